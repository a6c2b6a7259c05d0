"""The Q&A page as Markdown: Japanese and English one below the other, since its tables hold no paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.answer import Language
from bot.answering.citations import desks_title
from bot.answers.model import LANGUAGES, DeskAnswer
from bot.answers.published import Changes, Entry, Section
from bot.answers.qa_words import WORDS, Words, both
from corpus.text.printable import printable

# What Markdown would take for its own signs, or for HTML.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def to_markdown(sections: Sequence[Section], changes: Changes, made_on: date) -> str:
    """The whole page."""
    lines = [f"# {both('title')}", ""]
    lines += [WORDS[language]["lead"].format(date=made_on.isoformat()) + "  " for language in LANGUAGES]
    for section in sections:
        lines += ["", f"## {_safe(section.theme) or both('others')}"]
        for entry in section.entries:
            lines += ["", *_entry(entry)]
    return "\n".join([*lines, "", *_changes(changes), ""])


def _entry(entry: Entry) -> Iterator[str]:
    answer = entry.answer
    yield f"### {_safe(first_question(answer))}"
    for language in LANGUAGES:
        yield ""
        yield from _side(answer, language)
    if answer.approved_on:
        yield ""
        yield " / ".join(desks_title(answer.approved_on, language) for language in LANGUAGES) + "  "
    if entry.holds_for:
        yield f"{both('holds_for')}: {_safe(held_for(entry))}  "
    for source, place in zip(answer.sources, entry.places, strict=True):
        yield f"{both('source')}: {_safe(place)} “{_safe(source.quote)}”  "
    if answer.valid_until:
        yield f"{both('until')}: {answer.valid_until}  "


def _side(answer: DeskAnswer, language: Language) -> Iterator[str]:
    words = WORDS[language]
    asked = (*answer.examples.get(language, ()), words["waits"])[0]
    yield f"**{words['question']}** {_safe(asked)}"
    yield ""
    text = answer.wording.get(language) or words["waits"]
    yield f"**{words['answer']}** " + "  \n".join(_safe(line) for line in text.splitlines())


def _changes(changes: Changes) -> Iterator[str]:
    yield f"## {both('changes')}"
    yield ""
    if changes.first or changes.is_empty:
        yield both("first" if changes.first else "none")
        return
    kinds: dict[Words, tuple[DeskAnswer, ...]] = {
        "added": changes.added, "changed": changes.changed, "gone": changes.gone,
    }  # fmt: skip
    for name, answers in kinds.items():
        yield from (f"- {both(name)}: {_safe(first_question(answer))}" for answer in answers)


def held_for(entry: Entry) -> str:
    """What an answer is limited to, in both languages."""
    return " / ".join(dict.fromkeys(entry.holds_for[language] for language in LANGUAGES))


def first_question(answer: DeskAnswer) -> str:
    """The question that stands for an answer."""
    return next(iter(answer.questions), answer.id)


def _safe(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(printable(text).split()))
