"""Proposing a call.yaml from a document: every quantity of every sentence, for a person to review.

Key, scheme and side are guesses from the words around; value, bound, hedge and quote are the document's, and only what
proves itself is proposed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from bot import concepts
from corpus.documents import Document
from corpus.facts.model import Call, Fact, Scheme, Source
from corpus.facts.proof import Shelf, doubts
from corpus.quantity import Clock, Day, Quantity, read
from corpus.text.sentences import sentences
from corpus.text.squeeze import squeeze

SCHEME = "main"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# By kind of quantity: the concepts that tell its key, the more telling ones first where two are equally near.
_KEYS: Mapping[str, Mapping[str, str]] = {
    "money": {"indirect": "award_limit_with_indirect", "fec": "award_limit", "award": "award_limit", "direct": "award_limit", "limit": "award_limit"},
    "percent": {"indirect": "indirect_rate", "fec": "fec_share", "network": "network_share", "young": "network_share"},
    "duration": {
        "degree": "outgoing_degree_years", "extend": "extension", "interview": "interview_invitation", "stay": "stay_length",
        "report": "final_report", "outgoing": "stay_length", "period": "duration", "award": "duration",
    },
    "date": {
        "notice": "advance_notice", "paper_review": "paper_review", "interview": "interview", "result": "result",
        "extend": "extension_end", "deadline": "call_closes", "opens": "call_opens", "start": "start", "end": "end",
    },
    "count": {"awards": "number_of_awards", "outgoing": "outgoing_number", "consortium": "consortium_total"},
}  # fmt: skip
# Of a range of days, what its first and its last day are.
_RANGES = {
    "call_opens": ("call_opens", "call_closes"),
    "call_closes": ("call_opens", "call_closes"),
    "paper_review": ("paper_review_from", "paper_review_to"),
    "start": ("start", "end"),
    "day": ("start", "end"),
}
_TO = re.compile(r"[^\w~～〜]*(?:予定)?[^\w~～〜]*(?:[~～〜–-]|から|to\b|until\b|through\b)\W*")
_ELSE = {
    "money": "amount",
    "percent": "share",
    "duration": "length",
    "date": "day",
    "rate": "exchange_rate",
    "count": "number",
}


def draft(document: Document) -> str:
    """The text of a call.yaml for *document*, which loads and is proven; facts and names are marked for review."""
    call = _call(document)
    pages = {page.number: squeeze(page.text) for page in document.pages}
    shelf = Shelf({document.id: pages}, {})
    proposed = (fact for fact in _facts(document) if next(doubts(fact, call, shelf), None) is None)
    return _written(call, document, tuple(dict.fromkeys(_Hashable(fact) for fact in proposed)))


class _Hashable:
    """A fact compared by what it says and where."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self._key = (fact.key, fact.value, fact.unit, fact.words, fact.source)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashable) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


def _call(document: Document) -> Call:
    title = " ".join(document.title.split())
    names = {"ja": title, "en": title}
    return Call(
        id=document.id,
        title=names,
        programme=title,
        fiscal_year=_fiscal_year(document),
        default_scheme=SCHEME,
        schemes=(Scheme(SCHEME, names),),
        sides=(),
        facts=(),
        folder=Path(),
    )


def _fiscal_year(document: Document) -> int | None:
    """The fiscal year that is named first."""
    for page in document.pages:
        for item in read(page.text):
            if isinstance(item.value, Day) and item.value.part == "fiscal":
                return item.value.year
    return None


def _facts(document: Document) -> Iterator[Fact]:
    for page in document.pages:
        for block in page.blocks:
            around = " ".join((*block.labels, block.heading or ""))
            for sentence in sentences(block.text):
                source = Source(document.id, page.number, sentence.strip())
                yield from _quantities(source, around)
                yield from _contacts(source)


def _quantities(source: Source, around: str) -> Iterator[Fact]:
    items = read(source.quote)
    for at, item in enumerate(items):
        clock = next(
            (other.value for other in items[at + 1 : at + 2] if isinstance(other.value, Clock)), None
        )
        written = _value(item, clock)
        if written is not None:
            value, unit = written
            key = "deadline" if unit == "datetime" else _ranged(items, at, source.quote, around)
            fact = Fact(key, SCHEME, source, value=value, unit=unit, bound=item.bound, hedge=item.hedge)
            yield _governed(fact)


def _governed(fact: Fact) -> Fact:
    """With the hedge that stands further away in the sentence, where the quantity has none of its own."""
    plain = fact.hedge is None and re.search(r"原則|in principle", fact.source.quote)
    return replace(fact, hedge="in_principle") if plain and _doubtful(fact) else fact


def _doubtful(fact: Fact) -> bool:
    shelf = Shelf({fact.source.document: {fact.source.page or 1: squeeze(fact.source.quote)}}, {})
    alone = replace(fact, source=replace(fact.source, page=fact.source.page or 1))
    empty = Call("", {}, "", None, SCHEME, (), (), (), Path())
    return next(doubts(alone, empty, shelf), None) is not None


