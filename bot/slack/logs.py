"""Logging that never carries a person's words or a token."""

from __future__ import annotations

import logging
import re
import traceback
import uuid

from slack_sdk.errors import SlackApiError

logger = logging.getLogger("aspire.slack")

_SECRET = re.compile(r"x(?:ox[a-z]|app)-[\w-]+|(?<=ticket=)[\w-]+|https://hooks\.slack\.com/\S+")


class SecretlessFormatter(logging.Formatter):
    """Writes a record without the tokens and one-time addresses that may stand in it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's line, tokens blotted out."""
        return _SECRET.sub("[secret]", super().format(record))


def set_up(level: str) -> None:
    """Log to stderr. Slack's libraries log payloads at the debug level, so theirs stays at warnings."""
    handler = logging.StreamHandler()
    handler.setFormatter(SecretlessFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.getLogger("slack_sdk").setLevel(logging.WARNING)
    # It warns of every request that waits a moment for a thread.
    logging.getLogger("waitress").setLevel(logging.ERROR)


def bolt_logger() -> logging.Logger:
    """The logger for bolt, which gives its level to all of bolt's own.

    Below errors bolt speaks of tokens it also found in the environment, and at the debug level of whole
    payloads.
    """
    bolt = logging.getLogger("aspire.slack.bolt")
    bolt.setLevel(logging.ERROR)
    return bolt


def new_reference() -> str:
    """A short id that the asker may quote and the log is searched by."""
    return f"E-{uuid.uuid4().hex[:8]}"


def report(error: BaseException, *, what: str, reference: str) -> None:
    """Log *error* with its traceback. Messages are withheld: an exception often repeats the text it met."""
    links = []
    link: BaseException | None = error
    while link is not None:
        frames = "".join(traceback.format_tb(link.__traceback__))
        links.append(f"Traceback (most recent call last):\n{frames}{type(link).__qualname__}{_code(link)}")
        link = link.__cause__ or link.__context__
    logger.error("%s failed, reference %s\n%s", what, reference, "\n-- caused by --\n".join(links))


def _code(error: BaseException) -> str:
    """Slack's own error code, which is never a person's words."""
    return f": {error.response.get('error')}" if isinstance(error, SlackApiError) else ""
