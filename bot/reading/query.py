"""A question as read: once normalised, cut, and searched for quantities and names, shared by every later step."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.answer import Turn, turn_of
from bot.reading.announcing import announced
from bot.reading.local_words import without_clocks
from corpus.errors import BadInput
from corpus.quantity import Quantity, read
from corpus.text.language import Language, is_other, language_of
from corpus.text.names import Name, NameKind, Names
from corpus.text.plain import folded, has_letters, plain
from corpus.text.romaji import restored
from corpus.text.segments import Segment, segments

LONGEST = 4_000
DESK_ZONE = ZoneInfo("Asia/Tokyo")
Found = TypeVar("Found", Quantity, Name)


@dataclass(frozen=True)
class Query:
    """*said* as asked and *plain* as read (NFKC, spaces folded, romaji in kana and kanji); *as_of* is the moment of
    asking, with its zone.

    The spans of *segments*, *quantities* and *names* are offsets into *plain*. *other_language*: it is
    written in a script of neither language.
    """

    said: Turn
    plain: str
    language: Language
    as_of: datetime
    segments: tuple[Segment, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    other_language: bool = False

    @cached_property
    def folded(self) -> str:
        """*plain* in lower case, with the same offsets."""
        return folded(self.plain)

    @property
    def asking(self) -> tuple[Segment, ...]:
        """The segments that ask, in order."""
        return tuple(segment for segment in self.segments if segment.kind == "asking")

    def within(self, span: tuple[int, int]) -> tuple[tuple[Quantity, ...], tuple[Name, ...]]:
        """The quantities and names of one stretch."""
        return _between(self.quantities, span), _between(self.names, span)

    def spans_named(self, span: tuple[int, int], *kinds: NameKind) -> tuple[tuple[int, int], ...]:
        """Where the names of some kinds (of all, where none is given) stand in a stretch, as offsets into it."""
        start, _ = span
        return tuple(
            (name.span[0] - start, name.span[1] - start)
            for name in self.within(span)[1]
            if not kinds or name.kind in kinds
        )


def _between(items: Sequence[Found], span: tuple[int, int]) -> tuple[Found, ...]:
    """Those of *items*, which are in order, that stand inside a stretch."""
    first, last = (bisect_left(items, at, key=lambda item: item.span[0]) for at in span)
    return tuple(item for item in items[first:last] if item.span[1] <= span[1])


def read_query(
    said: str | Turn,
    names: Names | None,
    *,
    as_of: datetime | None = None,
) -> Query:
    """Read what is *said* as of a moment (default: now; without a zone, in the desk's), with the names of one call.

    Its background stands before what it asks in *plain*. Raises BadInput for a question that is empty or longer than
    LONGEST characters.
    """
    said = turn_of(said)
    asks = [text for typed in said.asks if has_letters(text := _read(typed))]
    asked = "\n".join(asks)
    _check(asked)
    earlier = [line for told in said.background if has_letters(line := _read(told).replace("\n", " "))]
    told = "\n".join((*earlier, asked))
    moment = as_of or datetime.now(DESK_ZONE)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=DESK_ZONE)
    language = language_of(asked)
    quantities = read(told, today=moment.astimezone(DESK_ZONE).date())
    named = _names(told, names, quantities) if names else ()
    return Query(
        said=said,
        plain=told,
        language=language,
        as_of=moment,
        segments=announced(_segments(earlier, asks, language, quantities), named, language),
        quantities=quantities,
        names=named,
        other_language=is_other(asked),
    )


def _read(typed: str) -> str:
    """A text as read: plain, and romaji in Japanese letters."""
    text = plain(typed)
    return restored(text) or text


def _segments(
    earlier: Sequence[str], asks: Sequence[str], language: Language, quantities: Sequence[Quantity]
) -> tuple[Segment, ...]:
    """The segments of each text that *asks*, behind one for each sentence told *earlier*, as they stand a line each.

    No segment reaches from one text into another: where each ends, the counter knows.
    """
    found, at = [], 0
    for line in earlier:
        found.append(Segment("background", line, (at, at + len(line))))
        at += len(line) + 1
    for text in asks:
        taken = frozenset(item.span[0] - at for item in quantities)
        found += [
            replace(one, span=(one.span[0] + at, one.span[1] + at))
            for one in segments(text, language, taken=taken)
        ]
        at += len(text) + 1
    return tuple(found)


def _names(told: str, names: Names, quantities: Sequence[Quantity]) -> tuple[Name, ...]:
    found = (*names.find(told), *names.parted(told), *names.years(told, quantities))
    ordered = sorted(found, key=lambda name: name.span)
    return without_clocks(folded(told), ordered, quantities)


def _check(told: str) -> None:
    if not has_letters(told):
        raise BadInput(
            'The question is empty. Ask in words, for example: aspire ask "日英共同公募の締切はいつですか"'
        )
    if len(told) > LONGEST:
        raise BadInput(
            f"The question has {len(told):,} characters, more than the {LONGEST:,} the desk reads. Ask its main point."
        )
