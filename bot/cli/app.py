"""The commands of `aspire`. All but the first three are imported when called for, so that a question does not wait."""

from __future__ import annotations

import importlib
import platform
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from bot.cli import answering, chat
from corpus.errors import DeskError, SettingsError

# name -> (module and what it offers: a function or an app of several, what --help says of it, the extra it needs)
_LATER = {
    "index": ("bot.cli.indexing:app", "Build the index, and look after it.", None),
    "answers": ("bot.cli.answers:app", "What the desk has answered once and the bot knows.", None),
    "check": ("bot.cli.check:check", "Hold a planned application against the call.", None),
    "doctor": ("bot.cli.doctor:doctor", "Show what is set up, what is wrong and what to type next.", None),
    "eval": ("bot.cli.evaluate:evaluate", "Measure the answers to a file of cases.", None),
    "facts": ("bot.cli.facts:app", "The proven facts of the calls.", None),
    "intents": ("bot.cli.intents:app", "What questions may ask, and the examples it is learned from.", None),
    "log": ("bot.cli.log:app", "The answer log.", None),
    "mail": ("bot.mail.commands:app", "Drafts of replies to the desk's mail.", "mail"),
    "slack": ("bot.slack.commands:app", "The Slack bot.", "slack"),
}


class _Later(TyperCommand):
    """Stands for a command until it is called for."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> Any:
        return self.loaded.make_context(info_name, args, *rest, **extra)

    @property
    def loaded(self) -> Any:
        """The command itself."""
        return _load(str(self.name))


class _Commands(TyperGroup):
    """The first commands, then those of _LATER."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *_LATER]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in _LATER:
            return _Later(cmd_name, help=_LATER[cmd_name][1])
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ModuleNotFoundError as error:
            raise _missing(ctx.invoked_subcommand, error) or error from error
        except BrokenPipeError:  # whoever read our output has had enough: that is no error
            raise typer.Exit(0) from None


def _load(name: str) -> Any:
    module, _, attribute = _LATER[name][0].partition(":")
    offered = getattr(importlib.import_module(module), attribute)
    holder = typer.Typer(add_completion=False, rich_markup_mode=None)
    holder.callback()(_nothing)
    if isinstance(offered, typer.Typer):
        holder.add_typer(offered, name=name)
    else:
        holder.command(name)(offered)
    return typer.main.get_group(holder).commands[name]


def _nothing() -> None:
    """Makes a group of what holds one command."""


def _missing(name: str | None, error: ModuleNotFoundError) -> DeskError | None:
    """What to install, where a command lacks a package of its extra."""
    extra = _LATER[name][2] if name in _LATER else None
    if extra is None:
        return None
    return SettingsError(
        f"aspire {name} needs the package {error.name}. Install it with: pip install 'aspire-desk[{extra}]'"
    )


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aspire-desk {version('aspire-desk')} on Python {platform.python_version()}")
        raise typer.Exit


app = typer.Typer(
    cls=_Commands,
    help="Answers questions about a funding call from the call's own documents, with slide and sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # "[page]" in a help text is no markup
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("ask")(answering.ask)
app.command("chat")(chat.chat)
app.command("search")(answering.search)


@app.callback()
def aspire(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Answers questions about a funding call from the call's own documents, with slide and sentence."""
