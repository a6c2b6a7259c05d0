"""What stands against an answer is said in Slack in both languages, and with nothing to type at a command line."""

from __future__ import annotations

import re

import pytest

from bot.answer import Language
from bot.answers.objections import SENTENCES, Objection, Refused
from bot.slack.objecting import by_field, said
from bot.slack.phrases import PHRASES
from corpus.errors import BadInput, SettingsError

AT_A_FILE_ALONE = {"undated"}


@pytest.mark.parametrize("name", sorted(set(SENTENCES) - AT_A_FILE_ALONE))
def test_every_objection_has_its_sentence_in_both_languages_filled_by_the_same_values(name: str) -> None:
    told = PHRASES[f"against_{name}"]

    known = set(re.findall(r"\{(\w+)\}", SENTENCES[name])) - {"id"}
    for language in ("ja", "en"):
        assert set(re.findall(r"\{(\w+)\}", told[language])) <= known
        assert "aspire" not in told[language]


@pytest.mark.parametrize(("language", "shown"), [("ja", "窓口の管理者"), ("en", "whoever keeps the desk")])
def test_a_database_that_is_out_of_order_is_told_without_its_settings(language: Language, shown: str) -> None:
    told = said(SettingsError("Check the database of ASPIRE_ANSWERS_URL."), language)

    assert shown in told
    assert "ASPIRE" not in told


@pytest.mark.parametrize("field", ["ja", "en"])
def test_a_bare_verdict_is_told_under_the_wording_that_opens_with_it(field: str) -> None:
    assert list(by_field(Refused("", [Objection("bare_verdict", values={"field": field})]), "ja", "ja")) == [
        field
    ]


def test_what_cannot_be_kept_for_another_reason_is_said_under_the_wording() -> None:
    assert list(by_field(BadInput("too long"), "en", "ja")) == ["ja"]


def test_two_objections_of_one_field_stand_under_each_other() -> None:
    error = Refused(
        "", [Objection("over", values={"day": "2024-04-01"}), Objection("no_day", values={"day": "x"})]
    )

    assert len(by_field(error, "en", "ja")["until"].splitlines()) == 2
