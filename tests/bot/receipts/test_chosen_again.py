"""What a chat model chose is chosen again from its receipt, asking nobody: only what then differs is affected."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from bot.answering.menu import Line, Menu
from bot.answering.pick import Pick, Pointed
from bot.answering.statements import Statement
from bot.cli.app import app
from bot.receipts.chosen_again import ChosenAgain
from tests.bot.receipts.conftest import OPEN

NAME = "openai:some"
CHOICES: dict[str, Callable[[Menu], Pick]] = {
    "the last line": lambda menu: Pick((len(menu.lines),)),
    "two lines, turned round": lambda menu: Pick((len(menu.lines), 1)),
    "a line, and something open": lambda menu: Pick((min(2, len(menu.lines)),), open=True),
    "nothing": lambda menu: Pick(open=True),
    "nothing more": lambda menu: Pick(),
}
QUESTIONS = [
    "支援額はどれだけ、何に使えますか",
    "1. 締切は？ 2. どんな様式で、何を書くのですか？",
    "Can a lecturer on a short contract lead, and from when?",
]


class Chosen:
    """Points at what a test chooses."""

    def __init__(self, choose: Callable[[Menu], Pick]) -> None:
        self._choose = choose

    def point(self, menus: Sequence[Menu | None], config: object = None) -> Pointed:
        return Pointed(tuple(menu and self._choose(menu) for menu in menus), NAME)


@pytest.fixture
def affected(settings, monkeypatch):
    """The questions that `aspire log affected` lists, without a model."""
    monkeypatch.setenv("ASPIRE_HOME", str(settings.home))
    monkeypatch.setenv("ASPIRE_INDEX", str(settings.index_folder))
    monkeypatch.delenv("ASPIRE_MODEL", raising=False)

    def listed() -> list[str]:
        ran = CliRunner().invoke(app, ["log", "affected", "--json"], catch_exceptions=False)
        return [json.loads(line)["question"] for line in ran.stdout.splitlines()]

    return listed


@pytest.fixture
def empty(receipts):
    receipts._run(receipts._table.delete())


def test_no_answer_that_a_model_chose_is_affected_while_nothing_has_changed(desk, empty, affected):
    differ = 0
    for choose in CHOICES.values():
        for question in QUESTIONS:
            told = desk.pointed_at_by(Chosen(choose)).ask(question, as_of=OPEN)
            differ += told.answer != desk.ask(question, as_of=OPEN).answer

    assert differ >= 5
    assert affected() == []


def test_an_answer_is_affected_where_the_same_choice_says_something_else_today(
    desk, receipts, empty, affected
):
    from tests.bot.receipts.test_affected import _rewrite

    told = desk.pointed_at_by(Chosen(CHOICES["the last line"])).ask(QUESTIONS[0], as_of=OPEN)
    receipt = receipts.get(told.receipt)
    row = {**json.loads(receipt.answer), "answer": "人数は3人までです。 [1]"}
    _rewrite(receipts, receipt, answer=json.dumps(row, ensure_ascii=False))

    assert affected() == QUESTIONS[:1]


@pytest.fixture
def ruled(desk, receipts, empty):
    """A receipt of which the model chose a ruling, and the menu it chose from."""
    menus: list[Menu] = []

    def first_ruling(menu: Menu) -> Pick:
        menus.append(menu)
        return Pick((next(at for at, line in enumerate(menu.lines, 1) if line.statement.decision),))

    told = desk.pointed_at_by(Chosen(first_ruling)).ask(QUESTIONS[0], as_of=OPEN)
    return receipts.get(told.receipt), menus[0], menus[0][first_ruling(menus[0]).lines[0]]


def test_a_ruling_that_comes_to_something_else_today_is_the_same_choice(ruled):
    receipt, menu, ruling = ruled
    today = Menu(
        menu.question, (), (_sentence("別の文です。"), Line(replace(ruling, text="今は別の値です。")))
    )

    assert ChosenAgain(receipt).point([today]).picks == (Pick((2,)),)


def test_a_choice_of_which_nothing_stands_any_more_is_left_to_the_desk(ruled):
    receipt, menu, _ = ruled
    today = Menu(menu.question, (), (_sentence("別の文です。"),))

    assert ChosenAgain(receipt).point([today, None]) == Pointed((None, None))


def _sentence(text: str) -> Line:
    return Line(Statement(text, quote=text))
