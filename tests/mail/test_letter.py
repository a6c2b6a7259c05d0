"""What a letter says: what was asked first, in the desk's own voice, with what stands beside the answers
below them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from mail_engine import QUOTE, WHEN, Echo, mail_bytes

from bot.answer import Answer, AnswerPart, Turn
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
    assert '"And where?"\nI could not find this.\nA member of our staff will look into it' in said


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
