"""Words that say of a time of day that it is that of a place: "9 am local time", 現地の朝9時, "10:30 at our end"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.quantity import Quantity
from corpus.text.beside import REACH, beside
from corpus.text.names import Name

Span = tuple[int, int]
_JOINED = 5  # characters between a time and its day: " on "
_WHOSE = (
    r"(?:my|our|your|his|her|their|its|the|local)(?: own| local| summer| standard)? (?:time|clocks?|end)\b"
)
_LOCAL = beside(
    r"(?:現地|(?:向こう|こちら|あちら|こっち|あっち)の)(?:(?:夏|標準)?(?:時間|時刻))?(?:で|の|では)? ?"
    rf"|\bthere,? (?:at )?|\b{_WHOSE}(?: \([^()]{{1,30}}\))?[^.;?!()]{{0,16}}",
    r"(?: in the \w+| at night)?(?:[ ,(]{1,3}(?:(?:on|in|by|at) )?"
    rf"(?:{_WHOSE}|(?:over |up |down |out )?t?here\b(?! (?:is|are|was|will|would|may|has)\b))"
    r"|[ (]?(?:現地|向こう|こちら|あちら)の?(?:夏|標準)?(?:時間|時刻))",
)


def is_local(low: str, time: Quantity, quantities: Iterable[Quantity]) -> bool:
    """Whether a *time*, or the day of *quantities* that it stands beside, is said to be that of a place in *low*."""
    start, end = time.span
    days = [item.span for item in quantities if item.kind == "date"]
    first = next((day[0] for day in days if 0 <= start - day[1] <= _JOINED), start)
    last = next((day[1] for day in days if 0 <= day[0] - end <= _JOINED), end)
    return any(_LOCAL.fits(low, span) for span in ((start, end), (first, last)))


def without_clocks(low: str, names: Sequence[Name], quantities: Sequence[Quantity]) -> tuple[Name, ...]:
    """The *names* of *low* (folded) without those of sides that only tell whose clock a time is on (向こうの朝9時), and
    those of agencies whose letters are a clock's: 23:30 JST."""
    said = [
        (found.start(), found.end())
        for item in quantities
        if item.kind in ("time", "date")
        for start, end in (item.span,)
        for found in (_LOCAL.before.search(low, max(0, start - REACH), start), _LOCAL.behind.match(low, end))
        if found
    ]
    times = [item.span for item in quantities if item.kind == "time"]
    letters = {name.span for name in names if name.kind == "agency" and _is_within(name.span, times)}
    return tuple(
        name
        for name in names
        if name.span not in letters and not (name.kind == "side" and _is_within(name.span, said))
    )


def _is_within(span: Span, others: Sequence[Span]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in others)
