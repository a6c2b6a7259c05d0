"""The steps behind the closing that a sentence names: the review, the interview, the results, the start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from corpus.text.alternatives import compiled

StepName = Literal["paper_review", "interview", "result", "start"]

_STEPS: Mapping[StepName, re.Pattern[str]] = compiled(
    {
        "paper_review": (
            r"書類(?:審査|選考)|\b(?:document|paper|written|desk)(?: review|work)?\b(?= |[,.?]|$)"
        ),
        "interview": r"面接|\binterviews?\b",
        "result": r"結果|採否|\b(?:results?|outcomes?|decisions?)\b",
        "start": r"開始|始ま|\b(?:start|begin|kick off)\w*\b",
    }
)
_FROM_TO = re.compile(r"から[^。?]*まで|\b(?:from|between)\b[^.?]*\b(?:to|until|till|and)\b")


def steps_in(low: str) -> tuple[StepName, ...]:
    """The steps after the closing that *low* (folded) names, in their own order; none where it names a stretch of them.

    "From the review to the start" asks for what lies between, too.
    """
    return () if _FROM_TO.search(low) else tuple(step for step, name in _STEPS.items() if name.search(low))
