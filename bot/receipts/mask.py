"""Personal data taken out of a text before it is stored: addresses, telephone numbers, names, signatures."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Any

from index.terms import tokenizer

_AT = r"(?:[@＠]|\s?(?:[(\[（［【]\s?(?:at|アット|あっと)\s?[)\]）］】])\s?)"
_DOT = r"(?:[.．]|\s?[(\[（［【]\s?(?:dot|ドット)\s?[)\]）］】]\s?)"
ADDRESS = re.compile(
    rf"[A-Za-z0-9._%+\-]+{_AT}[A-Za-z0-9\-]+(?:{_DOT}[A-Za-z0-9\-]+)+|\b[a-z0-9._%+\-]+ at [a-z0-9\-]+(?: dot [a-z0-9\-]+)+",
    re.IGNORECASE,
)

# An international number, or a national one (a leading 0, groups, nine digits or more in all).
_PHONE = re.compile(
    r"(?<![A-Za-z0-9０-９.])(?:[+＋][0-9０-９][0-9０-９ ()（）\-‐–ー－]{7,18}[0-9０-９]"
    r"|[(（]?[0０][0-9０-９]{1,4}[)）]?[ \-‐–ー－]?[0-9０-９]{1,4}[ \-‐–ー－][0-9０-９]{3,4})(?!\w)"
)
_RULE = r"[-–—_=＝*＊ー―─━~〜◇◆☆★・]"
_CLOSING = (
    r"(?:best|kind|warm)?\s*(?:regards|wishes)|(?:yours )?(?:sincerely|faithfully|truly)|many thanks|thanks(?: in advance)?"
    r"|cheers|敬具|草々|以上"
)
# A signature: everything after a rule or a closing formula that stands alone on its line.
_SIGNATURE = re.compile(
    rf"\n[ \t　]*(?:--|{_RULE}{{4,}}|(?:{_CLOSING}|best)[ \t　]*[,.、。]?)[ \t　]*\n.*\Z",
    re.DOTALL | re.IGNORECASE,
)
# The same after a sentence that takes leave, as long as nothing is asked below it.
_LEAVE = re.compile(
    r"((?:よろしく|宜しく)(?:ご[^\n、。]{1,8})?[^\n]{0,4}(?:お願い|御願い)[^\n]*|失礼(?:いた|致)?します[。]?|(?:iPhone|iPad|Android|スマートフォン|携帯)から送信|Sent from my [^\n]*)"
    r"\n\s*(?=\S)(?:(?![？?]|か。)[\s\S]){1,400}\Z"
)
_ENGLISH_NAME = re.compile(
    r"\b((?:[Mm]y name is|[Tt]his is|I am|I'm|[Dd]ear)\s+(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s+)?|(?:Dr|Prof|Mr|Ms|Mrs)\.\s+)"
    r"[A-Z][a-z'’\-]+(?:\s+(?:[A-Z]\.|[A-Z][A-Za-z'’\-]+)){0,3}"
)
_NOT_NAMES = re.compile(
    r"\b(?:Japan|Japanese|UK|British|PI|Team|Desk|All|Sir|Madam|Colleagues?|English|American)\b"
)


_LATIN_NAME = r"[A-Z][A-Za-z'’\-]+(?: (?:[A-Z]\.|[A-Z][A-Za-z'’\-]+)){0,3}"
_BEFORE_ADDRESS = re.compile(rf"{_LATIN_NAME}\s*<(?=\[address\])")
_LABEL = r"(?:担当者?|氏名|名前|文責|差出人|代表者|共同研究者|指導教員|From|Name)\s?(?:[:：]|は|が|の)\s?"
_LABELLED = re.compile(
    r"((?:担当者?|氏名|文責|差出人)\s?[:：]\s?)[\u3400-\u9fff々]{2,5}(?=[、。，,\s)）]|$)", re.MULTILINE
)
_AFTER_LABEL = re.compile(rf"({_LABEL})[A-Z][A-Za-z'’\-]+(?: [A-Z][A-Za-z'’.\-]*){{1,3}}")


def mask(text: str, *, keep: AbstractSet[str] = frozenset()) -> str:
    """*text* without personal data; addresses in *keep* (lower case) are the desk's own and stay."""
    signed = _LEAVE.sub(r"\1\n[signature]", _SIGNATURE.sub("\n[signature]", text))
    unaddressed = ADDRESS.sub(lambda found: _address(found.group(), keep), signed)
    unnamed = _BEFORE_ADDRESS.sub("[name] <", _PHONE.sub("[phone]", unaddressed))
    unnamed = _AFTER_LABEL.sub(r"\1[name]", _ENGLISH_NAME.sub(_english_name, unnamed))
    return _mask_japanese_names(_LABELLED.sub(r"\1[name]", unnamed))


def mask_all(value: Any, *, keep: AbstractSet[str] = frozenset()) -> Any:
    """The same for every text inside lists and dictionaries."""
    if isinstance(value, str):
        return mask(value, keep=keep)
    if isinstance(value, dict):
        return {key: mask_all(item, keep=keep) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [mask_all(item, keep=keep) for item in value]
    return value


def _address(address: str, keep: AbstractSet[str]) -> str:
    return address if address.lower().replace("＠", "@") in keep else "[address]"


def _english_name(found: re.Match[str]) -> str:
    return found.group() if _NOT_NAMES.search(found.group()) else f"{found.group(1)}[name]"


# Who speaks or is spoken to: only there is a word that may be a family name taken for one.
_AFTER_NAME = re.compile(
    r"\s?(?:です|でございます|と申し|と言い|といい|さん|様|さま|先生|教授|准教授|助教|博士|殿|氏|より$)",
    re.MULTILINE,
)
_BEFORE_NAME = re.compile(rf"{_LABEL}$")
_SPACE = re.compile(r"[ \t　]+")


def _mask_japanese_names(text: str) -> str:
    """Family and given name together, a name alone on its line, and one that speaks or is spoken to."""
    kept: list[str] = []
    person: list[tuple[str, str]] = []
    start = at = 0
    for morpheme in tokenizer().tokenize(text):
        surface, kind = morpheme.surface(), morpheme.part_of_speech()
        if kind[2] == "人名" or (person and _SPACE.fullmatch(surface)):
            start = start if person else at
            person.append((surface, kind[3]))
        else:
            kept += [_name_or_not(person, text, start, at), surface]
            person = []
        at += len(surface)
    return "".join([*kept, _name_or_not(person, text, start, at)])


def _name_or_not(person: list[tuple[str, str]], text: str, start: int, end: int) -> str:
    said = "".join(surface for surface, _ in person)
    name = said.rstrip()
    end -= len(said) - len(name)
    whole = {"姓", "名"} <= {kind for _, kind in person}
    alone = text[:start].rpartition("\n")[2].strip() == "" and text[end:].partition("\n")[0].strip() == ""
    known = (
        whole or (alone and "\n" in text) or _AFTER_NAME.match(text, end) or _BEFORE_NAME.search(text[:start])
    )
    return "[name]" + said[len(name) :] if name and known else said
