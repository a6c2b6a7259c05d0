"""Bytes become text by what they prove, not by what the mail declares."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.mail.decode import decode, decode_header, is_garbled, one_line

ROW_13 = b'\x1b$B-j\x1b(B\x1b$B-b-!-"\x1b(B'  # ㈱№①② as Windows mailers write them
SENTENCE = "応募の締切はいつでしょうか。№①について教えてください。"


def test_nec_row_13_is_read_which_no_codec_of_the_library_reads() -> None:
    for codec in (
        "iso2022_jp",
        "iso2022_jp_1",
        "iso2022_jp_2",
        "iso2022_jp_3",
        "iso2022_jp_2004",
        "iso2022_jp_ext",
    ):
        with pytest.raises(UnicodeDecodeError):
            ROW_13.decode(codec)

    assert decode(ROW_13, "iso-2022-jp") == "㈱№①②"


def test_half_width_kana_of_iso_2022_jp_and_of_shift_jis_are_read() -> None:
    assert decode(b"\x1b(I6@6E\x1b(B") == "ｶﾀｶﾅ"
    assert decode("ｶﾀｶﾅ".encode("cp932"), "shift_jis") == "ｶﾀｶﾅ"


def test_a_line_that_forgets_to_return_to_ascii_does_not_swallow_the_next() -> None:
    assert decode(b"\x1b$B-j\nplain text") == "㈱\nplain text"


@pytest.mark.parametrize(
    "declared", ["utf-8", "iso-8859-1", "us-ascii", "x-unknown", "shift_jis", "euc-jp", None]
)
@pytest.mark.parametrize("actual", ["utf-8", "cp932"])
def test_japanese_is_read_whatever_charset_is_declared(actual: str, declared: str | None) -> None:
    assert decode(SENTENCE.encode(actual), declared) == SENTENCE


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "shift_jis", "euc-jp", None])
def test_euc_is_read_whatever_charset_is_declared(declared: str | None) -> None:
    sentence = "応募の締切はいつでしょうか。"

    assert decode(sentence.encode("euc_jp"), declared) == sentence


def test_western_letters_stay_western() -> None:
    assert decode(b"caf\xe9 na\xefve", "iso-8859-1") == "café naïve"
    assert decode("Zoë’s".encode("cp1252"), "windows-1252") == "Zoë’s"


def test_encoded_words_cut_inside_a_character_are_joined_before_they_are_decoded() -> None:
    raw = "国際共同研究".encode()
    words = " ".join(f"=?UTF-8?B?{base64.b64encode(part).decode()}?=" for part in (raw[:4], raw[4:]))

    assert decode_header(words) == "国際共同研究"


def test_a_header_is_one_line_without_control_characters() -> None:
    assert decode_header("=?UTF-8?Q?Hi=0D=0ABcc:_x=40y?=") == "Hi Bcc: x@y"
    assert one_line("a\u202eb\u2028c\x00d\r\ne") == "ab cd e"


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["utf-8", "iso-2022-jp", "shift_jis", "euc-jp", "utf-7", "utf-16", "hz", "", "nonsense", None]
    ),
)
def test_no_bytes_break_the_decoder(raw: bytes, charset: str | None) -> None:
    assert isinstance(decode(raw, charset), str)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_no_header_breaks_the_decoder_or_keeps_a_line_break(value: str) -> None:
    assert not set(decode_header(value)) & set("\r\n\x00")


def test_replacement_characters_are_garbled_text_and_japanese_is_not() -> None:
    assert is_garbled("\ufffd" * 40 + "a")
    assert not is_garbled(SENTENCE)
