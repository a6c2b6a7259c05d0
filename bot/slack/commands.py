"""`aspire slack`: run the Slack counter, print its manifest, forget a person."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import typer

from bot import settings as all_settings
from bot.slack.manifest import manifest_text
from corpus.errors import BadInput, SettingsError

_PERSON = re.compile(r"[UWB][A-Z0-9]+")  # B: a workflow, which asks like a person
LogLevel = Literal["debug", "info", "warning", "error", "critical"]
app = typer.Typer(invoke_without_command=True, add_completion=False)


@app.callback()
def slack(
    context: typer.Context,
    *,
    http: Annotated[
        bool, typer.Option("--http", help="Take Slack's signed requests instead of Socket Mode.")
    ] = False,
    log_level: Annotated[LogLevel, typer.Option(help="How much to log on stderr.")] = "info",
) -> None:
    """Answer in Slack until stopped: Socket Mode, or --http for several workers behind a balancer.

    Needs SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or (with --http) SLACK_SIGNING_SECRET.
    """
    if context.invoked_subcommand is not None:
        return
    from bot.desk import Desk

    try:
        from bot.slack.logs import set_up
        from bot.slack.run import run
        from bot.slack.slides import slide_reader
    except ImportError as error:
        raise SettingsError(
            f"Slack needs the package {error.name}. Install it with: pip install 'aspire-desk[slack]'"
        ) from error

    set_up(log_level)
    settings = all_settings.load()
    run(Desk.open(settings), settings, slide_text=slide_reader(settings), http=http)


@app.command()
def forget(
    user: Annotated[str, typer.Argument(help="The id of a person, as their profile in Slack shows it: U…")],
) -> None:
    """Delete what is kept of one person: questions, answers, feedback, hand-overs, and their receipts."""
    from bot.receipts import Receipts
    from bot.slack.forgetting import forget_user
    from bot.slack.store import database_url, open_database

    if not _PERSON.fullmatch(user):
        raise BadInput(f"{user!r} is no id of a person; it stands in their profile in Slack: U…")
    settings = all_settings.load()
    gone, receipts = forget_user(open_database(database_url(settings)), user)
    if settings.log:
        gone["receipts"] = Receipts.open(settings.receipts_url).remove(receipts)
    typer.echo(", ".join(f"{count} {name}" for name, count in gone.items()))


@app.command()
def manifest() -> None:
    """Print the manifest to make the Slack app from.

    Paste it at https://api.slack.com/apps, "From a manifest". For --http set socket_mode_enabled to false and
    give your https address with /slack/events as the request URL of events, interactivity and the slash
    command.
    """
    typer.echo(manifest_text(), nl=False)
