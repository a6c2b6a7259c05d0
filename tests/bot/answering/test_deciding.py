"""One question about several schemes: what holds for all of them alike is told once."""

from __future__ import annotations

import pytest

from bot.answering.deciding import decided
from bot.answering.saying import Told
from bot.answering.statements import ruled
from tests.bot.asking import AS_OF, BUNDLED, asked


@pytest.mark.parametrize(
    ("intent", "words", "count"),
    [
        ("field", "単独公募の研究分野は", 1),
        ("countries", "単独公募でカナダは対象ですか", 1),
        ("eligibility", "単独公募の応募資格は", 1),
        ("outgoing_student", "単独公募で学生は渡航できますか", 1),
        ("outgoing_student", "日英共同公募と単独公募で学生は渡航できますか", 2),
        ("partner_funding", "単独公募で相手国側の資金は必要ですか", 1),
    ],
)
def test_what_holds_for_both_frames_is_told_once(intent, words, count):
    statements = ruled(decided(BUNDLED, asked(intent, words)), intent, Told(BUNDLED, "ja", AS_OF))

    assert len(statements) == count


def test_a_value_that_is_told_leaves_the_denial_that_each_side_has_its_own():
    two = asked(
        "joint_proposal", "2機関で別々に出せますか", roles=["institutions"], marks={"separate"}, form="closed"
    )

    assert [one.relation for one in decided(BUNDLED, two)] == ["different"]
