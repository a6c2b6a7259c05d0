"""Calls of one title are told apart where they are offered beside one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.facts.titles import told_apart
from tests.bot.asking import OTHER

SAME = replace(OTHER, title={"ja": "海外渡航助成", "en": "Travel grant"})


@pytest.mark.parametrize(
    ("of", "titles"),
    [
        pytest.param(
            [("a", 2026), ("b", 2027)],
            ["Travel grant (FY2026)", "Travel grant (FY2027)"],
            id="by their years",
        ),
        pytest.param(
            [("a", 2026), ("b", None)], ["Travel grant (FY2026)", "Travel grant"], id="one has no year"
        ),
        pytest.param(
            [("a", 2026), ("b", 2026)],
            ["Travel grant (FY2026) (a)", "Travel grant (FY2026) (b)"],
            id="of one year: by their ids",
        ),
        pytest.param([("a", 2026)], ["Travel grant"], id="one alone needs nothing"),
    ],
)
def test_calls_of_one_title_are_told_apart(of, titles):
    calls = told_apart([replace(SAME, id=id, fiscal_year=year) for id, year in of])

    assert [call.title["en"] for call in calls] == titles


def test_a_title_that_no_other_call_has_stays_as_it_is():
    other = replace(SAME, id="c", title={"ja": "設備助成", "en": "Equipment grant"})

    *_, kept = told_apart([SAME, replace(SAME, id="b", fiscal_year=1999), other])

    assert kept is other


def test_titles_alike_in_one_language_are_told_apart_in_both():
    other = replace(SAME, id="b", fiscal_year=2030, title={"ja": "海外渡航助成", "en": "Mobility grant"})

    assert told_apart([replace(SAME, fiscal_year=2029), other])[1].title == {
        "ja": "海外渡航助成（2030年度）",
        "en": "Mobility grant (FY2030)",
    }
