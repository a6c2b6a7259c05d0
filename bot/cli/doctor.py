"""`aspire doctor`: what is set up, what is there, what is wrong, and what to type next."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from bot.cli.edge import ERROR
from bot.cli.options import CorpusOption, IndexOption, JsonOption, settings
from bot.cli.terminal import counted, echo
from corpus.errors import DeskError, IndexMismatch
from corpus.text.web import without_secrets

if TYPE_CHECKING:
    from bot.settings import Settings
    from corpus.facts.model import Call
    from index.generation import Manifest

State = Literal["ok", "off", "wrong"]
_MARKS = {"ok": ("ok ", "green"), "off": ("-- ", None), "wrong": ("!! ", "red")}


@dataclass(frozen=True)
class Check:
    """One thing looked at: what was *found*, and what to type next where it is not as it should be."""

    name: str
    state: State
    found: str
    next: str | None = None


def doctor(corpus: CorpusOption = None, index: IndexOption = None, as_json: JsonOption = False) -> None:
    """
    Show what is set up, what is wrong and what to type next

    Exits 1 when something is wrong. No chat model is called.

    Example: aspire doctor
    """
    checks = []
    for check in examine(corpus, index):
        checks.append(check)
        if not as_json:
            _show(check)
    if as_json:
        echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False))
    if any(check.state == "wrong" for check in checks):
        raise typer.Exit(ERROR)


def examine(corpus: Path | None = None, index: Path | None = None) -> Iterator[Check]:
    """Every check, one by one. Settings that cannot be read are the last one."""
    yield Check("python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    try:
        chosen = settings(corpus, index)
    except DeskError as error:
        yield Check("settings", "wrong", str(error), "mend aspire.toml or the variable ASPIRE_…")
        return
    for name, look in _LOOKS.items():
        try:
            yield from look(chosen)
        except DeskError as error:
            yield Check(name, "wrong", str(error))
        except Exception as error:  # a doctor that falls ill helps nobody
            yield Check(name, "wrong", f"{type(error).__name__}: {error}")


def _settings(chosen: Settings) -> Iterator[Check]:
    file = Path("aspire.toml")
    found = (
        f"{file.resolve()} and the environment" if file.is_file() else "the environment (no aspire.toml here)"
    )
    yield Check("settings", "ok", found)
    place = chosen.home
    while not place.exists():
        place = place.parent
    if not _writable(place):
        yield Check("home", "wrong", f"{chosen.home} cannot be written", "export ASPIRE_HOME=DIR")
        return
    yield Check("home", "ok", str(chosen.home))


def _writable(folder: Path) -> bool:
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _corpus(chosen: Settings) -> Iterator[Check]:
    from bot.settings import build_command
    from corpus.documents import read_corpus

    reading = read_corpus(chosen.corpus)
    pages = sum(len(document.pages) for document in reading.documents)
    found = f"{counted(len(reading.documents), 'document')}, {counted(pages, 'page')} in {chosen.corpus}"
    yield Check("corpus", "ok", found)
    for problem in reading.problems:
        told = f"{problem.path} is left out: {problem.message}"
        yield Check("corpus", "wrong", told, f"mend or remove that file, then: {build_command(chosen)}")


def _facts(chosen: Settings) -> Iterator[Check]:
    from corpus.facts.model import read_calls
    from corpus.facts.proof import prove

    calls = read_calls(chosen.corpus)
    if not calls:
        yield Check("facts", "off", "no call.yaml: questions are answered from the passages alone")
    for call in calls:
        doubted = {item.fact for item in prove(call)}
        doubted |= {item.fact.name for item in call.withheld if item.reason == "unusable"}
        if doubted:
            of_all = f"{len(doubted)} of {counted(len(call.written), 'fact')}"
            told = f"{call.id}: {of_all} not proven, or of no use to a rule"
            yield Check("facts", "wrong", told, "aspire facts check")
        else:
            aside = "".join(_aside(call))
            yield Check("facts", "ok", f"{call.id}: {counted(len(call.written), 'fact')}, all proven{aside}")


def _aside(call: Call) -> Iterator[str]:
    held = sum(item.reason == "on_hold" for item in call.withheld)
    if call.unreviewed:
        yield f", {len(call.unreviewed)} of them not reviewed"
    if held:
        yield f", {held} on hold"


def _index(chosen: Settings) -> Iterator[Check]:
    from bot.remembering import changes, indexed_calls
    from bot.retrieval import open_retriever
    from bot.settings import build_command
    from index.verify import verify

    retriever = open_retriever(chosen)
    manifest = retriever.manifest
    encoder = manifest.encoder
    try:
        indexed_calls(chosen, manifest)
    except IndexMismatch as error:
        yield Check("index", "wrong", str(error), build_command(chosen))
        return
    retriever.encoder.encode_query(["?"])
    place = f"{encoder.folder or encoder.name}, {encoder.dimension} dimensions"
    yield Check("encoder", "ok", f"{encoder.name} ({encoder.revision}) in {place}")
    found = f"{counted(manifest.chunks, 'chunk')}, cosine, built {_age(manifest.created)} ago, in {chosen.index_folder}"
    problems = verify(chosen.index_folder, chroma_url=chosen.chroma_url).problems
    if problems:
        yield Check("index", "wrong", "; ".join(problems), build_command(chosen))
    elif told := changes(chosen, manifest):
        yield Check("index", "wrong", f"{found}: {told}", build_command(chosen))
    elif _outdated(chosen, manifest):
        yield Check("index", "wrong", f"{found}: the documents have changed since", build_command(chosen))
    else:
        yield Check("index", "ok", found)
    if chosen.chroma_url:
        yield Check("chroma server", "ok", f"{without_secrets(chosen.chroma_url)} answers")


def _age(created: str) -> str:
    age = datetime.now(UTC) - datetime.fromisoformat(created)
    hours, minutes = divmod(int(age.total_seconds()) // 60, 60)
    return counted(age.days, "day") if age.days else f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _outdated(chosen: Settings, manifest: Manifest) -> bool:
    from corpus.documents import read_corpus

    now = {document.path: document.sha256 for document in read_corpus(chosen.corpus).documents}
    return now != {entry.path: entry.sha256 for entry in manifest.documents}


def _model(chosen: Settings) -> Iterator[Check]:
    if not chosen.model:
        yield Check("chat model", "off", "none: answers are the documents' own words")
        return
    from bot.answering.provider import open_model

    open_model(chosen)
    yield Check("chat model", "ok", f"{chosen.model}: package and key are there (not called)")


def _log(chosen: Settings) -> Iterator[Check]:
    if not chosen.log:
        yield Check("answer log", "off", "ASPIRE_LOG is off")
        return
    from bot.receipts import Receipts
    from bot.receipts.database import without_password

    Receipts.open(chosen.receipts_url).list(limit=1)
    place = without_password(chosen.receipts_url)
    yield Check("answer log", "ok", f"{place}, kept {counted(chosen.log_days, 'day')}")


def _slack(chosen: Settings) -> Iterator[Check]:
    if chosen.slack_bot_token is None:
        yield Check("slack", "off", "not set up; to begin: aspire slack manifest")
        return
    try:
        from bot.slack.doctor import doctor_checks
    except ImportError as error:
        yield Check("slack", "wrong", f"no package {error.name}", "pip install 'aspire-desk[slack]'")
        return
    for name, well, found, remedy in doctor_checks(chosen):
        yield Check(name, "ok" if well else "wrong", found, None if well else remedy)


def _mail(chosen: Settings) -> Iterator[Check]:
    try:
        from bot.mail.doctor import doctor_checks
    except ImportError as error:
        yield Check("mail", "off", f"no package {error.name}; to begin: pip install 'aspire-desk[mail]'")
        return
    for well, found, remedy in doctor_checks(chosen):
        yield Check("mail", "ok" if well else "wrong", found, None if well else remedy)


_LOOKS: dict[str, Callable[[Settings], Iterator[Check]]] = {
    "settings": _settings,
    "corpus": _corpus,
    "facts": _facts,
    "index": _index,
    "chat model": _model,
    "answer log": _log,
    "slack": _slack,
    "mail": _mail,
}


def _show(check: Check) -> None:
    mark, colour = _MARKS[check.state]
    typer.echo(typer.style(mark, fg=colour), nl=False)
    echo(f" {check.name:20} {check.found}")
    if check.next:
        echo(f"{'':24} next: {check.next}")
