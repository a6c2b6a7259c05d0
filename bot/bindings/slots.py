"""What every binding needs: where a question is, what amount it names, how a decided sentence begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypedDict

from bot.ask import Ask
from bot.evidence import Ruling
from bot.rules import Money
from corpus.facts import PROGRAMME, Call

Rulings = tuple[Ruling, ...]
# A topic's rule, waiting for the call and the question.
Bound = Callable[[Call, Ask], Rulings]


class Place(TypedDict):
    """Where a question is, as rules take it."""

    scheme: str
    side: str | None


def place_of(ask: Ask) -> Place:
    """The scheme and side of a question."""
    return {"scheme": ask.scheme, "side": ask.side}


def amount_of(ask: Ask) -> Money | None:
    """The amount that is asked about: the first one whose costs are named, else the first."""
    amounts = ask.all("money")
    named = [item for item in amounts if item.field] or list(amounts)
    if not named or not isinstance(named[0].value, Decimal):
        return None
    field = named[0].field
    if field is None and "fec" in ask.concepts:
        field = "fec"
    return Money(named[0].value, named[0].unit, field)


def programme_or_scheme(call: Call, ask: Ask) -> str:
    """The programme as a whole where only its own name is said ("what is ASPIRE for?"), else the scheme."""
    by_name = (
        call.programme.lower() in ask.text and not ask.named and not re.search(r"公募|\bcall\b", ask.text)
    )
    return PROGRAMME if by_name or ask.named == (PROGRAMME,) else ask.scheme


def undecided(text: str) -> str:
    """A ruling's sentence without the はい or Yes it begins with."""
    return re.sub(r"^(?:はい、|Yes[:,.] )", "", text)
