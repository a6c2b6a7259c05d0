"""Six questions and answers in each of twelve forms of FAQ: how many are answered with the right answer.

    python -m tests.bench.faq_forms FOLDER

Asked is each question to the letter, in other words, and in the other language, of documents without a call file.
Half of the forms hold the Japanese FAQ and half the English one, in turns; *FOLDER* keeps the prepared encoder.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from bot.desk import Desk
from bot.settings import load
from corpus.documents import read_corpus
from corpus.text.squeeze import squeeze
from index.build import build
from index.encoder import Encoder
from index.prepare import EMBEDDED, open_encoder
from tests.bench.out import say
from tests.corpus.test_faq import FORMS, TITLE

WAYS = ("to the letter", "in other words", "in the other language")
_GOTHIC = "HeiseiKakuGo-W5"
_LEADING, _LEFT, _TOP = 18, 60, A4[1] - 60
_TWELVE = (
    *("headings", "dl", "details", "label and paragraph", "table", "spans", "bold paragraphs"),
    *("numbered paragraphs", "PDF", "Q1. and A1.", "問 and 答", "marks on their own lines"),
)


class Pair(NamedTuple):
    """A question with its *answer* as they stand in the document, the same asked in other *words* and in the other
    *language*."""

    question: str
    answer: str
    words: str
    language: str

    @property
    def asked(self) -> tuple[str, str, str]:
        """The three ways in which it is asked, in the order of WAYS."""
        return self.question, self.words, self.language


def pdf_of(pairs: Sequence[tuple[str, str]]) -> bytes:
    """A page with a bold-sized question above each answer."""
    pdfmetrics.registerFont(UnicodeCIDFont(_GOTHIC))
    stream, height = io.BytesIO(), _TOP
    canvas = Canvas(stream, pagesize=A4)
    for text, size in ((TITLE, 18), *((text, 10.5) for pair in _marked(pairs) for text in pair)):
        canvas.setFont(_GOTHIC, size)
        canvas.drawString(_LEFT, height, text)
        height -= _LEADING
    canvas.save()
    return stream.getvalue()


def _marked(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(f"Q{at} {question}", f"A{at} {answer}") for at, (question, answer) in enumerate(pairs, 1)]


_FORMS: Mapping[str, tuple[str, Callable[[Sequence[tuple[str, str]]], bytes]]] = {
    **FORMS,
    "PDF": ("pdf", pdf_of),
}


def written() -> dict[str, list[Pair]]:
    """The FAQ of each language."""
    told = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {language: [Pair(*row) for row in rows] for language, rows in told.items()}


def answered(form: str, pairs: Sequence[Pair], encoder: Encoder) -> Iterator[tuple[bool, ...]]:
    """Of each pair, asked in each of WAYS: whether the answer shows the document's."""
    ending, make = _FORMS[form]
    with tempfile.TemporaryDirectory() as folder:
        corpus, index = Path(folder, "corpus"), Path(folder, "index")
        corpus.mkdir()
        (corpus / f"faq.{ending}").write_bytes(make([(pair.question, pair.answer) for pair in pairs]))
        build(read_corpus(corpus).documents, index, encoder=encoder)
        desk = Desk.open(load(corpus=corpus, index=index, home=Path(folder, "home"), log=False))
        for pair in pairs:
            said = (squeeze(desk.ask(asked).answer) for asked in pair.asked)
            yield tuple(squeeze(pair.answer) in one for one in said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the prepared encoder is kept between runs")
    encoder, faqs = open_encoder(EMBEDDED, parser.parse_args().folder), written()
    every: list[tuple[bool, ...]] = []
    for at, form in enumerate(_TWELVE):
        found = list(answered(form, faqs["ja" if at % 2 == 0 else "en"], encoder))
        every += found
        say(form, "  ".join(f"{sum(right)}/{len(right)}" for right in zip(*found, strict=True)))
    for way, right in zip(WAYS, zip(*every, strict=True), strict=True):
        say(way, f"{sum(right)} of {len(right)} ({sum(right) / len(right):.2f})")


if __name__ == "__main__":
    main()
