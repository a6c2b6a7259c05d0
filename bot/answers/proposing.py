"""Where answers come from: what the desk has told one asker, proposed for the next, without what is personal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from bot.answers.model import DeskAnswer
from bot.receipts.contacts import plain_address
from bot.receipts.gaps import Asked, Gap, group
from bot.receipts.mask import mask
from bot.settings import Settings
from corpus.intents.bank import key
from corpus.text.language import language_of
from corpus.text.plain import plain

MOST_EXAMPLES = 6  # of a group: more teach little, and the desk has to read them all
# Whoever a reply speaks to at its head, once masked: 架空大学 [name]様、 or Dear Dr. [name],
_TO = r"(?:(?:Dear|Hi|Hello)\b[ ,]{1,2}(?:\w{1,10}\.? )?|(?:(?![ぁ-ゖ])[\w 　]){0,40})"
_TITLED = r"\[name\][ 　]?(?:さん|さま|(?:(?![ぁ-ゖ])\w){0,4})"
_SALUTATION = re.compile(rf"\A(?:\s*{_TO}{_TITLED}[ 　]*[、,，:：\n])+\s*")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def proposal(
    questions: Sequence[str],
    reply: str,
    *,
    origin: str,
    origin_key: str | None = None,
    asked: int = 1,
    keep: AbstractSet[str] = frozenset(),
) -> DeskAnswer:
    """A proposal from *questions*, the one that stands for them first, and the desk's *reply*, which may be empty.

    Personal data is masked in all of it, and whom the reply speaks to at its head is left out; the addresses in *keep*
    are the desk's own.
    """
    proposed = DeskAnswer(
        id="",
        state="proposed",
        examples={},
        wording=_worded(_unaddressed(mask(reply.strip(), keep=keep))),
        origin=origin,
        origin_key=origin_key,
        asked=asked,
    )
    masked = (mask(_one_line(question), keep=keep) for question in questions)
    for text in _apart(map(_unaddressed, masked)):
        proposed = proposed.with_question(text)
    return proposed


def of_gap(gap: Gap, *, keep: AbstractSet[str] = frozenset()) -> DeskAnswer:
    """What a group of questions left open would be answered with: the desk's newest reply to one of them, if any."""
    questions = [one.question for one in gap.asked]
    return proposal(
        questions,
        gap.reply or "",
        origin="a gap",
        origin_key=f"gap:{key(mask(gap.question))}"[:200],
        asked=len(gap.asked),
        keep=keep,
    )


def alike(question: str, asked: Iterable[Asked]) -> list[str]:
    """The questions of *asked* that are like *question*, itself first."""
    own = Asked(question, "", 0, _EPOCH)
    for gap in group([own, *asked]):
        if own in gap.asked:
            return [question, *(one.question for one in gap.asked if one is not own)]
    return [question]


def own_addresses(settings: Settings) -> frozenset[str]:
    """The addresses of the desk itself, which give nobody away."""
    return frozenset(plain_address(text) for text in (settings.contact, settings.mail_address) if text)


def _worded(reply: str) -> dict[str, str]:
    return {language_of(plain(reply)): reply} if reply else {}


def _unaddressed(text: str) -> str:
    """*text* without whom it speaks to at its head; what stands behind that begins it, with a capital."""
    rest = _SALUTATION.sub("", text)
    return rest if rest == text else rest[:1].upper() + rest[1:]


def _one_line(question: str) -> str:
    return " ".join(plain(question).split())


def _apart(questions: Iterable[str]) -> list[str]:
    """*questions* without those that teach the same as one before."""
    kept: dict[str, str] = {}
    for text in questions:
        if text:
            kept.setdefault(key(text), text)
    return list(kept.values())[:MOST_EXAMPLES]
