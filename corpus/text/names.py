"""What a text names: schemes, sides, agencies, programmes, fields and things of a call, countries and places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from corpus.facts.model import PROGRAMME, Call, Fact
from corpus.quantity import Quantity
from corpus.text import countries, languages
from corpus.text.alternatives import one_of, one_word_of
from corpus.text.counterparts import Place, sides_by_standpoint
from corpus.text.described import scheme_by_name, scheme_of_country, scheme_of_kind
from corpus.text.longer_names import is_in_longer_name
from corpus.text.plain import folded, plain
from corpus.text.words import Span, Words, spaced
from corpus.text.years import years_of

NameKind = Literal[
    "scheme",
    "side",
    "group",
    "measure",
    "agency",
    "programme",
    "field",
    "item",
    "term",
    "country",
    "place",
    "region",
    "language",
    "this_year",
    "other_year",
]


@dataclass(frozen=True)
class Name:
    """Something a text names. *id* is a scheme's or side's id, a country's ISO code, a field's word, a fact's
    address.

    A group's is one that is said to be meant, a measure's the unit in which groups are told apart.

    A language's id is its ISO 639 code, a year's the words it stands for. *firm*: of a side, that the people
    on it are meant ("the UK side", 英国の研究者) and not a place to go to. *described*: of a scheme, that it is told by
    what sets it apart (若手枠) and not by a name of its own.
    """

    kind: NameKind
    id: str
    span: Span
    text: str
    firm: bool = False
    described: bool = False


_BEFORE = 40  # characters before a name that say what it is
_ASIDE = r"\([^()]{1,24}\) ?"
# 英国側, "UK researchers": the people of a side, where 英国に and "in the UK" are a place.
_BODY = one_word_of("side team budget award grant part share project researchers? applicants? partners?")
_LEADS = one_word_of("pls? pis? leads? colleagues? collaborators?")
_PEOPLE = re.compile(
    one_of(
        r"側|の(?:研究者|渡航者|チーム|代表|pi|pl|申請|応募|大学院生|若手)|チーム|から(?:の渡航者|来)",
        rf"['’]?s?[ -](?:(?:outgoing|visiting|young|early-career) )?(?:{_BODY}|{_LEADS})(?![a-z])",
    )
)
_PEOPLE_BEFORE = re.compile(rf"{_BODY} (?:in|from|on|of) (?:the )?$")
_DENIED_BEFORE = re.compile(r"(?:\b(?:not|no longer|neither|nor|never)|n['’]t)(?: (?:an?|the))?[ -]$")
_DENIED_AFTER = re.compile(
    r"以外|(?:(?:で|に)は|じゃ|には?(?:該当|当たら|あたら)(?:し|は)?)(?:な[いかくけ]|ありません|ません)"
)


def fact_id(call: Call, fact: Fact) -> str:
    """The address of a fact of its call: its key and its line, or its place where it stands in no file."""
    return f"{fact.key}#{fact.line if fact.line is not None else -1 - call.facts.index(fact)}"


def is_fact(name: Name) -> bool:
    """Whether what is named is a fact of the call, by one of its names."""
    return name.kind in ("item", "term")


def fact_of(call: Call, address: str) -> Fact | None:
    """The fact of an address; None where it does not rule."""
    key, _, place = address.rpartition("#")
    at = int(place)
    if at < 0:
        return call.facts[-1 - at]
    return next((fact for fact in call.facts if fact.line == at and fact.key == key), None)


def known(call: Call) -> tuple[Fact, ...]:
    """The facts that questions may name, whether they rule or are withheld: what is asked for is told to be for the
    desk, and not to be unknown.
    """
    return (*call.facts, *(item.fact for item in call.withheld))


class Names:
    """Finds the names of one call in texts. Made once a call; safe to share between threads."""

    def __init__(self, call: Call) -> None:
        self.call = call

    def find(self, text: str) -> tuple[Name, ...]:
        """Every name in *text* (as `plain` leaves it), in order; a place belongs to the longest name only.

        A word that several schemes or facts go by (単独公募) gives one name for each.
        """
        low = folded(text)
        found = [name for word, span in self._words.find(low) for name in self._of(word, span, low, text)]
        taken = [name.span for name in found]
        world = list(_outside(_geography(low, text), taken))
        described = list(_outside(self._described(world, low, text), taken))
        in_described = [name.span for name in described]
        # A side inside a scheme is no side.
        found = [name for name in found if name.kind != "side" or any(_outside([name], in_described))]
        found += [*described, *_outside(world, in_described)]
        found += self._by_standpoint(found, low, text)
        return tuple(sorted(found, key=lambda name: name.span))

    def parted(self, text: str) -> tuple[Name, ...]:
        """The names in *text* that an aside in brackets or the programme's own name parts: "the single (not joint)
        ASPIRE call"."""
        low = folded(text)
        found = (one for aside in self._asides.finditer(low) for one in self._around(low, aside.span()))
        return tuple(name for word, span in found for name in self._of(word, span, low, text))

    def _around(self, low: str, aside: Span) -> Iterator[tuple[str, Span]]:
        start, end = aside
        near = max(0, start - _BEFORE)
        joined, cut = low[near:start] + low[end : end + _BEFORE], start - near
        for word, (first, last) in self._words.find(joined):
            if first < cut < last:
                yield word, (near + first, near + last + end - start)

    def years(self, text: str, quantities: Iterable[Quantity]) -> tuple[Name, ...]:
        """The years of a programme among the *quantities* of *text*: the call's own fiscal year, or another."""
        own = self.call.fiscal_year
        found = years_of(folded(text), quantities, own) if own else ()
        return tuple(Name(kind, kind, span, text[slice(*span)]) for kind, span in found)

    def _of(self, word: str, span: Span, low: str, text: str) -> Iterator[Name]:
        for kind, address in self._owners[word]:
            if kind == "group" and _denied(low, span):
                continue
            if kind == "side" and countries.code_of(word) and is_in_longer_name(text, span):
                continue
            yield Name(kind, address, span, text[slice(*span)], kind == "side" and means_people(low, span))

    def _described(self, world: Sequence[Name], low: str, text: str) -> Iterator[Name]:
        """The schemes told by the country they are held with, and by what sets them apart."""
        of_sides = {side.country for side in self.call.sides}
        told = [
            (scheme, scheme_of_country(low, name.span, is_side=name.id in of_sides))
            for name in world
            if name.kind == "country"
            for scheme in self.held_with.get(name.id, ())
        ]
        for word, span in self._kinds.find(low):
            apart = scheme_of_kind(low, span) or scheme_by_name(text, low, span)
            told += [(scheme, apart) for scheme in self._schemes_of_kind[word]]
        found = ((span, scheme) for scheme, span in told if span)
        for span, scheme in sorted(found):
            yield Name("scheme", scheme, span, text[slice(*span)], described=True)

    def _by_standpoint(self, found: Sequence[Name], low: str, text: str) -> Iterator[Name]:
        """A side by where the asker stands: 先方, "our Kyoto group"."""
        sides_of = {side.country: side.id for side in self.call.sides}
        places = [
            Place(name.id if name.kind == "side" else sides_of[name.id], name.span)
            for name in found
            if name.kind == "side" or (name.kind in ("place", "country") and name.id in sides_of)
        ]
        elsewhere = any(self._is_elsewhere(name, sides_of) for name in found)
        sides = {} if elsewhere else {side.id: side.country for side in self.call.sides}
        for side, span, people in sides_by_standpoint(low, places, sides):
            yield Name("side", side, span, text[slice(*span)], firm=people)

    def _is_elsewhere(self, name: Name, sides_of: Mapping[str | None, str]) -> bool:
        """Whether a name tells that a partner is on none of the call's sides: another country, a scheme
        without them."""
        if name.kind == "scheme":
            return not self.call.scheme(name.id).sides
        return name.kind in ("country", "place") and name.id not in sides_of

    @cached_property
    def held_with(self) -> dict[str, tuple[str, ...]]:
        """The schemes that are held with one country alone, by its code."""
        held: dict[str, tuple[str, ...]] = {}
        for fact in self.call.facts:
            codes = {code for word in fact.words for code, _ in countries.find(word.lower())}
            if fact.key == "countries" and len(codes) == 1 and fact.scheme != PROGRAMME:
                code = codes.pop()
                held[code] = (*held.get(code, ()), fact.scheme)
        return held

    @cached_property
    def _owners(self) -> dict[str, list[tuple[NameKind, str]]]:
        owners: dict[str, list[tuple[NameKind, str]]] = {}
        for kind, address, words in self._listed():
            for word in words:
                entry = owners.setdefault(spaced(folded(plain(word))), [])
                if (kind, address) not in entry:
                    entry.append((kind, address))
        return owners

    def _listed(self) -> Iterator[tuple[NameKind, str, Iterable[str]]]:
        call = self.call
        for scheme in call.schemes:
            yield "scheme", scheme.id, scheme.known_as
        for side in call.sides:
            yield "side", side.id, side.known_as
            if side.agency:
                yield "agency", side.id, (side.agency,)
        for group in call.groups:
            yield "group", group.id, group.known_as
            if group.size:
                yield "measure", group.size.unit, group.size.words
        yield "programme", call.programme, (call.programme,)
        for fact in known(call):
            if fact.known_as:
                yield "term" if fact.key == "term" else "item", fact_id(call, fact), fact.known_as
            if fact.key == "field":
                yield from _fields(fact)

    @cached_property
    def _asides(self) -> re.Pattern[str]:
        programme = re.escape(folded(plain(self.call.programme)))
        return re.compile(rf"(?:{_ASIDE}|(?<![a-z]){programme}(?![a-z]) ?){{1,2}}")

    @cached_property
    def _schemes_of_kind(self) -> dict[str, list[str]]:
        """What sets schemes apart, each with theirs."""
        listed: dict[str, list[str]] = {}
        for scheme in self.call.schemes:
            for word in scheme.described_as:
                listed.setdefault(spaced(folded(plain(word))), []).append(scheme.id)
        return listed

    @cached_property
    def _kinds(self) -> Words:
        return Words(self._schemes_of_kind, plural=True)

    @cached_property
    def _words(self) -> Words:
        listed = (folded(plain(word)) for _, _, words in self._listed() for word in words)
        return Words(listed, plural=True)


