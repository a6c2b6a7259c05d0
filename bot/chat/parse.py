"""Reading what a chat model wrote: sentences and the numbers they cite, whatever shape they come in.

Nothing here judges a sentence. What cannot be read as one is left for the guard to drop.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from bot.evidence import Sentence

# A model that goes on for longer than this is not answering.
LONGEST = 12_000

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_BLOCK_TAG = re.compile(r"</?(p|div|li|ul|ol|br|tr|table|h[1-6])\b[^<>\n]{0,200}>", re.IGNORECASE)
_FENCE = re.compile(r"^\s*(?:```|~~~)\w*\s*$", re.MULTILINE)
_LINK = re.compile(r"!?\[(?![\d^, ]+\])([^\[\]\n]*)\]\(([^()\s]*)[^()\n]*\)")
_TABLE_HEAD = re.compile(r"^[ \t]*\|.*\|[ \t]*\n(?=[ \t]*\|[\s:|\-]+\|[ \t]*$)", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*+•・●▪◦]|\d{1,2}[.)](?=\s)|#{1,6}|>|[（(]\d{1,2}[)）])\s*")
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")

# [1] [1][2] [1, 2] 【1】 ［1］ [^1] [出典1]
_MARK = r"[\[［【〔]\s*(?:\^|出典|資料|source\s*)?\d{1,3}(?:\s*[,、，;]\s*\d{1,3})*\s*(?:†[^\]］】〕]{0,40})?[\]］】〕]"
MARK = re.compile(_MARK, re.IGNORECASE)
_ABBREVIATION = r"(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)(?<!\bProf)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bNo)(?<!\bp)(?<!\bcf)(?<![ap]\.m)"
_END = re.compile(
    rf"(?:[。！？｡]+|[!?]+(?=\s|$|[^\x00-\x7f]|{_MARK})|{_ABBREVIATION}\.(?=\s+(?-i:[^a-z\s])|\s*{_MARK}|\s*$))"
    rf"[」』）)\"'”’]*(?:\s*{_MARK})*"
    rf"|(?:\s*{_MARK})+(?=\s+[^\s.。,、;:）)])(?!\s*(?:(?:and|or|but|while|as|with)\b|[がをにはのとでもへやかし]|から|まで|および))",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t].*$", re.MULTILINE)
_UNFINISHED = re.compile(r"[\[［【〔][^\]］】〕]{0,60}\Z")
_KEYS = ("answer", "sentences", "text", "sentence", "content", "response", "output", "result", "message")
_CITES = ("cites", "citations", "citation", "sources", "source", "refs", "ids", "id")


def read_draft(text: str) -> tuple[Sentence, ...]:
    """The sentences of a whole reply. The reply may be plain, Markdown, HTML or JSON."""
    plain = _THOUGHT.sub("", text[:LONGEST])
    return tuple(_sentences(_from_json(plain) or plain))


def read_stream(pieces: Iterator[str]) -> Iterator[Sentence]:
    """The sentences of a reply as it arrives, each as soon as the next one has begun."""
    seen, given = "", 0
    for piece in pieces:
        seen += piece
        if len(seen) > LONGEST:
            break
        if _reads_forward(seen):
            done = read_draft(_UNFINISHED.sub("", seen))[:-1]
            yield from done[given:]
            given = max(given, len(done))
    yield from read_draft(seen)[given:]


def _reads_forward(text: str) -> bool:
    """Whether the start of a reply can be read before its end is there (not JSON, HTML, code or a thought)."""
    return not text.lstrip().startswith(("{", "<", "`", "~", "[{", '["')) and "<think" not in text


def _from_json(text: str) -> str:
    bare = _FENCE.sub("", text).strip()
    if not bare.startswith(("{", "[")):
        return ""
    try:
        return "\n".join(_strings(json.loads(bare)))
    except (ValueError, RecursionError):
        return ""


def _strings(value: object) -> Iterator[str]:
    """Each text of a JSON reply on its own line, with the numbers of its citations where they stand beside it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        cites = _numbers(next((value[key] for key in _CITES if key in value), None))
        for key in _KEYS:
            for text in _strings(value.get(key)):
                yield text if MARK.search(text) else f"{text} {cites}".strip()


def _numbers(value: object) -> str:
    items = value if isinstance(value, list) else [value]
    numbers = [item.get("id") if isinstance(item, dict) else item for item in items]
    return "".join(f"[{number}]" for number in numbers if str(number).isdecimal())


def _sentences(text: str) -> Iterator[Sentence]:
    for line in _lines(_plain(text)):
        start = 0
        for end in [*(match.end() for match in _END.finditer(line)), len(line)]:
            sentence = _sentence(line[start:end])
            if sentence.text:
                yield sentence
            start = end


def _plain(text: str) -> str:
    """*text* without markup. A link keeps its address, so that the guard sees it."""
    bare = _HEADING.sub("", _HIDDEN.sub(" ", _FENCE.sub("", text)))
    bare = _TAG.sub(" ", _BLOCK_TAG.sub("\n", bare))
    return _EMPHASIS.sub("", _LINK.sub(_linked, _TABLE_HEAD.sub("", html.unescape(bare)))).replace("|", " ")


def _linked(link: re.Match[str]) -> str:
    """Text and address of a link, once where they are the same."""
    text, target = link[1], link[2]
    return (
        text if target.removeprefix("mailto:").rstrip("/") == text.strip().rstrip("/") else f"{text} {target}"
    )


def _lines(text: str) -> Iterator[str]:
    """Lines unwrapped. A lead-in such as "締切：" is put before each item of the list it opens."""
    lead, open_line = "", ""
    for raw in [*text.splitlines(), ""]:
        item = bool(_BULLET.match(raw)) and not MARK.match(raw.strip())
        line = _BULLET.sub("", raw, count=1).strip() if item else raw.strip()
        if open_line and (item or not line or _closed(open_line)):
            yield f"{lead}{open_line}"
            open_line = ""
        if line and not item and not open_line:
            lead = ""
        if line.endswith((":", "：")):
            whole = f"{open_line} {line}".strip()
            start = max((match.end() for match in _END.finditer(whole)), default=0)
            if start:
                yield f"{lead}{whole[:start]}"
            lead, open_line = f"{whole[start:].strip()} ", ""
            continue
        open_line = f"{open_line} {line}".strip()


def _closed(line: str) -> bool:
    return bool(re.search(rf"(?:[。！？!?.｡][」』）)\"']*|{_MARK})\s*$", line))


def _sentence(raw: str) -> Sentence:
    cites = [
        int(number) for mark in MARK.findall(raw) for number in re.findall(r"\d+", re.sub("†.*", "", mark))
    ]
    text = re.sub(r"\s+([。．、，.,;:!?！？])", r"\1", MARK.sub("", raw))
    return Sentence(" ".join(text.split()), tuple(dict.fromkeys(cites)))
