"""Documents as pages of blocks, whatever file they came in."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import readers
from corpus.blocks import Block, BlockKind, Page
from corpus.errors import CorpusError, DocumentUnreadable
from corpus.files import leads_out, require_inside
from corpus.readers.flow import first_heading
from corpus.text.printable import printable

__all__ = ["Block", "BlockKind", "Document", "Page", "Problem", "Reading", "files_in", "load", "read_corpus"]

_LOG = logging.getLogger(__name__)
_KANA = re.compile(r"[\u3041-\u30fa\u30fc-\u30ff]")
_KANJI = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_SETTINGS = frozenset({".yaml", ".yml", ".toml"})


@dataclass(frozen=True)
class Document:
    """One call document. *id* is the file name without its ending; *sha256* is of the file's bytes, hexadecimal."""

    id: str
    title: str
    path: str
    language: str
    sha256: str
    pages: tuple[Page, ...]
    url: str | None = None


@dataclass(frozen=True)
class Problem:
    """A file of the corpus that cannot be used, and why, in one sentence. *path* is relative to the corpus folder."""

    path: str
    message: str


@dataclass(frozen=True)
class Reading:
    """What a corpus folder holds: its documents, in the order of their paths, and the files that cannot be used."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def load(path: Path) -> Document:
    """The document in the file at *path*, with its translation where the sidecar beside it (NAME.en.yaml) has one.

    Raises DocumentUnreadable for a file that is damaged, encrypted, empty, a scan or of a kind no reader takes, and
    CorpusError for a translation that does not fit its document.
    """
    return _translated(_read(path), path)


def read_corpus(folder: Path) -> Reading:
    """Every document in *folder* and the folders in it; a file that cannot be used is a problem, not the end.

    Hidden files, settings (call.yaml) and translations are no documents. Two files of one name are told apart by
    their paths. A translation that does not fit is a problem too, and its document is read without it. Raises
    CorpusError where *folder* is missing or has no readable document.
    """
    if not folder.is_dir():
        raise CorpusError(f"There is no folder {folder}; name the folder that holds the call documents.")
    documents: list[Document] = []
    problems = _closed_folders(folder)
    for path in files_in(folder):
        place = path.relative_to(folder).as_posix()
        try:
            require_inside(path, folder)
            document = _read(path)
        except CorpusError as ex:
            problems.append(Problem(place, str(ex)))
            continue
        try:
            require_inside(_sidecar(path), folder)
            document = _translated(document, path)
        except CorpusError as ex:
            problems.append(Problem(_sidecar(Path(place)).as_posix(), str(ex)))
        documents.append(replace(document, path=place))
    if not documents:
        raise CorpusError(_nothing_in(folder, problems))
    return Reading(tuple(_distinguished(documents)), tuple(problems))


def _closed_folders(folder: Path) -> list[Problem]:
    """The folders that may not be looked into, which a listing of files passes over."""
    refused: list[OSError] = []
    for _ in os.walk(folder, onerror=refused.append):
        continue
    return [
        Problem(
            Path(error.filename).relative_to(folder).as_posix(),
            f"{Path(error.filename).name} cannot be read: {error.strerror}.",
        )
        for error in refused
    ]


def files_in(folder: Path) -> list[Path]:
    """The files that may be documents, in the order of their paths whatever the file system's."""
    found = [path for path in folder.rglob("*") if _may_be_document(path, folder)]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _may_be_document(path: Path, folder: Path) -> bool:
    # Office leaves ~$name.docx beside a file that is open.
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    # A linked folder is not looked into; one that leads out is named.
    kind = path.is_file() or (path.is_symlink() and leads_out(path, folder))
    return not hidden and path.suffix.lower() not in _SETTINGS and kind


def _sidecar(path: Path) -> Path:
    return path.with_name(f"{path.stem}.en.yaml")


def _translated(document: Document, path: Path) -> Document:
    sidecar = _sidecar(path)
    if not sidecar.is_file():
        return document
    from corpus.translation import apply

    return apply(sidecar, document)


def _read(path: Path) -> Document:
    try:
        return _document(path)
    except DocumentUnreadable as ex:
        raise DocumentUnreadable(f"{path.name} cannot be read: {ex}.") from ex
    except OSError as ex:
        raise DocumentUnreadable(f"{path.name} cannot be read: {ex.strerror or 'the disk refuses'}.") from ex
    except Exception as ex:
        # File libraries raise whatever a broken file makes them trip over, RecursionError included.
        _LOG.debug("reading %s failed", path, exc_info=True)
        message = f"{path.name} cannot be read: it is damaged; open it in its own program and save it again."
        raise DocumentUnreadable(message) from ex


def _document(path: Path) -> Document:
    ending = path.suffix.lower()
    limit = readers.most_bytes(ending)
    size = path.stat().st_size
    if size == 0:
        raise DocumentUnreadable("it is empty")
    if size > limit:
        raise DocumentUnreadable(
            f"it has {size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB that are read; split it"
        )
    data = path.read_bytes()
    draft = readers.read(data, ending=ending)
    if not any(page.blocks for page in draft.pages):
        raise DocumentUnreadable("there is no text in it")
    name = printable(unicodedata.normalize("NFC", path.stem))
    title = draft.title or first_heading(draft.pages) or name
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, title, path.name, language(draft.pages), digest, draft.pages)


def language(pages: tuple[Page, ...]) -> str:
    """ "ja" or "en", by the script most is written in; an English text may quote Japanese."""
    text = "".join(page.text for page in pages)
    kana, kanji, latin = (len(script.findall(text)) for script in (_KANA, _KANJI, _LATIN))
    # A Latin word takes about five letters where Japanese takes two.
    return "ja" if (kana + kanji) * 2.5 > latin else "en"


def _distinguished(documents: list[Document]) -> list[Document]:
    """*documents*, those that share a file name called by their paths."""
    names = Counter(document.id for document in documents)
    return [
        document if names[document.id] == 1 else replace(document, id=document.path) for document in documents
    ]


def _nothing_in(folder: Path, problems: list[Problem]) -> str:
    if not problems:
        return (
            f"There is no document in {folder}; put the call's PDF, DOCX, PPTX, HTML, MD or TXT files there."
        )
    return f"No document in {folder} can be read: {' '.join(problem.message for problem in problems[:5])}"
