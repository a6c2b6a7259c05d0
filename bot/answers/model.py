"""An answer of the desk: as it is proposed, approved and retired."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Literal

from bot.answer import Language
from corpus.facts.model import Source
from corpus.text.language import language_of

State = Literal["proposed", "approved", "retired"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")
ID_LENGTH = 8  # hexadecimal digits


@dataclass(frozen=True)
class DeskAnswer:
    """One answer with the questions it answers.

    *examples* are questions in each language and *wording* what is said to them; one that lacks a language waits for
    its translation. *sources* are sentences of the documents it rests on; without any it is the desk's own word. It
    holds for one *call* and *side*, or for all, up to the end of the day *valid_until* in Japan. *origin* says where it
    came from and *origin_key* keeps it from being proposed twice; *asked* is how often it had been asked by then.
    *misread*: what the rules say to its examples is of another matter, so that it is given there in their place.
    """

    id: str
    state: State
    examples: Mapping[str, tuple[str, ...]]
    wording: Mapping[str, str]
    sources: tuple[Source, ...] = ()
    call: str | None = None
    side: str | None = None
    theme: str | None = None
    valid_until: date | None = None
    role: str | None = None
    approved_on: date | None = None
    origin: str = "by hand"
    origin_key: str | None = field(default=None, compare=False)
    asked: int = 0
    misread: bool = False

    @property
    def questions(self) -> tuple[str, ...]:
        """Every example."""
        return tuple(text for language in LANGUAGES for text in self.examples.get(language, ()))

    @property
    def untranslated(self) -> tuple[Language, ...]:
        """The languages in which there is no wording."""
        return tuple(language for language in LANGUAGES if not self.wording.get(language))

    @property
    def digest(self) -> str:
        """A hash over what is published of it: two of the same digest read alike."""
        told = (dict(self.examples), dict(self.wording), [asdict(source) for source in self.sources])
        about = (self.call, self.side, self.theme, str(self.valid_until), str(self.approved_on))
        text = json.dumps([told, about], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def with_question(self, text: str) -> DeskAnswer:
        """The same with one more example."""
        known = self.examples.get(language_of(text), ())
        if text in known:
            return self
        return replace(self, examples={**self.examples, language_of(text): (*known, text)})


def as_values(answer: DeskAnswer) -> dict[str, Any]:
    """An answer as plain values, for JSON, YAML and the database."""
    values = asdict(answer) | {
        "examples": {language: list(texts) for language, texts in answer.examples.items()},
        "wording": dict(answer.wording),
        "sources": [[source.document, source.page, source.quote] for source in answer.sources],
    }
    for name in ("valid_until", "approved_on"):
        values[name] = str(values[name]) if values[name] else None
    return values


def from_values(values: Mapping[str, Any]) -> DeskAnswer:
    """The answer of plain values. Raises KeyError, TypeError or ValueError where they make none."""
    days = {
        name: date.fromisoformat(str(values[name])) if values.get(name) else None
        for name in ("valid_until", "approved_on")
    }
    examples = {str(name): tuple(map(str, texts)) for name, texts in (values["examples"] or {}).items()}
    wording = {str(name): str(text) for name, text in (values["wording"] or {}).items() if text}
    sources = tuple(Source(str(document), page, str(quote)) for document, page, quote in values["sources"])
    told = {name: values[name] for name in DeskAnswer.__dataclass_fields__ if name in values}
    return DeskAnswer(**{**told, **days, "examples": examples, "wording": wording, "sources": sources})
