"""A share is the call's own only if it is of what the call says it is of."""

from __future__ import annotations

import pytest

from bot.answering.deciding import decided
from bot.answering.saying import Told, say
from bot.reading.asking import asked_of
from bot.reading.bases import base_of
from bot.reading.query import read_query
from bot.rules.bases import OtherBase
from corpus.quantity import read
from corpus.text.names import Names
from corpus.text.plain import folded
from tests.bot.asking import AS_OF, BUNDLED


def decide(intent: str, question: str):
    query = read_query(question, Names(BUNDLED), as_of=AS_OF)
    return decided(BUNDLED, asked_of(query, query.asking[0], intent, BUNDLED))


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("直接経費の30%", "direct"),
        ("直接経費総額の7割", "direct"),
        ("総額の30%ですよね", "whole"),
        ("7割は総額に対してですか", "whole"),
        ("7割は総額に対してではなく", None),
        ("80% of the direct costs", "direct"),
        ("70% of the total direct costs", "direct"),
        ("80% of FEC", "full"),
        ("is the 70% counted on the total with indirect costs", "whole"),
        ("経費の30%", None),
        ("30% of the people", None),
    ],
)
def test_what_a_share_is_said_to_be_of(words, base):
    (share,) = read(words)

    assert base_of(folded(words), share) == base


@pytest.mark.parametrize(
    ("intent", "question", "relation"),
    [
        ("indirect_costs", "間接経費は直接経費の30％ですよね", "same"),
        ("indirect_costs", "間接経費は総額の30％ですよね", "different"),
        ("full_economic_cost", "Is it 80% of the full economic cost?", "same"),
        ("full_economic_cost", "Is it 80% of the total cost?", "same"),
        ("full_economic_cost", "Is it 80% of the direct costs?", "different"),
        ("network_share", "7割は間接経費を含む総額の7割ですか", "different"),
        ("network_share", "直接経費の70％を渡航に使います。満たしますか", "exactly"),
    ],
)
def test_a_share_of_something_else_is_not_the_calls(intent, question, relation):
    found = decide(intent, question)

    assert [decision.relation for decision in found] == [relation]


def test_the_sentence_says_what_the_share_is_of_and_what_it_is_not_of():
    (decision,) = decide("full_economic_cost", "The UK gets 80% of the direct costs, right?")

    assert isinstance(decision, OtherBase)
    assert say(decision, Told(BUNDLED, "en", AS_OF, "screen")) == (
        "The award on the UK side is 80% of the full economic cost (FEC). It is not 80% of direct costs."
    )
