"""An answer as a Slack message: a pure function, within Slack's limits whatever the answer holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answer import Answer, Citation, Language
from bot.slack import blocks as kit
from bot.slack.blocks import Block, Element
from bot.slack.phrases import phrase
from bot.slack.text import cut, escape, first_sentence, is_plain_markdown, pieces, plain

# Slack refuses a message near 13,200 characters of blocks though each block is legal (bolt-js#2509); ours stay well below.
MESSAGE_LIMIT = 11_000
SOURCES_LIMIT = 5_000
TEXT_LIMIT = 600
DEADLINES = 4
JST = ZoneInfo("Asia/Tokyo")

# From roomy to bare: how many characters of title, heading and quote a source may show.
_SOURCE_SIZES = ((80, 60, 240), (60, 40, 120), (40, 24, 60), (24, 0, 0))
_MOST_SOURCES = 30


@dataclass(frozen=True)
class Message:
    """What is posted. *text* is the notification; *streamed*, when not None, may be typed out before *tail*.

    *streamed* holds the conclusion and the rest as Markdown, equal to what *head* shows; None when the words could be
    read as markup there.
    """

    text: str
    head: tuple[Block, ...]
    tail: tuple[Block, ...]
    streamed: tuple[str, str] | None = None

    @property
    def blocks(self) -> list[Block]:
        """The whole message."""
        return [*self.head, *self.tail]


def render(answer: Answer, *, key: str, desk: bool = True, private: bool = False) -> Message:
    """*answer* as a message whose buttons carry *key*.

    *desk*: a desk channel exists, so asking it is offered; *private*: only the asker sees it, so posting is offered.
    """
    tail = (
        _badge(answer),
        *_deadlines(answer),
        *_contact(answer),
        *_sources(answer.citations, answer.language),
        *_buttons(answer, key, desk=desk, private=private),
        kit.feedback(
            "feedback",
            good=phrase("good", answer.language),
            bad=phrase("bad", answer.language),
            value=key,
        ),
    )
    conclusion, rest = _body(answer, MESSAGE_LIMIT - _size(tail))
    streamed = (conclusion, rest) if is_plain_markdown(conclusion) and is_plain_markdown(rest) else None
    return Message(notification(conclusion), tuple(_paragraphs(conclusion, rest)), tail, streamed)


def simple(text: str) -> Message:
    """One sentence of ours, or words of a person, read literally."""
    return Message(notification(text), tuple(_paragraphs("", text)), ())


def notification(text: str) -> str:
    """*text* for the `text` field: escaped, short enough for a notification."""
    return escape(cut(text, TEXT_LIMIT)) or "…"


def source_blocks(citations: Sequence[Citation], language: Language) -> list[Block]:
    """The numbered sources with slide and quote, as in an answer."""
    return _sources(citations, language)


def _body(answer: Answer, room: int) -> tuple[str, str]:
    """Conclusion and rest of the answer, shortened at a sentence end until their blocks take at most *room*."""
    text = plain(answer.answer).strip() or phrase("not_found", answer.language).split(" ", 1)[-1]
    mark = phrase("cut", answer.language)
    limit = room
    while True:
        shown = cut(text, limit)
        shown = shown if shown == text else shown + mark
        conclusion = first_sentence(shown)
        rest = shown[len(conclusion) :].strip("\n")
        if _size(_paragraphs(conclusion, rest)) <= room:
            return conclusion, rest
        limit = limit * 3 // 4


def _paragraphs(conclusion: str, rest: str) -> list[Block]:
    parts = [(part, True) for part in pieces(conclusion, kit.SECTION_LIMIT)]
    parts += [(part, False) for part in pieces(rest, kit.SECTION_LIMIT)]
    return [kit.rich_text(kit.section(kit.words(part, bold=bold))) for part, bold in parts]


def _badge(answer: Answer) -> Block:
    name = answer.status if answer.status != "answered" else ("ruled" if answer.rulings else "quoted")
    day = answer.as_of.astimezone(JST) if answer.as_of.tzinfo else answer.as_of
    return kit.context(
        phrase(name, answer.language),
        phrase("as_of", answer.language, day=day.date().isoformat()),
        phrase("automated", answer.language),
    )


def _deadlines(answer: Answer) -> Iterable[Block]:
    """Each ruled moment in JST and, drawn by Slack, in the reader's own time zone."""
    moments: dict[datetime, str] = {}
    for line in answer.rulings:
        moment = _moment(line.unit, line.value)
        if moment is not None:
            moments.setdefault(moment, "".join(f"[{number}] " for number in line.citations[:3]))
    for moment, markers in list(moments.items())[:DEADLINES]:
        local = f"{moment.astimezone(JST):%Y-%m-%d %H:%M} JST"
        date: Element = {
            "type": "date",
            "timestamp": int(moment.timestamp()),
            "format": "{date_long_pretty} {time}",
            "fallback": local,
        }
        here = kit.words(f" · {phrase('deadline', answer.language)}")
        yield kit.rich_text(kit.section(kit.words(markers + local, bold=True), here, date))


