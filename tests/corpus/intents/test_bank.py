"""The bank of intents: what is shipped, and what a file that cannot be used is told."""

from __future__ import annotations

import pytest

from corpus.errors import CorpusError
from corpus.intents.bank import Bank, read_additions, read_bank

FAMILY = """\
kind: asking
intents:
  - name: parking
    meaning: where to park
    label: {ja: 駐車場, en: parking}
    examples:
      ja: |
        駐車場はどこですか
      en: |
        where can I park?
        Is there a car park?
"""


@pytest.fixture
def read(tmp_path):
    """The bank of one file with that text."""

    def read(text: str, name: str = "site.yaml") -> Bank:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_bank(tmp_path)

    return read


def test_every_shipped_intent_has_both_labels_and_examples_in_both_languages():
    bank = read_bank()

    assert len(bank.intents) > 90
    assert sum(1 for _ in bank.examples()) > 10_000
    assert all(set(intent.label) == {"ja", "en"} for intent in bank.intents)
    assert all(min(len(intent.examples["ja"]), len(intent.examples["en"])) >= 15 for intent in bank.intents)


def test_a_family_is_read_with_its_kind_and_its_examples_in_order(read):
    (parking,) = read(FAMILY).intents

    assert (parking.name, parking.kind, parking.label["ja"]) == ("parking", "asking", "駐車場")
    assert parking.examples["en"] == ("where can I park?", "Is there a car park?")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("kind: asking", "kind: telling", "line 1: the kind 'telling' is none of asking", id="kind"),
        pytest.param("    meaning", "    meening", "line 4: 'meening' is unknown or said twice here", id="key"),
        pytest.param("    meaning: where to park\n", "",
        "line 3: 'parking' is no known intent, so 'meaning' is needed here", id="missing"),
        pytest.param(", en: parking}", "}", "line 5: 'en' is missing here", id="language"),
        pytest.param("Is there a car park?", "Where can I park",
        "line 11: 'Where can I park' of parking stands already in site.yaml, line 10", id="twice"),
        pytest.param("駐車場はどこですか", "ＷＨＥＲＥ　can I park", "stands already in site.yaml, line 8", id="width"),
        pytest.param("intents:\n", "intents: none\nmore:\n", "site.yaml, line 3: 'more' is unknown", id="no list"),
        pytest.param("    label: {", "    label: [", "cannot be read as YAML", id="syntax"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_line(read, old, new, said):
    assert old in FAMILY

    with pytest.raises(CorpusError) as refused:
        read(FAMILY.replace(old, new, 1))

    assert said in str(refused.value)


def test_one_example_stands_under_one_intent_only_whichever_file_it_is_in(read):
    read(FAMILY)

    with pytest.raises(CorpusError, match=r"more\.yaml, line 3: parking stands already in .*|site\.yaml"):
        read(FAMILY, "more.yaml")


ADDED = """\
intents:
  - name: parking
    examples:
      en: |
        May I leave my van there?
  - name: bicycles
    kind: silence
    meaning: bicycle stands
    label: {ja: 自転車, en: bicycles}
    examples:
      en: |
        Where do bicycles go?
  - name: bicycles
    examples:
      ja: |
        自転車置き場は
"""


@pytest.fixture
def add(read, tmp_path):
    """What a file of own intents with that text adds to the family above."""

    def add(text: str) -> Bank:
        bank, path = read(FAMILY), tmp_path / "own" / "intents.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read_additions([path], bank)

    return add


def test_a_known_intent_needs_only_its_name_and_further_examples(add):
    added = add(ADDED)

    assert added["parking"].label["en"] == "parking"
    assert added["parking"].all_examples == ("May I leave my van there?",)


def test_a_new_intent_may_be_continued_further_down(add):
    bicycles = add(ADDED)["bicycles"]

    assert bicycles.kind == "silence"
    assert bicycles.examples == {"en": ("Where do bicycles go?",), "ja": ("自転車置き場は",)}


def test_a_new_intent_without_a_meaning_is_refused(add):
    with pytest.raises(CorpusError, match=r"line 6: 'bicycles' is no known intent, so 'meaning' is needed"):
        add(ADDED.replace("    meaning: bicycle stands\n", ""))


def test_an_own_example_may_overrule_a_shipped_one_but_not_another_own_one(add):
    assert add(ADDED.replace("Where do bicycles go?", "Is there a car park?"))["bicycles"]

    with pytest.raises(CorpusError, match="stands already in"):
        add(ADDED.replace("Where do bicycles go?", "May I leave my van there"))


def test_joined_banks_keep_the_examples_of_both(read, add):
    both = read(FAMILY).joined(add(ADDED))

    assert both.names == ("parking", "bicycles")
    assert both["parking"].examples["en"] == (
        "where can I park?",
        "Is there a car park?",
        "May I leave my van there?",
    )


def test_an_empty_file_adds_nothing(add):
    assert add("").intents == ()
