"""The country that a call is said to be held with: "the call with Canada", カナダとの共同公募, 英国と組むこの公募."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.facts.model import PROGRAMME, Call
from corpus.text import countries as known
from corpus.text.beside import beside
from corpus.text.names import Name

_HELD_WITH = beside(
    r"\bcalls? (?:(?:in|on|for|of) [\w-]+ |held |run |jointly ){0,2}with (?:the )?",
    r"(?: joint)? calls?\b|と(?:の|[^、。の]{1,8}[るうむ])(?:この|今回の|国際|共同)*公募",
)
_ITS_PEOPLE = beside(
    r"(?!)", r"(?:['’]s)?[ -](?:partner|colleague|collaborat|team|group|institut|universit|researcher|lab)"
)


def countries_called(low: str, names: Sequence[Name], call: Call) -> tuple[str, ...]:
    """The countries (ISO codes) that are no side's and that a call in *low* (folded) is said to be with."""
    home = {side.country for side in call.sides}
    found = (
        name.id
        for name in names
        if name.kind == "country"
        and name.id not in home
        and _HELD_WITH.fits(low, name.span)
        and not _ITS_PEOPLE.fits(low, name.span)
    )
    return tuple(dict.fromkeys(found))


def without_partners(low: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The *names* of *low* (folded) without a side that only tells with whom the call is held: it is the call's, and
    not that side's people, of whom something is asked."""
    return tuple(
        name
        for name in names
        if name.kind not in ("side", "country") or name.firm or not _HELD_WITH.behind.match(low, name.span[1])
    )


def schemes_with(countries: Iterable[str], call: Call) -> tuple[str, ...]:
    """The schemes whose own list names some of *countries* and no other."""
    wanted = set(countries)
    lists = {fact.scheme: _codes(fact.words) for fact in call.facts if fact.key == "countries"}
    return tuple(
        scheme for scheme, codes in lists.items() if scheme != PROGRAMME and codes and codes <= wanted
    )


def _codes(words: Iterable[str]) -> set[str]:
    return {code for word in words for code, _ in known.find(word.lower())}
