"""What the person newly wrote: a mail's text without quotes, forwarded mails, signature and disclaimers.

Line by line and in both languages. mail-parser-reply knows neither Outlook's Japanese headers nor Japanese
signatures, and drops all that follows a "Thank you,"; talon has no Japanese at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from bot.mail.attribution import attribution, quote_follows, quotes
from bot.mail.spoken import has_spoken, speaks
from corpus.text.alternatives import one_of, one_word_of

_QUOTES = re.compile(r"(?:\s{0,3}[>＞|｜])+ ?")
_FORWARD_MARK = re.compile(
    one_of(
        r"\s*(?:-{3,}\s*)?(?:Forwarded message|Forwarded by\b.*)\s*(?:-{3,})?\s*",
        r"\s*(?:-{3,}\s*)?(?:転送(?:された|元)?メッセージ|ここから転送.*)\s*(?:-{3,})?\s*",
        r"\s*Begin forwarded message\s*:\s*|\s*-{2,}\s*Forwarded\b.*",
    ),
    re.IGNORECASE,
)
_ORIGINAL_MARK = re.compile(
    r"\s*[-_=]{2,}\s*(?:Original (?:Message|Appointment)|元のメッセージ|元のメール"
    r"|オリジナルメッセージ|Original)\s*[-_=]{2,}\s*",
    re.IGNORECASE,
)
_FROM_LINE = re.compile(
    r"[\s*]*(?:From|差出人|送信者|送信元|発信者|Von|De|Da|Van|Fra|Från"
    r"|Od)\s*\**\s*[:：]",
    re.IGNORECASE,
)
_HEADERS = one_word_of(
    "Sent Date To Cc Subject Reply-To 送信日時 送信日 日時 日付 宛先 受信者 件名 返信先 題名 "
    "Gesendet Datum An Betreff Envoyé À Objet Inviato Data A Oggetto Verzonden Aan Onderwerp "
    "Sendt Dato Til Emne Skickat Till Ämne Enviado Fecha Para Asunto Assunto Wysłano Do Temat"
)
_HEADER_LINE = re.compile(rf"[\s*]*{_HEADERS}\s*\**\s*[:：]", re.IGNORECASE)
_DRAWN = "-=＝─━―—‐_＿*＊☆★◇◆□■○●~～〜・.+＋#/／:：｜|┏┓┗┛╋┃│┌┐└┘∞♪\u3000 "
ORNAMENT = re.compile(rf"\s*[{_DRAWN}]{{4,}}\s*")
_DASHES = re.compile(r"\s*(?:--|—|−−|ーー)\s*")
_INSTITUTION = one_word_of("大学 研究所 University Institute Department")
_CONTACT = re.compile(
    one_of(
        r"\b(?:Tel|Fax)|ＴＥＬ|ＦＡＸ|電話|Phone|内線|携帯",
        r"E-?mail|メール\s*[:：]|〒|https?://|www\.|[\w.+-]+@[\w-]+\.",
        r"株式会社|研究機構|研究院|Professor|Ph\.?\s?D",
        _INSTITUTION,
    ),
    re.IGNORECASE,
)
_LEADS_TO_END = one_word_of(
    "以上 それでは では 何卒 なにとぞ どうぞ どうか お忙しい ご多忙 お手数 恐れ入り 恐縮 "
    "引き続き 今後とも 取り急ぎ まずは"
)
_REGARDS = r"(?:with\s+)?(?:best|kind|kindest|warm|warmest|many|with)?\s*(?:regards|wishes|thanks)"
_YOURS = r"sincerely(?: yours)?|yours(?: sincerely| faithfully| truly)?|respectfully|cheers|best|all the best"
_THANKS = r"thank you(?: very much| so much| in advance)?|thanks(?: in advance| a lot)?"
_CLOSING = re.compile(
    one_of(
        rf"\s*(?:{_LEADS_TO_END}.{{0,60}}|.{{0,24}}(?:宜し|よろし)くお願い.{{0,16}}|敬具|草々|以上です?|拝)[。.．！!]*\s*",
        rf"\s*(?:{_REGARDS}|{_YOURS}|{_THANKS})\s*[,.!，]?\s*",
    ),
    re.IGNORECASE,
)
_UNIT = one_word_of("機構 会社 研究科 学部 課 部 室 院 センター 係")
_AFFILIATION = re.compile(
    one_of(
        rf"(?:{_INSTITUTION}|{_UNIT})(?:[ 　]+\S{{1,8}}(?:[ 　]\S{{1,4}})?)?\s*$",
        r"担当\s*[:：]|\bTel|電話|内線|@|〒|https?://",
    ),
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 25  # lines
_MOBILE = re.compile(
    one_of(
        r"\s*Sent from (?:my|Mail|Outlook|Yahoo).*\s*",
        r"\s*(?:Get Outlook for .*|Outlook for .*を(?:入手|取得).*|Yahoo!メール.*)\s*",
        r"\s*.{0,20}(?:iPhone|iPad|Android|スマートフォン).{0,12}(?:から送信|より送信).*\s*",
    ),
    re.IGNORECASE,
)
_MESSAGE = r"(?:e-?mail|message|communication)"
_DISCLAIMERS = (
    # English
    rf"(?:this|the) {_MESSAGE}[^.]{{0,120}}(?:confidential|intended (?:only|solely)|privileged)",
    rf"intended recipient|received this {_MESSAGE} in error|before printing|print this e-?mail",
    r"^[^\w\n]{0,40}(?:caution|disclaimer|confidentiality notice|warning)[^\w\n]{0,40}(?::|\]|$)",
    r"^[^\w\n]{0,40}external(?: e-?mail| sender)?[^\w\n]{0,40}(?::|\]|$)",
    r"originated from outside|scanned for viruses|virus-free",
    r"registered (?:in|charity)[^.]{0,60}(?:england|scotland|wales|number)",
    # Japanese
    r"(?:本|この)(?:電子)?メール(?:は|の内容|に|および|及び|には)[^。]{0,80}(?:機密|秘密|名宛人|宛先|受信者|意図)",
    r"(?:本|この)(?:電子)?メール(?:は|の内容|に|および|及び|には)[^。]{0,80}自動(?:的に)?(?:送信|配信)",
    r"^[^\w\n]*microsoft teams\b[^\n]{0,20}(?:need help|ヘルプが必要)",
    r"誤って(?:受信|送信|本メール|このメール|届)|心当たりの?な",
    r"(?:外部|社外|学外|組織外)から(?:の|送信|届)|印刷(?:する|の)前に|無断(?:転載|転送|使用|複製)",
    r"個人情報の(?:取り?扱い|保護)(?:について|に関して)は|ウイルス(?:チェック|スキャン|検査)",
)
_DISCLAIMER = re.compile(one_of(*_DISCLAIMERS), re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Body:
    """*new* is what the sender wrote in this mail; *earlier* the mails below or quoted in it; *forwarded*
    whether those were passed on rather than answered."""

    new: str
    earlier: str
    forwarded: bool


def split_body(text: str, *, answers: bool = True) -> Body:
    """Split a mail's text. Nothing of it is lost but markers, signatures and disclaimers.

    In a mail that *answers* none, marked lines that are attributed to nobody are its writer's own, set off.
    """
    lines = [line.replace("\u200b", "").replace("\ufeff", "").rstrip() for line in text.split("\n")]
    if not answers and not any(attribution(lines, index) for index in range(len(lines))):
        lines = [_QUOTES.sub("", line) if quotes(line) else line for line in lines]
    new, earlier, forwarded = _without_quotes(lines)
    own = _without_disclaimers(_without_signature(_without_disclaimers(new)))
    return Body(
        "\n".join(own).strip("\n"), "\n".join(_QUOTES.sub("", line) for line in earlier).strip(), forwarded
    )


def _without_quotes(lines: list[str]) -> tuple[list[str], list[str], bool]:
    new: list[str] = []
    earlier: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if _FORWARD_MARK.fullmatch(line):
            return new, earlier + lines[index + 1 :], True
        marked = _ORIGINAL_MARK.fullmatch(line)
        if marked or _is_header_block(lines, index):
            return _drop_rule(new), earlier + lines[index + bool(marked) :], False
        width = attribution(lines, index)
        if width and not quote_follows(lines, index + width):
            return new, earlier + lines[index + width :], False
        if width:
            index += width
        else:
            (earlier if quotes(line) else new).append(line)
            index += 1
    return new, earlier, False


def _drop_rule(new: list[str]) -> list[str]:
    """Outlook draws a line above the headers it quotes."""
    while new and (not new[-1].strip() or ORNAMENT.fullmatch(new[-1])):
        new.pop()
    return new


def _is_header_block(lines: list[str], index: int) -> bool:
    if not _FROM_LINE.match(lines[index]):
        return False
    return sum(bool(_HEADER_LINE.match(line)) for line in lines[index + 1 : index + 8]) >= 2


def _without_signature(lines: list[str]) -> list[str]:
    lines = [line for line in lines if not _MOBILE.fullmatch(line)]
    said = False
    for index, line in enumerate(lines):
        dashes, ornament = _DASHES.fullmatch(line), ORNAMENT.fullmatch(line)
        if dashes or ornament:
            tail = _below(lines, index)
            if dashes and len(tail) <= _LONGEST_SIGNATURE and (said or _is_signature(tail)):
                return lines[:index]
            if ornament and said and _is_signature(tail):
                return lines[:index]
        said = said or bool(line.strip())
    return _without_affiliation(_without_closing(lines))


def _below(lines: list[str], index: int) -> list[str]:
    """The lines below *index* that say something; of more than a signature has, only the first."""
    below = (lines[at] for at in range(index + 1, len(lines)) if lines[at].strip())
    return list(islice(below, _LONGEST_SIGNATURE + 1))


def _is_signature(tail: list[str]) -> bool:
    return (
        len(tail) <= 16
        and not any(map(has_spoken, tail))
        and any(_CONTACT.search(line) or ORNAMENT.fullmatch(line) for line in tail)
    )


def _without_closing(lines: list[str]) -> list[str]:
    """Names and addresses under the last closing formula ("Best regards") go; a postscript stays."""
    for index in range(len(lines) - 1, -1, -1):
        if _CLOSING.fullmatch(lines[index]) and index:
            tail = [line for line in lines[index + 1 :] if line.strip()]
            plain = not any(speaks(line) or re.match(r"\s*(?:P\.?S|追伸)", line) for line in tail)
            return lines[: index + 1] if len(tail) <= 14 and plain else lines
    return lines


def _without_affiliation(lines: list[str]) -> list[str]:
    """Lines below the last empty one go where they only say who wrote: an institution, an office, a name, a
    telephone."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = next((n for n in range(end - 1, -1, -1) if not lines[n].strip()), 0)
    tail = lines[start + 1 : end] if start else []
    names_it = any(_AFFILIATION.search(line) for line in tail)
    says_it = any(map(speaks, tail))
    return (
        lines[:start] if names_it and not says_it and len(tail) <= 6 and max(map(len, tail)) <= 40 else lines
    )


