"""Which side a question means: its people, the sides it names, the country of one beside another; never a clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reading.asking import asked_of
from bot.reading.query import read_query
from corpus.facts.model import read_calls
from corpus.text.names import Names

CALL = read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0]
NAMES = Names(CALL)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param("日本と英国の締切を教えて", ("japan", "uk"), id="a country beside a side"),
        pytest.param("英国の締切はいつですか", ("uk",), id="one side"),
        pytest.param("日本の締切を英国時間で教えて", ("japan",), id="a side and another's clock"),
        pytest.param("締切は日本時間と英国時間で何時ですか", (), id="clocks alone"),
        pytest.param("What is the UK deadline in Japan time?", ("uk",), id="a clock in English"),
        pytest.param("日本にいる英国側の研究者は応募できますか", ("uk",), id="people before places"),
        pytest.param("日本語で書けますか", (), id="a language"),
        pytest.param("英国出張中にe-Radへ出すときの締切は?", ("japan",), id="a system beside a place"),
        pytest.param("UKRIのシステムとe-Radの締切は?", ("uk", "japan"), id="two systems"),
        pytest.param("先方の時計では締切は何時ですか", (), id="the other side's clock"),
        pytest.param("先方は英国の大学です。先方の締切は?", ("uk",), id="where the partner is said to be"),
        pytest.param(
            "Our partner is in Leeds. When does our partner's call close?", ("uk",), id="in English"
        ),
        pytest.param("英国の大学の者です。先方の締切は?", ("japan",), id="where the asker is said to be"),
        pytest.param(
            "When does it close for each side, and is the Japanese deadline in JST?",
            ("japan", "uk"),
            id="one of both named besides",
        ),
    ],
)
def test_the_sides_are(text: str, sides: tuple[str, ...]) -> None:
    query = read_query(text, NAMES)

    assert asked_of(query, query.asking[0], "deadline", CALL).sides == sides


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("締切は先方の時間では何時ですか", ("Europe/London",)),
        ("向こうの時計だと何時が締切?", ("Europe/London",)),
        ("What would a clock in Tokyo show at the deadline?", ("Asia/Tokyo",)),
        ("先方の締切は何時ですか", ()),
    ],
)
def test_the_clock_to_be_told_in_is(text: str, zones: tuple[str, ...]) -> None:
    query = read_query(text, NAMES)

    assert asked_of(query, query.asking[0], "deadline", CALL).zones == zones


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("相手国へ渡航するのは誰ですか", False),
        ("あちらで暮らす費用は出ますか", False),
        ("学生を向こうのラボに行かせたいのですが", False),
        ("向こうのラボの学生に行かせたいのですが", True),
        ("先方の締切は何時ですか", True),
        ("相手方でも構いませんか", True),
    ],
)
def test_the_other_side_is_a_place_where_somebody_goes_or_stays(text: str, people: bool) -> None:
    assert [name.firm for name in NAMES.find(text) if name.kind == "side"] == [people]


def test_who_asks_by_a_clock_keeps_the_side_of_what_was_told_before() -> None:
    query = read_query("I am the UK lead. Is 15:55 British time in time?", NAMES)

    assert asked_of(query, query.asking[-1], "deadline", CALL).side == "uk"


def test_a_country_alone_stands_for_its_side_where_the_turn_before_asked_of_another() -> None:
    first, second = read_query("英国側の応募資格は？", NAMES), read_query("日本だとどうなりますか", NAMES)
    before = asked_of(first, first.asking[0], "eligibility", CALL)

    assert asked_of(second, second.asking[0], "eligibility", CALL, before=before).side == "japan"
    assert asked_of(second, second.asking[0], "eligibility", CALL).side is None


@pytest.mark.parametrize(
    ("text", "schemes"),
    [
        pytest.param("単独公募ではなく日英共同公募の締切は?", ("japan-uk",), id="not the one, but the other"),
        pytest.param("Rather than the UK call, what of the Top frame?", ("single-top",), id="in English"),
        pytest.param(
            "Which address is for ASPIRE, other than the UK call?", ("programme",), id="the programme"
        ),
        pytest.param(
            "Not about the British call: what of the Top frame?", ("single-top",), id="a description"
        ),
        pytest.param("日英共同公募以外の締切は?", (), id="no other one is named"),
        pytest.param("日英共同公募と次世代枠の締切は?", ("japan-uk", "single-next-generation"), id="both"),
    ],
)
def test_a_scheme_that_is_said_not_to_be_meant_is_not(text: str, schemes: tuple[str, ...]) -> None:
    query = read_query(text, NAMES)

    assert asked_of(query, query.asking[0], "deadline", CALL).schemes == schemes


@pytest.mark.parametrize(("marks", "sides"), [({"abroad"}, ()), (set(), ("uk",))])
def test_a_place_that_somebody_told_of_travels_to_is_no_side(marks: set[str], sides: tuple[str, ...]) -> None:
    query = read_query("A postdoc will stay in the UK. By when do we submit?", NAMES)

    assert asked_of(query, query.asking[0], "deadline", CALL, tell=lambda _: marks).sides == sides


def test_a_side_whose_people_are_told_of_is_no_place_that_somebody_travels_to() -> None:
    query = read_query("The UK partner stays with us. By when do they submit?", NAMES)

    assert asked_of(query, query.asking[0], "deadline", CALL, tell=lambda _: {"abroad"}).sides == ("uk",)


def test_a_side_that_a_traveller_only_speaks_of_is_not_theirs() -> None:
    query = read_query("Our PI in Nagoya says the British call closes later. Is 20:00 safe?", NAMES)

    assert asked_of(query, query.asking[0], "deadline", CALL, tell=lambda _: {"abroad"}).sides == ()


def test_a_day_beside_a_time_of_day_is_of_the_side_of_that() -> None:
    query = read_query(
        "The UK lead uploads it at 5 p.m. on 16 April because Japan closes at 6. In time?", NAMES
    )
    values = asked_of(query, query.asking[0], "deadline", CALL).values

    assert [value.side for value in values if value.quantity.kind == "date"] == ["uk"]
