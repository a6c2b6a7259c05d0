"""`aspire intents list|test|explain|add`."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.indexing import encoder
from bot.cli.options import CorpusOption, JsonOption, asked, settings
from bot.cli.terminal import echo
from bot.settings import Settings
from corpus.errors import BadInput
from corpus.facts.model import read_calls
from corpus.intents.bank import Bank, Intent, Kind, read_bank
from corpus.intents.own import add_example, file_to_add_to, read_own
from corpus.text.names import Names

if TYPE_CHECKING:
    from index.explanation import Explanation
    from index.intent_trial import Trial

app = typer.Typer(help="What questions may ask, and the examples it is learned from.", no_args_is_help=True)
KindOption = Annotated[Kind | None, typer.Option("--kind", help="Only the intents of this kind.")]


@app.command("list")
def list_(kind: KindOption = None, as_json: JsonOption = False, corpus: CorpusOption = None) -> None:
    """
    List the intents: name, kind, label, examples, and how many of those are your own

    Example: aspire intents list --kind silence
    """
    shipped, own = _banks(settings(corpus, None))
    for intent in shipped.joined(own).intents:
        if kind in (None, intent.kind):
            added = own.get(intent.name)
            count = len(added.all_examples) if added else 0
            echo(_json(_listed(intent, count)) if as_json else _line(intent, count))


@app.command()
def test(as_json: JsonOption = False) -> None:
    """
    Test the shipped examples, each by what the others teach; some minutes

    Prints how often the right intent stands first and among the first, how often it is right where the probability is
    high, and which intents are taken for one another. Needs SciPy, of the extra "models".

    Example: aspire intents test
    """
    from index.intent_trial import tried
    from index.open_intents import CACHE, bundled_names
    from index.optional import optional
    from index.train_intents import examples_of
    from index.vector_cache import VectorCache

    optional("scipy.optimize")
    chosen = settings(None, None)
    served = encoder(chosen)
    examples = examples_of(read_bank(), bundled_names())
    vectors = VectorCache(chosen.home / CACHE, served, "bank").vectors(
        [item.plain for item in examples],
        lambda done, total: echo(f"Encoded {done} of {total} examples", err=True),
    )
    found = tried(examples, vectors)
    echo(_json(asdict(found)) if as_json else _trial(found))


@app.command()
def explain(
    question: Annotated[list[str], typer.Argument(help="A question, as somebody would put it.")],
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
) -> None:
    """
    Show what a question is taken to ask: its masked text, the likeliest intents, the nearest examples

    Example: aspire intents explain "How long must the outgoing researcher stay?"
    """
    from bot.reading.query import read_query
    from index.explanation import explained
    from index.open_intents import open_intents

    chosen = settings(corpus, None)
    calls = read_calls(chosen.corpus)
    names = Names(calls[0]) if calls else None
    text = read_query(asked(question), names).plain
    served = encoder(chosen)
    bank, ranker = open_intents(served, calls, chosen.corpus, chosen.home)
    found = explained(text, names, bank, ranker, served)
    echo(_json(asdict(found)) if as_json else _explanation(found, bank))


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="An intent that `aspire intents list` names, or a new one.")],
    example: Annotated[str, typer.Argument(help="A question that asks it, as somebody would put it.")],
    kind: Annotated[Kind | None, typer.Option("--kind", help="Of a new intent.")] = None,
    meaning: Annotated[str | None, typer.Option("--meaning", help="Of a new intent, in a line.")] = None,
    label: Annotated[
        tuple[str, str] | None, typer.Option("--label", metavar="JA EN", help="Of a new intent.")
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """
    Add an example of your own; it counts from the next question on, without training

    It is written to intents.yaml beside your corpus, or in ASPIRE_HOME for the bundled one. A counter that is running
    reads it when it is started again.

    Example: aspire intents add stay_length "How many months do they have to be away?"
    """
    chosen = settings(corpus, None)
    shipped, own = _banks(chosen)
    new = None
    if not shipped.get(name):
        new = own.get(name) or _new(name, shipped.joined(own), kind, meaning, label)
    path = file_to_add_to(chosen.corpus, chosen.home)
    add_example(path, shipped, name, example, new)
    echo(f"{path} has one more example of {name}.", err=True)


def _banks(chosen: Settings) -> tuple[Bank, Bank]:
    """The shipped intents, and what the corpus and the desk add."""
    shipped = read_bank()
    return shipped, read_own(chosen.corpus, chosen.home, shipped)


def _new(
    name: str, known: Bank, kind: Kind | None, meaning: str | None, label: tuple[str, str] | None
) -> Intent:
    if not (kind and meaning and label):
        near = difflib.get_close_matches(name, known.names, n=3)
        hint = f"did you mean {' or '.join(near)}? A" if near else "a"
        raise BadInput(
            f"There is no intent {name!r}; {hint} new one needs --kind, --meaning and --label JA EN."
        )
    return Intent(name, kind, meaning, {"ja": label[0], "en": label[1]}, {})


def _line(intent: Intent, own: int) -> str:
    count = len(intent.all_examples)
    added = f" ({own} own)" if own else ""
    return f"{intent.name}  {intent.kind}  {intent.label['ja']} / {intent.label['en']}  {count}{added}"


def _listed(intent: Intent, own: int) -> dict[str, object]:
    counts = {language: len(examples) for language, examples in intent.examples.items()}
    return {
        "name": intent.name, "kind": intent.kind, "meaning": intent.meaning, "label": dict(intent.label),
        "examples": counts, "own": own,
    }  # fmt: skip


def _trial(trial: Trial) -> str:
    lines = ["examples        first  of 2  of 3  of 5"]
    for name, placed in trial.placed.items():
        lines.append(_row(f"{name:4} {placed.examples:7,}    ", list(placed.among.values())))
    lines += ["", "probability     share  right"]
    lines += [_row(f"{item.mark:.1f} and more    ", [item.share, item.right]) for item in trial.coverage]
    lines += ["", "most often mistaken"]
    lines += [f"{item.times:4}  {item.intent} taken for {item.taken_for}" for item in trial.mistaken]
    return "\n".join(lines)


def _row(head: str, shares: Sequence[float]) -> str:
    return head + "".join(f"  {share:.3f}" for share in shares)


def _explanation(found: Explanation, bank: Bank) -> str:
    lines = [f"read as   {found.masked}", "", "likeliest"]
    for name, probability in found.intents:
        label = bank[name].label
        lines.append(f"  {probability:.3f}  {name}  {label['ja']} / {label['en']}")
    lines += ["", "nearest examples"]
    lines += [f"  {near.likeness:.3f}  {near.intent}  {near.example}" for near in found.nearest]
    return "\n".join(lines)


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False)
