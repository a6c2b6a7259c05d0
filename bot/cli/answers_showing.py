"""An answer of the desk on the terminal: a line, a page, a line of JSON."""

from __future__ import annotations

import json

from bot.answers.model import LANGUAGES, DeskAnswer, as_values

_LONGEST = 100  # characters of a question or a wording


def as_json_line(answer: DeskAnswer) -> str:
    """An answer as one line of JSON."""
    return json.dumps(as_values(answer), ensure_ascii=False)


def page(answer: DeskAnswer) -> str:
    """An answer whole, for a terminal."""
    times = "once" if answer.asked == 1 else f"{answer.asked} times"
    lines = [f"{answer.id}  {answer.state}  {answer.origin}, asked {times}"]
    if answer.approved_on:
        lines.append(f"approved {answer.approved_on} by {answer.role}")
    scope = {
        "valid until": answer.valid_until,
        "call": answer.call,
        "side": answer.side,
        "theme": answer.theme,
    }
    lines += [f"{name} {value}" for name, value in scope.items() if value]
    lines += ["given in the place of what is misread of the documents"] if answer.misread else []
    lines += ["", *(f"Q {text}" for text in answer.questions)]
    lines += [
        f"A {language}  {answer.wording[language]}" for language in LANGUAGES if answer.wording.get(language)
    ]
    lines += [f"  {source.document} p.{source.page}: {source.quote}" for source in answer.sources]
    return "\n".join(lines)


def line(answer: DeskAnswer) -> str:
    """An answer in a line: state, first question, wording, and the languages that it lacks."""
    wording = _short(next(iter(answer.wording.values()), "") or "(no wording)")
    lacks = f"  lacks {', '.join(answer.untranslated)}" if answer.wording and answer.untranslated else ""
    return f"{answer.id}  {answer.state:8}  {first_question(answer)}  →  {wording}{lacks}"


def first_question(answer: DeskAnswer) -> str:
    """What an answer is known by, on a line."""
    return _short((answer.questions or ("(no question)",))[0])


def _short(text: str) -> str:
    """*text* on a line; what is longer than a line holds is cut, and says so."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
