"""What several rooms' tests share: the real embedded encoder, prepared once, and the bundled call's index."""

from __future__ import annotations

import os

# One process a core: threads of numpy's and torch's own would wait for each other, spinning. Read when these
# are loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from bot.settings import BUNDLED_CORPUS
from corpus.documents import read_corpus
from index.build import build
from index.prepare import EMBEDDED, open_encoder
from tests import postgresql


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
    return Path(
        os.environ.get("ASPIRE_TEST_MODELS")
        or Path(tempfile.gettempdir()) / f"aspire-desk-models-{os.getuid()}"
    )


@pytest.fixture(scope="session")
def bundled_index(models: Path) -> Path:
    """The index of the bundled call, kept between runs; a build only encodes what changed."""
    folder = models / "bundled-index"
    models.mkdir(parents=True, exist_ok=True)
    with FileLock(models / "bundled-index.lock"):
        build(read_corpus(BUNDLED_CORPUS).documents, folder, encoder=open_encoder(EMBEDDED, models))
    return folder


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.PostgreSQL]:
    """A server for all tests of this process; skipped where PostgreSQL is not installed."""
    reason = postgresql.missing()
    if reason:
        pytest.skip(reason)
    server = postgresql.PostgreSQL()
    yield server
    server.stop()


@pytest.fixture
def postgresql_url(postgresql_server: postgresql.PostgreSQL) -> str:
    """An empty database on PostgreSQL that several processes may share."""
    return postgresql_server.new_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database that several workers may share: a SQLite file, then one on PostgreSQL."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_url"))
    return f"sqlite:///{tmp_path / 'shared' / 'shared.sqlite3'}"
