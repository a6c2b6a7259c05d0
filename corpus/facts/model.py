"""Facts of a call: one place for each number, with its unit, its hedge and the sentence it was read from.

A call is a folder with a `call.yaml` and its `documents/`. The file says what it holds in its own comments; reading it
here checks its shape, and `aspire facts check` proves its values against the documents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

import yaml

from corpus.errors import CorpusError
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
    """One thing the call says of a *scheme* (and, where it differs, of a *side*).

    Either *value* in *unit* (JPY, GBP, JPY/GBP, percent, months, days, a counted noun; date and datetime as text:
    `2028-03 end`, `--03-29` where the document names no year, `2024-04-16T18:00 JST`), or *words* that stand in the
    quote. *says* puts it into a sentence in `ja` and `en`. *also* are further places that say the same; *known_as* the
    names in questions of the one thing that a fact is about (a role, a topic, an acronym).
    """

    key: str
    scheme: str
    source: Source
    side: str | None = None
    value: int | str | None = None
    unit: str | None = None
    bound: Bound | None = None
    hedge: Hedge | None = None
    norm: Norm | None = None
    words: tuple[str, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)
    also: tuple[Source, ...] = ()
    known_as: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The fact's address: scheme, side where it has one, and key."""
        return ".".join(part for part in (self.scheme, self.side, self.key) if part)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place that says it, the leading one first."""
        return (self.source, *self.also)


@dataclass(frozen=True)
class Scheme:
    """One way to apply (a joint call, a frame of the single call). *known_as* are its names in questions."""

    id: str
    name: Mapping[str, str]
    known_as: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Side:
    """A country's half of a joint call. *zone* is an IANA name, *country* its ISO 3166-1 code; *known_as* are its names in questions."""

    id: str
    name: Mapping[str, str]
    zone: str
    agency: str | None = None
    known_as: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, eq=False)
class Call:
    """A funding call: its schemes, sides and facts. *folder* holds the documents it was read from.

    *leaves_open* are the silence intents on which its documents state nothing, as a person has checked and signed.
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

    def fact(self, key: str, scheme: str, side: str | None = None) -> Fact | None:
        """The fact *key* of a scheme, or else of the programme as a whole; None where the call is silent."""
        return next(iter(self.all(key, scheme, side)), None)

    def all(self, key: str, scheme: str, side: str | None = None) -> tuple[Fact, ...]:
        """All facts *key* of a scheme (else of the programme); with a *side*, those of that side or of no side."""
        for owner in (scheme, PROGRAMME):
            found = tuple(
                fact
                for fact in self._by_key.get((key, owner), ())
                if side is None or fact.side in (side, None)
            )
            if found:
                return found
        return ()

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        """The facts by key and scheme, in the call's order: a rule looks up a dozen."""
        found: dict[tuple[str, str], tuple[Fact, ...]] = {}
        for fact in self.facts:
            found[fact.key, fact.scheme] = (*found.get((fact.key, fact.scheme), ()), fact)
        return found

    def scheme(self, scheme: str) -> Scheme:
        """The scheme of that id; the programme as a whole, where it is not listed, goes by the call's title."""
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
    """Every call below *corpus*, by path. Raises CorpusError naming the file and entry that cannot be used."""
    paths = sorted(corpus.rglob(CALL_FILE))
    for path in paths:
        require_inside(path, corpus)
    return tuple(map(read_call, paths))


def read_call(path: Path) -> Call:
    """The call of one `call.yaml`. Raises CorpusError naming the entry that cannot be used."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CorpusError(f"{path} cannot be read as YAML: {str(error).splitlines()[0]}.") from error
    try:
        return _call(raw, path.parent)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CorpusError(
            f"{path} is not a call file: {error!r}. Compare it with the bundled one."
        ) from error


def _call(raw: Mapping[str, Any], folder: Path) -> Call:
    schemes = tuple(
        Scheme(item["id"], item["name"], tuple(item.get("known_as", ())), tuple(item.get("sides", ())))
        for item in raw["schemes"]
    )
    sides = tuple(
        Side(
            item["id"],
            item["name"],
            ZoneInfo(item["zone"]).key,
            item.get("agency"),
            tuple(item.get("known_as", ())),
            item.get("country"),
        )
        for item in raw.get("sides", ())
    )
    sources = {
        name: Source(item.get("document", raw["document"]), item["page"], item["quote"])
        for name, item in raw["sources"].items()
    }
    facts = tuple(_fact(item, sources) for item in raw["facts"])
    _check_names(facts, {item.id for item in schemes}, {item.id for item in sides})
    if raw["default_scheme"] not in {item.id for item in schemes}:
        raise ValueError(f"the default scheme {raw['default_scheme']!r} is not among the schemes")
    return Call(
        id=raw["id"],
        title=raw["title"],
        programme=raw["programme"],
        fiscal_year=raw.get("fiscal_year"),
        default_scheme=raw["default_scheme"],
        schemes=schemes,
        sides=sides,
        facts=facts,
        folder=folder,
        leaves_open=_leaves_open(raw.get("leaves_open")),
    )


def _leaves_open(raw: Mapping[str, Any] | None) -> frozenset[str]:
    """The intents listed as left open. Raises ValueError where nobody has signed for them."""
    if raw is None:
        return frozenset()
    if not raw.get("signed_by"):
        raise ValueError("leaves_open needs signed_by: the role of who has read all documents for it")
    return frozenset(raw["intents"])


def _fact(item: Mapping[str, Any], sources: Mapping[str, Source]) -> Fact:
    unknown = item.keys() - _FACT_KEYS
    if (
        unknown
        or item.get("bound") not in (None, *get_args(Bound))
        or item.get("hedge") not in (None, *get_args(Hedge))
        or item.get("norm") not in (None, *get_args(Norm))
    ):
        raise ValueError(
            f"fact {item.get('key')!r} of {item.get('scheme')!r} has an entry that means nothing"
        )
    if (item.get("value") is None) == (not item.get("words")):
        raise ValueError(f"fact {item['key']!r} of {item['scheme']!r} needs a value or words, and not both")
    return Fact(
        key=item["key"],
        scheme=item["scheme"],
        source=sources[item["source"]],
        side=item.get("side"),
        value=_value(item),
        unit=item.get("unit"),
        bound=item.get("bound"),
        hedge=item.get("hedge"),
        norm=item.get("norm"),
        words=tuple(item.get("words", ())),
        says=item.get("says", {}),
        also=tuple(sources[name] for name in item.get("also", ())),
        known_as=tuple(item.get("known_as", ())),
    )


def _value(item: Mapping[str, Any]) -> int | str | None:
    """The value as an int or as text. Raises ValueError where it is not written as its unit wants it."""
    value, unit = item.get("value"), str(item.get("unit"))
    if value is None:
        return None
    if not _SHAPES.get(unit, _NUMBER).fullmatch(str(value)):
        raise ValueError(
            f"fact {item['key']!r} of {item['scheme']!r} has {value!r}, which is no value in {unit}"
        )
    return value if isinstance(value, int) else str(value)


_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SHAPES = {
    "date": re.compile(
        r"(?:\d{4}|-)-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])|(?: (?:beginning|early|mid|late|end)))?"
    ),
    "datetime": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-4]):[0-5]\d \S+"),
}
_FACT_KEYS = {field.name for field in fields(Fact)}


def _check_names(facts: tuple[Fact, ...], schemes: set[str], sides: set[str]) -> None:
    for fact in facts:
        if fact.scheme not in {*schemes, PROGRAMME} or fact.side not in {*sides, None}:
            raise ValueError(f"fact {fact.name!r} names a scheme or side that the call does not list")
