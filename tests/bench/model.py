"""The embedded encoder, prepared once for all measurements."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from index.encoder import ServedEncoder
from index.prepare import EMBEDDED, open_encoder


@cache
def embedded() -> ServedEncoder:
    """Prepared in a folder of the system's temporary directory."""
    return open_encoder(EMBEDDED, Path(tempfile.gettempdir()) / f"aspire-desk-models-{os.getuid()}")
