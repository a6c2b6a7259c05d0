"""By when and how long: deadlines, notice, extension, steps of the calendar."""

from __future__ import annotations

from dataclasses import replace

from bot import rules
from bot.ask import Ask
from bot.bindings.slots import Bound, Rulings, place_of, undecided
from bot.quantity import Day
from bot.rules.wording import led
from corpus.facts import Call


def deadline(call: Call, ask: Ask) -> Rulings:
    """The deadline, whether a named moment is in time, or a claimed deadline put right."""
    day, clock = ask.day, ask.clock
    if day and day.day and "extend" not in ask.concepts:
        claimed = ask.claims("deadline") or not ask.concepts.names & {"apply", "submit", "still"}
        judge = rules.claimed_deadline if claimed else rules.in_time
        found = judge(call, ask.language, **place_of(ask), day=day, clock=clock)
        if found:
            return found
    elif clock and not ask.concepts.names & {"when", "until"}:
        return rules.claimed_deadline(call, ask.language, **place_of(ask), day=Day(), clock=clock)
    return rules.deadline(call, ask.language, **place_of(ask), as_of=ask.as_of)


def open_or_closed(call: Call, ask: Ask) -> Rulings:
    """Whether one may still apply, now or on the day named."""
    if ask.day and ask.day.day:
        return deadline(call, ask)
    return rules.open_or_closed(call, ask.language, **place_of(ask), as_of=ask.as_of)


def advance_notice(call: Call, ask: Ask) -> Rulings:
    """The notice asked for beforehand; "must we?" is a yes."""
    found = rules.advance_notice(
        call,
        ask.language,
        scheme=ask.scheme,
        as_of=ask.as_of,
        day=ask.day,
        claimed=ask.claims("notice", "deadline"),
    )
    if "must" not in ask.concepts or ask.day:
        return found
    return tuple(replace(item, verdict="yes", text=led("yes", item.text, ask.language)) for item in found)


def extension(call: Call, ask: Ask) -> Rulings:
    """The extension; for reasons or money the call does not name it is for the desk to confirm."""
    found = rules.extension(call, ask.language, **place_of(ask), until=ask.day)
    day = next((item for item in ask.all("date") if item.value == ask.day), None)
    latest = call.fact("extension_end", ask.scheme, ask.side)
    beyond = bool(day and day.bound == "more_than") or "beyond" in ask.text or "以降も" in ask.text
    if beyond and ask.day and latest and str(latest.value).startswith(f"{ask.day.year}-{ask.day.month:02}"):
        text = undecided(found[0].text)
        return (replace(found[0], verdict="no", text=led("no", text, ask.language)),)
    if "award" in ask.concepts or ask.unknown:
        note = {
            "ja": "それ以外については資料に示されていません。",
            "en": " The documents say nothing beyond that.",
        }
        return tuple(
            replace(
                item,
                verdict="confirm",
                text=undecided(item.text) + note[ask.language],
            )
            for item in found
        )
    return found


def calendar_of(*steps: str) -> Bound:
    """A binding for these steps of the calendar, or for all."""

    def bound(call: Call, ask: Ask) -> Rulings:
        chosen = steps or tuple(rules.STEPS)
        return rules.review_calendar(call, ask.language, scheme=ask.scheme, steps=chosen)

    return bound
