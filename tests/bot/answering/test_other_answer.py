"""「研究者だけですか」 behind whether others may: the other answer to one question, and no second one."""

from __future__ import annotations

import pytest

from bot.answering.understanding import understand
from bot.reading.query import read_query
from corpus.text.names import Names
from tests.bot.answering.conftest import Ranked
from tests.bot.asking import BUNDLED

pytestmark = pytest.mark.usefixtures("fresh")


def asked(question: str) -> list[str]:
    """The parts of a question, whatever they are about."""
    ranker = Ranked()
    ranker.shares = {"だけ": {"team_roles": 0.6}, "入れ": {"team_roles": 0.9}}
    return [part.segment.text for part in understand(read_query(question, Names(BUNDLED)), ranker)]


def test_whether_only_some_may_is_answered_with_whether_others_may():
    assert asked("技術職員を入れてよいですか。研究者だけですか。") == ["技術職員を入れてよいですか。"]


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("日本側だけですか。", id="a side: how far it holds"),
        pytest.param("2名だけですか。", id="a value"),
        pytest.param("研究者の面接は日本語だけですか。", id="a subject of its own"),
    ],
)
def test_whether_something_holds_only_so_far_is_a_question_of_its_own(behind):
    assert len(asked(f"技術職員を入れてよいですか。{behind}")) == 2


def test_behind_a_question_for_who_it_is_asked_by_itself():
    assert len(asked("誰を入れますか。研究者だけですか。")) == 2
