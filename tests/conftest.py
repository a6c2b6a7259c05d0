"""What several rooms' tests share: the real embedded encoder, prepared once, and the bundled call's index."""

from __future__ import annotations

import os

# One process a core: threads of numpy's and torch's own would wait for each other, spinning. Read when these
# are loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import tempfile
from pathlib import Path

import pytest
from filelock import FileLock

from bot.settings import BUNDLED_CORPUS
from corpus.documents import read_corpus
from index.build import build
from index.prepare import EMBEDDED, open_encoder


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the settings, the index or the answer log of whoever runs it."""
    for name in [name for name in os.environ if name.startswith(("ASPIRE_", "SLACK_"))]:
        if not name.startswith("ASPIRE_TEST_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ASPIRE_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def models() -> Path:
    """Where prepared models are kept between runs."""
    return Path(os.environ.get("ASPIRE_TEST_MODELS") or Path(tempfile.gettempdir()) / "aspire-desk-models")


@pytest.fixture(scope="session")
def bundled_index(models: Path) -> Path:
    """The index of the bundled call, kept between runs; a build only encodes what changed."""
    folder = models / "bundled-index"
    models.mkdir(parents=True, exist_ok=True)
    with FileLock(models / "bundled-index.lock"):
        build(read_corpus(BUNDLED_CORPUS).documents, folder, encoder=open_encoder(EMBEDDED, models))
    return folder
