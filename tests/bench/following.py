"""Fits what a follow-up's own words count beside what was asked before; each set is judged by the others.

The weights stand in bot/answering/following.py.

    python -m tests.bench.following tests/rounds/2026-11-30-*.followups.jsonl

A line gives the "intents" that its follow-up may be taken to have; lines that give none are passed over. So that a
new question in a talk keeps its own matter, examples of the bank stand behind others of another intent, each for a
tenth, half of them with a word before them that goes on. Needs SciPy, of the extra "models".
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.answering.following import Rankings, following, rankings_of, view_before
from bot.answering.ranked import LEAST, Part, Ranker, logit, view_of
from bot.answering.ranker import LearnedRanker
from bot.answering.taken_up import takes_up
from bot.answering.understanding import understand
from bot.reading.bare_numbers import with_bare_numbers
from bot.reading.form import is_short
from bot.reading.query import Query, read_query
from bot.retrieval import open_retriever
from bot.settings import Settings
from corpus.intents.bank import read_bank
from corpus.text.language import language_of
from corpus.text.plain import folded
from index.intents import WEIGHTS as LEARNED
from index.intents import open_model
from index.nearest import IntentIndex
from index.open_intents import bundled_names
from index.optional import optional
from tests.bench.out import say

Floats = NDArray[np.float64]
Turn = tuple[Query, Part]
PENALTY = 0.1  # the inverse of it; the weights hardly change between 0.03 and 0.3
NEW, COUNTS, SEED = 500, 0.1, 5  # so many questions that follow nothing, for so much each
GOES_ON = {"en": ("And ", "also, "), "ja": ("あと、", "では、")}


class Followed(NamedTuple):
    """A follow-up: what it may mean, what it is weighed by, and what the code of today makes of it."""

    text: str
    intents: Sequence[str]
    rankings: Rankings
    now: str

    def columns(self, names: Sequence[str]) -> Floats:
        """A row for each intent: the logarithm of its share alone, times how sure, and where it goes on."""
        *rankings, joins = self.rankings
        shares = [dict(ranking) for ranking in rankings]
        logs = np.log([[one.get(name, 0.0) + LEAST for one in shares] for name in names])
        return np.hstack([logs, logs * logit(self.rankings.own[0][1]), logs[:, :2] * joins])


class Talks:
    """Reads talks as the desk does."""

    def __init__(self) -> None:
        encoder = open_retriever(Settings()).encoder
        self._names = bundled_names()
        self._ranker: Ranker = LearnedRanker(encoder, IntentIndex(open_model(LEARNED)))

    def after(self, turns: Sequence[str], text: str, intents: Sequence[str]) -> Followed:
        """*text* behind *turns*."""
        before: Turn | None = None
        for turn in turns:
            query = self._read(turn, before)
            part = understand(query, self._ranker, before=before)[-1]
            own = self._ranker.rank([view_of(query, part.segment)])[0]
            if before is None or not takes_up(query, query.segments, own, self._names.call, best=part.best):
                before = query, part
        assert before
        query = self._read(text, before)
        segment, rank = query.asking[0], self._ranker.rank
        view = view_of(query, segment)
        own, together = rank([view])[0], rank([view.after(view_before(before))])[0]
        rankings = rankings_of(query, segment, own, together, before)
        now = following(query, segment, own, self._ranker, before).best
        return Followed(text, intents, rankings, now)

    def _read(self, text: str, before: Turn | None) -> Query:
        query = read_query(text, self._names)
        return with_bare_numbers(query, [before[0]]) if before else query


def followed(talks: Talks, file: Path) -> Iterator[Followed]:
    """The follow-ups of a set that are labelled."""
    for line in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if "intents" in line:
            yield talks.after(line["thread"], line["followup"], line["intents"])


def new(talks: Talks) -> Iterator[Followed]:
    """Short examples of the bank behind others of their language that ask something else."""
    draw = random.Random(SEED)
    examples = [
        (text, intent) for text, intent in read_bank().examples() if is_short(folded(text), language_of(text))
    ]
    found = draw.sample(examples, len(examples))
    pairs = (
        (one, other)
        for one, other in pairwise(found)
        if one[1] != other[1] and language_of(one[0]) == language_of(other[0])
    )
    for at, ((before, _), (text, intent)) in enumerate([*pairs][:NEW]):
        joint = ("", *GOES_ON[language_of(text)])[(0, 1, 0, 2)[at % 4]]
        yield talks.after([before], joint + text, [intent])


def fitted(known: Sequence[Followed], added: Sequence[Followed], names: Sequence[str]) -> Floats:
    """The weights that make the right intents of *known*, and of those *added* for a part each, likeliest."""
    minimize = optional("scipy.optimize").minimize

    rows = [(item, 1.0) for item in known] + [(item, COUNTS) for item in added]
    seen = [(item.columns(names), np.isin(names, item.intents), counts) for item, counts in rows]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = weights @ weights / (2 * PENALTY), weights / PENALTY
        for columns, right, counts in seen:
            scores = columns @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            reached = shares[right].sum()
            total -= counts * np.log(reached)
            slope -= counts * (columns.T @ (np.where(right, shares / reached, 0.0) - shares))
        return float(total), slope

    start = np.full(seen[0][0].shape[1], 0.3)
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def main() -> None:
    """Print what the weights of the other sets make of each set, and those of all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    talks = Talks()
    read = {file.name.partition(".")[0]: [*followed(talks, file)] for file in parser.parse_args().files}
    sets = {at: items for at, items in read.items() if items}
    added = [*new(talks)]
    names = sorted({name for item in added for name, _ in item.rankings.own})
    for at, items in sets.items():
        weights = fitted([one for other in sets if other != at for one in sets[other]], added, names)
        right = sum(names[int(np.argmax(item.columns(names) @ weights))] in item.intents for item in items)
        now = sum(item.now in item.intents for item in items)
        say(at, f"by the others {right} of {len(items)}, as it is {now}")
    say("new questions, as it is", f"{sum(item.now in item.intents for item in added)} of {len(added)}")
    weights = fitted([item for items in sets.values() for item in items], added, names)
    say("ALONE, SURE, JOINED", np.array2string(weights, precision=2, separator=", "))


if __name__ == "__main__":
    main()
