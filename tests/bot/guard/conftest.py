"""Evidence to guard with: the passages of the slides and rulings as the rules write them."""

from __future__ import annotations

import importlib.util
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from bot.answer import Verdict
from bot.evidence import Evidence, Ground, Ruling
from bot.reading.question import Question
from corpus.facts.model import Source

AS_OF = datetime(2024, 4, 17, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="session")
def liar() -> ModuleType:
    """tests/bench/liar.py, the lying model."""
    spec = importlib.util.spec_from_file_location("liar", BENCH / "liar.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["liar"] = module
    spec.loader.exec_module(module)
    return module


class Slides:
    """The passages, found by how they begin, and evidence made of them."""

    def __init__(self, passages: tuple[Ground, ...]) -> None:
        self.passages = passages

    def ground(self, opening: str) -> Ground:
        return next(g for g in self.passages if g.quote.startswith(opening) and g.page != 9)

    def evidence(self, *openings: str, language: str = "ja", rulings: tuple[Ruling, ...] = ()) -> Evidence:
        grounds = tuple(self.ground(opening) for opening in openings)
        return Evidence(Question("?", "?", language, (), AS_OF), rulings, grounds)  # type: ignore[arg-type]

    def ruling(self, rule: str, verdict: Verdict, text: str, *openings: str) -> Ruling:
        sources = tuple(Source(g.document, g.page, g.quote) for g in map(self.ground, openings))
        return Ruling(rule, "japan-uk", verdict, text, None, None, sources)


@pytest.fixture(scope="session")
def slides(liar: ModuleType) -> Slides:
    return Slides(liar.passages())
