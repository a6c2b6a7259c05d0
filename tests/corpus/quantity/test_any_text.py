"""Whatever the text, reading neither fails nor lies about where its words stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.quantity import read, same, write

_PIECES = [
    "1.8億円",
    "1億",
    "8,000",
    "万円",
    "¥",
    "£",
    "180",
    "M",
    "million",
    "yen",
    "ポンド",
    "＝",
    "7割",
    "70",
    "%",
    "3",
    "年",
    "か月",
    "半",
    "間",
    "令和6年",
    "4月",
    "16日",
    "（火）",
    "午後6時",
    "（",
    "日本時間",
    "）",
    "JST",
    "pm",
    "18:00",
    "2024",
    "2024/4/16",
    "/",
    "-",
    "～",
    ".",
    ",",
    "、",
    "。",
    "程度",
    "以内",
    "まで",
    "約",
    "原則",
    "最大",
    "up",
    "to",
    "about",
    "half",
    "a",
    "year",
    "and",
    "May",
    "may",
    "16th",
    "of",
    "April",
    "件",
    "名",
    "機関",
    "第",
    "スライド",
    "p.",
    "Section",
    "03-1234-5678",
    "+81",
    "a@b.jp",
    "https://",
    "一",
    "二十",
    "百",
    "千",
    "１",
    "８",
    "㌫",
    "①",
    "²",
    "ｶ",
    "ﾞ",
    "\u200b",
    "\n",
    "\x0c",
    "\x00",
    "😀",
    "が",
    "İ",
]
_TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from([*_PIECES, " ", "1", "0", "9"]), max_size=20).map("".join)
)


@settings(max_examples=500, deadline=None)
@given(_TEXTS)
def test_spans_point_at_the_words_in_order(text: str) -> None:
    """Every span holds the quantity's own words, and no two overlap."""
    end = 0
    for quantity in read(text):
        assert end <= quantity.span[0] < quantity.span[1] <= len(text)
        assert quantity.text == text[slice(*quantity.span)]
        end = quantity.span[1]


@settings(max_examples=500, deadline=None)
@given(_TEXTS)
def test_anything_read_can_be_written_and_read_again(text: str) -> None:
    """In both languages, the value stays."""
    for quantity in read(text):
        for language in ("ja", "en"):
            (again,) = read(write(quantity, language))  # type: ignore[arg-type]
            assert same(quantity, again)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _TEXTS)
def test_a_sentence_end_keeps_two_texts_apart(first: str, second: str) -> None:
    """What follows a full stop and a page break does not change how many quantities stood before it."""
    assert len(read(first + "。\f")) <= len(read(first + "。\f" + second))
