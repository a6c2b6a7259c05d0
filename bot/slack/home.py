"""The Home tab: what the bot does, how long the call is still open, questions to press;
for the desk, what waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.answer import Language
from bot.answers.model import DeskAnswer
from bot.slack import blocks as kit
from bot.slack.blocks import Block
from bot.slack.call_dates import Deadline
from bot.slack.casebook import Case
from bot.slack.deadlines import moment_line
from bot.slack.handovers import open_lines
from bot.slack.helping import help_card
from bot.slack.phrases import BOTH, phrase
from bot.slack.telling import translation_buttons
from bot.slack.text import cut
from bot.slack.views import View
from corpus.text.language import language_of
from corpus.text.plain import plain

_MOST = 6
_MOST_ANSWERS = 10
_QUESTION_LIMIT = 150


def home(
    deadlines: Sequence[Deadline],
    *,
    now: datetime,
    channel: str,
    desk: bool,
    open_cases: Sequence[Case] | None,
    untranslated: Sequence[DeskAnswer] = (),
) -> View:
    """The tab of somebody whose direct messages are in *channel*;
    *open_cases* and the answers *untranslated* are those for a member of the desk.
    """
    card = help_card(*BOTH, desk=desk)
    blocks = [*card.head, *(_placed(block, channel) for block in card.tail)]
    blocks += [block for deadline in deadlines[:_MOST] for block in _countdown(deadline, now)]
    if open_cases is not None:
        blocks += [_title("open_cases", count=len(open_cases)), *open_lines(open_cases)]
    if untranslated:
        blocks += [_title("untranslated", count=len(untranslated)), *_to_translate(untranslated)]
    return {"type": "home", "blocks": blocks}


def _to_translate(answers: Sequence[DeskAnswer]) -> Iterable[Block]:
    """Each with a button to its form, the newest first; how many more there are."""
    for answer in answers[:_MOST_ANSWERS]:
        question = cut(next(iter(answer.questions), answer.id), _QUESTION_LIMIT)
        yield kit.rich_text(kit.section(kit.words(question)))
        yield kit.actions(translation_buttons(answer, language_of(plain(question))))
    more = len(answers) - _MOST_ANSWERS
    if more > 0:
        yield kit.context(f"+ {more}")


def _placed(block: Block, channel: str) -> Block:
    """A row of buttons that knows where the reply to them goes: a tab is no channel."""
    return {**block, "block_id": f"home:{channel}"} if block["type"] == "actions" else block


def _countdown(deadline: Deadline, now: datetime) -> Iterable[Block]:
    left = " / ".join(_left(deadline.moment, now, language) for language in BOTH)
    closes = (phrase("closes", language, call=_name(deadline, language)) for language in BOTH)
    yield _headline(closes)
    yield moment_line("", deadline.moment, "ja")
    yield kit.context(left)


def _name(deadline: Deadline, language: Language) -> str:
    return f"{deadline.call.get(language, '')} {deadline.side.get(language, '')}".strip()


def _left(moment: datetime, now: datetime, language: Language) -> str:
    hours = int((moment - now).total_seconds() // 3600)
    if hours < 0:
        return phrase("closed", language)
    return phrase("left", language, days=hours // 24, hours=hours % 24)


def _title(name: str, **values: object) -> Block:
    return _headline(phrase(name, language, **values) for language in BOTH)


def _headline(texts: Iterable[str]) -> Block:
    return kit.rich_text(kit.section(kit.words(" / ".join(texts), bold=True)))
