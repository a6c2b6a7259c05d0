"""`aspire check`: planned applications held against the call, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.answer import Language
from bot.check.items import ITEMS
from bot.cli.edge import ERROR
from bot.cli.options import AsOfOption, CorpusOption, JsonOption, moment, settings
from bot.cli.terminal import echo
from corpus.errors import BadInput, CorpusError
from corpus.files import at_home
from corpus.yaml_text import NO_YAML, parse

if TYPE_CHECKING:
    from bot.check.report import Report
    from corpus.facts.model import Call

Text = str | None


def _option(name: str, shown: str) -> Any:
    return typer.Option(f"--{name}", metavar=shown, help=ITEMS[name.replace("-", "_")].help)


def check(
    context: typer.Context,
    plan: Annotated[
        Path | None,
        typer.Argument(
            parser=at_home, metavar="PLAN.yaml", help="A planned application; options win over it."
        ),
    ] = None,
    direct: Annotated[Text, _option("direct", "AMOUNT")] = None,
    total: Annotated[Text, _option("total", "AMOUNT")] = None,
    side: Annotated[list[str] | None, _option("side", "ID=AMOUNT")] = None,
    institutions: Annotated[list[str] | None, _option("institutions", "ID=N")] = None,
    network_share: Annotated[Text, _option("network-share", "PERCENT")] = None,
    degree_year: Annotated[Text, _option("degree-year", "YEAR")] = None,
    degree_date: Annotated[Text, _option("degree-date", "DATE")] = None,
    years_since_degree: Annotated[Text, _option("years-since-degree", "YEARS")] = None,
    student: Annotated[
        bool | None, typer.Option("--student/--no-student", help=ITEMS["student"].help)
    ] = None,
    stay: Annotated[Text, _option("stay", "TIME")] = None,
    people_abroad: Annotated[Text, _option("people-abroad", "N")] = None,
    language: Annotated[Text, _option("language", "LANGUAGE")] = None,
    field: Annotated[Text, _option("field", "FIELD")] = None,
    country: Annotated[Text, _option("country", "COUNTRY")] = None,
    submit_at: Annotated[Text, _option("submit-at", "WHEN")] = None,
    notice: Annotated[Text, _option("notice", "DATE")] = None,
    pi_elsewhere: Annotated[
        bool | None, typer.Option("--pi-elsewhere/--no-pi-elsewhere", help=ITEMS["pi_elsewhere"].help)
    ] = None,
    duration: Annotated[Text, _option("duration", "TIME")] = None,
    end: Annotated[Text, _option("end", "DATE")] = None,
    scheme: Annotated[Text, typer.Option("--scheme", help="Scheme; default: the call's own.")] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", parser=at_home, metavar="PLANS.csv", help="Many plans, one a line."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", parser=at_home, metavar="TABLE.csv", help="Where the table of --file is written."
        ),
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help="Print an empty table for --file, and no check.")
    ] = False,
    as_of: AsOfOption = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of the check: ja or en.")] = "ja",
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
) -> None:
    """
    Hold planned applications against the call, clause by clause, each with its slide

    Exits 0 when nothing is violated, 1 when something is, 2 for input that cannot be read. Of a table, a line
    that cannot be read is told in its place, and exits 1.

    Example: aspire check --direct 1.9億円 --network-share 60% --degree-year 2012
    """
    checker = _Checker(settings(corpus, None).corpus, _told(lang), moment(as_of))
    if template:
        from bot.check.table import template as empty

        echo(empty(checker.call(scheme)[0]), nl=False)
    elif file:
        if plan or _typed(context.params) or side or institutions:
            raise BadInput("Give one plan or --file, not both.")
        _table(checker, file, scheme, out, as_json)
    else:
        given = {**_file(plan), **_typed(context.params), **_sides(side=side, institutions=institutions)}
        report = checker.check(given, scheme)
        echo(report.as_json() if as_json else report.as_text())
        if report.violated:
            raise typer.Exit(ERROR)


class _Checker:
    """Checks plans against the calls of a corpus."""

    def __init__(self, corpus: Path, language: Language, as_of: datetime | None) -> None:
        from bot.reading.query import DESK_ZONE
        from corpus.facts.model import read_calls

        self._corpus, self._language = corpus, language
        self._as_of = as_of or datetime.now(DESK_ZONE)
        self._calls = read_calls(corpus)

    def call(self, scheme: str | None) -> tuple[Call, str]:
        """The call of a scheme, or the first with its default scheme. Raises BadInput for an unknown one."""
        if not self._calls:
            raise BadInput(
                f"There is no call.yaml in {self._corpus}; name the folder of the calls with --corpus."
            )
        if scheme is None:
            return self._calls[0], self._calls[0].default_scheme
        for call in self._calls:
            if scheme in {item.id for item in call.schemes}:
                return call, scheme
        known = ", ".join(item.id for call in self._calls for item in call.schemes)
        raise BadInput(f"There is no scheme {scheme!r}; there are: {known}.")

    def check(self, raw: Mapping[str, Any], scheme: str | None) -> Report:
        """One plan, checked. Raises BadInput for one that cannot be read."""
        from bot.check.planned import Frame, read_plan
        from bot.check.precheck import precheck
        from bot.check.report import Report

        call, chosen = self.call(scheme)
        plan = read_plan(raw, Frame.of(call, chosen, self._as_of))
        clauses = precheck(call, plan, self._language, scheme=chosen, as_of=self._as_of)
        return Report(call, chosen, self._as_of, self._language, clauses)


def _table(checker: _Checker, file: Path, scheme: str | None, out: Path | None, as_json: bool) -> None:
    """Every line of a table, checked; one that cannot be read takes none of the others with it."""
    from bot.check.table import json_lines, read_table, written

    results = [(row, _tried(checker, row.items, row.scheme or scheme)) for row in read_table(file)]
    told = json_lines(results) if as_json else written(results)
    if out:
        _write(out, told)
    else:
        echo(told, nl=False)
    if any(isinstance(result, str) or result.violated for _, result in results):
        raise typer.Exit(ERROR)


def _tried(checker: _Checker, raw: Mapping[str, Any], scheme: str | None) -> Report | str:
    try:
        return checker.check(raw, scheme)
    except BadInput as error:
        return str(error)


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, encoding="utf-8-sig")  # the mark by which Excel knows UTF-8
    except OSError as error:
        raise CorpusError(f"{out} cannot be written: {error.strerror}.") from error


def _told(lang: str) -> Language:
    if lang not in ("ja", "en"):
        raise BadInput(f"--lang {lang!r} is no language of the check; write ja or en.")
    return "ja" if lang == "ja" else "en"


def _typed(params: Mapping[str, Any]) -> dict[str, Any]:
    """The items given as options of their own."""
    single = [name for name, item in ITEMS.items() if not item.by_side]
    return {name: params[name] for name in single if params.get(name) is not None}


def _file(plan: Path | None) -> Mapping[str, Any]:
    if plan is None:
        return {}
    try:
        found = parse(plan.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{plan} cannot be read: {error.strerror}.") from error
    except NO_YAML as error:
        raise BadInput(f"{plan} cannot be read as YAML: {str(error).splitlines()[0]}.") from error
    if not isinstance(found, dict):
        raise BadInput(f"{plan} is no plan; write one item a line, such as: direct: 1.8億円")
    return {str(name).replace("-", "_"): value for name, value in found.items()}


def _sides(**said: Sequence[str] | None) -> dict[str, dict[str, str]]:
    """The values of `--side uk=£1M` by side."""
    return {name: _pairs(name, pairs) for name, pairs in said.items() if pairs}


def _pairs(name: str, said: Sequence[str]) -> dict[str, str]:
    pairs = dict(item.partition("=")[::2] for item in said)
    if not all(pairs.values()):
        raise BadInput(f"--{name} wants a side and a value, such as --{name} {ITEMS[name].example}.")
    return pairs
