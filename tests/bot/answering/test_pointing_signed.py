"""A silence that a person has signed stands like a ruling: a model may add to it what the desk's own measures hold for
likely, and nothing else, however often it points at it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer import Turn
from bot.answering.case import Case
from bot.answering.pick import Pick, Pointed
from bot.receipts import Receipts, replay
from bot.retrieval import open_retriever
from tests.bot.answering.conftest import OPEN
from tests.bot.answering.stand_in import NOT_STATED, NOTHING_MORE, line_with, lines, prompt_of

pytestmark = pytest.mark.usefixtures("fresh")

PAGES = "申請書は何ページまでですか"
PERIOD = {"ページ": {"page_limit": 0.6, "project_period": 0.35}}  # a second intent that may well be meant


def every_line(request):
    """A model that points at the first three lines, whatever they say, in whichever order they stand."""
    count = len(prompt_of(request).partition("<lines>\n")[2].partition("\n</lines>")[0].splitlines())
    return lines(*range(1, min(count, 3) + 1))


@pytest.fixture
def signed(alone, ranked) -> str:
    """How the desk alone begins to say that page limits are left open."""
    first, *_ = alone.ask(PAGES, as_of=OPEN).answer.splitlines()
    return first


@pytest.mark.parametrize(
    "reply", [every_line, lines(1), lines(2), NOT_STATED], ids=["three", "1", "2", "none"]
)
def test_where_nothing_likely_stands_beside_it_nobody_is_asked_and_it_stands(desk, alone, provider, reply):
    provider.script = [reply]

    answer = desk.ask(PAGES, as_of=OPEN)

    assert (answer.status, answer.reason, answer.model) == ("not_found", "left_open", "extractive")
    assert answer.answer == alone.ask(PAGES, as_of=OPEN).answer
    assert provider.requests == []


def test_a_ruling_that_may_well_be_meant_is_said_behind_it_and_to_be_confirmed(
    desk, provider, ranked, signed
):
    ranked.shares = PERIOD
    provider.script = [lambda sent: lines(line_with(sent, "英国側の支援期間"))]

    answer = desk.ask(PAGES, as_of=OPEN)

    first, second, *_ = answer.answer.splitlines()
    assert first == signed and "支援期間" in second
    assert (answer.status, answer.reason) == ("confirm", "left_open")
    assert answer.answer.endswith("確認先：aspire-uk@jst.go.jp")


@pytest.mark.parametrize("reply", [NOT_STATED, NOTHING_MORE, "!500"], ids=str)
def test_a_model_that_adds_nothing_leaves_it_as_the_desk_says_it(desk, alone, provider, ranked, reply):
    ranked.shares = PERIOD
    provider.script = [reply]

    assert desk.ask(PAGES, as_of=OPEN).answer == alone.ask(PAGES, as_of=OPEN).answer


def test_the_model_is_told_that_it_is_said(desk, provider, ranked, signed):
    ranked.shares = PERIOD
    desk.ask(PAGES, as_of=OPEN)

    said = prompt_of(provider.requests[0]).partition("<said>\n")[2].partition("\n</said>")[0]
    assert said == signed


def test_its_menu_holds_only_what_is_likely(desk, ranked):
    """The hostile way: whatever numbers a model names, and however often, they are these."""
    ranked.shares = PERIOD
    case = _looked_up(desk)
    (menu,) = desk._engine.menus(case)

    assert menu.signed and not menu.sure
    assert {line.statement.intent for line in menu.lines if line.statement.decision} == {"project_period"}
    assert all(line.statement.decision for line in menu.lines)


def test_a_passage_is_offered_beside_it_from_the_mark_on_at_which_the_desk_would_show_it(desk):
    case = _looked_up(desk)
    (item,) = case.found
    least = desk._engine._lookup.passes(ruled=True)

    def offered(probability: float) -> int:
        passages = (replace(item.passages[0], probability=probability),)
        (menu,) = desk._engine.menus(replace(case, found=(replace(item, passages=passages),)))
        return len(menu.lines) if menu else 0

    assert (offered(least - 0.001), offered(least)) == (0, 1)


@pytest.mark.parametrize("question", [PAGES, "How many pages may the proposal have?"])
def test_whatever_numbers_are_named_it_is_said_first(desk, ranked, question):
    ranked.shares = {**PERIOD, "pages": PERIOD["ページ"]}
    case = _looked_up(desk, question)
    (menu,) = desk._engine.menus(case)

    for pick in [
        Pick((at,), open=is_open) for at in range(1, len(menu.lines) + 1) for is_open in (True, False)
    ]:
        answer = desk._engine.say(desk._engine.choose(case, Pointed((pick,), "hostile"))).answer
        assert answer.answer.splitlines()[0] == menu.signed
        assert (answer.status, answer.reason) == ("confirm", "left_open")


def test_its_receipt_gives_the_same_bytes_again(desk, settings, provider, ranked):
    ranked.shares = PERIOD
    provider.script = [lambda sent: lines(line_with(sent, "英国側の支援期間"))]
    answer = desk.ask(PAGES, as_of=OPEN)

    receipt = Receipts.open(settings.receipts_url).get(answer.receipt)

    assert answer.status == "confirm"
    assert replay(receipt, open_retriever(settings).chunks(), settings.corpus).same


def _looked_up(desk, question: str = PAGES) -> Case:
    case = Case(Turn(question), OPEN, (), 0.0)
    for step in desk._finding.values():
        case = step(case)
    return case
