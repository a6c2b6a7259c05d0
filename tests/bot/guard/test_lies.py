"""The lying model in small (tests/bench/liar.py tells 20,000), and Hypothesis beyond it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.evidence import Draft, Sentence
from bot.guard import guard

GRAVE = [
    "digits",
    "scale",
    "in words",
    "date moved",
    "unit or currency",
    "zone or time",
    "scheme",
    "negation",
    "number in wrong field",
    "verdict",
    "extra sentence",
    "invented address",
    "swapped address",
    "ordered by a passage",
    "disguised digits",
    "invented citation",
]
AWARD = "最大1.8億円（直接経費の30％にあたる間接経費を含む場合、最大2.34億円）"
IN_QUIET = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def told(liar):
    return list(liar.told(2000, 11))


@pytest.mark.parametrize("kind", GRAVE)
def test_no_lie_of_a_kind_is_let_through(liar, told, kind):
    lies = [(truth, sentence) for own, truth, sentence in told if own == kind]

    assert lies
    assert [sentence.text for truth, sentence in lies if liar.let_through(truth, sentence)] == []


def test_at_least_97_in_100_true_sentences_are_kept(liar):
    lost = {truth.text: why for truth in liar.truths() if (why := liar.kept(truth))}

    assert len(lost) <= 0.03 * len(liar.truths()), lost


@IN_QUIET
@given(yen=st.integers(1, 10**12))
def test_no_other_amount_ever_passes_for_the_award(slides, yen):
    evidence = slides.evidence(AWARD)
    text = f"日本側の支援規模は最大{yen:,}円です。"

    guarded = guard(Draft((Sentence(text, (evidence.grounds[0].id,)),), "test"), evidence)

    assert bool(guarded.sentences) == (yen == 180_000_000)


@IN_QUIET
@given(hour=st.integers(0, 23), minute=st.integers(0, 59), day=st.integers(1, 30), month=st.integers(1, 12))
def test_no_other_moment_ever_passes_for_the_deadline(slides, hour, minute, day, month):
    evidence = slides.evidence("e-Rad受付締切", "英国側の受付締切")
    text = f"日本側の締切は2024年{month}月{day}日{hour}:{minute:02d}です。"

    guarded = guard(Draft((Sentence(text, tuple(g.id for g in evidence.grounds)),), "test"), evidence)

    assert bool(guarded.sentences) == ((month, day, hour, minute) == (4, 16, 18, 0))


@IN_QUIET
@given(text=st.text(max_size=80), cites=st.lists(st.integers(0, 200), max_size=3))
def test_no_text_breaks_the_guard_and_none_of_it_is_shown(slides, text, cites):
    evidence = slides.evidence(AWARD)

    guarded = guard(Draft((Sentence(text, tuple(cites)),), "test"), evidence)

    assert guarded.sentences == ()
    assert len(guarded.dropped) == 1


@IN_QUIET
@given(before=st.text("123456789", min_size=1, max_size=5))
def test_no_digit_put_before_an_amount_passes(slides, before):
    evidence = slides.evidence(AWARD)
    text = f"日本側の支援規模は最大{before}1.8億円です。"

    guarded = guard(Draft((Sentence(text, (evidence.grounds[0].id,)),), "test"), evidence)

    assert guarded.sentences == ()
