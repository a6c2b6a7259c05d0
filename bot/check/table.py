"""Many plans in one table: a CSV file, a proposal a line, checked line by line into another."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.check.items import ITEMS, Item
from bot.check.precheck import Outcome
from bot.check.report import Report
from corpus.errors import BadInput, DocumentUnreadable
from corpus.facts.model import Call
from corpus.readers.encoding import decode
from corpus.text.cells import cell

LABEL, SCHEME = "proposal", "scheme"
_COLUMNS = (
    LABEL,
    SCHEME,
    "result",
    "satisfied",
    "violated",
    "to_confirm",
    "violations",
    "confirmations",
    "error",
)


@dataclass(frozen=True)
class Row:
    """One line of a table: what its proposal is called, the scheme it names, and the items of its plan."""

    label: str
    scheme: str | None
    items: dict[str, Any]


def template(call: Call) -> str:
    """An empty table for the plans of *call*, with an example line."""
    columns = [(item, side) for item in ITEMS.values() for side in _sides(item, call)]
    names = [f"{item.name}.{side}" if side else item.name for item, side in columns]
    examples = ["" if side else item.example.partition(" or ")[0] for item, side in columns]
    return _written([[LABEL, SCHEME, *names], ["example", call.default_scheme, *examples]])


def read_table(path: Path) -> tuple[Row, ...]:
    """The proposals of a CSV file, in UTF-8 or as Excel writes it in Japan. Raises BadInput."""
    try:
        raw = path.read_bytes()
        text = decode(raw, declared=None if _is_utf_8(raw) else "cp932")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
    except DocumentUnreadable as error:
        raise BadInput(f"{path} cannot be read: {error}.") from error
    lines = [line for line in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in line)]
    if len(lines) < 2:
        raise BadInput(f"{path} holds no plan; start from: aspire check --template")
    header = [name.strip().replace("-", "_") for name in lines[0]]
    _check(header, path)
    return tuple(_row(header, line, number) for number, line in enumerate(lines[1:], 1))


def written(results: Iterable[tuple[Row, Report | str]]) -> str:
    """The table of results: a line a proposal, what it violates and what is to be confirmed in sentences."""
    return _written([_COLUMNS, *(_result(row, result) for row, result in results)])


def json_lines(results: Iterable[tuple[Row, Report | str]]) -> str:
    """The same as JSON Lines, with every clause."""
    return "".join(_line(row, result) + "\n" for row, result in results)


def _line(row: Row, result: Report | str) -> str:
    if isinstance(result, str):
        return json.dumps({LABEL: row.label, "error": result}, ensure_ascii=False)
    return result.as_json(proposal=row.label)


def _sides(item: Item, call: Call) -> tuple[str | None, ...]:
    return tuple(side.id for side in call.sides) if item.by_side else (None,)


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _check(header: Sequence[str], path: Path) -> None:
    for at, name in enumerate(header):
        if name in header[:at]:
            raise BadInput(f"{path} has the column {name!r} twice; keep one of the two.")
        item = ITEMS.get(name.partition(".")[0])
        if name not in (LABEL, SCHEME) and (item is None or item.by_side != ("." in name)):
            raise BadInput(f"{path} has a column {name!r} that is no item; see: aspire check --template")


def _row(header: Sequence[str], line: Sequence[str], number: int) -> Row:
    items: dict[str, Any] = {}
    given = {name: cell.strip() for name, cell in zip(header, line, strict=False) if cell.strip()}
    label, scheme = given.pop(LABEL, str(number)), given.pop(SCHEME, None)
    for name, value in given.items():
        item, _, side = name.partition(".")
        if side:
            items.setdefault(item, {})[side] = value
        else:
            items[item] = value
    return Row(label, scheme, items)


def _result(row: Row, result: Report | str) -> list[object]:
    if isinstance(result, str):
        return [cell(row.label), row.scheme or "", "unreadable", "", "", "", "", "", result]
    counts = result.summary
    ranked: tuple[Outcome, ...] = ("violated", "to_confirm", "satisfied", "not_stated")
    worst = next(outcome for outcome in ranked if counts[outcome] or outcome == "not_stated")
    numbers = [counts[outcome] for outcome in ("satisfied", "violated", "to_confirm")]
    told = [" ".join(_texts(result, outcome)) for outcome in ("violated", "to_confirm")]
    return [cell(row.label), result.scheme, worst, *numbers, *told, ""]


def _texts(result: Report, outcome: str) -> Iterator[str]:
    return (clause.text for clause in result.clauses if clause.outcome == outcome)


def _written(lines: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()
