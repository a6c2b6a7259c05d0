"""Orders: text addressed to a program rather than to a person, in whatever dress."""

from __future__ import annotations

import re

_ROLES = (
    r"<\|?\s*/?(?:im_start|im_end|im_sep|system|assistant|user|endoftext|start_header)|\bim_(?:start|end)\b|\[/?INST\]|<</?SYS>>"
    r"|^\W*(?:system|assistant|developer|human)\s*[:：]|#{2,}\s*(?:instruction|system|prompt)|システム\s*[:：]|アシスタント\s*[:：]"
)
_JAPANESE = (
    r"(?:指示|命令|ルール|規則|プロンプト|制約)[^。]{0,12}(?:無視|忘れ|上書き|破棄|表示|開示)|システム ?プロンプト"
    r"|と(?:答え|回答し|返答し|返信し|伝え|案内し)(?:て|ろ|よ|なさい|ること|る必要|なければ)|と(?:説明|案内|回答|返答)(?:する(?:こと|必要)|せよ|しろ)"
    r"|(?:尋ね|訊か|聞か|質問さ|問わ)れたら|(?:AI|ボット|言語モデル|チャットボット|アシスタント|回答者)(?:へ|は|に)[:：、]"
)
_ENGLISH = (
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:instruction|rule|prompt|above|previous|guideline)"
    r"|\bsystem prompt\b|\b(?:my|your) (?:prompt|instructions)\b"
    r"|\b(?:as|you are|i am|i'm) an? (?:ai|language model|assistant|chatbot)\b"
    r"|\b(?:answer|reply|respond)(?: only)? (?:that\b|with\b|only\b|:)|(?:^|[:.\]]\s*)(?:answer only|tell (?:every|all|the|any)|say that)\b"
    r"|\b(?:when|if) (?:asked|someone asks|users? ask)\b"
)
_ELSEWHERE = r"忽略|无视|\bignore[zr]\b|\bignoriere|\brépond(?:ez|re)\b|\bantworte"
# What no sentence holds: a long run of letters and digits, encoded.
_ENCODED = r"(?<![\w/.@:\-])(?=[A-Za-z+/]*\d)(?=\w*[a-z])(?=\w*[A-Z])[A-Za-z0-9+/]{32,}={0,2}"

_ORDERS = re.compile("|".join([_ROLES, _JAPANESE, _ENGLISH, _ELSEWHERE]), re.IGNORECASE | re.MULTILINE)
_CODE = re.compile(_ENCODED)


def ordering(text: str) -> bool:
    """Whether *text* is addressed to a program: it gives orders, speaks in roles, or hides what it says."""
    return bool(_ORDERS.search(text) or _CODE.search(text))