def _fields(fact: Fact) -> Iterator[tuple[NameKind, str, Iterable[str]]]:
    """The research fields of a fact by their own words, each with its English one."""
    english = re.split(r", | and ", fact.says.get("en", ""))
    for word, other in zip(fact.words, english, strict=False):
        yield "field", word, (word, *re.split(r"[･・]", word), other, *other.split("/"))


def _denied(low: str, span: Span) -> bool:
    """Whether it is said that what is named is not meant: "we are not an SME", 中小企業ではありません."""
    before = low[max(0, span[0] - _BEFORE) : span[0]]
    return bool(_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(low, span[1]))


def means_people(low: str, span: Span) -> bool:
    """Whether a side's name means its people."""
    inner = low[slice(*span)]
    return bool(
        _PEOPLE.match(low, span[1])
        or _PEOPLE_BEFORE.search(low[max(0, span[0] - _BEFORE) : span[0]])
        or _PEOPLE.search(inner)
    )


def _geography(low: str, text: str) -> list[Name]:
    """The countries, places, regions and languages named; what stands inside a longer name (中国地方) is none."""
    regions = ((" ".join(sorted(codes)), span) for codes, span in countries.regions(low))
    spoken = (one for one in languages.find(low) if not means_people(low, one[1]))
    adjectives = countries.adjectives(low)
    of_kinds: dict[NameKind, Iterable[tuple[str, Span]]] = {
        "country": (*countries.find(low), *adjectives),
        "place": countries.places(low),
        "region": regions,
        "language": (one for one in spoken if one[1] not in {span for _, span in adjectives}),
    }
    found = [
        Name(kind, code, span, text[slice(*span)])
        for kind, told in of_kinds.items()
        for code, span in told
        if kind != "country" or not is_in_longer_name(text, span)
    ]
    return list(_longest(sorted(found, key=lambda name: (name.span[0], -name.span[1]))))


def _longest(names: Iterable[Name]) -> Iterator[Name]:
    """The *names*, in order and the longer first, that are no part of another."""
    last = (0, 0)
    for name in names:
        if name.span[1] > last[1] or name.span == last:
            yield name
            last = name.span


def _outside(names: Iterable[Name], taken: Sequence[Span]) -> Iterator[Name]:
    """The *names* that are no part of a longer one; *taken* are in order and do not overlap."""
    for name in names:
        at = bisect_right(taken, name.span[0], key=lambda span: span[0]) - 1
        start, end = taken[at] if at >= 0 else (0, 0)
        if name.span[1] > end or (start, end) == name.span:
            yield name
