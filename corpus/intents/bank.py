"""Intents and their examples, read from YAML.

A file holds the `kind` of its family and a list of `intents`, each with `name`, `meaning` (one line), `label` and
`examples` in `ja` and `en`: a literal block with one example a line. An example stands in one place only. A shipped
one may say `after_closing: true`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NoReturn, cast, get_args

import yaml

from corpus.errors import CorpusError
from corpus.yaml_text import LOADER, NO_YAML, why_none

Kind = Literal["asking", "silence", "not_the_desks", "talk"]
SHIPPED = Path(__file__).parent
_LANGUAGES = frozenset(("ja", "en"))
_Seen = dict[str, tuple[str, int]]  # a name or an example, and the file and line where it stands


@dataclass(frozen=True)
class Intent:
    """What a question may ask. *meaning* is one line for people, *label* a few words in each language.

    *after_closing*: those who applied ask it of a call that is closed, so that an answer to it stands then, too.
    """

    name: str
    kind: Kind
    meaning: str
    label: Mapping[str, str]
    examples: Mapping[str, tuple[str, ...]]
    after_closing: bool = False

    @property
    def all_examples(self) -> tuple[str, ...]:
        """The examples in all languages."""
        return tuple(example for examples in self.examples.values() for example in examples)


@dataclass(frozen=True)
class Bank:
    """Intents in the order of their files."""

    intents: tuple[Intent, ...]

    def __getitem__(self, name: str) -> Intent:
        """The intent of that name. Raises KeyError."""
        return self._by_name[name]

    def get(self, name: str) -> Intent | None:
        """The intent of that name, if there is one."""
        return self._by_name.get(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names in order."""
        return tuple(self._by_name)

    def joined(self, other: Bank) -> Bank:
        """The intents of both; where they share one, its examples are those of both."""
        both = dict(self._by_name)
        for intent in other.intents:
            known = both.get(intent.name)
            both[intent.name] = _joined(known, intent) if known else intent
        return Bank(tuple(both.values()))

    def examples(self) -> Iterator[tuple[str, str]]:
        """Every example with its intent's name."""
        for intent in self.intents:
            for example in intent.all_examples:
                yield example, intent.name

    @cached_property
    def after_closing(self) -> frozenset[str]:
        """The names of those that are asked of a closed call, too."""
        return frozenset(intent.name for intent in self.intents if intent.after_closing)

    @cached_property
    def _by_name(self) -> dict[str, Intent]:
        return {intent.name: intent for intent in self.intents}


def read_bank(folder: Path = SHIPPED) -> Bank:
    """The intents of every YAML file of *folder*; the shipped ones are read once.

    Raises CorpusError naming file and line of what cannot be used.
    """
    return _shipped() if folder == SHIPPED else _read(folder)


@cache
def _shipped() -> Bank:
    return _read(SHIPPED)


def _read(folder: Path) -> Bank:
    seen: _Seen = {}
    families = [_Family(path, seen).intents() for path in sorted(folder.glob("*.yaml"))]
    return Bank(tuple(intent for family in families for intent in family))


def read_additions(paths: Iterable[Path], bank: Bank) -> Bank:
    """What files of own intents (corpus/intents/own.py) add to *bank*. Raises CorpusError naming file and line.

    An example may stand in *bank* under another intent; here it counts as it is filed here.
    """
    seen: _Seen = {}
    added = Bank(())
    for path in paths:
        added = added.joined(Bank(_Family(path, seen, bank.joined(added)).intents()))
    return added


def key(example: str) -> str:
    """What two examples share that teach the same: width, case, white space and end marks aside."""
    return " ".join(unicodedata.normalize("NFKC", example).casefold().split()).strip(" 。.?!")


def _joined(first: Intent, second: Intent) -> Intent:
    languages = dict.fromkeys([*first.examples, *second.examples])
    examples = {name: (*first.examples.get(name, ()), *second.examples.get(name, ())) for name in languages}
    return replace(first, examples=examples)


