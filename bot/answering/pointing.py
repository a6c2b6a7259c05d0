"""A chat model points at lines of a menu: asked with structured output, always within a bound, never trusted
with words.

LangChain comes with the model that is given; this module imports none of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from inspect import signature
from typing import TYPE_CHECKING, Any, Protocol

import tenacity

from bot.answering.agreeing import agreed, differs
from bot.answering.failing import check_ended, in_a_line, is_passing, model_of
from bot.answering.menu import Menu
from bot.answering.pick import EXTRACTIVE, Pick, Pointed, form_of, read_pick
from bot.answering.prompt import messages
from bot.answering.provider import open_model
from bot.answering.wire import Wire
from corpus.errors import ModelUnavailable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable, RunnableConfig

    from bot.settings import Settings

ATTEMPTS = 3
# Seconds before the second attempt; each further one waits twice as long.
PAUSE = 0.3


class Points(Protocol):
    """Whatever points: a chat model, or what stands in for one that is missing."""

    def point(self, menus: Sequence[Menu | None], config: RunnableConfig | None = None) -> Pointed: ...

    async def apoint(self, menus: Sequence[Menu | None], config: RunnableConfig | None = None) -> Pointed: ...


class Pointer:
    """Points with one chat model. Thread-safe.

    Every call ends within *seconds*, retries included, and raises nothing: a menu without a usable reply has
    no pick, and a line in the log says why.
    """

    def __init__(self, model: BaseChatModel, *, name: str, seconds: float) -> None:
        self.name = name
        self._model = model
        self._wire = Wire(seconds=seconds)

    def point(self, menus: Sequence[Menu | None], config: RunnableConfig | None = None) -> Pointed:
        """Picks for *menus*, all asked for at once. *config* is LangChain's: callbacks, tags, metadata."""
        if not any(menus):
            return Pointed((None,) * len(menus))
        try:
            return self._wire.run(self._all(menus, config))
        except TimeoutError as error:
            return self._pointed([error if menu else None for menu in menus])

    async def apoint(self, menus: Sequence[Menu | None], config: RunnableConfig | None = None) -> Pointed:
        """The same, without blocking the caller's event loop; cancelling it lets the requests go."""
        if not any(menus):
            return Pointed((None,) * len(menus))
        try:
            return await asyncio.wrap_future(self._wire.start(self._all(menus, config)))
        except TimeoutError as error:
            return self._pointed([error if menu else None for menu in menus])

    def close(self) -> None:
        """Let the connection go."""
        self._wire.close()

    async def _all(self, menus: Sequence[Menu | None], config: RunnableConfig | None) -> Pointed:
        replies = await asyncio.gather(
            *(self._within(menu, config) for menu in menus), return_exceptions=True
        )
        return self._pointed(replies)

    async def _within(self, menu: Menu | None, config: RunnableConfig | None) -> Pick | None:
        """One menu, a little sooner than the wire is cut, so that a slow one does not cost the others."""
        if menu is None:
            return None
        return await asyncio.wait_for(self._ask(menu, config), self._wire.seconds * 0.95)

    async def _ask(self, menu: Menu, config: RunnableConfig | None) -> Pick:
        """The pick for one menu; one that differs from what the desk alone would do is asked for twice."""
        pick = await self._reply(menu, config)
        if not differs(pick, menu):
            return pick
        return agreed(pick, await self._reply(menu.turned, config), menu)

    async def _reply(self, menu: Menu, config: RunnableConfig | None) -> Pick:
        forms = _forms(self._model, form_of(menu))
        async for attempt in _attempts(self._wire.seconds):
            with attempt:
                form = forms[(attempt.retry_state.attempt_number - 1) % len(forms)]
                return read_pick(_said(await form.ainvoke(messages(menu), config)), menu)
        raise AssertionError("tenacity either returns or raises")

    def _pointed(self, replies: Sequence[Pick | BaseException | None]) -> Pointed:
        came = [reply for reply in replies if reply is not None]
        for reply in came:
            if isinstance(reply, BaseException):
                _warn(f"The chat model {self.name!r} {in_a_line(reply, self._wire.seconds)}.")
        picks = tuple(reply if isinstance(reply, Pick) else None for reply in replies)
        return Pointed(picks, model_of(self.name, came))


class Missing:
    """Stands for a model whose package or key is missing: the desk chooses, and the log says what to set or
    install."""

    def __init__(self, name: str, error: ModelUnavailable) -> None:
        self.name, self._error = name, error

    def point(self, menus: Sequence[Menu | None], config: RunnableConfig | None = None) -> Pointed:
        """No pick for any menu."""
        nothing = (None,) * len(menus)
        if not any(menus):
            return Pointed(nothing)
        _warn(str(self._error))
        return Pointed(nothing, f"{EXTRACTIVE} ({self.name} unavailable)")

    async def apoint(self, menus: Sequence[Menu | None], config: RunnableConfig | None = None) -> Pointed:
        """The same."""
        return self.point(menus, config)


def open_pointer(settings: Settings) -> Points:
    """The model that *settings* name, or what stands in where it is missing. Raises SettingsError for a name
    that is none."""
    name = settings.model or ""
    try:
        return Pointer(open_model(settings), name=name, seconds=settings.model_timeout)
    except ModelUnavailable as error:
        return Missing(name, error)


def _forms(model: BaseChatModel, form: dict[str, Any]) -> list[Runnable[Any, Any]]:
    """The ways to have *form* filled in: the provider's own (a JSON schema or a tool call), then a tool call, which
    servers have that know no schemas."""
    # Of the providers, one has to be told to keep to a schema.
    own = {"strict": True} if "strict" in signature(model.with_structured_output).parameters else {}
    forms = [model.with_structured_output(form, include_raw=True, **own)]
    with suppress(NotImplementedError, TypeError, ValueError):  # a provider that knows one way only
        forms.append(model.with_structured_output(form, include_raw=True, method="function_calling"))
    return forms


def _said(result: dict[str, Any]) -> dict[str, Any] | str:
    """The tool call that LangChain has read, else the text of the message. Raises Refused and Unusable."""
    raw, parsed = result["raw"], result["parsed"]
    check_ended(raw)
    called = bool(getattr(raw, "tool_calls", None))
    return parsed if called and isinstance(parsed, dict) else str(getattr(raw, "text", ""))


def _attempts(seconds: float) -> tenacity.AsyncRetrying:
    """As many as may help, none that could only begin after *seconds*."""
    return tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception(is_passing),
        wait=_pause,
        stop=tenacity.stop_after_attempt(ATTEMPTS) | tenacity.stop_before_delay(seconds),
        reraise=True,
    )


def _pause(state: tenacity.RetryCallState) -> float:
    """Seconds before the next attempt: what the server asks for (RFC 9110, Retry-After, in seconds), at least
    ours."""
    ours = tenacity.wait_exponential_jitter(multiplier=PAUSE, max=3.0, jitter=PAUSE)(state)
    error = state.outcome.exception() if state.outcome else None
    asked = getattr(getattr(error, "response", None), "headers", {}).get("retry-after", "")
    return max(ours, float(asked)) if str(asked).isdecimal() else ours


def _warn(line: str) -> None:
    """One line for whoever runs the desk; nothing in it is the model's own."""
    logging.getLogger(__name__).warning("%s The desk chooses the answer itself.", line)
