"""Bytes become text in the charset their mail declares, unless the whole makes sense in another one."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.mail.decode import decode, decode_header, is_garbled, one_line
from bot.mail.message import read_mail

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


@pytest.mark.parametrize(
    "text", ["Événement à Évry", "Åsa Öberg", "ção e ções", "£2 million", "ESPAÑA", "déjà vu"]
)
@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "utf-8", "shift_jis", None])
def test_accents_are_no_japanese_wherever_they_stand(text: str, declared: str | None) -> None:
    assert decode(text.encode("cp1252"), declared) == text


@pytest.mark.parametrize("name", ["佐藤 花子", "予算", "質問", "ｶﾀｶﾅ", "髙橋①"])
@pytest.mark.parametrize(
    "declared", ["windows-31j", "Shift-JIS", "x-sjis", "MS_Kanji", "csWindows31J", '"cp932"']
)
def test_a_few_characters_are_read_as_declared(name: str, declared: str) -> None:
    assert decode(name.encode("cp932"), declared) == name


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("gb2312", "咨询：申请资格"),
        ("euc-kr", "질문 있습니다"),
        ("big5", "請問申請資格"),
        ("koi8-r", "Вопрос"),
        ("iso-8859-2", "Łódź"),
    ],
)
def test_what_is_declared_and_makes_sense_is_believed(charset: str, text: str) -> None:
    assert decode(text.encode(charset), charset) == text


@pytest.mark.parametrize(
    ("raw", "declared", "read"),
    [
        pytest.param(
            "‘We’d like – ".encode() + b"\xa0 \xe9t",
            "utf-8",
            "‘We’d like – \xa0 ét",
            id="Latin in UTF-8",
        ),
        pytest.param(SENTENCE.encode()[:-1] + b"\n", "utf-8", SENTENCE[:-1] + "\ufffd\n", id="cut UTF-8"),
        pytest.param(SENTENCE.encode("cp932") + b"\xff", "cp932", SENTENCE + "\uf8f3", id="Shift_JIS"),
        pytest.param(
            "締切はいつですか".encode("euc_jp") + b"\xa4", "euc-jp", "締切はいつですか\ufffd", id="EUC"
        ),
    ],
)
def test_one_bad_byte_spoils_one_character(raw: bytes, declared: str, read: str) -> None:
    assert decode(raw, declared) == read


def test_carriers_emoji_spoil_no_character_beside_them() -> None:
    assert decode("締切".encode("cp932") + b"\xf9\x9b", "shift_jis").startswith("締切")
    assert decode(b"\x1b$BDy@Z\x75\x41\x1b(B?", "iso-2022-jp") == "締切\ue000?"
    assert decode("締切".encode("cp932") + b"\x1b$Gj\x0f?", "shift_jis") == "締切 ?"


def test_unencoded_headers_are_in_the_charset_of_the_body() -> None:
    for charset, subject in (
        ("gb2312", "申请资格"),
        ("shift_jis", "予算"),
        ("windows-31j", "予算①"),
        ("utf-8", "予算"),
    ):
        python = {"windows-31j": "cp932"}.get(charset, charset)
        raw = b"From: a@b.example\nSubject: %s\nContent-Type: text/plain; charset=%s\n\nIs it open?\n"

        assert read_mail(raw % (subject.encode(python), charset.encode())).subject == subject


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
