"""The steps of an answer as one LangChain runnable, each under its own name.

    question ─ read ─ rank ─ decide ─ look_up ─ choose ─ say ─ answer

LangChain is imported when a chain is built: it takes longer to load than a question to answer.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

from bot.answer import Answer, Language, Turn, turn_of
from bot.answering.case import Case
from bot.answering.saying import Counter
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

    It takes what `case_of` does; call it with invoke, ainvoke, batch, abatch, stream or astream.
    """
    from langchain_core.runnables import RunnableLambda

    (first, read), *rest = steps.items()
    chain: Runnable[Any, Any] = RunnableLambda(lambda asked: read(case_of(asked)), name=first)
    for name, step in rest:
        chain = chain | RunnableLambda(step, name=name)
    chain = chain | RunnableLambda(choose, afunc=achoose, name="choose") | RunnableLambda(say, name="say")
    return chain.with_config(run_name="aspire-desk")


def case_of(asked: object) -> Case:
    """A question, a turn, a mapping of either, or a case, as a case. What is None is as if it were not there.

    Raises BadInput for anything else: a key that was mistyped must not be answered without.
    """
    if isinstance(asked, Case):
        return asked
    given = {"question": asked} if isinstance(asked, str | Turn) else asked
    told = (
        {key: value for key, value in given.items() if value is not None}
        if isinstance(given, Mapping)
        else {}
    )
    if "question" not in told:
        raise BadInput('The chain takes a question, or {"question": …}.')
    for key, value in told.items():
        _check(key, value)
    return Case(
        said=turn_of(told["question"]),
        as_of=told.get("as_of"),
        thread=tuple(turn_of(earlier) for earlier in told.get("thread", ())),
        began=time.perf_counter(),
        intent=told.get("intent"),
        counter=told.get("counter", "screen"),
        letter=told.get("language"),
    )


def _check(key: object, value: object) -> None:
    if key not in _TAKES:
        raise BadInput(f"The chain takes no {key!r}. It takes: {', '.join(_TAKES)}.")
    fits, told = _TAKES[str(key)]
    if not fits(value):
        raise BadInput(f"The chain takes {key} as {told}.")


def _are_turns(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(turn, str | Turn) for turn in value)


# What the chain takes: each key with what its value has to be, and the same in words.
_TAKES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "question": (lambda value: isinstance(value, str | Turn), "a text"),
    "as_of": (lambda value: isinstance(value, datetime), "a datetime"),
    "thread": (_are_turns, "a list of the earlier turns, each a text"),
    "intent": (lambda value: isinstance(value, str), "the name of an intent"),
    "counter": (lambda value: value in get_args(Counter), "screen or letter"),
    "language": (lambda value: value in get_args(Language), "ja or en"),
}
