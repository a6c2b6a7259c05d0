"""What `aspire doctor` looks at for the mail counter."""

from __future__ import annotations

from collections.abc import Callable

from bot.mail.reply import Writer
from bot.settings import Settings
from corpus.errors import DeskError


def doctor_checks(settings: Settings) -> list[tuple[bool, str, str]]:
    """What is set up for mail: (fine, what, what to type next) each."""
    checks = [
        _checked(
            "mail templates",
            lambda: Writer(templates=settings.mail_templates).check(),
            "aspire mail templates DIR",
        )
    ]
    if settings.mail_imap_host:
        checks.append(
            _checked(f"IMAP {settings.mail_imap_host}", lambda: _reach(settings), "set ASPIRE_MAIL_IMAP_…")
        )
    return checks


def _checked(what: str, check: Callable[[], None], remedy: str) -> tuple[bool, str, str]:
    try:
        check()
    except DeskError as error:
        return False, f"{what}: {error}", remedy
    return True, what, ""


def _reach(settings: Settings) -> None:
    from bot.mail.imap import Connection, account_from

    connection = Connection(account_from(settings), read_only=True)
    connection.do(lambda box: box.folder.get())
    connection.close()
