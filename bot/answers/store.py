"""The desk's answers in a database: SQLite by default, any SQLAlchemy URL. Several processes may share one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.answers.model import DeskAnswer, State, as_values, from_values
from bot.receipts.database import connect, without_password
from bot.settings import Settings
from corpus.errors import BadInput, SettingsError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


_UNKEPT = (
    "What is given is too long for the database, or holds a character that it cannot keep; "
    "shorten it, or take that out."
)


def new_id() -> str:
    """An id that no other answer has, in this database or another."""
    return secrets.token_hex(4)


class Store:
    """Reads and writes them. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        from bot.answers import tables

        self._engine, self._tables = engine, tables

    @classmethod
    def open(cls, settings: Settings) -> Store:
        """The store of the settings, made when new. Raises SettingsError when the database cannot be used."""
        from sqlalchemy.exc import SQLAlchemyError

        from bot.answers.tables import create

        try:
            engine = connect(settings.desk_answers_url)
            create(engine)
        except (SQLAlchemyError, ImportError, OSError, ValueError) as error:
            raise SettingsError(
                f"The database of the desk's answers {without_password(settings.desk_answers_url)!r} cannot be used. "
                "Set ASPIRE_ANSWERS_URL to one that can be written."
            ) from error
        return cls(engine)

    def version(self) -> int:
        """A number that every change raises: whoever has read the answers under it need not read them again."""
        from sqlalchemy import select

        with self._connection() as connection:
            return int(connection.execute(select(self._tables.version.c.number)).scalar_one())

    def all(self, *states: State) -> list[DeskAnswer]:
        """The answers in these states (all, where none is named), the newest first."""
        from sqlalchemy import select

        table = self._tables.answers
        query = select(table).order_by(table.c.proposed_at.desc(), table.c.id)
        if states:
            query = query.where(table.c.state.in_(states))
        with self._connection() as connection:
            return [_answer(row) for row in connection.execute(query).mappings()]

    def read(self) -> tuple[int, list[DeskAnswer]]:
        """The approved answers and a version that is not newer than they are."""
        version = self.version()
        return version, self.all("approved")

    def get(self, id: str) -> DeskAnswer:
        """The answer *id*; its first characters will do where they name one only. Raises BadInput otherwise."""
        found = [answer for answer in self.all() if id and answer.id.startswith(id.strip().lower())]
        if len(found) == 1:
            return found[0]
        which = "more than one answer of the desk begins" if found else "no answer of the desk begins"
        raise BadInput(f"{which[0].upper()}{which[1:]} with {id!r}. List them with: aspire answers list")

    def known(self, origin_key: str) -> DeskAnswer | None:
        """What came of this origin before."""
        return next((one for one in self.all() if one.origin_key == origin_key), None)

    def propose(self, proposal: DeskAnswer) -> DeskAnswer:
        """Keep a proposal; one of the same origin that waits or was decided on stays as it is."""
        from sqlalchemy import insert
        from sqlalchemy.exc import IntegrityError

        kept = replace(proposal, id=proposal.id or new_id(), state="proposed")
        moment = _now()
        row = _row(kept) | {"proposed_at": moment, "changed_at": moment}
        try:
            with self._connection() as connection:
                connection.execute(insert(self._tables.answers).values(row))
                self._raise_version(connection)
        except IntegrityError:
            before = self.known(str(proposal.origin_key))
            if before is None:
                raise
            return before
        return kept

    def put(self, *answers: DeskAnswer) -> None:
        """Keep *answers* as they are given, new ones and changed ones, all or none."""
        from sqlalchemy import insert, update

        table, moment = self._tables.answers, _now()
        with self._connection() as connection:
            for answer in answers:
                row = _row(answer) | {"changed_at": moment}
                changed = connection.execute(update(table).where(table.c.id == answer.id).values(row))
                if changed.rowcount == 0:
                    connection.execute(insert(table).values(row | {"proposed_at": moment}))
            self._raise_version(connection)

    def last_export(self) -> Mapping[str, str] | None:
        """What the last export held: digests by id; None before the first."""
        from sqlalchemy import select

        table = self._tables.exports
        with self._connection() as connection:
            return connection.execute(select(table.c.held).order_by(table.c.id.desc()).limit(1)).scalar()

    def exported(self, answers: Sequence[DeskAnswer]) -> None:
        """Remember what an export held."""
        from sqlalchemy import insert

        held = {answer.id: answer.digest for answer in answers}
        with self._connection() as connection:
            connection.execute(insert(self._tables.exports).values(made_at=_now(), held=held))

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def _raise_version(self, connection: Connection) -> None:
        from sqlalchemy import update

        table = self._tables.version
        connection.execute(update(table).values(number=table.c.number + 1))

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except (DataError, OverflowError) as error:
            raise BadInput(_UNKEPT) from error
        except SQLAlchemyError as error:
            raise SettingsError(
                "The desk's answers cannot be read or kept. Check the database of ASPIRE_ANSWERS_URL."
            ) from error


def _row(answer: DeskAnswer) -> dict[str, Any]:
    """*answer* as the table holds it. Raises BadInput for what is no text: half a character."""
    values = as_values(answer)
    try:
        json.dumps(values, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise BadInput(_UNKEPT) from error
    return values


def _answer(row: Any) -> DeskAnswer:
    return from_values(dict(row))


def _now() -> str:
    return datetime.now(UTC).isoformat()
