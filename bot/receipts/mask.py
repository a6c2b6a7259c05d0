"""Personal data taken out of a text before it is stored: addresses, telephone numbers, names, signatures."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Any

from index.terms import tokenizer

ADDRESS = re.compile(r"[A-Za-z0-9._%+\-]+[@＠][A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")

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
    rf"\n[ \t　]*(?:--|{_RULE}{{4,}}|(?:{_CLOSING})[ \t　]*[,.、。]?)[ \t　]*\n.*\Z",
    re.DOTALL | re.IGNORECASE,
)
_ENGLISH_NAME = re.compile(
    r"\b((?:[Mm]y name is|[Tt]his is|I am|I'm|[Dd]ear)\s+(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s+)?|(?:Dr|Prof|Mr|Ms|Mrs)\.\s+)"
    r"[A-Z][a-z'’\-]+(?:\s+(?:[A-Z]\.|[A-Z][A-Za-z'’\-]+)){0,3}"
)
_NOT_NAMES = re.compile(
    r"\b(?:Japan|Japanese|UK|British|PI|Team|Desk|All|Sir|Madam|Colleagues?|English|American)\b"
)


def mask(text: str, *, keep: AbstractSet[str] = frozenset()) -> str:
    """*text* without personal data; addresses in *keep* (lower case) are the desk's own and stay."""
    signed = _SIGNATURE.sub("\n[signature]", text)
    unaddressed = ADDRESS.sub(lambda found: _address(found.group(), keep), signed)
    unnamed = _ENGLISH_NAME.sub(_english_name, _PHONE.sub("[phone]", unaddressed))
    return _mask_japanese_names(unnamed)


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
_AFTER_NAME = re.compile(r"(?:です|と申し|と言い|といい|さん|様|さま|先生|教授|准教授|助教|博士|殿|氏)")
_MAY_BE_NAMED = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff]{1,8}" + _AFTER_NAME.pattern)


def _mask_japanese_names(text: str) -> str:
    if not _MAY_BE_NAMED.search(text):
        return text
    kept: list[str] = []
    person, at = "", 0
    for morpheme in tokenizer().tokenize(text):
        surface = morpheme.surface()
        if morpheme.part_of_speech()[2] == "人名":
            person += surface
        else:
            kept += [_name_or_not(person, text, at), surface]
            person = ""
        at += len(surface)
    return "".join([*kept, person])


def _name_or_not(person: str, text: str, at: int) -> str:
    return "[name]" if person and _AFTER_NAME.match(text, at) else person
