"""From what was chosen to the answer a person reads: markers in order of first use, citations, status."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bot.answer import Answer, AnswerPart, Choice, Language, RankedIntent, RulingLine, Status
from bot.answering.approved import offers, settles
from bot.answering.case import Case, Found
from bot.answering.citations import Cited, Pages
from bot.answering.silences import Silence
from bot.answering.statements import Statement, in_language

_CONFIRM_WITH = {"ja": "確認先：{contact}", "en": "To confirm, write to {contact}."}
_INTENTS = 5


def assembled(case: Case, pages: Pages, *, contact: str | None, notice: str | None) -> Answer:
    """The answer of *case*: one part alone, or several under their numbers."""
    assert case.query
    language = case.language
    cited = Cited(pages, language)
    bodies = _bodies(case, cited, numbered=len(case.found) > 1)
    statuses = [_status(found) for found in case.found]
    status = _overall(statuses)
    text = bodies[0] if _is_one_silence(case) else _joined(case.found, bodies)
    silent = _most_helpful(case.found)
    if status == "confirm" and contact and case.counter == "screen":
        text += "\n" + _CONFIRM_WITH[language].format(contact=contact)
    elif silent and len(bodies) > 1 and case.counter == "screen":
        text = "\n".join([text, *silent.helps_on(language)])
    return Answer(
        question=case.said.text,
        language=language,
        status=status,
        answer=text,
        rulings=tuple(
            line for found in case.found for item in found.chosen if (line := _ruling(item, cited))
        ),
        citations=cited.citations,
        reason=_reason(case.found, status, silent),
        contact=contact,
        model=case.model,
        as_of=case.query.as_of,
        elapsed_ms=(time.perf_counter() - case.began) * 1000,
        intents=tuple(RankedIntent(name, round(p, 3)) for name, p in case.found[0].part.ranking[:_INTENTS]),
        choices=_choices(case, silent if status == "not_found" else None),
        notice=notice if any(found.chosen for found in case.found) else None,
        parts=_parts(case.found, bodies, statuses) if len(bodies) > 1 else (),
    )


def written(case: Case, pages: Pages, *, numbered: bool) -> str:
    """What *case* says so far, without whom to ask; *numbered* as one of several parts."""
    bodies = _bodies(case, Cited(pages, case.language), numbered=numbered)
    return _numbered(case.found, bodies) if numbered else "\n".join(bodies)


def _bodies(case: Case, cited: Cited, *, numbered: bool) -> list[str]:
    alone = case.counter == "screen" and not numbered
    return [_body(found, cited, case.language, alone=alone) for found in case.found]


def _is_one_silence(case: Case) -> bool:
    """Whether nothing is placed of any part and none has a number of its own: the same twice helps nobody."""
    return case.counter == "screen" and all(
        one.silence is not None
        and one.silence.kind == "not_placed"
        and not one.chosen
        and not one.silence.beyond
        and not one.part.segment.label
        for one in case.found
    )


def _most_helpful(found: Sequence[Found]) -> Silence | None:
    """The silence of the part with the likeliest passage, if any part has one."""
    silent = [one for one in found if one.silence]
    return max(silent, key=_likeliest).silence if silent else None


def _likeliest(found: Found) -> float:
    return found.passages[0].probability if found.passages else 0.0


def _joined(found: Sequence[Found], bodies: Sequence[str]) -> str:
    return bodies[0] if len(bodies) == 1 else _numbered(found, bodies)


def _body(found: Found, cited: Cited, language: Language, *, alone: bool) -> str:
    """What is said of a part: of one beside others that is not answered, only that; what helps on stands below all."""
    if found.reply is not None:
        return found.reply
    said = [cited.marked(in_language(statement, language)) for statement in found.chosen]
    if found.silence is not None:
        said.insert(0, found.silence.says(language, asks_desk=alone and not said))
    return "\n".join(said)


def _numbered(found: Sequence[Found], bodies: Sequence[str]) -> str:
    """Each answer under the number its writer gave the question, or its place; a number is written once, above the
    answers to all that was asked under it."""
    lines, before = [], None
    for at, (item, body) in enumerate(zip(found, bodies, strict=True), 1):
        label = item.part.segment.label
        lines.append(body if label and label == before else f"{label or at}. {body}")
        before = label
    return "\n".join(lines)


def _status(found: Found) -> Status:
    if found.silence is not None:
        return "confirm" if found.chosen else "not_found"
    if settles(found):
        return "answered"
    unsure = found.asks_desk or any(
        item.decision and item.decision.verdict == "confirm" for item in found.chosen
    )
    return "confirm" if unsure else "answered"


def _overall(statuses: Sequence[Status]) -> Status:
    """Answered where all is; not found where nothing is; else somebody has to confirm."""
    kinds = set(statuses)
    return statuses[0] if len(kinds) == 1 else "confirm"


def _reason(found: Sequence[Found], status: Status, silent: Silence | None) -> str | None:
    if status == "answered":
        return None
    if silent is not None:
        return silent.reason
    hedged = any(
        item.decision and item.decision.relation == "beyond_hedge" for one in found for item in one.chosen
    )
    return "hedged" if hedged else "not_in_documents"


def _choices(case: Case, silent: Silence | None) -> tuple[Choice, ...]:
    """What may have been meant: questions that the desk has answered first."""
    desks = tuple(dict.fromkeys(choice for found in case.found for choice in offers(found)))
    return (*desks, *(silent.choices if silent else case.offered))


def _ruling(statement: Statement, cited: Cited) -> RulingLine | None:
    decision = statement.decision
    if decision is None:
        return None
    return RulingLine(
        rule=decision.rule,
        scheme=decision.scheme,
        verdict=decision.verdict,
        text=statement.text,
        value=decision.value,
        unit=decision.unit,
        citations=cited.numbers(statement),
    )


def _parts(
    found: Sequence[Found], bodies: Sequence[str], statuses: Sequence[Status]
) -> tuple[AnswerPart, ...]:
    return tuple(
        AnswerPart(item.part.segment.text, status, body, item.part.best, round(item.part.ranking[0][1], 3))
        for item, body, status in zip(found, bodies, statuses, strict=True)
    )
