"""An account on an IMAP server, and a connection to it that is opened anew when it breaks."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import SplitResult, unquote, urlsplit

from imap_tools import BaseMailBox, MailBox, MailboxLoginError, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError
from tenacity import RetryError, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from bot.settings import Settings
from corpus.errors import BadInput, SettingsError

_BROKEN = (imaplib.IMAP4.abort, ssl.SSLError, ConnectionError, TimeoutError, EOFError, OSError)
_ATTEMPTS = 6
Result = TypeVar("Result")


@dataclass(frozen=True)
class Account:
    """Where to log in. *security*: "tls" from the first byte, "starttls", or "none" for a server on this machine."""

    host: str
    port: int
    user: str
    folder: str
    security: str
    password: str | None = None
    token: str | None = None
    timeout: float = 60.0

    @property
    def name(self) -> str:
        """The folder as the state remembers it."""
        return f"imap:{self.user}@{self.host}:{self.port}/{self.folder}"


def account_from(settings: Settings, url: str | None = None) -> Account:
    """The account that the settings name, or *url* (imaps://USER@HOST:PORT/FOLDER) with the settings for the rest.

    Raises SettingsError for what is missing. A password never stands in a URL, where the shell would remember it.
    """
    parts, port = _parts(url or f"//{settings.mail_imap_host or ''}")
    if parts.password:
        raise SettingsError("Leave the password out of the address; set ASPIRE_MAIL_IMAP_PASSWORD instead.")
    security = settings.mail_imap_security if parts.scheme != "imaps" else "tls"
    host, user = parts.hostname, unquote(parts.username or "") or settings.mail_imap_user
    if not host or not user:
        raise SettingsError(
            "Set ASPIRE_MAIL_IMAP_HOST and ASPIRE_MAIL_IMAP_USER, or give imaps://USER@HOST/FOLDER."
        )
    if not (settings.mail_imap_password or settings.mail_imap_token):
        raise SettingsError(
            "Set ASPIRE_MAIL_IMAP_PASSWORD (an app password) or ASPIRE_MAIL_IMAP_TOKEN (OAuth)."
        )
    if security == "none" and host not in ("localhost", "127.0.0.1", "::1"):
        raise SettingsError(
            f"{host} is not this machine, so TLS is needed: set ASPIRE_MAIL_IMAP_SECURITY to tls or starttls."
        )
    return Account(
        host=host,
        port=_port(port, settings, security),
        user=user,
        folder=unquote(parts.path.strip("/")) or settings.mail_imap_folder,
        security=security,
        password=settings.mail_imap_password.get_secret_value() if settings.mail_imap_password else None,
        token=settings.mail_imap_token.get_secret_value() if settings.mail_imap_token else None,
        timeout=settings.mail_imap_timeout,
    )


def _parts(url: str) -> tuple[SplitResult, int | None]:
    """A URL and its port. Raises SettingsError for what is no URL."""
    try:
        parts = urlsplit(url)
        return parts, parts.port
    except ValueError as error:
        raise SettingsError(
            f"The address of the mail server is none ({error}); write imaps://USER@HOST/FOLDER."
        ) from error


def _port(given: int | None, settings: Settings, security: str) -> int:
    return given or settings.mail_imap_port or (993 if security == "tls" else 143)


class Connection:
    """A connection that opens itself again when it breaks."""

    def __init__(self, account: Account, *, read_only: bool) -> None:
        self.account = account
        self._read_only = read_only
        self._box: BaseMailBox | None = None

    def do(self, action: Callable[[BaseMailBox], Result]) -> Result:
        """The result of *action* on the selected folder, tried again over a new connection if this one breaks.

        Raises BadInput when the server stays away or refuses.
        """
        try:
            for attempt in Retrying(
                retry=retry_if_exception_type(_BROKEN),
                stop=stop_after_attempt(_ATTEMPTS),
                wait=wait_exponential(multiplier=0.2, max=10),
                after=lambda _: self.close(),
            ):
                with attempt:
                    return action(self._opened())
        except RetryError as error:
            reason = error.last_attempt.exception()
            raise BadInput(
                f"{self.account.host}:{self.account.port} cannot be reached ({reason}). "
                "What is done is kept; run the same command again."
            ) from error
        except MailboxLoginError as error:
            raise BadInput(
                f"{self.account.host} refuses {self.account.user}; check password or token."
            ) from error
        except (ImapToolsError, imaplib.IMAP4.error) as error:
            raise BadInput(
                f"{self.account.host} refuses the folder {self.account.folder}: {_said(error)}."
            ) from error
        raise AssertionError("Retrying ends with a result or an error")

    def close(self) -> None:
        """Drop the connection; the next action opens another."""
        box, self._box = self._box, None
        if box is not None:
            try:
                box.client.shutdown()
            except OSError:
                return

    def _opened(self) -> BaseMailBox:
        if self._box is not None and self._box.client.state != "SELECTED":
            self.close()
        if self._box is None:
            box = _connect(self.account)
            try:
                _log_in(box, self.account)
                box.folder.set(self.account.folder, readonly=self._read_only)
            except BaseException:
                box.client.shutdown()
                raise
            self._box = box
        return self._box


def _connect(account: Account) -> BaseMailBox:
    context = ssl.create_default_context()
    if account.security == "tls":
        return MailBox(account.host, account.port, timeout=account.timeout, ssl_context=context)
    if account.security == "starttls":
        return MailBoxStartTls(account.host, account.port, timeout=account.timeout, ssl_context=context)
    return MailBoxUnencrypted(account.host, account.port, timeout=account.timeout)


def _log_in(box: BaseMailBox, account: Account) -> None:
    try:
        if account.token:
            box.xoauth2(account.user, account.token, initial_folder=None)
        elif (account.password or "").isascii() and account.user.isascii():
            box.login(account.user, account.password or "", initial_folder=None)
        else:
            box.login_utf8(account.user, account.password or "", initial_folder=None)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise BadInput(f"{account.host} refuses {account.user}; check password or token.") from error


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
