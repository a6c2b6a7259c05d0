"""What can be shown of an answer before a chat model has pointed: the parts it will begin with, whatever that
is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.case import Found
from bot.answering.menu import Menu
from bot.answering.parts import answered
from bot.answering.statements import Statement


def certain(alone: Sequence[Found], menus: Sequence[Menu | None]) -> tuple[Found, ...]:
    """The first parts of an answer, each with what is surely said of it, up to the first with a menu, which a model may
    add to. *alone* is what the desk alone says of each.

    What the desk alone tells apart stays apart. What it leaves out, as told elsewhere, may be told once a model has
    pointed: until then nothing behind it is certain, nor whether two parts bear numbers.
    """
    kept = answered(alone)
    asked = [at for at, item in enumerate(alone) if item.reply is None] or [0]
    awaited = next((at for at in asked if menus[at]), len(alone))
    may_be_one = len(kept) == 1 < len(asked) and awaited < len(alone)
    if may_be_one or any(at not in kept for at in asked if at <= awaited):
        return ()
    before = tuple(alone[at] for at in kept if at < awaited)
    return before if awaited == len(alone) else (*before, *_begun(alone[awaited], menus[awaited]))


def _begun(alone: Found, menu: Menu | None) -> tuple[Found, ...]:
    """A part that waits for a model, with what is said of it first; none where the desk alone begins otherwise."""
    if menu and menu.signed and alone.silence:
        return (replace(alone, silence=None, chosen=(Statement(menu.signed),)),)
    sure = menu.sure if menu else ()
    begins = bool(sure) and alone.chosen[: len(sure)] == sure
    return (replace(alone, chosen=sure),) if begins else ()
