"""Text to token ids, as the model's tokenizer.json says, without loading all of it.

A multilingual tokenizer.json lists 250,000 pieces; reading it takes about a second and 300 MB, more than all
the rest of a question. So preparing a unigram model also writes its pieces as a trie that is mapped into
memory, and a tokenizer.json without pieces for the normaliser and the splitting into words. Other kinds of
model are read from tokenizer.json itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

TRIE, TABLE, RULES = "pieces.marisa", "pieces.npy", "rules.json"


class Tokens(Protocol):
    """Turns a text into the ids a model reads, special tokens included."""

    def ids(self, text: str) -> list[int]: ...


class WholeTokens:
    """The tokenizers library with the model's own tokenizer.json."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text).ids)


class PieceTokens:
    """Unigram segmentation (Kudo 2018, arXiv:1804.10959) over a trie mapped into memory."""

    def __init__(self, folder: Path) -> None:
        from marisa_trie import Trie
        from tokenizers import Tokenizer

        self._rules = Tokenizer.from_file(str(folder / RULES))
        self._trie = Trie().mmap(str(folder / TRIE))
        table = np.load(folder / TABLE, mmap_mode="r")
        self._scores, self._numbers = memoryview(table["score"]), memoryview(table["id"])
        facts = json.loads((folder / RULES).with_suffix(".facts.json").read_text(encoding="utf-8"))
        self._longest, self._worst, self._unknown = facts["longest"], facts["worst"], facts["unknown"]
        around = list(self._rules.encode("a").ids)
        middle = around.index(0, 1 if around[0] == 0 and len(around) > 1 else 0)
        self._before, self._after = around[:middle], around[middle + 1 :]

    def ids(self, text: str) -> list[int]:
        plain = self._rules.normalizer.normalize_str(text) if self._rules.normalizer else text
        found = list(self._before)
        for word, _ in self._rules.pre_tokenizer.pre_tokenize_str(plain):
            found += self._segment(word)
        return found + self._after

    def _segment(self, word: str) -> list[int]:
        """The likeliest pieces of *word*; characters no piece covers become one unknown token."""
        best = [0.0] + [float("-inf")] * len(word)
        arrived: list[tuple[int, int]] = [(0, 0)] * (len(word) + 1)
        for start in range(len(word)):
            covered = False
            for piece, key in self._trie.iter_prefixes_with_ids(word[start : start + self._longest]):
                end = start + len(piece)
                covered |= end == start + 1
                if best[start] + self._scores[key] > best[end]:
                    best[end], arrived[end] = best[start] + self._scores[key], (start, self._numbers[key])
            if not covered and best[start] + self._worst > best[start + 1]:
                best[start + 1], arrived[start + 1] = best[start] + self._worst, (start, self._unknown)
        return self._walk_back(arrived)

    def _walk_back(self, arrived: Sequence[tuple[int, int]]) -> list[int]:
        found: list[int] = []
        at = len(arrived) - 1
        while at > 0:
            at, number = arrived[at]
            if not (number == self._unknown and found and found[-1] == number):
                found.append(number)
        return found[::-1]


def open_tokens(folder: Path) -> Tokens:
    """The tokenizer of a prepared model *folder*, in its lean form where there is one."""
    lean = folder / "served"
    return PieceTokens(lean) if (lean / TRIE).exists() else WholeTokens(folder / "tokenizer.json")


def write_lean(folder: Path) -> None:
    """Write the lean form beside the tokenizer.json of *folder*, if its model is a unigram one."""
    whole = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    model = whole["model"]
    if model.get("type") != "Unigram" or model.get("byte_fallback") or not whole.get("pre_tokenizer"):
        return
    special = {token["content"] for token in whole["added_tokens"]}
    pieces = [
        (text, score, number) for number, (text, score) in enumerate(model["vocab"]) if text not in special
    ]
    lean = folder / "served"
    lean.mkdir(exist_ok=True)
    _write_pieces(pieces, lean)
    facts = {
        "longest": max(len(text) for text, _, _ in pieces),
        "worst": min(score for _, score in model["vocab"]) - 10,
        "unknown": model["unk_id"],
    }
    (lean / RULES).with_suffix(".facts.json").write_text(json.dumps(facts), encoding="utf-8")
    rules: dict[str, Any] = {**whole, "added_tokens": [], "truncation": None, "padding": None}
    rules["model"] = {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0.0]], "byte_fallback": False}
    (lean / RULES).write_text(json.dumps(rules, ensure_ascii=False), encoding="utf-8")


def _write_pieces(pieces: Sequence[tuple[str, float, int]], lean: Path) -> None:
    from marisa_trie import Trie

    trie = Trie([text for text, _, _ in pieces])
    trie.save(str(lean / TRIE))

    table = np.zeros(len(trie), np.dtype([("score", "<f4"), ("id", "<i4")]))
    for text, score, number in pieces:
        table[trie[text]] = (score, number)
    np.save(lean / TABLE, table)
