"""What is asked of a matter and what is told of it: a half that the answer before it tells nothing of is said to be so,
a number that is not told is missed, and what is only planned is confirmed to nobody."""

from __future__ import annotations

import pytest

from tests.bot.answering.conftest import OPEN

pytestmark = pytest.mark.usefixtures("fresh")

BEYOND = {"en": "nothing in the documents beyond the above", "ja": "上記のほかには"}


@pytest.mark.parametrize(
    ("question", "shares", "language"),
    [
        pytest.param(
            "When does the research start, and can we move that by a month?",
            {"": {"start": 0.95}},
            "en",
            id="pieces",
        ),
        pytest.param(
            "What's the UK limit, and is VAT in it?", {"": {"award_limit": 0.95}}, "en", id="no modal"
        ),
        pytest.param(
            "研究はいつ始まりますか。開始を一か月遅らせることはできますか。",
            {"": {"start": 0.95}},
            "ja",
            id="sentences",
        ),
        pytest.param(
            "面接は誰が受けますか。ロンドンから参加してもいいですか。",
            {
                "面接": {"interview_attendee": 0.95},
                "ロンドン": {"countries": 0.35, "consortium": 0.33, "interview_attendee": 0.04},
            },
            "ja",
            id="of no matter",
        ),
    ],
)
def test_a_half_of_which_the_answer_tells_nothing_is_said_to_be_open_in_one_line(
    alone, ranked, question, shares, language
):
    ranked.shares = shares

    answer = alone.ask(question, as_of=OPEN)

    _, second = answer.parts
    assert BEYOND[language] in second.answer and "\n" not in second.answer
    assert answer.status == "confirm"


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("When is the deadline, and is it Japan time?", "deadline"),
        ("What is the indirect cost rate, and does it come on top of the 180 million?", "indirect_costs"),
        ("How long is the project, and is it the same for the UK?", "project_period"),
        ("日本のTop10%論文数は増えていますか、減っていますか。", "paper_trend"),
    ],
)
def test_a_half_that_is_told_with_the_first_is_not_said_to_be_open(alone, ranked, question, intent):
    ranked.shares = {"": {intent: 0.95}}

    assert alone.ask(question, as_of=OPEN).status == "answered"


@pytest.mark.parametrize(
    ("question", "intent", "status"),
    [
        pytest.param("How many research participants may we name?", "team_roles", "confirm", id="none told"),
        pytest.param(
            "3年間で論文は何本必要ですか。", "planned_results", "confirm", id="a length is no number"
        ),
        pytest.param(
            "コンソーシアムの機関の数に上限はありますか。", "consortium", "confirm", id="least, not most"
        ),
        pytest.param("How many institutions do we need?", "consortium", "answered", id="least"),
        pytest.param("渡航者の人数に上限はありますか。", "outgoing_number", "answered", id="no most"),
    ],
)
def test_a_number_that_is_asked_for_and_not_told_is_missed(alone, ranked, question, intent, status):
    ranked.shares = {"": {intent: 0.95}}

    answer = alone.ask(question, as_of=OPEN)

    assert answer.status == status
    assert ("could not find" in answer.answer or "見つける" in answer.answer) == (status == "confirm")


def test_a_number_that_is_not_told_of_an_unsure_matter_is_not_found(alone, ranked):
    ranked.shares = {"": {"final_report": 0.45}}

    assert alone.ask("3年間で論文を何本出す必要があるでしょうか。", as_of=OPEN).status == "not_found"


def test_what_is_only_planned_is_confirmed_to_nobody(alone, ranked):
    ranked.shares = {"": {"start": 0.95}}
    ranked.told = {"確定": frozenset({"settled"})}

    settled = alone.ask("研究開始日は12月1日で確定ですか。", as_of=OPEN)
    told = alone.ask("研究開始日は12月1日ですか。", as_of=OPEN)

    assert settled.answer.startswith("研究開始は2024年12月1日（予定）です。資料では「予定」とされており")
    assert ([one.verdict for one in settled.rulings], [one.verdict for one in told.rulings]) == (
        ["confirm"],
        ["yes"],
    )


def test_a_number_behind_a_question_is_of_what_that_asks(alone, ranked):
    ranked.shares = {"共同研究者": {"co_investigator": 0.99}, "6人": {"outgoing_number": 0.99}}
    ranked.told = {"何人": frozenset({"number"})}

    answer = alone.ask("主たる共同研究者は何人まで置けますか。6人は多すぎますか。", as_of=OPEN)

    assert {ruling.rule for ruling in answer.rulings} == {"co_investigator"}


@pytest.mark.parametrize(
    ("question", "intent", "verdicts"),
    [
        pytest.param("Another report at the end of year five?", "later_report", ["info"], id="a further one"),
        pytest.param(
            "A start-up in Oxford as UK partner: allowed?", "consortium_one_side", ["confirm"], id="company"
        ),
        pytest.param("Is our lab eligible?", "eligibility", ["info", "info"], id="of no side"),
    ],
)
def test_a_conclusion_is_drawn_only_of_what_is_asked(alone, ranked, question, intent, verdicts):
    ranked.shares = {"": {intent: 0.95}}
    ranked.told = {"Another": frozenset({"separate"}), "start-up": frozenset({"company"})}

    assert [ruling.verdict for ruling in alone.ask(question, as_of=OPEN).rulings] == verdicts


def test_a_piece_of_no_matter_behind_an_open_one_is_open_too(alone, ranked):
    ranked.shares = {"until when?": {"deadline": 0.99}, "carry": {"payment": 0.95}}

    answer = alone.ask("May we carry money over into the next year, and until when?", as_of=OPEN)

    assert answer.status == "not_found" and "16 April" not in answer.answer


def test_what_is_taken_for_talk_and_asks_by_its_form_is_answered_where_a_rule_does(alone, ranked):
    ranked.shares = {"面接": {"aside": 0.52, "interview": 0.45}}

    assert (
        "8月上旬" in alone.ask("他の公募も見ているのですが、こちらの面接はいつでしたっけ", as_of=OPEN).answer
    )
