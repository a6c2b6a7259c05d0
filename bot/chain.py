"""The steps of an answer as one LangChain runnable, each under its own name.

    question ─ read ─ rank ─ decide ─ look_up ─ choose ─ say ─ answer

LangChain is imported when a chain is built: it takes longer to load than a question to answer.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.answer import Answer, Turn, turn_of
from bot.answering.case import Case
from corpus.errors import BadInput

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable, RunnableConfig

    Choose = Callable[[Case, RunnableConfig], Case]
    AChoose = Callable[[Case, RunnableConfig], Awaitable[Case]]

Step = Callable[[Any], Any]


def build_chain(
    steps: Mapping[str, Step], choose: Choose, achoose: AChoose, say: Callable[[Case], Answer]
) -> Runnable[Any, Answer]:
    """The *steps* in their order, then the choice, which may wait for a model, then the answer.

    It takes a question, a Turn, a mapping with a "question" (and what else `Case` has), or a Case; call it with
    invoke, ainvoke, batch, abatch, stream or astream.
    """
    from langchain_core.runnables import RunnableLambda

    (first, read), *rest = steps.items()
    chain: Runnable[Any, Any] = RunnableLambda(lambda asked: read(case_of(asked)), name=first)
    for name, step in rest:
        chain = chain | RunnableLambda(step, name=name)
    chain = chain | RunnableLambda(choose, afunc=achoose, name="choose") | RunnableLambda(say, name="say")
    return chain.with_config(run_name="aspire-desk")


def case_of(asked: object) -> Case:
    """A question, a turn, a mapping of either, or a case, as a case. Raises BadInput for anything else."""
    if isinstance(asked, Case):
        return asked
    given = {"question": asked} if isinstance(asked, str | Turn) else asked
    if not isinstance(given, Mapping) or not isinstance(given.get("question"), str | Turn):
        raise BadInput('The chain takes a question, or {"question": …}.')
    if not isinstance(given.get("as_of"), datetime | None):
        raise BadInput("The chain takes as_of as a datetime.")
    return Case(
        said=turn_of(given["question"]),
        as_of=given.get("as_of"),
        thread=tuple(given.get("thread", ())),
        began=time.perf_counter(),
        intent=given.get("intent"),
        counter=given.get("counter", "screen"),
    )
