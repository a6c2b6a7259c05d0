"""A document's English reference translation: the sidecar NAME.en.yaml, laid over its pages.

A unit's Japanese stands on its page to the letter, white space aside, so a sidecar cannot drift from its document
unseen. Units become the page's blocks; words no unit covers stay ordinary blocks, so nothing is lost.
"""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic import dataclasses as checked

from corpus.blocks import Block, BlockKind, Page
from corpus.errors import CorpusError
from corpus.readers import marks
from corpus.readers.flow import Outline
from corpus.readers.lines import compose, lines_of
from corpus.text.squeeze import squeeze, stands_on
from corpus.yaml_text import NO_YAML, parse

if TYPE_CHECKING:
    from corpus.documents import Document

# The label that marks the words of a graph or time line; it stands on no page.
FIGURE = "図"
_FORM = ConfigDict(extra="forbid")


@checked.dataclass(frozen=True, config=_FORM)
class Pair:
    """The same words in Japanese and English."""

    ja: str
    en: str


@checked.dataclass(frozen=True, config=_FORM)
class Labels:
    """Labels in Japanese and English, one for one."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.ja) != len(self.en):
            raise ValueError("labels need as many English words as Japanese ones")


@checked.dataclass(frozen=True, config=_FORM)
class Unit:
    """One sentence, list item or table cell: *ja* verbatim from the page."""

    ja: str
    en: str
    scheme: str | None = None
    labels: Labels = field(default_factory=Labels)


@checked.dataclass(frozen=True, config=_FORM)
class TranslatedPage:
    """The units of one page, and its heading where it has one."""

    page: int
    units: tuple[Unit, ...]
    heading: Pair | None = None


@checked.dataclass(frozen=True, config=_FORM)
class Translation:
    """A sidecar."""

    translation_of: str
    language: Literal["en"]
    status: Literal["unofficial"]
    title: Pair
    pages: tuple[TranslatedPage, ...]


def read(path: Path) -> Translation:
    """The sidecar at *path*. Raises CorpusError where it is no such file."""
    try:
        return TypeAdapter(Translation).validate_python(parse(path.read_text(encoding="utf-8")))
    except ValidationError as ex:
        first = ex.errors()[0]
        place = " > ".join(str(step) for step in first["loc"]) or "the file"
        raise CorpusError(f"{path.name} is not a translation: {place}: {first['msg']}.") from ex
    except OSError as ex:
        raise CorpusError(f"{path.name} cannot be read: {ex.strerror}.") from ex
    except NO_YAML as ex:
        raise CorpusError(f"{path.name} is not YAML in UTF-8; mend it or remove it.") from ex


def apply(path: Path, document: Document) -> Document:
    """*document* with the units of the sidecar at *path* as its blocks, and its title.

    Raises CorpusError for a unit, heading or page the document does not have, naming it.
    """
    translation = read(path)
    by_number = {page.number: page for page in document.pages}
    for translated in translation.pages:
        if translated.page not in by_number:
            raise CorpusError(f"{path.name}: {document.path} has no page {translated.page}.")
        by_number[translated.page] = _page(path.name, translated, by_number[translated.page])
    return replace(document, title=translation.title.ja, pages=tuple(by_number.values()))


def _page(name: str, translated: TranslatedPage, page: Page) -> Page:
    heading = translated.heading
    for words in [*([heading.ja] if heading else []), *(unit.ja for unit in translated.units)]:
        if not stands_on(words, page.text):
            raise CorpusError(
                f"{name}: page {page.number} does not say 「{words}」; copy it from the page to the letter."
            )
    title = heading.ja if heading else page.heading
    blocks = [_block(unit, title, heading) for unit in translated.units]
    blocks += [replace(block, heading=title) for block in uncovered(translated, page)]
    if heading:
        blocks.insert(
            0, Block(heading.ja, "heading", title, translation=heading.en, translated_heading=heading.en)
        )
    return Page(page.number, page.text, title, tuple(blocks))


def _block(unit: Unit, title: str | None, heading: Pair | None) -> Block:
    return Block(
        text=unit.ja,
        kind=_kind(unit),
        heading=title,
        labels=unit.labels.ja,
        scheme=unit.scheme,
        translation=unit.en,
        translated_heading=heading.en if heading else None,
        translated_labels=unit.labels.en,
    )


def _kind(unit: Unit) -> BlockKind:
    kind = marks.kind_of(unit.ja)
    return "row" if kind == "paragraph" and unit.labels.ja and FIGURE not in unit.labels.ja else kind


def uncovered(translated: TranslatedPage, page: Page) -> tuple[Block, ...]:
    """What *page* says beyond the units, heading and labels of its translation; marks alone say nothing."""
    places = [at for at, char in enumerate(page.text) if not char.isspace()]
    squeezed = squeeze(page.text)
    rest = list(page.text)
    words = [unit.ja for unit in translated.units]
    words += [label for unit in translated.units for label in unit.labels.ja]
    words += [translated.heading.ja] if translated.heading else []
    for quote in map(squeeze, words):
        start = squeezed.find(quote)
        while quote and start >= 0:
            for at in places[start : start + len(quote)]:
                rest[at] = " "
            start = squeezed.find(quote, start + 1)
    items = compose(lines_of("".join(rest)))
    blocks = Outline().page(page.number, items).blocks
    return tuple(block for block in blocks if any(char.isalnum() for char in block.text))
