"""A chooser that knows the key: what the best of chat models could point at. It stands where a chat model
stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.answering.menu import Line, Menu
from bot.answering.pick import EXTRACTIVE, Pick, Pointed
from bot.answering.reply import MOST
from bot.evaluation.cases import Case, plain, stands


class Perfect:
    """Points at the fewest lines of a menu that hold what the key of *case* wants, and says when none does."""

    name = "perfect"
    case: Case

    def point(self, menus: Sequence[Menu | None], config: Any = None) -> Pointed:
        """A pick for every menu."""
        picks = tuple(menu and self._pick(menu) for menu in menus)
        return Pointed(picks, self.name if any(picks) else EXTRACTIVE)

    async def apoint(self, menus: Sequence[Menu | None], config: Any = None) -> Pointed:
        """The same."""
        return self.point(menus, config)

    def _pick(self, menu: Menu) -> Pick | None:
        if self.case.kind == "abstain":
            return Pick(open=True)
        said = " ".join(statement.text for statement in menu.sure)
        missing = [pattern for pattern in self.case.wanted if not _holds(pattern, said)]
        chosen: list[int] = []
        while missing and len(chosen) < MOST:
            best = max(range(1, len(menu.lines) + 1), key=lambda at: self._worth(menu.lines[at - 1], missing))
            if not self._worth(menu.lines[best - 1], missing)[0]:
                break
            chosen.append(best)
            missing = [pattern for pattern in missing if not _holds(pattern, menu[best].text)]
        if chosen:
            return Pick(tuple(chosen))
        return Pick() if menu.sure else None

    def _worth(self, line: Line, missing: Sequence[Any]) -> tuple[int, bool, int]:
        """How much of what is *missing* a line holds, whether it is cited from a right page, and its brevity."""
        text, chunk = line.statement.text, line.statement.chunk
        pages = {chunk.page} if chunk else {source.page for source in line.statement.sources}
        barred = any(_holds(pattern, text) for pattern in self.case.barred)
        held = 0 if barred else sum(_holds(pattern, text) for pattern in missing)
        return held, bool(pages & self.case.pages), -len(text)


def _holds(pattern: Any, text: str) -> bool:
    told = plain(text)
    return stands(pattern, told, "".join(told.split()))
