"""Languages of a proposal by name, and kinds of people in the plural."""

from __future__ import annotations

import pytest

from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import read_call
from corpus.text.languages import find, name_of
from corpus.text.names import Names
from corpus.text.plain import folded


@pytest.fixture(scope="module")
def names():
    return Names(read_call(BUNDLED_CORPUS / "aspire-2024-japan-uk" / "call.yaml"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("日本語か英語で", ["ja", "en"]),
        ("英文でよいですか", ["en"]),
        ("in French or German", ["fr", "de"]),
        ("wabun OK?", ["ja"]),
        ("the englishman", []),
        ("言語は何ですか", []),
    ],
)
def test_languages_that_are_named(text, codes):
    assert [code for code, _ in find(folded(text))] == codes


def test_a_language_has_a_name_in_both_languages():
    assert (name_of("fr", "ja"), name_of("fr", "en")) == ("フランス語", "French")


@pytest.mark.parametrize(
    ("text", "codes"), [("May we write in Japanese?", ["ja"]), ("The Japanese PI writes in English", ["en"])]
)
def test_people_of_a_country_are_no_language(names, text, codes):
    assert [name.id for name in names.find(text) if name.kind == "language"] == codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("technicians", "technicians"),
        ("novel materials", "novel materials"),
        ("research assistants", "research assistants"),
        ("FAs", None),
    ],
)
def test_a_latin_name_is_found_in_the_plural_and_an_acronym_is_not(names, text, found):
    items = {name.text for name in names.find(text) if name.kind in ("item", "term")}

    assert items == ({found} if found else set())
