"""What a sentence of a mail does besides asking about the call: told from examples.

A question is understood by the desk. What stands around it in a mail is another matter: it greets, thanks,
complains, asks a favour. `remarks.yaml` has examples of each kind; two ridge regressions were learned from them
(bot/mail/learn_remarks.py): one over character n-grams alone, which costs nothing, and one over n-grams and the
encoder's vectors, which sees more and is asked before a draft is called ready.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

import numpy as np
import yaml
from numpy.typing import NDArray

from corpus.text.plain import folded, plain
from index.intents import weighed

Remark = Literal[
    "plain", "background", "formality", "thanks", "complaint", "for a person", "undone", "meeting", "reminder",
    "no answer needed", "hands something in", "instructions",
]  # fmt: skip
EXAMPLES = Path(__file__).with_name("remarks.yaml")
WEIGHTS = Path(__file__).with_name("remarks.npz")
BUCKETS = 4096
WEIGHTY: frozenset[Remark] = frozenset(("complaint", "for a person", "undone", "meeting", "instructions"))
# What only tells something is notable where the weighty kinds together fit it so much better than any other. Of 128
# unseen sentences of these kinds .65 are found so, by the best kind alone .48; of 84 plain ones written to look like
# them .02 are.
_NOTABLE = 0.2
# How far a kind that wants a person may fall short in a question that the desk is not sure of. Out of fold .81 of such
# sentences are found and .013 of the intents' questions taken for one; without the allowance .68 and .003.
_DOUBT = 0.15
_CARE = 0.08  # words alone are believed a little later
# What fits nothing wants no person, and announces nothing ("Possible?"): at first sight .3 took 6 of 24 mails that only
# ask about the call for a case of their writer's own, .4 one; of 18 that tell such a case it finds 7 instead of 9.
_LEAST = 0.4
_CLEARLY, _CLEAR = 0.1, 0.2
# Background is plain, too, and told from what may decide by how much better it fits. Out of fold .52 of it is found so
# from .1 on, with .05 of what is plain; from .3 on .31 and .02.
_APART, _FAR_APART = 0.1, 0.3
# A mail complains, or tells a case of its writer's own, in several sentences: what each of them leans to it beyond
# this, and beyond what it is otherwise less a little, is added up. Of 258 mails ten complain, and nine of them have .42
# and more, all others less than .23; 35 that ask a favour or tell such a case have .28 and more, none of 108 that only
# ask.
_LEANS, _BUT = 0.2, 0.1
_TOGETHER: Mapping[Remark, float] = {"complaint": 0.3, "for a person": 0.27}
_LONGEST = 300  # characters of a sentence that are looked at
_NUMBER = re.compile(r"\d[\d.,:/]*")
Numbers = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Model:
    """What was learned from the vectors of *encoder* (name and revision). *rarity* weighs the buckets of
    n-grams; *alone* (buckets, kinds) are the weights of n-grams by themselves, *grams* and *dense*
    (dimension, kinds) those beside the encoder's vectors, which *mean* centres."""

    encoder: str
    kinds: tuple[Remark, ...]
    rarity: Numbers
    alone: Numbers
    grams: Numbers
    dense: Numbers
    mean: Numbers

    def by_words(self, text: str) -> Numbers:
        """How well a spelt sentence fits each kind: about 1 for what it is, about 0 for what it is not."""
        ids, weights = weighed(text, self.rarity)
        fits: Numbers = weights @ self.alone[ids]
        return fits

    def by_meaning(self, text: str, vector: Numbers) -> Numbers:
        """The same, with the encoder's vector of the sentence."""
        ids, weights = weighed(text, self.rarity)
        fits: Numbers = weights @ self.grams[ids] + centred(vector, self.mean) @ self.dense
        return fits


def centred(vectors: Numbers, mean: Numbers) -> Numbers:
    """Vectors seen from their mean, each of length 1."""
    moved = vectors - mean
    lengths: Numbers = moved / np.linalg.norm(moved, axis=-1, keepdims=True)
    return lengths


@lru_cache(maxsize=4096)
def remark(sentence: str) -> Remark:
    """The kind that a sentence fits best by its words; plain where there are none."""
    return _best(fits(sentence, None), -_CARE, _CLEARLY, 0.0)


