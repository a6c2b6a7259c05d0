"""White space inside words and numbers: letters set apart for looks (令 和 ７ 年), a number over two lines.

Nothing but white space is taken out, so that a quote stands on its page as before.
"""

from __future__ import annotations

import re

_WIDE = r"\u3041-\u30fa\u30fc\u3400-\u9fff"
_DIGIT = "[0-9０-９]"
_TOKEN = rf"(?:{_DIGIT}{{1,4}}|[{_WIDE}])(?!\w)|[、。（）()／/・％%，,．.]"
_SET_APART = re.compile(rf"(?<!\w)[{_WIDE}](?!\w)(?:[ \u3000](?:{_TOKEN})){{2,}}")
# A line of nothing else, behind its number: １　目　的.
_LINE = re.compile(
    rf"^(?P<mark>(?:[（(]?{_DIGIT}{{1,3}}[.．、)）]?)?[ \u3000]?)(?P<word>[{_WIDE}](?:[ \u3000][{_WIDE}])+)$",
    re.MULTILINE,
)
_LETTER = re.compile(rf"[{_WIDE}]")
_SPACE = re.compile("[ \u3000]")
_LEAST = 2  # letters: 第 1 章
_COUNTED = r"[ \u3000]?[万億兆千百円人名件者社校月日年回台歳個点%％]"
# No number begins with nought, none ends within a group of thousands.
_BROKEN = re.compile(
    rf"(?<=[1-9１-９0０])[ \u3000]*\n[ \u3000]*(?=[0０]{_DIGIT}*{_COUNTED})"
    rf"|(?<={_DIGIT}[,，])[ \u3000]*\n[ \u3000]*(?={_DIGIT}{{3}}(?!{_DIGIT}))"
    rf"|(?<={_DIGIT}[,，]{_DIGIT})[ \u3000]*\n[ \u3000]*(?={_DIGIT}{{2}}(?!{_DIGIT}))"
    rf"|(?<={_DIGIT}[,，]{_DIGIT}{{2}})[ \u3000]*\n[ \u3000]*(?={_DIGIT}(?!{_DIGIT}))"
)


def closed_up(text: str) -> str:
    """*text* without the white space inside its words and numbers."""
    whole = _LINE.sub(lambda line: line["mark"] + _SPACE.sub("", line["word"]), _BROKEN.sub("", text))
    return _SET_APART.sub(_without_space, whole)


def _without_space(match: re.Match[str]) -> str:
    enough = len(_LETTER.findall(match.group())) >= _LEAST
    return _SPACE.sub("", match.group()) if enough else match.group()
