"""An answer as the log keeps it: personal data masked, but for the addresses that the documents themselves
give."""

from __future__ import annotations

import json
from typing import Any

from bot.answer import Answer
from bot.receipts.mask import ADDRESS, mask_all


def masked_line(answer: Answer) -> dict[str, Any]:
    """The answer's JSON without personal data."""
    line: dict[str, Any] = mask_all(json.loads(answer.to_json()), keep=public_addresses(answer))
    return line


def public_addresses(answer: Answer) -> frozenset[str]:
    """Addresses that the answer itself gives from the documents: they are public and stay."""
    public = " ".join([answer.contact or "", *(citation.quote for citation in answer.citations)])
    return frozenset(address.lower() for address in ADDRESS.findall(public))
