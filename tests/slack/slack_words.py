"""Reading a message as a person would."""

from __future__ import annotations

import json
from typing import Any


def words(message: dict[str, Any]) -> str:
    """Everything written in a message, its notification and the names of its buttons included."""
    return json.dumps(message.get("blocks") or [], ensure_ascii=False) + message["text"]
