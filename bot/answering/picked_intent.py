"""The intent that an asker chose: one of the bank or a fact's, a call that is offered, or an answer of the desk."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from bot.answering.calls import Calls, choice_of
from bot.answering.desk_answer import Approvals
from corpus.errors import UnknownIntent
from corpus.intents.bank import Bank
from corpus.text.names import known

_NEAR = 0.4  # likeness of spelling from which a name is worth naming


class Intents:
    """What may be chosen now. Thread-safe."""

    def __init__(self, bank: Bank, calls: Calls, approvals: Approvals) -> None:
        facts = (fact for names in calls.all for fact in known(names.call))
        offered = (choice_of(names.call, "en").intent for names in calls.all)
        self._names = (*bank.names, *(fact.key for fact in facts if fact.asked), *offered)
        self._approvals = approvals

    def require(self, name: str) -> None:
        """Raises UnknownIntent, which names those that are spelled alike, where nothing goes by *name*."""
        if name in self._names or name in (desks := self._approvals.documents()):
            return
        raise UnknownIntent(f"There is no intent {name!r}{_hint(name, (*self._names, *desks))}")


def _hint(name: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, names, n=3, cutoff=_NEAR)
    listed = "see them with: aspire intents list"
    return f"; did you mean {' or '.join(near)}? Else {listed}" if near else f"; {listed}"
