"""An index and its corpus: that they belong together is checked, and what has changed since is said."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from bot.settings import Settings, build_command
from corpus.documents import files_in
from corpus.errors import CorpusError, DeskError, IndexMismatch
from corpus.facts.model import Call, read_calls
from corpus.facts.proof import DOCUMENTS
from corpus.facts.standing import Record, standing
from corpus.facts.titles import told_apart
from corpus.files import in_full
from corpus.readers import is_read
from index.generation import Manifest

_NAMED = 3  # files


def indexed_calls(settings: Settings, manifest: Manifest) -> tuple[Call, ...]:
    """The calls of the corpus, their titles told apart and their facts as they stood when the index was built.

    Raises CorpusError for a folder that is not there, and IndexMismatch where the index is of another corpus:
    the facts of one call never answer beside the passages of another.
    """
    corpus = settings.corpus
    if not corpus.is_dir():
        raise CorpusError(
            f"There is no folder {corpus}; name the folder of the call documents with --corpus."
        )
    calls = read_calls(corpus)
    held = {PurePosixPath(entry.path).with_suffix("") for entry in manifest.documents}
    alien = not any((corpus / entry.path).is_file() for entry in manifest.documents)
    if alien or not all(_cited(call, corpus) <= held for call in calls):
        raise IndexMismatch(
            f"The index in {settings.index_folder} is not that of the documents in {corpus}; build it with: "
            f"{build_command(settings)}"
        )
    record = Record.of(manifest.facts)
    return tuple(standing(call, record) for call in told_apart(calls))


def changes(settings: Settings, manifest: Manifest) -> str | None:
    """In one sentence, which files of the corpus have changed since the index was built; None where none has.

    A file of the folder that the index was built from, untouched since then, is taken to be as it was.
    """
    files = list(_changed(settings.corpus, manifest))
    if not files:
        return None
    one = len(files) == 1
    how = (
        f"in {settings.corpus} {'differs' if one else 'differ'} from what the index holds"
        if _elsewhere(settings.corpus, manifest)
        else "changed after the index was built"
    )
    return (
        f"{_in_a_row(files)} {how}; what {'it says' if one else 'they say'} now is not "
        f"answered from. Build it again with: {build_command(settings)}"
    )


def _in_a_row(files: Sequence[str]) -> str:
    """The first of *files*, and how many more there are: a.txt, b.txt and 2 more."""
    *named, last = [*files[:_NAMED], *([f"{len(files) - _NAMED} more"] if len(files) > _NAMED else [])]
    return f"{', '.join(named)} and {last}" if named else last


def changes_of_index(settings: Settings) -> str | None:
    """The same for the index that the settings name, which need not be open; None where it cannot be read."""
    from index.verify import status

    try:
        return changes(settings, status(settings.index_folder, chroma_url=settings.chroma_url))
    except DeskError:
        return None


def _elsewhere(corpus: Path, manifest: Manifest) -> bool:
    """Whether the index was built from another folder than *corpus*."""
    return manifest.corpus is not None and Path(manifest.corpus) != in_full(corpus)


def _changed(corpus: Path, manifest: Manifest) -> Iterator[str]:
    known = {entry.path: entry.sha256 for entry in manifest.documents}
    known.update(Record.of(manifest.facts).files)
    built = datetime.fromisoformat(manifest.created).timestamp()
    elsewhere = _elsewhere(corpus, manifest)
    for path, digest in known.items():
        file = corpus / path
        try:
            # A file that is copied with its time or moved here keeps when it was written, but not when it came.
            touched = max(file.stat().st_mtime, file.stat().st_ctime)
            if (elsewhere or touched >= built - 1) and hashlib.sha256(
                file.read_bytes()
            ).hexdigest() != digest:
                yield path
        except OSError:
            yield f"{path} (gone)"
    for file in files_in(corpus):
        path = file.relative_to(corpus).as_posix()
        if path not in known and is_read(file.suffix.lower()) and file.stat().st_ctime > built:
            yield f"{path} (new)"


def _cited(call: Call, corpus: Path) -> set[PurePosixPath]:
    """The documents that the facts of *call* cite, as paths in *corpus* without their endings."""
    folder = PurePosixPath(call.folder.relative_to(corpus).as_posix()) / DOCUMENTS
    sources: Sequence[str] = [source.document for fact in call.facts for source in fact.sources]
    return {folder / unicodedata.normalize("NFC", document) for document in sources}
