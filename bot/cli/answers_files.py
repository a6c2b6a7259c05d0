"""`aspire answers export|import`: the desk's answers as a file under version control, and as its Q&A page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.answers.model import DeskAnswer
from bot.answers.store import Store
from bot.cli.answers_showing import first_question, line
from bot.cli.options import CorpusOption, IndexOption, settings
from bot.cli.terminal import counted, echo
from bot.settings import Settings
from corpus.errors import BadInput, DeskError
from corpus.facts.model import Source

if TYPE_CHECKING:
    from bot.desk import Desk

MARKDOWN, HTML = "qa.md", "qa.html"


def export(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="Where answers.yaml, qa.md and qa.html go; a call's own folder will do."
        ),
    ],
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Write answers.yaml, for review and version control, and the Q&A page as Markdown and HTML

    The page has the answers in force, Japanese and English side by side, by theme and by how often they were asked, and
    what has changed since the last export.

    Example: aspire answers export calls/2024
    """
    from bot.answers.deciding import today
    from bot.answers.published import changes, sections
    from bot.answers.qa_html import to_html
    from bot.answers.qa_markdown import to_markdown
    from bot.answers.yaml_file import ANSWERS_FILE, to_yaml

    chosen = settings(corpus, index)
    store = Store.open(chosen)
    known = store.all()
    held = [one for one in store.all("approved") if one.valid_until is None or one.valid_until >= today()]
    desk = _desk(held, chosen)
    shown = sections(held, _given(chosen), _themes(held, desk), _places(desk), _limits(desk))
    changed = changes(held, known, store.last_export())
    page = (shown, changed, today())
    _write(folder, {ANSWERS_FILE: to_yaml(known), MARKDOWN: to_markdown(*page), HTML: to_html(*page)})
    store.exported(held)
    echo(
        f"{folder}: {counted(len(known), 'answer')} in {ANSWERS_FILE}, {len(held)} in force on {MARKDOWN} and {HTML}",
        err=True,
    )


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `aspire answers export` wrote.")],
    revive: Annotated[
        bool, typer.Option("--revive", help="Put answers that were retired here back to what the file has.")
    ] = False,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Read answers.yaml: what is new or changed there is kept, all of it or nothing, and listed

    What it says is approved is checked as by `aspire answers approve`. Answers that it does not hold stay. One that was
    retired here stays retired, and is named, though the file still has it.

    Example: aspire answers import calls/2024/answers.yaml
    """
    from bot.answers.deciding import import_all
    from bot.answers.yaml_file import read_yaml
    from bot.desk import Desk

    chosen = settings(corpus, index)
    answers = read_yaml(file)
    desk = Desk.open(chosen) if any(one.state == "approved" for one in answers) else None
    kept, retired = import_all(Store.open(chosen), answers, desk, revive=revive)
    for answer in kept:
        echo(line(answer))
    echo(f"New or changed: {len(kept)} of {counted(len(answers), 'answer')}.", err=True)
    for answer in retired:
        echo(
            f"{answer.id} (“{first_question(answer)}”) was retired here and stays so, though the file has it "
            f"{answer.state}; to take it back: aspire answers import {file} --revive",
            err=True,
        )


def _write(folder: Path, texts: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            part = folder / f".{name}.part"
            part.write_text(text, encoding="utf-8")
            part.replace(folder / name)
    except OSError as error:
        raise BadInput(f"{folder} cannot be written: {error.strerror}; name another folder.") from error


def _given(chosen: Settings) -> Counter[str]:
    """How often each answer was given, as far as the answer log tells."""
    from bot.answers.published import times_given
    from bot.receipts import Receipts

    if not chosen.log:
        return Counter()
    log = Receipts.open(chosen.receipts_url, days=chosen.log_days)
    return times_given(receipt.answer for receipt in log.list(limit=1_000_000, status="answered"))


def _desk(answers: Sequence[DeskAnswer], chosen: Settings) -> Desk | None:
    """What knows the themes, documents and sides of *answers*; None without an index, or where nobody need ask it."""
    from bot.desk import Desk

    if all(one.theme and not (one.sources or one.side or one.call) for one in answers):
        return None
    try:
        return Desk.open(chosen)
    except DeskError as error:
        echo(
            f"Without an index the page has no titles, and no themes but those that are named ({error})",
            err=True,
        )
        return None


def _themes(answers: Sequence[DeskAnswer], desk: Desk | None) -> dict[str, str]:
    """What the first question of each answer is taken to ask, in both languages; nothing without an index."""
    unnamed = [one for one in answers if not one.theme and one.questions]
    return {one.id: desk.theme(one.questions[0]) for one in unnamed} if desk else {}


def _places(desk: Desk | None) -> Callable[[Source], str]:
    """Names where a source stands: document, page and heading."""
    from bot.answers.published import place, place_by_id

    if desk is None:
        return place_by_id

    def place_of(source: Source) -> str:
        cited = desk.citation(source)
        return place(cited.title, cited.page, cited.heading)

    return place_of


def _limits(desk: Desk | None) -> Callable[[DeskAnswer], Mapping[str, str]]:
    """Names what an answer is limited to: the side, or the one of several calls."""
    from bot.answers.matching import limits
    from bot.answers.published import limit_by_id

    return limit_by_id if desk is None else lambda answer: limits(answer, desk.calls)
