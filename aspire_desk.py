"""`aspire`, whatever else is called `bot`, `corpus` or `index` where Python looks for modules.

These are common names: a bot.py beside the question, or on PYTHONPATH, would be taken for ours. So ours are loaded from
beside this file before anything else is.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_ROOMS = ("corpus", "index", "bot")


def main() -> None:
    """Run `aspire` from our own rooms, or say in one sentence that they are not whole."""
    try:
        for room in _ROOMS:
            _load(room)
        from bot.cli import main as aspire
    except ImportError as error:
        if not _ours(error.name or ""):
            raise
        sys.exit(
            f"aspire: the packages in {_HERE} are not whole ({error}): another package has written over them. Install "
            "aspire-desk in an environment of its own: python -m venv .venv && .venv/bin/pip install aspire-desk"
        )
    aspire()


def _load(room: str) -> None:
    """Make *room* the package of that name beside this file."""
    spec = importlib.util.spec_from_file_location(room, _HERE / room / "__init__.py")
    if spec is None or spec.loader is None or not Path(spec.origin or "").is_file():
        raise ModuleNotFoundError(f"No module named {room!r}", name=room)
    sys.modules[room] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[room])


def _ours(name: str) -> bool:
    return name.partition(".")[0] in _ROOMS


if __name__ == "__main__":
    main()
