"""Fits what tells a follow-up from a remark where nobody mentions the bot; each set is judged by the others.

The weights stand in bot/slack/meant.py.

    python -m tests.bench.slack_meant tests/rounds/2026-11-30-*.{followups,remarks}.jsonl

Needs scikit-learn, of the extra "models". What does not ask by its form is no follow-up, whatever it is weighed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.desk import Desk, Turn
from bot.settings import Settings
from bot.slack.meant import LEAST, asks_by_form, features
from tests.bench.out import say
from tests.bench.slack_talk import asked, last

Floats = NDArray[np.float64]
COST = 1.0  # the inverse of the penalty; the weights hardly change between 0.1 and 3
DECIMALS = 2


class Said(NamedTuple):
    """Messages: *at* is the set of each, *meant* whether it is a follow-up."""

    texts: list[str]
    features: Floats
    asks: NDArray[np.bool_]
    meant: NDArray[np.bool_]
    at: NDArray[np.str_]


def read(files: list[Path]) -> Said:
    """The messages of *files* as the desk of this machine grasps them."""
    desk = Desk.open(Settings())
    texts, rows, meant, at = [], [], [], []
    for file in files:
        for line in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            text = last(line)
            thread = [Turn(question) for question in asked({"first": "締切はいつですか", **line})]
            texts.append(text)
            rows.append(features(text, desk.grasp(text, thread=thread)))
            meant.append("followup" in line)
            at.append(file.name.partition(".")[0])
    asks = [asks_by_form(text) for text in texts]
    return Said(texts, np.array(rows), np.array(asks), np.array(meant), np.array(at))


def fitted(said: Said, rows: NDArray[np.bool_]) -> Floats:
    """The weights for the messages at *rows*: of features set to one scale, given for those as they are."""
    from sklearn.linear_model import LogisticRegression

    known, meant = said.features[rows & said.asks, :-1], said.meant[rows & said.asks]
    mean, scale = known.mean(axis=0), known.std(axis=0)
    model = LogisticRegression(C=COST, class_weight="balanced").fit((known - mean) / scale, meant)
    weights = model.coef_[0] / scale
    found: Floats = np.append(weights, model.intercept_[0] - mean @ weights)
    return found


def main() -> None:
    """Print the weights, and what those of the other sets make of each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    said = read(parser.parse_args().files)
    scores = np.full(len(said.texts), -np.inf)
    for name in np.unique(said.at):
        held = said.at == name
        scores[held & said.asks] = (said.features @ fitted(said, ~held))[held & said.asks]
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
    say("WEIGHTS", tuple(np.round(fitted(said, said.asks | True), DECIMALS).tolist()))


if __name__ == "__main__":
    main()
