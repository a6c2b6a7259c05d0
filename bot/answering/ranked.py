"""A thing asked, and the ranking of intents that it has; rankings mixed with those of what stands around it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from bot.answering.of_which import masked_without, of_which, without
from bot.reading.query import Query
from corpus.facts.model import Call
from corpus.quantity import Day
from corpus.text.masks import masked, name_spans, quantity_spans
from corpus.text.segments import Segment

_UNDESCRIBED = 0.7  # the weight of a question without what describes its scheme
_YEARS = ("this_year", "other_year")  # kinds of names
_MAY_BE_OF_ANOTHER = (
    0.03  # the share from which a question that names another year may be of that year's call
)
_OF_THAT_YEAR = 0.7  # the weight with which it then is
_THIS_SCHEME = {"ja": "この枠", "en": "scheme"}
_FLOOR = 0.01  # of a share, and of what is missing of it to 1
LEAST = 0.001  # the probability that no intent falls below

Ranking = tuple[tuple[str, float], ...]


class View(NamedTuple):
    """A question as the ranker sees it: as typed, and with names and quantities masked by kind."""

    typed: str
    masked: str

    def after(self, other: View) -> View:
        """The same, read behind *other*."""
        return View(f"{other.typed} {self.typed}", f"{other.masked} {self.masked}")


class Ranker(Protocol):
    """Intents of questions: for each (name, probability), best first, probabilities adding up to 1."""

    def rank(self, views: Sequence[View]) -> Sequence[Ranking]: ...

    def marks(self, view: View) -> frozenset[str]:
        """The learned marks of a sentence."""
        ...

    def strength(self, view: View, mark: str) -> float:
        """How far a sentence lies beyond the threshold of a learned *mark*; 0 where nothing is known of it."""
        ...


@dataclass(frozen=True)
class Part:
    """One thing asked: the segment, and its intents ranked. *follows*: it leans on the turn or the part
    before it.

    *around* is the sentence it is a piece of. *again* is the question it asks again, with another name, value
    or question word. *own* is its ranking by its own words, where another was mixed with it; *placed*: those
    words tell what it asks; *told* is what the writer tells before it, which it is read together with. *matter* are its
    words without the call's own year, where it names that; *other_year*: it names none but others.
    """

    segment: Segment
    ranking: Ranking
    follows: bool = False
    around: Segment | None = None
    again: str = ""
    own: Ranking = ()
    placed: bool = True
    told: str = ""
    matter: str = ""
    other_year: bool = False

    @property
    def best(self) -> str:
        return self.ranking[0][0]

    @property
    def sought(self) -> str:
        """The words that the documents are searched for."""
        return " ".join(filter(None, (self.again, self.told, self.matter or self.segment.text)))

    @property
    def by_itself(self) -> Ranking:
        """Its ranking by its own words, and what its writer tells before them, alone; of one that asks the same again,
        which has no matter of its own, all of it."""
        return self.ranking if self.told else self.own or self.ranking


def view_of(query: Query, segment: Segment) -> View:
    """A segment as typed, and with its names and quantities replaced by their kinds."""
    quantities, names = query.within(segment.span)
    start = segment.span[0]
    spans = [*name_spans(names), *quantity_spans(quantities)]
    return View(
        segment.text,
        masked(segment.text, [(first - start, last - start, kind) for first, last, kind in spans]),
    )


def matter_of(query: Query, segment: Segment) -> View:
    """The same without the names that only tell of which call or of whom it is asked: these are no matter."""
    spans = of_which(query, segment)
    if not spans:
        return view_of(query, segment)
    quantities, names = query.within(segment.span)
    start = segment.span[0]
    others = [*name_spans(names), *quantity_spans(quantities)]
    hidden = [(first - start, last - start, kind) for first, last, kind in others]
    return View(without(segment.text, spans), masked_without(segment.text, spans, hidden))


def within_call(part: Part, query: Query) -> Part:
    """*part* as it is asked of the call, whose own year is in none of its documents' sentences: 2026年度の締切."""
    spans = of_which(query, part.segment, ("this_year",))
    matter = without(part.segment.text, spans) if spans else ""
    return replace(part, matter=matter, other_year=names_another_year(query, part.segment))


def own_ranking(query: Query, segment: Segment, ranker: Ranker) -> Ranking:
    """The ranking of a segment by its own words, but for those that only tell which call or scheme is meant.

    Mostly with "this scheme" for the one scheme that it tells by description: what sets it apart (若手枠, "the
    early-career one") is not what is asked of it. The call's own year is no other one, and of another year nothing is
    asked but that year's.
    """
    view = matter_of(query, segment)
    own = ranker.rank([view])[0]
    if names_another_year(query, segment) and dict(own).get("other_year", 0) >= _MAY_BE_OF_ANOTHER:
        return mixed(own, (("other_year", 1.0),), _OF_THAT_YEAR)
    schemes = {(name.span, name.described) for name in query.within(segment.span)[1] if name.kind == "scheme"}
    if len(schemes) != 1:
        return own
    (((first, last), described),) = schemes
    if not described and own[0][0] != "other_programme":
        return own
    start = segment.span[0]
    text = segment.text[: first - start] + _THIS_SCHEME[query.language] + segment.text[last - start :]
    return mixed(own, ranker.rank([View(text, view.masked)])[0], _UNDESCRIBED)


def names_another_year(query: Query, segment: Segment) -> bool:
    """Whether years are named, and none of them is the call's own."""
    return {name.kind for name in query.within(segment.span)[1] if name.kind in _YEARS} == {"other_year"}


def for_another_year(part: Part, query: Query, call: Call) -> Part | None:
    """*part* if it is asked of another year's call: of none before this one's year can anything else be meant, of a
    later one where its own words sound so. None otherwise."""
    if not names_another_year(query, part.segment):
        return None
    if part.best == "other_year":
        return part
    values = [item.value for item in query.within(part.segment.span)[0]]
    years = [day.year for day in values if isinstance(day, Day) and day.part == "fiscal" and day.year]
    if not years or call.fiscal_year is None or max(years) >= call.fiscal_year:
        return None
    return replace(part, ranking=mixed(part.ranking, (("other_year", 1.0),), _OF_THAT_YEAR))


def logit(share: float) -> float:
    """A share as the logarithm of its odds, no surer than a hundred to one."""
    return math.log((share + _FLOOR) / (1 - share + _FLOOR))


def mixed(own: Ranking, other: Ranking, weight: float) -> Ranking:
    """Two rankings as one, the *other* counting *weight*."""
    shares: Mapping[str, float] = dict(other)
    own_shares = dict(own)
    names = dict.fromkeys([*own_shares, *shares])
    mixed = [(name, own_shares.get(name, 0) * (1 - weight) + shares.get(name, 0) * weight) for name in names]
    return tuple(sorted(mixed, key=lambda item: -item[1]))


def agreed(own: Iterable[tuple[str, float]], other: Ranking) -> Ranking:
    """What two rankings agree on: its own words tell what a follow-up asks, and what it follows of which matter."""
    shares = dict(other)
    products = [(name, (share + LEAST) * (shares.get(name, 0) + LEAST)) for name, share in own]
    total = sum(product for _, product in products)
    return tuple(sorted(((name, product / total) for name, product in products), key=lambda item: -item[1]))
