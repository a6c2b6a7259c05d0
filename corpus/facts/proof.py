"""Proving a call's facts: each quote stands on its page, and says what the fact says.

A fact is proven when every one of its sources stands on the page it names (white space aside) and holds its words, or
yields its value to the quantity reader, with the same bound and hedge; and when every number, date and address that
the fact puts into a sentence stands in those quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import PurePosixPath

from corpus.documents import Document, Page, load
from corpus.errors import CorpusError
from corpus.facts.columns import Cell, bounds_of, cells_of
from corpus.facts.model import Call, Fact, Source
from corpus.facts.values import ZONES, clock_of, day_of, moment, moment_of, quantity_of, zone_of
from corpus.files import require_inside
from corpus.quantity import Clock, Hedge, Quantity, compatible, read, same, write
from corpus.text.alternatives import compiled
from corpus.text.plain import NUMBER
from corpus.text.sentences import sentences
from corpus.text.squeeze import squeeze

DOCUMENTS = "documents"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s<>\"）)]+", re.ASCII)
_HEDGE_WORDS: Mapping[Hedge, re.Pattern[str]] = compiled(
    {
        "about": r"程度|約|およそ|頃|about|approximately|around",
        "in_principle": r"(?<![一-鿿])原則|in principle|as a rule",
        "planned": r"予定|見込|planned|scheduled|expected|tentative",
    },
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unproven:
    """A fact that its document does not bear out: its name, in one sentence why, and the line on which it stands."""

    fact: str
    why: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.fact}: {self.why}"


@dataclass(frozen=True)
class Shelf:
    """The documents of a call: the text of their pages without white space, and why the others cannot be read; by
    document and page the *cells* of their tables."""

    pages: Mapping[str, Mapping[int, str]]
    unreadable: Mapping[str, str]
    cells: Mapping[tuple[str, int | None], Sequence[Cell]] = field(default_factory=dict)


def prove(call: Call) -> tuple[Unproven, ...]:
    """The facts written in *call* that its documents do not bear out; none when all is well."""
    shelf = read_shelf(call)
    return tuple(
        Unproven(fact.name, why, fact.line) for fact in call.written for why in doubts(fact, call, shelf)
    )


def read_shelf(call: Call) -> Shelf:
    """The documents that the facts of *call* name, read from its folder."""
    named = {source.document for fact in call.written for source in fact.sources}
    read_: dict[str, Sequence[Page]] = {}
    unreadable: dict[str, str] = {}
    for path in sorted((call.folder / DOCUMENTS).glob("*")):
        name = unicodedata.normalize("NFC", path.stem)
        if name not in named or name in read_:
            continue
        try:
            require_inside(path, call.folder)
            read_[name] = load(path).pages
        except CorpusError as error:
            unreadable[name] = str(error)
    return _shelf(read_, unreadable)


def name_of(document: Document) -> str:
    """What facts call a document: the name of its file without the ending."""
    return unicodedata.normalize("NFC", PurePosixPath(document.path).stem)


def shelf_of(documents: Iterable[Document]) -> Shelf:
    """The shelf of documents that have been read."""
    return _shelf({name_of(document): document.pages for document in reversed(tuple(documents))}, {})


def _shelf(read_: Mapping[str, Sequence[Page]], unreadable: Mapping[str, str]) -> Shelf:
    pages = {name: {page.number: squeeze(page.text) for page in own} for name, own in read_.items()}
    cells: dict[tuple[str, int | None], list[Cell]] = {}
    for name, own in read_.items():
        for page, cell in cells_of(own):
            cells.setdefault((name, page), []).append(cell)
    return Shelf(pages, unreadable, cells)


def doubts(fact: Fact, call: Call, shelf: Shelf) -> Iterator[str]:
    """Every reason to doubt one fact, each a sentence."""
    for source in fact.sources:
        misplaced = _misplaced(source, call, shelf)
        if misplaced:
            yield misplaced
        yield from _unsaid(fact, source, call, shelf)
    yield from _invented(fact)


def _misplaced(source: Source, call: Call, shelf: Shelf) -> str | None:
    pages = shelf.pages.get(source.document)
    if pages is None:
        why = shelf.unreadable.get(source.document)
        return why or f"there is no document {source.document!r} in {call.folder / DOCUMENTS}."
    quote = squeeze(source.quote)
    if not quote:
        return f"its quote from {source.document} is empty."
    standing = [number for number, text in pages.items() if quote in text]
    if source.page in standing or (source.page is None and standing):
        return None
    where = f"it now stands on page {standing[0]}" if standing else "it stands on no other page either"
    return f"the quote “{source.quote}” is not on page {source.page} of {source.document}; {where}."


def _unsaid(fact: Fact, source: Source, call: Call, shelf: Shelf) -> Iterator[str]:
    """What a fact says and its quote does not."""
    quote = squeeze(source.quote)
    for word in fact.words:
        if squeeze(word) not in quote:
            yield f"the word “{word}” is not in the quote “{source.quote}”."
    if fact.value is None:
        if fact.hedge and not _HEDGE_WORDS[fact.hedge].search(source.quote):
            yield f"the quote “{source.quote}” has no word for {fact.hedge!r}."
        return
    try:
        cells = shelf.cells.get((source.document, source.page), ())
        if any(_says(fact, source.quote, at, call, cells) for at in _candidates(fact, source.quote)):
            return
    except (ValueError, InvalidOperation):
        yield f"{fact.value!r} is no value in {fact.unit}."
        return
    said = "; ".join(_described(item) for item in _read(source.quote)) or "no quantity"
    yield f"its value is {_stated(fact)}, but the quote “{source.quote}” says: {said}.{_to_write(fact, source.quote)}"


def _to_write(fact: Fact, quote: str) -> str:
    """What to write where the quote says the fact's value with another bound or hedge; empty where it says another."""
    same_value = (at for at in _candidates(fact, quote) if same(_read(quote)[at], quantity_of(fact)))
    for at in same_value:
        told = {"bound": _read(quote)[at].bound, "hedge": next(iter(sorted(_hedges(quote, at))), None)}
        wrong = {name: value for name, value in told.items() if getattr(fact, name) != value}
        named = [
            f"write `{name}: {value}`" if value else f"take `{name}` away" for name, value in wrong.items()
        ]
        return f" There {' and '.join(named)}." if named else ""
    return ""


