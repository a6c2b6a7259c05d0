"""What holds digits and is no quantity: addresses, telephone numbers, references, versions, ordinals."""

import re

from corpus.quantity.form import form
from corpus.quantity.value import Found, Scene
from corpus.text.alternatives import one_of, one_word_of

_DOMAIN = one_word_of("jp uk com org net eu edu gov int")
_ENDING = one_word_of("docx? pdf xlsx? pptx? txt zip csv md")
_SUSPECT = re.compile(rf"@|://|www\.|doi|10\.[0-9]{{4}}|arxiv|\.(?:{_DOMAIN}|{_ENDING})(?![a-z])")
_ADDRESS = re.compile(
    one_of(
        r"[a-z][a-z+.-]{1,15}://[!-~]{1,2000}",
        r"www\.[!-~]{1,2000}",
        r"(?:doi|arxiv)[: ] ?[!-~]{1,200}|(?<![0-9])10\.[0-9]{4,9}/[!-~]{1,200}",
        r"[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,255}",
        rf"(?<![a-z0-9.-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}{_DOMAIN}(?![a-z0-9])(?:/[!-~]{{0,2000}})?",
        rf"(?<![\w.-])[\w.-]{{1,100}}\.{_ENDING}(?![a-z0-9])",
    )
)
_NUMBERED = one_word_of(
    r"sections? sec\. slides? pages? pp?\. figures? figs?\. tables? appendix annex chapters? ch\. articles? steps? "
    r"no\. nos\. versions? ver\. clauses? paragraphs? questions? topics?"
)
_REFERENCE = re.compile(rf"(?:第|図|スライド|ページ|付録|別添|別紙|様式|№|(?<![a-z]){_NUMBERED}) ?\Z")
_REFERENCE_ENDS = frozenset("第図ドジ録添紙式№.snexcrph")


def hidden(text: str) -> str:
    """The folded text with every address, DOI and file name overwritten, at the same length."""
    if _SUSPECT.search(text) is None:
        return text
    return _ADDRESS.sub(lambda match: "◯" * len(match.group()), text)


def referred(text: str, start: int) -> bool:
    """Whether the number at `start` is the number of something: slide 12, Section 2, 第6期, 数百."""
    last = text[start - 1 : start]
    if last == " ":
        last = text[start - 2 : start - 1]
    return last in _REFERENCE_ENDS and _REFERENCE.search(text, max(0, start - 12), start) is not None


def _nothing(match: re.Match[str], scene: Scene) -> list[Found] | None:
    return []


_N = "[0-9一二三四五六七八九十]"
_ANY = "件名人機回ペ頁社者チ年かカヶ月日週時つ個本枚番位度課漢"
_COUNTERS = "件|名|人|機関|回|ページ|頁|社|者|チーム|年|か月|ヶ月|日|週間?|時間|つ|個|本|枚|番|位|度|課題"
NUMBER_FORMS = tuple(
    form(pattern, _nothing, hint=hint)
    for pattern, hint in (
        (
            r"0[0-9]{1,4}[- ]?\(?[0-9]{1,4}\)?[- ][0-9]{3,4}(?![0-9])",
            "-(0123456789",
        ),  # telephone, Japan and UK
        (r"0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}(?![0-9])", "0123456789"),
        (r"[0-9]{3}-[0-9]{4}(?![0-9])(?! ?(?:円|万|億|人|名|件|yen|pounds))", "-"),  # Japanese post code
        (r"97[89][- ]?(?:[0-9][- ]?){9}[0-9x]", "-0123456789"),  # ISBN
        (r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]{1,5})?(?![0-9])", "."),  # IP address
        (rf"{_N}{{1,4}} ?分の ?{_N}{{1,3}}", "分漢"),  # what is no share: 12分の13
        (r"[0-9]{1,2}/[0-9]{1,3}(?= ?(?:of|以上|以下|程度|を|は支|相当))", "/"),
        (rf"(?:{_N}|百){{1,6}} ?(?:{_COUNTERS})目", _ANY),
        (rf"(?<=修士|博士|学部|課程|前期|後期) ?{_N}年(?![間以程])", "年漢"),  # a student's year of study
        (
            r"[1一] ?(?:[かカヵヶケ箇]?年|[かカヵヶケ箇]月|人|名|機関|件|回|日)間?(?:あたり|当たり|につき)",
            _ANY,
        ),  # by the year, each
        (r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}(?![0-9])", "/.-"),  # 4/5/2024: which is the month?
    )
)
WORD_FORMS = (form(r"\+[0-9]{1,3}[- .(]{0,2}[0-9](?:[- .()]{0,2}[0-9]){6,13}(?![0-9])", _nothing, hint="+"),)
