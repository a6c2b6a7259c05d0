"""Names: of sides, agencies and schemes nothing is said that the cited passages do not say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.guard.marks import Mark
from bot.guard.reading import Reading
from bot.guard.reference import Reference
from bot.guard.support import share
from bot.guard.values import RIVAL, equal_mark

# The share of a scene's other words that the passage naming its names has to hold.
SCENE = 0.5

_AND = re.compile(r"と|および|及び|や|・|\band\b")


def mixed(sentence: Reading, cited: Sequence[Reference]) -> str | None:
    """Names said of something that nothing cited says of them: the other side's duty, another scheme's limit."""
    for scene in sentence.scenes:
        names = Counter(word.form for word in scene.words if word.name)
        rest = [word for word in scene.words if not word.name]
        if not names or len(scene.words) == 1:
            continue
        needed = (
            max(SCENE, max(share(rest, reference.forms | reference.numbers) for reference in cited) - RIVAL)
            if cited
            else SCENE
        )
        able = [
            reference for reference in cited if share(rest, reference.forms | reference.numbers) >= needed
        ]
        if not any(_names(reference, names) for reference in able):
            return f"nothing it cites says this of {' and '.join(sorted(names))}"
    return None


def repeated(sentence: Reading, cited: Sequence[Reference]) -> str | None:
    """A name or quantity said more often than anything cited says it: "by JST and JST", "5年、5年"."""
    for statement in sentence.statements:
        often = Counter(word.form for word in statement.words if word.name)
        for name, count in often.items():
            if count > 1 and count > max((_often(reference, name) for reference in cited), default=0):
                return f"{name!r} is said too often"
    for word, following in pairwise(sentence.words):
        between = sentence.text[word.start : following.start]
        if word.name and word.form == following.form and _AND.search(between):
            return f"{word.form!r} is said too often"
    for mark in sentence.marks:
        count = sum(equal_mark(mark, other) for other in sentence.marks)
        if count > 1 and count > sum(_states(reference, mark) for reference in cited):
            return "a quantity is said too often"
    return None


def _often(reference: Reference, name: str) -> int:
    return max(sum(word.form == name for word in text.words) for text in reference.texts) + (
        name in reference.context
    )


def _states(reference: Reference, mark: Mark) -> int:
    return max(sum(equal_mark(mark, own) for own in text.marks) for text in reference.texts)


def _names(reference: Reference, names: Counter[str]) -> bool:
    """Whether one scene of *reference*, with its labels, holds all *names*, and its text holds them as often."""
    for text in reference.texts:
        often = Counter(word.form for word in text.words)
        if all(often[name] + (name in reference.context) >= count for name, count in names.items()):
            scenes = (*(scene.forms for scene in text.scenes), frozenset[str]())
            if any(set(names) <= scene | reference.context for scene in scenes):
                return True
    return False
