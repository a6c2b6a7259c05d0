"""Proposing a call.yaml from documents: every quantity of every sentence, for a person to review.

The key is a guess from what the sentence would answer, as whoever calls ranks it; value, bound, hedge and
quote are the document's, and only what proves itself is proposed. Nothing proposed rules before a person has
reviewed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from corpus.documents import Block, Document
from corpus.facts.columns import Cell, bound_in, cell_of
from corpus.facts.keys import key_of, why_unusable
from corpus.facts.model import Call, Fact, Scheme, Source
from corpus.facts.proof import Shelf, doubts, shelf_of
from corpus.facts.proposed_groups import Proposed, clause_name, grouped, opening_once
from corpus.quantity import Clock, Day, Quantity, read
from corpus.text.sentences import sentences
from corpus.text.squeeze import squeeze

SCHEME = "main"
# The intents of a sentence with their probabilities, the likeliest first.
Rank = Callable[[str], Sequence[tuple[str, float]]]
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
# Less likely than this, what stands over a sentence is read with it; still less likely, its key stays open: how long
# receipts are kept is a little like how long a project runs. Of 143 quantities of ten documents that could have a key,
# with .02 some 30 had a wrong one, and with this 12; 4 that had the right one have none.
_SURE = 0.3
_OF_COSTS = (
    "share of costs"  # a percentage of which nothing says that it is of direct, indirect or full costs
)
_AT_MOST = (
    "highest share of costs"  # what part is for a purpose is seldom capped: it is the part that is paid
)
_COSTS = ("award_limit", "full_economic_cost", "indirect_costs", "use_of_funds", "cost_item")  # intents
_RATES = dict.fromkeys(_COSTS, "support_rate")
# By kind of quantity (of what is counted, where it counts): the intents whose answer it may be, and the key
# it then has.
_KEYS: Mapping[str, Mapping[str, str]] = {
    "money": {"award_limit": "award_limit", "full_economic_cost": "award_limit"},
    "percent": {
        "indirect_costs": "indirect_rate",
        "full_economic_cost": "fec_share",
        "network_share": "network_share",
        "use_of_funds": "network_share",
    },
    _OF_COSTS: {**_RATES, "network_share": "network_share"},
    _AT_MOST: {**_RATES, "network_share": "support_rate"},
    "duration": {
        "outgoing_degree": "outgoing_degree_years",
        "outgoing_researcher": "outgoing_degree_years",
        "interview_notice": "interview_invitation",
        "stay_length": "stay_length",
        "final_report": "final_report",
        "project_period": "duration",
        "award_limit": "duration",
    },
    "date": {
        "advance_notice": "advance_notice",
        "paper_review": "paper_review",
        "review_schedule": "paper_review",
        "interview": "interview",
        "result": "result",
        "extension": "extension_end",
        "deadline": "call_closes",
        "submission": "call_closes",
        "open_now": "call_closes",
        "call_period": "call_opens",
        "start": "start",
        "project_period": "end",
    },
    "people": {"outgoing_number": "outgoing_number", "outgoing_required": "outgoing_per_team"},
    "institutions": {"consortium": "consortium_total", "consortium_one_side": "consortium_total"},
    "awards": {"number_of_awards": "number_of_awards"},
    "rate": {"exchange_rate": "exchange_rate"},
}
# Of a range of days, what its first and its last day are.
_RANGES = {
    "call_opens": ("call_opens", "call_closes"),
    "call_closes": ("call_opens", "call_closes"),
    "paper_review": ("paper_review_from", "paper_review_to"),
    "interview": ("interview_from", "interview_to"),
    "result": ("result_from", "result_to"),
    "start": ("start", "end"),
    "end": ("start", "end"),
}
_OF_FIELD = {
    ("money", "with_indirect"): "award_limit_with_indirect",
    ("percent", "indirect"): "indirect_rate",
    ("percent", "fec"): "fec_share",
}
_EACH_YEAR_BEFORE = re.compile(r"(?:年(?:度|間)?(?:あたり|当たり|につき)|各年度?|毎年度?|年額)\D{0,6}$")
_EACH_YEAR = re.compile(r"\s?(?:(?:/|per |an? |each |every )(?:year|annum)\b|/年)", re.IGNORECASE)
_BESIDE = 20  # characters
_TO = re.compile(r"[^\w~～〜]*(?:予定)?[^\w~～〜]*(?:[~～〜–-]|から|to\b|until\b|through\b)\W*")
_ELSE = {
    "money": "amount",
    "percent": "share",
    "duration": "length",
    "date": "day",
    "rate": "exchange_rate",
    "count": "number",
}


_WHOLE = 100  # percent
_MOST_PARTS = 10
_ENDLESS = 20  # digits


def propose(documents: Sequence[Document], rank: Rank) -> Call:
    """A call read from *documents*, the first of which names it: its facts are proposals, each proven and
    unreviewed.
    """
    call = _call(documents)
    shelf = shelf_of(documents)
    read_ = (one for document in documents for one in _Reader(document, rank).facts())
    forms = (
        next((form for form in _forms(one) if _is_proven(form.fact, call, shelf)), None) for one in read_
    )
    proven = (form for form in forms if form)
    once = {(_Hashable(one.fact), one.names): one for one in reversed(tuple(proven))}
    facts, groups = grouped(opening_once(tuple(reversed(once.values())), _plainly("date")))
    unreviewed = tuple(replace(_known(fact), reviewed=False) for fact in _each_once(facts))
    return replace(call, unreviewed=unreviewed, groups=groups)


def _forms(one: Proposed) -> Iterator[Proposed]:
    """*one* as its source may quote it: a cell in its row, which says whose value it is, before the cell alone."""
    if one.row:
        yield replace(one, fact=replace(one.fact, source=replace(one.fact.source, quote=one.row)))
    yield one


def _is_proven(fact: Fact, call: Call, shelf: Shelf) -> bool:
    return next(doubts(fact, call, shelf), None) is None


def _each_once(facts: Sequence[Fact]) -> list[Fact]:
    return list({(_Hashable(fact), fact.group): fact for fact in reversed(facts)}.values())[::-1]


def _known(fact: Fact) -> Fact:
    """*fact* with the names that a fact of its key is asked for by, where no shipped intent asks for it."""
    key = key_of(fact)
    names = key.example.get("known_as", ()) if key and not key.several else ()
    return replace(fact, known_as=tuple(names))


class _Hashable:
    """A fact compared by what it says and where."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self._key = (fact.key, fact.value, fact.unit, fact.words, fact.source)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashable) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


