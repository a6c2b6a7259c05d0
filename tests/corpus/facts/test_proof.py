"""The bundled call's facts are what its documents say, and no error of a single character in them goes unseen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import Fact, Source, read_call, read_calls
from corpus.facts.proof import Shelf, doubts, prove, read_shelf
from corpus.text.squeeze import squeeze

CALL = read_call(BUNDLED_CORPUS / "aspire-2024-japan-uk" / "call.yaml")
SHELF = read_shelf(CALL)
DIGIT = re.compile(r"\d")


def others(text: str) -> Iterator[str]:
    """*text* with each of its digits, one at a time, replaced by each other digit."""
    for match in DIGIT.finditer(text):
        for digit in "0123456789":
            if int(match.group()) != int(digit):
                yield text[: match.start()] + digit + text[match.end() :]


def doubted(fact: Fact, shelf: Shelf = SHELF) -> bool:
    return next(doubts(fact, CALL, shelf), None) is not None


def with_source(fact: Fact, at: int, source: Source) -> Fact:
    sources = [*fact.sources[:at], source, *fact.sources[at + 1 :]]
    return replace(fact, source=sources[0], also=tuple(sources[1:]))


@pytest.mark.parametrize("call", read_calls(BUNDLED_CORPUS), ids=lambda call: call.id)
def test_every_fact_of_a_bundled_call_is_proven(call):
    assert [str(item) for item in prove(call)] == []


def test_every_source_is_the_source_of_a_fact():
    raw = yaml.safe_load((CALL.folder / "call.yaml").read_text(encoding="utf-8"))
    used = {name for fact in raw["facts"] for name in (fact["source"], *fact.get("also", ()))}

    assert set(raw["sources"]) == used


def test_no_digit_of_any_value_can_be_another():
    unseen = [
        (fact.name, value)
        for fact in CALL.facts
        if fact.value is not None
        for value in others(str(fact.value))
        if not doubted(replace(fact, value=int(value) if isinstance(fact.value, int) else value))
    ]

    assert unseen == []


def test_no_digit_of_any_page_can_be_another():
    unseen = [
        (fact.name, page)
        for fact in CALL.facts
        for at, source in enumerate(fact.sources)
        for page in others(str(source.page))
        if not doubted(with_source(fact, at, replace(source, page=int(page))))
    ]

    assert unseen == []


def test_no_digit_of_any_quote_can_be_another():
    unseen = [
        (fact.name, quote)
        for fact in CALL.facts
        for at, source in enumerate(fact.sources)
        for quote in others(source.quote)
        if not doubted(with_source(fact, at, replace(source, quote=quote)))
    ]

    assert unseen == []


def test_no_digit_of_any_sentence_or_word_can_be_another():
    unseen = [
        (fact.name, text)
        for fact in CALL.facts
        for language, says in fact.says.items()
        for text in others(says)
        if not doubted(replace(fact, says={**fact.says, language: text}))
    ]
    unseen += [
        (fact.name, text)
        for fact in CALL.facts
        for word in fact.words
        for text in others(word)
        if not doubted(replace(fact, words=(text,)))
    ]

    assert unseen == []


def test_no_character_of_any_quote_or_word_can_be_left_out_in_the_middle():
    unseen = []
    for fact in CALL.facts:
        for at, source in enumerate(fact.sources):
            text = source.quote
            cut = [text[:i] + text[i + 1 :] for i in range(1, len(text) - 1) if not text[i].isspace()]
            same = {text[:i] + text[i + 1 :] for i in range(1, len(text)) if text[i] == text[i - 1]}
            unseen += [
                quote
                for quote in cut
                if quote not in same and not doubted(with_source(fact, at, replace(source, quote=quote)))
            ]
        for word in fact.words:
            if len(word) > 2:
                unseen += [word] if not doubted(replace(fact, words=(word[0] + "※" + word[2:],))) else []

    assert unseen == []


@pytest.mark.parametrize(
    "fact", [fact for fact in CALL.facts if fact.value is not None], ids=lambda f: f.name
)
def test_unit_bound_and_hedge_are_the_quotes_own(fact):
    other_unit = {"months": "days", "JPY": "GBP", "GBP": "JPY"}.get(fact.unit, "pages")

    assert doubted(replace(fact, unit=other_unit))
    for bound in {None, "at_most", "less_than", "at_least", "more_than"} - {fact.bound}:
        assert doubted(replace(fact, bound=bound))
    for hedge in {None, "about", "in_principle", "planned"} - {fact.hedge}:
        # 原則1年程度 is hedged twice; either may be declared.
        assert doubted(replace(fact, hedge=hedge)) or (fact.key, hedge) == ("stay_length", "in_principle")


def test_the_zone_of_a_deadline_is_the_quotes_own():
    deadlines = [fact for fact in CALL.facts if fact.unit == "datetime"]

    assert len(deadlines) == 2
    for fact in deadlines:
        day, _, zone = str(fact.value).partition(" ")
        for other in {"JST", "UK", "UTC", "Europe/Paris", "+09:00"} - {zone}:
            assert doubted(replace(fact, value=f"{day} {other}"))


def test_two_names_of_one_clock_prove_each_other():
    quote = "Proposals close on 15 May 2026 at 17:00 (Brussels local time)."
    due = Fact("deadline", "japan-uk", Source("guide", 1, quote), unit="datetime")
    shelf = Shelf({"guide": {1: squeeze(quote)}}, {})

    found = {
        zone: list(doubts(replace(due, value=f"2026-05-15T17:00 {zone}"), CALL, shelf))
        for zone in ("Europe/Brussels", "Europe/Paris", "Europe/Athens", "+02:00")
    }

    assert [zone for zone, why in found.items() if not why] == ["Europe/Brussels", "Europe/Paris"]


@pytest.mark.parametrize(
    ("zones", "proven"),
    [
        pytest.param((), True, id="no side: its file says whose clock it is"),
        pytest.param(("Asia/Tokyo",), True, id="the only side's"),
        pytest.param(("Asia/Tokyo", "Europe/London"), False, id="one of two clocks"),
        pytest.param(("Europe/London",), False, id="another side's"),
    ],
)
def test_a_time_without_a_zone_is_told_in_the_clock_of_the_sides(zones, proven):
    sides = tuple(replace(CALL.sides[0], id=f"side{at}", zone=zone) for at, zone in enumerate(zones))
    source = Source("guide", 1, "締切：2025年7月25日（金）17:00")
    fact = Fact("deadline", "main", source, value="2025-07-25T17:00 JST", unit="datetime")
    shelf = Shelf({"guide": {1: source.quote}}, {})

    assert (next(doubts(fact, replace(CALL, sides=sides), shelf), None) is None) is proven


@pytest.mark.parametrize(
    ("quote", "bound", "mend"),
    [
        pytest.param("上限は500万円です。", None, "There write `bound: at_most`.", id="one is missing"),
        pytest.param("5百万円を支給します。", "at_most", "There take `bound` away.", id="one is too much"),
        pytest.param(
            "上限は600万円です。", None, "says: 6 million yen (at most).", id="the value is another"
        ),
    ],
)
def test_a_bound_that_the_quote_has_and_the_fact_has_not_is_named(quote, bound, mend):
    fact = Fact("award_limit", "main", Source("guide", 1, quote), value=5000000, unit="JPY", bound=bound)

    (why,) = doubts(fact, CALL, Shelf({"guide": {1: quote}}, {}))

    assert why.endswith(mend)


def test_a_quote_on_another_page_is_named_with_the_page_where_it_stands():
    fact = CALL.fact("fec_share", "japan-uk")
    moved = with_source(fact, 0, replace(fact.source, page=11))

    assert list(doubts(moved, CALL, SHELF)) == [
        "the quote “最大100万ポンド（約1.8億円）（FEC：Full Economic Costの80%）” is not on page 11 of "
        "briefing-slides; "
        "it now stands on page 12."
    ]


def test_a_wrong_value_is_named_with_what_the_quote_says():
    fact = replace(CALL.fact("fec_share", "japan-uk"), value=90)

    assert list(doubts(fact, CALL, SHELF)) == [
        "its value is 90 percent, but the quote “最大100万ポンド（約1.8億円）（FEC：Full Economic Costの80%）” says: "
        "£1 million (at most); 180 million yen (about); 80%."
    ]


def test_when_the_document_changes_exactly_the_facts_on_that_sentence_break(tmp_path):
    folder = shutil.copytree(CALL.folder, tmp_path / "call")
    slides = folder / "documents" / "briefing-slides.txt"
    changed = slides.read_text(encoding="utf-8").replace("採択件数 5件程度", "採択件数 6件程度")
    slides.write_text(changed, encoding="utf-8")
    (folder / "documents" / "briefing-slides.en.yaml").unlink()

    found = prove(read_call(folder / "call.yaml"))

    assert [item.fact for item in found] == ["japan-uk.number_of_awards"]


def test_a_missing_document_is_named(tmp_path):
    folder = shutil.copytree(CALL.folder, tmp_path / "call")
    (folder / "documents" / "briefing-slides.txt").unlink()

    found = prove(read_call(folder / "call.yaml"))

    assert {item.fact for item in found} == {fact.name for fact in CALL.facts}
    assert all("there is no document 'briefing-slides' in" in item.why for item in found)


def test_a_document_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path):
    folder = shutil.copytree(CALL.folder, tmp_path / "call")
    (folder / "documents" / "briefing-slides.txt").write_bytes(b"")

    found = prove(read_call(folder / "call.yaml"))

    assert found and all("briefing-slides.txt cannot be read: it is empty" in item.why for item in found)


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        pytest.param({"value": "2024-13-01", "unit": "date"}, None, id="a month that no year has"),
        pytest.param({"value": "soon", "unit": "date"}, "'soon' is no value in date.", id="no date"),
        pytest.param({"value": "much", "unit": "JPY"}, "'much' is no value in JPY.", id="no number"),
        pytest.param({"value": "2024-12-01T10:00", "unit": "datetime"}, None, id="a time without a zone"),
    ],
)
def test_a_value_that_is_none_is_doubted_in_words(fact, why):
    start = replace(CALL.fact("start", "japan-uk"), **fact)

    found = list(doubts(start, CALL, SHELF))

    assert len(found) == 1
    assert why is None or found == [why]


def test_a_made_up_address_is_seen():
    fact = CALL.fact("contact", "programme")
    says = {"ja": fact.says["ja"], "en": "write to desk@example.org"}

    assert list(doubts(replace(fact, says=says), CALL, SHELF)) == [
        "its en sentence says “desk@example.org”, which its quotes do not."
    ]


def test_one_in_words_is_no_number_that_a_quote_has_to_hold_and_two_is():
    fact = CALL.fact("form", "japan-uk")
    one, two = (
        replace(fact, says={**fact.says, "en": f"the researchers write {many} joint proposals"})
        for many in ("a single", "two")
    )

    assert list(doubts(one, CALL, SHELF)) == []
    assert list(doubts(two, CALL, SHELF)) == [
        "its en sentence says “two joint proposals”, which its quotes do not."
    ]
