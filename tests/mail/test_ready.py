"""Ready means ready: each asking sentence is answered by what it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.answer import Answer, Citation, RankedIntent, RulingLine, turn_of
from bot.answering.statements import Statement
from bot.answers.checking import Contradicted
from bot.desk import Turn
from bot.mail import reasons
from bot.mail.letter import letter_to
from bot.mail.message import read_mail
from bot.mail.outcome import Outcome
from bot.mail.triage import consider
from tests.mail.mail_engine import WHEN, Echo, mail_bytes


class Tells(Echo):
    """Tells to each question what *answers* has under its words, by itself or, first, behind what was asked before."""

    def __init__(self, answers: Mapping[str, str], *, behind: str = "", matter: str = "deadline") -> None:
        super().__init__()
        self._answers, self._behind, self._matter = answers, behind, matter

    def ask(self, text: str | Turn, **options: Any) -> Answer:
        question = turn_of(text).text
        follows = bool(options.get("thread")) and bool(self._behind)
        told = self._behind if follows else self._answers.get(question, "")
        intent = "award_limit" if follows else self._matter
        answered = replace(super().ask(text, **options), citations=(), intents=(RankedIntent(intent, 0.95),))
        return replace(answered, answer=told, status="answered" if told else "not_found")


def outcome_of(text: str, engine: Echo) -> Outcome:
    return consider(read_mail(mail_bytes(text)), engine, as_of=WHEN, desk=None)


@pytest.mark.parametrize(
    ("asked", "told", "triage"),
    [
        pytest.param("When does it close?", "It closes on 16 April 2024.", "ready", id="a day"),
        pytest.param("When does it close?", "The form is a Word file.", "confirm", id="no day"),
        pytest.param(
            "連絡はいつ来ますか。", "面接の2週間前までに届きます。", "ready", id="a length before it"
        ),
        pytest.param("上限はいくらですか。", "様式は一つです。", "confirm", id="no amount"),
        pytest.param(
            "How long after that does it open?", "It opens on 1 May 2024.", "confirm", id="no length"
        ),
        pytest.param("How long does it stay open?", "It is open for 3 months.", "ready", id="a length"),
        pytest.param(
            "技術員や学生も含められますか。", "学生は含まれます。", "confirm", id="one of two that are named"
        ),
        pytest.param("技術員や学生も含められますか。", "技術員と学生は含まれます。", "ready", id="both"),
        pytest.param(
            "テーマの英語名称を教えてください。", "「探索研究」です。", "confirm", id="no English name"
        ),
        pytest.param(
            "テーマの英語名称を教えてください。", "Engineering biologyです。", "ready", id="an English name"
        ),
        pytest.param("日本語版と英語版を出しますか。", "同じPDFを出します。", "confirm", id="no language"),
        pytest.param("日本語版と英語版を出しますか。", "英語で書きます。", "ready", id="a language"),
        pytest.param(
            "Is it written in English or Japanese?", "It is written in English.", "ready", id="a choice"
        ),
        pytest.param(
            "Is there one joint proposal?", "Both upload the same joint proposal.", "ready", id="one"
        ),
    ],
)
def test_an_answer_without_what_is_asked_for_is_to_be_confirmed(asked: str, told: str, triage: str) -> None:
    assert outcome_of(asked, Tells({asked: told})).triage == triage


class Rules(Tells):
    """Decides, and quotes the sentence of the limit."""

    quote = "最大2.34億円（間接経費を含む）、2030年3月末まで、単独公募の研究代表者は申請できません"

    def ask(self, text: str | Turn, **options: Any) -> Answer:
        source = Citation(1, "slides", "説明資料", 12, "支援規模", self.quote)
        ruling = RulingLine(
            "duplicate_application", "japan-uk", "no", "重複応募はできません。", None, None, (1,)
        )
        return replace(super().ask(text, **options), citations=(source,), rulings=(ruling,))


def test_a_value_of_the_documents_own_that_the_quotation_shows_is_used() -> None:
    asked = "2030年3月まで延長した場合、追加の予算は配分されますか。"

    assert outcome_of(asked, Rules({asked: "支援額は増えません。"})).triage == "ready"


def test_a_value_of_the_calls_own_only_names_what_a_sure_answer_is_about() -> None:
    asked = "With 3 years behind us, is another report due after {}?"
    own, other = asked.format("3 years"), asked.format("7 years")

    assert outcome_of(own, Tells({own: "Another report is due, unevaluated."})).triage == "ready"
    assert outcome_of(other, Tells({other: "Another report is due, unevaluated."})).triage == "confirm"


def test_a_question_after_a_file_sends_to_no_attachment() -> None:
    asked = "My question, then: what is the name of the file that we have to use?"
    outcome = outcome_of(f"Thank you for the quick reply. {asked}", Tells({asked: "It is form.docx."}))

    assert [point.question.text for point in outcome.points] == [asked]


def test_a_wish_for_a_reply_behind_what_is_told_is_no_question() -> None:
    asked = "締切は何時でしょうか。"
    wish = "先方から問い合わせを受けており、併せてお教えいただければ大変助かります。"
    outcome = outcome_of(asked + wish, Tells({asked: "締切は18時です。"}))

    assert (outcome.triage, len(outcome.points)) == ("ready", 1)


def test_what_was_asked_above_is_no_answer_to_a_question_that_does_not_point_there() -> None:
    class Borrows(Tells):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            answer = super().ask(text, **options)
            told = bool(turn_of(text).background)
            return replace(answer, answer="支援期間は3年間です。", status="answered") if told else answer

    first = "支援期間は何年ですか。"
    outcome = outcome_of(
        f"① {first}\n② 英国側は㈱等も対象ですか。", Borrows({first: "支援期間は3年間です。"})
    )

    assert outcome.triage != "ready"
    assert [answer.answer for answer in outcome.points[1].answers] != ["支援期間は3年間です。"]


def test_in_english_before_a_colon_only_says_how_the_writer_goes_on() -> None:
    asked = "And for my colleague in English: is there a common form for both sides?"

    assert outcome_of(asked, Tells({asked: "There is a common form."})).reason is None


@pytest.mark.parametrize(
    ("told", "triage"),
    [
        pytest.param("A教授は単独公募に研究代表者として申請中です。", "ready", id="what the sentence is of"),
        pytest.param("A教授は来春に他大学へ移ります。", "confirm", id="something else"),
    ],
)
def test_a_case_pointed_back_to_is_used_where_a_rule_decides_with_its_words(told: str, triage: str) -> None:
    asked = "同じくA教授を研究代表者として共同公募にも申請することは可能でしょうか。"

    assert outcome_of(f"{told}{asked}", Rules({asked: "重複応募はできません。"})).triage == triage


LIMIT = "The limit is 180 million yen."
AND_THE_DEADLINE = "And is the deadline the same for our partner?"


def test_a_later_question_is_not_answered_by_what_was_said_already_where_it_asks_something_else() -> None:
    first = "Is 150 million yen within the limit?"
    engine = Tells({first: LIMIT, AND_THE_DEADLINE: "The deadline is another: 16:00 UK time."}, behind=LIMIT)
    outcome = outcome_of(f"{first} {AND_THE_DEADLINE}", engine)

    assert [answer.answer for answer in outcome.points[1].answers] == [
        "The deadline is another: 16:00 UK time."
    ]


def test_what_is_said_again_and_not_asked_by_itself_is_to_be_confirmed() -> None:
    first = "What is the limit?"
    outcome = outcome_of(f"{first} {AND_THE_DEADLINE}", Tells({first: LIMIT}, behind=LIMIT))

    assert (outcome.triage, outcome.reason) == ("confirm", reasons.UNSURE)


def test_questions_of_one_paragraph_with_the_same_answer_are_one_point() -> None:
    text = "Is 150 million yen within the limit? And is it with overheads?"
    outcome = outcome_of(text, Same())

    assert [point.question.text for point in outcome.points] == [text]
    assert outcome.triage == "ready"


def test_one_answer_to_two_questions_has_to_hold_what_each_gets_by_itself() -> None:
    first, second = "Would I be wanted for that", "is it in August?"
    asked, when = f"{first}, and {second}", "It is in early August."
    both = f"Nobody from the UK is.\n{when}"
    whole = outcome_of(asked, Tells({asked: both, first: "Nobody from the UK is.", second: when}))
    half = outcome_of(asked, Tells({asked: when, second: when}))

    assert whole.triage == "ready"
    assert (half.triage, half.reason) == ("confirm", reasons.SEVERAL)


def test_where_both_are_wanted_one_is_too_little() -> None:
    asked = "両方の宛先をお知らせください。"
    outcome = outcome_of(asked, Tells({asked: "宛先はdesk@funder.exampleです。"}))

    assert (outcome.triage, outcome.reason) == ("confirm", reasons.SEVERAL)


def test_whether_somebody_is_right_asks_whether_what_they_say_is_so() -> None:
    claim = "A colleague says that only doctors can be sent."
    engine = Tells({claim: "Students may go, too."})
    outcome = outcome_of(f"{claim} Is he right?", engine)

    assert [answer.answer for point in outcome.points for answer in point.answers] == [
        "Students may go, too."
    ]


def test_a_wish_that_the_documents_do_not_allow_is_no_question_of_dates() -> None:
    class Late(Tells):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            ruling = RulingLine("deadline", "japan-uk", "no", "23 April is late.", None, None, ())
            return replace(super().ask(text, **options), rulings=(ruling,))

    asked = "We should be so grateful if it could be 23 April."
    outcome = outcome_of(asked, Late({asked: "23 April is late."}))

    assert outcome.triage != "ready"


class Same(Echo):
    """Says one thing, whatever is asked."""

    def ask(self, text: str | Turn, **options: Any) -> Answer:
        answered = replace(super().ask(text, **options), answer="150 million yen is within the limit.")
        return replace(answered, intents=(RankedIntent("award_limit", 0.95),))


def test_numbered_questions_with_the_same_answer_stay_two() -> None:
    outcome = outcome_of("1. Is 150 million yen within the limit?\n2. Is it with overheads?", Same())

    assert [point.question.label for point in outcome.points] == ["1", "2"]


def test_two_questions_of_one_sentence_are_asked_one_by_one_where_one_answer_is_not_to_both() -> None:
    first, second = "When does it close", "how much is the award?"
    engine = Tells(
        {f"{first}, and {second}": "It closes on 16 April.", first: "It closes on 16 April.", second: LIMIT}
    )
    outcome = outcome_of(f"{first}, and {second}", engine)

    assert [answer.answer for answer in outcome.points[0].answers] == ["It closes on 16 April.", LIMIT]
    assert outcome.triage == "ready"


def test_a_second_question_that_the_first_answer_has_the_value_for_is_answered_with_it() -> None:
    first, second = "How large is the award", "for how many years?"
    both = "The award is at most 180 million yen over 3 years."
    outcome = outcome_of(
        f"{first}, and {second}", Tells({f"{first}, and {second}": both, first: both}, behind=both)
    )

    assert [answer.answer for answer in outcome.points[0].answers] == [both]
    assert outcome.triage == "ready"


def test_one_line_of_what_was_said_is_no_answer_to_something_else() -> None:
    first = "What is the limit?"
    engine = Tells({first: f"{LIMIT}\nIt closes on 16 April."}, behind=LIMIT)

    assert outcome_of(f"{first} {AND_THE_DEADLINE}", engine).reason == reasons.UNSURE


def test_a_remark_beside_a_question_is_for_a_person_to_confirm_and_gets_no_line_of_a_chat() -> None:
    class Chats(Same):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            intent = "aside" if "right" in turn_of(text).text else "award_limit"
            return replace(super().ask(text, **options), intents=(RankedIntent(intent, 0.9),))

    outcome = outcome_of("Who is right?\n\nIs 150 million yen within the limit?", Chats())

    assert outcome.triage == "confirm"
    assert outcome.points[0].answers == ()


def test_an_item_that_points_up_is_told_with_the_amount_above_the_list() -> None:
    engine = Echo()
    outcome_of(
        "直接経費は1億4,500万円の見込みです。「2.34億円まで」と言う者もおります。\n\n1. 様式はどれですか。\n"
        "2. 上記の試算で総額はいくらですか。",
        engine,
    )

    assert engine.told == [[], ["直接経費は1億4,500万円の見込みです。"]]


def test_a_number_behind_a_word_is_the_label_of_an_item() -> None:
    outcome = outcome_of("(a) Is a form needed?\n(b) Is it in English?\n\nAlso (c): is it long?", Echo())

    assert [point.question.label for point in outcome.points] == ["(a)", "(b)", "(c)"]


@pytest.mark.parametrize(
    ("sender", "text", "addressee"),
    [
        pytest.param(
            "<form@web.example>",
            "お名前：谷口 智子\n内容：締切は4月16日ですか。",
            "谷口 智子 様",
            id="a form",
        ),
        pytest.param(
            "Emi Nagatomo <e@univ.example>",
            "締切は4月16日ですか。\n\n長友 恵美",
            "長友 恵美 様",
            id="a signature",
        ),
        pytest.param(
            "森野 研究支援室 <m@univ.example>",
            "URAの森野です。\n締切は4月16日ですか。",
            "森野 様",
            id="a person of an office",
        ),
        pytest.param(
            "みのり大学 研究支援室 <m@univ.example>",
            "締切は4月16日ですか。",
            "みのり大学 研究支援室 御中",
            id="an office",
        ),
        pytest.param(
            "Ken Morino <m@univ.example>",
            "森野（汐見大学）です。締切は4月16日ですか。",
            "森野 様",
            id="a name before its place",
        ),
        pytest.param(
            "<form@web.example>", "Name: Julia Stone\nIs it open?", "Dear Julia Stone,", id="English"
        ),
    ],
)
def test_whoever_a_mail_names_is_greeted(sender: str, text: str, addressee: str) -> None:
    mail = read_mail(mail_bytes(text, sender=sender))
    outcome = consider(mail, Echo(), as_of=WHEN, desk=None)

    assert letter_to(mail, outcome).addressee == addressee


def test_a_noun_wished_for_behind_a_question_is_asked_for() -> None:
    outcome = outcome_of("締切は4月16日ですか。また、機関の正式名称もお願いいたします。", Echo())

    assert [point.question.text for point in outcome.points] == [
        "締切は4月16日ですか。", "また、機関の正式名称もお願いいたします。",
    ]  # fmt: skip


class Denies(Tells):
    """Knows that applications close in April, whatever is told."""

    def contradicted(self, text: str, call: str | None, side: str | None) -> tuple[Contradicted, ...]:
        return (Contradicted(text, Statement("They close in April.")),) if "May" in text else ()


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (
            "As applications close on 5 May, is the form in English?",
            f"{reasons.PREMISE}: They close in April.",
        ),
        ("As our term ends on 5 May, is the form in English?", None),
        ("As applications close on 5 April, is the form in English?", None),
    ],
)
def test_a_premise_that_the_facts_deny_is_to_be_confirmed(asked: str, reason: str | None) -> None:
    day = asked[asked.index(" on ") : asked.index(",")]

    assert outcome_of(asked, Denies({asked: f"The form is in English, whatever is{day}."})).reason == reason


def test_an_hour_twelve_from_the_one_that_is_told_to_it_is_to_be_confirmed() -> None:
    assert (
        outcome_of("締切は4時ですか。", Tells({"締切は4時ですか。": "4:00は締切16:00の前です。"})).triage
        == "confirm"
    )
    assert (
        outcome_of("締切は15時ですか。", Tells({"締切は15時ですか。": "15:00は締切16:00の前です。"})).triage
        == "ready"
    )


def test_what_was_only_reported_is_not_judged_where_something_else_is_asked() -> None:
    class Judges(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            ruling = RulingLine(
                "deadline", "call", "yes", "10 April is before the deadline.", None, None, (1,)
            )
            answered = replace(super().ask(text, **options), answer=ruling.text, rulings=(ruling,))
            return replace(answered, intents=(RankedIntent("deadline", 0.95),))

    assert outcome_of("We handed it in on 10 April. What now?", Judges()).triage == "confirm"
    assert outcome_of("We handed it in on 10 April. Is that in time?", Judges()).triage == "ready"


def test_lines_that_name_people_are_asked_about_by_the_sentence_behind_them() -> None:
    lines = "Our two:\n- Dr A (PhD 2015)\n- Dr B (PhD 2003)\n"
    each = outcome_of(f"{lines}\nAre both all right as travellers?", Echo())
    other = outcome_of(f"{lines}How many may travel?", Echo())

    assert [point.question.text for point in each.points] == ["Dr A (PhD 2015)", "Dr B (PhD 2003)"]
    assert {point.question.head for point in each.points} == {("Are both all right as travellers?",)}
    assert [point.question.text for point in other.points] == ["How many may travel?"]
