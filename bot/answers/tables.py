"""The tables of the desk's answers, in the database that the counters share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    false,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.schema import CreateColumn

from bot.answers.model import ID_LENGTH

metadata = MetaData()

answers = Table(
    "desk_answers",
    metadata,
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("state", String(10), nullable=False, index=True),
    Column("examples", JSON, nullable=False),
    Column("wording", JSON, nullable=False),
    Column("sources", JSON, nullable=False),
    Column("call", String(200)),
    Column("side", String(100)),
    Column("theme", String(200)),
    Column("valid_until", String(10)),
    Column("role", String(200)),
    Column("approved_on", String(10)),
    Column("origin", String(200), nullable=False),
    Column("origin_key", String(200), unique=True),
    Column("asked", Integer, nullable=False),
    Column("proposed_at", String(40), nullable=False),
    Column("changed_at", String(40), nullable=False),
    Column("misread", Boolean, nullable=False, server_default=false()),
)

# One row. Every change of an answer raises its number, in the same transaction.
version = Table(
    "desk_answers_version", metadata, Column("id", Integer, primary_key=True), Column("number", Integer)
)

# What each export held: the digests of the answers by their ids.
exports = Table(
    "desk_answers_exports",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("made_at", String(40), nullable=False),
    Column("held", JSON, nullable=False),
)


def create(engine: Engine) -> None:
    """Make what is missing; of two processes that find it missing at once, one finds it made."""
    try:
        metadata.create_all(engine)
    except DBAPIError:
        metadata.create_all(engine)
    _add_missing(engine)
    with engine.begin() as connection:
        if connection.execute(select(version)).first() is not None:
            return
    try:
        with engine.begin() as connection:
            connection.execute(insert(version).values(id=1, number=0))
    except IntegrityError:
        return


def _add_missing(engine: Engine) -> None:
    """The columns that a table of an earlier version lacks; of two processes that add one, one finds it added."""
    for column in _missing(engine):
        try:
            with engine.begin() as connection:
                spelled = CreateColumn(column).compile(dialect=engine.dialect)
                connection.exec_driver_sql(f"ALTER TABLE {answers.name} ADD COLUMN {spelled}")
        except DBAPIError:
            if column in _missing(engine):
                raise


def _missing(engine: Engine) -> list[Column[Any]]:
    known = {found["name"] for found in inspect(engine).get_columns(answers.name)}
    return [column for column in answers.columns if column.name not in known]
