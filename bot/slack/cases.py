"""Questions handed to the desk: into its channel with a number, and the reply back to the asker."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError

from bot.slack import blocks as kit
from bot.slack import metrics
from bot.slack.delivery import Delivery, is_passing
from bot.slack.jobs import Job
from bot.slack.logs import logger
from bot.slack.phrases import phrase
from bot.slack.records import Case, Records
from bot.slack.render import Message, notification, source_blocks
from bot.slack.text import cut, pieces

_QUESTION_LIMIT = 1500
_DRAFT_LIMIT = 2500


class Cases:
    """Posts cases and replies for the queue."""

    def __init__(self, records: Records, delivery: Delivery, *, desk_channel: str | None) -> None:
        self._records = records
        self._delivery = delivery
        self._desk_channel = desk_channel

    def post(self, job: Job) -> str | None:
        """Put a case into the desk's channel."""
        case = self._records.case(int(job.payload["case"]))
        if case is None or not self._desk_channel:
            return None
        ts = self._delivery.post(job, self._message(case), channel=self._desk_channel, thread_ts=None)
        self._records.case_posted(case, ts)
        metrics.CASES.labels("opened").inc()
        return ts

    def reply(self, job: Job) -> str | None:
        """Tell the asker what the desk says, in the thread of the question or else directly, and close the case."""
        case = self._records.case(int(job.payload["case"]))
        if case is None or case.reply is None:
            return None
        ts = self._tell(job, case, _reply_message(case))
        if case.desk_ts and self._desk_channel:
            closed = closed_message(case)
            self._delivery.client.chat_update(
                channel=self._desk_channel, ts=case.desk_ts, text=closed.text, blocks=closed.blocks
            )
        metrics.CASES.labels("replied").inc()
        return ts

    def _tell(self, job: Job, case: Case, message: Message) -> str:
        """In the thread when the question has one the app can write to."""
        if case.thread_ts:
            try:
                return self._delivery.post(job, message, channel=case.channel, thread_ts=case.thread_ts)
            except SlackApiError as error:
                if is_passing(error):
                    raise
                logger.warning(
                    "case %s: the thread takes no reply (%s)", case.number, error.response.get("error")
                )
        return self._delivery.post(job, message, channel=case.asker, thread_ts=None)

    def _message(self, case: Case) -> Message:
        title = phrase("case_new", case.language, number=case.number)
        given = self._records.answer(case.answer)
        sources = source_blocks(given.answer.citations, case.language) if given else []
        who = kit.section(kit.words(f"{title} · ", bold=True), {"type": "user", "user_id": case.asker})
        answer_it = kit.button("answer_case", phrase("answer_it", case.language), str(case.id), primary=True)
        tail = (*sources, kit.actions([answer_it]))
        return Message(notification(title), (kit.rich_text(who), *_question(case), _draft(case)), tail)


def closed_message(case: Case) -> Message:
    """A case as the desk's channel shows it once answered."""
    title = phrase("case_done", case.language, number=case.number)
    elements = [kit.words(f"{title} · ", bold=True)]
    if case.replied_by:
        elements.append({"type": "user", "user_id": case.replied_by})
    reply = kit.rich_text(kit.section(kit.words(cut(case.reply or "", kit.SECTION_LIMIT))))
    return Message(notification(title), (kit.rich_text(kit.section(*elements)), *_question(case), reply), ())


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
