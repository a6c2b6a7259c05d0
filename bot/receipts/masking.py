"""An answer as the log keeps it: personal data masked, but for the addresses that the documents themselves
give."""

from __future__ import annotations

import json
from collections.abc import Set as AbstractSet
from typing import Any

from bot.answer import Answer
from bot.receipts.contacts import addresses, numbers, plain_address
from bot.receipts.mask import mask_all

# What stands in the place of personal data.
MASKS = ("[name]", "[address]", "[phone]", "[place]", "[birthday]", "[number]", "[signature]")


def masked_line(answer: Answer, public: AbstractSet[str] = frozenset()) -> dict[str, Any]:
    """The answer's JSON without personal data; addresses in *public* stay."""
    line: dict[str, Any] = mask_all(json.loads(answer.to_json()), keep=public_addresses(answer) | public)
    return line


def public_addresses(answer: Answer) -> frozenset[str]:
    """Addresses and telephone numbers that the answer itself gives from the documents: they are public and stay."""
    public = " ".join([answer.contact or "", *(citation.quote for citation in answer.citations)])
    found = (*addresses(public), *numbers(public))
    return frozenset(plain_address(public[span.start : span.end]) for span in found)
