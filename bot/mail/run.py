"""A run of the mail counter: a mailbox becomes drafts and a report, corrections are made, mails are marked as done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from bot.answers.proposing import own_addresses
from bot.answers.store import Store
from bot.mail.address import own_address
from bot.mail.batch import Batch, Drafts
from bot.mail.clock import now
from bot.mail.correct import correct, wishes
from bot.mail.corrections import read_corrections
from bot.mail.engine import Engine
from bot.mail.outcome import LABELS
from bot.mail.pages import pages_of
from bot.mail.proposing import proposed
from bot.mail.reply import Writer
from bot.mail.report import write_report
from bot.mail.sources import Source, open_source
from bot.mail.state import State
from bot.mail.tell import Teller
from bot.settings import Settings
from corpus.errors import BadInput, SettingsError
from corpus.files import at_home

_OUT = Console()
_ERR = Console(stderr=True)


def draft_mails(
    source: str,
    out: Path,
    settings: Settings,
    *,
    engine: Engine,
    as_of: datetime | None = None,
    to_server: bool = False,
    unseen: bool = False,
    attachments: bool = False,
) -> None:
    """Run a batch from *source* into *out* and print what came of it. Raises DeskError; a stop keeps what is done."""
    desk = own_address(settings)
    writer = Writer(templates=settings.mail_templates, desk=desk, page_text=pages_of(settings.corpus))
    writer.check()
    batch = Batch(
        engine,
        writer,
        out,
        as_of=as_of,
        desk=desk,
        drafts=_drafts(settings, source, to_server),
        attachments=attachments,
    )
    with _state(out) as state:
        unopened = state.unopened() if attachments else 0
        mails = _opened(source, out, settings, state, unseen=unseen)
        try:
            _run(batch, mails, state)
        finally:
            write_report(state, out, now=now(), language=settings.mail_report_language)
        counts = state.counts()
    _OUT.print(
        "  ".join(f"{label}: {counts.get(name, 0)}" for name, label in LABELS.items()),
        markup=False,
        soft_wrap=True,
    )
    if unopened:
        were, its = ("mail was", "its") if unopened == 1 else ("mails were", "their")
        _OUT.print(
            f"{unopened} {were} done before without opening {its} attachments; "
            "give another --out to have them opened.",
            markup=False,
            soft_wrap=True,
        )
    _OUT.print(f"Report: {out / 'report.html'}", markup=False, soft_wrap=True)


def correct_drafts(out: Path, settings: Settings, *, table: Path | None = None) -> None:
    """Make the corrections of a table in the drafts in *out* and print what came of it. Raises DeskError."""
    if not (out / "state.db").is_file():
        raise BadInput(f"{out} holds no drafts; name the folder that aspire mail draft wrote.")
    writer = Writer(templates=settings.mail_templates, desk=own_address(settings))
    writer.check()
    with _state(out) as state:
        wanted = wishes(state, read_corrections(table or out / "questions.csv"))
        moment_made = now()
        try:
            done = correct(state, writer, out, wanted, now=moment_made)
        finally:
            write_report(state, out, now=moment_made, language=settings.mail_report_language)
        count = _propose(state, settings) if done.drafts else 0
    say = partial(_OUT.print, markup=False, soft_wrap=True)
    say(f"Corrected drafts: {len(done.drafts)}" if wanted else "No new correction in the table.")
    if count:
        say(f"Proposed for the next asker: {count}. Approve with: aspire answers list --state proposed")
    for name, why in done.left:
        say(f"Left alone: {name} {why}")
    say(f"Report: {out / 'report.html'}")


def _propose(state: State, settings: Settings) -> int:
    """Propose what was corrected for the next asker; gives how many proposals are new.

    The drafts are corrected whatever becomes of that.
    """
    try:
        store = Store.open(settings)
        before = {answer.id for answer in store.all()}
        kept = [store.propose(one) for one in proposed(state, keep=own_addresses(settings))]
        return len({answer.id for answer in kept} - before)
    except SettingsError as error:
        _ERR.print(str(error), markup=False)
        return 0


def tell_mails(
    out: Path, settings: Settings, *, engine: Engine, source: str = "", to_server: bool = False
) -> None:
    """Write second drafts for what the desk has answered since, and print their names. Raises DeskError.

    *to_server*: also into the Drafts folder of the account that *source* names, or the settings.
    """
    if not (out / "state.db").is_file():
        raise BadInput(f"{out} holds no drafts; name the folder that aspire mail draft wrote.")
    if source and not (to_server and _is_account(source)):
        raise BadInput(f"{source!r} is no account to put drafts into; write imaps://USER@HOST --drafts.")
    desk = own_address(settings)
    writer = Writer(templates=settings.mail_templates, desk=desk, page_text=pages_of(settings.corpus))
    writer.check()
    with _state(out) as state:
        teller = Teller(engine, writer, out, desk, _drafts(settings, source, to_server))
        written = teller.run(state, now=now())
    for name in written:
        _OUT.print(f"drafts/{name}", markup=False, soft_wrap=True)
    _OUT.print(f"Second drafts: {len(written)}", markup=False, soft_wrap=True)


def mark_done(out: Path, settings: Settings, numbers: Sequence[str], *, done: bool) -> None:
    """Mark mails as done, or as still to do, and write the report anew. Raises BadInput."""
    if not (out / "state.db").is_file():
        raise BadInput(f"{out} holds no drafts; name the folder that aspire mail draft wrote.")
    with _state(out) as state:
        count = state.mark(numbers_in(numbers), done=done, now=now())
        write_report(state, out, now=now(), language=settings.mail_report_language)
    _OUT.print(f"{'Done' if done else 'To do'}: {count}", markup=False, soft_wrap=True)


def numbers_in(words: Sequence[str]) -> Iterator[int]:
    """The numbers that "3" and "7-9" name. Raises BadInput for what is no number."""
    for word in words:
        found = re.fullmatch(r"(\d{1,7})(?:-(\d{1,7}))?", word)
        if not found:
            raise BadInput(f"{word!r} is no number of a mail; write numbers like 3 7-9.")
        yield from range(int(found[1]), int(found[2] or found[1]) + 1)


def _state(out: Path) -> State:
    def waiting() -> None:
        _ERR.print(f"Another run is writing to {out}; waiting for it.", markup=False)

    return State(out, on_wait=waiting)


def _opened(source: str, out: Path, settings: Settings, state: State, *, unseen: bool) -> Source:
    if _is_account(source):
        from bot.mail.imap import account_from
        from bot.mail.imap_folder import ImapFolder

        return ImapFolder(account_from(settings, source), still_valid=state.uidvalidity, unseen_only=unseen)
    if not source:
        raise BadInput(
            "No mails are named; give a folder of .eml, an mbox, a Maildir, or imaps://USER@HOST/FOLDER."
        )
    return open_source(at_home(source), out=out)


def _is_account(source: str) -> bool:
    return source.startswith(("imap:", "imaps:"))


def _drafts(settings: Settings, source: str, wanted: bool) -> Drafts | None:
    if not wanted:
        return None
    from bot.mail.imap import account_from
    from bot.mail.imap_folder import ImapDrafts

    url = source if _is_account(source) else None
    return ImapDrafts(account_from(settings, url), folder=settings.mail_imap_drafts)


def _run(batch: Batch, mails: Source, state: State) -> None:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=_ERR, transient=not _ERR.is_terminal) as progress:
        task = progress.add_task("mails", total=mails.total)
        batch.run(mails, state, each=lambda item: progress.advance(task))
