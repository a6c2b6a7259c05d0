"""Groups of applicants in a proposed call: values of one key, each behind the name of whom it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.facts.keys import key_of
from corpus.facts.model import Fact, Group

_CLAUSE_END = re.compile(r"[、。；;\n]|, ")
# What stands between a name and its value: a topic's particle, a colon, the next cell of a Japanese row.
_TOPIC = re.compile(r"(?:の?場合)?は?\s*$|[:：].*$|(?<=[^\x00-\x7f])\s.*$")
# Whom a sentence is about: by the name that it gives them (…の者（以下「新規開業者」という）), else by its topic.
_DEFINED = re.compile(r"(?:以下|これを)「([^」]{2,20})」と(?:いう|する)")
_ABOUT = re.compile(r"^(?:ただし、?|なお、?|また、?)?([^、。]{2,30}?)(?:について|に対して|にあって|の場合)は")
# No name of anybody: what is measured, and what goes on in the middle of a sentence.
_MEASURE = re.compile(r"[率額]$|上限|限度|[をの]$|は.|\b(?:limit|rate|maximum|amount)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]{2}|[^\W\d_]+ ")  # no mark, note or number
_OTHERS = "それ以外"
_LONGEST = 30  # characters of a name
_ONE_DAY = ("call_opens", "call_closes")


@dataclass(frozen=True)
class Proposed:
    """A fact with the names it stands under: of its row and column, and of its clause.

    *sure* says how sure its key is: a day that begins or ends a range before others, then the likelier one. *row* is
    the line of the table whose cell says it.
    """

    fact: Fact
    names: tuple[str, ...] = ()
    sure: tuple[bool, float] = (False, 1.0)
    row: str | None = None


def clause_name(quote: str, starts: Sequence[int], at: int) -> str:
    """What the clause around the quantity number *at* begins with, before the first of its quantities, which begin
    at *starts*: 中小企業 of 中小企業は2/3以内（上限1,000万円）; else whom the sentence is about up to there. Empty for
    a longer text."""
    before = [match.end() for match in _CLAUSE_END.finditer(quote, 0, starts[at])]
    begin = before[-1] if before else 0
    first = next(start for start in starts if start >= begin)
    name = _TOPIC.sub("", quote[begin:first].strip())
    own = name if len(name) <= _LONGEST and _NAME.match(name) and not _MEASURE.search(name) else ""
    return own or _whom(quote[: starts[at]])


def _whom(text: str) -> str:
    """Whom a sentence that begins with *text* is about; empty where it does not say."""
    found = _DEFINED.search(text) or _ABOUT.search(text)
    return found[1].strip() if found else ""


def opening_once(proposed: Sequence[Proposed], otherwise: str) -> tuple[Proposed, ...]:
    """*proposed*, with one day on which the call opens and one on which it closes, for whomever it is: the surest of
    several, the others under the key *otherwise*. Those of rounds, each under a name of its own, are all kept."""
    apart = {id(one) for alike in _alike(proposed) for one, _ in _apart(alike)}
    days = [one for one in proposed if one.fact.key in _ONE_DAY and id(one) not in apart]
    surest = {one.fact.key: one.fact.value for one in sorted(days, key=lambda one: one.sure)}
    others = {id(one) for one in days if one.fact.value != surest[one.fact.key]}
    return tuple(
        replace(one, fact=replace(one.fact, key=otherwise)) if id(one) in others else one for one in proposed
    )


def grouped(proposed: Sequence[Proposed]) -> tuple[tuple[Fact, ...], tuple[Group, ...]]:
    """The facts of *proposed*, those of one key told apart by group where each stands under a name of its own."""
    names = {id(one): name for alike in _alike(proposed) for one, name in _apart(alike)}
    listed = list(dict.fromkeys(names.values()))
    groups = tuple(
        Group(f"group-{at}", {"ja": name, "en": name}, (name,)) for at, name in enumerate(listed, 1)
    )
    of = {group.known_as[0]: group.id for group in groups}
    facts = (replace(one.fact, group=_group(one, names.get(id(one)), of)) for one in proposed)
    return tuple(facts), groups


def _group(one: Proposed, name: str | None, of: Mapping[str, str]) -> str | None:
    """The group of *one*: by its own *name*, else by the one group under whose name it stands, as the only limit of
    a table whose other rows give none (上限なし) does."""
    under = [name] if name else [known for known in dict.fromkeys(one.names) if known in of]
    key = key_of(one.fact)
    single = key is not None and not key.several and key.name not in _ONE_DAY
    return of[under[0]] if len(under) == 1 and (name or single) else one.fact.group


def _alike(proposed: Iterable[Proposed]) -> Iterator[list[Proposed]]:
    """Those of one document, key and unit of which only one value can be meant."""
    found: dict[tuple[str, str, str | None], list[Proposed]] = {}
    for one in proposed:
        key = key_of(one.fact)
        if key and not key.several:
            found.setdefault((one.fact.source.document, one.fact.key, one.fact.unit), []).append(one)
    yield from found.values()


def _apart(alike: Sequence[Proposed]) -> Iterator[tuple[Proposed, str]]:
    """Each with the one name that the others do not stand under, the first of them without a name for all others;
    nothing, where they give one value or not all have such a name."""
    if len({one.fact.value for one in alike}) < 2:
        return
    common = set.intersection(*(set(one.names) for one in alike))
    own = [[name for name in dict.fromkeys(one.names) if name and name not in common] for one in alike]
    if len(own) > 1 and not own[0]:
        own[0] = [_OTHERS]
    if all(len(names) == 1 for names in own) and len({names[0] for names in own}) == len(alike):
        yield from ((one, names[0]) for one, names in zip(alike, own, strict=True))