def _call(documents: Sequence[Document]) -> Call:
    document = documents[0]
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
    """The fiscal year that *document* names first, in its title or on its first page: further on, others' are told."""
    for text in (document.title, *(page.text for page in document.pages[:1])):
        for item in read(text):
            if isinstance(item.value, Day) and item.value.part == "fiscal":
                return item.value.year
    return None


class _Reader:
    """Reads the facts of one document."""

    def __init__(self, document: Document, rank: Rank) -> None:
        self._document, self._rank = document, rank
        self._zone = (
            "JST" if document.language == "ja" else None
        )  # a call in Japanese seldom says whose clock it means

    def facts(self) -> Iterator[Proposed]:
        for page in self._document.pages:
            for block in page.blocks:
                around = " ".join((*block.labels, block.heading or ""))
                names, cell = block.labels[block.sections :], cell_of(block)
                for sentence in sentences(block.text):
                    source = Source(self._document.id, page.number, sentence.strip())
                    row = _row_of(block, page.text)
                    found = self._quantities(source, around, names, cell)
                    yield from (replace(one, row=row) for one in found)
                    yield from map(Proposed, _contacts(source))

    def _quantities(
        self, source: Source, around: str, names: tuple[str, ...], cell: Cell | None
    ) -> Iterator[Proposed]:
        items = read(source.quote)
        starts = [item.span[0] for item in items]
        # What all cells of a column are of, its name says.
        said = (cell.column, f"{cell.column} {source.quote}") if cell else (source.quote,)
        likely = [self._key(item, said, around) for item in items]
        keys = [key for key, _ in likely]
        for at, item in enumerate(items):
            opens = _opens(items, at, source.quote)
            written = _value(item, None if opens else _clock_after(items, at), self._zone)
            if written is not None:
                value, unit = written
                key = "deadline" if unit == "datetime" else _ranged(items, at, source.quote, keys)
                key = "call_opens" if opens else _each_or_all(key, items, at)
                key = _of_a_year(key, item, source.quote)
                bound = item.bound or (bound_in(cell, item) if cell else None)
                fact = Fact(key, SCHEME, source, value=value, unit=unit, bound=bound, hedge=item.hedge)
                fact = replace(fact, key=_plainly(item.kind)) if why_unusable(fact) else fact
                sure = (_is_of_range(items, at, source.quote), likely[at][1])
                yield Proposed(_governed(fact), (*names, clause_name(source.quote, starts, at)), sure)

    def _key(self, item: Quantity, said: Sequence[str], around: str) -> tuple[str, float]:
        """The key of what the first text of *said* would answer that is sure, of those that fit the quantity, the last
        also read behind what is *around* it; else a plain word for it. With how likely that is.
        """
        own = _OF_FIELD.get((item.kind, item.field or ""))
        keys = _KEYS.get(_named(item), {})
        if own or not keys:
            return own or _plainly(item.kind), 1.0
        key, share = "", 0.0
        for text in (*said, f"{around} {said[-1]}"):
            if share < _SURE:
                key, share = max((key, share), self._likeliest(text, keys), key=lambda found: found[1])
        return (key, share) if share >= _SURE else (_plainly(item.kind), share)

    def _likeliest(self, text: str, keys: Mapping[str, str]) -> tuple[str, float]:
        shares: dict[str, float] = {}
        for intent, share in self._rank(text):
            if intent in keys:
                shares[keys[intent]] = shares.get(keys[intent], 0.0) + share
        return max(shares.items(), key=lambda found: found[1], default=("", 0.0))


