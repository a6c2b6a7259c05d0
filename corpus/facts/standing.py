"""How the facts of a corpus stand in its documents, as an index records it when it is built.

A quote that stands on another page is taken from there. A fact that its document does not bear out does not
rule: where its quote stood at an earlier build and stands nowhere now, the document has changed, and its new
words are kept beside it; everything else is a slip in our own file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.documents import Document, Page
from corpus.facts.model import CALL_FILE, Call, Fact, Source, Withheld
from corpus.facts.proof import DOCUMENTS, Shelf, doubts, name_of, shelf_of
from corpus.text.sentences import sentences
from corpus.text.squeeze import squeeze

_NEAR = 0.35  # how like the old words the new ones are at least: shared pairs of letters, from 0 to 1


@dataclass(frozen=True)
class Failed:
    """A fact that its document does not bear out: its address, its line, why, and the words nearest to its quote: the
    new ones, where the document has changed."""

    name: str
    line: int | None
    why: str
    changed: bool
    now: Source | None = None


@dataclass(frozen=True)
class Record:
    """How facts stood at a build. *files* are the SHA-256 of each call.yaml by its path in the corpus.

    *moved* are the pages of quotes that stand elsewhere than their source says, by the source's digest;
    *failed* are facts by theirs; *stood* the digests of all quotes that stood in a document at this build or
    an earlier one.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, int] = field(default_factory=dict)
    failed: Mapping[str, Failed] = field(default_factory=dict)
    stood: frozenset[str] = frozenset()

    def plain(self) -> dict[str, Any]:
        """The record as JSON knows it."""
        failed = {digest: _plain_failed(item) for digest, item in self.failed.items()}
        return {
            "files": dict(self.files),
            "moved": dict(self.moved),
            "failed": failed,
            "stood": sorted(self.stood),
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Record:
        """The record of what *plain* wrote; an empty one for an index that keeps none."""
        failed = {
            digest: Failed(**{**item, "now": Source(**item["now"]) if item["now"] else None})
            for digest, item in plain.get("failed", {}).items()
        }
        stood = frozenset(plain.get("stood", ()))
        return cls(plain.get("files", {}), plain.get("moved", {}), failed, stood)


def recorded(calls: Iterable[Call], corpus: Path, documents: Sequence[Document], before: Record) -> Record:
    """How facts stand in *documents*, read from *corpus*; *before* is the last build's record."""
    record = Record(stood=before.stood)
    for call in calls:
        record = _with_call(record, call, corpus, documents)
    return record


def standing(call: Call, record: Record) -> Call:
    """*call* as its facts stood: quotes that moved are on their page, facts that failed are withheld."""
    facts = [_anchored(call, fact, record.moved) for fact in call.facts]
    failed = {
        id(fact): record.failed.get(_digest(call, old)) for fact, old in zip(facts, call.facts, strict=True)
    }
    withheld = tuple(_withheld(fact, item) for fact in facts if (item := failed[id(fact)]))
    rule = tuple(fact for fact in facts if not failed[id(fact)])
    return (
        replace(call, facts=rule, withheld=(*call.withheld, *withheld)) if record.moved or withheld else call
    )


def moves(calls: Iterable[Call], record: Record) -> Iterator[str]:
    """A sentence for each quote that is taken from another page than its fact says."""
    for call in calls:
        for source in dict.fromkeys(source for fact in call.written for source in fact.sources):
            page = record.moved.get(_place(call, source))
            if page is not None:
                yield (
                    f"{call.id}: the quote “{source.quote}” now stands on page {page} of {source.document}, "
                    f"not on page {source.page}, and is taken from there."
                )


def failures(record: Record) -> Iterator[str]:
    """A sentence for each fact that does not rule, with the document's new words."""
    for item in record.failed.values():
        told = "It now says" if item.changed else "The nearest words are"
        now = f" {told}: “{item.now.quote}” (page {item.now.page})." if item.now else ""
        yield f"line {item.line}: {item.name}: {item.why}{now}"


def _with_call(record: Record, call: Call, corpus: Path, documents: Sequence[Document]) -> Record:
    file = call.folder / CALL_FILE
    path = file.relative_to(corpus).as_posix()
    own = _documents_of(call, corpus, documents)
    shelf = shelf_of(own)
    sources = dict.fromkeys(source for fact in call.written for source in fact.sources)
    pages = {source: _pages(source, shelf) for source in sources}
    moved = {
        _place(call, source): found[0]
        for source, found in pages.items()
        if found and source.page is not None and source.page not in found
    }
    failed = {
        _digest(call, fact): _failed(call, fact, own, pages, record, whys)
        for fact in call.facts
        if (whys := tuple(doubts(_anchored(call, fact, moved), call, shelf)))
    }
    return Record(
        files={**record.files, path: hashlib.sha256(file.read_bytes()).hexdigest()},
        moved={**record.moved, **moved},
        failed={**record.failed, **failed},
        stood=record.stood | {_quote(call, source) for source, found in pages.items() if found},
    )


def _documents_of(call: Call, corpus: Path, documents: Iterable[Document]) -> tuple[Document, ...]:
    folder = PurePosixPath(call.folder.relative_to(corpus).as_posix()) / DOCUMENTS
    return tuple(document for document in documents if PurePosixPath(document.path).parent == folder)


def _pages(source: Source, shelf: Shelf) -> tuple[int, ...]:
    """The pages on which a quote stands."""
    quote = squeeze(source.quote)
    pages = shelf.pages.get(source.document, {})
    return tuple(number for number, text in pages.items() if quote and quote in text)


def _failed(
    call: Call,
    fact: Fact,
    documents: Sequence[Document],
    pages: Mapping[Source, tuple[int, ...]],
    record: Record,
    whys: Sequence[str],
) -> Failed:
    """Why a fact does not rule; its document has changed if a quote that once stood is gone."""
    gone = [source for source in fact.sources if not pages[source]]
    once = [source for source in gone if _quote(call, source) in record.stood]
    now = _nearest((once or gone)[0], documents) if gone else None
    return Failed(fact.name, fact.line, whys[0], changed=bool(once), now=now)


def _nearest(source: Source, documents: Iterable[Document]) -> Source | None:
    """The sentence or line most like a quote that is gone: of its page, where one there is like it, else of any."""
    wanted = _pairs(source.quote)
    near: list[tuple[bool, float, Source]] = []
    for document in documents:
        for page in document.pages if name_of(document) == source.document else ():
            own = page.number == source.page
            told = (part for block in page.blocks for part in sentences(block.text))
            for sentence in (*told, *_rows(page)):
                likeness = _likeness(wanted, _pairs(sentence))
                if likeness >= _NEAR:
                    near.append((own, likeness, Source(source.document, page.number, sentence.strip())))
    return max(near, key=lambda found: found[:2])[2] if near else None


def _rows(page: Page) -> Iterator[str]:
    """The rows of the tables of a page, each on a line."""
    yield from (" ".join(line.split("\t")) for line in page.text.splitlines() if "\t" in line)


def _pairs(text: str) -> set[str]:
    plain = squeeze(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _anchored(call: Call, fact: Fact, moved: Mapping[str, int]) -> Fact:
    if not moved:
        return fact
    source, *also = (replace(item, page=moved.get(_place(call, item), item.page)) for item in fact.sources)
    return replace(fact, source=source, also=tuple(also))


def _withheld(fact: Fact, failed: Failed) -> Withheld:
    if failed.changed:
        return Withheld(fact, "changed", failed.why, failed.now)
    return Withheld(fact, "unusable", failed.why)


def _plain_failed(item: Failed) -> dict[str, Any]:
    now = item.now
    place = {"document": now.document, "page": now.page, "quote": now.quote} if now else None
    return {"name": item.name, "line": item.line, "why": item.why, "changed": item.changed, "now": place}


def _quote(call: Call, source: Source) -> str:
    return _hash(call.id, source.document, squeeze(source.quote))


def _place(call: Call, source: Source) -> str:
    return _hash(call.id, source.document, source.page, squeeze(source.quote))


def _digest(call: Call, fact: Fact) -> str:
    """What a fact says and where; its line may change."""
    says = sorted(fact.says.items())
    told = (
        fact.name,
        fact.value,
        fact.unit,
        fact.bound,
        fact.hedge,
        fact.norm,
        fact.words,
        says,
        fact.sources,
    )
    return _hash(call.id, *told)


def _hash(*told: object) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