def _value(item: Quantity, clock: Clock | None) -> tuple[int | str, str] | None:
    """Value and unit as a call file writes them; None for what it has no form for (a year alone, a time alone)."""
    if isinstance(item.value, Decimal):
        whole = item.value == item.value.to_integral_value()
        return (int(item.value) if whole else f"{item.value.normalize():f}"), item.unit
    if isinstance(item.value, Clock) or item.value.month is None:
        return None
    day = item.value
    text = f"{day.year or '-'}-{day.month:02}" + (f"-{day.day:02}" if day.day else "")
    if day.date and clock and clock.zone and clock.hour < 24:
        return f"{text}T{clock.hour:02}:{clock.minute:02} {clock.zone}", "datetime"
    return f"{text} {day.part}" if day.part else text, "date"


def _ranged(items: Sequence[Quantity], at: int, quote: str, around: str) -> str:
    """The key of a quantity; of a range, that of its first or last day."""
    ends = at > 0 and _reaches(items[at - 1], items[at], quote)
    begins = at + 1 < len(items) and _reaches(items[at], items[at + 1], quote)
    key = _key(items[at - 1 if ends else at], quote, around)
    return _RANGES[key][ends] if (begins or ends) and key in _RANGES else key


def _reaches(first: Quantity, last: Quantity, quote: str) -> bool:
    gap = quote[first.span[1] : last.span[0]]
    return first.kind == last.kind == "date" and _TO.fullmatch(gap) is not None


def _key(item: Quantity, quote: str, around: str) -> str:
    """The key that the nearest telling word suggests: in the sentence, else in the headings and labels around it."""
    if item.field == "with_indirect":
        return "award_limit_with_indirect"
    keys = _KEYS.get(item.kind, {})
    if item.kind == "count" and item.unit == "awards":
        return "number_of_awards"
    places = _places(quote, keys)
    if places:
        start, end = item.span
        return keys[min(places, key=lambda place: _distance(place[1], (start, end)))[0]]
    outside = _places(around, keys)
    return keys[outside[0][0]] if outside else _ELSE.get(item.kind, item.kind)


def _places(text: str, keys: Mapping[str, str]) -> list[tuple[str, tuple[int, int]]]:
    found = concepts.find(_folded(text))
    return [(name, span) for name in keys for span in found.spans.get(name, ())]


def _folded(text: str) -> str:
    """NFKC in lower case where that keeps each character's place, so that spans are those of *text*."""
    folds = (unicodedata.normalize("NFKC", char).lower() for char in text)
    return "".join(fold if len(fold) == 1 else char for char, fold in zip(text, folds, strict=True))


def _distance(word: tuple[int, int], item: tuple[int, int]) -> int:
    """Characters between a word and a quantity; a word after it counts double, for labels stand before their values."""
    before, after = item[0] - word[1], word[0] - item[1]
    return before if before >= 0 else 2 * max(after, 0)


def _contacts(source: Source) -> Iterator[Fact]:
    for address in _ADDRESS.findall(source.quote):
        says = {"ja": f"お問い合わせ先は{address}です", "en": f"the contact is {address}"}
        yield Fact("contact", SCHEME, source, words=(address,), says=says)


def _written(call: Call, document: Document, facts: Sequence[_Hashable]) -> str:
    names = {
        source: f"p{source.page}-{at}"
        for at, source in enumerate(dict.fromkeys(f.fact.source for f in facts), 1)
    }
    title = f"{{ja: {_quoted(call.title['ja'])}, en: {_quoted(call.title['en'])}}}"
    lines = [
        "# A proposal. Review each fact: its key, scheme and side are guesses; delete what is no fact of the call.",
        "# Value, bound, hedge and quote were read from the document. `aspire facts check` proves the file again.",
        f"id: {_quoted(call.id)}",
        f"title: {title}  # review",
        f"programme: {_quoted(call.programme)}  # review: the programme's short name",
        f"fiscal_year: {call.fiscal_year or 'null'}  # review",
        f"document: {_quoted(document.id)}",
        f"default_scheme: {SCHEME}",
        "",
        "schemes:",
        f"  - {{id: {SCHEME}, name: {title}, known_as: []}}  # review: its names in questions",
        "",
        "sides: []  # review: {id, name: {ja, en}, zone: Asia/Tokyo, agency, known_as: []}",
        "",
        "sources:" if names else "sources: {}",
        *(
            f"  {name}: {{page: {source.page}, quote: {_quoted(source.quote)}}}"
            for source, name in names.items()
        ),
        "",
        "facts:" if facts else "facts: []",
        *(f"  - {{{_entry(item.fact, names[item.fact.source])}}}  # review" for item in facts),
    ]
    return "\n".join(lines) + "\n"


def _entry(fact: Fact, source: str) -> str:
    parts = [f"key: {fact.key}", f"scheme: {fact.scheme}"]
    if fact.words:
        says = ", ".join(f"{language}: {_quoted(text)}" for language, text in fact.says.items())
        parts += [f"words: [{', '.join(map(_quoted, fact.words))}]", f"says: {{{says}}}"]
    else:
        value = fact.value if isinstance(fact.value, int) else _quoted(str(fact.value))
        parts += [f"value: {value}", f"unit: {fact.unit}"]
    parts += [f"bound: {fact.bound}"] if fact.bound else []
    parts += [f"hedge: {fact.hedge}"] if fact.hedge else []
    return ", ".join([*parts, f"source: {source}"])


def _quoted(text: str) -> str:
    """A YAML string in double quotes; what YAML does not take as it stands is escaped."""
    return _UNPRINTABLE.sub(
        lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False)
    )
