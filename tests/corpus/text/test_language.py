"""The language of a text."""

import pytest

from corpus.text.language import is_other, language_of
from corpus.text.plain import plain


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What does 直接経費 mean?", "en"),
        ("e-RadのIDがなくてもapplyできますか", "ja"),
        ("締切 https://www.example.org/a/very/long/address/of/many/words", "ja"),
        ("kansetsu keihi", "en"),
        ("ﾃﾞｯﾄﾞﾗｲﾝは", "ja"),
    ],
)
def test_the_language_is_that_of_the_grammar(text: str, language: str):
    assert language_of(plain(text)) == language


def test_another_script_is_another_language():
    assert is_other("마감일은 언제입니까?")
    assert not is_other("締切はいつですか (deadline)")


def test_invisible_characters_and_widths_do_not_matter():
    assert plain("２．５億円\u200b は？\r\n\r\n はい") == "2.5億円 は?\nはい"
