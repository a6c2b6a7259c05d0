"""The text of a mail's body: of all its parts those a mail program would show, decoded and unflowed."""

from __future__ import annotations

import re
from email.message import Message

from bot.mail.decode import decode, is_garbled
from bot.mail.html import text_of_html
from bot.mail.parts import (
    DEEPEST_NESTING,
    MOST_PARTS,
    MailUnreadable,
    children,
    is_attachment,
    leaves,
    param,
)

LONGEST_TEXT = 400_000  # bytes of one text part; a question is never longer
_SEE_HTML = re.compile(
    r"HTML.{0,40}(メール|メッセージ|view|viewer|format|client)|view this (e-?mail"
    r"|message)",
    re.IGNORECASE,
)
# RFC 5545: a folded line goes on after a blank; the value of the first description, and what is escaped in it.
_FOLD = re.compile(r"\r?\n[ \t]")
_DESCRIPTION = re.compile(r'^DESCRIPTION(?:;(?:"[^"\r\n]*"|[^":\r\n])*)?:(.*?)\r?$', re.MULTILINE)
_ESCAPED = re.compile(r"\\([nN,;\\])")


def body_of(message: Message) -> str:
    """The readable text of *message*. Raises MailUnreadable where it is encrypted or cannot be decoded."""
    _refuse_encrypted(message)
    text = (_text_of(message, depth=0) or _invitation(message)).strip("\r\n")
    if is_garbled(text):
        raise MailUnreadable(
            "The text is garbled: its characters could not be decoded. Ask the sender to resend it."
        )
    if text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        raise MailUnreadable("The mail is encrypted (PGP); decrypt it in a mail program.")
    return text


def _invitation(message: Message) -> str:
    """What is written in an invitation that comes without any other text."""
    for part in leaves(message):
        data = part.get_payload(decode=True)
        if part.get_content_type() == "text/calendar" and not is_attachment(part) and isinstance(data, bytes):
            lines = _FOLD.sub("", decode(data[:LONGEST_TEXT], param(part, "charset")))
            found = _DESCRIPTION.search(lines)
            return _ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], found[1]) if found else ""
    return ""


def _refuse_encrypted(message: Message) -> None:
    kind = message.get_content_type()
    if kind == "multipart/encrypted" or kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise MailUnreadable("The mail is encrypted or sealed (S/MIME or PGP); open it in a mail program.")


def _text_of(part: Message, *, depth: int) -> str:
    """The readable text under *part*: of alternatives the plain one, unless it only points to the HTML."""
    inside = children(part)
    if inside:
        if depth > DEEPEST_NESTING:
            return ""
        texts = [text for child in inside[:MOST_PARTS] if (text := _text_of(child, depth=depth + 1)).strip()]
        return (
            _best(texts) if part.get_content_subtype() == "alternative" else "\n".join(texts)[:LONGEST_TEXT]
        )
    return "" if is_attachment(part) else _leaf_text(part)


def _best(alternatives: list[str]) -> str:
    plain = alternatives[0] if alternatives else ""
    poor = is_garbled(plain) or (len(plain) < 300 and _SEE_HTML.search(plain))
    return alternatives[-1] if poor else plain


def _leaf_text(part: Message) -> str:
    kind = part.get_content_type()
    data = part.get_payload(decode=True)
    if kind not in ("text/plain", "text/html") or not isinstance(data, bytes):
        return ""
    charset = param(part, "charset")
    text = decode(data[:LONGEST_TEXT], charset).replace("\r\n", "\n").replace("\r", "\n")
    if kind == "text/html":
        return text_of_html(text)
    if param(part, "format").lower() == "flowed":
        return _unflowed(text, joined_without_space=param(part, "delsp").lower() == "yes")
    return text


def _unflowed(text: str, *, joined_without_space: bool) -> str:
    """RFC 3676: a line that ends in a space goes on in the next one of the same quote depth."""
    lines: list[str] = []
    open_depth: int | None = None
    for raw in text.split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        if open_depth == depth and lines:
            lines[-1] += line
        else:
            lines.append(">" * depth + (" " if depth else "") + line)
        flows = line.endswith(" ") and line != "-- "
        open_depth = depth if flows else None
        if flows and joined_without_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
