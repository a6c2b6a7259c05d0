"""Learns the adapter of the embedded encoder and writes index/data/adapter.npz.

    python -m tests.bench.adapter_fit .aspire/adapter [--public FOLDER] [--further]

Low-rank changes (index/adapter.py) to the frozen layers, so that the cosine of two texts that belong together
(tests/bench/adapter_data.py) is high and that of two that do not is low; half an hour on two cores. With --further it
goes on from the shipped adapter, mostly with what documents answer, at half the rate. Behind it come make evidence and
tests.bench.answers_fit. The folder given keeps indexes between runs. Needs the extra "models".
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from index.adapter import FILE, shipped
from index.adapter import LowRank as Change
from index.embedded import Weights, weights_path
from index.encoder import ServedEncoder
from index.prepare import EMBEDDED, open_encoder
from tests.bench.adapter_data import Pair, Pairs
from tests.bench.evidence_pairs import labelled, pools
from tests.bench.out import say

SHIPPED = Path(__file__).parents[2] / "index" / "data" / FILE
RANK, RATE, DROPPED = 16, 3e-4, 0.05
KEPT = 3000  # pairs of questions beside those of passages from which it learns further, so that it forgets nothing
TOKENS, PAIRS = 1400, 48  # of a step, at most
LONGEST = 200  # tokens of a text
PARTS = ("q", "k", "v", "ao", "fi", "fo")


class LowRank(nn.Module):
    """A frozen matrix and what is learned beside it."""

    def __init__(self, weights: Weights, name: str, rows: int, columns: int) -> None:
        super().__init__()
        self.weight = torch.tensor(weights.floats(f"{name}.w", rows, columns).copy())
        self.bias = torch.tensor(weights.floats(f"{name}.b", rows).copy())
        self.down = nn.Parameter(torch.randn(RANK, columns) / math.sqrt(columns))
        self.up = nn.Parameter(torch.zeros(rows, RANK))

    def forward(self, given: Tensor) -> Tensor:
        changed = functional.linear(functional.linear(given, self.down), self.up)
        return functional.linear(given, self.weight, self.bias) + changed


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        width, inner, at = weights.shape.hidden, weights.shape.inner, f"l{number}."
        self.q, self.k, self.v, self.ao = (LowRank(weights, at + part, width, width) for part in PARTS[:4])
        self.fi, self.fo = (
            LowRank(weights, at + "fi", inner, width),
            LowRank(weights, at + "fo", width, inner),
        )
        self.norms = [_norm(weights, at + part) for part in ("aln", "oln")]
        self.heads, self.width, self.epsilon = weights.shape.heads, width, weights.shape.epsilon

    def forward(self, given: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = given.shape
        split = (batch, length, self.heads, self.width // self.heads)
        asked, keys, values = (part(given).view(split).transpose(1, 2) for part in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(asked, keys, values, attn_mask=mask.to(asked.dtype))
        seen = self.ao(seen.transpose(1, 2).reshape(batch, length, self.width))
        seen = self._add(given, seen, 0)
        return self._add(seen, self.fo(functional.gelu(self.fi(seen))), 1)

    def _add(self, given: Tensor, more: Tensor, which: int) -> Tensor:
        dropped = functional.dropout(more, DROPPED, self.training)
        return functional.layer_norm(given + dropped, (self.width,), *self.norms[which], eps=self.epsilon)


class Student(nn.Module):
    """The encoder with its changes, and for each kind of pair what makes a logit of a cosine."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        shape = weights.shape
        self.words = torch.tensor(weights.floats("emb.word", shape.vocabulary, shape.hidden).copy())
        places = weights.floats("emb.pos", shape.positions, shape.hidden)
        self.places = torch.tensor(places + weights.floats("emb.type", shape.types, shape.hidden)[0])
        self.norm, self.epsilon, self.pad = _norm(weights, "emb.ln"), shape.epsilon, weights.pad
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(shape.layers))
        self.scales = nn.Parameter(torch.tensor([20.0, 20.0]))
        self.offsets = nn.Parameter(torch.tensor([-17.5, -17.0]))

    def take(self, changes: Mapping[str, Change]) -> None:
        """Go on from *changes*."""
        for number, layer in enumerate(self.layers):
            for part in PARTS:
                own, told = getattr(layer, part), changes[f"l{number}.{part}"]
                own.down.data, own.up.data = torch.tensor(told.down), torch.tensor(told.up)

    def forward(self, texts: Sequence[Sequence[int]]) -> Tensor:
        """Vectors of length 1 of token ids."""
        length = -(-max(map(len, texts)) // 32) * 32  # few lengths: each new one has to be compiled
        ids = torch.tensor([[*text, *[self.pad] * (length - len(text))] for text in texts])
        kept = torch.tensor([[at < len(text) for at in range(length)] for text in texts])
        hidden = self.words[ids] + self.places[:length]
        hidden = functional.layer_norm(hidden, (hidden.shape[-1],), *self.norm, eps=self.epsilon)
        mask = torch.zeros(kept.shape).masked_fill(~kept, -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, mask)
        pooled = (hidden * kept[..., None]).sum(1) / kept.sum(1, keepdim=True)
        return functional.normalize(pooled.float(), dim=-1)


def _norm(weights: Weights, name: str) -> tuple[Tensor, Tensor]:
    scale, shift = (weights.floats(f"{name}.{part}", weights.shape.hidden).copy() for part in "wb")
    return torch.tensor(scale), torch.tensor(shift)


Ids = tuple[list[int], list[int]]


def steps_of(pairs: Sequence[Pair], ids: Sequence[Ids], draw: random.Random) -> list[list[int]]:
    """The pairs by their numbers, those of one kind and about one length together, in random order."""
    found: list[list[int]] = []
    for start in range(0, len(pairs), 2560):
        part = range(start, min(start + 2560, len(pairs)))
        step: list[int] = []
        for at in sorted(part, key=lambda at: (pairs[at].is_passage, max(map(len, ids[at])))):
            full = (len(step) + 1) * max(map(len, ids[at])) > TOKENS or len(step) == PAIRS
            if step and (full or pairs[at].is_passage != pairs[step[0]].is_passage):
                found.append(step)
                step = []
            step.append(at)
        found.append(step)
    draw.shuffle(found)
    return found


def learn(student: Student, pairs: Sequence[Pair], ids: Sequence[Ids], rate: float) -> None:
    """One round through *pairs*."""
    changes = list(student.layers.parameters())
    groups = [{"params": changes, "lr": rate}, {"params": [student.scales, student.offsets], "lr": 0.05}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.0)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps, began, lost = steps_of(pairs, ids, random.Random(2)), time.monotonic(), 0.0
    for number, step in enumerate(steps, 1):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(number / 30, 1.05 * (len(steps) - number + 1) / len(steps))
        with torch.autocast("cpu", torch.bfloat16):
            asked, told = (student([ids[at][side] for at in step]) for side in (0, 1))
        kind = int(pairs[step[0]].is_passage)
        logits = student.scales[kind] * (asked * told).sum(-1) + student.offsets[kind]
        same = torch.tensor([pairs[at].same for at in step])
        loss = functional.binary_cross_entropy_with_logits(logits, same)
        loss.backward()
        nn.utils.clip_grad_norm_(changes, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        lost += float(loss)
        if number % 50 == 0:
            say(f"step {number} of {len(steps)}", f"loss {lost / 50:.3f}, {time.monotonic() - began:.0f} s")
            lost = 0.0


def write(student: Student, path: Path) -> None:
    """The changes in half precision."""
    changes = {
        f"l{number}.{part}.{side}": getattr(getattr(layer, part), side).detach().numpy().astype(np.float16)
        for number, layer in enumerate(student.layers)
        for part in PARTS
        for side in ("down", "up")
    }
    np.savez(path, **changes)


def token_ids(encoder: ServedEncoder, pair: Pair) -> Ids:
    """What the encoder reads of both texts of *pair*."""
    question, text = encoder.query_ids(pair.question), encoder.query_ids(pair.text)
    return question[:LONGEST], (encoder.document_ids(pair.text) if pair.is_passage else text)[:LONGEST]


def mostly_passages(pairs: Sequence[Pair]) -> list[Pair]:
    """All pairs of a question and a passage, and KEPT of two questions."""
    passages, questions = ([pair for pair in pairs if pair.is_passage is kind] for kind in (True, False))
    return [*passages, *questions[:KEPT]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--public", type=Path, help="a folder with the public sets")
    parser.add_argument("--further", action="store_true", help="go on from the shipped adapter")
    given = parser.parse_args()
    torch.manual_seed(0)
    encoder = open_encoder(EMBEDDED, given.folder)
    bundled = next(pool for pool in pools() if pool.name == "aspire")
    cases = labelled(bundled, given.folder / bundled.name, encoder)
    pairs = Pairs(given.public).all(cases)
    if given.further:
        pairs = mostly_passages(pairs)
    ids = [token_ids(encoder, pair) for pair in pairs]
    say("pairs", len(pairs))
    student = Student(Weights(weights_path()))
    student.train()
    if given.further:
        student.take(shipped())
    learn(student, pairs, ids, RATE / 2 if given.further else RATE)
    write(student, SHIPPED)


if __name__ == "__main__":
    main()
