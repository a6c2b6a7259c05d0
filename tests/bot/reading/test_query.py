"""The Query: each thing of a question found once."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.answer import Turn
from bot.reading.asking import asked_of
from bot.reading.query import DESK_ZONE, LONGEST, read_query
from corpus.errors import BadInput
from corpus.facts.model import read_calls
from corpus.text.names import Names

CALL = read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0]
NAMES = Names(CALL)
NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


def asked(text: str, at: int = -1):
    query = read_query(text, NAMES, as_of=NOW)
    return asked_of(query, query.asking[at], "award_limit", CALL)


def test_spans_are_offsets_into_the_plain_text():
    query = read_query("直接経費２．５億円は、英国側では？", NAMES, as_of=NOW)

    assert [query.plain[slice(*item.span)] for item in query.quantities] == ["2.5億円"]
    assert (
        "英国側" in [query.plain[slice(*name.span)] for name in query.names] or query.names[0].text == "英国"
    )


def test_a_moment_without_a_zone_is_the_desks():
    assert read_query("締切は？", NAMES, as_of=datetime(2024, 4, 16, 17)).as_of.tzinfo is DESK_ZONE


@pytest.mark.parametrize("text", ["", " \u200b ", "???", "あ" * (LONGEST + 1)])
def test_what_is_no_question_or_too_long_is_refused_in_one_sentence(text: str):
    with pytest.raises(BadInput):
        read_query(text, NAMES)


def test_what_is_told_with_a_question_stands_before_it_and_asks_nothing_whatever_its_form():
    said = Turn("上限内ですか。", background=("直接経費は２億円です。", " ", "可能ですか。"))

    query = read_query(said, NAMES, as_of=NOW)

    assert [(one.kind, one.text) for one in query.segments] == [
        ("background", "直接経費は2億円です。"),
        ("background", "可能ですか。"),
        ("asking", "上限内ですか。"),
    ]
    assert all(query.plain[slice(*one.span)] == one.text for one in query.segments)
    assert [
        value.quantity.text for value in asked_of(query, query.asking[0], "award_limit", CALL).values
    ] == ["2億円"]


def test_the_language_is_that_of_the_question_and_not_of_what_is_told_with_it():
    assert read_query(Turn("締切は？", ("My partner asks me.",)), NAMES, as_of=NOW).language == "ja"


def test_numbers_that_begin_quantities_are_no_list_behind_what_is_told():
    query = read_query(Turn("1 institution and 2 people?", ("We are few.",)), NAMES, as_of=NOW)

    assert [one.label for one in query.segments] == [None, None]


@pytest.mark.parametrize(
    "asks",
    [
        pytest.param(("面接はいつで、", "上限は"), id="a comma at the end of the first"),
        pytest.param(("who may apply", "when does it close"), id="no mark at the end of the first"),
        pytest.param(("1. the deadline", "2. the award limit"), id="numbers that would make a list"),
        pytest.param(("The deadline.", "And the limit?"), id="a first one that asks nothing by its form"),
    ],
)
def test_sentences_that_a_counter_told_apart_stay_apart_and_ask(asks: tuple[str, ...]):
    query = read_query(Turn(asks), NAMES, as_of=NOW)

    assert len(query.asking) == len(asks)
    assert all(query.plain[slice(*one.span)] == one.text for one in query.segments)
    assert all(one.text in own for one, own in zip(query.asking, asks, strict=True))


def test_the_background_lends_values_to_a_sentence_that_has_none():
    found = asked("We plan direct costs of 200 million yen. Is this possible?")

    assert [(value.quantity.text, value.role) for value in found.values] == [
        ("200 million yen", "direct_costs")
    ]


def test_a_sentence_with_values_of_its_own_takes_none_of_the_background():
    found = asked("We have 3 partners and 50 million yen. Would 200 million yen be possible?")

    assert [value.quantity.text for value in found.values] == ["200 million yen"]


def test_the_default_scheme_is_meant_where_none_is_named():
    assert asked("上限はいくらですか").scheme == CALL.default_scheme


def test_both_sides_named_are_neither_ones_question():
    found = asked("日本側と英国側の上限は同じですか")

    assert (found.side, found.sides, found.compares) == (None, ("japan", "uk"), "same")


def test_a_clock_asked_for_is_told():
    assert asked("日本側の締切は英国時間では何時ですか").zones == ("Europe/London",)


@pytest.mark.parametrize(
    ("text", "asked_for"),
    [
        ("次世代枠について教えてください。上限はいくらですか。", ["上限はいくらですか。"]),
        ("I would like to know about the single call. How long is it?", ["How long is it?"]),
        ("日英共同公募について教えてください。", ["日英共同公募について教えてください。"]),
        ("次世代枠の上限を教えてください。年数は？", ["次世代枠の上限を教えてください。", "年数は?"]),
        ("1. 次世代枠について教えてください 2. 年数は？", ["次世代枠について教えてください", "年数は?"]),
    ],
)
def test_what_only_names_the_thing_that_the_next_sentence_asks_of_is_background(text, asked_for):
    query = read_query(text, NAMES, as_of=NOW)

    assert [segment.text for segment in query.asking] == asked_for


def test_the_year_that_only_names_the_call_is_no_value_of_the_askers():
    assert [
        value.quantity.text for value in asked("2012年に学位。2024年度の応募で大丈夫ですか。").values
    ] == ["2012年"]
