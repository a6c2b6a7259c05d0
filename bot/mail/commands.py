"""`aspire mail`, which tells how it is used also where its packages are not installed. Nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import AsOfOption, CorpusOption, IndexOption, moment
from bot.mail.wording import copy_templates
from bot.settings import load
from corpus.files import at_home
from corpus.text.printable import printable

app = typer.Typer(
    help="The desk's mail: drafts to read and send, and a report. Nothing is ever sent.", no_args_is_help=True
)


@app.command()
def draft(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="A folder of .eml, an mbox, a Maildir, or imaps://USER@HOST/FOLDER."
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", parser=at_home, metavar="DIR", help="Where drafts and report go; run again to go on."
        ),
    ],
    as_of: AsOfOption = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Also put the drafts into the IMAP Drafts folder.")
    ] = False,
    attachments: Annotated[
        bool, typer.Option("--attachments", help="Open attachments and answer the questions in them.")
    ] = False,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="IMAP: only mails not yet seen (they stay unseen).")
    ] = False,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Draft a reply to every mail, and write report.html and report.csv

    Example: aspire mail draft inbox/ --out drafts/
    """
    from bot.desk import Desk
    from bot.mail.run import draft_mails

    settings = load(corpus=corpus, index=index)
    draft_mails(
        source,
        out,
        settings,
        engine=Desk.open(settings),
        as_of=moment(as_of),
        to_server=drafts,
        unseen=unseen,
        attachments=attachments,
    )


@app.command("correct")
def correct_command(
    out: Annotated[
        Path, typer.Argument(parser=at_home, metavar="DIR", help="The folder that aspire mail draft wrote.")
    ],
    table: Annotated[
        Path | None,
        typer.Option(
            "--from",
            parser=at_home,
            metavar="FILE",
            help="The table of corrections (default: DIR/questions.csv).",
        ),
    ] = None,
) -> None:
    """
    Put the desk's corrected answers into the drafts, one for a whole group of like questions

    Write the answer into the column "correction" of questions.csv, once a group, and save it as CSV. Drafts that were
    edited, sent or moved are left alone, and so is the Drafts folder of a mail server.

    Example: aspire mail correct drafts/
    """
    from bot.mail.run import correct_drafts

    correct_drafts(out, load(), table=table)


@app.command("done")
def done_command(
    out: Annotated[
        Path, typer.Argument(parser=at_home, metavar="DIR", help="The folder that aspire mail draft wrote.")
    ],
    numbers: Annotated[
        list[str], typer.Argument(metavar="NUMBERS", help="Numbers of mails in the report, such as 3 7-9.")
    ],
    undo: Annotated[bool, typer.Option("--undo", help="These are still to be done.")] = False,
) -> None:
    """
    Mark mails as done; the mark stays in every later report

    The report shows this command for the boxes that were ticked in it.

    Example: aspire mail done drafts/ 3 7-9
    """
    from bot.mail.run import mark_done

    mark_done(out, load(), numbers, done=not undo)


@app.command("tell")
def tell_command(
    out: Annotated[
        Path, typer.Argument(parser=at_home, metavar="DIR", help="The folder that aspire mail draft wrote.")
    ],
    source: Annotated[
        str,
        typer.Argument(
            metavar="[SOURCE]", help="With --drafts: imaps://USER@HOST, where the settings name no account."
        ),
    ] = "",
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Also put the drafts into the IMAP Drafts folder.")
    ] = False,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Draft a second reply to mails that asked in vain what the desk has answered since

    Only for mails marked as done (aspire mail done), or whose draft has been moved away: the others have had no reply
    yet.

    Example: aspire mail tell drafts/
    """
    from bot.desk import Desk
    from bot.mail.run import tell_mails

    settings = load(corpus=corpus, index=index)
    tell_mails(out, settings, engine=Desk.open(settings), source=source, to_server=drafts)


@app.command()
def templates(
    folder: Annotated[
        Path, typer.Argument(parser=at_home, metavar="DIR", help="A folder for the desk's own wording.")
    ],
) -> None:
    """
    Copy the templates of drafts and signatures, to be edited; those already there are left as they are

    Example: aspire mail templates my-templates && export ASPIRE_MAIL_TEMPLATES=my-templates
    """
    copied = copy_templates(folder)
    told = f"Copied {', '.join(copied)}." if copied else "All templates are there."
    typer.echo(printable(f"{told} Edit the files in {folder} and set ASPIRE_MAIL_TEMPLATES={folder}"))
