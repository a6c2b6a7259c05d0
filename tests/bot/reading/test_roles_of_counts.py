"""Institutions counted in all, and on a side."""

from __future__ import annotations

import pytest

from bot.reading.roles import bound
from corpus.quantity import read


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("全部で2機関です", "institutions"),
        ("各国1機関ずつでよいですか", "institutions_a_side"),
        ("国内2大学で出します", "institutions_a_side"),
        ("one institution per country", "institutions_a_side"),
        ("two universities on our side", "institutions_a_side"),
        ("two institutions in total", "institutions"),
    ],
)
def test_a_number_of_institutions_in_all_or_on_a_side(text, role):
    assert [value.role for value in bound(text, read(text), (0, len(text)))] == [role]
