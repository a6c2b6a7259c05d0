"""Whether one may submit on a day is held against the closing, and no other moment is taken for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.ranked import Part
from bot.answering.submitting import with_submission
from bot.answering.supporting import with_support
from bot.reading.query import read_query
from corpus.facts.model import Call, Fact
from corpus.text.names import Names
from tests.bot.asking import BUNDLED

RATE = Fact("support_rate", "japan-uk", BUNDLED.facts[0].source, value="2/3", unit="percent", line=9999)
PAYS_A_SHARE = replace(BUNDLED, facts=(*BUNDLED.facts, RATE))
LIKE_OTHERS = (("extension", 0.5), ("start", 0.2), ("eligibility", 0.2), ("open_now", 0.1))


def ranked(question: str, of: Call = BUNDLED) -> list[str]:
    query = read_query(question, Names(of))
    return [name for name, _ in with_submission(Part(query.asking[0], LIKE_OTHERS), query, of).ranking]


@pytest.mark.parametrize(
    "question",
    [
        "2026年1月25日に申請できますか",
        "2/21に出せますか",
        "その日に出せますか",
        "Can we apply on 25 January?",
    ],
)
def test_a_day_on_which_one_may_submit_is_one_of_the_closing(question):
    assert ranked(question) == ["deadline", "eligibility"]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("1月25日に申請したら結果はいつ出ますか", id="another moment is asked for"),
        pytest.param("1月25日に申請した場合、面接はありますか", id="or named"),
        pytest.param("2027年3月まで延長できますか", id="nothing is submitted"),
        pytest.param("Is 25 January the deadline for applying?", id="a day that is taken to be the closing"),
    ],
)
def test_every_other_day_is_ranked_as_it_was(question):
    assert ranked(question) == [name for name, _ in LIKE_OTHERS]


def test_a_day_told_behind_a_sure_matter_is_no_other_matter():
    query = read_query("事前連絡を忘れました。1月25日に申請できますか。", Names(BUNDLED))
    part = Part(query.asking[0], (("advance_notice", 0.8), ("deadline", 0.2)), told="事前連絡を忘れました。")

    assert with_submission(part, query, BUNDLED) == part


def test_a_day_on_which_a_notice_is_sent_in_is_one_of_the_notice():
    query = read_query("JSTへの届けを4月8日に出しても間に合いますか", Names(BUNDLED))
    part = Part(query.asking[0], (("advance_notice", 0.6), ("deadline", 0.3), ("start", 0.1)))

    ranking = with_submission(part, query, BUNDLED).ranking

    assert [name for name, _ in ranking] == ["advance_notice", "deadline"]


def test_a_day_on_which_the_agency_is_told_is_none_of_submission():
    query = read_query("JSTに「出します」と知らせるのは4月8日で間に合いますか", Names(BUNDLED))
    part = Part(query.asking[0], (("advance_notice", 0.6), ("deadline", 0.3), ("start", 0.1)))

    assert with_submission(part, query, BUNDLED) == part


def test_a_call_that_only_opens_is_asked_for_its_period():
    opens = replace(BUNDLED, facts=tuple(fact for fact in BUNDLED.facts if fact.key == "call_opens"))

    assert ranked("1月25日に申請できますか", opens)[0] == "call_period"


@pytest.mark.parametrize(
    ("question", "call", "first"),
    [
        ("経費900万円だといくら補助されますか", PAYS_A_SHARE, "support_rate"),
        ("It costs £90,000. How much would we get?", PAYS_A_SHARE, "support_rate"),
        ("いくら補助されますか", PAYS_A_SHARE, "award_limit"),
        ("経費900万円で申請できますか", PAYS_A_SHARE, "award_limit"),
        ("経費900万円だといくら補助されますか", BUNDLED, "award_limit"),
    ],
    ids=[
        "costs are named",
        "in the sentence before",
        "none are",
        "it is not asked what is paid",
        "no share is",
    ],
)
def test_what_is_paid_of_costs_is_reckoned_where_a_share_of_them_is(question, call, first):
    query = read_query(question, Names(call))

    assert with_support(Part(query.asking[-1], (("award_limit", 1.0),)), query, call).best == first
