"""Reading a call.yaml: its shape is checked here, and each complaint names the line.

A fact that is well formed and that no rule can use does not take the file with it: it is withheld, so that
whoever asks for what it says is sent to the desk, and `aspire facts check` names it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from corpus.errors import CorpusError
from corpus.facts.keys import clashing, why_unusable
from corpus.facts.model import (
    PROGRAMME,
    Bound,
    Call,
    Fact,
    Group,
    Hedge,
    Norm,
    Scheme,
    Side,
    Size,
    Source,
    Withheld,
)
from corpus.yaml_text import NO_YAML, compose, construct


def read(path: Path) -> Call:
    """The call of one file. Raises CorpusError naming the line or entry that cannot be used."""
    try:
        root = compose(path.read_text(encoding="utf-8"))
        raw = construct(root) if root else {}
    except (OSError, *NO_YAML) as error:
        raise CorpusError(f"{path} cannot be read as YAML: {_said(error)}.") from error
    try:
        return _call(raw, path.parent, _lines_of_facts(root) if root else ())
    except _FactError as error:
        raise CorpusError(f"{path}, line {error.line}: {error}.") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CorpusError(f"{path} is not a call file: {_why(error)}; see: aspire facts reference") from error


class _FactError(Exception):
    """An entry under `facts` that makes no fact."""

    def __init__(self, line: int, why: str) -> None:
        self.line = line
        super().__init__(why)


def _why(error: Exception) -> str:
    """What is wrong with an entry, without a word of Python."""
    if isinstance(error, KeyError):
        return f"it lacks {error}"
    return str(error) if isinstance(error, ValueError) else "an entry has not the form it should"


def _said(error: Exception) -> str:
    """What YAML or the system says of a file, with the line where it tells one."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return str(error).splitlines()[0]
    return f"line {mark.line + 1}, {getattr(error, 'problem', error)}"


def _lines_of_facts(root: yaml.Node) -> tuple[int, ...]:
    """The lines on which the facts begin, counted from 1."""
    entries = root.value if isinstance(root, yaml.MappingNode) else ()
    facts = next((value for name, value in entries if name.value == "facts"), None)
    return (
        tuple(node.start_mark.line + 1 for node in facts.value)
        if isinstance(facts, yaml.SequenceNode)
        else ()
    )


def _call(raw: Mapping[str, Any], folder: Path, lines: Sequence[int]) -> Call:
    schemes = tuple(
        Scheme(
            item["id"],
            item["name"],
            _names(item),
            tuple(item.get("sides", ())),
            tuple(item.get("described_as", ())),
        )
        for item in raw["schemes"]
    )
    sides = tuple(
        Side(
            item["id"],
            item["name"],
            _zone(item),
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
    groups = tuple(map(_group, raw.get("groups", ())))
    owners = _Owners(
        {item.id for item in schemes} | {PROGRAMME},
        {item.id for item in sides} | {None},
        {item.id for item in groups} | {None},
    )
    written = [_at(line, item, sources, owners) for line, item in zip(lines, raw["facts"], strict=True)]
    facts, withheld, unreviewed = _sorted(written)
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
        withheld=withheld,
        unreviewed=unreviewed,
        groups=groups,
    )


def _zone(side: Mapping[str, Any]) -> str:
    """The zone of a side. Raises ValueError for one that nobody knows."""
    try:
        return ZoneInfo(side["zone"]).key
    except (ZoneInfoNotFoundError, ValueError) as error:
        told = f"the side {side['id']!r} has the zone {side['zone']!r}, which is no IANA name such as Europe/Paris"
        raise ValueError(told) from error


class _Owners(NamedTuple):
    """Whom facts may be of: the schemes, sides and groups that the file lists, and nobody's side or group."""

    schemes: Set[str]
    sides: Set[str | None]
    groups: Set[str | None]


def _group(item: Mapping[str, Any]) -> Group:
    """A group of applicants, also known as its name. Raises ValueError where its size names nothing that is counted."""
    size = item.get("size")
    if size is not None and not (size.get("words") and size.keys() & {"at_least", "at_most"}):
        raise ValueError(f"the size of group {item['id']!r} needs words, and at_least or at_most")
    told = (
        Size(tuple(size["words"]), size.get("unit", "people"), size.get("at_least"), size.get("at_most"))
        if size
        else None
    )
    return Group(item["id"], item["name"], _names(item), told)


def _names(item: Mapping[str, Any]) -> tuple[str, ...]:
    """What something goes by in questions: what it is known as, and its name."""
    return tuple(dict.fromkeys((*item.get("known_as", ()), *item["name"].values())))


def _sorted(written: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Withheld, ...], tuple[Fact, ...]]:
    """The facts that rule, those withheld, and those that nobody has reviewed."""
    reviewed = [fact for fact in written if fact.reviewed]
    why = {id(fact): why_unusable(fact) for fact in reviewed}
    for before, fact in clashing(fact for fact in reviewed if not fact.hold):
        for one, other in ((before, fact), (fact, before)):
            why[id(one)] = f"line {other.line} gives another value for it; keep one of the two."
    withheld = [Withheld(fact, "on_hold", "it is on hold.") for fact in reviewed if fact.hold]
    withheld += [
        Withheld(fact, "unusable", told) for fact in reviewed if not fact.hold and (told := why[id(fact)])
    ]
    out = {id(item.fact) for item in withheld}
    rule = tuple(fact for fact in reviewed if id(fact) not in out)
    return rule, tuple(withheld), tuple(fact for fact in written if not fact.reviewed)