class _Family:
    """One file, read by its nodes, which know their lines. *seen* tells what stands already, and where.

    *known* are the intents that the file may add to; a shipped file has none.
    """

    def __init__(self, path: Path, seen: _Seen, known: Bank | None = None) -> None:
        self._path, self._file = path, path.name
        self._seen, self._known = seen, known or Bank(())
        self._adds = known is not None

    def intents(self) -> tuple[Intent, ...]:
        root = self._composed()
        if root is None and self._adds:
            return ()
        entries = self._entries(root, {"kind", "intents"}, {"kind"} if self._adds else set())
        kind = self._kind(entries.get("kind")) or "asking"
        if not isinstance(entries["intents"], yaml.SequenceNode):
            self._refuse(entries["intents"], "intents is no list")
        own = Bank(())
        for node in entries["intents"].value:
            own = own.joined(Bank((self._intent(node, kind),)))
            self._known = self._known.joined(own) if self._adds else self._known
        return own.intents

    def _composed(self) -> yaml.Node | None:
        try:
            root: yaml.Node | None = yaml.compose(self._path.read_text(encoding="utf-8"), LOADER)
        except (OSError, *NO_YAML) as error:
            raise CorpusError(f"{self._path} cannot be read as YAML: {why_none(error)}.") from error
        return root

    def _intent(self, node: yaml.Node, kind: Kind) -> Intent:
        told = {"meaning", "label"}
        besides = {"kind"} if self._adds else {"kind", "after_closing"}
        entries = self._entries(node, {"name", "examples"} | told | besides, told | besides)
        name = self._text(entries["name"])
        if not self._adds:
            self._first(f"intent {name}", entries["name"], entries["name"].start_mark.line + 1, name)
        known = self._known.get(name)
        if not known and (missing := sorted(told - entries.keys())):
            self._refuse(node, f"{name!r} is no known intent, so {missing[0]!r} is needed here")
        return Intent(
            name,
            known.kind if known else self._kind(entries.get("kind")) or kind,
            known.meaning if known else self._text(entries["meaning"]),
            known.label if known else self._label(entries["label"]),
            self._examples(entries["examples"], name),
            self._is_true(entries.get("after_closing")),
        )

    def _is_true(self, node: yaml.Node | None) -> bool:
        if node and self._text(node) != "true":
            self._refuse(node, "here should be true")
        return node is not None

    def _kind(self, node: yaml.Node | None) -> Kind | None:
        kind = self._text(node) if node else None
        if kind not in (None, *get_args(Kind)):
            self._refuse(node, f"the kind {kind!r} is none of {', '.join(get_args(Kind))}")
        return cast(Kind | None, kind)

    def _label(self, node: yaml.Node) -> dict[str, str]:
        return {language: self._text(text) for language, text in self._entries(node, _LANGUAGES).items()}

    def _examples(self, node: yaml.Node, name: str) -> dict[str, tuple[str, ...]]:
        blocks = self._entries(node, _LANGUAGES, _LANGUAGES if self._adds else set())
        return {language: self._lines(block, name) for language, block in blocks.items()}

    def _lines(self, node: yaml.Node, name: str) -> tuple[str, ...]:
        """The examples of a literal block, the first of which stands on the line below the block's mark."""
        found = []
        for line, example in enumerate(self._text(node).split("\n"), node.start_mark.line + 2):
            if example := example.strip():
                self._first(key(example), node, line, example, name)
                found.append(example)
        return tuple(found)

    def _first(self, what: str, node: yaml.Node, line: int, said: str, of: str = "") -> None:
        here = (self._file, line)
        file, at = self._seen.setdefault(what, here)
        if (file, at) != here:
            said = f"{said!r} of {of}" if of else said
            self._refuse(node, f"{said} stands already in {file}, line {at}; keep one of the two", line)

    def _entries(
        self, node: yaml.Node | None, names: Set[str], optional: Set[str] = frozenset()
    ) -> dict[str, yaml.Node]:
        """The entries of a mapping: all of *names* but the *optional*, and no others."""
        if not isinstance(node, yaml.MappingNode):
            self._refuse(node, f"here should be {', '.join(sorted(names))}")
        found: dict[str, yaml.Node] = {}
        for name, value in node.value:
            if name.value not in names or name.value in found:
                known = ", ".join(sorted(names))
                self._refuse(name, f"{name.value!r} is unknown or said twice here; known are {known}")
            found[name.value] = value
        if missing := sorted(names - optional - found.keys()):
            self._refuse(node, f"{missing[0]!r} is missing here")
        return found

    def _text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            self._refuse(node, "here should be a text")
        return str(node.value)

    def _refuse(self, node: yaml.Node | None, why: str, line: int | None = None) -> NoReturn:
        at = line or (node.start_mark.line + 1 if node else 1)
        raise CorpusError(f"{self._path}, line {at}: {why}.")
