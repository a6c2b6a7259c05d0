"""A choice that differs from what the desk alone would do has to hold when the same lines stand in another order."""

from __future__ import annotations

import pytest

from bot.answering.agreeing import agreed, differs
from bot.answering.menu import Line, Menu
from bot.answering.pick import Pick, Unusable
from bot.answering.statements import Statement

FOUR = tuple(Line(Statement(f"第{number}の文。")) for number in range(1, 5))
SILENT = Menu("?", (), FOUR)
SPEAKS = Menu("?", (), FOUR, own=2)
SURE = Menu("?", (Statement("定まった判定。"),), FOUR)


@pytest.mark.parametrize(
    ("menu", "pick"),
    [
        pytest.param(SPEAKS, Pick((1,)), id="one of two lines of the desk's own is left out"),
        pytest.param(SPEAKS, Pick((3, 4)), id="others in place of its own"),
        pytest.param(SPEAKS, Pick(open=True), id="nothing in place of its own"),
        pytest.param(SPEAKS, Pick((1, 2), open=True), id="its own leaves something open"),
        pytest.param(SILENT, Pick((1,)), id="something where it would be silent"),
        pytest.param(SPEAKS, Pick((1, 2, 3)), id="more than its own"),
        pytest.param(SURE, Pick((4,)), id="something beside what is sure"),
        pytest.param(SURE, Pick(open=True), id="what is sure leaves something open"),
    ],
)
def test_another_answer_than_the_desks_own_is_told_from_it(menu, pick):
    assert differs(pick, menu)


@pytest.mark.parametrize(
    ("menu", "pick"),
    [
        pytest.param(SPEAKS, Pick((1, 2)), id="its own"),
        pytest.param(SPEAKS, Pick((2, 1)), id="its own in another order"),
        pytest.param(SILENT, Pick(open=True), id="silence where it would be silent"),
        pytest.param(SURE, Pick(), id="nothing more than what is sure"),
    ],
)
def test_what_the_desk_alone_would_do_needs_no_second_word(menu, pick):
    assert not differs(pick, menu)


@pytest.mark.parametrize(
    ("pick", "turned", "both"),
    [
        pytest.param(Pick((1,)), Pick((4,)), Pick((1,)), id="the same line, which then stands last"),
        pytest.param(Pick((4, 3, 1)), Pick((4, 2)), Pick((3, 1)), id="what both name, in the first order"),
        pytest.param(
            Pick((1, 2, 3)), Pick((1,)), Pick((1, 2)), id="the desk's own, without the third, named once"
        ),
        pytest.param(Pick((3, 2, 1)), Pick((2,)), Pick((3, 2, 1)), id="the desk's own and what both name"),
        pytest.param(Pick((2,)), Pick((3,), open=True), Pick((2,)), id="open only where both say so"),
        pytest.param(
            Pick((1, 2), open=True), Pick((1,), open=True), Pick((1, 2), open=True), id="open twice"
        ),
        pytest.param(Pick(open=True), Pick(open=True), Pick(open=True), id="that nothing answers"),
        pytest.param(Pick(), Pick(), Pick(), id="that all is said"),
        pytest.param(
            Pick(), Pick(open=True), Pick(), id="all is said, then something is open: nothing is added"
        ),
    ],
)
def test_what_is_chosen_both_times_counts(pick, turned, both):
    assert agreed(pick, turned, SPEAKS) == both


@pytest.mark.parametrize(
    ("pick", "turned"),
    [
        pytest.param(Pick((3,)), Pick((3,)), id="the third, whatever it says"),
        pytest.param(Pick((1,)), Pick(open=True), id="a line, then none"),
        pytest.param(Pick(open=True), Pick((4,)), id="none, then a line"),
    ],
)
def test_what_another_order_changes_is_no_choice(pick, turned):
    with pytest.raises(Unusable, match="another order"):
        agreed(pick, turned, SPEAKS)
