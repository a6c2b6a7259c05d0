"""What the Slack counter remembers: tables, and the database several workers may share.

A SQLite file by default, in write-ahead mode; any other SQLAlchemy URL for several machines.
"""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Engine,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.settings import Settings
from corpus.errors import SettingsError

# The database is locked, full, restarting or gone: trying again later may help.
OUT_OF_ORDER = (OperationalError, InterfaceError, PoolTimeout)

metadata = MetaData()

jobs = Table(
    "slack_jobs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(200), nullable=False, unique=True),
    # One message reaches us as a mention and as a message: the same channel and timestamp, two event ids.
    Column("message_key", String(200), unique=True),
    Column("kind", String(20), nullable=False),
    Column("conversation", String(200), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("thread_ts", String(40)),
    Column("user", String(40), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("refusal", String(20)),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("posting", Boolean, nullable=False, default=False),
    Column("reply_ts", String(40)),
    Column("worker", String(120)),
    Column("taken_at", Float, nullable=False),
    Column("due_at", Float, nullable=False),
    Column("done_at", Float),
    Index("slack_jobs_order", "conversation", "state", "id"),
    Index("slack_jobs_state", "state", "due_at"),
    Index("slack_jobs_user", "user", "taken_at"),
    Index("slack_jobs_channel", "channel", "taken_at"),
    sqlite_autoincrement=True,
)


def unfinished(table: Any) -> Any:
    """Which rows of *table*, `jobs` or an alias of it, still have to be worked."""
    return table.c.state.in_(("queued", "working"))


# Questions deleted before they were answered: channel and timestamp of the message.
withdrawn = Table(
    "slack_withdrawn",
    metadata,
    Column("message_key", String(200), primary_key=True),
    Column("at", Float, nullable=False),
)

# Each worker raises its number while it lives.
workers = Table(
    "slack_workers",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("beat", Integer, nullable=False),
)

answers = Table(
    "slack_answers",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("job", Integer, nullable=False, unique=True),
    Column("receipt", String(80)),
    Column("conversation", String(200), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("thread_ts", String(40)),
    Column("user", String(40), nullable=False),
    Column("question", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("reason", String(40)),
    Column("language", String(5), nullable=False),
    Column("answer", JSON, nullable=False),
    Column("made_at", Float, nullable=False),
    Index("slack_answers_turns", "conversation", "made_at"),
)

feedback = Table(
    "slack_feedback",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("answer", String(40), nullable=False),
    Column("receipt", String(80)),
    Column("user", String(40), nullable=False),
    Column("liked", Boolean, nullable=False),
    Column("given_at", Float, nullable=False),
    UniqueConstraint("answer", "user"),
)

cases = Table(
    "slack_cases",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    # The modal it was sent from: a form sent twice is one case.
    Column("form", String(80), nullable=False, unique=True),
    Column("answer", String(40), nullable=False),
    Column("receipt", String(80)),
    Column("question", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("draft", Text, nullable=False),
    Column("language", String(5), nullable=False),
    Column("asker", String(40), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("thread_ts", String(40)),
    Column("desk_ts", String(40)),
    Column("reply", Text),
    Column("replied_by", String(40)),
    Column("opened_at", Float, nullable=False),
    Column("replied_at", Float),
    sqlite_autoincrement=True,
)


def database_url(settings: Settings) -> str:
    """The database in force: the setting, or a file of the home folder."""
    return settings.slack_database_url or f"sqlite:///{settings.home / 'slack.sqlite3'}"


def open_database(url: str) -> Engine:
    """Connect to *url* and make its tables. Raises SettingsError when it cannot be used."""
    try:
        place = make_url(url)
        if place.get_backend_name() == "sqlite" and place.database:
            _make_folder(place.database)
        sqlite = place.get_backend_name() == "sqlite"
        # SQLite has one writer at a time: threads wait better in the pool's queue than by trying for its
        # lock.
        pool = {"pool_size": 1, "max_overflow": 0} if sqlite else {"pool_size": 20, "max_overflow": 20}
        # Without hide_parameters an error message would carry the question into the log.
        engine = create_engine(place, hide_parameters=True, pool_pre_ping=True, pool_timeout=10, **pool)
        if sqlite:
            _prepare_sqlite(engine)
        _create_tables(engine)
        return engine
    except ImportError as error:
        raise SettingsError(
            f"The driver of the Slack database is missing ({error.name or error}). "
            "Install it, for PostgreSQL with: pip install 'psycopg[binary]'"
        ) from error
    except (ArgumentError, NoSuchModuleError, DBAPIError, OSError) as error:
        raise SettingsError(
            f"The Slack database cannot be used ({type(error).__name__}). Set ASPIRE_SLACK_DATABASE_URL."
        ) from error


def _make_folder(database: str) -> None:
    from pathlib import Path

    from bot.private import private_file, private_folder

    if database == ":memory:":
        return
    private_folder(Path(database).expanduser().parent)
    private_file(Path(database).expanduser())


def _prepare_sqlite(engine: Engine) -> None:
    """Write-ahead log, waiting instead of failing, and transactions that take the write lock at once.

    A transaction that begins reading and then writes cannot wait for the lock
    (sqlite.org/lang_transaction.html).
    """

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _create_tables(engine: Engine) -> None:
    """Make what is missing; two workers starting at once may both find it missing."""
    try:
        metadata.create_all(engine)
    except DBAPIError:
        time.sleep(0.5)
        metadata.create_all(engine)
