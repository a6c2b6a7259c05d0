"""Terms, and facts that are asked for by their names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.facts.model import Fact
from tests.bot.asking import BUNDLED, OTHER, decide, told


@pytest.fixture(scope="module")
def with_a_fact_of_its_own():
    """The bundled call with a fact that no rule reads."""
    fact = Fact(
        key="liaisons",
        scheme="japan-uk",
        source=BUNDLED.facts[0].source,
        value=2,
        unit="people",
        bound="at_least",
        known_as=("幹事", "liaison"),
    )
    return replace(BUNDLED, facts=(*BUNDLED.facts, fact))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("BBSRCとは何ですか", 2),
        ("FAって何の略", 1),
        ("What does PcL stand for?", 1),
        ("ISPFとECRの意味", 2),
        ("JSTとは", 0),
    ],
)
def test_what_terms_stand_for(words, count):
    decisions = decide("definition", words)

    assert [item.facts[0].key for item in decisions] == ["term"] * count


def test_the_programmes_name_is_told_where_no_other_term_is_asked_for():
    assert [item.facts[0].key for item in decide("definition", "ASPIREの正式名称は")] == ["programme_name"]
    assert [item.facts[0].key for item in decide("definition", "ASPIREで言うISPFとは")] == ["term"]


def test_a_thing_of_the_call_is_told_as_it_is_listed_where_it_is_no_term():
    (decision,) = decide("definition", "professional enabling staffとは何ですか")

    assert (decision.facts[0].key, decision.side) == ("member", "uk")


def test_a_fact_that_no_rule_reads_is_told_with_its_value_and_source(with_a_fact_of_its_own):
    (decision,) = decide("liaisons", "幹事は何人ですか", of=with_a_fact_of_its_own)

    assert (decision.value, decision.unit) == (2, "people")
    assert decision.sources == (BUNDLED.facts[0].source,)
    assert told("ja", "liaisons", "幹事は何人ですか", of=with_a_fact_of_its_own) == [
        "「幹事」は2名以上です。"
    ]
    assert told("en", "liaisons", "How many liaisons are there?", of=with_a_fact_of_its_own) == [
        "'liaison': at least 2 people."
    ]


def test_a_thing_listed_for_one_side_only_is_not_stated_for_the_other():
    (decision,) = decide("anything", "specialistは", side="japan")

    assert (decision.relation, decision.side) == ("not_stated", "japan")


def test_a_thing_of_another_scheme_is_not_stated_for_the_one_asked_about():
    (decision,) = decide("anything", "単独公募で技術者は")

    assert (decision.relation, decision.scheme) == ("not_stated", "single-top")


@pytest.mark.parametrize("words", ["渡航費は", "engineering biology"])
def test_words_that_are_no_sentence_are_left_to_their_own_rule(words):
    assert decide("anything", words) == ()


def test_nothing_named_decides_nothing():
    assert decide("anything", "よろしくお願いします") == ()
    assert decide("definition", "それは何ですか", of=OTHER) == ()
