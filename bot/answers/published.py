"""What the Q&A page holds: the answers in force by theme and by how often they were asked, and what changed since."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answer import DESKS
from bot.answers.model import LANGUAGES, DeskAnswer
from corpus.facts.model import Source


@dataclass(frozen=True)
class Entry:
    """An answer with how often it has been *asked*: before it was proposed, and since it answers. *places* are the
    document, page and heading of each of its sources; *holds_for* names, in each language, what it is limited to."""

    answer: DeskAnswer
    asked: int
    places: tuple[str, ...] = ()
    holds_for: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """The entries of one theme, the most asked first."""

    theme: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Changes:
    """What has become of the answers since the last export. *first*: there was none."""

    added: tuple[DeskAnswer, ...] = ()
    changed: tuple[DeskAnswer, ...] = ()
    gone: tuple[DeskAnswer, ...] = ()
    first: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.gone)


def place_by_id(source: Source) -> str:
    """Where a source stands, by the document's id, which is all that is known without an index."""
    return place(source.document, source.page, None)


def limit_by_id(answer: DeskAnswer) -> Mapping[str, str]:
    """What an answer is limited to, by its id, which is all that is known without an index."""
    limit = answer.side or answer.call
    return dict.fromkeys(LANGUAGES, limit) if limit else {}


def place(title: str, page: int | None, heading: str | None) -> str:
    """説明資料 p.20 「留意事項」."""
    parts = (title, f"p.{page}" if page else "", f"「{heading}」" if heading else "")
    return " ".join(filter(None, parts))


def sections(
    answers: Iterable[DeskAnswer],
    given: Mapping[str, int],
    themes: Mapping[str, str],
    place_of: Callable[[Source], str] = place_by_id,
    limit_of: Callable[[DeskAnswer], Mapping[str, str]] = limit_by_id,
) -> list[Section]:
    """The answers by theme, the most asked theme first; *given* is how often each was given, *themes* the
    theme of those that name none, *place_of* names where a source stands, *limit_of* what an answer holds for."""
    grouped: dict[str, list[Entry]] = {}
    for answer in answers:
        places = tuple(map(place_of, answer.sources))
        entry = Entry(answer, answer.asked + given.get(answer.id, 0), places, limit_of(answer))
        grouped.setdefault(answer.theme or themes.get(answer.id, ""), []).append(entry)
    found = [
        Section(theme, tuple(sorted(entries, key=lambda one: (-one.asked, one.answer.id))))
        for theme, entries in grouped.items()
    ]
    return sorted(found, key=lambda one: (-sum(entry.asked for entry in one.entries), one.theme))


def changes(
    answers: Sequence[DeskAnswer], known: Sequence[DeskAnswer], before: Mapping[str, str] | None
) -> Changes:
    """What *answers*, those in force, are against what the last export held; *known* are all that there are or were."""
    if before is None:
        return Changes(first=True)
    now = {answer.id for answer in answers}
    return Changes(
        added=tuple(one for one in answers if one.id not in before),
        changed=tuple(one for one in answers if before.get(one.id, one.digest) != one.digest),
        gone=tuple(one for one in known if one.id in before and one.id not in now),
    )


def times_given(lines: Iterable[str]) -> Counter[str]:
    """How often each answer of the desk was given, by its id; *lines* are the JSON of logged answers."""
    given: Counter[str] = Counter()
    for line in lines:
        if DESKS not in line:
            continue
        cited = {one["document"] for one in json.loads(line)["citations"]}
        given.update(name.removeprefix(DESKS) for name in cited if name.startswith(DESKS))
    return given
