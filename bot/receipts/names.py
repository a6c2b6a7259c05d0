"""Names of people in a text: those the dictionary knows, and words that stand where a name is given.

Japanese names are Sudachi's; romanised ones are asked of it in kana. A Latin name it does not know is one
only where the sentence says so: behind a title or "my name is", behind a role ("PI is …"), before さん or 先生,
beside an institution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.receipts.contacts import Span
from corpus.text.alternatives import one_of, one_word_of
from index.terms import tokenizer

if TYPE_CHECKING:
    from sudachipy import Morpheme

NAME = "[name]"
_LONGEST = 12_000  # characters given to Sudachi at once; it refuses more than 49,149 bytes

# Latin names -------------------------------------------------------------------------------------------------------

_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’\-]{0,40}"
_OF = r"(?:(?:van|von|de|der|da|del|di|la|bin|al)[^\S\n])"
_LATIN = rf"(?:[A-Z]\.[^\S\n]?){{0,3}}{_WORD}(?:[^\S\n](?:[A-Z]\.|{_OF}?{_WORD})){{0,3}}"
_TITLE = r"(?:Dr|Prof|Professor|Mr|Ms|Mrs|Miss|Mx|Sir)\b\.?[^\S\n]"
_ROLE = one_word_of(
    r"P[IL] P\.I\. [Cc]o-?(?:I|PI|investigator|applicant) [Nn]ame [Cc]ontact [Ff]rom [Cc]c [Ss]upervisor [Mm]entor "
    r"[Bb]oss [Ii]nvestigator [Rr]esearcher [Aa]pplicant [Cc]olleague [Pp]artner [Cc]ollaborator [Ll]eader [Ll]ead "
    r"[Hh]ead [Ff]ellow [Dd]irector [Mm]anager [Cc]oordinator [Ss]tudent [Pp]ostdoc [Ss]ecretary [Aa]ssistant "
    r"[Oo]fficer [Pp]erson [Ff]riend 代表者? 担当者? 分担者 研究者 責任者 教員 氏名 名前 文責 差出人 連絡先"
)
_IS = r"(?:[^\S\n]?[:：=]|[^\S\n](?:is|was|will be|would be|named|called)|は|が|の)[^\S\n]?"
_INSTITUTION = (
    r"(?:[Uu]niv|[Ii]nstitut|[Cc]ollege|[Cc]ent(?:re|er)|[Ss]chool|[Ll]aborator|大学|研究所|機構|高専|大)"
)
_AT_A = r"[^\S\n](?:of|at|from)[^\S\n](?:the[^\S\n])?"
_HONORIFIC = (
    r"(?:-(?:san|sensei|kun|sama)(?![A-Za-z])|[^\S\n]?(?:さん|さま|様|先生|氏|殿|君|准?教授|博士|助教))"
)
# Each form and whether one word of it may be a name; a bare word behind a bracket or a role may be anything.
_GIVEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_TITLE}(?P<name>{_LATIN})",
        rf"\b(?:[Mm]y name is|[Tt]his is|I am|I'm|[Dd]ear|[Hh]i|[Hh]ello)[^\S\n](?:{_TITLE})?(?P<name>{_LATIN})",
        rf"(?<![A-Za-z]){_ROLE}{_IS}(?:{_TITLE})?(?P<name>{_LATIN})(?![A-Za-z\u3400-\u9fffァ-ヺ])",
        rf"(?<![A-Za-z]){_ROLE},?[^\S\n](?P<name>{_WORD}[^\S\n]{_WORD})",
        rf"(?<!\w)(?P<name>{_LATIN}){_HONORIFIC}",
        rf"(?<!\w)(?P<name>{_WORD},?[^\S\n]{_LATIN})[^\S\n]?[(（][^()（）\n]{{0,60}}{_INSTITUTION}",
        rf"[(（](?P<name>{_WORD}[^\S\n]{_LATIN})[,、，][^()（）\n]{{0,60}}{_INSTITUTION}",
        rf"(?<!\w)(?P<name>{_WORD}[^\S\n]{_LATIN}){_AT_A}(?:[A-Z]\w{{0,30}}[^\S\n]){{0,3}}{_INSTITUTION}",
        rf"(?<!\w)(?P<name>{_LATIN})\s?<(?=\[address\])",
        rf"(?:{_INSTITUTION}\w{{0,20}}|学科|研究科|学部|室|課|係)の(?P<name>{_LATIN})(?=です|と申|と言|と云|といい)",
        rf"\b(?:[Tt]hanks|[Rr]egards|[Ww]ishes|[Bb]est|[Cc]heers)[,.!]?[^\S\n](?P<name>{_LATIN})(?=[.!]?\s*\Z)",
        rf"(?<!\w)(?P<name>{_LATIN})(?=と申し|と言い|と云い|といいます|でございます)",
    )
)
# The John Innes Centre is nobody.
_NAMED_AFTER = r"(?:Cent|Inst|Univ|Coll|School|Lab|Found|Fund|Trust|Award|Fellow|Prize|Hospital)"
# Pairs may overlap: in "Is Hiroshi Sato" the second is the name.
_PAIR = re.compile(
    rf"(?<!\w)(?P<one>{_WORD})(?=,?[^\S\n](?P<other>{_WORD})(?![A-Za-z])(?![^\S\n]{_NAMED_AFTER}))"
)
_NO_PERSON = one_word_of(
    r"Japan(?:ese)? UK British English Scottish Welsh American European? PIs? Team Desk All Sir Madam Colleagues? "
    r"Everyone There Researchers? Applicants? Universit\w+ Institut\w+ College Council Agency School Department "
    r"Cent(?:re|er) Office Fund Programme Program Research Science Call Award Grant Fellowship Project ASPIRE JST "
    r"AMED UKRI BBSRC January February March April May June July August September October November December"
)
_NO_NAME = re.compile(rf"\b{_NO_PERSON}\b|\A(?:[A-Z]{{2,}}|(?:The|An?|In|At|If|Not?)\b.*)\Z")


def names(text: str) -> Iterator[Span]:
    """The names of people in *text*."""
    for pattern in _GIVEN:
        for found in pattern.finditer(text):
            if not _NO_NAME.search(found["name"]):
                yield Span(*found.span("name"), NAME)
    for found in _PAIR.finditer(text):
        if _is_pair(found["one"], found["other"]):
            yield Span(found.start("one"), found.end("other"), NAME)
    yield from _japanese(text)


def _is_pair(one: str, other: str) -> bool:
    """Whether two Latin words are a given and a family name, in either order."""
    if _NO_NAME.fullmatch(one) or _NO_NAME.fullmatch(other):
        return False
    first, second = _kinds(one), _kinds(other)
    if ("姓" in first and _kana(other.lower())) or ("姓" in second and _kana(one.lower())):
        return True
    return "一般" in first & second


@lru_cache(maxsize=5_000)
def _kinds(word: str) -> frozenset[str]:
    """What kinds of name a Latin word is: 姓, 名, or 一般 for one that is not Japanese; by its letters, or as kana."""
    spelt = [word, *_kana(word.lower())]
    return frozenset(
        found[0].part_of_speech()[3]
        for form in spelt
        if len(found := tokenizer().tokenize(form)) == 1 and found[0].part_of_speech()[2] == "人名"
    )


_VOWELS = "aiueo"
_SYLLABLES = {
    consonant + vowel: kana
    for consonant, row in {
        "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ",
        "t": "タチツテト", "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ",
        "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ",
    }.items()
    for vowel, kana in zip(_VOWELS, row, strict=True)
}  # fmt: skip
_SYLLABLES |= {
    "ya": "ヤ",
    "yu": "ユ",
    "yo": "ヨ",
    "wa": "ワ",
    "shi": "シ",
    "chi": "チ",
    "tsu": "ツ",
    "fu": "フ",
    "ji": "ジ",
}
_SYLLABLES |= {
    start + vowel: kana + small
    for start, kana in {
        "ky": "キ", "gy": "ギ", "sh": "シ", "j": "ジ", "ch": "チ", "ny": "ニ", "hy": "ヒ", "by": "ビ", "py": "ピ",
        "my": "ミ", "ry": "リ",
    }.items()
    for vowel, small in zip("auo", "ャュョ", strict=True)
}  # fmt: skip


def _kana(romaji: str) -> list[str]:
    """*romaji* in katakana, with short vowels and with an o or u made long (Sato, Taro, Yuki); none if it is none."""
    kana, at = "", 0
    while at < len(romaji):
        if romaji[at] in "nm" and romaji[at + 1 : at + 2] not in (*_VOWELS, "y"):
            kana, at = kana + "ン", at + 1
            continue
        if at + 1 < len(romaji) and romaji[at] == romaji[at + 1] and romaji[at] in "kstpc":
            kana, at = kana + "ッ", at + 1
            continue
        size = next((size for size in (3, 2, 1) if romaji[at : at + size] in _SYLLABLES), 0)
        if not size:
            return []
        kana, at = kana + _SYLLABLES[romaji[at : at + size]], at + size
    return list(dict.fromkeys([kana, *(_long(kana))]))


_O_U = re.compile(r"[オコゴソゾトドノホボポモヨロョウクグスズツヌフブプムユルュ](?!ウ)")


def _long(kana: str) -> list[str]:
    """*kana* with one of its vowels made long."""
    return [kana[: found.end()] + "ウ" + kana[found.end() :] for found in _O_U.finditer(kana)]


# Japanese names ----------------------------------------------------------------------------------------------------

_LETTERS = re.compile(r"[ぁ-ゖァ-ヺー\u3400-\u9fff々ヶ]+")
_KANJI = re.compile(r"[\u3400-\u9fff々ヶ]{2,}")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_KATAKANA_BEFORE = re.compile(r"[ァ-ヺー・]{1,20}\Z")
_PLACE, _FOREIGN = "地名", "外"
_FAMILY_BEFORE = re.compile(r"(?<![\u3400-\u9fff々ヶ])[\u3400-\u9fff々ヶ]{1,4}[ 　]\Z")
_HONOURED = re.compile(r"[^\S\n]?(?:さん|さま|様|先生|准?教授|助教|博士|殿|氏|君)")
_OF_AN_OFFICE = re.compile(r"(?:URA|課|室|部|係|科|大学|研究所|センター|機構|事務|担当)の\Z")
_INTRODUCES = re.compile(r"[^\S\n]?(?:です|でございます|と申し|と言い|といい|と云)")
_IN_BRACKETS = r"[(（][^()（）\n]{0,30}(?:大学|研究所|機構|高専|大[)）])"
_SPOKEN_TO = re.compile(
    one_of(_INTRODUCES.pattern, _HONOURED.pattern, rf"[^\S\n]?(?:より$|拝$|{_IN_BRACKETS})"), re.MULTILINE
)
_SIGNED = one_word_of("担当者? 氏名 名前 文責 差出人")
_INTRODUCER = one_word_of(
    "代表者? 分担者 研究者 責任者 教員 指導教員 連絡先 上司 同僚 秘書 PI From Name Contact Cc"
)
_INTRODUCED = re.compile(rf"(?:{_SIGNED}|{_INTRODUCER})[^\S\n]?(?:[:：=]|は|が|の)[^\S\n]?\Z|[(（][^\S\n]?\Z")
_KANJI_NAME = r"[\u3400-\u9fff々]{2,5}(?:[ 　][\u3400-\u9fff々]{1,3})?"
_UNKNOWN = re.compile(
    rf"{_SIGNED}[^\S\n]?[:：][^\S\n]?(?P<name>{_KANJI_NAME})(?=[、。，,\s)）]|$)", re.MULTILINE
)
# Whoever says 「…と申します」 gives a name, whether a dictionary has it or not; a section of an office is nobody.
_SAYS_OWN = re.compile(
    r"(?<![\u3400-\u9fff々ヶ])(?P<name>[\u3400-\u9fff々ヶ]{2,6})(?<![課室部係局])(?=と(?:申し|言い|いい|云い)ます)"
)
_NEAR = 24  # characters looked at on either side of a name


def _japanese(text: str) -> Iterator[Span]:
    for pattern in (_UNKNOWN, _SAYS_OWN):
        for found in pattern.finditer(text):
            yield Span(*found.span("name"), NAME)
    for start in range(0, len(text), _LONGEST):
        part = text[start : start + _LONGEST]
        for person in _people(part):
            first = _with_family(part, person)
            if first < person.start or person.sure or _stands_as_name(part, person):
                yield Span(start + first, start + person.end, NAME)


def _with_family(text: str, person: _Person) -> int:
    """Where the name of *person* begins: what the dictionary does not know of it stands before (九条 美咲)."""
    if _KATAKANA.match(text[person.start : person.end]):
        before = _KATAKANA_BEFORE.search(text[max(0, person.start - 20) : person.start])
        return (
            person.start - len(before.group()) if before and _stands_as_name(text, person) else person.start
        )
    before = _FAMILY_BEFORE.search(text[max(0, person.start - 6) : person.start])
    return person.start - len(before.group()) if before and person.kinds == {"名"} else person.start


class _Person:
    """Neighbouring morphemes that the dictionary takes for parts of a name, or does not know."""

    def __init__(self) -> None:
        self.start = self.end = 0
        self.parts: list[tuple[str, str]] = []
        self.dotted = False

    def add(self, surface: str, kind: str, at: int) -> None:
        if not self.parts:
            self.start = at
        self.parts.append((surface, kind))
        self.end = at + len(surface)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for _, kind in self.parts)

    @property
    def sure(self) -> bool:
        """Whether it is a name wherever it stands: two parts that go together, or a family name of two kanji."""
        if len(self.parts) > 1 and (
            {"姓", "名"} <= self.kinds or {"姓", _FOREIGN} <= self.kinds or self.dotted
        ):
            return self.kinds != {_PLACE} and self.kinds != {_FOREIGN}
        if [kind for _, kind in self.parts] == [_PLACE, "名"]:
            return True
        return any(kind == "姓" and _KANJI.fullmatch(surface) for surface, kind in self.parts)


def _people(text: str) -> Iterator[_Person]:
    person, at = _Person(), 0
    for morpheme in tokenizer().tokenize(text):
        surface = morpheme.surface()
        if kind := _kind(morpheme, surface):
            person.add(surface, kind, at)
        elif person.parts and surface in (" ", "　", "・", "＝"):
            person.dotted |= surface in "・＝"
        elif person.parts:
            yield person
            person = _Person()
        at += len(surface)
    if person.parts:
        yield person


def _kind(morpheme: Morpheme, surface: str) -> str:
    """姓, 名 or 一般 of a name; a place, as many families are called; a word in katakana unknown to it; or none."""
    kind = morpheme.part_of_speech()
    if kind[2] == "人名" and _LETTERS.fullmatch(surface):
        return str(kind[3])
    if kind[2] == "地名" and kind[3] == "一般" and _KANJI.fullmatch(surface):
        return _PLACE
    named = morpheme.is_oov() or kind[1:3] == ("固有名詞", "一般")
    return _FOREIGN if named and _KATAKANA.fullmatch(surface) else ""


def _stands_as_name(text: str, person: _Person) -> bool:
    """Whether a word that may be a name is one here: it speaks, is spoken to or of, or is alone on its line."""
    before, after = text[max(0, person.start - _NEAR) : person.start], text[person.end : person.end + _NEAR]
    if _HONOURED.match(after) or (_INTRODUCES.match(after) and _OF_AN_OFFICE.search(before)):
        return True
    if not person.kinds & {"姓", "名", "一般"}:
        return False
    alone = "\n" in text and not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip()
    # Other names in kana are ordinary words too often (スライド).
    introduced = person.kinds & {"姓", "名"} and _INTRODUCED.search(before)
    return alone or bool(_SPOKEN_TO.match(text, person.end) or introduced)
