"""The choice that a receipt holds, in the place of the chat model that made it: the same lines, of today's menus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.answering.menu import Menu
from bot.answering.pick import EXTRACTIVE, Pick, Pointed
from bot.answering.statements import Statement
from bot.receipts.receipt import Receipt
from corpus.text.squeeze import squeeze

if TYPE_CHECKING:
    from langchain_core.runnables import RunnableConfig

Stored = Mapping[str, Any]
_OUTCOME = (
    "rule",
    "scheme",
    "side",
    "group",
)  # what tells one ruling of an intent from another, whatever it comes to


class ChosenAgain:
    """Points at what *receipt* holds as chosen, asking nobody."""

    def __init__(self, receipt: Receipt) -> None:
        self._parts: Sequence[Stored] = (receipt.choice or {}).get("parts", ())
        self._name = receipt.model

    def point(self, menus: Sequence[Menu | None], config: RunnableConfig | None = None) -> Pointed:
        """The stored pick for each menu; None, so that the desk chooses, where nothing of it stands any more."""
        picks = tuple(self._pick(menu) if menu else None for menu in menus)
        return Pointed(picks, self._name if any(picks) else EXTRACTIVE)

    async def apoint(self, menus: Sequence[Menu | None], config: RunnableConfig | None = None) -> Pointed:
        """The same."""
        return self.point(menus, config)

    def _pick(self, menu: Menu) -> Pick | None:
        """A part that was left out, as told under another, chose what was said there."""
        own = [part for part in self._parts if part["asked"] == menu.question]
        chosen = [item for part in own or self._parts for item in part["chosen"]]
        lines = tuple(dict.fromkeys(at for item in chosen if (at := _line_of(item, menu))))
        is_open = any(part["asks_desk"] or (part["silence"] and not part["chosen"]) for part in own)
        stands = lines or any(_is_same(item, one) for item in chosen for one in menu.sure)
        return Pick(lines, open=is_open) if stands or not chosen else None


def _line_of(item: Stored, menu: Menu) -> int:
    """The number of the line of *menu* that says what *item* did, in the same words before all; 0 for none."""
    statements = [line.statement for line in menu.lines]
    words = (at for at, one in enumerate(statements, 1) if one.text == item["text"])
    return next(words, None) or next((at for at, one in enumerate(statements, 1) if _is_same(item, one)), 0)


def _is_same(item: Stored, statement: Statement) -> bool:
    """Whether *statement* is of today what *item* was: the same quotation, or the same ruling of the same intent."""
    if item["passage"]:
        return squeeze(item["sources"][0][2]) == squeeze(statement.quote) != ""
    told, decision = item["decision"], statement.decision
    if told is None or decision is None or item["intent"] != statement.intent:
        return False
    return all(told.get(name) == getattr(decision, name) for name in _OUTCOME)
