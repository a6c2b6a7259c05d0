"""Numbered grounds: what the rulings rest on first, then the passages that were found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.evidence import Ground, Ruling
from corpus.facts.model import Source
from corpus.text.squeeze import squeeze
from index.passage import Chunk

Pages = Mapping[tuple[str, int | None], Sequence[Chunk]]


def gather(rulings: Sequence[Ruling], chunks: Iterable[Chunk], pages: Pages) -> tuple[Ground, ...]:
    """The grounds of an answer, numbered from 1, each quote once."""
    sources = dict.fromkeys(source for ruling in rulings for source in ruling.sources)
    given = [_from_source(at, source, pages) for at, source in enumerate(sources, 1)]
    quoted = {(ground.document, ground.page, squeeze(ground.quote)) for ground in given}
    for chunk in chunks:
        place = (chunk.document, chunk.page, squeeze(chunk.text))
        if place not in quoted:
            quoted.add(place)
            given.append(_from_chunk(len(given) + 1, chunk))
    return tuple(given)


def _from_source(number: int, source: Source, pages: Pages) -> Ground:
    chunks = pages.get((source.document, source.page), ())
    inside = [chunk for chunk in chunks if squeeze(chunk.text) in squeeze(source.quote)]
    around = [chunk for chunk in chunks if squeeze(source.quote) in squeeze(chunk.text)]
    near = (inside or around or list(chunks))[:1]
    translation = " ".join(chunk.translation for chunk in inside if chunk.translation) or None
    first = near[0] if near else None
    return Ground(
        id=number,
        document=source.document,
        title=first.title if first else source.document,
        page=source.page,
        heading=first.heading if first else None,
        quote=source.quote,
        labels=first.labels if first and (inside or around) else (),
        translation=translation,
        translated_labels=first.translated_labels if first and (inside or around) else (),
        scheme=first.scheme if first else None,
        url=first.url if first else None,
    )


def _from_chunk(number: int, chunk: Chunk) -> Ground:
    return Ground(
        id=number,
        document=chunk.document,
        title=chunk.title,
        page=chunk.page,
        heading=chunk.heading,
        quote=chunk.text,
        labels=chunk.labels,
        translation=chunk.translation,
        translated_labels=chunk.translated_labels,
        scheme=chunk.scheme,
        url=chunk.url,
    )
