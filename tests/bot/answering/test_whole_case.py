"""A case told with several values: each is held against the rule of its own matter."""

from __future__ import annotations

import pytest

from bot.reading.case_asked import asks_of_case
from bot.reading.query import read_query
from tests.bot.answering.conftest import OPEN

pytestmark = pytest.mark.usefixtures("fresh")


@pytest.mark.parametrize(
    ("question", "verdicts"),
    [
        (
            "PhD in 2012 and two months' stay: are the conditions met?",
            {"outgoing_degree": "yes", "stay_length": "confirm"},
        ),
        (
            "2010年に博士号、滞在は1年です。要件に合いますか。",
            {"outgoing_degree": "yes", "stay_length": "yes"},
        ),
        (
            "直接経費1.9億円、研究期間6年。条件を満たしますか。",
            {"award_limit": "no", "project_period": "no"},
        ),
        (
            "直接経費1.5億円、間接経費率40％で大丈夫ですか。",
            {"award_limit": "yes", "indirect_costs": "no"},
        ),
        (
            "滞在は14か月、延長は2年を予定しています。問題ありませんか。",
            {"stay_length": "confirm", "extension": "yes"},
        ),
        (
            "May the stay be 14 months and the extension 2 years?",
            {"stay_length": "confirm", "extension": "yes"},
        ),
        (
            "We gave notice on 30 March, and will submit on 18 April. Are we in time with both?",
            {"advance_notice": "confirm", "deadline": "no"},
        ),
    ],
)
def test_each_value_is_held_against_its_own_rule(alone, ranked, question, verdicts):
    ranked.shares = {"": {"outgoing_degree": 0.8, "award_limit": 0.1}}

    answer = alone.ask(question, as_of=OPEN)

    assert {ruling.rule: ruling.verdict for ruling in answer.rulings} == verdicts
    assert [part.intent for part in answer.parts] == list(verdicts)


def test_a_question_about_one_value_is_answered_with_that_one(alone, ranked):
    ranked.shares = {"": {"stay_length": 0.9}}

    answer = alone.ask("I took my PhD in 2012. Is a stay of two months long enough?", as_of=OPEN)

    assert {ruling.rule for ruling in answer.rulings} == {"stay_length"}


def test_the_calls_own_rate_within_a_total_is_no_value_of_its_own(alone, ranked):
    ranked.shares = {"": {"award_limit": 0.9}}

    answer = alone.ask("230 million yen with 30% overheads included. Is that fine?", as_of=OPEN)

    assert {ruling.rule for ruling in answer.rulings} == {"award_limit"}


@pytest.mark.parametrize(
    ("question", "of_case"),
    [
        ("Are the conditions met?", True),
        ("OK?", True),
        ("大丈夫ですか。", True),
        ("1.5億円で問題ありませんか。", True),
        ("Are master's students allowed?", False),
        ("滞在は1年で足りますか。", False),
        ("Which conditions are met?", False),
    ],
)
def test_whether_all_that_is_told_is_right_is_asked_for_no_one_matter(question, of_case):
    query = read_query(question, None)

    assert asks_of_case(query, query.asking[0]) is of_case


@pytest.mark.parametrize(
    ("question", "verdicts"),
    [
        ("Are direct costs of 150 million yen and 190 million yen both fine?", ["yes", "no"]),
        ("Direct costs of 100 million yen and 70 million yen: within the limit?", ["info"]),
    ],
    ids=["asked about apart", "maybe parts of one budget"],
)
def test_amounts_of_one_kind_are_judged_where_each_is_asked_about(alone, ranked, question, verdicts):
    ranked.shares = {"": {"award_limit": 0.9}}

    answer = alone.ask(question, as_of=OPEN)

    assert [ruling.verdict for ruling in answer.rulings] == verdicts


def test_full_costs_asked_about_apart_are_each_held(alone, ranked):
    ranked.shares = {"": {"full_economic_cost": 0.9}}

    answer = alone.ask("Are £1.1m FEC and £1.4m FEC both within the limit?", as_of=OPEN)

    assert [ruling.verdict for ruling in answer.rulings] == ["yes", "no"]


def test_a_yes_to_another_matter_does_not_pass_over_a_value(alone, ranked):
    ranked.shares = {"": {"outgoing_number": 0.8, "outgoing_degree": 0.1}}

    answer = alone.ask("渡航者は2名で、学位取得後20年です。問題ありますか。", as_of=OPEN)

    assert [(ruling.rule, ruling.verdict) for ruling in answer.rulings] == [
        ("outgoing_number", "yes"),
        ("outgoing_degree", "confirm"),
    ]


def test_the_calls_own_day_told_as_a_reason_is_no_case_of_its_own(alone, ranked):
    ranked.shares = {"": {"advance_notice": 0.8, "deadline": 0.2}}

    answer = alone.ask("締切が4月16日なので、JSTに知らせるのは4月8日で間に合いますか", as_of=OPEN)

    assert [ruling.rule for ruling in answer.rulings] == ["advance_notice"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("期間は足りますか。", ["stay_length"], id="a matter of its own"),
        pytest.param("大丈夫ですか。", ["outgoing_degree", "stay_length"], id="none"),
    ],
)
def test_a_question_with_a_matter_of_its_own_is_not_answered_by_what_else_is_told(
    alone, ranked, asked, expected
):
    ranked.shares = {
        f"学位を取って10年の助教が9か月行きます。 {asked}": {"outgoing_degree": 0.7, "stay_length": 0.2},
        asked: {"stay_length": 0.6, "project_period": 0.3},
    }

    answer = alone.ask(f"学位を取って10年の助教が9か月行きます。{asked}", as_of=OPEN)

    assert [ruling.rule for ruling in answer.rulings] == expected


def test_two_days_told_before_the_question_are_no_two_questions(alone, ranked):
    ranked.shares = {"締切": {"deadline": 0.9}}

    answer = alone.ask("事前連絡は3月25日に済ませ、4月15日に提出します。締切に間に合いますか。", as_of=OPEN)

    assert {ruling.rule for ruling in answer.rulings} == {"deadline"}


def test_a_length_in_the_question_does_not_hide_the_years_since_a_degree_told_before_it(alone, ranked):
    ranked.shares = {"": {"outgoing_degree": 0.95}}

    answer = alone.ask(
        "博士を取ってから今年で16年になります。1年ほど行く若手の枠に入れてもらえますか。", as_of=OPEN
    )

    assert [(one.rule, one.verdict) for one in answer.rulings] == [("outgoing_degree", "confirm")]
    assert "16年" in answer.answer


def test_the_whole_that_an_amount_is_part_of_is_not_held_itself_unless_it_is_too_much(alone, ranked):
    ranked.shares = {"": {"network_share": 0.5, "award_limit": 0.3}}
    kit = "Of this, ¥60m would go on equipment and reagents. Is that acceptable?"

    within = alone.ask(f"The plan is ¥150m in direct costs. {kit}", as_of=OPEN)
    beyond = alone.ask(f"The plan is ¥250m in direct costs. {kit}", as_of=OPEN)

    assert [(one.rule, one.verdict) for one in within.rulings] == [("network_share", "confirm")]
    assert [(one.rule, one.verdict) for one in beyond.rulings] == [
        ("award_limit", "no"),
        ("network_share", "yes"),
    ]
