"""An example tried before it is kept: what it draws, and what it takes away."""

from __future__ import annotations

from pathlib import Path

from corpus.facts.model import read_calls
from corpus.intents.bank import SHIPPED
from corpus.text.names import Names
from index.addition_trial import tried_with
from index.own_trial import trial
from index.prepare import EMBEDDED, open_encoder

CALLS = SHIPPED.parent / "calls"


def test_it_is_told_what_an_example_draws_and_what_it_takes_from_others() -> None:
    before = {"lunch?": "help", "when?": "deadline", "where?": "venue", "till when?": "deadline"}
    after = {"lunch?": "visa", "when?": "visa", "where?": "help", "till when?": "deadline"}

    found = tried_with(
        "visa",
        ["lunch?"],
        [("when?", "deadline"), ("where?", "venue"), ("till when?", "deadline")],
        lambda text: [(before[text], 1.0)],
        lambda text: [(after[text], 1.0)],
    )

    assert found.drawn == ("lunch?",)
    assert found.harmed == (("when?", "deadline"),)
    assert found.known == 3


def test_a_question_is_drawn_to_the_intent_that_it_is_said_to_ask(tmp_path: Path, models: Path) -> None:
    calls = read_calls(CALLS)
    text = "お弁当は出ますか"
    encoder = open_encoder(EMBEDDED, models)

    found = trial(
        text, "visa", [text, "締切はいつですか"], encoder, calls, Names(calls[0]), CALLS, tmp_path, each=0
    )

    assert found.drawn == (text,)
    assert not (tmp_path / "intents.yaml").exists()
