"""`aspire answers`: what the desk has answered once, decided on by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.answers.model import DeskAnswer, State
from bot.answers.store import Store
from bot.cli import answers_files, answers_trying
from bot.cli.answers_given import about, source_of, with_questions
from bot.cli.answers_showing import as_json_line, line, page
from bot.cli.options import CorpusOption, IndexOption, JsonOption, settings
from bot.cli.terminal import echo
from bot.settings import Settings, load
from corpus.errors import BadInput

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.receipts.gaps import Asked

app = typer.Typer(help="What the desk has answered once and the bot knows.", no_args_is_help=True)
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An answer, or the first characters of its id.")
]
RoleOption = Annotated[
    str,
    typer.Option("--role", help="Who approves, by office: shown to nobody who asks, kept for the record."),
]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day it is valid.")]
CallOption = Annotated[str | None, typer.Option("--call", metavar="ID", help="The call it holds for.")]
SideOption = Annotated[str | None, typer.Option("--side", metavar="ID", help="The side it holds for.")]
MisreadOption = Annotated[
    bool | None,
    typer.Option(
        "--misread/--not-misread",
        help="What the documents are taken to say to its questions is of another matter: it is given in its place.",
        show_default=False,
    ),
]
ThemeOption = Annotated[str | None, typer.Option("--theme", help="Its heading on the Q&A page.")]


@app.command("list")
def list_answers(
    state: Annotated[State | None, typer.Option("--state", help="Only these.")] = None,
    untranslated: Annotated[
        bool, typer.Option("--untranslated", help="Only approved ones that lack a language.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """
    List the answers, proposals first, each with its first question and its wording

    Example: aspire answers list --state proposed
    """
    wanted: Sequence[State] = (state,) if state else ("proposed", "approved", "retired")
    if untranslated:
        wanted = ("approved",)
    found = [one for name in wanted for one in Store.open(load()).all(name)]
    shown = [one for one in found if not untranslated or one.untranslated]
    for answer in shown:
        echo(as_json_line(answer) if as_json else line(answer))
    if not shown:
        echo('None. Propose one with: aspire answers propose "…" --answer "…"', err=True)


@app.command()
def show(id: IdArgument, as_json: JsonOption = False) -> None:
    """
    Show one answer whole

    Example: aspire answers show 3f9c
    """
    answer = Store.open(load()).get(id)
    echo(as_json_line(answer) if as_json else page(answer))


@app.command()
def propose(
    questions: Annotated[
        list[str] | None, typer.Argument(metavar="[QUESTION]...", help="Ways to ask what is answered.")
    ] = None,
    answer: Annotated[str | None, typer.Option("--answer", help="The wording, in either language.")] = None,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="Propose every group of questions that the documents left open.")
    ] = False,
    mail: Annotated[
        Path | None, typer.Option("--mail", metavar="DIR", help="Propose the corrections made in this batch.")
    ] = None,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Propose an answer, to be approved; personal data is masked in it

    Corrections made with `aspire mail correct` and replies given in Slack are proposed by themselves. With --gaps
    questions that an answer in force serves by now are left out.

    Example: aspire answers propose "駐車場はありますか" --answer "会場に駐車場はありません。"
    """
    from bot.answers.proposing import of_gap, own_addresses, proposal
    from bot.receipts.gaps import group

    chosen = settings(corpus, index)
    keep = own_addresses(chosen)
    proposals: list[DeskAnswer] = []
    if questions:
        proposals.append(proposal(questions, answer or "", origin="by hand", keep=keep))
        if not proposals[0].questions:
            raise BadInput('The question is empty. Ask in words: aspire answers propose "…" --answer "…"')
    if gaps:
        proposals += [of_gap(gap, keep=keep) for gap in group(_in_vain(chosen))]
    if mail:
        from bot.mail.proposing import proposals_of

        proposals += proposals_of(mail, keep=keep)
    if gaps and not proposals:
        echo("Nothing was asked in vain that no answer in force serves by now.", err=True)
        return
    if not proposals:
        raise BadInput(
            'Give a question, --gaps or --mail DIR, such as: aspire answers propose "…" --answer "…"'
        )
    store = Store.open(chosen)
    kept = [store.propose(one) for one in proposals]
    for one in kept:
        echo(line(one))
    if waiting := [one for one in kept if one.state == "proposed"]:
        echo(f"It answers once it is approved: aspire answers approve {waiting[0].id}", err=True)


