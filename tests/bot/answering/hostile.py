"""A chat model that means harm: it says anything at all, in any form LangChain knows, and marks every text it
writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from bot.answering.case import Case
from bot.answering.engine import Engine
from bot.answering.pick import Pick, Pointed
from bot.answering.statements import in_language

# In no document, no question and no sentence of ours.
MARK = "\ue0fe"


class Hostile(BaseChatModel):
    """Says what `reply` gives: a mapping as a tool call, anything else as text."""

    reply: Callable[[], Any]

    @property
    def _llm_type(self) -> str:
        return "hostile"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Hostile:  # type: ignore[override]
        """Itself: it keeps to no tool."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=_message(self.reply()))])


def _message(said: Any) -> AIMessage:
    if isinstance(said, Exception):
        raise said
    if isinstance(said, dict):
        return AIMessage("", tool_calls=[{"name": "Pick", "args": said, "id": "1"}])
    return AIMessage(said if isinstance(said, str) else json.dumps(said))


def marked(text: str) -> str:
    """*text* as the hostile model writes it."""
    return f"{MARK}{text}{MARK}"


def sayable(engine: Engine, case: Case) -> set[str]:
    """Every line that the desk itself may say to *case*: its own choice, its silences, and the statements of
    its menus."""
    menus = [menu for menu in engine.menus(case) if menu]
    assert case.query
    language = case.query.language
    lines = {in_language(line.statement, language).text for menu in menus for line in menu.lines}
    lines |= {statement.text for menu in menus for statement in menu.sure}
    for pick in (None, Pick(open=True), Pick((1,)), Pick((1,), open=True)):
        pointed = Pointed(tuple(menu and pick for menu in engine.menus(case)), "x")
        answer = engine.say(engine.choose(case, pointed)).answer
        assert answer
        lines |= set(answer.answer.splitlines())
    return {bare(line) for text in lines for line in text.splitlines()}


def bare(line: str) -> str:
    """A line without the markers behind it and the number before it."""
    text = line.rstrip("[]0123456789 ")
    return text[3:] if text[:1].isdigit() and text[1:3] == ". " else text
