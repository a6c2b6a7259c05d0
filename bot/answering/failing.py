"""How asking a chat model fails: what of it the answer tells in a word, what the log tells in a line, and whether
another attempt may help."""

from __future__ import annotations

from typing import Any

from bot.answering.pick import EXTRACTIVE, Pick
from bot.answering.reply import Unusable

_NEVER = frozenset({401, 402, 403})  # statuses that another attempt does not change
_TURNED_AWAY = _NEVER | {429}
# What the providers' protocols say where a reply ended before it was said, or was not given.
_CUT = frozenset({"length", "max_tokens", "MAX_TOKENS"})
_DECLINED = frozenset({"refusal", "content_filter", "SAFETY"})
_ENDS = ("finish_reason", "stop_reason", "done_reason")


class Refused(Exception):
    """A model that declines to point, or a filter that keeps its reply."""


def check_ended(message: Any) -> None:
    """Raise Refused for a LangChain message that declines, Unusable for one that was cut off."""
    metadata = getattr(message, "response_metadata", None) or {}
    ends = {str(metadata.get(name)) for name in _ENDS}
    if ends & _DECLINED or getattr(message, "additional_kwargs", {}).get("refusal"):
        raise Refused
    if ends & _CUT:
        raise Unusable("it was cut off")


def model_of(name: str, replies: list[Pick | BaseException]) -> str:
    """The model of an answer, from what came of asking the chat model *name*, a reply for each part it was asked about:
    its name where it chose, else that the desk did, and in a word why."""
    failed = next((_in_a_word(reply) for reply in replies if isinstance(reply, BaseException)), "")
    if any(isinstance(reply, Pick) and not reply.adds_nothing for reply in replies):
        return f"{name} ({failed} in part)" if failed else name
    return f"{EXTRACTIVE} ({name} {failed or 'added nothing'})" if replies else EXTRACTIVE


def _in_a_word(error: BaseException) -> str:
    """refused, where it declines or its server turns us away; timed out; unusable, whatever else came; unavailable."""
    if getattr(error, "status_code", None) in _TURNED_AWAY or _declines(error):
        return "refused"
    if isinstance(error, TimeoutError):
        return "timed out"
    broken = isinstance(error, ValueError | TypeError | LookupError) or _is_cut(error)
    return "unusable" if broken else "unavailable"


def _declines(error: BaseException) -> bool:
    return isinstance(error, Refused) or "ContentFilter" in type(error).__name__  # as OpenAI's client says it


def _is_cut(error: BaseException) -> bool:
    return "LengthFinish" in type(error).__name__  # as OpenAI's client says it


def in_a_line(error: BaseException, seconds: float) -> str:
    """What went wrong within *seconds*, to be read behind the model's name; nothing in it is the model's own."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return f"cannot be used: the server said {status}"
    if _declines(error):
        return "declined to point at anything"
    if isinstance(error, TimeoutError):
        return f"did not answer within {seconds:g} s; allow it more with ASPIRE_MODEL_TIMEOUT"
    if isinstance(error, Unusable):
        return f"gave a reply that cannot be used: {error}"
    name = type(error).__name__
    if _is_cut(error):
        return "gave a reply that cannot be used: it was cut off"
    return (
        f"cannot be used: {f'there is no connection to its server ({name})' if 'Connect' in name else name}"
    )


def is_passing(error: BaseException) -> bool:
    """Whether another attempt may help: not against a refusal, or what the program itself does wrong."""
    if not isinstance(error, Exception) or isinstance(error, NotImplementedError | Refused):
        return False
    return getattr(error, "status_code", None) not in _NEVER
