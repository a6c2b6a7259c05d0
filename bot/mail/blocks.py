"""A mail's new text as blocks (paragraphs and list items) of sentences, the mailer's line breaks undone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from bot.mail.body import ORNAMENT
from corpus.text.sentences import sentences
from corpus.text.squeeze import unwrap

_NUMBERED = {
    "word": re.compile(
        r"(?P<label>(?:ご?質問|問い?|設問|Question|Q)\s*[.:：]?\s*[（(]?(?:\d{1,2}"
        r"|[一二三四五六七八九十①-⑳])[)）]?)"
        r"(?P<end>\s*[.．:：、)）】\]]+\s*|\s+|(?=[^\d\s]))",
        re.IGNORECASE,
    ),
    "frame": re.compile(
        r"(?:(?:also|and|then|plus|また、?|それと、?)\s*)?"
        r"(?P<label>[（(【\[〔<＜]\s*(?:ご?質問|問|Q)?\s*(?:\d{1,2}(?:-\d{1,2})?|[a-z]"
        r"|[ivx]{1,4}|[ア-コ]|[一二三四五六七八九十]{1,2}"
        r"|[ⅰ-ⅻⅠ-Ⅻ])\s*[)）】\]〕>＞])(?P<end>\s*[:：]?\s*)",
        re.IGNORECASE,
    ),
    "outline": re.compile(r"(?P<label>\d{1,2}[-－.]\d{1,2})(?P<end>\s*[.．、:：)）]\s*|\s+)(?=\D)"),
    "number": re.compile(
        r"(?P<label>\d{1,2})(?P<end>\s*[.．、，:：)）]\s*(?=[^\d\s]|\d{1,2}[)）])"
        r"|[)）]\s+(?=\d)|[.．]\s+(?=\d{4})"
        r"|(?:　| {2,4}"
        r"| (?=[ぁ-んァ-ヶ一-龥]))(?=[^\d\s年月日時分円件名人万億兆割歳校社回%％ヶか個]))"
    ),
    "circle": re.compile(r"(?P<label>[①-⑳❶-❿⓵-⓾⑴-⒇⒈-⒛])(?P<end>\s*[.．、:：)）]?\s*)"),
    "kanji": re.compile(r"(?P<label>[一二三四五六七八九十]{1,2})(?P<end>\s*[、．.)）:：]\s*)"),
    "roman": re.compile(
        r"(?P<label>[ⅰ-ⅻⅠ-Ⅻ]|(?:i{1,3}|iv|vi{0,3}|ix)(?=[.)）]))(?P<end>\s*[.．、:：)）]?\s*)"
    ),
    "kana": re.compile(r"(?P<label>[ア-コ])(?P<end>\s*[)）．.、:：]\s*)"),
    "letter": re.compile(r"(?P<label>[A-Ha-h])(?P<end>[.．]\s+|[)）:：]\s*)"),
    "ordinal": re.compile(
        r"(?:(?:まず|次に|最後に|また)、?)?(?P<label>第?(?:\d"
        r"|[一二三四五六七八九])\s*(?:点目|つ目|番目|件目)|First(?:ly)?"
        r"|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?)"
        r"(?P<end>\s*(?:の質問)?(?:(?:は|に|として|ですが|です。?)[、,]?|[、,:：])\s*)"
    ),
}
# A list that runs on in one line: "… 2点です。①締切は… ②上限は…", "First, … Second, …".
_INLINE = re.compile(
    r"(?<=[。．！？!?：:」）])[ 　]*(?=[①-⑳](?![がはをのにでともや])"
    r"|[（(]\d{1,2}[)）](?![がはをのにでともや])"
    r"|第?[\d一二三四五六]\s*(?:点目|つ目|番目)(?:は|に|として|の|、))"
    r"|(?<=[?.!:])[ ]+(?=(?:First|Second|Third|Fourth)(?:ly)?,|\((?:\d{1,2}|[a-h]|i{1,3})\) )"
)
_BULLET = re.compile(
    r"(?:[QＱ]\s*[:：.．]\s*|[・●○◯■□◆◇▪▶►•▸◎☆★→⇒]\s*"
    r"|[-*+–—－](?:\s+|(?=[\u3041-\u9fff])))"
)
_ENDS = re.compile(
    r"(?:[。．.！？!?:：;；」』）)】…]|(?:です|ます|ました|ません"
    r"|ください|下さい|でしょうか|でしょう|ですか|ますか|様|さま|殿"
    r"|先生|各位|御中))\s*$"
)
_GOES_ON = re.compile(
    r"(?:[をがはにでともへのや、。，]|か[。、？?]|ので|ため|ます|です"
    r"|から|まで|より|こと|いた|ござ|しょうか)"
)
LONGEST_SENTENCE = 2_000


@dataclass(frozen=True)
class Block:
    """A paragraph, or one item of a list. *label* is the item's number as written, empty for a bullet; *style* tells
    kinds of markers apart ("" for a paragraph); *gap* whether a blank line stands before it."""

    style: str
    label: str
    text: str
    gap: bool

    @cached_property
    def sentences(self) -> list[str]:
        """The block's sentences, with their end marks."""
        return [sentence[:LONGEST_SENTENCE] for sentence in sentences(self.text)]


