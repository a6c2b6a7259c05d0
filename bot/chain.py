"""The way of a question as a LangChain runnable: named steps that callbacks, tracers and other chains can see.

    question ─ read ─ rule ─ retrieve ─ draft (guarded) ─ assemble ─ answer

LangChain is imported when a chain is built: it takes longer to load than a question to answer. A step may be a plain
function, an (function, async function) pair, or a runnable of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from bot.evidence import Draft, Evidence, Sentence
from bot.guard import Dropped, Guarded, guard, guard_sentence
from bot.guard.rulings import ruling_sentences
from bot.guard.support import ordering
from corpus.errors import ModelUnavailable

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    Step = Callable[[Any], Any] | tuple[Callable[[Any], Any], Callable[[Any], Any]] | Runnable[Any, Any]


class Drafter(Protocol):
    """Whatever writes a draft: a chat model, or the passages' own words."""

    name: str

    def draft(self, evidence: Evidence) -> Draft: ...

    def stream(self, evidence: Evidence) -> Iterator[Sentence]: ...


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


def _named(step: Step, name: str) -> Runnable[Any, Any]:
    from langchain_core.runnables import Runnable, RunnableLambda

    if isinstance(step, Runnable):
        return step.with_config(run_name=name)
    if isinstance(step, tuple):
        return RunnableLambda(step[0], afunc=step[1], name=name)
    return RunnableLambda(step, name=name)


def drafted(
    drafter: Drafter | None, own: Callable[[Evidence], Draft], evidence: Evidence
) -> tuple[Draft, Guarded]:
    """A guarded draft of *evidence*, with what was proposed: the model's or, where it fails or nothing of it is left, *own*.

    *own* gives the passages' own words; the draft's model then says why they stand in for the model's.
    """
    if drafter is None:
        return _extractive(own(evidence), ())
    try:
        proposed = drafter.draft(evidence)
    except ModelUnavailable:
        return _extractive(_instead(own(evidence), f"{drafter.name} unavailable"), ())
    guarded = guard(proposed, evidence)
    if _adds(guarded, evidence):
        return proposed, guarded
    reason = f"nothing {drafter.name} wrote could be kept"
    return _extractive(_instead(own(evidence), reason), guarded.dropped)


def streamed(drafter: Drafter, own: Callable[[Evidence], Draft], evidence: Evidence) -> Iterator[Sentence]:
    """The sentences of an answer as they become safe to show: the rulings at once, the model's each after its guard.

    Where the model fails or nothing of it is let through, and there is no ruling, *own* comes instead.
    """
    shown = list(ruling_sentences(evidence))
    yield from shown
    try:
        for sentence in drafter.stream(evidence):
            checked = guard_sentence(sentence, evidence)
            if isinstance(checked, Sentence) and checked not in shown:
                shown.append(checked)
                yield checked
    except ModelUnavailable:
        pass
    if not shown:
        yield from own(evidence).sentences


def _adds(guarded: Guarded, evidence: Evidence) -> bool:
    """Whether anything of the model's is left, be it only that it said what the rulings say."""
    ruled = {ruling.text for ruling in evidence.rulings}
    left = any(sentence.text not in ruled for sentence in guarded.sentences)
    return left or any(dropped.why == "a ruling says it already" for dropped in guarded.dropped)


def _extractive(own: Draft, dropped: tuple[Dropped, ...]) -> tuple[Draft, Guarded]:
    """*own* as it is, but for sentences of a document that give orders, where anything else is left."""
    orders = tuple(sentence for sentence in own.sentences if ordering(sentence.text))
    kept = tuple(sentence for sentence in own.sentences if sentence not in orders)
    if not kept:
        return own, Guarded(own.sentences, dropped)
    return own, Guarded(kept, (*dropped, *(Dropped(sentence, "it gives orders") for sentence in orders)))


def _instead(own: Draft, reason: str) -> Draft:
    return Draft(own.sentences, f"{own.model} ({reason})")
