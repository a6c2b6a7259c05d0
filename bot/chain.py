"""The way of a question as a LangChain runnable: named steps that callbacks, tracers and other chains can see.

    question ─ read ─ rule ─ retrieve ─ draft (guarded) ─ assemble ─ answer

LangChain is imported when a chain is built: it takes longer to load than a question to answer. A step may be a plain
function, an (function, async function) pair, or a runnable of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from bot.evidence import Draft, Evidence, Sentence
from bot.guard import REPEATED, Dropped, Guarded, guard, guard_sentence
from bot.guard.orders import ordering
from bot.guard.rulings import ruling_sentences
from corpus.errors import ModelUnavailable

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    Step = Callable[[Any], Any] | tuple[Callable[[Any], Any], Callable[[Any], Any]] | Runnable[Any, Any]


class Drafter(Protocol):
    """Whatever writes a draft: a chat model. Each way of asking it raises ModelUnavailable."""

    name: str

    def draft(self, evidence: Evidence) -> Draft: ...

    async def adraft(self, evidence: Evidence) -> Draft: ...

    def stream(self, evidence: Evidence) -> Iterator[Sentence]: ...


Own = Callable[[Evidence], Draft]
Checked = tuple[Draft, Guarded]


def build_chain(**steps: Step) -> Runnable[Any, Any]:
    """The steps, in the order given, as one runnable, each under its own name.

    Call it with invoke, ainvoke, batch or stream. Raises ValueError without a step.
    """
    if not steps:
        raise ValueError("A chain needs at least one step.")
    first, *rest = (_named(step, name) for name, step in steps.items())
    chain: Runnable[Any, Any] = first
    for step in rest:
        chain = chain | step
    return chain.with_config(run_name="aspire-desk")


def generating(step: Callable[[Iterator[Any]], Iterator[Any]]) -> Runnable[Any, Any]:
    """A step that takes and gives a stream."""
    from langchain_core.runnables import RunnableGenerator

    return RunnableGenerator(step)


def _named(step: Step, name: str) -> Runnable[Any, Any]:
    from langchain_core.runnables import Runnable, RunnableLambda

    if isinstance(step, Runnable):
        return step.with_config(run_name=name)
    if isinstance(step, tuple):
        return RunnableLambda(step[0], afunc=step[1], name=name)
    return RunnableLambda(step, name=name)


def drafted(drafter: Drafter | None, own: Own, evidence: Evidence) -> Checked:
    """A guarded draft of *evidence*, with what was proposed: the model's or, where it fails or nothing of it is left, *own*.

    *own* gives the passages' own words; the draft's model then says why they stand in for the model's.
    """
    if drafter is None:
        return _extractive(own(evidence), ())
    try:
        proposed = drafter.draft(evidence)
    except ModelUnavailable as error:
        return _without(drafter, error, own, evidence)
    return _settled(proposed, own, evidence)


async def adrafted(drafter: Drafter | None, own: Own, evidence: Evidence) -> Checked:
    """The same, without blocking the event loop; cancelling it cancels the request."""
    if drafter is None:
        return _extractive(own(evidence), ())
    try:
        proposed = await drafter.adraft(evidence)
    except ModelUnavailable as error:
        return _without(drafter, error, own, evidence)
    return _settled(proposed, own, evidence)


def streamed(drafter: Drafter, own: Own, evidence: Evidence) -> Generator[Sentence, None, Checked]:
    """The sentences as they become safe to show: the rulings at once, the model's each after its guard; returns the whole.

    Where the model fails or nothing of it is let through, *own* comes instead.
    """
    shown = list(ruling_sentences(evidence))
    yield from shown
    proposed: list[Sentence] = []
    dropped: list[Dropped] = []
    name, failure = drafter.name, ""
    try:
        for sentence in drafter.stream(evidence):
            proposed.append(sentence)
            checked = guard_sentence(sentence, evidence)
            if isinstance(checked, Dropped):
                dropped.append(checked)
            elif checked not in shown:
                shown.append(checked)
                yield checked
    except ModelUnavailable as error:
        _warn(error)
        name, failure = f"{name} (broken off)", f"{name} unavailable"
    guarded = Guarded(tuple(shown), tuple(dropped))
    if _adds(guarded, evidence):
        return Draft(tuple(proposed), name), guarded
    reason = failure or f"nothing {drafter.name} wrote could be kept"
    instead, kept = _extractive(_instead(own(evidence), reason), guarded.dropped)
    said = {sentence.text for sentence in shown}
    rest = tuple(sentence for sentence in kept.sentences if sentence.text not in said)
    yield from rest
    return instead, Guarded((*shown, *rest), kept.dropped)


def _settled(proposed: Draft, own: Own, evidence: Evidence) -> Checked:
    guarded = guard(proposed, evidence)
    if _adds(guarded, evidence):
        return proposed, guarded
    reason = f"nothing {proposed.model} wrote could be kept"
    return _extractive(_instead(own(evidence), reason), guarded.dropped)


def _without(drafter: Drafter, error: ModelUnavailable, own: Own, evidence: Evidence) -> Checked:
    _warn(error)
    return _extractive(_instead(own(evidence), f"{drafter.name} unavailable"), ())


def _warn(error: ModelUnavailable) -> None:
    """One line for whoever runs the desk; the asker sees what stands in for the model."""
    logging.getLogger(__name__).warning("%s The answer comes from the documents instead.", error)


def _adds(guarded: Guarded, evidence: Evidence) -> bool:
    """Whether anything of the model's is left, be it only that it said what the rulings say."""
    ruled = {ruling.text for ruling in evidence.rulings}
    left = any(sentence.text not in ruled for sentence in guarded.sentences)
    return left or any(dropped.why == REPEATED for dropped in guarded.dropped)


def _extractive(own: Draft, dropped: tuple[Dropped, ...]) -> Checked:
    """*own* as it is, but for sentences of a document that give orders, where anything else is left."""
    orders = tuple(sentence for sentence in own.sentences if ordering(sentence.text))
    kept = tuple(sentence for sentence in own.sentences if sentence not in orders)
    if not kept:
        return own, Guarded(own.sentences, dropped)
    return own, Guarded(kept, (*dropped, *(Dropped(sentence, "it gives orders") for sentence in orders)))


def _instead(own: Draft, reason: str) -> Draft:
    return Draft(own.sentences, f"{own.model} ({reason})")
