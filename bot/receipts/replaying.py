"""A receipt's choice put together again, from the documents as they are now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.answering.citations import pages_of
from bot.receipts.choice import again, quotes
from bot.receipts.masking import masked_line
from bot.receipts.receipt import Receipt, Replay, corpus_hash
from corpus.documents import read_corpus
from corpus.errors import BadInput
from corpus.facts.model import Source
from corpus.files import in_full
from corpus.text.squeeze import squeeze
from index.passage import Chunk

TIMING = "elapsed_ms"  # what may differ between two runs that gave the same answer


def replay(receipt: Receipt, chunks: Sequence[Chunk], corpus: Path) -> Replay:
    """Put the choice of *receipt* together again from the *chunks* of the index of *corpus*, and compare.

    Raises BadInput for a receipt that holds no choice, or that was answered from another corpus than this
    one.
    """
    if receipt.choice is None:
        raise BadInput(
            f"Receipt {receipt.id} holds no choice to replay ({_why(receipt)}); "
            "ask its question again with: aspire ask"
        )
    now = corpus_hash(corpus)
    same = receipt.corpus == now
    if not same and receipt.folder and Path(receipt.folder) != in_full(corpus):
        raise BadInput(
            f"Receipt {receipt.id} was answered from {receipt.folder}; replay it with: "
            f"aspire log replay {receipt.id} --corpus {receipt.folder}"
        )
    stored = json.loads(receipt.answer)
    answer = again(stored, receipt.as_of, receipt.choice, pages_of(chunks))
    return Replay(
        receipt.id,
        stored=_untimed(stored),
        again=_untimed(masked_line(answer)),
        same_corpus=same,
        state=receipt.state,
        gone=() if same else _gone(list(quotes(receipt.choice)), corpus),
    )


def _why(receipt: Receipt) -> str:
    return "version 0.1 kept none" if receipt.state == "0.1" else "it has been changed"


def _gone(sources: Sequence[Source], corpus: Path) -> tuple[str, ...]:
    """The sentences that stand on their pages no more."""
    pages = {
        (document.id, page.number): squeeze(page.text)
        for document in read_corpus(corpus).documents
        for page in document.pages
    }
    return tuple(
        f"{source.document} p.{source.page}: {source.quote}"
        for source in dict.fromkeys(sources)
        if squeeze(source.quote) not in pages.get((source.document, source.page or 0), "")
    )


def _untimed(line: dict[str, Any]) -> str:
    return json.dumps({key: value for key, value in line.items() if key != TIMING}, ensure_ascii=False)
