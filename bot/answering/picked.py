"""From what a chat model pointed at to what is said of one part: rulings before all, and nothing that differs
from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.case import Found
from bot.answering.differing import differs, repeats
from bot.answering.menu import Menu
from bot.answering.pick import Pick
from bot.answering.silences import Silence
from bot.answering.statements import Statement
from corpus.text.names import Names

LONGEST = 600  # characters of what a model may add; the first line is said whatever its length


def picked(found: Found, menu: Menu, pick: Pick, silence: Silence, names: Names | None) -> Found:
    """*found* with what is said of it: what is sure, then the lines of *pick*; *silence* where that is nothing, and
    before the lines where a person has signed it.

    Where the desk alone would say nothing, what the model found is said with the request to confirm it.
    """
    lines = _kept([menu[number] for number in pick.lines], menu.sure, names)
    said = (*menu.sure, *lines)
    if not said:
        return replace(found, silence=silence, picked=pick.lines)
    asks_desk = pick.open or not (menu.sure or menu.own)
    signed = silence if menu.signed else None
    return replace(found, chosen=said, silence=signed, picked=pick.lines, asks_desk=asks_desk)


def _kept(lines: Sequence[Statement], sure: Sequence[Statement], names: Names | None) -> list[Statement]:
    """The rulings among *lines*, then their sentences, without what differs from a ruling or is what one
    rests on, and without what would make the answer too long."""
    rulings = [line for line in lines if line.decision]
    ruled = [*sure, *rulings]
    told = [line for line in lines if not line.decision]
    fit = [line for line in told if not differs(line, ruled, names) and not repeats(line, ruled)]
    length, kept = 0, list[Statement]()
    for line in (*rulings, *fit):
        length += len(line.text)
        if length <= LONGEST or not kept:
            kept.append(line)
    return kept
