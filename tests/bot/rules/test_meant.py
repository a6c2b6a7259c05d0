"""Only what is sure to be meant is judged: a claim, a day told beside the question, a condition, another
rule's value."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answering.deciding import decided
from bot.rules.applicants import Person
from bot.rules.degree import Employed
from tests.bot.asking import BUNDLED, asked, decide, relations, told


@pytest.mark.parametrize(
    ("intent", "words", "expected"),
    [
        pytest.param("outgoing_number", "3名", ["different"], id="a maximum of a number without limit"),
        pytest.param("outgoing_number", "1名", ["same"], id="the number that each team must send"),
        pytest.param("number_of_awards", "10件", ["different"], id="a number of awards"),
        pytest.param("full_economic_cost", "80万ポンド", ["stated"], id="an award is no full cost"),
        pytest.param("outgoing_degree", "2015年", ["stated"], id="a year that the call does not name"),
        pytest.param("outgoing_degree", "10年", ["different"], id="a time since the degree"),
        pytest.param("extension", "2030年3月", ["same"], id="the end of an extension"),
        pytest.param("extension", "2028年3月", ["stated"], id="the end of the period without one"),
        pytest.param("extension", "3年", ["stated"], id="a length, of the period or of its extension"),
        pytest.param(
            "project_period", "2030年3月", ["stated", "stated"], id="the end of an extension of one side"
        ),
        pytest.param("project_period", "2031年3月", ["different", "different"], id="an end that is nobody's"),
        pytest.param(
            "deadline", "4月30日まで", ["different", "different"], id="by a day that is not the last"
        ),
        pytest.param("deadline", "4月16日まで", ["same", "same"], id="by the last day"),
    ],
)
def test_a_claim_is_the_same_or_different_and_nothing_where_it_may_be_of_something_else(
    intent, words, expected
):
    assert relations(intent, words, claimed=True) == expected


@pytest.mark.parametrize(
    ("words", "roles", "expected"),
    [
        pytest.param("", [], ["open", "open"], id="now"),
        pytest.param("4月30日", [], ["late", "late"], id="a day to apply on"),
        pytest.param("5月1日", ["departure"], ["stated", "stated"], id="a day of something else"),
    ],
)
def test_that_the_call_is_open_now_is_no_answer_to_a_question_with_a_day_in_it(words, roles, expected):
    assert relations("open_now", words, roles=roles) == expected


@pytest.mark.parametrize("intent", ["open_now", "advance_notice"])
@pytest.mark.parametrize("role", [None, "contact_day"])
def test_a_notice_that_was_forgotten_is_for_the_desk_though_the_call_is_open(intent, role):
    (decision,) = decide(intent, "3月29日", roles=[role], marks={"undone"}, form="closed")

    assert (type(decision).__name__, decision.relation) == ("AdvanceNotice", "depends")


def test_the_last_day_told_of_a_notice_that_was_forgotten_is_not_when_it_was_given():
    over = {
        "as_of": datetime(2024, 5, 1, 12, tzinfo=ZoneInfo("Asia/Tokyo")),
        "marks": {"undone"},
        "form": "closed",
    }

    assert relations("advance_notice", "3月29日まで", roles=["contact_day"], **over) == ["stated"]


def test_a_notice_that_was_given_on_the_last_day_is_in_time():
    assert relations("advance_notice", "3月29日", roles=["contact_day"], form="closed") == ["exactly"]


def test_a_day_before_the_project_begins_is_no_end_of_it():
    assert relations("project_period", "2001年", form="closed") == ["stated", "stated"]


def test_the_calls_own_limit_beside_another_time_is_what_that_one_is_held_against():
    question = asked("outgoing_degree", "14年 15年")
    theirs, quoted = question.values

    (decision,) = decided(BUNDLED, replace(question, values=(theirs, replace(quoted, claimed=True))))

    assert (decision.relation, decision.months) == ("within", 168)


def test_years_that_fit_are_not_all_that_is_asked_of_somebody_at_a_company():
    years, employer = decide("outgoing_researcher", "5年", roles=["since_degree"], marks={"company"})

    assert (years.relation, employer.relation) == ("within", "not_stated")
    assert isinstance(employer, Employed)


def test_somebody_at_a_company_is_not_told_that_they_may_apply():
    (decision,) = decide("eligibility", "日本側", marks={"company"}, side="japan")

    assert (type(decision), decision.relation) == (Person, "not_stated")


def test_an_amount_in_pounds_does_not_put_an_institution_abroad():
    assert relations("eligibility_affiliation", "£20,000", side="japan", side_is_firm=True) == ["stated"]


def test_a_norm_that_passes_over_a_value_in_silence_is_stated_and_judges_nothing():
    alone = decided(BUNDLED, asked("outgoing_required", form="closed"))
    beside = decided(BUNDLED, asked("outgoing_required", "3か月", roles=["stay"], form="closed"))

    assert [one.relation for one in alone] == ["required"]
    assert [one.relation for one in beside] == ["stated"]


def test_of_what_counts_and_what_does_not_the_share_between_them_is_asked_about():
    (decision,) = decide("cost_item", "消耗品とワークショップに60％", roles=["network_share"])

    assert (type(decision).__name__, decision.relation) == ("NetworkShare", "beyond_hedge")


def test_whether_a_kind_of_cost_counts_towards_the_share_is_no_question_of_how_large_it_is():
    assert relations("cost_item", "ワークショップは70％", roles=["network_share"]) == ["covered"]


@pytest.mark.parametrize(
    ("language", "intent", "words", "slots", "sentence"),
    [
        (
            "en",
            "outgoing_number",
            "3 people",
            {"claimed": True},
            "There is no limit on the number of researchers who go abroad. The number is not 3 people.",
        ),
        (
            "ja",
            "outgoing_number",
            "3名",
            {"claimed": True},
            "渡航する研究者の人数に制限はありません。3名という定めではありません。",
        ),
        (
            "ja",
            "interview_notice",
            "3週間",
            {},
            "面接に進む方へは、原則として面接審査日の2週間前までに電子メールで連絡があります。3週間前の連絡は、これを満たします。",
        ),
        (
            "en",
            "interview_notice",
            "3 weeks",
            {},
            "Those invited hear by e-mail, in principle at least 2 weeks before the interview."
            " Notice 3 weeks before meets that.",
        ),
    ],
)
def test_the_sentence_says_the_matter(language, intent, words, slots, sentence):
    assert told(language, intent, words, **slots) == [sentence]
