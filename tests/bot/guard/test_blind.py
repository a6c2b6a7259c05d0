"""Answers and lies written by people who had not read the guard: the lies stay out, the answers stay in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
# Of the true answers of each file, in hundredths, how many are kept whole.
KEPT = {"blind": 94, "blind_again": 85, "blind_third": 76}


@pytest.fixture(scope="module")
def blind():
    sys.path.insert(0, str(BENCH))
    import blind

    yield blind
    sys.path.remove(str(BENCH))


@pytest.fixture(params=KEPT)
def told(blind, request):
    return request.param, list(blind.told(BENCH / f"{request.param}.yaml"))


def test_no_blind_lie_is_let_through(blind, told):
    lies = [item for item in told[1] if item.kind != blind.TRUE]

    assert len(lies) > 20
    assert [item.reply for item in lies if blind.let_through(item, blind.beside_its_passages(item))] == []


def test_most_blind_answers_are_kept_whole(blind, told):
    name, items = told
    answers = [item for item in items if item.kind == blind.TRUE]
    kept = [item for item in answers if not blind.lost(item, blind.beside_its_passages(item))]

    assert len(kept) >= KEPT[name] / 100 * len(answers)
