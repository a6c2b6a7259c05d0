"""What is only a guess at what is asked stands in no letter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.answer import Answer, AnswerPart, Citation, RankedIntent, RulingLine
from bot.desk import Turn
from bot.mail import reasons
from bot.mail.guessing import is_guess, without_guesses
from bot.mail.letter import letter_to
from bot.mail.message import read_mail
from bot.mail.questions import Question
from bot.mail.triage import consider
from tests.mail.mail_engine import WHEN, Echo, mail_bytes


class Guesses(Echo):
    """Gives the same unsure answer to every question."""

    def ask(self, text: str | Turn, **options: Any) -> Answer:
        return told(CONTACT, 0.5)


CONTACT = "The desk is at desk@funder.example. [1]"


def ruled(rule: str, text: str, verdict: str = "info") -> RulingLine:
    return RulingLine(rule, "japan-uk", verdict, text, None, None, (1,))  # type: ignore[arg-type]


def told(text: str, sure: float, *, verdict: str = "info") -> Answer:
    answer = Echo().ask("?", as_of=WHEN, counter="letter")
    rulings, intents = (ruled("contact", text, verdict),), (RankedIntent("contact", sure),)
    return replace(answer, answer=text, rulings=rulings, citations=(), intents=intents)


@pytest.mark.parametrize(
    ("asked", "sure", "verdict", "guess"),
    [
        pytest.param("So who pays whom in the end?", 0.59, "info", True, id="another matter"),
        pytest.param("So who pays whom in the end?", 0.61, "info", False, id="surer"),
        pytest.param("So who pays whom in the end?", 0.59, "no", False, id="held against something"),
        pytest.param("At which desk, desk@funder.example?", 0.59, "info", False, id="named"),
    ],
)
def test_a_guess_is_unsure_decides_nothing_and_names_another_matter(
    asked: str, sure: float, verdict: str, guess: bool
) -> None:
    assert is_guess(Question("1", asked, (asked,)), told(CONTACT, sure, verdict=verdict)) is guess


def test_two_unsure_matters_make_a_few_words_no_surer() -> None:
    asked = "Does that count?"
    both = replace(
        told(CONTACT, 0.5),
        rulings=(ruled("contact", CONTACT), ruled("deadline", "It closes in April.")),
        intents=(RankedIntent("contact", 0.5), RankedIntent("deadline", 0.4)),
    )

    assert is_guess(Question("1", asked, (asked,)), both)


def test_a_part_that_is_a_guess_is_left_open_without_what_it_rests_on() -> None:
    parts = (
        AnswerPart("when does it close", "answered", "It closes in April. [1]", "deadline", 0.9),
        AnswerPart("which of the two", "answered", "A PDF is uploaded. [2]", "submitter", 0.4),
    )
    cited = tuple(Citation(at, "call", "The call", at, None, "words") for at in (1, 2))
    left = without_guesses(replace(told("", 0.9), rulings=(), citations=cited, parts=parts))

    assert [(part.status, part.answer) for part in left.parts] == [
        ("answered", "It closes in April. [1]"),
        ("not_found", ""),
    ]
    assert [one.id for one in left.citations] == [1]
    assert left.status == "confirm"


def test_a_letter_says_to_a_guess_only_that_staff_will_look_into_it() -> None:
    mail = read_mail(mail_bytes("So who pays whom in the end?"))
    outcome = consider(mail, Guesses(), as_of=WHEN, desk=None)
    (point,) = letter_to(mail, outcome).points

    assert (outcome.triage, outcome.points[0].reason) == ("person", reasons.GUESSED_AT)
    assert point.answers == ("A member of our staff will look into it and reply to you.",)
    assert not point.sources
