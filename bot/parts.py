"""Several questions in one: each asking sentence with the background it leans on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.question import Question, read_question

_SENTENCE = re.compile(r"[^。．!！?？\n]+(?:[。．!！?？]+[」』)）]*|\n|$)")
_ENGLISH_SENTENCE = re.compile(r".+?(?:[?!]+|\.(?=\s+[A-Z\"'(]|\s*$)|$)\s*", re.DOTALL)
_ASKS_JA = re.compile(
    r"[?？]|か[。．」)）\s]*$|(?:教え|ご教示|お聞かせ|お知らせ|ご説明|ご確認|ご回答)[^。]{0,12}(?:ください|下さい|いただ|頂|願|幸|たい|ほしい|て[。\s]*$|て$)"
    r"|知りたい|伺いたい|お伺い|お尋ね|(?:いつ|いくら|どこ|誰|何)[^。]{0,20}$|(?:は|について)[。\s]*$"
)
_ASKS_EN = re.compile(
    r"\?|^(?:when|what|who|whom|how|where|which|why|can|could|may|is|are|do|does|will|would|should|must|has|have)\b"
    r"|(?:tell|let) (?:me|us) know|(?:tell|inform|advise) (?:me|us)|(?:like|want|need) to (?:know|ask|confirm|check)|wonder(?:ing)?|please (?:confirm|clarify|advise|explain|list|give|provide|send|state|describe)|grateful if|right[.,]?\s*$|correct[.,]?\s*$",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"これ|この|それ|その|上記|こちら|そう(?:で|し)|同額|左記|当該|そこ|(?<![a-z])(?:this|that|it|these|those|such|the above|so|then|he|she|they)(?![a-z])",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:でしょうか|ますか|ですか|ませんか)|^(?:is|are|can|could|may|would|does|do|will)\b", re.IGNORECASE
)
_WH = re.compile(r"いつ|いくら|何|どこ|誰|どの|どれ|\b(?:when|what|who|how|where|which)\b", re.IGNORECASE)
_MOST = 8


@dataclass(frozen=True)
class Part:
    """One asking sentence as a question of its own, and the same with the sentences before it that ask nothing."""

    own: Question
    whole: Question

    @property
    def leans(self) -> bool:
        """Whether the sentence points back to what was said before it, or decides on an amount named there."""
        if self.own.plain == self.whole.plain:
            return False
        decides = _DECIDES.search(self.own.plain) and not _WH.search(self.own.plain)
        amount_before = self.whole.quantities and not self.own.quantities
        return bool(_LEANS.search(self.own.plain) or (decides and amount_before))


def parts(question: Question) -> tuple[Part, ...]:
    """The asking sentences of *question*, at most _MOST; the question itself where it is one sentence or asks nothing."""
    found: list[Part] = []
    background: list[str] = []
    for sentence in _sentences(question):
        if not _asks(sentence, question):
            background.append(sentence)
            continue
        own = _reread(sentence, question)
        whole = _reread(" ".join([*background, sentence]), question) if background else own
        found.append(Part(own, whole))
    return tuple(found[:_MOST]) or (Part(question, question),)


def _sentences(question: Question) -> list[str]:
    pattern = _SENTENCE if question.language == "ja" else _ENGLISH_SENTENCE
    return [
        piece
        for match in pattern.finditer(question.plain)
        if re.search(r"\w", piece := match.group().strip())
    ]


def _asks(sentence: str, question: Question) -> bool:
    if question.language == "en":
        return bool(_ASKS_EN.search(sentence))
    return bool(_ASKS_JA.search(sentence)) and "お願い" not in sentence[-12:]


def _reread(text: str, question: Question) -> Question:
    return question if text == question.plain else read_question(text, as_of=question.as_of)
