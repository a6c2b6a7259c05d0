"""What was approved, said in the desk's channel, and told to who had asked the same in vain."""

from __future__ import annotations

from itertools import chain

from bot.answer import Language
from bot.answers.model import DeskAnswer
from bot.slack import blocks as kit
from bot.slack.answering import Answering
from bot.slack.blocks import Block
from bot.slack.delivery import Delivery
from bot.slack.message import Message, simple
from bot.slack.phrases import phrase
from bot.slack.records import Records
from bot.slack.render import asked_by
from bot.slack.requests import Job, Request
from bot.slack.teaching import Teaching, gives
from corpus.text.language import language_of
from corpus.text.plain import plain

_MOST_OTHERS = 5  # answers near to one that are shown with it


class Telling:
    """The errands of an approved answer."""

    def __init__(
        self,
        answering: Answering,
        records: Records,
        delivery: Delivery,
        teaching: Teaching,
        *,
        desk_channel: str | None,
    ) -> None:
        self._answering, self._records, self._delivery = answering, records, delivery
        self._teaching, self._desk_channel = teaching, desk_channel

    def approved(self, job: Job) -> str | None:
        """Say in the desk's channel what was approved, or worded in the other language too; offer to word it so, to
        change or retire it, and to tell those who had asked it in vain; the same for others that it is near to."""
        answer = self._teaching.get(str(job.payload["answer"]))
        if answer is None or not self._desk_channel:
            return None
        question = next(iter(answer.questions), answer.id)
        language = language_of(plain(question))
        added = job.payload.get("added")
        said_of_it = f"added_{added}" if added else "approved"
        lines = [phrase(said_of_it, language, question=question, id=answer.id)]
        lines += [phrase(f"lacks_{lacking}", language) for lacking in answer.untranslated]
        said = simple("\n".join(lines))
        count = len(self._teaching.asked_in_vain(answer))
        offer = phrase("tell_them", language, count=count)
        tell = [kit.button("tell_refused", offer, answer.id)] if count else []
        own = kit.actions([*tell, *translation_buttons(answer, language), *_decisions(answer, language)])
        others = (_near(other, language) for other in self._teaching.drawn_to(answer)[:_MOST_OTHERS])
        message = Message(said.text, said.head, (own, *chain.from_iterable(others)))
        return self._delivery.post(job, message, channel=self._desk_channel, thread_ts=job.thread_ts)

    def tell(self, job: Job) -> str | None:
        """Answer one who had asked in vain, where they asked; nothing where the answer is in force no more."""
        given = self._records.answer(str(job.payload["given"]))
        if given is None:
            return None
        told = self._answering.again(job, given)
        if not gives(told.answer, str(job.payload["answer"])):
            return None
        message = asked_by(given.user, told.answer, self._answering.shown(told))
        lead = simple(phrase("told", told.answer.language))
        message = Message(message.text, (*lead.head, *message.head), message.tail)
        direct = given.private or given.thread_ts is None
        channel, thread_ts = (given.user, None) if direct else (given.channel, given.thread_ts)
        return self._delivery.post(job, message, channel=channel, thread_ts=thread_ts)


def _near(other: DeskAnswer, language: Language) -> tuple[Block, ...]:
    """That an answer is near to *other*, with the buttons of that one."""
    told = phrase("also_near", language, question=other.questions[0], id=other.id)
    return (*simple(told).head, kit.actions(_decisions(other, language)))


def _decisions(answer: DeskAnswer, language: Language) -> list[kit.Element]:
    """What may be decided on an answer in force: to change it, or to retire it and have it back."""
    change = kit.button("use_next", phrase("change_answer", language), answer.id)
    return [change, kit.button("retire_answer", phrase("retire", language), answer.id)]


def translation_buttons(answer: DeskAnswer, language: Language) -> list[kit.Element]:
    """One that opens the form for the wording that *answer* lacks, if it lacks one."""
    return [
        kit.button("translate_answer", phrase(f"add_{lacking}", language), f"{answer.id}:{lacking}")
        for lacking in answer.untranslated
    ]


def tell_request(answer: str, key: str, asker: str, channel: str, thread_ts: str | None) -> Request:
    """Telling the asker of the answer *key* that there is one now: a second click finds the first."""
    name = f"tell:{answer}:{key}"
    payload = {"answer": answer, "given": key}
    return Request(name, "tell", name, channel, thread_ts, asker, payload)