def blocks(text: str) -> list[Block]:
    """The blocks of *text*, in order."""
    found: list[tuple[str, str, list[str], bool]] = []
    gap = True
    for line in _INLINE.sub("\n", text).split("\n"):
        bare = line.strip(" \t　")
        if not bare or ORNAMENT.fullmatch(bare):
            gap = True
            continue
        style, label, rest = marker(bare)
        if style or gap or not found or not _continues(found[-1][2][-1], bare):
            found.append((style, label, [rest], gap))
        else:
            found[-1][2].append(rest)
        gap = False
    return [Block(style, label, unwrap("\n".join(lines)), space) for style, label, lines, space in found]


def marker(line: str) -> tuple[str, str, str]:
    """The list marker at the start of *line*: its style ("" for none), its label, and the rest of the line."""
    folded = "".join(unicodedata.normalize("NFKC", char) if "０" <= char <= "ｚ" else char for char in line)
    for style, pattern in _NUMBERED.items():
        found = pattern.match(folded)
        if found and folded[found.end() :].strip():
            return (
                style,
                re.sub(r"\s+", " ", line[found.start("label") : found.end("label")]).strip(),
                line[found.end() :].strip(" 　"),
            )
    # A label on a line of its own ("質問1" above its text) names what follows.
    for style in ("word", "frame", "circle"):
        found = _NUMBERED[style].fullmatch(folded + " ") or _NUMBERED[style].fullmatch(
            folded.strip("■□●◆◇【】[]〔〕<>《》 ") + " "
        )
        if found:
            return style, re.sub(r"\s+", " ", found["label"]).strip("【】[]"), ""
    bullet = _BULLET.match(line)
    if bullet and line[bullet.end() :].strip():
        inner = marker(line[bullet.end() :]) if line[0] in "■□●◆◇" else ("", "", "")
        return inner if inner[1] else (f"bullet {bullet[0].strip()}", "", line[bullet.end() :].strip())
    return "", "", line


def _continues(line: str, following: str) -> bool:
    """Whether *following* goes on with the sentence of *line* that the mailer, not the writer, broke."""
    if not line:
        return True
    if _ENDS.search(line):
        return bool(_GOES_ON.match(following)) and not re.search(r"[。．.！？!?:：]\s*$", line)
    if re.match(r"(?:dear|hi|hello|to whom)\b.{0,60}[,，]?$", line, re.IGNORECASE):
        return False
    if line.isascii():
        return len(line) >= 45 or following[:1].islower()
    wide = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)
    return (
        wide >= 44
        or line.endswith(("、", "，"))
        or bool(_GOES_ON.match(following))
        or following[:1] in "ぁぃぅぇぉっゃゅょァィゥェォッャュョー）」"
    )
