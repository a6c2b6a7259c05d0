"""The nearest examples as a second opinion."""

import numpy as np
import pytest

from index.neighbours import AXES, NEAREST, Neighbours

RANDOM = np.random.default_rng(7)
# Two intents of forty examples each, apart from each other, and one example of the first among those of the second.
MIDDLES = np.zeros((2, 200), np.float32)
MIDDLES[0, 0] = MIDDLES[1, 1] = 3.0
ODD = MIDDLES[1] + np.eye(200, dtype=np.float32)[5] * 4
LABELS = np.array([0] * 40 + [1] * 40 + [0])
EXAMPLES = np.vstack(
    [MIDDLES[label] + RANDOM.normal(0, 0.2, 200) for label in LABELS[:-1]] + [ODD], dtype=np.float32
)
MEAN = EXAMPLES.mean(axis=0)
NEIGHBOURS = Neighbours.of(EXAMPLES - MEAN, LABELS)


def shares(*questions: np.ndarray, intents: int = 2) -> np.ndarray:
    return np.exp(NEIGHBOURS.log_share(np.array(questions, np.float32) - MEAN, intents))


def test_a_question_among_the_examples_of_an_intent_is_taken_for_it() -> None:
    first, second = shares(MIDDLES[0], MIDDLES[1])
    assert first[0] > 0.99
    assert second[1] > 0.99


def test_one_example_speaks_for_a_wording_that_nothing_else_of_its_intent_is_like() -> None:
    (odd,) = shares(ODD + RANDOM.normal(0, 0.05, 200))
    assert odd[0] > 0.9, "forty of the other intent are further off"


def test_an_intent_none_of_the_nearest_has_is_unlikely_but_not_ruled_out() -> None:
    (three,) = shares(MIDDLES[0], intents=3)
    assert 0 < three[2] < 1e-5
    assert three.sum() == pytest.approx(1)


def test_many_questions_at_once_are_judged_as_each_alone() -> None:
    many = MIDDLES[RANDOM.integers(0, 2, 600)] + RANDOM.normal(0, 1.0, (600, 200)).astype(np.float32)
    together = shares(*many)
    for row in (0, 255, 256, 599):
        assert together[row] == pytest.approx(shares(many[row])[0], abs=1e-4)


def test_fewer_examples_than_neighbours_are_all_heard() -> None:
    few = Neighbours.of(EXAMPLES[[0, 41]] - MEAN, np.array([0, 1]))
    assert len(few.examples) < NEAREST
    assert np.exp(few.log_share(MIDDLES[:1] - MEAN, 2))[0, 0] > 0.99


def test_examples_are_kept_on_as_many_axes_as_the_nearest_need_in_a_byte_each() -> None:
    assert NEIGHBOURS.examples.shape == (len(LABELS), AXES)
    assert NEIGHBOURS.examples.nbytes == len(LABELS) * AXES
