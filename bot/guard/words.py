"""The content words of a sentence in either language, and which of them may never be added to what is cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.guard.lexicon import EMPTY, LIGHT, NAMING, NUMBER_WORDS, SAME, SOFT, STRICT, VAGUE_NUMBERS
from index.terms import stem, tokenizer

_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9&+]*(?:['’\-][A-Za-zÀ-ÿ0-9]+)*|\d+(?:[.,]\d+)*")
_COUNTRIES = re.compile(r"[日英米独仏中韓欧加豪伊印露]{2,3}")
# Several words that are one: a language that something is written in, which is no side; who is not the PI.
_COMPOUND = re.compile(
    r"主たる共同研究者|\b[Cc]o-?(?:PI|[Ii]nvestigator)s?\b|(?:日本|英|中国|韓国|仏|独|フランス|ドイツ|イタリア|スペイン)語|和文|英文"
    r"|(?:(?<=\bin )|(?<=\bor )|(?<=\binto ))(?:English|Japanese|French|German|Chinese|Korean)"
    r"(?=\s*(?:$|[.,;:)]|(?:or|and|only|on|using|with|by)\b))"
)
_PAIR = re.compile(
    r"(?:japan|uk|us|eu|germany|france|korea|china)-(?:japan|uk|us|eu|germany|france|korea|china)"
)
_BEFORE_VERB = re.compile(
    r"\b(?:to|can|may|must|should|will|would|could|not|be|is|are|been|being|has|have|having|who|which|they|you|we|it|also|then|please)\s$",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"single[- ](?:call|frame|programme|program|scheme|application)", re.IGNORECASE)
_ONE = {"主たる共同研究者": "co-pi", "和文": "日本語", "英文": "英語"}
_NAME = re.compile(r"[A-Z]{2,}|[a-z]+[A-Z]|[A-Z][a-z]+[A-Z]")


@dataclass(frozen=True)
class Word:
    """A content word: its form as compared, where it stands.

    *strict*: it decides a meaning, so it has to stand beside the same value; *name*: it names somebody or something;
    *glue*: it is of a kind that only joins others; *verbal*: an English word that stands where a verb does.
    """

    form: str
    start: int
    strict: bool = False
    name: bool = False
    length: int = 0
    glue: bool = False
    verbal: bool = False

    @property
    def soft(self) -> bool:
        """Whether an answer may add it to what it cites."""
        return (self.glue or self.plain) and not self.strict

    @property
    def plain(self) -> bool:
        """Whether it is one of the words that claim nothing, whatever is said of them."""
        return self.form in SOFT and not self.strict

    @property
    def weight(self) -> float:
        """Long words say more: 1 for two Japanese characters or six letters."""
        if self.form in LIGHT:
            return 0.35
        return min(len(self.form) / 6, 1.5) if self.form.isascii() else min(len(self.form) / 2, 1.5)


def find_words(text: str) -> list[Word]:
    """The content words of a folded *text*, in order."""
    compounds = [
        Word(f"#{_one(match[0])}", match.start(), strict=True, length=len(match[0]))
        for match in _COMPOUND.finditer(text)
    ]
    masked = _COMPOUND.sub(lambda match: " " * len(match[0]), text)
    return sorted([*compounds, *_plain_words(masked)], key=lambda word: word.start)


def _one(text: str) -> str:
    return "co-pi" if text.lower().startswith("co") else _ONE.get(text, text).lower()


def _plain_words(text: str) -> list[Word]:
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        found += _japanese_words(text[at : match.start()], at)
        found += _latin_words(match.group(), match.start(), text)
        at = match.end()
    return found + _japanese_words(text[at:], at)


def is_scheme(form: str) -> bool:
    """Whether a word names a call by the two countries that run it: 日英, Japan-UK."""
    return bool(_COUNTRIES.fullmatch(form) or _PAIR.fullmatch(form))


def _latin_words(token: str, start: int, text: str) -> list[Word]:
    if token[0].isdigit():
        before = re.search(r"([A-Za-z]+|[ァ-ヶー]+)[.\s]{0,2}$", text[:start])
        of = f"{before[1].lower()} " if before and before[1].lower() not in EMPTY - {"p", "page"} else ""
        of = "page " if of == "p " else of
        return [Word(f"#{of}{token.replace(',', '')}", start, strict=True)]
    if "-" in token and not re.fullmatch(r"[A-Z]\w*(?:-[A-Z]\w*)+", token):
        parts = re.finditer(r"[^-]+", token)
        return [word for part in parts for word in _latin_words(part.group(), start + part.start(), text)]
    lower = token.lower().removesuffix("'s").removesuffix("’s")
    if lower in NUMBER_WORDS or lower in VAGUE_NUMBERS:
        return [Word(f"#{NUMBER_WORDS.get(lower, lower.removesuffix('s'))}", start, strict=True)]
    form = stem(lower)
    if lower == "single" and not _SCHEME.match(text[start:]):
        return [Word("#1", start, strict=True)]
    if form in STRICT or lower in STRICT:
        return [Word(SAME.get(form, form), start, strict=True, name=form in NAMING)]
    if (form in EMPTY or lower in EMPTY or len(form) == 1) and token not in ("US", "IT"):
        return []
    named = bool(_NAME.search(token)) or (token[0].isupper() and not _opens(text, start))
    verbal = not named and bool(_BEFORE_VERB.search(text[:start]))
    return [Word(SAME.get(form, form), start, strict=named, name=named, length=len(token), verbal=verbal)]


def _opens(text: str, start: int) -> bool:
    """Whether a capital at *start* may be that of an English sentence's first word."""
    if re.search(r"[\u3041-\u30ff]", text):
        return False
    return not text[:start].strip() or bool(re.search(r"[.:;(\"“!?•・]\s*$", text[:start]))


def _japanese_words(text: str, offset: int) -> list[Word]:
    from sudachipy import SplitMode

    found = []
    for morpheme in tokenizer().tokenize(text, SplitMode.A) if text.strip() else ():
        surface, form = morpheme.surface(), morpheme.normalized_form().lower()
        word = _japanese_word(surface, form, morpheme.part_of_speech(), offset + morpheme.begin())
        if word is not None:
            found.append(word)
    return found


# What an answer may put around the nouns it cites.
_GLUE = ("動詞", "副詞", "形容詞")
_CLAIMS = ("名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞")


def _japanese_word(surface: str, form: str, kind: Sequence[str], start: int) -> Word | None:
    if {form, SAME.get(form)} & STRICT or (surface in STRICT and kind[0] != "動詞"):
        return Word(SAME.get(form, form), start, strict=True, name=form in NAMING)
    if kind[1] == "数詞" or surface in NUMBER_WORDS:
        return Word(f"#{NUMBER_WORDS.get(surface, form)}", start, strict=True)
    if kind[0] not in _CLAIMS or form in EMPTY or surface in EMPTY or not any(c.isalnum() for c in surface):
        return None
    named = kind[1] == "固有名詞" or bool(_COUNTRIES.fullmatch(surface))
    form = SAME.get(form, form)
    return Word(form, start, strict=named, name=named, length=len(surface), glue=kind[0] in _GLUE)
