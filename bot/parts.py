"""Several questions in one: each asking sentence with the background it leans on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.concepts import OBJECTS, find
from bot.reading.question import Question, read_question

_SENTENCE = re.compile(r"(?:(?!か、)[^。．!！?？\n])+(?:[。．!！?？]+[」』)）]*|か、|\n|$)")
# A point behind these ends no sentence: "6 p.m. Japan time".
_SHORTENED = "".join(
    rf"(?<!\b{word})"
    for word in (r"[ap]\.m", r"e\.g", r"i\.e", "Dr", "Mr", "Ms", "Mrs", "Prof", "vs", "approx")
)
_ENGLISH_SENTENCE = re.compile(rf".+?(?:[?!]+|{_SHORTENED}\.(?=\s+[A-Z\"'(]|\s*$)|$)\s*", re.DOTALL)
_ASKS_JA = re.compile(
    r"[?？]|か[。．」)）、\s]*$|(?:教え|ご教示|お聞かせ|お知らせ|ご説明|ご確認|ご回答)[^。]{0,12}(?:ください|下さい|いただ|頂|願|幸|たい|ほしい|て[。\s]*$|て$)"
    r"|知りたい|伺いたい|お伺い|お尋ね|(?:いつ|いくら|どこ|誰|何)[^。]{0,20}$|(?:は|について)[。\s]*$"
)
_ASKS_EN = re.compile(
    r"\?|^(?:when|until when|by when|what|who|whom|how|where|in which|which|why|can|could|may|am|is|are|do|does|will|would|should|must|has|have)\b"
    r"|(?:tell|let) (?:me|us) know|(?:tell|inform|advise) (?:me|us)|(?:like|want|need) to (?:know|ask|confirm|check)|wonder(?:ing)?|please (?:confirm|clarify|advise|explain|list|give|provide|send|state|describe)|grateful if|right[.,]?\s*$|correct[.,]?\s*$",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"これ|この|それ|その|上記|こちら|そう(?:で|し)|同額|左記|当該|そこ|(?<![a-z])both(?=[?.]|$)|(?<![a-z])(?:this|that|it|these|those|such|the above|so|then|he|she|they)(?![a-z])",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:でしょうか|ますか|ですか|ませんか)|(?:^|, )(?:is|are|am|was|were|can|could|may|would|should|does|do|will)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"私|当方|弊学|本学|弊社|我々|私たち|\b(?:i am|i'm|i have|i work|my|we are|we're|our)\b", re.IGNORECASE
)
_WH = re.compile(r"いつ|いくら|何|どこ|誰|どの|どれ|\b(?:when|what|who|how|where|which)\b", re.IGNORECASE)
_LIST_JA = re.compile(
    r"(?P<head>)(?P<things>.+?)(?P<tail>(?:を|について)?(?:教え|ご教示|知りたい|お知らせ|確認し).*|は[?？]?)"
)
_LIST_EN = re.compile(
    r"(?P<head>(?:.*?(?:tell|let) (?:me|us)(?: know)? |what (?:is|are) |please (?:tell|give|state|list) (?:me |us )?))(?P<things>.+?)(?P<tail>[?.]?)",
    re.IGNORECASE,
)
# What a clause can be about by itself; applying and sending go with anything.
SUBJECTS = OBJECTS - {"apply", "submit", "still", "way", "counts", "money"}
_NAMES_A_THING = OBJECTS | {"limit", "how_much", "how_many"}
_PARTED_JA = re.compile(r"、(?:また|および)?|と(?![いきなしはの])|及び|および|ならびに|並びに")
_PARTED_EN = re.compile(r", and |, | and | as well as ", re.IGNORECASE)
_AND_WH = re.compile(
    r",? and (?=(?:when|who|how|what|where|which|is|are|do|does|can|may|will|by when|until when)\b)",
    re.IGNORECASE,
)
_LISTS = ((_LIST_JA, _PARTED_JA), (_LIST_EN, _PARTED_EN))
# Amounts reckoned from another: told of direct costs, how much are the indirect ones?
_RECKONED = frozenset({"indirect", "network", "share", "rate", "fec"})
_MOST = 8


@dataclass(frozen=True)
class Part:
    """One asking sentence as a question of its own, and the same with the sentences before it that ask nothing.

    *listed*: it is one of several things that a sentence asks for; *whole* then is that sentence.
    """

    own: Question
    whole: Question
    listed: bool = False

    @property
    def leans(self) -> bool:
        """Whether the sentence points back to what was said before it, or decides on or reckons with an amount named there."""
        if self.own.plain == self.whole.plain:
            return False
        decides = asks_yes_or_no(self.own.plain)
        before = self.whole.plain.removesuffix(self.own.plain)
        lent = self.whole.quantities and not self.own.quantities
        told = lent or _SELF.search(before)
        reckons = lent and find(self.own.folded).names & _RECKONED
        return points_back(self.own.plain) or bool(decides and told) or bool(reckons)


def points_back(text: str) -> bool:
    """Whether *text* speaks of something said before it: これ, "that"."""
    return bool(_LEANS.search(text))


def asks_yes_or_no(text: str) -> bool:
    """Whether *text* is to be answered by yes or no."""
    return bool(_DECIDES.search(text)) and not _WH.search(text)


def parts(question: Question) -> tuple[Part, ...]:
    """The asking sentences of *question*, at most _MOST; the question itself where it is one sentence or asks nothing."""
    found: list[Part] = []
    background: list[str] = []
    for sentence in _sentences(question):
        if not _asks(sentence, question):
            background.append(sentence)
            continue
        pieces = _listed(sentence)
        for piece in pieces:
            own = _reread(piece, question)
            before = background
            if found and not find(own.folded).names & OBJECTS:
                before = [*background, found[-1].own.plain]
            text = " ".join([*before, sentence if len(pieces) > 1 else piece])
            found.append(Part(own, _reread(text, question) if text != piece else own, len(pieces) > 1))
    return tuple(found[:_MOST]) or (Part(question, question),)


def _listed(sentence: str) -> list[str]:
    """A sentence that asks for several things by name, one sentence for each: 研究期間および採択件数は？"""
    clauses = [clause.strip() for clause in _AND_WH.split(sentence) if clause.strip()]
    if len(clauses) > 1 and all(find(clause.lower()).names & SUBJECTS for clause in clauses):
        return clauses
    for pattern, separator in _LISTS:
        match = pattern.fullmatch(sentence)
        if match:
            things = [thing.strip() for thing in separator.split(match["things"]) if thing.strip()]
            if len(things) > 1 and all(find(thing.lower()).names & _NAMES_A_THING for thing in things):
                return [f"{match['head']}{thing}{match['tail']}" for thing in things]
    return [sentence]


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
