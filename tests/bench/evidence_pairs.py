"""Questions with the passages found for them, labelled by what the answer's own file says: does the passage answer?"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.reading.form import form_of
from bot.settings import BUNDLED_CORPUS
from corpus.documents import Block, Document, Page, read_corpus
from corpus.text.language import language_of
from index.adapted import Adapted
from index.build import build
from index.encoder import ServedEncoder
from index.evidence import features
from index.intents import open_model
from index.passage import Chunk, Passage
from index.retriever import Retriever
from index.subjects import Subjects

EVAL = Path(__file__).parents[1] / "eval"
DEPTH = 10
_FACTS = frozenset({"call.yaml", "intents.yaml"})
_SENTENCE = 12  # characters; a shorter part of an answer says nothing alone
_ALSO = re.compile(r"alt: (.*?)(?=\| nearest|$)")

Label = Literal["answers", "partly", "not"]


@dataclass(frozen=True)
class Pool:
    """A corpus and the files of questions about it."""

    name: str
    corpus: Path
    questions: tuple[Path, ...]


@dataclass(frozen=True)
class Labelled:
    """A question of *pool*, the passages found for it, their features, and whether each answers."""

    pool: str
    question: str
    answerable: bool
    passages: list[Passage]
    rows: Any
    labels: list[Label]


def pools() -> list[Pool]:
    """The invented calls and the bundled one."""
    written = [
        Pool(path.stem, path.with_suffix(""), (path,))
        for folder in ("evidence", "other")
        for path in sorted((EVAL / folder).glob("*.jsonl"))
    ]
    known = tuple(EVAL / f"{name}.jsonl" for name in ("questions", "blind", "unseen"))
    return [*written, Pool("aspire", BUNDLED_CORPUS, known)]


def digest(of: Sequence[Pool]) -> str:
    """SHA-256 of all that the weights are fitted on: documents, their translations, and questions; facts are
    none of it."""
    found = hashlib.sha256()
    for pool in of:
        documents = sorted(
            path for path in pool.corpus.rglob("*") if path.is_file() and path.name not in _FACTS
        )
        for path in (*documents, *pool.questions):
            found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def labelled(pool: Pool, folder: Path, encoder: ServedEncoder) -> list[Labelled]:
    """The questions of *pool* with their passages, from its index in *folder*, which is built where it is not there."""
    build(read_corpus(pool.corpus).documents, folder, encoder=encoder)
    return list(_labelled(pool.name, cases_of(pool), Retriever.open(folder, encoder=encoder), encoder))


def pointed(path: Path, folder: Path, encoder: ServedEncoder) -> list[Labelled]:
    """The same of a file {"lang", "passages": [{"id", "heading", "text"}], "questions": [{"q", "answers": [ids]}]},
    each passage a page of its own."""
    told = json.loads(path.read_text(encoding="utf-8"))
    numbers = {one["id"]: number for number, one in enumerate(told["passages"], 1)}
    pages = tuple(
        Page(numbers[one["id"]], one["text"], heading, (Block(one["text"], heading=heading),))
        for one in told["passages"]
        for heading in [one.get("heading") or None]
    )
    document = Document(path.stem, path.stem, path.name, told["lang"], path.stem, pages)
    build([document], folder, encoder=encoder)
    cases = [
        {
            "q": one["q"],
            "lang": language_of(one["q"]),
            "kind": "answer" if one["answers"] else "abstain",
            "pages": [numbers[at] for at in one["answers"]],
        }
        for one in told["questions"]
    ]
    return list(_labelled(path.stem, cases, Retriever.open(folder, encoder=encoder), encoder))


def cases_of(pool: Pool) -> list[dict[str, Any]]:
    """Its questions as they are written."""
    lines = (line for path in pool.questions for line in path.read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def text_of(case: dict[str, Any]) -> str:
    return str(case.get("q") or case["question"])


def _labelled(
    pool: str, cases: Sequence[dict[str, Any]], retriever: Retriever, encoder: ServedEncoder
) -> Iterator[Labelled]:
    chunks, subjects, compared = retriever.chunks(), Subjects(open_model()), Adapted(encoder.adapted())
    for case in cases:
        question = text_of(case)
        answerable = case["answerable"] if "answerable" in case else case["kind"] != "abstain"
        right, partly = _by_sentences(case, chunks) if "sentences" in case else _by_patterns(case, chunks)
        if answerable and not right:
            continue
        passages = retriever.search(question, k=DEPTH)
        closed = form_of(question.lower()) == "closed"
        words = retriever.content_words(question)
        about = subjects.likeness(question, retriever.vector(question), passages)
        near = compared.cosines(question, passages)
        rows = features(
            question, words, passages, language=case["lang"], closed=closed, subjects=about, adapted=near
        )
        labels: list[Label] = [
            "answers" if p.chunk.id in right else "partly" if p.chunk.id in partly else "not"
            for p in passages
        ]
        yield Labelled(pool, question, answerable, passages, rows, labels)


def _by_sentences(case: dict[str, Any], chunks: Sequence[Chunk]) -> tuple[set[str], set[str]]:
    """Chunks that hold all sentences of the answer, else any; and those that hold one, or what the note says
    answers too."""
    wanted = [tight(sentence) for sentence in case["sentences"]]
    also = [tight(said) for part in _ALSO.findall(case["note"]) for said in re.findall("«(.*?)»", part)]
    texts = {chunk.id: tight(whole(chunk)) for chunk in chunks}
    every = {at for at, text in texts.items() if wanted and all(part in text for part in wanted)}
    one = {
        at for at, text in texts.items() if any(len(part) >= _SENTENCE and part in text for part in wanted)
    }
    near = {at for at, text in texts.items() if any(part in text for part in also)}
    return every or one, (one | near) - (every or one)


def _by_patterns(case: dict[str, Any], chunks: Sequence[Chunk]) -> tuple[set[str], set[str]]:
    """Chunks on a right page that match every pattern of the answer, of which there may be none; and those that match
    one, or all elsewhere."""
    patterns = [re.compile(pattern) for pattern in case.get("all") or ()]
    pages = set(case.get("pages") or ())
    hits = {chunk.id: _hits(patterns, chunk) for chunk in chunks}
    there = {chunk.id for chunk in chunks if chunk.page in pages}
    right = {at for at in there if hits.get(at) == len(patterns)}
    some = {at for at, count in hits.items() if count and (count == len(patterns) or at in there)}
    return right, some - right


def _hits(patterns: Sequence[re.Pattern[str]], chunk: Chunk) -> int:
    text = re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", whole(chunk)))
    return sum(bool(pattern.search(text) or pattern.search(tight(text))) for pattern in patterns)


def whole(chunk: Chunk) -> str:
    """All that belongs to *chunk*: what stands above it, its text, and the translations."""
    parts = (chunk.heading, *chunk.labels, chunk.text, chunk.translated_heading, *chunk.translated_labels)
    return "\n".join(part for part in (*parts, chunk.translation) if part)


def tight(text: str) -> str:
    """*text* without width and white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