def _at(
    line: int,
    item: Mapping[str, Any],
    sources: Mapping[str, Source],
    owners: _Owners,
) -> Fact:
    """The fact that begins on a line. Raises _FactError."""
    try:
        fact = replace(_fact(item, sources), line=line)
        if (
            fact.scheme not in owners.schemes
            or fact.side not in owners.sides
            or fact.group not in owners.groups
        ):
            raise ValueError(f"fact {fact.name!r} names a scheme, side or group that the call does not list")
        return fact
    except KeyError as error:
        raise _FactError(line, _missing(item, error)) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise _FactError(line, str(error)) from error


def _missing(item: Mapping[str, Any], error: KeyError) -> str:
    """What a fact lacks: an entry, or the source that it names."""
    name = str(error.args[0])
    return (
        f"{name!r} is no source of the file" if name in map(str, item.values()) else f"a fact needs {name!r}"
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
    if unknown:
        raise ValueError(f"fact {item.get('key')!r} has an entry that means nothing: {min(unknown)}")
    for name, allowed in _ENTRIES.items():
        if item.get(name) not in (None, *allowed):
            raise ValueError(
                f"fact {item.get('key')!r} of {item.get('scheme')!r} has an entry that means nothing: "
                f"{name}: {item[name]!r}; write {', '.join(map(_written, allowed))}"
            )
    if (item.get("value") is None) == (not item.get("words")):
        raise ValueError(f"fact {item['key']!r} of {item['scheme']!r} needs a value or words, and not both")
    return Fact(
        key=item["key"],
        scheme=item["scheme"],
        source=sources[item["source"]],
        side=item.get("side"),
        group=item.get("group"),
        value=_value(item),
        unit=item.get("unit"),
        bound=item.get("bound"),
        hedge=item.get("hedge"),
        norm=item.get("norm"),
        words=tuple(item.get("words", ())),
        says=item.get("says", {}),
        also=tuple(sources[name] for name in item.get("also", ())),
        known_as=tuple(item.get("known_as", ())),
        asked=tuple(item.get("asked", ())),
        hold=bool(item.get("hold")),
        reviewed=item.get("reviewed") in (None, True),
    )


def _written(entry: str | bool) -> str:
    return str(entry).lower()


def _value(item: Mapping[str, Any]) -> int | str | None:
    """The value as an int or as text. Raises ValueError where it is not written as its unit wants it."""
    value, unit = item.get("value"), str(item.get("unit"))
    if value is None:
        return None
    if not _SHAPES.get(unit, _NUMBER).fullmatch(str(value)):
        moment = ', with its hour and zone: "2024-04-16T18:00 JST"' if unit == "datetime" else ""
        raise ValueError(
            f"fact {item['key']!r} of {item['scheme']!r} has {str(value)!r}, which is no value in {unit}{moment}"
        )
    return value if isinstance(value, int) else str(value)


_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SHAPES = {
    "percent": re.compile(r"\d+(?:\.\d+)?|[1-9]/(?:[2-9]|10)"),
    "date": re.compile(
        r"(?:\d{4}|-)-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])|(?: (?:beginning|early|mid|late|end)))?"
    ),
    "datetime": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-4]):[0-5]\d \S+"),
}
_ENTRIES: Mapping[str, tuple[str | bool, ...]] = {
    "bound": get_args(Bound),
    "hedge": get_args(Hedge),
    "norm": get_args(Norm),
    "hold": (True, False),
    "reviewed": (True, False),
}
_FACT_KEYS = {field.name for field in fields(Fact)} - {"line"}
