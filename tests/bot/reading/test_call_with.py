"""A call that is said to be held with a country: one of the call's own, or another."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.answering.deciding import decided
from bot.reading.asked import Asked
from bot.reading.asking import asked_of
from bot.reading.query import DESK_ZONE, read_query
from bot.rules.countries import CountryNamed
from corpus.text.names import Names
from tests.bot.asking import BUNDLED

NAMES = Names(BUNDLED)
NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


def asked(text: str, intent: str = "call_period") -> Asked:
    query = read_query(text, NAMES, as_of=NOW)
    return asked_of(query, query.asking[-1], intent, BUNDLED)


@pytest.mark.parametrize(
    ("text", "schemes", "others"),
    [
        pytest.param(
            "When does the joint call in bio with the United States open?", ("us-joint",), (), id="own"
        ),
        pytest.param("When does the joint call with Canada open?", (), ("CA",), id="another"),
        pytest.param("カナダとの共同公募はいつ始まりますか", (), ("CA",), id="another, in Japanese"),
        pytest.param("May we join the call with US partners?", (), (), id="people of a country"),
        pytest.param("カナダとの共同研究は対象ですか", (), (), id="research with a country"),
        pytest.param("When does the joint call in bio with the UK open?", (), (), id="the country of a side"),
        pytest.param(
            "カナダと組むこの公募はいつ始まりますか", (), ("CA",), id="one that somebody joins with"
        ),
    ],
)
def test_the_country_of_a_call_tells_which_it_is(text, schemes, others):
    found = asked(text)

    assert (found.schemes, found.called_with) == (schemes, others)


@pytest.mark.parametrize("intent", ["call_period", "award_limit", "visa"])
def test_of_a_call_with_another_country_only_that_is_told(intent):
    (decision,) = decided(BUNDLED, asked("Is there a joint call with Canada?", intent))

    assert isinstance(decision, CountryNamed)
    assert (decision.relation, decision.scheme, decision.named) == ("not_covered", "japan-uk", ("CA",))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        pytest.param("英国と組むこの公募ではいくらまで出せますか", None, id="the call held with Britain"),
        pytest.param("英国とのこの公募で2億円を申請できますか", None, id="the call with Britain"),
        pytest.param("英国側はいくらまで出せますか", "uk", id="its people"),
        pytest.param("英国と組むこの公募で日本側はいくらまでですか", "japan", id="the people of the other"),
    ],
)
def test_the_country_that_a_call_is_held_with_is_no_side_that_is_asked_about(text, side):
    assert asked(text, "award_limit").side == side
