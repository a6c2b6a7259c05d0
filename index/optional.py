"""Modules that only learning needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from corpus.errors import SettingsError


def optional(module: str) -> Any:
    """A module that only learning needs. Raises SettingsError where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise SettingsError(
            "Learning intents needs SciPy. Install it with: pip install 'aspire-desk[models]'"
        ) from error
