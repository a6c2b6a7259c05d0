"""Small turns that make another statement of the same words: the wrong weekday, another base of a share, who does it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from bot.guard.marks import Mark
from bot.guard.phrases import SWEEPING
from bot.guard.reading import Reading
from bot.guard.reference import Reference
from bot.guard.support import overlap
from bot.guard.values import equal_mark
from corpus.quantity import Day, Quantity

_JA_DAYS = "月火水木金土日"
_EN_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    rf"[(（]([{_JA_DAYS}])(?:曜日?)?[)）]|([{_JA_DAYS}])曜"
    r"|\b(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?\b",
    re.IGNORECASE,
)

# What follows a name, or stands before it, that says whether it acts or is acted upon.
_ACTS = re.compile(r"^(?:が|は|から|により|による)")
_ASKED = re.compile(r"\b(?:notify|inform|contact|tell|ask|to|with)\s(?:the )?$", re.IGNORECASE)
_ASKED_JA = re.compile(r"^(?:[^\W\d_]{0,3})?(?:に(?!より|よる|おい|つい)|へ|宛)")
_AGENT_VERB = re.compile(
    r"^\s(?:(?:will|shall|must|may|should|can|does|then|also|in principle)\s){0,2}"
    r"(?:notif|inform|contact|support|fund|distribut|allocat|cover|pay|provid|select|upload|submit|review|interview|tell|ask|send|bear|run)\w*",
    re.IGNORECASE,
)


def turned(sentence: Reading, sources: Sequence[Reference]) -> str | None:
    """Why the sentence is another than its words; None when it is not."""
    return (
        _swept(sentence, sources)
        or _both(sentence, sources)
        or _misdayed(sentence, sources)
        or _rebased(sentence, sources)
        or _other_doer(sentence, sources)
        or _other_agent(sentence, sources)
    )


def _texts(sources: Sequence[Reference]) -> Iterator[Reading]:
    return chain.from_iterable(reference.texts for reference in sources)


def _swept(sentence: Reading, sources: Sequence[Reference]) -> str | None:
    """Everybody, by preference, perhaps: said of what is stated as a rule and under conditions."""
    found = SWEEPING.search(sentence.text)
    if found and not any(SWEEPING.search(own.text) for own in _texts(sources)):
        return f"{found.group()!r} is said of what is stated otherwise"
    return None


_BOTH = re.compile(
    r"双方|両国|両側|両チーム|いずれの側|どちらの側|\bboth (?:sides|teams|countries|Japan|the Japanese)|\beither side\b",
    re.IGNORECASE,
)
_TWO_SIDES = re.compile(
    r"日英|双方|それぞれ|日本[^。]*英国|英国[^。]*日本|\bboth\b|Japan[^.]*UK|UK[^.]*Japan"
)


def _both(sentence: Reading, sources: Sequence[Reference]) -> str | None:
    """Both sides: said of what is stated of one."""
    closest = [own for own in _texts(sources) if overlap(sentence.words, own.forms) >= 0.3]
    if _BOTH.search(sentence.text) and not any(_TWO_SIDES.search(own.text) for own in closest):
        return "it is said of both sides"
    return None


def _misdayed(sentence: Reading, sources: Sequence[Reference]) -> str | None:
    """A weekday that is not that of any date it is said of."""
    said = set(_weekdays(sentence.text))
    if not said:
        return None
    dates = {day for mark in sentence.marks for day in _dated(mark, sources)}
    if said <= {date.weekday() for date in dates} or (
        not dates and said <= {day for own in _texts(sources) for day in _weekdays(own.text)}
    ):
        return None
    return "the weekday is not that of the date"


def _weekdays(text: str) -> Iterator[int]:
    for bracketed, written, english in _WEEKDAY.findall(text):
        yield (
            _JA_DAYS.index(bracketed or written) if bracketed or written else _EN_DAYS.index(english.lower())
        )


def _dated(mark: Mark, sources: Sequence[Reference]) -> Iterator[dt.date]:
    """The calendar dates that *mark* stands for: its own, or where it leaves out the year, that of its source."""
    equal = [own for reference in sources for own in reference.marks if equal_mark(mark, own)]
    for each in (mark, *equal):
        value = each.value.value if isinstance(each.value, Quantity) else None
        if isinstance(value, Day) and value.date:
            yield value.date


# What a share is a share of: "直接経費総額の" before it, "of the total direct costs" behind it.
_BASE_JA = re.compile(r"([^\W\d_]+)の(?:約|およそ|うち)?\s*$")
_BASE_EN = re.compile(r"^\s*(?:is |are )?of (?:the |all |its |their )?((?:[a-z\-]+ ?){1,3})", re.IGNORECASE)


def _rebased(sentence: Reading, sources: Sequence[Reference]) -> str | None:
    """A share of something else than what its source takes it of."""
    for mark in sentence.marks:
        if mark.kind != "percent":
            continue
        base = _base(mark, sentence)
        equal = [own for reference in sources for own in reference.marks if equal_mark(mark, own)]
        known = frozenset(word.form for own in equal for word in own.context)
        if base and equal and not base <= known:
            return "the share is taken of something else"
    return None


def _base(mark: Mark, sentence: Reading) -> frozenset[str]:
    before, after = sentence.text[: mark.start], sentence.text[mark.end :]
    behind = _BASE_EN.match(after)
    front = _BASE_JA.search(before)
    if behind:
        start, end = mark.end + behind.start(1), mark.end + behind.end(1)
    elif front:
        start, end = front.start(1), front.end(1)
    else:
        return frozenset()
    inside = [word for word in sentence.words if start <= word.start < end]
    costs = [word for word in inside if not word.soft]
    return frozenset(word.form for word in costs[:2] if behind) or frozenset(
        word.form for word in costs if front
    )


def _other_doer(sentence: Reading, sources: Sequence[Reference]) -> str | None:
    """A name that acts where the sources only have it asked or told, or the other way round."""
    for name in {word.form for word in sentence.words if word.name}:
        mine = _parts(sentence, name)
        theirs = {
            part for own in _texts(sources) if own.japanese == sentence.japanese for part in _parts(own, name)
        }
        if len(mine) == 1 and theirs and not mine & theirs:
            return f"{name!r} has another part in it"
    return None


_BY = re.compile(r"\b([a-z]+)(?:ed|led|ducted|en|un)? by (?:the |an? )?([^,.;:()]{2,60})", re.IGNORECASE)


def _other_agent(sentence: Reading, sources: Sequence[Reference]) -> str | None:
    """Led, written or paid by somebody else than the sources say."""
    theirs = [agent for own in _texts(sources) for agent in _agents(own)]
    for verb, agent in _agents(sentence):
        known = [other for done, other in theirs if done == verb]
        if agent and known and not any(agent & other for other in known):
            return f"{verb!r} by another than it cites"
    return None


def _agents(text: Reading) -> Iterator[tuple[str, frozenset[str]]]:
    """What is done by somebody, and the words that say by whom."""
    for found in _BY.finditer(text.text):
        start, end = found.span(2)
        verb = [word.form for word in text.words if word.start == found.start(1)]
        agent = frozenset(word.form for word in text.words if start <= word.start < end and not word.soft)
        if verb and not text.japanese:
            yield verb[0], agent


def _parts(text: Reading, name: str) -> set[str]:
    """Whether *name* acts or is asked, as often as that can be told."""
    found = set()
    for word in text.words:
        if word.name and word.form == name:
            end = word.start + word.length
            before, after = text.text[: word.start], text.text[end:]
            if text.japanese:
                found |= {"asked"} if _ASKED_JA.match(after) else {"acts"} if _ACTS.match(after) else set()
            elif _ASKED.search(before):
                found.add("asked")
            elif _AGENT_VERB.match(after) or re.search(r"\b(?:by|from)\s(?:the )?$", before):
                found.add("acts")
    return found
