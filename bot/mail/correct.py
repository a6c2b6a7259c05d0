"""One correction for every mail that asks the same: the drafts of a group are written anew in the desk's own
words.

A draft that somebody edited, sent or moved is left as it is and named. Each draft is announced in the state
before it is replaced and confirmed after, so that a run may be killed at any moment and run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bot.mail.corrections import Place, id_of
from bot.mail.disk import write_draft
from bot.mail.letter import Letter
from bot.mail.outcome import WORST_FIRST, Triage
from bot.mail.reasons import BY_DESK
from bot.mail.records import PointRecord, Record
from bot.mail.reply import Writer, Written
from bot.mail.state import State
from corpus.errors import BadInput


@dataclass
class Corrected:
    """What a run did: the drafts it wrote anew, and those it left alone with the reason."""

    drafts: list[str] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


def wishes(state: State, corrections: Mapping[Place, str]) -> dict[int, dict[int, str]]:
    """What every question of the groups concerned is to be answered with, by mail and place.

    A correction that was made already is only meant for questions that came in since. Raises BadInput for a
    question that is not there, and for two different corrections of one group.
    """
    new, made = _new_and_made(state, corrections)
    wanted: dict[Place, tuple[str, Place]] = {}
    for place, text in new.items():
        for mate in state.mates(place):
            said, by = wanted.setdefault(mate, (text, place))
            if said != text:
                raise BadInput(
                    f"{id_of(by)} and {id_of(place)} ask the same and are corrected in two ways; "
                    "keep one correction for the group."
                )
    served: set[Place] = set()
    for place, text in made.items():
        mates = state.mates(place) if place not in served else []
        served.update(mates)
        for mate in mates:
            if mate not in wanted and not state.correction(mate):
                wanted[mate] = (text, place)
    found: dict[int, dict[int, str]] = {}
    for (mail, point), (text, _) in sorted(wanted.items()):
        found.setdefault(mail, {})[point] = text
    return found


def _new_and_made(
    state: State, corrections: Mapping[Place, str]
) -> tuple[dict[Place, str], dict[Place, str]]:
    """The corrections that say something new, and those that the drafts say already."""
    new: dict[Place, str] = {}
    made: dict[Place, str] = {}
    for place, text in corrections.items():
        now = state.correction(place)
        if now is None:
            raise BadInput(
                f"There is no question {id_of(place)} in this batch; take the ids from its questions.csv."
            )
        (made if now == text else new)[place] = text
    return new, made


def correct(
    state: State, writer: Writer, out: Path, wanted: Mapping[int, Mapping[int, str]], *, now: datetime
) -> Corrected:
    """Write the drafts in *out* anew. Raises SettingsError if a template fails, BadInput if a draft cannot be
    written."""
    done = Corrected()
    for number, texts in wanted.items():
        drafted = state.drafted(number)
        if drafted is None:
            continue
        record, digests = drafted
        changes = {place: text for place, text in texts.items() if record.points[place].correction != text}
        if not changes:
            continue
        why = _correct(state, writer, out, number, record, digests, changes, now=now)
        if why:
            done.left.append((record.draft or record.source, why))
        else:
            done.drafts.append(str(record.draft))
    return done


def _correct(
    state: State, writer: Writer, out: Path, number: int, record: Record, digests: tuple[str, ...],
    changes: Mapping[int, str], *, now: datetime,
) -> str | None:  # fmt: skip
    """Correct one mail's draft; the reason where it is left alone."""
    if record.draft is None or record.letter is None:
        return "has no draft"
    path = out / "drafts" / record.draft
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return "is no longer there: sent or moved"
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
    digest = sha256(data).hexdigest()
    if digest not in digests:
        return "was edited by hand"
    written = writer.rewrite(data, _reworded(record.letter, changes), receipts=_receipts(record, changes))
    replaced = written.message.as_bytes()
    state.announce(number, digest, sha256(replaced).hexdigest())
    write_draft(path, replaced)
    state.correct(number, _corrected(record, changes, written), _before(record, changes), now=now)
    return None


def _reworded(letter: Letter, changes: Mapping[int, str]) -> Letter:
    points = (point.corrected(changes[n]) if n in changes else point for n, point in enumerate(letter.points))
    return replace(letter, points=tuple(points), complains=letter.complains and not changes)


def _receipts(record: Record, changes: Mapping[int, str]) -> tuple[str, ...]:
    """The receipts of what is still the desk program's own answer."""
    kept = (p.receipts for n, p in enumerate(record.points) if n not in changes and not p.correction)
    return tuple(dict.fromkeys(receipt for receipts in kept for receipt in receipts))


def _before(record: Record, changes: Mapping[int, str]) -> list[tuple[int, str]]:
    points = record.points
    return [(n, points[n].correction or "\n".join(points[n].answers)) for n in changes]


def _corrected(record: Record, changes: Mapping[int, str], written: Written) -> Record:
    points = tuple(
        replace(point, correction=changes[n], triage="ready", reason=BY_DESK) if n in changes else point
        for n, point in enumerate(record.points)
    )
    triage, reason = _judged_anew(record, points)
    return replace(
        record, points=points, triage=triage, reason=reason, letter=written.letter, reply=written.text
    )


def _judged_anew(record: Record, points: Iterable[PointRecord]) -> tuple[Triage, str | None]:
    """The mail's triage after a correction: what was said of the mail as a whole still holds."""
    of_points = {point.reason for point in record.points}
    of_mail = [reason for reason in (record.reason or "").split("; ") if reason and reason not in of_points]
    worst: Triage = min((point.triage for point in points), key=WORST_FIRST.index)
    reasons = dict.fromkeys([*(point.reason for point in points), *of_mail])
    return (record.triage if of_mail else worst), "; ".join(filter(None, reasons)) or None