def fits(sentence: str, vector: Numbers | None) -> Mapping[Remark, float]:
    """How well a sentence fits each kind: about 1 for what it is, about 0 for what it is not. *vector* is that of the
    learned encoder, None where there is another. What is background is plain, too, and no more than that by its words
    alone."""
    text, model = spelt(sentence), _model()
    if not text:
        return {"plain": 1.0}
    own = model.by_words(text) if vector is None else model.by_meaning(text, vector)
    found: dict[Remark, float] = dict(zip(model.kinds, own.tolist(), strict=True))
    background = 0.0 if vector is None else found["background"]
    return {**found, "plain": found["plain"] + found["background"], "background": background}


def best(fitting: Mapping[Remark, float], *, doubtful: bool = False, announces: bool = False) -> Remark:
    """The kind that a sentence fits best. A favour is easily taken for a question: of a *doubtful* one the kinds that
    want a person are believed sooner, of any other only where they are clear. Of one that *announces* by its words, the
    meaning has only to agree."""
    return _best(
        fitting, _DOUBT if doubtful else 0.0, 0.0 if announces else _CLEARLY, 0.0 if doubtful else _CLEAR
    )


def is_notable(fitting: Mapping[Remark, float]) -> bool:
    """Whether a sentence that only tells something had better be weighed by a person, whatever its kind is."""
    return sum(fitting.get(kind, 0.0) for kind in WEIGHTY) > _otherwise(fitting) + _NOTABLE


def is_background(fitting: Mapping[Remark, float], *, surely: bool = False) -> bool:
    """Whether a sentence tells who writes, with whom and how they come to ask, and nothing that an answer may depend
    on."""
    beside = fitting["plain"] - fitting.get("background", 0.0)
    apart = _FAR_APART if surely else _APART
    return fitting.get("background", 0.0) >= beside + apart and best(fitting) == "plain"


def _otherwise(fitting: Mapping[Remark, float]) -> float:
    """How well a sentence fits the best of the kinds that want no person."""
    return max((fit for kind, fit in fitting.items() if kind not in (*WEIGHTY, "background")), default=0.0)


def say_together(sentences: Sequence[Mapping[Remark, float]]) -> Iterator[Remark]:
    """The kinds that the *sentences* of a mail are of together, be it that each of them alone only leans to one."""
    for kind, least in _TOGETHER.items():
        if (
            sum(max(0.0, one.get(kind, 0.0) - max(_LEANS, _otherwise(one) - _BUT)) for one in sentences)
            >= least
        ):
            yield kind


def learned_encoder() -> str:
    """The encoder whose vectors the weights were learned from: its name and revision."""
    return _model().encoder


def spelt(sentence: str) -> str:
    """A sentence as it is compared: in one spelling, numbers alike."""
    return _NUMBER.sub("0", folded(plain(sentence)))[:_LONGEST].strip()


def examples() -> Mapping[Remark, tuple[str, ...]]:
    """The examples of each kind."""
    kinds = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return {cast(Remark, kind): tuple(lines.splitlines()) for kind, lines in kinds.items()}


def _best(fitting: Mapping[Remark, float], doubt: float, clearly: float, clear: float) -> Remark:
    """The kind that fits best; one that wants a person already where it falls short by no more than *doubt*, and only
    where it is better than the others by *clear*; a formality where it is better than plain by *clearly*."""
    kinds = (kind for kind in fitting if kind != "background")
    found = max(kinds, key=lambda kind: fitting[kind] + (doubt if kind in WEIGHTY else 0.0))
    others = _otherwise(fitting)
    # What announces a question and the question itself are alike: only what is clearly the first is taken for it.
    unsure = found == "formality" and fitting[found] < fitting["plain"] + clearly
    slight = found in (*WEIGHTY, "formality") and fitting[found] < _LEAST
    close = found in WEIGHTY and clear > 0 and fitting[found] < others + clear
    return "plain" if unsure or slight or close else found


@cache
def _model() -> Model:
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        kinds = cast("tuple[Remark, ...]", tuple(stored["kinds"].tolist()))
        names = ("rarity", "alone", "grams", "dense", "mean")
        return Model(
            str(stored["encoder"]), kinds, **{name: stored[name].astype(np.float32) for name in names}
        )
