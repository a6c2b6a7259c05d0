"""Having the counter tell the desk's channel of an answer in force, with the buttons to tell who had asked in vain, to
word it in the other language and to retire it."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from bot.answer import Language
from bot.answers.model import DeskAnswer
from bot.settings import Settings
from bot.slack.jobs import Jobs
from bot.slack.limits import Limits
from bot.slack.requests import Request
from bot.slack.store import database_url, open_database
from corpus.errors import SettingsError


def announcement(
    answer: DeskAnswer, channel: str, *, by: str = "", added: Language | None = None, form: str = ""
) -> Request:
    """What the counter is to do: say that *answer* is in force, or is worded in the language *added* too; once for each
    *form* that it was approved by: an answer may be taken back as it was."""
    key = f"approved:{answer.id}:{answer.digest}:{form}"
    return Request(key, "approved", key, channel, None, by, {"answer": answer.id, "added": added})


def announce(answer: DeskAnswer, settings: Settings) -> bool:
    """Whether the counter, when it runs, tells the desk's channel of *answer*, which was approved outside of Slack.

    It does where the settings name the channel and its queue can be written: what is approved stays so without it.
    """
    if not settings.slack_desk_channel:
        return False
    try:
        database = open_database(database_url(settings))
        try:
            jobs = Jobs(database, limits=Limits(), worker="aspire answers")
            return jobs.take(announcement(answer, settings.slack_desk_channel)) == "queued"
        finally:
            database.dispose()
    except (SettingsError, SQLAlchemyError):
        return False