@app.command()
def approve(
    id: IdArgument,
    role: RoleOption = "the desk",
    until: UntilOption = None,
    call: CallOption = None,
    side: SideOption = None,
    theme: ThemeOption = None,
    misread: MisreadOption = None,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Approve a proposal: from now on it answers, at every counter

    Refused where a proven fact says otherwise, with what to do instead. Where its question was misread, --misread has
    it given in the place of what the documents are taken to say, but never against a number of theirs. Another answer
    that its questions are near to is named.

    Example: aspire answers approve 3f9c --role "programme officer" --until 2024-09-30
    """
    from bot.answers.deciding import approve as put_in_force
    from bot.answers.trial import drawn_to
    from bot.slack.announcing import announce

    chosen = settings(corpus, index)
    store = Store.open(chosen)
    wanted = about(store.get(id), until=until, call=call, side=side, theme=theme, misread=misread)
    opened = desk(chosen)
    approved = put_in_force(store, wanted, opened, role=role)
    echo(f"{approved.id} answers from now on.", err=True)
    if announce(approved, chosen):
        echo("The desk's channel in Slack is told of it, with how many had asked in vain.", err=True)
    for text, other in drawn_to(approved, store.all("approved"), opened.examples_of, opened.sought):
        echo(
            f"“{text}” is near to what {other.id} answers (“{other.questions[0]}”); where both say the same, keep one: "
            f"aspire answers retire {other.id}",
            err=True,
        )


@app.command()
def edit(
    id: IdArgument,
    ja: Annotated[str | None, typer.Option("--ja", help="The wording in Japanese.")] = None,
    en: Annotated[str | None, typer.Option("--en", help="The wording in English.")] = None,
    question: Annotated[list[str] | None, typer.Option("--question", help="One more example.")] = None,
    drop: Annotated[list[str] | None, typer.Option("--drop", help="An example to take out.")] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="DOCUMENT:PAGE:QUOTE", help="A sentence that it rests on."),
    ] = None,
    no_sources: Annotated[bool, typer.Option("--no-sources", help="It rests on the desk's word.")] = False,
    until: UntilOption = None,
    call: CallOption = None,
    side: SideOption = None,
    theme: ThemeOption = None,
    misread: MisreadOption = None,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Change an answer; one that is in force is checked anew and dated today

    Example: aspire answers edit 3f9c --en "There is no parking at the venue."
    """
    from bot.answers.deciding import change

    chosen = settings(corpus, index)
    store = Store.open(chosen)
    answer = about(store.get(id), until=until, call=call, side=side, theme=theme, misread=misread)
    told = {"ja": ja, "en": en}
    answer = replace(
        answer, wording={**answer.wording, **{name: text for name, text in told.items() if text}}
    )
    answer = with_questions(answer, question or (), drop or ())
    sources = () if no_sources else answer.sources
    answer = replace(answer, sources=(*sources, *map(source_of, source or ())))
    changed = change(store, answer, desk(chosen) if answer.state == "approved" or source else None)
    echo(page(changed))


@app.command()
def retire(id: IdArgument) -> None:
    """
    Retire an answer: it is said to nobody any more, at any counter

    Example: aspire answers retire 3f9c
    """
    from bot.answers.deciding import retire as take_out

    store = Store.open(load())
    retired = take_out(store, store.get(id))
    echo(f"{retired.id} is said to nobody any more.", err=True)


app.command("test")(answers_trying.test)
app.command("export")(answers_files.export)
app.command("import")(answers_files.import_)
app.command("asks")(answers_trying.asks)


def _in_vain(chosen: Settings) -> list[Asked]:
    """The questions asked in vain that no answer in force serves."""
    from bot.answers.trial import unserved
    from bot.cli.log import unanswered

    asked, approved = unanswered(chosen), Store.open(chosen).all("approved")
    if not (asked and approved):
        return asked
    opened = desk(chosen)
    return unserved(asked, opened.examples_of(approved), opened.sought)


def desk(chosen: Settings) -> Desk:
    """The desk whose rules and documents an answer is held against."""
    from bot.desk import Desk

    return Desk.open(chosen)
