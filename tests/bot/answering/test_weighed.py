"""A follow-up is weighed by its own words and by what they say together with the question before."""

from __future__ import annotations

import pytest

from bot.answering.following import Rankings, weighed

DEADLINE = (("deadline", 0.97), ("result", 0.03))


def test_the_shares_add_up_to_one_best_first() -> None:
    ranking = weighed(Rankings(DEADLINE, (("result", 0.6), ("start", 0.4)), DEADLINE, joins=False))

    assert sum(share for _, share in ranking) == pytest.approx(1)
    assert [share for _, share in ranking] == sorted((share for _, share in ranking), reverse=True)


def test_words_that_are_sure_of_themselves_keep_their_matter() -> None:
    own = (("award_limit", 0.99), ("deadline", 0.01))

    assert (
        weighed(Rankings(own, (("deadline", 0.5), ("award_limit", 0.5)), DEADLINE, joins=False))[0][0]
        == "award_limit"
    )


def test_words_that_are_not_take_that_of_the_question_before() -> None:
    own = (("aside", 0.3), ("help", 0.25), ("deadline", 0.1))

    assert weighed(Rankings(own, DEADLINE, DEADLINE, joins=False))[0][0] == "deadline"


def test_what_says_that_it_goes_on_leans_more_on_the_question_before() -> None:
    own, together = (("start", 0.8), ("deadline", 0.1)), (("deadline", 0.8), ("start", 0.1))
    alone, joined = (dict(weighed(Rankings(own, together, DEADLINE, joins=joins))) for joins in (False, True))

    assert joined["deadline"] > alone["deadline"]
