"""What happens when: review, interview, result, start."""

from __future__ import annotations

from bot.answer import Language
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.wording import ruling, sentence
from bot.typed import day_of, number_of
from corpus.facts import Call, Fact

STEPS = {
    "paper_review": ("書類審査は", "The document review takes place in "),
    "interview": ("面接審査は", "Interviews are held in "),
    "result": ("審査結果の通知は", "Results are announced in "),
    "start": ("研究開始は", "Research starts on "),
}


def review_calendar(
    call: Call, language: Language, *, scheme: str, steps: tuple[str, ...] = tuple(STEPS)
) -> tuple[Ruling, ...]:
    """When each of *steps* (keys of STEPS) takes place, in their order; what is only planned says so."""
    return tuple(item for step in steps if (item := _step(call, language, scheme, step)))


def _step(call: Call, language: Language, scheme: str, step: str) -> Ruling | None:
    first = call.fact(f"{step}_from", scheme) or call.fact(step, scheme)
    last = call.fact(f"{step}_to", scheme)
    if first is None:
        return None
    opening = STEPS[step][language == "en"]
    when = wording.day(day_of(first), language)
    if last:
        until = wording.day(day_of(last), language)
        when = f"{when}～{until}" if language == "ja" else f"{when} to {until}"
    if language == "en" and day_of(first).day is None:
        opening = opening.removesuffix("on ") + ("in " if opening.endswith("on ") else "")
    planned = {"ja": "（予定）", "en": " (planned)"}[language] if first.hedge == "planned" else ""
    text = f"{opening}{when}{planned}です。" if language == "ja" else f"{opening}{when}{planned}."
    facts: tuple[Fact, ...] = (first, last) if last else (first,)
    return ruling(
        "review_calendar",
        scheme,
        "info",
        text,
        facts,
        value=str(first.value),
        unit="date",
        hedged=bool(planned),
    )


def interview(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """Who is interviewed and how long before they hear of it."""
    who, ahead = call.fact("interview_attendance", scheme), call.fact("interview_invitation", scheme)
    rulings = []
    if who:
        rulings.append(ruling("interview", scheme, "info", sentence(who.says[language], language), (who,)))
    if ahead:
        length = _lead_time(int(number_of(ahead)), language)
        text = (
            f"面接に進む方へは、{'原則として' if ahead.hedge else ''}面接審査日の{length}前までに電子メールで連絡があります。"
            if language == "ja"
            else f"Those invited hear by e-mail {'in principle ' if ahead.hedge else ''}at least {length} before the interview."
        )
        rulings.append(
            ruling("interview", scheme, "info", text, (ahead,), value=int(number_of(ahead)), unit="days")
        )
    return tuple(rulings)


def _lead_time(days: int, language: Language) -> str:
    weeks, rest = divmod(days, 7)
    if rest:
        return wording.duration(days, "days", language)
    return f"{weeks}週間" if language == "ja" else f"{weeks} week{'s' if weeks > 1 else ''}"
