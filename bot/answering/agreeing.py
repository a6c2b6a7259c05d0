"""Whether a chat model's choice counts: what overturns the desk's own has to hold when the lines are turned round.

Small models point at what stands first, whatever it says. A choice that another order of the same lines changes is
no choice.
"""

from __future__ import annotations

from bot.answering.menu import Menu
from bot.answering.pick import Pick, Unusable


def overturns(pick: Pick, menu: Menu) -> bool:
    """Whether *pick* has the desk speak where it would be silent, or leaves out something of what it would say, or
    leaves open what it would call answered."""
    own = set(range(1, menu.own + 1))
    speaks = bool(own or menu.sure)
    return not own <= set(pick.lines) or (bool(pick.lines) and not speaks) or (pick.open and speaks)


def agreed(pick: Pick, turned: Pick, menu: Menu) -> Pick:
    """The lines of *pick* that *turned*, given to the same menu the other way round, names as well; open where
    either of them leaves something open.

    Raises Unusable where they agree on no line though one of them names some, or only one of two without lines
    leaves something open.
    """
    again = {len(menu.lines) + 1 - number for number in turned.lines}
    lines = tuple(number for number in pick.lines if number in again)
    if lines:
        return Pick(lines, open=pick.open or turned.open)
    if pick.lines or again or pick.open != turned.open:
        raise Unusable("it points elsewhere when the same lines stand in another order")
    return pick
