"""Fields within and beyond a call's own, theme and topics."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.deciding import decided
from bot.rules.fields import field, names_of
from corpus.text.names import Name
from tests.bot.asking import BUNDLED, OTHER, asked, decide, relations

SINGLE = ("single-top", "single-next-generation")


def held(word: str, scheme: str = "japan-uk", call=BUNDLED):
    """The decision on a field as a form names it, which need be no name of the call."""
    names = (Name("field", word, (0, len(word)), word),)
    (decision,) = field(call, replace(asked("field", scheme=scheme, of=call), names=names))
    return decision


@pytest.mark.parametrize(
    ("words", "expected", "elsewhere"),
    [
        ("バイオは対象ですか", "covered", ()),
        ("Is quantum out of scope?", "not_covered", SINGLE),
        ("量子は対象外ですか", "not_covered", SINGLE),
        ("単独公募で量子は", "covered", ()),
        ("エンジニアリングバイオロジーは", "covered", ()),
        ("Is synthetic biology included?", "covered", ()),
        ("単独公募で合成生物学は", "covered", ()),
        ("We work on novel materials", "covered", ()),
        ("AIは", "not_covered", SINGLE),
    ],
)
def test_a_field_of_a_question(words, expected, elsewhere):
    (decision,) = decide("field", words)

    assert (decision.relation, decision.elsewhere) == (expected, elsewhere)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("structural biology", "covered"),
        ("バイオインフォマティクス", "covered"),
        ("エンジニアリングバイオロジーにおける探索研究および横断的技術開発", "covered"),
        ("Engineering Biology", "covered"),
        ("materials science", "not_covered"),
        ("aircraft design", "not_stated"),
        ("歴史学", "not_stated"),
    ],
)
def test_a_field_of_a_form(word, expected):
    assert held(word).relation == expected


def test_a_field_beyond_a_list_of_examples_is_for_the_desk():
    facts = tuple(
        replace(fact, words=("バイオ等",)) if (fact.key, fact.scheme) == ("field", "japan-uk") else fact
        for fact in BUNDLED.facts
    )

    assert held("量子", call=replace(BUNDLED, facts=facts)).relation == "not_stated"


def test_the_theme_is_cited_with_the_field_it_lies_in():
    assert [fact.key for fact in held("合成生物学").facts] == ["field", "theme"]


def test_two_fields_are_each_held():
    assert relations("field", "量子とバイオは") == ["not_covered", "covered"]


def test_frames_with_the_same_fields_are_told_once():
    (decision,) = decide("field", "単独公募の研究分野は")

    assert (decision.relation, decision.schemes) == ("stated", SINGLE)


def test_the_fields_of_schemes_compared():
    schemes = [item.schemes for item in decide("field", "日英と単独公募の研究分野の違いは", compares=True)]

    assert schemes == [("japan-uk",), SINGLE]


def test_a_field_has_its_names_in_both_languages():
    fact = BUNDLED.fact("field", "single-top")

    assert names_of(fact, "AI･情報") == ("AI･情報", "AI/information", "AI", "情報", "information")


def test_topics_by_name_and_as_a_list():
    assert relations("topics", "人工細胞は入りますか") == ["allowed"]
    assert [item.facts[0].key for item in decide("topics", "どんなトピックですか")] == ["topics"]


@pytest.mark.parametrize(
    ("intent", "key"), [("theme", "theme"), ("topics", "topics"), ("scope_details", "scope_sections")]
)
def test_theme_topics_and_scope_are_stated_here_and_not_for_another_scheme(intent, key):
    assert [item.facts[0].key for item in decide(intent)] == [key]
    assert relations(intent, scheme="single-top") == ["not_stated"]
    assert decide(intent, of=OTHER) == ()


@pytest.mark.parametrize(
    ("word", "expected"), [("宇宙観測", "covered"), ("量子計測", "covered"), ("量子", "not_stated")]
)
def test_fields_of_another_call(word, expected):
    assert held(word, "japan-france", OTHER).relation == expected


def test_a_field_named_with_a_side_and_the_programme_is_held_against_the_call_with_that_side_and_the_programme():
    found = decided(BUNDLED, asked("field", "ASPIREで英国と半導体の研究", sides=("uk",), side="uk"))

    assert [(one.scheme, one.relation) for one in found] == [
        ("japan-uk", "not_covered"),
        ("programme", "covered"),
    ]
