"""A call's and a desk's own intents and examples: `intents.yaml` files beside what is shipped, which nobody changes.

The file has the form of a shipped one. Each intent may have a `kind` of its own, its examples may be in one language, a
known intent needs only its name and the further examples, and may stand there several times: `aspire intents add` only
ever appends.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from corpus.errors import BadInput, CorpusError
from corpus.files import in_full
from corpus.intents.bank import SHIPPED, Bank, Intent, key, read_additions
from corpus.text.language import language_of
from corpus.text.plain import plain

OWN_FILE = "intents.yaml"
_BUNDLED = SHIPPED.parent / "calls"
_ENTRY = re.compile(r"^( *)- name:", re.MULTILINE)


def own_files(corpus: Path, home: Path) -> tuple[Path, ...]:
    """The files of own intents: those of the *corpus* and its calls, then the one of *home*."""
    found = sorted(corpus.rglob(OWN_FILE)) if corpus.is_dir() else []
    return tuple(path for path in (*found, home / OWN_FILE) if path.is_file())


def read_own(corpus: Path, home: Path, shipped: Bank) -> Bank:
    """What those files add to the *shipped* intents. Raises CorpusError naming file and line."""
    return read_additions(own_files(corpus, home), shipped)


def file_to_add_to(corpus: Path, home: Path) -> Path:
    """Where a desk's additions go: beside its corpus, or in *home* where the corpus is the bundled one."""
    bundled = in_full(corpus).is_relative_to(_BUNDLED)
    return (home if bundled or not corpus.is_dir() else corpus) / OWN_FILE


def add_example(path: Path, bank: Bank, name: str, example: str, new: Intent | None = None) -> None:
    """Append *example* to *path* under the intent *name*; *new* is that intent where *bank* has none of the
    name.

    Raises BadInput where the example is filed in *path* already, and CorpusError where *path* cannot be read
    or written.
    """
    text = " ".join(plain(example).split())
    if not text:
        raise BadInput('The example is empty; type: aspire intents add NAME "a question"')
    before = _text(path)
    filed = {key(other): intent for other, intent in _own(path, bank).examples()}
    if key(text) in filed:
        raise BadInput(f"{path} has this example already, under {filed[key(text)]}.")
    _replace(path, before + _entry(_indent(before), name, text, new), bank)


def _own(path: Path, bank: Bank) -> Bank:
    return read_additions([path] if path.is_file() else [], bank)


def _entry(indent: str, name: str, example: str, new: Intent | None) -> str:
    lines = [f"- name: {name}"]
    if new:
        lines += [f"  kind: {new.kind}", f"  meaning: {_quoted(new.meaning)}"]
        lines += [f"  label: {{{', '.join(f'{key}: {_quoted(text)}' for key, text in new.label.items())}}}"]
    lines += ["  examples:", f"    {language_of(example)}: |", f"      {example}"]
    return "".join(f"{indent}{line}\n" for line in lines)


def _quoted(text: str) -> str:
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10_000).strip()


def _indent(before: str) -> str:
    found = _ENTRY.search(before)
    return found.group(1) if found else "  "


def _text(path: Path) -> str:
    """What *path* holds, up to a line end; what a new file begins with where there is none."""
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else "intents:\n"
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} cannot be read as text; mend it, then try again.") from error
    return text if text.endswith("\n") else f"{text}\n"


def _replace(path: Path, text: str, bank: Bank) -> None:
    """Write *text* to *path* once it has been read as what it should be; until then *path* stays as it was."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        read_additions([part], bank)
        part.replace(path)
    except OSError as error:
        raise CorpusError(f"{path} cannot be written: {error.strerror}.") from error
    except CorpusError as error:
        raise CorpusError(f"Nothing can be appended to {path} as it is laid out; add it by hand.") from error
    finally:
        part.unlink(missing_ok=True)
