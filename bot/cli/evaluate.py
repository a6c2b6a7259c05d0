"""`aspire eval`: the desk measured on a file of cases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import AsOfOption, CorpusOption, IndexOption, JsonOption, moment, settings
from bot.cli.terminal import echo
from bot.evaluation.cases import DEPTH, LONGEST, Case, Figures, Result, figures, grade, rank, read_cases
from corpus.errors import BadInput
from corpus.files import at_home


def evaluate(
    cases: Annotated[
        Path, typer.Argument(parser=at_home, metavar="CASES", help="JSON Lines, one case a line.")
    ],
    show: Annotated[bool, typer.Option("--show", help="Show each case that is not right.")] = False,
    as_json: JsonOption = False,
    as_of: AsOfOption = None,
    longest: Annotated[int, typer.Option("--max-chars", min=1, help="A concise answer's length.")] = LONGEST,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Measure the answers to a file of cases, and the passages they are found by

    A case is {"id", "question", "lang", "kind": "answer" or "abstain", "pages": [page], "all": [pattern every answer
    holds], "none": [pattern no answer holds], "verdict": "yes|no|confirm|info" or null}.

    Example: aspire eval cases.jsonl --show
    """
    from bot.desk import Desk
    from bot.remembering import indexed_calls
    from bot.retrieval import open_retriever

    chosen, when = settings(corpus, index, log=False), moment(as_of)
    known = _read(cases)
    retriever = open_retriever(chosen)
    desk = Desk(indexed_calls(chosen, retriever.manifest), retriever, chosen)
    results = []
    for at, case in enumerate(known, 1):
        answer = desk.ask(case.question, as_of=when)
        found = rank(case, retriever.search(case.question, k=DEPTH)) if case.pages else None
        results.append(Result(case, answer, grade(case, answer, longest=longest), found))
        if sys.stderr.isatty():
            typer.echo(f"\r{at}/{len(known)}", nl=at == len(known), err=True)
    for result in results if show else ():
        if not result.right:
            echo(_failure(result), err=as_json)
    told = figures(results)
    echo(told.to_json() if as_json else _table(told))


def _read(path: Path) -> list[Case]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text; save it so, then try again.") from error
    found = list(read_cases(lines, path.name))
    if not found:
        raise BadInput(f"{path} holds no case.")
    return found


def _failure(result: Result) -> str:
    case, answer = result.case, result.answer
    return "\n".join(
        [
            f"{case.id} {case.question}",
            f"   failed: {', '.join(result.failed)}",
            f"   {answer.status}: {answer.answer[:160]!r}",
            f"   pages {[item.page for item in answer.citations]}, wanted {sorted(case.pages)}; "
            f"verdicts {[item.verdict for item in answer.rulings]}, wanted {sorted(case.verdicts)}",
        ]
    )


def _table(told: Figures) -> str:
    lines = [f"{name:16} {n}/{of} = {n / of:.3f}" for name, (n, of) in told.shares.items()]
    lines += [f"{f'recall@{k}':16} {share:.3f}" for k, share in told.recall.items()]
    lines += [] if told.mrr is None else [f"{'MRR':16} {told.mrr:.3f}"]
    lines += [f"{'false answers':16} {len(told.false_answers)} {' '.join(told.false_answers)}".rstrip()]
    lines += [f"{'false refusals':16} {len(told.false_refusals)} {' '.join(told.false_refusals)}".rstrip()]
    return "\n".join([*lines, f"{'elapsed_ms':16} p50 {told.p50:.1f}, p95 {told.p95:.1f}"])
