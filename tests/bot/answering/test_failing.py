"""Replies that were declined or cut off, in the words of each protocol, and what an answer tells of them."""

from __future__ import annotations

import pytest
from langchain_core.messages import AIMessage

from bot.answering.failing import Refused, check_ended, model_of
from bot.answering.pick import Pick
from bot.answering.reply import Unusable

CHOSE, NOTHING = Pick((1,)), Pick()


@pytest.mark.parametrize(
    ("metadata", "beside"),
    [
        ({"finish_reason": "content_filter"}, {}),
        ({"finish_reason": "stop"}, {"refusal": "I cannot help with that."}),
        ({"stop_reason": "refusal"}, {}),
        ({"finish_reason": "SAFETY"}, {}),
    ],
    ids=["OpenAI's filter", "OpenAI's refusal", "Anthropic's", "Google's"],
)
def test_a_reply_that_is_declined_is_a_refusal(metadata, beside):
    with pytest.raises(Refused):
        check_ended(AIMessage('{"lines": ["1"]}', response_metadata=metadata, additional_kwargs=beside))


@pytest.mark.parametrize(
    "metadata",
    [{"finish_reason": "length"}, {"stop_reason": "max_tokens"}, {"done_reason": "length"}],
    ids=["OpenAI", "Anthropic", "Ollama"],
)
def test_a_reply_that_was_cut_off_is_no_choice(metadata):
    with pytest.raises(Unusable, match="cut off"):
        check_ended(AIMessage('{"lines": ["1"]}', response_metadata=metadata))


@pytest.mark.parametrize("metadata", [{"finish_reason": "stop"}, {"stop_reason": "tool_use"}, {}], ids=str)
def test_a_reply_that_came_to_its_end_is_read(metadata):
    check_ended(AIMessage("", response_metadata=metadata, additional_kwargs={"refusal": None}))


@pytest.mark.parametrize(
    ("replies", "told"),
    [
        ([], "extractive"),
        ([CHOSE, NOTHING], "m"),
        ([Pick(open=True)], "m"),
        ([NOTHING, NOTHING], "extractive (m added nothing)"),
        ([NOTHING, Refused()], "extractive (m refused)"),
        ([CHOSE, TimeoutError()], "m (timed out in part)"),
        ([Unusable("x"), TimeoutError()], "extractive (m unusable)"),
        ([OSError()], "extractive (m unavailable)"),
    ],
    ids=str,
)
def test_an_answer_tells_what_came_of_asking_for_each_of_its_parts(replies, told):
    assert model_of("m", replies) == told