def _row_of(block: Block, text: str) -> str | None:
    """The one line of a page's *text* that is the row of a cell; None for what is no cell, or is of several."""
    names = block.labels[block.sections :]
    if block.kind != "row" or len(names) < 2:
        return None
    wanted = squeeze(names[-1]), squeeze(block.text)
    rows = {
        line for line in text.splitlines() if "\t" in line and all(one in squeeze(line) for one in wanted)
    }
    return " ".join(next(iter(rows)).split("\t")) if len(rows) == 1 else None


def _plainly(kind: str) -> str:
    """A plain word for a quantity of a *kind*, which is no key of a rule."""
    return _ELSE.get(kind, kind)


def _named(item: Quantity) -> str:
    """What _KEYS calls the kind of *item*; nothing, of a percentage or an amount or more: no costs are paid at such a
    rate, and what begins there is no limit."""
    if item.kind in ("percent", "money") and item.field is None and item.bound in ("at_least", "more_than"):
        return ""
    if item.kind == "percent" and item.field is None:
        return _AT_MOST if item.bound in ("at_most", "less_than") else _OF_COSTS
    return item.unit if item.kind == "count" else item.kind


def _clock_after(items: Sequence[Quantity], at: int) -> Clock | None:
    return next((other.value for other in items[at + 1 : at + 2] if isinstance(other.value, Clock)), None)


def _each_or_all(key: str, items: Sequence[Quantity], at: int) -> str:
    """Of two numbers of institutions in one sentence, the smaller is that of each side."""
    numbers = [
        item.value for item in items if item.unit == "institutions" and isinstance(item.value, Decimal)
    ]
    each = key == "consortium_total" and len(numbers) > 1 and items[at].value == min(numbers) < max(numbers)
    return "consortium_per_country" if each else key


def _of_a_year(key: str, item: Quantity, quote: str) -> str:
    """Of a limit on what a year may cost, the key of that: １年度あたり3,500万円, £50,000 a year."""
    start, end = item.span
    each = _EACH_YEAR_BEFORE.search(quote, max(0, start - _BESIDE), start) or _EACH_YEAR.match(quote, end)
    return "award_limit_yearly" if key == "award_limit" and each else key


