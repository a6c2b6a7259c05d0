"""A mail's headers are found whatever stands before or between them."""

from __future__ import annotations

import pytest
from mail_engine import mail_bytes

from bot.mail.head import mended
from bot.mail.message import read_mail

PLAIN = mail_bytes("Is it open?\n\nFrom: my side that is all.\n", subject="Opening")
FIRST, REST = PLAIN.split(b"\n", 1)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"---- copied from the form ----\n" + PLAIN, id="a line"),
        pytest.param(b"---- copied from the form ----\n\n" + PLAIN, id="a paragraph"),
        pytest.param(b"\r\n\n" + PLAIN, id="empty lines"),
        pytest.param(PLAIN.replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(b"copied\r" + PLAIN.replace(b"\n", b"\r"), id="line ends of an old Macintosh"),
        pytest.param(b"\xef\xbb\xbf" + PLAIN, id="a byte order mark"),
        pytest.param(b">From a@b Mon Apr  1 09:00:00 2024\n" + PLAIN, id="a quoted envelope"),
        pytest.param(FIRST + b"\n*** scanned ***\n" + REST, id="a line between headers"),
    ],
)
def test_what_is_no_header_hides_none(raw: bytes) -> None:
    mail = read_mail(raw)

    assert mail.subject == "Opening"
    assert mail.sender.address == "asker@univ.example"
    assert mail.text == "Is it open?\n\nFrom: my side that is all."


def test_a_whole_head_is_left_as_it_is() -> None:
    assert mended(PLAIN) == PLAIN


def test_text_that_is_no_mail_gets_no_headers_from_its_middle() -> None:
    text = b"We spoke of this.\n\nNote: it is open.\n\nSubject: later\n"

    assert mended(text) == text


@pytest.mark.parametrize(
    "raw", [b"no colon\n" * 200_000, b"A: b\n" * 200_000, b"\n" * 1_000_000, b"x" * 2_000_000]
)
def test_no_head_takes_long(raw: bytes) -> None:
    assert isinstance(mended(raw), bytes)
