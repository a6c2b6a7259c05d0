"""Questions handed to the desk: into its channel with a number, and the reply back to the asker."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError

from bot.slack import blocks as kit
from bot.slack import metrics
from bot.slack.casebook import Case, Casebook
from bot.slack.client import code, is_passing
from bot.slack.delivery import Delivery
from bot.slack.handovers import reminder
from bot.slack.logs import logger
from bot.slack.message import Message, notification, simple
from bot.slack.phrases import phrase
from bot.slack.records import Records
from bot.slack.requests import Job
from bot.slack.sources import source_blocks
from bot.slack.teaching import Teaching
from bot.slack.text import cut, pieces

_QUESTION_LIMIT = 1500
_DRAFT_LIMIT = 2500


class Cases:
    """Posts cases and replies for the queue. Nobody is left waiting for one that Slack does not take."""

    def __init__(
        self,
        casebook: Casebook,
        records: Records,
        delivery: Delivery,
        teaching: Teaching,
        *,
        desk_channel: str | None,
    ) -> None:
        self._casebook = casebook
        self._records = records
        self._delivery = delivery
        self._teaching = teaching
        self._desk_channel = desk_channel

    def post(self, job: Job) -> str | None:
        """Put a case into the desk's channel, or tell the asker that it cannot be put there."""
        case = self._casebook.case(int(job.payload["case"]))
        if case is None:
            return None
        try:
            ts = self._delivery.post(
                job, self._message(case), channel=self._desk_channel or "", thread_ts=None
            )
        except SlackApiError as error:
            if is_passing(error):
                raise
            logger.error("case %s: the desk's channel takes nothing (%s)", case.number, code(error))
            return self._delivery.post(job, self._lost(case), channel=case.asker, thread_ts=None)
        self._casebook.posted(case, ts)
        metrics.CASES.labels("opened").inc()
        return ts

    def remind(self, job: Job) -> str | None:
        """Tell the desk's channel what waits there, if anything still does."""
        waiting = self._casebook.open_cases()
        if not waiting:
            return None
        return self._delivery.post(job, reminder(waiting), channel=job.channel, thread_ts=None)

    def offer(self, job: Job) -> str | None:
        """Offer a member of the desk who wrote under a case's card to send that to the asker;
        staff also talk there.
        """
        case = self._casebook.case(int(job.payload["case"]))
        if case is None or case.reply is not None:
            return None
        text = phrase("typed", case.language, number=case.number)
        send = kit.button("send_typed", phrase("send_typed", case.language), f"{case.id}:{job.payload['ts']}")
        return self._delivery.aside(
            job, Message(notification(text), simple(text).head, (kit.actions([send]),))
        )

    def reply(self, job: Job) -> str | None:
        """Tell the asker what the desk says and close the case,
        or tell the desk that the asker cannot be told.
        """
        case = self._casebook.case(int(job.payload["case"]))
        if case is None or case.reply is None:
            return None
        try:
            ts = self._tell(job, case)
        except SlackApiError as error:
            if is_passing(error) or not self._desk_channel:
                raise
            logger.error("case %s: the asker cannot be told (%s)", case.number, code(error))
            lost = simple(phrase("reply_lost", case.language, number=case.number))
            return self._delivery.post(job, lost, channel=self._desk_channel, thread_ts=case.desk_ts)
        self._close(case)
        metrics.CASES.labels("replied").inc()
        return ts

    def _tell(self, job: Job, case: Case) -> str:
        """In the thread of the question when the app can write to it, else directly."""
        message = _reply_message(case)
        if case.thread_ts:
            try:
                return self._delivery.post(job, message, channel=case.channel, thread_ts=case.thread_ts)
            except SlackApiError as error:
                if is_passing(error):
                    raise
                logger.warning("case %s: the thread takes no reply (%s)", case.number, code(error))
        return self._delivery.post(job, message, channel=case.asker, thread_ts=None)

    def _close(self, case: Case) -> None:
        """Show the case as answered, its reply proposed for the next asker. The asker has been told:
        a card that cannot be changed is no reason to fail.
        """
        proposed = self._teaching.propose(case)
        if not case.desk_ts or not self._desk_channel:
            return
        closed = closed_message(case, proposed.id if proposed else None)
        try:
            self._delivery.client.chat_update(
                channel=self._desk_channel, ts=case.desk_ts, text=closed.text, blocks=closed.blocks
            )
        except SlackApiError as error:
            if is_passing(error):
                raise
            logger.warning("case %s: its card cannot be changed (%s)", case.number, code(error))

    def _lost(self, case: Case) -> Message:
        given = self._records.answer(case.answer)
        contact = (given.answer.contact if given else None) or ""
        return simple(phrase("case_lost", case.language, number=case.number, contact=contact).strip())

    def _message(self, case: Case) -> Message:
        title = phrase("case_new", case.language, number=case.number)
        given = self._records.answer(case.answer)
        sources = source_blocks(given.answer.citations, case.language) if given else []
        who = kit.section(kit.words(f"{title} · ", bold=True), {"type": "user", "user_id": case.asker})
        answer_it = kit.button("answer_case", phrase("answer_it", case.language), str(case.id), primary=True)
        tail = (*sources, kit.actions([answer_it, _asks_for(case)]))
        return Message(notification(title), (kit.rich_text(who), *_question(case), _draft(case)), tail)


def closed_message(case: Case, proposed: str | None = None) -> Message:
    """A case as the desk's channel shows it once answered; *proposed* is the id of what may be used for the
    next asker."""
    title = phrase("case_done", case.language, number=case.number)
    elements = [kit.words(f"{title} · ", bold=True)]
    if case.replied_by:
        elements.append({"type": "user", "user_id": case.replied_by})
    reply = kit.rich_text(kit.section(kit.words(cut(case.reply or "", kit.SECTION_LIMIT))))
    head = (kit.rich_text(kit.section(*elements)), *_question(case), reply)
    use = [kit.button("use_next", phrase("use_next", case.language), proposed)] if proposed else []
    return Message(notification(title), head, (kit.actions([*use, _asks_for(case)]),))


def _asks_for(case: Case) -> kit.Element:
    return kit.button("asks_for", phrase("asks_for", case.language), str(case.id))


def _reply_message(case: Case) -> Message:
    title = phrase("case_reply", case.language, number=case.number)
    asker = {"type": "user", "user_id": case.asker}
    head = [
        kit.rich_text(
            kit.section(asker, kit.words(f" {title}", bold=True)), kit.quote(cut(case.question, 300))
        )
    ]
    head += [
        kit.rich_text(kit.section(kit.words(part))) for part in pieces(case.reply or "", kit.SECTION_LIMIT)
    ]
    return Message(notification(f"{title} {case.reply}"), tuple(head), ())


def _question(case: Case) -> list[kit.Block]:
    shown = [kit.rich_text(kit.quote(cut(case.question, _QUESTION_LIMIT)))]
    if case.note:
        shown.append(kit.rich_text(kit.section(kit.words(cut(case.note, _QUESTION_LIMIT)))))
    return shown


def _draft(case: Case) -> kit.Block:
    title = kit.words(phrase("draft", case.language) + "\n", bold=True)
    return kit.rich_text(
        kit.section(title, kit.words(cut(case.draft, _DRAFT_LIMIT) or phrase("no_draft", case.language)))
    )