def _governed(fact: Fact) -> Fact:
    """With the hedge that stands further away in the sentence, where the quantity has none of its own."""
    plain = fact.hedge is None and re.search(r"原則|in principle", fact.source.quote)
    return replace(fact, hedge="in_principle") if plain and _doubtful(fact) else fact


def _doubtful(fact: Fact) -> bool:
    shelf = Shelf({fact.source.document: {fact.source.page or 1: squeeze(fact.source.quote)}}, {})
    alone = replace(fact, source=replace(fact.source, page=fact.source.page or 1))
    empty = Call("", {}, "", None, SCHEME, (), (), (), Path())
    return next(doubts(alone, empty, shelf), None) is not None


def _value(item: Quantity, clock: Clock | None, zone: str | None) -> tuple[int | str, str] | None:
    """Value and unit as a call file writes them, a *clock* that names no zone in *zone*; None for what it has no form
    for (a year alone, a time alone).
    """
    if isinstance(item.value, Decimal):
        return _number(item.value), item.unit
    if isinstance(item.value, Clock) or item.value.month is None:
        return None
    day = item.value
    text = f"{day.year or '-'}-{day.month:02}" + (f"-{day.day:02}" if day.day else "")
    if day.date and clock and (zone := clock.zone or zone) and clock.hour < 24:
        return f"{text}T{clock.hour:02}:{clock.minute:02} {zone}", "datetime"
    return f"{text} {day.part}" if day.part else text, "date"


def _number(value: Decimal) -> int | str:
    """A number as a call file writes it; what has no end, in thirds and the like, is a part of a hundred: 2/3."""
    if value == value.to_integral_value():
        return int(value)
    part = Fraction(value / _WHOLE).limit_denominator(_MOST_PARTS)
    endless = (
        _WHOLE * Decimal(part.numerator) / part.denominator == value
        and len(value.as_tuple().digits) > _ENDLESS
    )
    return str(part) if endless else f"{value.normalize():f}"


def _ranged(items: Sequence[Quantity], at: int, quote: str, keys: Sequence[str]) -> str:
    """The key of a quantity; of a range, that of its first or last day."""
    first = _first_of_range(items, at, quote)
    key = keys[at if first is None else first]
    return _RANGES[key][first is not None] if key in _RANGES and _is_of_range(items, at, quote) else key


def _is_of_range(items: Sequence[Quantity], at: int, quote: str) -> bool:
    return (_first_of_range(items, at, quote), _last_of_range(items, at, quote)) != (None, None)


def _opens(items: Sequence[Quantity], at: int, quote: str) -> bool:
    """Whether a range that closes at an hour begins with this day: the day on which applications open."""
    last = _last_of_range(items, at, quote)
    return last is not None and _clock_after(items, last) is not None


def _first_of_range(items: Sequence[Quantity], at: int, quote: str) -> int | None:
    return next((i for i in (at - 1, at - 2) if i >= 0 and _reaches(items, i, at, quote)), None)


def _last_of_range(items: Sequence[Quantity], at: int, quote: str) -> int | None:
    return next((i for i in (at + 1, at + 2) if i < len(items) and _reaches(items, at, i, quote)), None)


def _reaches(items: Sequence[Quantity], first: int, last: int, quote: str) -> bool:
    """Whether one day is the first and the other the last of a range, with nothing but an hour between them."""
    gap = quote[items[last - 1].span[1] : items[last].span[0]]
    return (
        items[first].kind == items[last].kind == "date"
        and all(item.kind == "time" for item in items[first + 1 : last])
        and _TO.fullmatch(gap) is not None
    )


def _contacts(source: Source) -> Iterator[Fact]:
    for address in _ADDRESS.findall(source.quote):
        says = {"ja": f"お問い合わせ先は{address}です", "en": f"the contact is {address}"}
        yield Fact("contact", SCHEME, source, words=(address,), says=says)
