"""Ready means ready: every question is answered to the point, and nothing else in the mail wants a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from mail_engine import Echo, mail_bytes
from mail_files import mail_with

from bot.answer import Answer, AnswerPart, RankedIntent, RulingLine, Turn, turn_of
from bot.mail import reasons
from bot.mail.attachments import Opened
from bot.mail.message import read_mail
from bot.mail.outcome import Outcome
from bot.mail.reading import read
from bot.mail.triage import consider


class Says(Echo):
    """Gives the same answer to every question."""

    def __init__(self, **answer: Any) -> None:
        super().__init__()
        self._answer = answer

    def ask(self, text: str | Turn, **options: Any) -> Answer:
        language = read(turn_of(text).text).language
        return replace(super().ask("x", **options), **{"language": language, **self._answer})


def outcome_of(text: str, engine: Echo | None = None, **options: Any) -> Outcome:
    mail = read_mail(mail_bytes(text, **options))
    return consider(mail, engine or Echo(), as_of=None, desk=None)


LIMIT = "2億円は上限1.8億円を2,000万円超えます。"


def test_a_value_that_the_answer_uses_keeps_the_mail_ready() -> None:
    assert outcome_of("2億円は上限内ですか。", Says(answer=LIMIT)).triage == "ready"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("総額3億円は上限内ですか。", "3億円"),
        ("半年ずつ、6か月を2人で分けてもよいですか。", "6か月"),
        ("I leave Japan in September. May I still lead?", "September"),
        ("I leave Japan in 2025. May I still lead?", "2025"),
        ("May three people share the stay?", "three people"),
    ],
)
def test_a_value_that_no_answer_uses_keeps_it_from_being_ready(text: str, left: str) -> None:
    outcome = outcome_of(text, Says(answer=LIMIT))

    assert outcome.triage == "confirm"
    assert left in str(outcome.reason)
    assert str(outcome.reason).startswith("told with the question and not used in the answer: ")


def test_a_case_told_without_any_value_is_for_a_person_to_weigh() -> None:
    outcome = outcome_of(
        "英国の機関に所属しています。これは応募資格がありますか。", Says(answer="応募できます。")
    )

    assert outcome.triage == "confirm"
    assert "the case told with the question" in str(outcome.reason)


def test_the_year_of_the_call_is_no_condition() -> None:
    assert outcome_of("2024年度の公募の上限はいくらですか。", Says(answer=LIMIT)).triage == "ready"


def test_a_length_that_plays_a_part_of_its_own_or_a_bare_number_told_beside_is_no_condition() -> None:
    text = "学位取得後4年の助教もおります。二人とも渡航させたいのですが、人数に上限はありますか。"

    assert outcome_of(text, Says(answer="人数に制限はありません。")).triage == "ready"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("若手2名が半年ずつ渡航します。人数に制限はありますか。", "半年"),
        ("Two postdocs go for half a year each. Is there a limit on their number?", "half a year"),
    ],
)
def test_what_several_have_each_is_a_condition(text: str, left: str) -> None:
    outcome = outcome_of(text, Says(answer="人数に制限はありません。"))

    assert (outcome.triage, f"{reasons.UNUSED}: {left}" in str(outcome.reason)) == ("confirm", True)


@pytest.mark.parametrize(
    ("text", "answer", "reason"),
    [
        pytest.param(
            "新素材はIとIIのどちらに挙げられていますか。", "新素材は募集するテーマです。",
            f"{reasons.UNUSED}: IとIIのどちら", id="a choice that is not made",
        ),
        pytest.param("新素材はIとIIのどちらに挙げられていますか。", "新素材はIに挙げられています。", None,
        id="one that is"),
        pytest.param(
            "弊社の研究所も研究機関に含まれますか。", "研究機関の研究者が応募できます。",
            f"{reasons.UNUSED}: the case told with the question", id="a case of one's own that no rule decides",
        ),
        pytest.param(
            "様式はどれで、また締切はいつですか。", "様式は一つです。", reasons.SEVERAL,
            id="two questions and one answer",
        ),
    ],
)  # fmt: skip
def test_what_an_answer_leaves_undecided_keeps_it_from_being_ready(
    text: str, answer: str, reason: str | None
) -> None:
    outcome = outcome_of(text, Says(answer=answer))

    assert (outcome.triage, outcome.reason) == ("confirm" if reason else "ready", reason)


def test_an_answer_with_the_words_of_the_question_is_believed_sooner() -> None:
    unsure = {"intents": (RankedIntent("interview_attendee", 0.5),)}
    asked = "Is the UK counterpart interviewed?"

    assert outcome_of(asked, Says(answer="No UK counterpart is interviewed.", **unsure)).triage == "ready"
    assert outcome_of(asked, Says(answer="The call is open.", **unsure)).reason == reasons.UNSURE


def test_next_year_tells_when_something_else_happens() -> None:
    assert (
        outcome_of("来年度の授業を決めるため伺います。締切はいつですか。", Says(answer="4月です。")).triage
        == "ready"
    )


def test_what_is_answered_without_the_case_told_is_never_ready() -> None:
    class InGeneral(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            found, told = super().ask(text, **options), turn_of(text).background
            return found if told else replace(found, status="answered", reason=None)

    outcome = outcome_of("It is unknown who leads. When does it close?", InGeneral())

    assert (outcome.triage, outcome.reason) == ("confirm", reasons.IN_GENERAL)


@pytest.mark.parametrize(
    ("said", "triage"),
    [
        pytest.param("March 2028 is 4 months after the end.", "confirm", id="how it compares"),
        pytest.param("March 2028 is 4 months after the end. It ends in 2027.", "ready", id="and what it is"),
    ],
)
def test_an_open_question_is_not_answered_by_how_a_value_told_beside_it_compares(
    said: str, triage: str
) -> None:
    ruling = RulingLine("project_period", "japan-uk", "no", said, None, None, ())
    outcome = outcome_of(
        "We run until March 2028. When does the UK side end?", Says(answer=said, rulings=(ruling,))
    )

    assert outcome.triage == triage


@pytest.mark.parametrize(
    ("answer", "triage"),
    [
        pytest.param("The rent of a hall counts.", "ready", id="of the item"),
        pytest.param("About 70% of it are for networks.", "confirm", id="of the stem alone"),
    ],
)
def test_the_answer_to_an_item_without_a_question_of_its_own_has_to_have_its_words(
    answer: str, triage: str
) -> None:
    text = "Which of the following may we charge to it:\n\na) the rent of a hall\nb) Is tea included?"
    engine = Says(answer=answer, intents=(RankedIntent("cost_item", 0.9),), citations=())

    assert outcome_of(text, engine).points[0].triage == triage


def test_a_mail_that_only_wishes_well_is_no_question() -> None:
    engine = Says(intents=(RankedIntent("thanks", 0.6),))
    outcome = outcome_of("Thank you, that is perfect.\n\nHave a calm week,", engine)

    assert (outcome.triage, outcome.reason) == ("not_a_question", "thanks")


def test_what_only_asks_for_an_answer_is_no_question_beside_one() -> None:
    class Talks(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            intent = "aside" if "grateful" in turn_of(text).text else "deadline"
            return replace(super().ask(text, **options), intents=(RankedIntent(intent, 0.9),))

    outcome = outcome_of(
        "When does it close?\n\nWe would be grateful for the date to plan our budget.", Talks()
    )

    assert outcome.triage == "ready"
    assert [point.question.text for point in outcome.points] == ["When does it close?"]


@pytest.mark.parametrize(
    ("answer", "triage", "reason"),
    [
        pytest.param(
            {"parts": (AnswerPart("a?", "answered", "A", "x"), AnswerPart("b?", "not_found", "", None))},
            "confirm", "not found", id="a part without an answer",
        ),
        pytest.param(
            {"parts": (AnswerPart("a?", "answered", "A", "x"), AnswerPart("b?", "confirm", "B", "x"))},
            "confirm", "confirm", id="a part to confirm",
        ),
        pytest.param({"notice": "Closed."}, "confirm", "the call is not open: Closed.", id="a closed call"),
        pytest.param({"language": "ja"}, "confirm", reasons.OTHER_LANGUAGE, id="Japanese"),
        pytest.param({"intents": (RankedIntent("complaint", 0.9),)}, "person", reasons.COMPLAINT, id="a complaint"),
        pytest.param({"intents": (RankedIntent("greeting", 0.9),)}, "person", reasons.NO_QUESTION, id="talk"),
        pytest.param({"intents": (RankedIntent("deadline", 0.7),)}, "ready", None, id="an answer"),
        pytest.param({"intents": (RankedIntent("deadline", 0.69),)}, "confirm", reasons.UNSURE, id="an unsure one"),
    ],
)  # fmt: skip
def test_an_answer_is_ready_only_if_all_of_it_is(
    answer: dict[str, Any], triage: str, reason: str | None
) -> None:
    outcome = outcome_of("Is it open?", Says(**answer))

    assert (outcome.triage, outcome.reason) == (triage, reason)


def test_an_asking_sentence_beyond_what_is_answered_is_pointed_out() -> None:
    many = " ".join(f"Is part {letter} open?" for letter in "ABCDEFGHIJ")
    outcome = outcome_of(f"(1) {many}\n(2) Is it shut?\n")

    assert outcome.triage == "person"
    assert "asked and not answered: Is part I open?, Is part J open?" in str(outcome.reason)


def test_a_question_in_a_question_sheet_is_for_a_person_to_confirm() -> None:
    sheet = Opened("questions.txt", "Is it open?\n")
    mail = read_mail(
        mail_with(("questions.txt", b"Is it open?"), text="Please answer the attached questions.\n")
    )
    outcome = consider(mail, Echo(), as_of=None, desk=None, open_attached=lambda: [sheet])

    assert (outcome.triage, outcome.reason) == ("confirm", "asked in an attachment")


def test_an_invitation_with_a_question_is_answered_and_left_to_a_person() -> None:
    raw = mail_bytes(
        "Could the UK side pay for travel?\n", headers="Content-Class: urn:content-classes:calendarmessage"
    )
    outcome = consider(read_mail(raw), Echo(), as_of=None, desk=None)

    assert (outcome.triage, outcome.reason) == ("person", "a meeting is asked for")
    assert len(outcome.points) == 1


def test_what_is_not_found_carries_the_slides_on_its_subject() -> None:
    (point,) = outcome_of("Is it unknown?").points

    assert point.triage == "person"
    assert [slide.page for slide in point.slides] == [20]


def test_a_mail_in_which_no_question_was_found_carries_them_too() -> None:
    outcome = outcome_of(
        "The travel of my postdoc this autumn remains a riddle to all of us here.\n", subject=""
    )

    assert outcome.triage == "person"
    assert [slide.page for slide in outcome.slides] == [20]
