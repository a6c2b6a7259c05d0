"""What a person decides on answers: to approve, change or retire them. Each is checked before it is said to anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from bot.answers.checking import Decides, objections, unproven
from bot.answers.model import DeskAnswer
from bot.answers.objections import Objection, Refused
from bot.answers.store import Store
from bot.reading.query import DESK_ZONE

ROLE = "the desk"


class Imported(NamedTuple):
    """What came of a file: the answers that are new or changed, and those left *retired* though it has them in use."""

    kept: tuple[DeskAnswer, ...]
    retired: tuple[DeskAnswer, ...]


def today() -> date:
    """The day in Japan."""
    return datetime.now(DESK_ZONE).date()


def approve(store: Store, answer: DeskAnswer, desk: Decides | None, *, role: str) -> DeskAnswer:
    """Put *answer* in force as approved by *role*, for every counter at once. Raises Refused where something stands
    against it."""
    approved = replace(answer, state="approved", role=role, approved_on=today())
    _require_sound([approved], desk)
    store.put(approved)
    return approved


def change(store: Store, answer: DeskAnswer, desk: Decides | None) -> DeskAnswer:
    """Keep *answer* as it was changed. One that is in force is checked anew and dated today; of another a false quote
    is refused at once. Raises Refused."""
    if answer.state != "approved":
        if against := list(unproven(answer, desk)) if desk else []:
            raise Refused(f"{answer.id} stays as it was.", against)
        store.put(answer)
        return answer
    return approve(store, answer, desk, role=answer.role or ROLE)


def retire(store: Store, answer: DeskAnswer) -> DeskAnswer:
    """Take *answer* out of force everywhere, from the next question on."""
    retired = replace(answer, state="retired")
    store.put(retired)
    return retired


def import_all(
    store: Store, answers: Sequence[DeskAnswer], desk: Decides | None, *, revive: bool = False
) -> Imported:
    """Keep *answers* of a file, all or none. One that was retired since stays so, unless they are to *revive* it.
    Raises Refused."""
    known = {answer.id: answer for answer in store.all()}
    new = [answer for answer in answers if known.get(answer.id) != answer]
    retired = (
        [] if revive else [one for one in new if _is_retired(known.get(one.id)) and not _is_retired(one)]
    )
    kept = [answer for answer in new if answer not in retired]
    _require_sound([answer for answer in kept if answer.state == "approved"], desk)
    if kept:
        store.put(*(replace(one, origin_key=_key_of(known.get(one.id))) for one in kept))
    return Imported(tuple(kept), tuple(retired))


def _is_retired(answer: DeskAnswer | None) -> bool:
    return answer is not None and answer.state == "retired"


def _key_of(known: DeskAnswer | None) -> str | None:
    return known.origin_key if known else None


def _require_sound(answers: Sequence[DeskAnswer], desk: Decides | None) -> None:
    for answer in answers:
        against = objections(answer, desk, today())
        if answer.approved_on is None:
            against.append(Objection("undated", answer.id))
        if against:
            raise Refused(f"{answer.id} is not put in force.", against)
