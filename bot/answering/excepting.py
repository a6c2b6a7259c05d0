"""What a section leaves out beside what it gives: "travel is paid" is no answer without "not if you leave early"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answering.modality import modal_of
from corpus.text.plain import folded
from corpus.text.sentences import sentences
from index.passage import Chunk, Passage

MOST = 2  # exceptions said beside a sentence
_EXCEPTS = re.compile(
    r"対象外|対象と?(?:は|に)?(?:し|なり)(?:ない|ません)|除(?:く|き|かれ)|限り(?:では|で)ない"
    r"|\b(?:except|unless|excluded|other than|not (?:include|cover|apply|open|extend|eligible)\w*|but not|no longer)\b"
)
_BUT = ("ただし", "但し", "もっとも、", "however", "except", "unless", "but ")

Near = Callable[[Sequence[Passage]], Sequence[float]]


def goes_on(part: str) -> bool:
    """Whether a sentence takes back something of the one before it: ただし, "However"."""
    return part.lower().startswith(_BUT)


def excepts(part: str) -> bool:
    """Whether a sentence leaves somebody or something out."""
    low = folded(part)
    return _EXCEPTS.search(low) is not None or modal_of(low) == "denial"


def exceptions(shown: Chunk, quote: str, chunks: Sequence[Chunk], near: Near) -> list[tuple[Chunk, str]]:
    """The sentences of the section of *shown* that leave something out and are nearer to a case than its *quote*, which
    is shown, nearest first. *near* tells how near passages of one sentence are to the case."""
    found = [
        (chunk, part)
        for chunk in chunks
        if _is_of_one_section(shown, chunk)
        for part in sentences(chunk.text)
        if excepts(part) and part not in quote
    ]
    if not found:
        return []
    alone = [Passage(replace(chunk, text=part), 0.0, 0.0, 0.0) for chunk, part in [(shown, quote), *found]]
    least, *cosines = near(alone)
    nearer = [at for at, cosine in enumerate(cosines) if cosine > least]
    return [found[at] for at in sorted(nearer, key=lambda at: -cosines[at])[:MOST]]


def _is_of_one_section(one: Chunk, other: Chunk) -> bool:
    """Whether two chunks stand under one heading, or under sisters of one section within a chapter."""
    sections = one.labels[: one.sections]
    if one.document != other.document:
        return False
    if one.heading == other.heading and one.labels == other.labels:
        return True
    return len(sections) > 1 and sections == other.labels[: other.sections]
