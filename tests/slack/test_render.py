"""Whatever an answer holds, its message stays within Slack's limits and does nothing but show it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_engine import ANSWERED, NOT_FOUND
from slack_rules import message_errors, view_errors
from slack_words import words

from bot.answer import Answer, AnswerPart, Choice, Citation, RulingLine
from bot.slack import views
from bot.slack.message import MESSAGE_LIMIT, Message, simple
from bot.slack.records import Given
from bot.slack.render import render
from bot.slack.text import cut, escape, pieces

NASTY = st.sampled_from(
    ["<!channel>", "<@U1>", "<!here|x>", "@everyone", "<https://evil.example|JST>", "https://evil.example/?a=1&b", "*",
     "`", "[x](https://evil.example)", "\n> ", ":smile:", "&lt;!channel&gt;", "。", "\x00", "締切は4月16日です。",
     "\u2028"]
)  # fmt: skip
TEXT = st.lists(st.one_of(NASTY, st.text(max_size=40)), max_size=12).map("".join)
LONG = st.one_of(TEXT, st.integers(1, 60).flatmap(lambda times: TEXT.map(lambda text: text * times)))
CITATIONS = st.lists(
    st.builds(
        Citation,
        id=st.integers(1, 200),
        document=st.sampled_from(["briefing-slides", "guide"]),
        title=LONG,
        page=st.none() | st.integers(1, 500),
        heading=st.none() | LONG,
        quote=LONG,
        translation=st.none() | LONG,
        url=st.sampled_from(
            [None, "https://www.jst.go.jp/a.pdf", "javascript:alert(1)", "https://x.example/" + "a" * 900]
        ),
    ),
    max_size=45,
)  # fmt: skip
VALUES = st.one_of(
    st.datetimes(min_value=datetime(1970, 1, 3), timezones=st.just(UTC)).map(datetime.isoformat),
    st.sampled_from(
        ["2024-04-16T12:00:00+09:00", "2024-04-16", "9999-12-31T23:59:59-12:00", "later", 3, None]
    ),
)
RULINGS = st.lists(
    st.builds(
        RulingLine,
        rule=st.just("deadline"),
        scheme=st.just("s"),
        verdict=st.sampled_from(["yes", "no", "confirm", "info"]),
        text=TEXT,
        value=VALUES,
        unit=st.sampled_from(["datetime", "JPY", None]),
        citations=st.just(()),
    ),
    max_size=8,
)
STATUSES = st.sampled_from(["answered", "confirm", "not_found"])
ANSWERS = st.builds(
    Answer,
    question=LONG,
    language=st.sampled_from(["ja", "en"]),
    status=STATUSES,
    answer=LONG,
    rulings=RULINGS.map(tuple),
    citations=CITATIONS.map(tuple),
    reason=st.none(),
    contact=st.none() | TEXT,
    model=st.just("extractive"),
    as_of=st.just(datetime(2024, 4, 10, tzinfo=UTC)),
    elapsed_ms=st.just(1.0),
    notice=st.none() | LONG,
    choices=st.lists(
        st.builds(Choice, intent=st.sampled_from(["deadline", "award_limit"]), label=LONG), max_size=5
    ).map(tuple),
    parts=st.lists(
        st.builds(AnswerPart, question=LONG, status=STATUSES, answer=LONG, intent=st.none()), max_size=6
    ).map(tuple),
)


def elements(part: Any) -> list[dict[str, Any]]:
    """Every object in a message that has a type."""
    if isinstance(part, dict):
        found = [part] if "type" in part else []
        return found + [inner for value in part.values() for inner in elements(value)]
    return [inner for value in part for inner in elements(value)] if isinstance(part, list) else []


def assert_it_only_shows(message: Message, *, urls: set[str]) -> None:
    """No mention, no markup, no link but those of the corpus; the notification fully escaped."""
    for element in elements(message.blocks):
        assert element["type"] not in (
            "mrkdwn",
            "markdown",
            "user",
            "usergroup",
            "broadcast",
            "channel",
            "emoji",
        )
        if element["type"] == "link":
            assert element["url"] in urls
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", message.text)


@settings(max_examples=60, deadline=None)
@given(answer=ANSWERS, private=st.booleans(), desk=st.booleans())
def test_any_answer_fits_keeps_its_sources_and_buttons_and_pings_nobody(
    answer: Answer, private: bool, desk: bool
) -> None:
    message = render(answer, key="k" * 16, private=private, desk=desk)

    assert message_errors({"text": message.text, "blocks": message.blocks}) == []
    assert len(json.dumps(message.blocks, ensure_ascii=False)) <= MESSAGE_LIMIT + 200
    shown = words({"text": "", "blocks": message.blocks})
    for citation in answer.citations[:30]:
        assert f"[{citation.id}]" in shown
    offered = {"show_slides": bool(answer.citations), "post_it": private, "ask_desk": desk, "feedback": True}
    wanted = {name for name, is_offered in offered.items() if is_offered}
    wanted |= {f"choice_{number}" for number in range(min(4, len(answer.choices)))}
    assert wanted == {element["action_id"] for element in elements(message.blocks) if "action_id" in element}
    assert_it_only_shows(message, urls={"https://www.jst.go.jp/a.pdf"})


@pytest.mark.parametrize("sources", [0, 3, 30, 120])
def test_a_very_long_answer_is_cut_at_a_sentence_end_and_keeps_everything_else(sources: int) -> None:
    citation = Citation(
        1, "briefing-slides", "長い題" * 90, 12, "長い見出し" * 90, "長い引用です。" * 90, None
    )
    cited = tuple(replace(citation, id=number + 1) for number in range(sources))
    answer = replace(ANSWERED, answer="これは文です。" * 6000, citations=cited)

    message = render(answer, key="k", private=True)

    assert message_errors({"text": message.text, "blocks": message.blocks}) == []
    assert len(json.dumps(message.blocks, ensure_ascii=False)) <= MESSAGE_LIMIT
    body = "".join(element["text"] for element in elements(list(message.head)) if element["type"] == "text")
    assert len(body) > 4000
    assert "これは文です。…（続きは" in body
    buttons = {element["action_id"] for element in elements(message.blocks) if "action_id" in element}
    assert {"post_it", "ask_desk", "feedback"} <= buttons


@settings(max_examples=20, deadline=None)
@given(answer=ANSWERS)
def test_the_forms_fit_too(answer: Answer) -> None:
    given_answer = Given("k", answer, "C1", None, "U1")

    assert view_errors(views.desk_form(given_answer)) == []
    assert view_errors(views.slides(answer, lambda citation, language: citation.quote)) == []


@settings(deadline=None)
@given(text=TEXT)
def test_a_sentence_of_ours_pings_nobody(text: str) -> None:
    assert_it_only_shows(simple(text), urls=set())


@settings(max_examples=40, deadline=None)
@given(text=LONG, limit=st.integers(20, 300))
def test_pieces_lose_nothing_but_white_space(text: str, limit: int) -> None:
    parts = pieces(text, limit)

    assert all(0 < len(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@settings(deadline=None)
@given(
    before=st.text("あいう。", max_size=40), after=st.text("えお。", max_size=40), limit=st.integers(45, 90)
)
def test_a_cut_never_falls_inside_a_url(before: str, after: str, limit: int) -> None:
    url = "https://www.jst.go.jp/aspire/call.html?a=1"

    shown = cut(before + url + after, limit)

    assert "https" not in shown or url in shown


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        pytest.param(
            "一つ目です。二つ目です。三つ目",
            14,
            "一つ目です。二つ目です。",
            id="at the last sentence that fits",
        ),
        pytest.param("「はい。」と答えた。次", 10, "「はい。」と答えた。", id="after the closing bracket"),
        pytest.param("上限です[12]。次の文", 10, "上限です[12]。", id="after a marker"),
        pytest.param("上限です。 [12] 次の文", 12, "上限です。 [12]", id="after a marker set apart"),
        pytest.param(
            "It is 1.8 million yen. More", 24, "It is 1.8 million yen.", id="not at a decimal point"
        ),
        pytest.param("句点のない、とても長い文", 9, "句点のない、", id="else at a comma"),
        pytest.param("短い", 9, "短い", id="not at all when it fits"),
    ],
)
def test_japanese_and_english_are_cut_at_sentence_ends(text: str, limit: int, shown: str) -> None:
    assert cut(text, limit) == shown


@pytest.mark.parametrize(
    ("answer", "badge"),
    [
        pytest.param(ANSWERED, ":abacus:", id="ruled"),
        pytest.param(replace(ANSWERED, rulings=()), ":page_facing_up:", id="quoted"),
        pytest.param(replace(ANSWERED, status="confirm"), ":warning:", id="please confirm"),
        pytest.param(NOT_FOUND, ":grey_question: Not found in the documents", id="not found"),
        pytest.param(
            replace(NOT_FOUND, reason="left_open"),
            ":grey_question: Not stated",
            id="left open by the documents",
        ),
        pytest.param(
            replace(NOT_FOUND, reason="other_year"), ":grey_question: Not for this desk", id="another year"
        ),
    ],
)
def test_the_conclusion_comes_first_and_the_badge_says_how_sure(answer: Answer, badge: str) -> None:
    message = render(answer, key="k")

    first = message.blocks[0]["elements"][0]["elements"][0]
    assert first["style"] == {"bold": True}
    assert answer.answer.startswith(first["text"])
    assert badge in words({"text": "", "blocks": message.blocks})


def test_escaping_leaves_mail_addresses_and_quotes_alone() -> None:
    assert escape("a@b.jp \"q\" <x> & 'y'") == "a@b.jp \"q\" &lt;x&gt; &amp; 'y'"
