"""The adapted encoder tells the question of an FAQ from another that only sounds like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.adapted import Adapted
from index.prepare import open_adapted
from index.retriever import Retriever

ASKED = "Can my choir send in the budget form now?"


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("Is it already possible for our choir to hand in the budget form?", True),
        ("May we submit the form with the budget today?", True),
        ("May the application be written in French?", False),
        ("Is travel to the festival paid?", False),
    ],
)
def test_whoever_asks_the_same_is_nearer(
    bundled_index: Path, models: Path, question: str, same: bool
) -> None:
    near = Adapted(open_adapted(Retriever.open(bundled_index).encoder, models))

    assert (near.alike(question, ASKED) >= 0.65) is same
