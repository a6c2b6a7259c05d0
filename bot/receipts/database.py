"""The database of the answer log: SQLite by default, any SQLAlchemy URL.

SQLAlchemy is imported when the log is opened, so that answering without a log does not wait for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.private import private_file, private_folder

if TYPE_CHECKING:
    from sqlalchemy import Engine, Table

# Seconds that a receipt waits for another writer: its answer waits as long.
_PATIENCE = 3


def connect(url: str) -> Engine:
    """An engine for *url*; a SQLite file and its folder are made, for their owner alone. Raises OSError."""
    from sqlalchemy import create_engine, event, make_url

    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True)
    if address.database and address.database != ":memory:":
        private_folder(Path(address.database).parent)
        private_file(Path(address.database))
    engine = create_engine(address, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _for_several_writers)
    return engine


def _for_several_writers(connection: Any, _: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def create(engine: Engine) -> Table:
    """The table of receipts, created when new."""
    from sqlalchemy import Column, MetaData, String, Table, Text

    table = Table(
        "receipts",
        MetaData(),
        Column("id", String(12), primary_key=True),
        Column("asked_at", String(40), index=True, nullable=False),
        Column("question", Text, nullable=False),
        Column("language", String(8), nullable=False),
        Column("as_of", String(40), nullable=False),
        Column("status", String(16), nullable=False),
        Column("model", String(200), nullable=False),
        Column("corpus", String(64), nullable=False),
        Column("answer", Text, nullable=False),
        Column("body", Text, nullable=False),
    )
    table.create(engine, checkfirst=True)
    return table


def without_password(url: str) -> str:
    """*url* as it may be shown."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        # Drivers take passwords among the options too.
        return make_url(url).set(query={}).render_as_string(hide_password=True)
    except ArgumentError:
        return "(no database URL)"
