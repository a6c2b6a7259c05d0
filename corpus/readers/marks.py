"""How lines of a Japanese or English document show what they are: marks, endings, widths."""

from __future__ import annotations

import re
import unicodedata

from corpus.blocks import BlockKind

_CHAPTER = re.compile(
    r"^(第\s*[0-9０-９一二三四五六七八九十百]+\s*[章節編部項条]|[■□▼▽▶](?!.*、)|【[^】]+】|別[紙添表]"
    r"|[（(]別[紙添表][\s0-9０-９]*[)）]$|附[\s\u3000]*則$)"
)
# A number opens a heading when it stands alone, a list when its neighbour has one too. The style tells
# neighbours apart.
_NUMBERED = (
    (
        "decimal",
        re.compile(
            r"^[0-9０-９]{1,2}([.．][0-9０-９]{1,2})*"
            r"([.．、)）][\s\u3000]+\S|[．、]\S|[.)）](?=[\u3041-\u30ff\u3400-\u9fff])"
            r"|[\s\u3000]+(?:[^\s\da-z年月日時分人名件割円万億％%回社以]|"
            r"人件|人材|年次|日程|日当|分担|分野|名称|件名|割合|円滑|回答|社会|社員|時期|以下の))"
        ),
    ),
    ("paren", re.compile(r"^[(（][0-9０-９]{1,2}[)）]")),
    ("roman", re.compile(r"^([IVX]{1,4}|[Ⅰ-Ⅻ])[.．)）\s\u3000]")),
    ("letter", re.compile(r"^[A-ZＡ-Ｚ][)）][\s\u3000]*\w")),
    ("circled", re.compile(r"^[①-⑳]")),
    ("diamond", re.compile(r"^[◆◇●◎★]")),
)
_ITEM = re.compile(
    r"^([・･•‣◦▪●○\-*–※＊]|[\uf000-\uf0ff]|[0-9０-９]{1,2}[)）]|[(（][ⅰ-ⅻa-zア-ン][)）]|[a-zア-ン][)）.]|[ⅰ-ⅻ][.)）]?)"
    r"|^[■□▼▽▶](?=.*、)|[.．…・]{6,9}\s*\d*$"
)
_OPENING = 12  # characters that a number takes with its marks
_COUNTED = re.compile(r"^([(（]?)([0-9０-９]{1,2})([.．、)）])")
_ALIKE: tuple[tuple[list[int], list[int]], ...] = (
    ([], []),
    ([1], [1]),
)  # numbers of a list that does not count
_CONTENTS = re.compile(r"[.．…・･‥]{6}[\s\u3000]*[0-9０-９]|[\s\u3000]P[.．][\s\u3000]?[0-9０-９]{1,4}$")
_SENTENCE_END = re.compile(r"[。．！？!?…](?:[」』）)”\"]*)$|(?<=[a-z0-9)\]”\"'])[.;](?:[”\"')]*)$")
_KEY_VALUE = re.compile(
    r"^(?!https?:|mailto:)(?P<key>[^：:。、\d][^：:。、]{0,24}?)[\s\u3000]*[：:](?!//)[\s\u3000]*\S"
)
_PAGE_NUMBER = re.compile(
    r"^[-–—\s]*(?:p(?:age)?\.?\s*)?\d{1,4}(?:\s*(?:/|of)\s*(?P<of>\d{1,4}))?[-–—\s]*$", re.IGNORECASE
)
_LINK = re.compile(r"^mailto:\S+$")


def ends_sentence(text: str) -> bool:
    """Whether *text* closes a sentence."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def is_unfinished(text: str) -> bool:
    """Whether *text* leaves a bracket open or stops after a particle or comma, so that the next line continues it."""
    tail = text[-200:]
    opened = sum(map(tail.count, "（(「『")) > sum(map(tail.count, "）)」』"))
    return opened or text.endswith(tuple("をのにがへ、，"))


def width(text: str) -> int:
    """Columns *text* takes where a kanji takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def numbering(text: str) -> str | None:
    """The style of the number or diamond that opens *text*: neighbours of one style are a list."""
    for style, pattern in _NUMBERED:
        if found := pattern.match(text):
            return f"{style}{len(re.findall(r'[0-9０-９]+', found.group()))}"
    return None


def lists(text: str, following: str) -> bool:
    """Whether *text* and *following*, in a row, are items of one list: the next number behind the same mark, whatever
    is written behind it, or a mark of one style that does not count backwards."""
    one, next_ = _COUNTED.match(text), _COUNTED.match(following)
    if one and next_ and one.group(1, 3) == next_.group(1, 3) and int(one[2]) + 1 == int(next_[2]):
        return True
    style = numbering(text)
    counted = _number(text), _number(following)
    return (
        style is not None and style == numbering(following) and (counted[0] < counted[1] or counted in _ALIKE)
    )


def _number(text: str) -> list[int]:
    """The number that opens *text*, part by part: 2.1 is 2 and 1, ② is 2; none of a mark that does not count."""
    opening = re.split(r"[^\d.．(（]", text[:_OPENING], maxsplit=1)[0] or text[:1]
    return [int(digits) for digits in re.findall(r"\d+", unicodedata.normalize("NFKC", opening))]


def is_inner(text: str) -> bool:
    """Whether *text* opens as items do that stand under a number: (1), ①, (イ), ・."""
    style = numbering(text)
    return is_item(text) if style is None else style.startswith(("paren", "circled", "letter"))


def is_first(text: str) -> bool:
    """Whether the number that opens *text* begins a list."""
    return _number(text)[-1:] == [1]


def without_number(text: str) -> str:
    """*text* without the number that opens it."""
    return _COUNTED.sub("", text).lstrip()


def is_item(text: str) -> bool:
    """Whether *text* opens with a list mark, or is a line of a table of contents."""
    return bool(_ITEM.search(text)) and not re.match(r"^-?\d", text)


def is_contents(text: str) -> bool:
    """Whether *text* is of a table of contents: dots lead to a page, or P. and a number end it."""
    return bool(_CONTENTS.search(text))


def is_chapter(text: str) -> bool:
    """Whether *text* opens as only headings do: 第1章, 【】, or ■ before a phrase; before a clause it marks an item."""
    return bool(_CHAPTER.match(text))


def captions_article(text: str, following: str) -> bool:
    """Whether *text*, all in brackets, says what the article that follows is about: （定義） above 第２条."""
    article = _CHAPTER.match(following)
    bracketed = text[:1] in "（(" and text.find("）" if text[0] == "（" else ")") == len(text) - 1
    return bracketed and article is not None and article.group().endswith("条")


def is_marked(text: str) -> bool:
    """Whether *text* opens with any mark, so that it cannot continue the line above."""
    return is_item(text) or is_chapter(text) or numbering(text) is not None


def is_key_value(text: str) -> bool:
    """Whether *text* is a short name, a colon and a value."""
    return bool(_KEY_VALUE.match(text))


def is_furniture(text: str) -> bool:
    """Whether *text* is a page number or a link's bare target: on the page, but saying nothing."""
    return bool(_PAGE_NUMBER.match(text) or _LINK.match(text))


def page_total(text: str) -> str | None:
    """Of how many pages *text* is the number: 3/16; None where it says none. 8/13, then 9/3, are days."""
    found = _PAGE_NUMBER.match(text)
    return found["of"] if found else None


def kind_of(text: str) -> BlockKind:
    """What a line that is no heading is."""
    if is_item(text) or numbering(text):
        return "item"
    return "row" if is_key_value(text) else "paragraph"
