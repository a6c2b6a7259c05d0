"""By when and how long: deadlines, notice, extension, steps of the calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import rules
from bot.answer import Verdict
from bot.ask import Ask
from bot.bindings.slots import Bound, Rulings, place_of, undecided
from bot.rules.wording import led
from corpus.facts.model import Call
from corpus.facts.values import day_of, first_day, last_day, moment_of
from corpus.quantity import Day, Quantity

# What the call grants an extension for, as concepts.
_STATED_REASONS = frozenset({"outgoing", "stay", "young", "network"})
# What else people want to go on for.
_OTHER_REASONS = frozenset({"reason", "goods", "employment"})
# Said not to have been done in time.
_MISSED = re.compile(
    r"忘れ(?!ず)|逃し|(?:連絡|通知|届|それ)(?:を|は|が)?(?:して|でき|出して)(?:い)?(?:な(?:い|かった|く)|ません)|しなかった|しそびれ|しないまま"
    r"|\b(?:forgot(?:ten)?|missed|failed to|overlooked|never (?:sent|notified|contacted|gave)|(?:did|have|has)(?: not|n't) (?:\w+ )?(?:send|sent|notif\w+|contact\w*|give|given|tell|told|inform\w*))\b"
)
# Asked whether it is over rather than whether it is open.
_OVER = re.compile(
    r"(?:もう|すでに|既に).{0,8}(?:終|締)|already closed|over yet|now closed|has .{0,20}closed"
)


def deadline(call: Call, ask: Ask) -> Rulings:
    """The deadline, whether a named moment is in time, or a claimed deadline put right."""
    day, clock = ask.day, ask.clock
    if clock and ask.clocks and ask.is_open:  # "18:00, what is that in London time?"
        return rules.deadline(call, ask.language, **place_of(ask), as_of=ask.as_of, clocks=ask.clocks)
    if (
        ask.concepts.names & {"first", "difference"}
        and ask.side is None
        and len(call.all("deadline", ask.scheme)) == 2
    ):
        return rules.deadlines_apart(call, ask.language, scheme=ask.scheme, as_of=ask.as_of)
    if day and day.day and "extend" not in ask.concepts:
        early = _before_opening(call, ask)
        if early and ask.concepts.names & {"apply", "submit", "still"}:
            return early
        claimed = ask.claims("deadline") or not ask.concepts.names & {"apply", "submit", "still"}
        judge = rules.claimed_deadline if claimed else rules.in_time
        found = judge(call, ask.language, **place_of(ask), day=day, clock=clock)
        if found:
            return found
    elif clock and ask.concepts.names & {"apply", "submit", "still"}:
        due = call.fact("deadline", ask.scheme, ask.side)
        if due:
            return rules.in_time(call, ask.language, **place_of(ask), day=day_of(due), clock=clock)
    elif clock and not ask.concepts.names & {"when", "until"}:
        return rules.claimed_deadline(call, ask.language, **place_of(ask), day=Day(), clock=clock)
    return rules.deadline(call, ask.language, **place_of(ask), as_of=ask.as_of, clocks=ask.clocks)


def call_period(call: Call, ask: Ask) -> Rulings:
    """When a scheme takes applications; that its end is not stated belongs to a question for the end."""
    end = bool(ask.concepts.names & {"until", "deadline", "period", "how_long"}) or "when" not in ask.concepts
    return rules.call_period(call, ask.language, scheme=ask.scheme, as_of=ask.as_of, end=end)


def _before_opening(call: Call, ask: Ask) -> Rulings:
    """A no to a day before the call opens; nothing otherwise."""
    opens, due = call.fact("call_opens", ask.scheme), call.fact("deadline", ask.scheme)
    if not (opens and due and ask.day and ask.day.month and ask.day.day):
        return ()
    start, year = day_of(opens), (ask.day.year or moment_of(due).year)
    first = first_day(Day(start.year or moment_of(due).year, start.month, start.day))
    named = Day(year, ask.day.month, ask.day.day).date
    asked = next((item for item in ask.all("date") if item.value == ask.day), None)
    before = bool(asked and re.match(r"\s*(?:より|の|以)?前|\s*before", ask.text[asked.span[1] :]))
    if named is None or named > first or (named == first and not before):
        return ()
    found = rules.call_period(call, ask.language, scheme=ask.scheme, as_of=ask.as_of)
    return tuple(replace(item, verdict="no", text=led("no", item.text, ask.language)) for item in found)


def open_or_closed(call: Call, ask: Ask) -> Rulings:
    """Whether one may still apply, now or on the day named."""
    if ask.day and ask.day.day:
        return deadline(call, ask)
    found = rules.open_or_closed(call, ask.language, **place_of(ask), as_of=ask.as_of)
    if not _OVER.search(ask.text):
        return found
    swapped: dict[str, Verdict] = {"yes": "no", "no": "yes"}
    return tuple(
        replace(item, verdict=verdict, text=led(verdict, undecided(item.text), ask.language))
        if (verdict := swapped.get(item.verdict))
        else item
        for item in found
    )


def advance_notice(call: Call, ask: Ask) -> Rulings:
    """The notice asked for beforehand; "must we?" is a yes; what comes of a missed one is for the desk."""
    if _MISSED.search(ask.text):
        found = rules.advance_notice(call, ask.language, scheme=ask.scheme, as_of=ask.as_of)
        note = {
            "ja": "連絡がなかった場合の扱いは資料に示されていないため、担当へご確認ください。",
            "en": " What follows where none was given the documents do not say; please confirm with the desk.",
        }[ask.language]
        return tuple(replace(item, verdict="confirm", text=item.text + note) for item in found)
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


def project_end(call: Call, ask: Ask) -> Rulings:
    """Whether a project ends on the day named."""
    return rules.claimed_end(call, ask.language, **place_of(ask), day=ask.day) if ask.day else ()


def extension(call: Call, ask: Ask) -> Rulings:
    """The extension, or whether one side's project may run until a day; what it costs; the rest is for the desk to confirm."""
    if "award" in ask.concepts and (funds := call.fact("extension_funds", ask.scheme, ask.side)):
        verdict: Verdict = "no" if "more" in ask.concepts and funds.norm == "forbidden" else "info"
        text = led(verdict, funds.says[ask.language], ask.language)
        return (rules.ruling("extension", ask.scheme, verdict, text, (funds,)),)
    until = None if "start" in ask.concepts else _last_day(ask)
    if ask.side and until:
        found = rules.project_end(call, ask.language, **place_of(ask), until=until)
    else:
        found = rules.extension(call, ask.language, **place_of(ask), until=until)
    latest = call.fact("extension_end", ask.scheme, ask.side)
    asked = next((item for item in ask.all("date") if item.value == until), None)
    if latest and asked and until and _is_beyond(asked, until, day_of(latest), ask.text):
        return (replace(found[0], verdict="no", text=led("no", undecided(found[0].text), ask.language)),)
    # A reason of the asker's own is none that the call names.
    own_reason = (
        ask.concepts.names & _OTHER_REASONS and not ask.is_open and not ask.concepts.names & _STATED_REASONS
    )
    if not ask.unknown and not own_reason:
        return found
    note = {
        "ja": "それ以外については資料に示されていません。",
        "en": " The documents say nothing beyond that.",
    }[ask.language]
    return tuple(replace(item, verdict="confirm", text=undecided(item.text) + note) for item in found)


def _last_day(ask: Ask) -> Day | None:
    """The end of what is asked for: a stay from July 2029 to June 2030 goes on until June 2030."""
    days = [day for item in ask.all("date") if isinstance(day := item.value, Day) and day.part != "fiscal"]
    dated = [day for day in days if day.year and day.month]
    return max(dated, key=last_day) if len(dated) > 1 else ask.day


def _is_beyond(asked: Quantity, day: Day, latest: Day, text: str) -> bool:
    """Whether what is asked for ends after the latest end, or "beyond" the very month of it."""
    if day.year is None or latest.year is None:
        return False
    past = asked.bound == "more_than" or bool(re.search(r"beyond|after|以降も|より後|過ぎ", text))
    same_month = day.month in (None, latest.month) and day.year == latest.year
    return day.year > latest.year or (past and same_month)


def calendar_of(*steps: str) -> Bound:
    """A binding for these steps of the calendar, or for all."""

    def bound(call: Call, ask: Ask) -> Rulings:
        chosen = steps or tuple(rules.STEPS)
        return rules.review_calendar(call, ask.language, scheme=ask.scheme, steps=chosen)

    return bound
