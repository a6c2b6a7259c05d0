"""Fits what tells a follow-up from a remark where nobody mentions the bot; each set is judged by the others.

The weights stand in bot/slack/meant.py. The learned mark of whom a message is for (corpus/marks/talk.yaml) knows these
sets, so that here it is learned anew for each of them from the others.

    python -m tests.bench.slack_meant tests/rounds/2026-11-30-*.{followups,remarks}.jsonl

Needs scikit-learn and SciPy, of the extra "models".
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.answering.grasp import TO_PEOPLE
from bot.desk import Desk, Turn
from bot.settings import Settings
from bot.slack.meant import LEAST, features
from bot.slack.reading import is_wordless
from corpus.marks.labelled import read_labelled
from index.open_intents import CACHE, bundled_names
from index.prepare import EMBEDDED, open_encoder
from index.train_marks import Sentence, held_out, learn, sentences_of
from index.vector_cache import VectorCache
from tests.bench.out import say
from tests.bench.slack_talk import asked, last

Floats = NDArray[np.float64]
COST = 1.0  # the inverse of the penalty; the weights hardly change between 0.1 and 3
DECIMALS = 2


class Line(NamedTuple):
    """A message behind its *thread*: *at* is the set it is of, *meant* whether it is a follow-up."""

    text: str
    thread: tuple[Turn, ...]
    meant: bool
    at: str


class Said(NamedTuple):
    """Messages as the desk grasps them."""

    texts: list[str]
    features: Floats
    meant: NDArray[np.bool_]
    at: NDArray[np.str_]


def lines_of(files: list[Path]) -> list[Line]:
    """The messages of *files* that hold a word; the counter passes over the others."""
    lines = [
        Line(
            last(line),
            tuple(Turn(question) for question in asked({"first": "締切はいつですか", **line})),
            "followup" in line,
            file.name.partition(".")[0],
        )
        for file in files
        for line in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]
    return [line for line in lines if not is_wordless(line.text)]


def to_people(lines: list[Line]) -> list[float]:
    """How surely each message is said to people, by what is learned without its set."""
    home = Settings().home
    encoder = open_encoder(EMBEDDED, home / "models")
    marks = read_labelled()
    own = next(mark for mark in marks if mark.name == TO_PEOPLE)
    texts = dict.fromkeys(text for mark in marks for text in (*mark.tell, *mark.others))
    sets = {line.text.strip(): line.at for line in lines}
    names = sorted({*sets.values()})
    folds = np.array([names.index(sets[text]) if text in sets else len(names) for text in texts])
    sentences = [_of_one(one) for one in sentences_of(marks, bundled_names())]
    vectors = VectorCache(home / CACHE, encoder, "marks").vectors([one.plain for one in sentences])
    _, (judged,) = learn(sentences, vectors, encoder)
    scores = held_out(sentences, vectors, folds)[:, 0] - judged.threshold
    known = dict(zip(texts, scores.tolist(), strict=True))
    assert {*sets} <= {*own.tell, *own.others}, "each message of a set is an example of the mark"
    return [known[line.text.strip()] for line in lines]


def _of_one(sentence: Sentence) -> Sentence:
    """The sentence as one of this mark alone."""
    return sentence._replace(
        tells=tuple(mark for mark in sentence.tells if mark == TO_PEOPLE),
        tells_not=tuple(mark for mark in sentence.tells_not if mark == TO_PEOPLE),
    )


def read(lines: list[Line]) -> Said:
    """The messages as the desk of this machine grasps them, each set's mark learned from the others."""
    desk = Desk.open(Settings())
    rows = [
        features(line.text, desk.grasp(line.text, thread=line.thread)._replace(to_people=score))
        for line, score in zip(lines, to_people(lines), strict=True)
    ]
    texts = [line.text for line in lines]
    meant, at = np.array([line.meant for line in lines]), np.array([line.at for line in lines])
    return Said(texts, np.array(rows), meant, at)


def fitted(said: Said, rows: NDArray[np.bool_]) -> Floats:
    """The weights for the messages at *rows*: of features set to one scale, given for those as they are."""
    from sklearn.linear_model import LogisticRegression

    known, meant = said.features[rows, :-1], said.meant[rows]
    mean, scale = known.mean(axis=0), known.std(axis=0)
    model = LogisticRegression(C=COST, class_weight="balanced").fit((known - mean) / scale, meant)
    weights = model.coef_[0] / scale
    found: Floats = np.append(weights, model.intercept_[0] - mean @ weights)
    return found


def main() -> None:
    """Print the weights, and what those of the other sets make of each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    said = read(lines_of(parser.parse_args().files))
    scores = np.zeros(len(said.texts))
    for name in np.unique(said.at):
        held = said.at == name
        scores[held] = said.features[held] @ fitted(said, ~held)
        taken = scores >= LEAST
        of, off = held & said.meant, held & ~said.meant
        say(
            name,
            f"follow-ups {(taken & of).sum()} of {of.sum()}, remarks {(taken & off).sum()} of {off.sum()}",
        )
    for at in np.argsort(-scores):
        if (scores[at] >= LEAST) != said.meant[at]:
            say(f"    {scores[at]:.2f}", said.texts[at])
    for least in np.arange(-1, 2.01, 0.25):
        taken = scores >= least
        figures = f"{taken[said.meant].mean():.3f} of follow-ups, {taken[~said.meant].sum()} remarks"
        say(f"from {least:.2f}", figures)
    say("WEIGHTS", tuple(np.round(fitted(said, np.full(len(said.at), True)), DECIMALS).tolist()))


if __name__ == "__main__":
    main()
