"""The examples of marks, read from YAML: for each mark sentences that tell it, and near ones that do not.

A sentence may stand under several marks; of a mark under which it does not stand nothing is known of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import CorpusError

SHIPPED = Path(__file__).parent


@dataclass(frozen=True)
class Labelled:
    """A mark: its *meaning* in a line, sentences that *tell* it, and *others* that do not."""

    name: str
    meaning: str
    tell: tuple[str, ...]
    others: tuple[str, ...]


def read_labelled(folder: Path = SHIPPED) -> tuple[Labelled, ...]:
    """The marks of every YAML file of *folder*. Raises CorpusError for a file that does not hold them as told above."""
    return tuple(
        _mark(path, name, told) for path in sorted(folder.glob("*.yaml")) for name, told in _of(path)
    )


def _of(path: Path) -> list[tuple[str, Any]]:
    try:
        return list(yaml.safe_load(path.read_text(encoding="utf-8")).items())
    except (OSError, ValueError, AttributeError, yaml.YAMLError) as error:
        why = " ".join(str(error).split())
        raise CorpusError(f"{path} cannot be read as marks in YAML: {why}.") from error


def _mark(path: Path, name: str, told: Mapping[str, str]) -> Labelled:
    try:
        mark = Labelled(name, told["meaning"], _lines(told["tells"]), _lines(told["does_not"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{path}: the mark {name!r} needs meaning, tells and does_not.") from error
    if both := set(mark.tell) & set(mark.others):
        raise CorpusError(
            f"{path}: {min(both)!r} stands under both tells and does_not of {name!r}; keep one of the two."
        )
    return mark


def _lines(block: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in block.splitlines() if line.strip()))
