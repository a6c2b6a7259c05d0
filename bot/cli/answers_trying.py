"""`aspire answers test|asks`: what an answer or an example would do, shown before it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bot.answers.model import DeskAnswer
from bot.answers.store import Store
from bot.cli.options import CorpusOption, IndexOption, settings
from bot.cli.terminal import echo
from bot.settings import Settings
from corpus.errors import BadInput

if TYPE_CHECKING:
    from bot.desk import Desk
    from index.addition_trial import Addition

_SHOWN = 5
_EACH = 3  # shipped examples of an intent and language that an addition is tried on


def test(
    question: Annotated[
        list[str] | None, typer.Argument(help="A question, as somebody would put it.")
    ] = None,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Show which answer of the desk a question finds; without a question, what those in force and proposed do

    For each answer: which of its examples the others find, and which questions that were asked in vain it would answer.

    Example: aspire answers test "車で行ってもいいですか"
    """
    from bot.desk import Desk

    chosen = settings(corpus, index)
    desk = Desk.open(chosen)
    answers = Store.open(chosen).all("approved", "proposed")
    lines = _one(" ".join(question), answers, desk) if question else _all(answers, desk, chosen)
    for line in lines:
        echo(line)


def asks(
    question: Annotated[
        str, typer.Argument(help="A question, or the receipt of one (see: aspire log list).")
    ],
    intent: Annotated[str, typer.Argument(help="What it asks: an intent of `aspire intents list`.")],
    keep: Annotated[bool, typer.Option("--keep", help="Keep it as an example.")] = False,
    corpus: CorpusOption = None,
    index: IndexOption = None,
) -> None:
    """
    Say what a question asks: shows whom that helps and harms, and with --keep adds it as an example

    It is kept where `aspire intents add` keeps one: beside your corpus, or in ASPIRE_HOME for the bundled one.

    Example: aspire answers asks "いつまで出せる？" deadline --keep
    """
    from corpus.intents.bank import read_bank
    from corpus.intents.own import add_example, file_to_add_to

    chosen = settings(corpus, index)
    text = _asked(question, chosen)
    bank = read_bank()
    if not bank.get(intent):
        raise BadInput(f"There is no intent {intent!r}. List them with: aspire intents list")
    for line in _told(_trial(text, intent, chosen)):
        echo(line)
    if keep:
        path = file_to_add_to(chosen.corpus, chosen.home)
        add_example(path, bank, intent, text)
        echo(f"{path} has one more example of {intent}.", err=True)
    else:
        echo("Nothing is kept; add --keep to keep it.", err=True)


def _one(text: str, answers: Sequence[DeskAnswer], desk: Desk) -> Iterator[str]:
    from bot.answers.matching import standing

    for logit, example in desk.answers.of(answers).ranked(desk.sought(text))[:_SHOWN]:
        state = "" if example.answer.state == "approved" else f"  ({example.answer.state})"
        yield f"{logit:6.1f}  {standing(logit):15}  {example.answer.id}  {example.text}{state}"


def _all(answers: Sequence[DeskAnswer], desk: Desk, chosen: Settings) -> Iterator[str]:
    from bot.answers.trial import refound, would_answer
    from bot.cli.log import unanswered

    in_vain = list(dict.fromkeys(one.question for one in unanswered(chosen)))[:1000]
    served = would_answer(answers, in_vain, desk.answers.of(answers), desk.sought)
    for answer in answers:
        found, of = refound(answer, answers, desk.answers.of, desk.sought)
        yield f"{answer.id}  {answer.state:8}  {found} of {of} examples found by the others"
        yield from (f"          would answer: {text}" for text in served.get(answer.id, ()))


def _asked(question: str, chosen: Settings) -> str:
    """The question of a receipt, where it is one's id, else the words themselves; masked as the log masks them."""
    from bot.receipts import Receipts, mask

    if chosen.log and question.isascii() and question.isalnum() and len(question) <= 12:
        return Receipts.open(chosen.receipts_url).get(question).question
    if not question.strip():
        raise BadInput('The question is empty. Ask in words: aspire answers asks "…" INTENT')
    return mask(" ".join(question.split()))


def _trial(text: str, intent: str, chosen: Settings) -> Addition:
    from bot.cli.indexing import encoder
    from bot.cli.log import unanswered
    from corpus.facts.model import read_calls
    from corpus.text.names import Names
    from index.own_trial import trial

    calls = read_calls(chosen.corpus)
    in_vain = list(dict.fromkeys([text, *(one.question for one in unanswered(chosen))]))[:500]
    names = Names(calls[0]) if calls else None
    return trial(text, intent, in_vain, encoder(chosen), calls, names, chosen.corpus, chosen.home, each=_EACH)


def _told(found: Addition) -> Iterator[str]:
    yield f"Questions asked in vain that would be taken to ask {found.intent}: {len(found.drawn)}"
    yield from (f"  + {text}" for text in found.drawn[:20])
    yield f"Known questions that would be taken from what they ask: {len(found.harmed)} of {found.known}"
    yield from (f"  - {text}  ({told})" for text, told in found.harmed[:20])
