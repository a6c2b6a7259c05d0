"""The desk's corrections of drafts, proposed as answers for the next asker."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path

from bot.answers.model import DeskAnswer
from bot.answers.proposing import proposal
from bot.mail.state import State
from corpus.errors import BadInput
from corpus.text.plain import plain


def proposals_of(out: Path, *, keep: AbstractSet[str] = frozenset()) -> list[DeskAnswer]:
    """A proposal for each correction that stands in the drafts in *out*. Raises BadInput for a folder without
    drafts."""
    if not (out / "state.db").is_file():
        raise BadInput(f"{out} holds no drafts; name the folder that aspire mail draft wrote.")
    with State(out) as state:
        return proposed(state, keep=keep)


def proposed(state: State, *, keep: AbstractSet[str] = frozenset()) -> list[DeskAnswer]:
    """The same of an open batch: one proposal a correction, with the questions of all mails that it answers."""
    return [
        proposal(
            questions,
            text,
            origin="a correction in questions.csv",
            origin_key=f"mail:{sha256(plain(text).encode()).hexdigest()[:24]}",
            asked=len(questions),
            keep=keep,
        )
        for text, questions in state.corrected().items()
    ]
