"""Facts of a call: one place for each number, with its unit, its hedge and the sentence it was read from.

A call is a folder with a `call.yaml` and its `documents/`. The file says what it holds in its own comments;
reading it here checks its shape, and `aspire facts check` proves its values against the documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal

from corpus.files import require_inside

Hedge = Literal["about", "in_principle", "planned"]
Bound = Literal["at_most", "less_than", "at_least", "more_than"]
Norm = Literal["required", "forbidden", "allowed", "unlimited", "counted", "not_counted"]
CALL_FILE = "call.yaml"
PROGRAMME = "programme"


@dataclass(frozen=True)
class Source:
    """Where something was read: *quote* is verbatim from *page* of *document* (white space aside)."""

    document: str
    page: int | None
    quote: str


@dataclass(frozen=True)
class Fact:
    """One thing the call says of a *scheme* (and, where it differs, of a *side* or a *group* of applicants).

    Either *value* in *unit* (JPY, GBP, JPY/GBP, percent, months, days, a counted noun; date and datetime as
    text: `2028-03 end`, `--03-29` where the document names no year, `2024-04-16T18:00 JST`), or *words* that
    stand in the quote. *says* puts it into a sentence in `ja` and `en`. *also* are further places that say
    the same; *known_as* the names in questions of the one thing that a fact is about (a role, a topic, an
    acronym); *asked* are questions in full that it answers. *hold* takes it out at once, and one that is not
    *reviewed* never ruled. *line* is where it stands in its file.
    """

    key: str
    scheme: str
    source: Source
    side: str | None = None
    group: str | None = None
    value: int | str | None = None
    unit: str | None = None
    bound: Bound | None = None
    hedge: Hedge | None = None
    norm: Norm | None = None
    words: tuple[str, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)
    also: tuple[Source, ...] = ()
    known_as: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    hold: bool = False
    reviewed: bool = True
    line: int | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """The fact's address: scheme, side and group where it has them, and key."""
        return ".".join(part for part in (self.scheme, self.side, self.group, self.key) if part)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place that says it, the leading one first."""
        return (self.source, *self.also)


@dataclass(frozen=True)
class Withheld:
    """A *fact* that does not rule, so that what rests on it is for the desk: it is on hold, no rule can use
    it, or its document has changed. *why* is a sentence for whoever mends it; *now* are the document's new
    words, if any are near.
    """

    fact: Fact
    reason: Literal["on_hold", "unusable", "changed"]
    why: str
    now: Source | None = None


@dataclass(frozen=True)
class Scheme:
    """One way to apply (a joint call, a frame of the single call). *known_as* are its names in questions,
    *described_as* what sets it apart: beside a word for a scheme it names it (若手枠, "the track for young
    researchers").
    """

    id: str
    name: Mapping[str, str]
    known_as: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    described_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Side:
    """A country's half of a joint call. *zone* is an IANA name, *country* its ISO 3166-1 code; *known_as* are
    its names in questions.
    """

    id: str
    name: Mapping[str, str]
    zone: str
    agency: str | None = None
    known_as: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True)
class Size:
    """How many of a *unit* (people) a group of applicants has, both ends counted; *words* name what is counted."""

    words: tuple[str, ...]
    unit: str
    at_least: int | None = None
    at_most: int | None = None

    def holds(self, number: Decimal) -> bool:
        """Whether an applicant with so many is of the group."""
        return (self.at_least is None or number >= self.at_least) and (
            self.at_most is None or number <= self.at_most
        )


@dataclass(frozen=True)
class Group:
    """Applicants of one kind or size, for whom a call states values of their own.

    *known_as* are its names in questions, *size* tells who belongs to it by a number.
    """

    id: str
    name: Mapping[str, str]
    known_as: tuple[str, ...] = ()
    size: Size | None = None


# Whoever is in none of the groups of a call that gives a key both for some of them and without a group.
OTHERS = Group("others", {"ja": "それ以外", "en": "all others"})


@dataclass(frozen=True, eq=False)
class Call:
    """A funding call: its schemes, sides and facts. *folder* holds the documents it was read from.

    *facts* are those that rule; *withheld* do not, and what rests on them is for the desk; *unreviewed* are
    proposals that nobody has looked at. *leaves_open* are the silence intents on which its documents state
    nothing, as a person has checked and signed.
    """

    id: str
    title: Mapping[str, str]
    programme: str
    fiscal_year: int | None
    default_scheme: str
    schemes: tuple[Scheme, ...]
    sides: tuple[Side, ...]
    facts: tuple[Fact, ...]
    folder: Path
    leaves_open: frozenset[str] = frozenset()
    withheld: tuple[Withheld, ...] = ()
    of_others: frozenset[tuple[str, str, str | None]] = frozenset()
    unreviewed: tuple[Fact, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def written(self) -> tuple[Fact, ...]:
        """Every fact of the file in its order, whether it rules or not."""
        every = (*self.facts, *(item.fact for item in self.withheld), *self.unreviewed)
        return tuple(sorted(every, key=lambda fact: fact.line or 0))

    def fact(self, key: str, scheme: str, side: str | None = None) -> Fact | None:
        """The fact *key* of a scheme, or else of the programme as a whole; None where the call is silent."""
        return next(iter(self.all(key, scheme, side)), None)

    def all(self, key: str, scheme: str, side: str | None = None) -> tuple[Fact, ...]:
        """All facts *key* of a scheme (else of the programme); with a *side*, those of that side or of no
        side.
        """
        for owner in (scheme, PROGRAMME):
            found = tuple(
                fact
                for fact in self._by_key.get((key, owner), ())
                if side is None or fact.side in (side, None)
            )
            if found:
                return found
        return ()

    def of_group(self, group: str) -> Call:
        """The call as it is for one group of applicants: a fact of its own goes before one of nobody's. What is stated
        for other groups alone is among its *of_others*."""
        own = {(fact.key, fact.scheme, fact.side) for fact in self.facts if fact.group == group}
        facts = (
            fact
            for fact in self.facts
            if fact.group == group or (fact.group is None and (fact.key, fact.scheme, fact.side) not in own)
        )
        kept = tuple(facts)
        known = {(fact.key, fact.scheme, fact.side) for fact in kept}
        of_others = {(fact.key, fact.scheme, fact.side) for fact in self.facts} - known
        return replace(self, facts=kept, of_others=frozenset(of_others))

    def is_open(self, key: str, scheme: str, side: str | None) -> bool:
        """Whether a call that gives no such fact to rule by may have one all the same: it is withheld, or stated for
        other groups of applicants alone."""
        held = any(
            (one.fact.key, one.fact.scheme, one.fact.side) == (key, scheme, side) for one in self.withheld
        )
        return held or (key, scheme, side) in self.of_others

    def group(self, group: str) -> Group:
        """The group of that id, be it of all others. Raises KeyError."""
        found = next((item for item in (*self.groups, OTHERS) if item.id == group), None)
        if found is None:
            raise KeyError(group)
        return found

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        """The facts by key and scheme, in the call's order: a rule looks up a dozen."""
        found: dict[tuple[str, str], tuple[Fact, ...]] = {}
        for fact in self.facts:
            found[fact.key, fact.scheme] = (*found.get((fact.key, fact.scheme), ()), fact)
        return found

    def scheme(self, scheme: str) -> Scheme:
        """The scheme of that id; the programme, where it is not listed, goes by the call's title."""
        found = next((item for item in self.schemes if item.id == scheme), None)
        if found is None and scheme != PROGRAMME:
            raise KeyError(scheme)
        return found or Scheme(PROGRAMME, self.title)

    def side(self, side: str) -> Side:
        """The side of that id. Raises KeyError."""
        found = next((item for item in self.sides if item.id == side), None)
        if found is None:
            raise KeyError(side)
        return found


def read_calls(corpus: Path) -> tuple[Call, ...]:
    """Every call below *corpus*, by path. Raises CorpusError naming what cannot be used."""
    paths = sorted(corpus.rglob(CALL_FILE))
    for path in paths:
        require_inside(path, corpus)
    return tuple(map(read_call, paths))


def read_call(path: Path) -> Call:
    """The call of one `call.yaml`. Raises CorpusError naming the line or entry that cannot be used."""
    from corpus.facts.call_file import read  # here, since it needs the types above

    return read(path)
