"""What a letter says: what was asked first, in the desk's own voice, with what stands beside the answers
below them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from mail_engine import QUOTE, WHEN, Echo, mail_bytes

from bot.answer import Answer, AnswerPart, RankedIntent, Turn, turn_of
from bot.mail import reasons
from bot.mail.message import read_mail
from bot.mail.reply import Writer
from bot.mail.triage import consider

DESK = "desk@funder.example"


class Says(Echo):
    """Gives the same answer to every question."""

    def __init__(self, **answer: Any) -> None:
        super().__init__()
        self._answer = answer

    def ask(self, text: str | Turn, **options: Any) -> Answer:
        answer = super().ask(text, **options)
        quote = replace(answer.citations[0], translation=self._answer.get("translation"))
        changed = {name: value for name, value in self._answer.items() if name != "translation"}
        return replace(answer, citations=(quote,), **changed)


def letter(text: str, *, desk: str | None = DESK, **answer: Any) -> str:
    mail = read_mail(mail_bytes(text))
    return Writer(desk=desk).write(mail, consider(mail, Says(**answer), as_of=None, desk=desk), now=WHEN).text


def test_a_closed_call_is_said_once_below_the_answers() -> None:
    notice = "The call has been closed since 16 April 2024."
    said = letter("(1) Is it open?\n(2) Is it shut?\n", notice=notice)

    assert said.count(notice) == 1
    assert said.index("Question (1)") < said.index("Question (2)") < said.index(notice) < said.index("Note:")


def test_a_question_of_two_parts_shows_each_part_before_its_answer() -> None:
    parts = (
        AnswerPart("When is it?", "answered", "On 16 April. [1]", "deadline"),
        AnswerPart("And where?", "not_found", "I could not find this.", None),
    )
    said = letter("When is it, and where?", answer="On 16 April. [1]", parts=parts)

    assert '"When is it?"\nOn 16 April. [1]\n' in said
    assert '"And where?"\nWe could not find this.\nA member of our staff will look into it' in said


def test_a_translated_sentence_stands_below_its_original() -> None:
    assert f'"{QUOTE}"\n   (in English: "By 6 pm on 16 April")\n' in letter(
        "When?", translation="By 6 pm on 16 April"
    )
    assert "（和訳：「説明会」）" in letter("締切はいつですか。", translation="説明会")
    assert "in English" not in letter("When?")


@pytest.mark.parametrize("status", ["answered", "confirm", "not_found"])
@pytest.mark.parametrize("desk", [DESK, None])
def test_nobody_who_wrote_to_the_desk_is_sent_to_it(status: str, desk: str | None) -> None:
    answer = "It is open until April. Please confirm with the desk whether that is enough."
    said = letter("Is it open?", desk=desk, answer=answer, status=status).split("Kind regards")[0]

    assert "It is open until April. Our staff will confirm whether that is enough." in said
    assert DESK not in said
    assert "please reply to this mail" in said


@pytest.mark.parametrize(("to", "named"), [("desk@funder.example", False), ("other@funder.example", True)])
def test_the_contact_of_the_call_is_named_only_to_who_has_not_written_to_it(to: str, named: bool) -> None:
    raw = mail_bytes("Is it open?\n").replace(b"To: desk@funder.example", f"To: {to}".encode())
    outcome = consider(read_mail(raw), Echo(), as_of=None, desk="own@funder.example")
    said = Writer(desk="own@funder.example").write(read_mail(raw), outcome, now=WHEN).text

    assert (f"please write to {DESK}" in said) == named


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("質問1：締切はいつですか。\n質問2：開いていますか。\n", "■ ご質問 1\n"),
        ("Question 1: Is it open?\nQuestion 2: Is it shut?\n", "\nQuestion 1\n"),
        ("Firstly, is it open? Secondly, is it shut?\n", "\nQuestion 2\n"),
        ("(1) Is it open?\n(2) Is it shut?\n", "\nQuestion (2)\n"),
    ],
)
def test_a_heading_says_once_that_it_is_a_question(text: str, heading: str) -> None:
    assert heading in letter(text)


def test_a_letter_is_in_the_language_of_its_first_question_whatever_the_others_are_in() -> None:
    mail = read_mail(mail_bytes("締切はいつですか。\n\nAnd may a firm take part in the unknown scheme?\n"))
    outcome = consider(mail, Echo(), as_of=None, desk=DESK)
    said = Writer(desk=DESK).write(mail, outcome, now=WHEN).text.partition("\n> ")[0]

    assert [answer.language for point in outcome.points for answer in point.answers] == ["ja", "ja"]
    assert "担当者が確認のうえ、あらためて回答いたします。" in said
    assert "staff" not in said


def test_a_letter_is_in_the_language_of_what_is_asked_and_not_of_the_greetings_around_it() -> None:
    greeting = "潮見大学の李と申します。日本語があまり上手ではないので、途中から英語で失礼します。"

    assert "Please find our answers below." in letter(
        f"{greeting}\n\nWhen is the deadline?\n\nよろしくお願いします。"
    )


def test_what_an_earlier_point_has_said_is_not_said_again() -> None:
    said = letter("1. When is it?\n2. By when must we submit?\n", answer="On 16 April. [1]")

    assert said.count("On 16 April.") == 1
    assert "Please see our answer to Question 1 above." in said
    assert said.count(QUOTE) == 1


def test_a_sentence_that_an_earlier_point_has_said_is_pointed_to_and_the_rest_is_said() -> None:
    class InTurn(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            more = "\nThe rate is 30%. [1]" if "rate" in turn_of(text).text else ""
            return replace(super().ask(text, **options), answer=f"The limit is £1. [1]{more}")

    mail = read_mail(mail_bytes("1. What is the limit?\n2. What are the limit and the rate?\n"))
    said = Writer(desk=DESK).write(mail, consider(mail, InTurn(), as_of=None, desk=DESK), now=WHEN).text

    assert said.count("The limit is £1.") == 1
    assert "Please see our answer to Question 1 above.\nThe rate is 30%. [1]" in said


def test_a_question_in_another_language_than_the_letter_is_answered_in_both() -> None:
    class Both(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            answer = "4月です。 [1]" if options["language"] == "ja" else "It is in April. [1]"
            return replace(super().ask(text, **options), answer=answer)

    mail = read_mail(mail_bytes("締切はいつですか。\n\nAnd for the partners abroad, when does it close?\n"))
    outcome = consider(mail, Both(), as_of=None, desk=DESK)
    said = Writer(desk=DESK).write(mail, outcome, now=WHEN).text

    assert outcome.triage == "ready"
    assert "It is in April. [1]" in said.partition("ご質問 2")[2]
    assert "It is in April." not in said.partition("ご質問 2")[0]


def test_a_name_alone_is_a_question_in_no_language() -> None:
    mail = read_mail(mail_bytes("締切はいつですか。\n\ne-Rad?\n"))
    outcome = consider(mail, Echo(), as_of=None, desk=DESK)

    assert [point.again for point in outcome.points] == [None, None]


def test_what_is_said_otherwise_in_the_questions_own_language_is_never_ready() -> None:
    class Differs(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            answer = super().ask(text, **options)
            return answer if options["language"] == "ja" else replace(answer, citations=())

    mail = read_mail(mail_bytes("締切はいつですか。\n\nAnd for the partners abroad, when does it close?\n"))
    outcome = consider(mail, Differs(), as_of=None, desk=DESK)

    assert (outcome.triage, outcome.reason) == ("confirm", reasons.OTHER_LANGUAGE)


def test_a_part_that_repeats_an_earlier_point_says_so_and_the_rest_is_said() -> None:
    limit, rate = (AnswerPart(f"{what}?", "answered", f"{what}. [1]", what) for what in ("Limit", "Rate"))

    class InTurn(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            parts = (limit, rate) if "rate" in turn_of(text).text else ()
            return replace(super().ask(text, **options), answer="Limit. [1]", parts=parts)

    mail = read_mail(mail_bytes("1. What is the limit?\n2. What is that limit, and the rate?\n"))
    said = Writer(desk=DESK).write(mail, consider(mail, InTurn(), as_of=None, desk=DESK), now=WHEN).text

    assert '"Limit?"\nPlease see our answer to Question 1 above.' in said
    assert '"Rate?"\nRate. [1]' in said


def test_a_reproach_is_neither_thanked_for_nor_given_back_as_a_question() -> None:
    reproach = "何度もお電話しましたが、どなたも出られません。窓口の対応があまりに不誠実ではありませんか。"

    written = letter(reproach, intents=(RankedIntent("complaint", 0.9),)).partition("\n> ")[0]
    assert "ご指摘を承りました。" in written
    assert "ご質問" not in written
    assert "ありがとうございます" not in written


def test_what_is_answered_in_general_says_that_the_case_is_looked_into() -> None:
    said = letter("I leave Japan in September. May I still lead?", answer="PIs in Japan may lead. [1]")

    assert "PIs in Japan may lead. [1]\nThis is the general rule. A member of our staff will look" in said
    assert "general rule" not in letter("May I lead?", answer="PIs in Japan may lead. [1]")


def test_a_complaint_beside_an_answer_is_promised_a_reply() -> None:
    complaint = "Nobody has answered my mails for weeks, which is unacceptable.\n\n"

    assert "staff will look into the other matters in your mail" in letter(f"{complaint}Is it open?\n")
    assert "other matters" not in letter("Is it open?\n")


def test_a_letter_that_answers_nothing_does_not_say_that_it_does() -> None:
    said = letter("Is it open?", answer="The documents state nothing on this.", status="not_found")

    assert "our answers below" not in said
    assert "Our staff will reply to the following." in said


def test_who_asks_for_the_address_is_told_it() -> None:
    assert f"Proposals go to {DESK}." in letter("Where to?", answer=f"Proposals go to {DESK}.")


def test_who_asks_for_the_desks_address_is_not_told_to_write_to_it() -> None:
    said = letter(
        "窓口はどこですか。",
        desk=DESK,
        answer=f"窓口は公募担当（{DESK}）です。電子メールでお問い合わせください。",
    )

    assert f"公募担当（{DESK}）です。" in said
    assert "電子メールでお問い合わせください" not in said


def test_another_desk_is_named() -> None:
    said = letter("Is it open?", contact="uk@council.example")

    assert "please write to uk@council.example" in said
