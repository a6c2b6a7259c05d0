"""Ready means ready: every question is answered to the point, and nothing else in the mail wants a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from mail_engine import Echo, mail_bytes
from mail_files import mail_with

from bot.answer import Answer, AnswerPart, Choice, RankedIntent, RulingLine, Turn, turn_of
from bot.mail import reasons
from bot.mail.attachments import Opened
from bot.mail.message import read_mail
from bot.mail.outcome import Outcome
from bot.mail.reading import read
from bot.mail.triage import consider
from index.passage import Passage


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


def test_an_answer_beside_which_something_else_is_offered_is_to_be_confirmed() -> None:
    offered = (Choice("desk:parking", "駐車場はありますか"),)

    assert outcome_of("2億円は上限内ですか。", Says(answer=LIMIT, choices=offered)).triage == "confirm"


def test_a_mail_with_an_asking_sentence_that_is_part_of_no_question_is_never_ready() -> None:
    lead = "Co-PIは必ず置くのでしょうか。次の点もお知らせください。"

    outcome = outcome_of(f"{lead}\n\n・締切はいつですか。\n・上限はいくらですか。")

    assert outcome.triage == "confirm"
    assert "Co-PIは必ず置くのでしょうか。" in str(outcome.reason)


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


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("Is it at 80% or at 100% of the cost?", "It is 80% of the cost.", id="the other of two"),
        pytest.param("80％か100％のどちらですか。", "80％です。", id="the other of two, in Japanese"),
        pytest.param("Top10%論文の図の出典は何ですか。", "出典は指標です。", id="the end of a name"),
        pytest.param("あと3年間は研究費があります。どう見られますか。", "重視します。", id="another kind of value"),
        pytest.param("We did so in 2019. When does it close?", "On 16 April 2024.", id="a year gone by"),
    ],
)  # fmt: skip
def test_a_value_that_no_answer_could_use_keeps_no_mail_from_being_ready(text: str, answer: str) -> None:
    assert outcome_of(text, Says(answer=answer)).triage == "ready"


@pytest.mark.parametrize(
    ("text", "answer", "left"),
    [
        pytest.param("We have ten months. How long must they stay?", "About 1 year.", "ten months", id="of its kind"),
        pytest.param("I retire in 2031. Who may lead?", "Researchers may lead.", "2031", id="a year to come"),
        pytest.param("あと3年間は研究費があります。応募できますか。", "応募できます。", "3年間", id="a yes or no"),
        pytest.param("Is it 60% or 90% of the cost?", "It is 80% of the cost.", "60%, 90%", id="neither of two"),
        pytest.param("Is 80% of it due by May, or 100%?", "It is 80%.", "May, 100%", id="no pair"),
    ],
)  # fmt: skip
def test_a_condition_that_an_answer_could_have_used_does(text: str, answer: str, left: str) -> None:
    outcome = outcome_of(text, Says(answer=answer))

    assert (outcome.triage, outcome.reason) == ("confirm", f"{reasons.UNUSED}: {left}")


@pytest.mark.parametrize(
    ("text", "triage", "reason"),
    [
        ("(1) Is it open?\n(2) Is it unknown?\n", "confirm", "not placed: Is it unknown?"),
        ("(1) Is it open?\n(2) Is it unknown?\n(3) Is he unknown?\n", "person", "not placed"),
        ("(1) Is it about open?\n(2) Is it unknown?\n", "person", "hedged; not placed"),
    ],
)
def test_a_mail_of_which_half_is_answered_is_to_be_confirmed_and_the_open_half_named(
    text: str, triage: str, reason: str
) -> None:
    outcome = outcome_of(text)

    assert (outcome.triage, outcome.reason) == (triage, reason)


@pytest.mark.parametrize(("asked", "triage"), [("Is it open?", "confirm"), ("Is it unknown?", "person")])
def test_a_complaint_beside_an_answer_is_to_be_confirmed_and_else_for_a_person(
    asked: str, triage: str
) -> None:
    outcome = outcome_of(f"Nobody has answered my mails for weeks, which is unacceptable.\n\n{asked}\n")

    assert outcome.triage == triage
    assert reasons.COMPLAINT in str(outcome.reason)


@pytest.mark.parametrize(
    "text",
    [
        "質問票を添付いたします。ご確認をお願いいたします。",
        "伺いたい点を別紙にまとめました。ご回答いただけますと幸いです。",
        "Please find my questions attached. Could you reply by Friday?",
        "Attached are five questions. Would you be able to answer them?",
    ],
)
def test_what_only_points_to_an_attachment_asks_nothing_itself(text: str) -> None:
    unsure = Says(intents=(RankedIntent("submission", 0.4),), answer="Upload it.", citations=())
    mail = read_mail(mail_with(("list.pdf", b"%PDF-"), text=text))
    outcome = consider(mail, unsure, as_of=None, desk=None)

    assert (outcome.triage, outcome.points) == ("person", ())
    assert outcome.reason == reasons.ONLY_ATTACHED


FORWARDED = (
    "{own}\n\n-----Original Message-----\nFrom: Prof <prof@univ.example>\n"
    "Sent: Monday, April 1, 2024 9:00 AM\nTo: Office <office@univ.example>\nSubject: call\n\n"
    "Hi,\n\nIs it open? And is it unknown who leads?\n"
)


@pytest.mark.parametrize(
    ("own", "labels"),
    [
        ("Could you help with the points below?", ["1", "2"]),
        ("When does it close?", ["1", "2", "3"]),
    ],
)
def test_the_questions_of_a_mail_passed_on_stand_behind_its_own(own: str, labels: list[str]) -> None:
    outcome = outcome_of(FORWARDED.format(own=own), subject="FW: call")

    assert [point.question.label for point in outcome.points] == labels
    assert [point.question.text for point in outcome.points][-2:] == [
        "Is it open?",
        "And is it unknown who leads?",
    ]
    assert outcome.triage != "ready"
    assert reasons.PASSED_ON in str(outcome.reason)


@pytest.mark.parametrize(
    ("text", "triage"),
    [
        ("When does the single call open?\n\nAnd how large is it?", "confirm"),
        ("1. When does the single call open?\n2. How large is it?", "confirm"),
        ("When does the single call open?\n\nAnd how large is the joint one?", "ready"),
        ("When does it open? And how large is it?", "ready"),
    ],
)
def test_a_question_answered_for_another_call_than_was_named_is_not_ready(text: str, triage: str) -> None:
    class Joint(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            scheme = "single" if "single" in turn_of(text).text else "joint"
            ruling = RulingLine("call_period", scheme, "info", "It does.", None, None, ())
            return replace(super().ask(text, **options), rulings=(ruling,))

    outcome = outcome_of(text, Joint())

    assert (outcome.triage, outcome.reason) == (triage, None if triage == "ready" else reasons.OTHER_CALL)


class OfOneCall(Echo):
    """Answers for the call that is named in what it is told, else for the joint one."""

    def ask(self, text: str | Turn, **options: Any) -> Answer:
        turn = turn_of(text)
        scheme = "single" if "single" in "\n".join((turn.text, *turn.background)) else "joint"
        ruling = RulingLine("award_limit", scheme, "info", "It is.", None, None, ())
        return replace(super().ask(text, **options), rulings=(ruling,))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "One of us means the single call.\n\n- How large is it?\n- Is it open?", id="told above"
        ),
        pytest.param("How large is it? Is it open?", id="the subject"),
    ],
)
def test_what_is_asked_without_naming_a_call_is_answered_for_the_one_the_mail_is_about(text: str) -> None:
    outcome = outcome_of(text, OfOneCall(), subject="The single call")

    answers = [answer for point in outcome.points for answer in point.answers]
    assert {ruling.scheme for answer in answers for ruling in answer.rulings} == {"single"}


def test_amounts_that_two_of_an_answer_come_to_or_lie_apart_are_used_with_them() -> None:
    told = "直接経費は1.4億円、差は4,200万円です。総額1.82億円は上限内ですか。"
    said = "直接経費1.4億円と総額1.82億円は上限内です。"

    assert outcome_of(told, Says(answer=said)).triage == "ready"


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
    asked = "Is the UK counterpart of a Japanese researcher interviewed as well?"
    told = "No UK counterpart of a Japanese researcher is interviewed."

    assert outcome_of(asked, Says(answer=told, **unsure)).triage == "ready"
    assert outcome_of(asked, Says(answer="The call is open.", **unsure)).reason == reasons.UNSURE
    short = outcome_of("Is the UK covered?", Says(answer="The UK is covered.", **unsure))
    assert short.reason == reasons.UNSURE


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
        pytest.param({"intents": (RankedIntent("deadline", 0.85),)}, "ready", None, id="an answer"),
        pytest.param({"intents": (RankedIntent("deadline", 0.84),)}, "confirm", reasons.UNSURE, id="an unsure one"),
    ],
)  # fmt: skip
def test_an_answer_is_ready_only_if_all_of_it_is(
    answer: dict[str, Any], triage: str, reason: str | None
) -> None:
    outcome = outcome_of("Is it open?", Says(**answer))

    assert (outcome.triage, outcome.reason) == (triage, reason)


@pytest.mark.parametrize(
    ("intent", "triage"),
    [
        ("interview", "ready"),
        ("interview_details", "ready"),
        ("final_report", "ready"),
        ("eligibility", "confirm"),
    ],
)
def test_what_comes_after_the_closing_is_answered_though_the_call_is_closed(intent: str, triage: str) -> None:
    told = Says(notice="Closed.", intents=(RankedIntent(intent, 0.9),))

    assert outcome_of("When is it?", told).triage == triage


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("See the subject. And when does it close?", ["How many are selected?", "And when does it close?"]),
        ("When does it close?", ["When does it close?"]),
    ],
)
def test_a_subject_that_the_text_points_to_is_asked_too(text: str, asked: list[str]) -> None:
    outcome = outcome_of(text, subject="How many are selected?")

    assert [point.question.text for point in outcome.points] == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("お世話になります。\n標記の件、ご教示いただけますと幸いです。", ["採択の件数"]),
        (
            "標記についてご教示ください。あわせて、面接の時期もお知らせください。",
            ["採択の件数", "あわせて、面接の時期もお知らせください。"],
        ),
        ("標記の件、以下につきご教示ください。\n締切はいつですか。", ["締切はいつですか。"]),
        ("標記の件、ご教示ください。締切はいつですか。", ["締切はいつですか。"]),
    ],
)
def test_a_subject_that_the_text_asks_to_be_told_is_asked_whatever_its_form(
    text: str, asked: list[str]
) -> None:
    outcome = outcome_of(text, subject="採択の件数")

    assert [point.question.text for point in outcome.points] == asked


def test_what_is_asked_by_yes_or_no_and_answered_by_other_words_is_sure_or_to_be_confirmed() -> None:
    told = {"answer": "Interviews are held in early August 2024.", "rulings": ()}

    for sure, triage in ((0.8, "confirm"), (0.9, "ready")):
        answer = Says(**told, intents=(RankedIntent("interview", sure),))
        assert outcome_of("Is there a car park?", answer).triage == triage


def test_of_two_values_to_choose_from_one_is_answered() -> None:
    told = Says(answer="The award is paid at 80%.", intents=(RankedIntent("full_economic_cost", 0.9),))

    assert outcome_of("Is it paid at 80% FEC or 100%?", told).triage == "ready"


def test_a_complaint_in_which_nothing_is_asked_is_called_one() -> None:
    outcome = outcome_of("何度もお電話しましたが、どなたも出られません。窓口の対応があまりに不誠実です。")

    assert (outcome.triage, outcome.points) == ("person", ())
    assert reasons.COMPLAINT in str(outcome.reason)


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


@pytest.mark.parametrize(
    ("said", "triage"),
    [
        pytest.param("18:00 JST is the deadline and in time.", "confirm", id="whether it is in time"),
        pytest.param("18:00 JST = 10:00 UK time is the deadline.", "ready", id="what it is there"),
    ],
)
def test_a_clock_asked_for_is_not_told_by_whether_it_is_in_time(said: str, triage: str) -> None:
    ruling = RulingLine("deadline", "japan-uk", "yes", said, None, None, ())
    outcome = outcome_of("6 pm JST is what time here?", Says(answer=said, rulings=(ruling,)))

    assert outcome.triage == triage


def test_slides_that_are_only_a_little_near_are_not_shown() -> None:
    class FarOff(Echo):
        def nearest(self, text: str, *, k: int = 3) -> list[Passage]:
            return [replace(one, score=0.29) for one in super().nearest(text)] + [
                replace(one, lexical=0.1) for one in super().nearest(text)
            ]

    assert outcome_of("Is it unknown?", FarOff()).points[0].slides == ()


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
