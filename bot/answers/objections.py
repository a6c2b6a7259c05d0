"""What stands against an answer: by name, so that each edge says it in its own words with what to do there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import BadInput

_EDIT = "aspire answers edit {id}"
_WAY_OUT = (
    "they say “{said}”{where}. If the call has changed, put the notice among its documents, change the fact{fact} in "
    "call.yaml and type: aspire index build. If it is of another call, year or matter, say in the sentence of which. "
)
_TEACH = (
    'If the question was misread, teach what it asks with: aspire answers asks "{question}" INTENT; a number of the '
    "documents is not put aside. "
)
# At the command line; bot/slack/phrases.yaml has those of Slack as against_NAME.
SENTENCES = {
    "no_question": f'It has no question; give one with: {_EDIT} --question "…"',
    "no_wording": f'It has no wording; give it with: {_EDIT} --ja "…" or --en "…"',
    "not_japanese": f"Its wording in Japanese is written in another language; mend it with: {_EDIT}",
    "not_english": f"Its wording in English is written in another language; mend it with: {_EDIT}",
    "bare_verdict": (
        "It opens with a bare yes or no, which is false to whoever asks the other way round; say the matter itself "
        f"(“Parking is not available.”) with: {_EDIT}"
    ),
    "masked": f"Something personal was taken out of it ({{masks}}); word it without that with: {_EDIT}",
    "over": f"It was valid until {{day}}; give another day with: {_EDIT} --until DATE",
    "no_day": "“{day}” is no day; write it like 2024-09-30",
    "no_call": f"There is no call '{{call}}' (there are: {{known}}); name another with: {_EDIT} --call ID",
    "no_side": f"There is no side '{{side}}' (there are: {{known}}); name another with: {_EDIT} --side ID",
    "unproven": (
        "“{quote}” does not stand on page {page} of {document}; quote it as it stands there, or leave it out with: "
        f"{_EDIT} --no-sources"
    ),
    "denied": (
        f"“{{sentence}}” says otherwise than the documents: {_WAY_OUT}"
        f"Else take it, or the question, out with: {_EDIT}"
    ),
    "other_value": (
        f"It gives another value than the documents, to “{{question}}”: {_WAY_OUT}{_TEACH}"
        f"Else take it, or the question, out with: {_EDIT}"
    ),
    "by_number": (
        f"The documents settle this already by a number, to “{{question}}”: {_WAY_OUT}{_TEACH}"
        f"Else take it, or the question, out with: {_EDIT}"
    ),
    "settled": (
        f"The documents settle this already, to “{{question}}”: {_WAY_OUT}If the question asks for something else and "
        f"was misread, say so with: aspire answers approve {{id}} --misread. "
        f"Else take it, or the question, out with: {_EDIT}"
    ),
    "undated": "It has no day of approval (approved_on); add it and import it again.",
}


@dataclass(frozen=True)
class Objection:
    """One thing that stands against the answer *id*: the *name* of a sentence and the *values* that fill it."""

    name: str
    id: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence for the command line."""
        return SENTENCES[self.name].format(id=self.id, **self.values)


class Refused(BadInput):
    """An answer is not kept as it was given, for what stands against it."""

    def __init__(self, first: str, against: Sequence[Objection]) -> None:
        self.against = tuple(against)
        super().__init__(f"{first} " + "\n".join(map(str, against)))
