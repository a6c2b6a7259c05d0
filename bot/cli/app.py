"""The commands of `aspire` and what is mounted below it."""

from __future__ import annotations

import importlib
from typing import Any

import typer
from typer.core import TyperGroup

from bot.cli import answering, indexing

# Groups that are imported only when they are called for, so that a question does not wait for them.
_GROUPS = {
    "facts": ("bot.cli.facts", "The proven facts of the calls."),
    "log": ("bot.log_commands", "The answer log."),
    "mail": ("bot.mail.commands", "Drafts of replies to the desk's mail."),
    "slack": ("bot.slack.commands", "The Slack bot."),
}


class _LazyGroups(TyperGroup):
    """Adds the groups of _GROUPS, each imported on first use."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *_GROUPS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in _GROUPS:
            module, _ = _GROUPS[cmd_name]
            command: Any = typer.main.get_command(importlib.import_module(module).app)
            command.name = cmd_name
            return command
        return super().get_command(ctx, cmd_name)


app = typer.Typer(
    cls=_LazyGroups,
    help="Answers questions about a funding call from the call's own documents, with slide and sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("ask")(answering.ask)
app.command("chat")(answering.chat)
app.command("search")(answering.search)
app.add_typer(indexing.app, name="index")
