"""`aspire check`: a planned application held against the call, clause by clause."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import yaml

from bot.answer import Language
from bot.cli.edge import ERROR
from bot.cli.options import AsOfOption, CorpusOption, JsonOption, moment, settings
from bot.cli.terminal import echo
from corpus.errors import BadInput

if TYPE_CHECKING:
    from bot.check.precheck import Clause
    from corpus.facts.model import Call

_MARKS = {
    "ja": {
        "satisfied": "○ 満たす",
        "violated": "× 違反",
        "to_confirm": "？ 要確認",
        "not_stated": "－ 未記入",
    },
    "en": {"satisfied": "ok", "violated": "VIOLATED", "to_confirm": "to confirm", "not_stated": "not stated"},
}
Text = str | None


def _option(name: str, shown: str) -> Any:
    return typer.Option(f"--{name}", metavar=shown, help=_HELP[name])


_HELP = {
    "direct": "Direct costs, such as 1.8億円 or ¥180M.",
    "total": "Total including indirect costs.",
    "side": "Amount of one side, such as uk=£1M; may be given for each side.",
    "institutions": "Institutions of one side, such as uk=2; may be given for each side.",
    "network-share": "Share of direct costs for networks and young researchers.",
    "degree-year": "Year in which the outgoing researcher took the degree.",
    "degree-date": "Day or month of that degree.",
    "years-since-degree": "Years since that degree.",
    "stay": "Length of the stay abroad, such as 1年 or 12 months.",
    "people-abroad": "How many researchers go abroad.",
    "language": "Language of the proposal.",
    "field": "Research field.",
    "country": "Partner country.",
    "submit-at": "When it will be submitted, with a zone if other than the side's own.",
    "notice": "When the agency was or will be told in advance.",
    "duration": "Length of the project.",
    "end": "End of the project, such as 2028-03.",
}


def check(
    context: typer.Context,
    plan: Annotated[
        Path | None, typer.Argument(metavar="PLAN.yaml", help="A planned application; options win over it.")
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
        bool | None, typer.Option("--student/--no-student", help="A student goes abroad.")
    ] = None,
    stay: Annotated[Text, _option("stay", "TIME")] = None,
    people_abroad: Annotated[Text, _option("people-abroad", "N")] = None,
    language: Annotated[Text, _option("language", "LANGUAGE")] = None,
    field: Annotated[Text, _option("field", "FIELD")] = None,
    country: Annotated[Text, _option("country", "COUNTRY")] = None,
    submit_at: Annotated[Text, _option("submit-at", "WHEN")] = None,
    notice: Annotated[Text, _option("notice", "DATE")] = None,
    pi_elsewhere: Annotated[
        bool | None,
        typer.Option("--pi-elsewhere/--no-pi-elsewhere", help="The PI leads another application too."),
    ] = None,
    duration: Annotated[Text, _option("duration", "TIME")] = None,
    end: Annotated[Text, _option("end", "DATE")] = None,
    scheme: Annotated[Text, typer.Option("--scheme", help="Scheme; default: the call's own.")] = None,
    as_of: AsOfOption = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of the check: ja or en.")] = "ja",
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
) -> None:
    """
    Hold a planned application against the call, clause by clause, each with its slide

    Exits 0 when nothing is violated, 1 when something is, 2 for input that cannot be read.

    Example: aspire check --direct 1.9億円 --network-share 60% --degree-year 2012
    """
    from bot.check.planned import ITEMS, read_plan
    from bot.check.precheck import precheck
    from bot.reading.query import DESK_ZONE

    told = _told(lang)
    call, chosen = _call(settings(corpus, None).corpus, scheme)
    pairs = ("side", "institutions")
    named = {name: value for name, value in context.params.items() if name in ITEMS and name not in pairs}
    raw = {**_file(plan), **{name: value for name, value in named.items() if value is not None}}
    raw |= {
        name: _pairs(name, said) for name, said in (("side", side), ("institutions", institutions)) if said
    }
    when = moment(as_of) or datetime.now(DESK_ZONE)
    clauses = precheck(call, read_plan(raw, call), told, scheme=chosen, as_of=when)
    show = _as_json if as_json else _as_text
    echo(show(call, chosen, clauses, told, when))
    if any(clause.outcome == "violated" for clause in clauses):
        raise typer.Exit(ERROR)


def _told(lang: str) -> Language:
    if lang not in ("ja", "en"):
        raise BadInput(f"--lang {lang!r} is no language of the check; write ja or en.")
    return "ja" if lang == "ja" else "en"


def _call(corpus: Path, scheme: str | None) -> tuple[Call, str]:
    """The call of a scheme, or the first one and its default scheme. Raises BadInput for a scheme nobody knows."""
    from corpus.facts.model import read_calls

    calls = read_calls(corpus)
    if not calls:
        raise BadInput(f"There is no call.yaml in {corpus}; name the folder of the calls with --corpus.")
    if scheme is None:
        return calls[0], calls[0].default_scheme
    for call in calls:
        if scheme in {item.id for item in call.schemes}:
            return call, scheme
    known = ", ".join(item.id for call in calls for item in call.schemes)
    raise BadInput(f"There is no scheme {scheme!r}; there are: {known}.")


def _file(plan: Path | None) -> Mapping[str, Any]:
    if plan is None:
        return {}
    try:
        found = yaml.safe_load(plan.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInput(f"{plan} cannot be read as YAML: {str(error).splitlines()[0]}.") from error
    if not isinstance(found, dict):
        raise BadInput(f"{plan} is no plan; write one item a line, such as: direct: 1.8億円")
    return {str(name).replace("-", "_"): value for name, value in found.items()}


def _pairs(name: str, said: Sequence[str]) -> dict[str, str]:
    """The values of `--side uk=£1M` by side."""
    pairs = dict(item.partition("=")[::2] for item in said)
    if not all(pairs.values()):
        raise BadInput(f"--{name} wants a side and a value, such as {name} {_EXAMPLE[name]}.")
    return pairs


_EXAMPLE = {"side": "uk=£1M", "institutions": "uk=2"}


def _as_json(call: Call, scheme: str, clauses: Sequence[Clause], told: Language, when: datetime) -> str:
    from bot.check.precheck import closing

    return json.dumps(
        {
            "call": call.id,
            "scheme": scheme,
            "as_of": when.isoformat(timespec="seconds"),
            "violated": any(clause.outcome == "violated" for clause in clauses),
            "clauses": [
                {
                    "clause": clause.name,
                    "outcome": clause.outcome,
                    "text": clause.text,
                    "sources": [
                        {"document": place.document, "page": place.page, "quote": place.quote}
                        for place in clause.sources
                    ],
                }
                for clause in clauses
            ],
            "note": closing(call, told),
        },
        ensure_ascii=False,
    )


def _as_text(call: Call, scheme: str, clauses: Sequence[Clause], told: Language, when: datetime) -> str:
    from bot.check.precheck import closing

    lines = [call.scheme(scheme).name[told], ""]
    for clause in clauses:
        lines.append(f"{_MARKS[told][clause.outcome]}  {clause.text}")
        lines += [f"      {place.document} p.{place.page} 「{place.quote}」" for place in clause.sources]
    return "\n".join([*lines, "", closing(call, told)])
