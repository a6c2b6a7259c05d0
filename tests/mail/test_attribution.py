"""What was written before is known by the line above it, in the shapes and languages of mailers."""

from __future__ import annotations

import pytest

from bot.mail.body import split_body
from tests.tables import each

EARLIER = "When would you like to start?"


@each(
    "line",
    [
        "On Tue, 19 Mar 2024 at 14:02, Desk <desk@funder.example> wrote:",
        "---- On Tue, 19 Mar 2024 14:02:50 +0530 desk@funder.example wrote ----",
        "On Tuesday, 19 March 2024 at\n14:02, Desk of the Call\n<desk@funder.example> wrote:",
        "On Mar 19, 2024, at 2:02 PM, Desk wrote:",
        "Le mar. 19 mars 2024 à 14:02, Desk <desk@funder.example> a écrit :",
        "Am 19.03.24 um 14:02 schrieb Desk:",
        "El mar, 19 mar 2024 a las 14:02, Desk (<desk@funder.example>) escribió:",
        "Il giorno mar 19 mar 2024 alle ore 14:02 Desk\n<desk@funder.example> ha scritto:",
        "2024年3月19日(火) 14:02 窓口 <desk@funder.example>:",
        "2024/03/19 14:02、窓口のメール：",
        "窓口 <desk@funder.example> のメール:",
        "desk@funder.example wrote:",
        "在 2024年3月19日 14:02，Desk <desk@funder.example> 写道：",
    ],
)
def test_an_attribution_ends_what_is_new(line: str) -> None:
    body = split_body(f"How many are funded?\n\n{line}\n\n{EARLIER}\n")

    assert body.new == "How many are funded?"
    assert body.earlier == EARLIER


@pytest.mark.parametrize(
    "block",
    [
        "From: Desk\nSent: Tuesday, March 19, 2024 2:02 PM\nTo: Asker\nSubject: Dates",
        "差出人: 窓口\n送信日時: 2024年3月19日 14:02\n宛先: 質問者\n件名: 日程",
        "Von: Desk <desk@funder.example>\nGesendet: Dienstag, 19. März 2024 14:02\nAn: Asker\nBetreff: AW: Dates",
        "De : Desk\nEnvoyé : mardi 19 mars 2024 14:02\nÀ : Asker\nObjet : Dates",
        "-----Original Message-----\nDesk",
    ],
)
def test_headers_in_the_text_end_what_is_new(block: str) -> None:
    body = split_body(f"How many are funded?\n\n{block}\n\n{EARLIER}\n")

    assert body.new == "How many are funded?"
    assert body.earlier.endswith(EARLIER)


@pytest.mark.parametrize(
    "line",
    [
        "締切は2024年4月16日 18:00と理解していますが、以下を教えてください：",
        "2024年4月16日18時の締切について：",
        "I wrote to you last week:",
        "We would start on 1 April 2025 and have these points:",
        "Our colleague wrote the proposal in 2023:",
    ],
)
def test_a_writers_own_line_with_a_colon_ends_nothing(line: str) -> None:
    assert split_body(f"{line}\n\n1. How long is it?\n").new == f"{line}\n\n1. How long is it?"


def test_marked_lines_that_nobody_is_named_for_are_the_writers_own_in_a_first_mail() -> None:
    text = "My questions are:\n\n> 1. How long is it?\n> 2. How much?\n"

    assert "1. How long is it?" in split_body(text, answers=False).new
    assert "1. How long is it?" not in split_body(text, answers=True).new
    assert EARLIER not in split_body(f"Yes.\n\nDesk wrote:\n> {EARLIER}\n", answers=False).new