def _candidates(fact: Fact, quote: str) -> list[int]:
    """Which of the quote's quantities may be the fact's value: of a range, `…_from` is the first, `…_to` the last."""
    wanted = quantity_of(fact)
    places = [at for at, item in enumerate(_read(quote)) if item.kind == wanted.kind]
    if fact.key.endswith("_from"):
        return places[:1]
    return places[-1:] if fact.key.endswith("_to") else places


def _says(fact: Fact, quote: str, at: int, call: Call, cells: Sequence[Cell]) -> bool:
    """Whether the quote's quantity number *at* is the fact's value, bound and hedge; one without a bound may have that
    of its column."""
    found, wanted = _read(quote)[at], quantity_of(fact)
    hedges = _hedges(quote, at)
    hedged = fact.hedge in hedges if hedges else fact.hedge is None
    timed = fact.unit != "datetime" or _has_clock(fact, quote, at, call)
    bounds = {found.bound} if found.bound else {None, *bounds_of(cells, quote, found)}
    return same(found, wanted) and fact.bound in bounds and hedged and timed


def _hedges(quote: str, at: int) -> set[Hedge]:
    """The hedges of a quantity: its own, and 原則 said earlier in its sentence with no other quantity between."""
    items = _read(quote)
    start = items[at - 1].span[1] if at else 0
    said = sentences(quote[start : items[at].span[1]])[-1]
    governed: set[Hedge] = {"in_principle"} if _HEDGE_WORDS["in_principle"].search(said) else set()
    own = items[at].hedge
    return governed | {own} if own else governed


