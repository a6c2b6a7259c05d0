"""The chat model as a drafter: evidence in, sentences with citation markers out, always within a bound."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

import tenacity

from bot.chat.line import Line
from bot.chat.parse import LONGEST, read_draft, read_stream
from bot.chat.prompt import messages
from bot.chat.provider import open_model
from bot.evidence import Draft, Evidence, Sentence
from corpus.errors import ModelUnavailable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from bot.settings import Settings

ATTEMPTS = 3
# Seconds before the second attempt; each further one waits twice as long.
PAUSE = 0.3
Messages = list[tuple[str, str]]


class ChatDrafter:
    """Writes drafts with one chat model. Thread-safe.

    Every call ends within *seconds*, retries included: with a draft, or with ModelUnavailable, upon which the caller
    falls back to the passages' own words. Nothing it returns may be shown before the guard has seen it.
    """

    def __init__(self, model: BaseChatModel, *, name: str, seconds: float) -> None:
        self.name = name
        self._model = model
        self._line = Line(seconds=seconds)

    @classmethod
    def from_settings(cls, settings: Settings) -> ChatDrafter:
        """The drafter that *settings* name. Raises SettingsError or ModelUnavailable saying what to set or install."""
        model = open_model(settings)
        return cls(model, name=settings.model or "", seconds=settings.model_timeout)

    def draft(self, evidence: Evidence) -> Draft:
        """One draft. Raises ModelUnavailable."""
        try:
            text = self._line.run(self._ask(messages(evidence)))
        except Exception as error:  # providers share no family of errors
            raise self._unavailable(error) from error
        return self._read(text)

    async def adraft(self, evidence: Evidence) -> Draft:
        """The same, without blocking the caller's event loop. Raises ModelUnavailable."""
        try:
            text = await asyncio.wrap_future(self._line.start(self._ask(messages(evidence))))
        except Exception as error:
            raise self._unavailable(error) from error
        return self._read(text)

    def stream(self, evidence: Evidence) -> Iterator[Sentence]:
        """The raw sentences as they are written. Raises ModelUnavailable, also after some have been given."""
        given = False
        try:
            for sentence in read_stream(self._line.iterate(self._pieces(messages(evidence)))):
                given = True
                yield sentence
        except Exception as error:
            raise self._unavailable(error) from error
        if not given:
            raise ModelUnavailable(f"The chat model {self.name!r} answered nothing.")

    def close(self) -> None:
        """Let the connection go."""
        self._line.close()

    async def _ask(self, prompt: Messages) -> str:
        async for attempt in _attempts():
            with attempt:
                return await self._whole(prompt, streamed=attempt.retry_state.attempt_number == 2)
        raise AssertionError("tenacity either returns or raises")

    async def _whole(self, prompt: Messages, *, streamed: bool) -> str:
        """One reply. The second attempt asks for a stream, since some servers can only speak one of the two."""
        if not streamed:
            return str((await self._model.ainvoke(prompt)).text)
        return "".join([piece async for piece in self._chunks(prompt)])

    async def _pieces(self, prompt: Messages) -> AsyncIterator[str]:
        """A stream, begun again only as long as nothing of it has been given."""
        given = False
        async for attempt in _attempts():
            with attempt:
                if attempt.retry_state.attempt_number == 2:
                    yield await self._whole(prompt, streamed=False)
                    return
                try:
                    async for piece in self._chunks(prompt):
                        given = True
                        yield piece
                except Exception as error:
                    if given:
                        raise _BrokenError(str(error)) from error
                    raise
                return

    async def _chunks(self, prompt: Messages) -> AsyncIterator[str]:
        length = 0
        async for chunk in self._model.astream(prompt):
            piece = str(chunk.text)
            length += len(piece)
            if piece:
                yield piece
            if length > LONGEST:
                return

    def _read(self, text: str) -> Draft:
        sentences = read_draft(text)
        if not sentences:
            raise ModelUnavailable(f"The chat model {self.name!r} answered nothing.")
        return Draft(sentences, self.name)

    def _unavailable(self, error: Exception) -> ModelUnavailable:
        if isinstance(error, ModelUnavailable):
            return error
        if isinstance(error, TimeoutError):
            return ModelUnavailable(
                f"The chat model {self.name!r} did not answer within {self._line.seconds:g} s. "
                "Allow it more with ASPIRE_MODEL_TIMEOUT."
            )
        return ModelUnavailable(f"The chat model {self.name!r} cannot be used: {_reason(error)}.")


class MissingDrafter:
    """Stands for a model whose package or key is missing: says so whenever it is asked."""

    def __init__(self, name: str, error: ModelUnavailable) -> None:
        self.name = name
        self._error = error

    def draft(self, evidence: Evidence) -> Draft:
        """Raises ModelUnavailable."""
        raise self._error

    async def adraft(self, evidence: Evidence) -> Draft:
        """Raises ModelUnavailable."""
        raise self._error

    def stream(self, evidence: Evidence) -> Iterator[Sentence]:
        """Raises ModelUnavailable."""
        raise self._error


class _BrokenError(Exception):
    """A stream that ended half-way; beginning again would repeat what was given."""


def _attempts() -> tenacity.AsyncRetrying:
    return tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception(_is_passing),
        wait=_pause,
        stop=tenacity.stop_after_attempt(ATTEMPTS),
        reraise=True,
    )


def _pause(state: tenacity.RetryCallState) -> float:
    """Seconds before the next attempt: what the server asks for (RFC 9110, Retry-After, in seconds), at least ours."""
    ours = tenacity.wait_exponential_jitter(multiplier=PAUSE, max=3.0, jitter=PAUSE)(state)
    error = state.outcome.exception() if state.outcome else None
    asked = getattr(getattr(error, "response", None), "headers", {}).get("retry-after", "")
    return max(ours, float(asked)) if str(asked).isdecimal() else ours


def _is_passing(error: BaseException) -> bool:
    """Whether another attempt may help: rate limits, server errors, broken connections, unreadable replies."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return status in (408, 409, 425, 429) or status >= 500
    return isinstance(error, Exception) and not isinstance(error, _BrokenError | NotImplementedError)


def _reason(error: Exception) -> str:
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return f"the server said {status}"
    name = type(error).__name__
    return f"there is no connection to its server ({name})" if "Connect" in name else name
