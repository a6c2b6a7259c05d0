"""Shares in percent that a question names."""

from __future__ import annotations

from decimal import Decimal

from bot.reading.asked import Asked, Role


def shares(asked: Asked, *roles: Role) -> tuple[Decimal, ...]:
    """The shares that play, or may play, one of *roles*: from 0 to 100 percent, each once."""
    named = (value.number for value in asked.all("percent", *roles))
    return tuple(dict.fromkeys(number for number in named if 0 <= number <= 100))