def _has_clock(fact: Fact, quote: str, at: int, call: Call) -> bool:
    """Whether the time next to a date is the fact's. One without a zone is told in the clock of the fact's side, or of
    all sides where it is of none; whose clock it is in a call without sides is for its file to say."""
    items, wanted = _read(quote), clock_of(fact)
    near = [items[place].value for place in (at + 1, at - 1) if 0 <= place < len(items)]
    found = next((value for value in near if isinstance(value, Clock)), None)
    own = {side.zone for side in call.sides if fact.side in (None, side.id)}
    if found is None or (found.hour, found.minute) != (wanted.hour, wanted.minute):
        return False
    if found.zone is None:
        return own <= {ZONES.get(str(wanted.zone), wanted.zone)}
    return found.zone == wanted.zone or _is_one_clock(fact, found)


def _is_one_clock(fact: Fact, found: Clock) -> bool:
    """Whether a time is the fact's in a zone of another name: Brussels has the clock of Paris. An offset is no name."""
    zones = str(found.zone), str(clock_of(fact).zone)
    named = not any(zone[0] in "+-" for zone in zones)
    return named and moment(day_of(fact), found, zone_of(zones[0])) == moment_of(fact)


def _invented(fact: Fact) -> Iterator[str]:
    """Numbers, quantities and addresses in a fact's own sentences that stand in none of its quotes, or not so often."""
    for language, says in fact.says.items():
        plain = unicodedata.normalize("NFKC", says)
        for text in (*_new_quantities(plain, fact), *_new_numbers(plain, fact), *_new_addresses(plain, fact)):
            yield f"its {language} sentence says “{text}”, which its quotes do not."


def _new_quantities(says: str, fact: Fact) -> Iterator[str]:
    known: list[Quantity] = []
    for source in fact.sources:  # what two quotes both say counts once
        told = list(known)
        known += [item for item in _read(source.quote) if not any(same(item, other) for other in told)]
    for item in _read(says):
        if _is_article(item):
            continue
        place = next((at for at, other in enumerate(known) if compatible(item, other)), None)
        if place is None:
            yield item.text
        else:
            known.pop(place)


def _is_article(item: Quantity) -> bool:
    """Whether a count is one in words ("a single proposal"), which a language says where another need not."""
    return item.kind == "count" and item.value == 1 and not any(char.isdigit() for char in item.text)


def _new_numbers(says: str, fact: Fact) -> Iterator[str]:
    known: Counter[str] = Counter()
    for source in fact.sources:
        known |= Counter(_bare_numbers(unicodedata.normalize("NFKC", source.quote)))
    for number in _bare_numbers(says):
        known[number] -= 1
        if known[number] < 0:
            yield number


def _bare_numbers(text: str) -> list[str]:
    """Numbers that make no quantity, such as those of a section."""
    spans = [item.span for item in _read(text)]
    return [
        match.group()
        for match in NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in spans)
    ]


def _new_addresses(says: str, fact: Fact) -> Iterator[str]:
    quoted = squeeze(_quoted(fact))
    return (address for address in _ADDRESS.findall(says) if address not in quoted)


def _quoted(fact: Fact) -> str:
    return " ".join(unicodedata.normalize("NFKC", source.quote) for source in fact.sources)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Quantity, ...]:
    return read(text)


def _described(item: Quantity) -> str:
    marks = [mark.replace("_", " ") for mark in (item.bound, item.hedge) if mark]
    return write(item, "en") + (f" ({', '.join(marks)})" if marks else "")


def _stated(fact: Fact) -> str:
    marks = [mark.replace("_", " ") for mark in (fact.bound, fact.hedge) if mark]
    value = f"{Decimal(fact.value):,}" if isinstance(fact.value, int) else str(fact.value)
    return f"{value} {fact.unit}" + (f" ({', '.join(marks)})" if marks else "")
