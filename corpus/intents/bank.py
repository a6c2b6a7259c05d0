"""Intents and their examples, read from YAML.

A file holds the `kind` of its family and a list of `intents`, each with `name`, `meaning` (one line), `label` and
`examples` in `ja` and `en`: a literal block with one example a line. An example stands in one place only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn, cast, get_args

import yaml

from corpus.errors import CorpusError
from corpus.quantity.normalise import fold

Kind = Literal["asking", "silence", "not_the_desks", "talk"]
LANGUAGES = ("ja", "en")
SHIPPED = Path(__file__).parent
_FAMILY = {"kind", "intents"}
_INTENT = {"name", "meaning", "label", "examples"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Intent:
    """What a question may ask. *meaning* is one line for people, *label* a few words in each language."""

    name: str
    kind: Kind
    meaning: str
    label: Mapping[str, str]
    examples: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Bank:
    """All intents, in the order of their files."""

    intents: tuple[Intent, ...]

    def __getitem__(self, name: str) -> Intent:
        """The intent of that name. Raises KeyError."""
        found = next((intent for intent in self.intents if intent.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(intent.name for intent in self.intents)

    def examples(self) -> Iterator[tuple[str, str]]:
        """Every example with its intent's name."""
        for intent in self.intents:
            for language in LANGUAGES:
                for example in intent.examples[language]:
                    yield example, intent.name


def read_bank(folder: Path = SHIPPED) -> Bank:
    """The intents of every YAML file of *folder*. Raises CorpusError naming file and line of what cannot be used."""
    seen: dict[str, str] = {}
    return Bank(tuple(intent for path in sorted(folder.glob("*.yaml")) for intent in read_family(path, seen)))


def read_family(path: Path, seen: dict[str, str] | None = None) -> tuple[Intent, ...]:
    """The intents of one file. *seen* holds where each name and example already stands. Raises CorpusError."""
    return _Family(path, {} if seen is None else seen).intents()


def key(example: str) -> str:
    """What two examples share that teach the same: width, case, white space and end marks aside."""
    return " ".join(fold(example).text.split()).strip(" 。．.?!")


class _Family:
    """One file, read by its nodes: these know their lines."""

    def __init__(self, path: Path, seen: dict[str, str]) -> None:
        self._path, self._seen = path, seen

    def intents(self) -> tuple[Intent, ...]:
        try:
            root = yaml.compose(self._path.read_text(encoding="utf-8"), _LOADER)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise CorpusError(
                f"{self._path} cannot be read as YAML: {' '.join(str(error).split())}."
            ) from error
        if root is None:
            raise CorpusError(f"{self._path} is empty; write its kind and its intents.")
        entries = self._entries(root, _FAMILY)
        kind = self._text(entries["kind"])
        if kind not in get_args(Kind):
            self._refuse(entries["kind"], f"the kind {kind!r} is none of {', '.join(get_args(Kind))}")
        if not isinstance(entries["intents"], yaml.SequenceNode):
            self._refuse(entries["intents"], "intents is no list")
        return tuple(self._intent(node, cast(Kind, kind)) for node in entries["intents"].value)

    def _intent(self, node: yaml.Node, kind: Kind) -> Intent:
        entries = self._entries(node, _INTENT)
        name = self._text(entries["name"])
        self._first(f"intent {name}", entries["name"], entries["name"].start_mark.line + 1, name)
        label = self._entries(entries["label"], set(LANGUAGES))
        examples = self._entries(entries["examples"], set(LANGUAGES))
        return Intent(
            name,
            kind,
            self._text(entries["meaning"]),
            {language: self._text(text) for language, text in label.items()},
            {language: self._lines(block, name) for language, block in examples.items()},
        )

    def _lines(self, node: yaml.Node, name: str) -> tuple[str, ...]:
        """The examples of a literal block; the first stands on the line below the block's mark."""
        found = []
        for line, example in enumerate(self._text(node).split("\n"), node.start_mark.line + 2):
            if example.strip():
                self._first(key(example), node, line, f"{example.strip()!r} of {name}")
                found.append(example.strip())
        return tuple(found)

    def _first(self, what: str, node: yaml.Node, line: int, said: str) -> None:
        before = self._seen.setdefault(what, f"{self._path.name}, line {line}")
        if before != f"{self._path.name}, line {line}":
            self._refuse(node, f"{said} stands already in {before}; keep one of the two", line)

    def _entries(self, node: yaml.Node, names: set[str]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._refuse(node, f"here should be {', '.join(sorted(names))}")
        found: dict[str, yaml.Node] = {}
        for name, value in node.value:
            if name.value not in names or name.value in found:
                known = ", ".join(sorted(names))
                self._refuse(name, f"{name.value!r} is unknown or said twice here; known are {known}")
            found[name.value] = value
        if missing := sorted(names - found.keys()):
            self._refuse(node, f"{missing[0]!r} is missing here")
        return found

    def _text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            self._refuse(node, "here should be a text")
        return str(node.value)

    def _refuse(self, node: yaml.Node, why: str, line: int | None = None) -> NoReturn:
        raise CorpusError(f"{self._path}, line {line or node.start_mark.line + 1}: {why}.")
