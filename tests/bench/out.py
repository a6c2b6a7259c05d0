"""Figures to standard output, one a line."""

from __future__ import annotations

import sys


def say(name: str, figure: object) -> None:
    """Print *figure* behind its *name*."""
    sys.stdout.write(f"{name:<36} {figure}\n")
    sys.stdout.flush()
