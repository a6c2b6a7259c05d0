"""What the call states in words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rules.decision import Decision


@dataclass(frozen=True, kw_only=True)
class Stated(Decision):
    """A fact that is said as it stands."""
