"""The one pick in a reply is read, whatever it is wrapped in; thoughts, and what says two things, are no pick."""

from __future__ import annotations

import time

import pytest

from bot.answering.reply import Unusable, entries_of

PICK = '{"lines": ["2"]}'
OTHER = '{"lines": ["1"]}'


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param({"lines": ["2"]}, id="a form"),
        pytest.param(
            {"lines": [2, "2"], "why": "…"}, id="a form with integers, twice the same, and more beside"
        ),
        pytest.param(PICK, id="bare"),
        pytest.param(f"```json\n{PICK}\n```", id="fenced"),
        pytest.param(
            f"The set {{1, 2}} is {{wide}}. {PICK} Hope it helps {{!}}", id="between words with braces"
        ),
        pytest.param(f"<think>{OTHER}? No.</think>\n\n{PICK}", id="behind a thought of another pick"),
        pytest.param(f"{OTHER}? No.</think>{PICK}", id="behind a thought that the server opened"),
        pytest.param(f"<think></think><THINKING>{OTHER}</Thinking>{PICK}", id="behind two thoughts"),
        pytest.param(f"{PICK}<think>Or {OTHER}?", id="before a thought that never ends"),
        pytest.param(f"{PICK} So: {PICK}", id="said twice"),
        pytest.param(f'{{"note": "{{"}} {PICK}', id="behind an object that is none"),
        pytest.param("x" * 100_000 + PICK, id="at the end of a long text"),
    ],
)
def test_the_pick_of_a_reply_is_read(reply):
    assert entries_of(reply) == ("2",)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(f"<think>{PICK}", id="a thought that never ends"),
        pytest.param(f"<think>{PICK}</think>", id="a thought alone"),
        pytest.param(f"{PICK} or {OTHER}", id="two picks"),
        pytest.param(f'{{"answer": {PICK}}}', id="a pick in another form"),
        pytest.param(f"[{PICK[:-1]}", id="cut off"),
        pytest.param({"lines": []}, id="an empty form"),
        pytest.param({"line": ["2"]}, id="another form"),
        pytest.param({"lines": [None]}, id="an entry that is neither word nor number"),
        pytest.param("2", id="no object"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_says_no_one_thing_is_not_used(reply):
    with pytest.raises(Unusable):
        entries_of(reply)


@pytest.mark.parametrize(
    "unit", ["{", '{"a":', '{"', "<think>", "</think>", "<", "[" * 500 + "{", '{"lines": ["1"], '], ids=repr
)
def test_a_megabyte_of_anything_is_read_in_no_time(unit):
    began = time.perf_counter()

    with pytest.raises(Unusable):
        entries_of(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - began < 1
