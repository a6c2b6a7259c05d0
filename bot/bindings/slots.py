"""What every binding needs: where a question is, what amount it names, how a decided sentence begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypedDict

from bot.ask import Ask
from bot.evidence import Ruling
from bot.rules import Money
from bot.rules.wording import capital
from corpus.facts.model import PROGRAMME, Call
from corpus.quantity import Field

Rulings = tuple[Ruling, ...]
# A topic's rule, waiting for the call and the question.
Bound = Callable[[Call, Ask], Rulings]


# Said to be so, and to be confirmed.
SURE = re.compile(r"合って|正しい|よね|間違い(?:な|あり)|(?<![a-z])(?:right|correct|true)(?![a-z])")


class Place(TypedDict):
    """Where a question is, as rules take it."""

    scheme: str
    side: str | None


def place_of(ask: Ask) -> Place:
    """The scheme and side of a question."""
    return {"scheme": ask.scheme, "side": ask.side}


def amounts_of(ask: Ask) -> tuple[Money, ...]:
    """The amounts that are asked about, each once, those whose costs are named first."""
    named = sorted(ask.all("money"), key=lambda item: item.field is None)
    fec: Field | None = "fec" if "fec" in ask.concepts else None
    found = (Money(q.value, q.unit, q.field or fec) for q in named if isinstance(q.value, Decimal))
    return tuple(dict.fromkeys(found))


def amount_of(ask: Ask) -> Money | None:
    """The first of the amounts that are asked about."""
    return next(iter(amounts_of(ask)), None)


def programme_or_scheme(call: Call, ask: Ask) -> str:
    """The programme as a whole where only its own name is said ("what is ASPIRE for?"), else the scheme."""
    by_name = (
        call.programme.lower() in ask.text and not ask.named and not re.search(r"公募|\bcall\b", ask.text)
    )
    return PROGRAMME if by_name or ask.named == (PROGRAMME,) else ask.scheme


def undecided(text: str) -> str:
    """A ruling's sentence without the はい or No it begins with."""
    return capital(re.sub(r"^(?:はい、|いいえ、|(?:Yes|No)[:,.] )+", "", text))
