"""Whether a chat model's choice counts: what differs from the desk's own has to hold when the lines are turned round.

Small models point at what stands first, whatever it says. A choice that another order of the same lines changes is
no choice.
"""

from __future__ import annotations

from bot.answering.menu import Menu
from bot.answering.pick import Pick
from bot.answering.reply import Unusable


def differs(pick: Pick, menu: Menu) -> bool:
    """Whether *pick* comes to anything else than what the desk alone would do."""
    speaks = bool(menu.own or menu.sure)
    return not pick.adds_nothing and (set(pick.lines) != _own(menu) or pick.open == speaks)


def agreed(pick: Pick, turned: Pick, menu: Menu) -> Pick:
    """What *pick* and *turned*, given to the same menu the other way round, have in common; and the desk's own lines
    where *pick* names them all, since those need nobody's consent. Where one of them adds nothing, nothing is added.

    Raises Unusable where that is no line though one of them names some, or only one of two without lines leaves
    something open.
    """
    if pick.adds_nothing or turned.adds_nothing:
        return Pick()
    own, again = _own(menu), {len(menu.lines) + 1 - number for number in turned.lines}
    kept = own if own <= set(pick.lines) else set()
    lines = tuple(number for number in pick.lines if number in again | kept)
    if lines:
        return Pick(lines, open=pick.open and turned.open)
    if pick.lines or again or pick.open != turned.open:
        raise Unusable("it points elsewhere when the same lines stand in another order")
    return pick


def _own(menu: Menu) -> set[int]:
    return set(range(1, menu.own + 1))