def below_headers(text: str) -> str:
    """An earlier mail without the "From: … Sent: … Subject: …" above it."""
    lines = text.split("\n")
    while lines and (not lines[0].strip() or _FROM_LINE.match(lines[0]) or _HEADER_LINE.match(lines[0])):
        lines.pop(0)
    return "\n".join(lines)


def without_headers(text: str) -> str:
    """Earlier mails without the header lines above each of them."""
    lines = text.split("\n")
    return "\n".join(line for line in lines if not (_FROM_LINE.match(line) or _HEADER_LINE.match(line)))


def without_name(text: str, name: str) -> str:
    """*text* without a last line that is only its writer's name, with or without an affiliation."""
    above, _, last = text.rstrip().rpartition("\n")
    parts = [part for part in re.split(r"[\s　,]+", name) if len(part) > 1]
    bare = re.sub(r"[（(].*|\s*拝$", "", last).strip()
    return (
        above
        if above
        and len(bare) <= 20
        and bare
        and any(bare.startswith(part) or part.startswith(bare) for part in parts)
        else text
    )


def _without_disclaimers(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for paragraph in re.split(r"\n[ \t　]*\n", "\n".join(lines)):
        if _DISCLAIMER.search(paragraph):
            paragraph = _own_words(paragraph)
        kept += [*paragraph.split("\n"), ""]
    return kept


def _own_words(paragraph: str) -> str:
    """A paragraph with a disclaimer in it, cut where the disclaimer begins; what stands before it may be a
    question."""
    lines = paragraph.split("\n")
    first = next((n for n, line in enumerate(lines) if _DISCLAIMER.search(line)), 0)
    return "\n".join(lines[:first])