def _moment(unit: str | None, value: object) -> datetime | None:
    """The moment of a ruling in unit "datetime", or None when it has none that Slack can show."""
    if unit != "datetime" or not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo and moment.timestamp() > 0 and moment.astimezone(JST) else None
    except (ValueError, OverflowError):
        return None


def _contact(answer: Answer) -> Iterable[Block]:
    if answer.contact and answer.status != "answered" and answer.contact not in answer.answer:
        text = f"{phrase('contact', answer.language)}{plain(answer.contact)[:200]}"
        yield kit.rich_text(kit.section(kit.words(text)))


def _sources(citations: Sequence[Citation], language: Language) -> list[Block]:
    """Every source, in the roomiest of the sizes that fits; beyond thirty the rest are counted."""
    if not citations:
        return []
    shown = citations[:_MOST_SOURCES]
    for sizes in _SOURCE_SIZES:
        found = [element for citation in shown for element in _source(citation, language, sizes)]
        if _size(found) <= SOURCES_LIMIT:
            break
    if len(citations) > len(shown):
        found.append(kit.section(kit.words(phrase("and_more", language, count=len(citations) - len(shown)))))
    return [kit.rich_text(kit.section(kit.words(phrase("sources", language), bold=True)), *found)]


def _source(citation: Citation, language: Language, sizes: tuple[int, int, int]) -> list[Element]:
    title, heading, quote = sizes
    name = f"[{citation.id}] {' '.join([_short(citation.title, title), _place(citation, language)]).strip()}"
    url = citation.url if citation.url and _is_web(citation.url) else None
    elements = [kit.link(name, url) if url else kit.words(name, bold=True)]
    if heading and citation.heading:
        elements.append(kit.words(f" · {_short(citation.heading, heading)}"))
    quoted = _short(citation.quote, quote) if quote else ""
    return [kit.section(*elements), *([kit.quote(quoted)] if quoted else [])]


def _place(citation: Citation, language: Language) -> str:
    if citation.page is None:
        return ""
    return phrase("slide" if "slide" in citation.document else "page", language, page=citation.page)


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://")) and len(url) <= 500 and url.isascii() and url.isprintable()


def _short(text: str, limit: int) -> str:
    folded = " ".join(plain(text).split())
    return folded if len(folded) <= limit else cut(folded, limit - 1) + "…"


def _buttons(answer: Answer, key: str, *, desk: bool, private: bool) -> list[Block]:
    language = answer.language
    buttons = [kit.button("post_it", phrase("post_it", language), key)] if private else []
    if desk:
        urgent = answer.status == "not_found"
        buttons.append(kit.button("ask_desk", phrase("ask_desk", language), key, primary=urgent))
    if answer.citations:
        buttons.append(kit.button("show_slides", phrase("show_slides", language), key))
    return [kit.actions(buttons)] if buttons else []


def _size(part: object) -> int:
    return len(json.dumps(part, ensure_ascii=False))
