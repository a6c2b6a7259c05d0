"""What a follow-up turns to in place of what the talk was about: the other side, or another scheme, by pointing to it.

"And over there?" and 逆方向の人も are about the side that was not asked about, "and us?" about the asker's. A side
that is named in place of the one before ("does that bind the UK lot?") means its people, as long as it is no place to
go to. A country stands for the scheme that is held with it (米国とのは), "this call" for the call itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.reading.ellipsis import ellipsis_of
from bot.reading.query import Query
from corpus.facts.model import PROGRAMME
from corpus.quantity.currencies import currency_in
from corpus.text.beside import beside
from corpus.text.names import Name, Names

_OTHER_SIDE = re.compile(
    r"(?<!re )(?<!is )(?<!be )\bover there\b|\b(?:the other|their) (?:side|team|end|country|direction)\b"
    r"|逆(?:方向|側|の(?:場合|人))|反対(?:側|方向)|もう(?:一方|片方)(?!の(?:枠|公募))"
)
_OTHER_SCHEME = re.compile(
    r"もう(?:一方|片方|[一1ひと]つ)の(?:枠|公募)|\bthe other (?:frame|track|category|scheme|call)\b"
)
_OWN_SIDE = re.compile(
    r"\b(?:us|ours|here|our (?:side|end|team))\b|うち(?=[のはもだ]|側)|(?:こちら|こっち)側?|当方|我々"
)
_PLACE = beside(r"\b(?:in|into|to|at|from|visit(?:ing)?) (?:the )?", r"[にでへ](?!も同)|から|まで|滞在|渡航")
_GOES_TO = beside(r"\b(?:to|visit(?:ing)?) (?:the )?", r"[にへ]?(?:行|渡航|派遣)")
_THIS_CALL = re.compile(
    r"\bthis (?:joint )?call\b|\bthe joint (?:call|one)\b|(?:この|本|今回の)公募|共同公募"
)
# Behind a country that names the call held with it: 米国とのは, "the UK scheme".
_HELD_WITH = re.compile(r"(?:等)?との?(?:[はもだ]|ほう|方|やつ|場合)| (?:scheme|call)\b")


def turned(query: Query, earlier: Sequence[Query], names: Names) -> Query:
    """*query* with the sides and schemes that it turns to behind the *earlier* ones of the same talk."""
    told = tuple(_sides(query, earlier, names)) or query.names
    turns_to = (*_other_scheme(query, earlier, names), *_schemes(query, names))
    added = () if any(name.kind == "scheme" for name in told) else tuple(dict.fromkeys(turns_to))
    kept = (name for name in told if not any(_meet(name.span, other.span) for other in added))
    return replace(query, names=tuple(sorted((*kept, *added), key=lambda name: name.span)))


def _meet(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _sides(query: Query, earlier: Sequence[Query], names: Names) -> Iterator[Name]:
    """All names with the side that is turned to; none where none is."""
    before, sides = _side_before(earlier), [side.id for side in names.call.sides]
    own = [name for name in query.names if name.kind == "side" and currency_in(name.text.lower()) is None]
    if len(sides) == 2 and (going := _going(query, own, sides)):
        yield going
        yield from (name for name in query.names if name not in own)
        return
    if len(sides) != 2 or len({name.id for name in own}) > 1 or any(name.id == before for name in own):
        return
    if own:
        yield from (
            replace(name, firm=True) if name in own and _means_people(query, name, before) else name
            for name in query.names
        )
    elif before in sides and (pointed := _pointed(query, is_home=before == _home(query, names))):
        other = next(side for side in sides if side != before)
        yield from (*query.names, Name("side", other, pointed, query.plain[slice(*pointed)], firm=True))


def _home(query: Query, names: Names) -> str | None:
    """The side of who writes Japanese, where the call has one in Japan."""
    at_home = (side.id for side in names.call.sides if side.country == "JP" and query.language == "ja")
    return next(at_home, None)


def _going(query: Query, own: Sequence[Name], sides: Sequence[str]) -> Name | None:
    """The asker's own side, told by the other one as the place to go to: "the same for ours going to Japan?"."""
    pointed = _OWN_SIDE.search(query.folded)
    if not pointed or len({name.id for name in own}) != 1:
        return None
    if any(name.firm or not _GOES_TO.fits(query.folded, name.span) for name in own):
        return None
    (side,) = (side for side in sides if side != own[0].id)
    return Name("side", side, pointed.span(), query.plain[slice(*pointed.span())], firm=True)


def _pointed(query: Query, *, is_home: bool) -> tuple[int, int] | None:
    """The words that point to a side: the other one; or the asker's own, where nothing else is said, and not where the
    talk *is_home* with them already."""
    if other := _OTHER_SIDE.search(query.folded):
        return other.span()
    if is_home:
        return None
    own = _OWN_SIDE.search(query.folded)
    bare = own and ellipsis_of(query.folded, query.language, [own.span()]) == "swaps"
    return own.span() if own and (bare or query.language == "ja") else None


def _side_before(earlier: Sequence[Query]) -> str | None:
    """The one side that was last asked about."""
    for query in reversed(earlier):
        named = [name for name in query.names if name.kind == "side"]
        meant = {name.id for name in named if name.firm} or {name.id for name in named}
        if meant:
            return meant.pop() if len(meant) == 1 else None
    return None


def _means_people(query: Query, name: Name, before: str | None) -> bool:
    """Whether a side stands in place of the one *before*, or of all, and is no place to go to."""
    swaps = ellipsis_of(query.folded, query.language, [name.span]) == "swaps"
    return swaps or (before is not None and not _PLACE.fits(query.folded, name.span))


def _other_scheme(query: Query, earlier: Sequence[Query], names: Names) -> Iterator[Name]:
    """The other of two schemes that a word stands for (単独公募), behind the one that was last asked about."""
    pointed = _OTHER_SCHEME.search(query.folded)
    before = next((one for one in map(_schemes_in, reversed(earlier)) if one), frozenset())
    if not pointed or len(before) != 1:
        return
    words = {one.id: {*one.known_as} for one in names.call.schemes}
    (scheme,) = before
    beside = [one for one, called in words.items() if one != scheme and called & words[scheme]]
    if len(beside) == 1:
        yield Name("scheme", beside[0], pointed.span(), query.plain[slice(*pointed.span())])


def _schemes_in(query: Query) -> frozenset[str]:
    """The schemes that a turn names by a word of their own, else all that it names."""
    spans = [name.span for name in query.names if name.kind == "scheme"]
    named = [name for name in query.names if name.kind == "scheme"]
    alone = frozenset(name.id for name in named if spans.count(name.span) == 1)
    return alone or frozenset(name.id for name in named)


def _schemes(query: Query, names: Names) -> Iterator[Name]:
    """The scheme of a country with which one is held, or the call itself."""
    countries = {side.id: side.country for side in names.call.sides}
    for name in query.names:
        country = countries.get(name.id) if name.kind == "side" else name.id
        if name.kind in ("country", "side") and _HELD_WITH.match(query.folded, name.span[1]):
            held = names.held_with.get(country or "", ())
            yield from (replace(name, kind="scheme", id=scheme, firm=False) for scheme in held)
    if this := _THIS_CALL.search(query.folded):
        scheme = names.call.default_scheme
        if scheme != PROGRAMME:
            yield Name("scheme", scheme, this.span(), query.plain[slice(*this.span())])
