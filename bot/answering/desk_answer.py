"""An answer of the desk as answering sees it, and how one is sought; bot/answers keeps and finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.answer import DESKS, Language
from bot.answering.ranked import View
from corpus.facts.model import Source
from corpus.quantity import Quantity
from corpus.text.names import Name


@dataclass(frozen=True)
class Approved:
    """An approved answer. *values* are those that its examples state: the asker's, not the desk's. *holds_for* names,
    in each language, the side or the call that it is limited to; empty where it holds for all there are."""

    id: str
    wording: Mapping[str, str]
    approved_on: date
    sources: tuple[Source, ...] = ()
    values: tuple[Quantity, ...] = ()
    holds_for: Mapping[str, str] = field(default_factory=dict)

    @property
    def document(self) -> str:
        """What a citation calls it."""
        return f"{DESKS}{self.id}"

    def worded(self, language: Language) -> tuple[str, Language]:
        """Its wording in *language*, else in the other one, and which that is."""
        other: Language = "en" if language == "ja" else "ja"
        shown = language if self.wording.get(language) else other
        return self.wording[shown], shown


@dataclass(frozen=True)
class Sought:
    """One asking sentence for which an answer of the desk is sought, on a *day*, of the call of an id.

    *sides* are those that it, what is told around it or the turn before names.
    *told*: rules say something of it, so that an answer has to be surer to stand beside them.
    """

    view: View
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    call: str | None
    day: date
    sides: frozenset[str] = frozenset()
    told: bool = False


@dataclass(frozen=True)
class Recalled:
    """An answer found by its example *question*: *sure* to ask the same, or only to be offered as what may be meant.

    *misread*: a person has said that the rules misread that example. *outranks*: so they do this question, which asks
    for the same in the same words or one more. *likely*: near enough to be offered beside a ruling, too.
    """

    approved: Approved
    question: str
    sure: bool
    misread: bool = False
    outranks: bool = False
    likely: bool = False


class Approvals(Protocol):
    """The approved answers in force."""

    def find(self, sought: Sought) -> Recalled | None:
        """The answer to the same question, or to one worth offering; None where there is none."""

    def named(self, document: str, sought: Sought) -> Recalled | None:
        """The answer that a citation or a choice calls *document*; None where it does not hold for what is sought."""

    def documents(self) -> Sequence[str]:
        """What citations and choices call the answers in force."""
