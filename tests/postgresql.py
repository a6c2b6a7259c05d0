"""A PostgreSQL server of the tests' own, on a socket in a folder of its own, and databases on it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

_DEBIANS = "/usr/lib/postgresql"  # a folder for each version, none of them on the PATH
_SECONDS = 30
_OPTIONS = ("listen_addresses=", "fsync=off", "full_page_writes=off", "shared_buffers=16MB")


def missing() -> str | None:
    """Why the server cannot be started here, or None."""
    return None if _programs() else "PostgreSQL is missing: apt-get install postgresql"


def _programs() -> Path | None:
    """The folder of `initdb` and `postgres`."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return next(iter(sorted(Path(_DEBIANS).glob("*/bin"), reverse=True)), None)


class PostgreSQL:
    """A running server. It refuses root: one started by root runs as the user that Debian made for it."""

    def __init__(self) -> None:
        programs = _programs()
        assert programs is not None
        self._base = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self._started = _as_no_root(self._base)
        self._make(programs / "initdb")
        self._process = self._start(programs / "postgres")

    def new_database(self) -> str:
        """The SQLAlchemy URL of an empty database."""
        name = f"test_{uuid4().hex}"
        self._run(f"CREATE DATABASE {name}")
        return self._url(name)

    def stop(self) -> None:
        """End the server and whoever is connected to it at once: nothing of it is kept."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(timeout=20)
        shutil.rmtree(self._base, ignore_errors=True)

    def _make(self, initdb: Path) -> None:
        command = [str(initdb), "-D", str(self._base / "data"), "-U", "desk", "-A", "trust"]
        command += ["--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions"]
        made = subprocess.run(command, capture_output=True, text=True, check=False, **self._started)
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr}")

    def _start(self, postgres: Path) -> subprocess.Popen[bytes]:
        command = [str(postgres), "-D", str(self._base / "data"), "-k", str(self._base)]
        for option in _OPTIONS:
            command += ["-c", option]
        log = self._base / "log"
        with log.open("wb") as written:
            process = subprocess.Popen(command, stderr=written, **self._started)
        deadline = time.monotonic() + _SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            try:
                self._run("SELECT 1")
                return process
            except OperationalError:
                time.sleep(0.05)
        process.kill()
        raise RuntimeError(f"postgres did not start: {log.read_text(encoding='utf-8')}")

    def _run(self, statement: str) -> None:
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.execute(text(statement))
        finally:
            engine.dispose()

    def _url(self, database: str) -> str:
        return f"postgresql+psycopg://desk@/{database}?host={self._base}"


def _as_no_root(base: Path) -> dict[str, Any]:
    """How a process is started in *base* by who may start a server, to whom the folder is given."""
    if os.getuid() != 0:
        return {"cwd": base}
    owner = pwd.getpwnam("postgres")
    os.chown(base, owner.pw_uid, owner.pw_gid)
    return {"cwd": base, "user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
