"""Whether a passage answers a question: two logistic regressions over what retrieval knows of the two.

One orders the passages, the other tells the probability that the first of them answers. The weights
(data/evidence.json) are fitted on labelled pairs of several documents by tests/bench/evidence.py, which also
fixes the probability from which a passage is shown: at most one unanswerable question in twenty may get one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from corpus.readers.items import asks
from corpus.text.alternatives import compiled
from corpus.text.sentences import sentences
from index.lexical import ContentWord, pairs, plain
from index.passage import Chunk, Passage
from index.subjects import NONE
from index.terms import terms

Features = NDArray[np.float64]

FEATURES = (
    "stands_out",  # how much nearer its nearest span is than the nearest ten of the index are on average, as cosines
    # from its middle: near to a question about what all is about are many
    "lead",  # how much nearer that span is than the nearest one of any other passage
    "words",  # share of the question's words, by rarity, that stand in it
    "words_lead",  # how much greater that is than any other passage's
    "score",  # of the retriever
    "cosine",  # of its nearest span, as the encoder gives it
    "whole",  # cosine of all of it, from the middle of the index
    "sentence_words",  # the share of words for its best sentence
    "heading",  # share of the question's character pairs in heading and labels: a question of an FAQ, a row's name
    "no_unit",  # whether kinds of quantity are asked for and none stands in it
    "sentence_unit",  # whether one stands in its best sentence
    "cell",  # whether it is too short to say something without its labels
    "foreign",  # whether it is in another language, without a translation
    "subject",  # how alike what is asked and what it speaks of are, intent by intent
    "subject_lead",  # how much more than any other passage
    "subject_shared",  # the chance that both are of one intent
    "adapted",  # cosine of its nearest span, for the encoder that has learned what answers
    "adapted_whole",  # of all of it
    "adapted_lead",  # how much nearer its nearest span is than that of any other passage
)
# Of these the probability is made. Leads tell which passage is best; deciding by them too, a model that had
# not seen the bundled call answered .10 of its questions, without them .33, at the same rate of false answers
# over all documents.
DECIDING = (
    *("stands_out", "words", "sentence_words", "no_unit", "foreign"),
    *("subject", "subject_lead", "subject_shared", "adapted", "adapted_whole"),
)
_CELL = 30  # characters

# A number, which a sum of money is not.
_ONE = r"(?:(?<![$€£¥\d,.])\d[\d,.]*|[一二三四五六七八九十]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
_QUALIFYING = r"(?:[a-z]+[ -]){0,2}?(?=[a-z]+[^s\W]s\b)"  # what stands before the first word in the plural
_MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_ASKS_FOR = compiled(
    {
        "moment": (
            r"いつ|何[月日時](?!間)|\bwhat (?:date|day|time)\b|\bhow (?:soon|early|late)\b"
            r"|\bwhen(?:'s|\?| (?:is|are|was|were|do|does|did|will|can|may|must|should|would|has|have|to)\b)"
        ),
        "money": r"いくら|何[万億千]*円|\bhow (?:much|big|large)\b",
        "span": r"何(?:年|か月|ヶ月|カ月|週|日間|時間|分)|ど[のれ][くぐ]らい|\bhow long\b",
        "count": (
            r"何(?P<counter>件|人|名|組|社|者|校|回|ページ|頁|枚|部|通|冊|台|語|字|点|本)(?!分)|何[人名]分|いくつ"
            rf"|\bhow many (?:{_QUALIFYING})?(?P<noun>[a-z]{{3,}})|\bhow (?:many|often)\b"
        ),
        "share": r"何(?:割|％|%|パーセント)|\bwhat (?:share|percentage|proportion|rate)\b",
    }
)
_STANDS = compiled(
    {
        "moment": (
            rf"\d[月日時]|正午|旬|\d ?[ap]m\b|{_MONTH},? \d|\d(?:st|nd|rd|th)? {_MONTH}\b"
            r"|\d ?(?:日|週間|[かヶカケ箇]月|年)以内|\bwithin [a-z0-9-]{1,10} (?:working )?(?:day|week|month|year)s?\b"
        ),
        # "How much?" asks for a sum or a share.
        "money": (
            r"\d ?[万億千]*円|ポンド|ドル|ユーロ|[¥£$€] ?\d|\d ?[%％割]|\d ?percent|無料|無償|\bfree\b"
            r"|\b(?:eur|usd|gbp|jpy|chf) ?\d|\d ?(?:k |million )?(?:euros?|dollars?|pounds?|yen|eur|usd|gbp|jpy|chf)\b"
        ),
        # of time, or of a text
        "span": (
            r"\d ?(?:年|か月|ヶ月|カ月|週|日|時間|分|ページ|頁|枚|字|語)"
            r"|\b(?:year|month|week|day|hour|minute)s?\b|\d[a-z -]{0,20} (?:page|word|character)s?\b"
        ),
        "count": r"\d|[一二三四五]つ|\b(?:one|two|three|four|five|six|once|twice)\b",
        "share": r"\d ?[%％割]|\d分の\d|\d ?パーセント|percent",
        # how long a text is
        "extent": rf"\d ?(?:ページ|頁|枚|文?字|語)|{_ONE}[a-z -]{{0,20}} (?:page|word|character)s?\b",
    }
)
_TOLD_BY = {
    "deadline": "moment",
    "call_period": "moment",
    "award_limit": "money",
    "project_period": "span",
}
_IN_ITSELF = {"page_limit": "extent"}  # "how long?" of a text asks for no time

# What is counted is said in more than one word, and in either language.
_LIKE = (
    "人|名|people|persons?|members?",
    "件|組|つ|個|課題|proposals?|applications?|projects?|grants?|awards?",
    "社|者|機関|団体|compan(?:y|ies)|firms?|institutions?|organi[sz]ations?",
    "回|度|times?",
    "ページ|頁|枚|pages?",
    "語|words?",
    "字|characters?",
)
_OF = "count of "
_NUMBERS = ("count", "span", "share", "extent")
# What tells a number without counting: a cell's bare one, or none at all.
_NO_LIMIT = re.compile(
    r"^\W*\d+\W*$|\bno \w{0,12} ?limit|\bunlimited|\bas many as|\bany number"
    r"|制限(?:は|が)|上限(?:は|が)|無制限|でも(?:可|でき|出|応)"
)
_STEM = 4  # letters of a noun by which its forms are alike


@dataclass(frozen=True)
class Weights:
    """The fitted model: features are standardised by *mean* and *scale*, weighed by *rank* to order passages
    and by *answer*, with *bias*, to tell the probability. *passes* is that from which a passage is shown,
    *data* the SHA-256 of what it was fitted on."""

    mean: Features
    scale: Features
    rank: Features
    answer: Features
    bias: float
    passes: float
    data: str

    def order(self, rows: Features) -> Features:
        """The higher the better, of each of *rows* of FEATURES."""
        found: Features = (rows - self.mean) / self.scale @ self.rank
        return found

    def probabilities(self, rows: Features) -> Features:
        """That each of *rows* answers."""
        found: Features = 1 / (1 + np.exp(-((rows - self.mean) / self.scale @ self.answer + self.bias)))
        return found


@cache
def weights() -> Weights:
    """The weights this package ships."""
    told = json.loads((files("index") / "data" / "evidence.json").read_text(encoding="utf-8"))
    mean, scale, rank, answer = np.array([told["features"][name] for name in FEATURES], np.float64).T
    return Weights(mean, scale, rank, answer, told["bias"], told["passes"], told["data"])


def judge(
    question: str,
    words: Sequence[ContentWord],
    passages: Sequence[Passage],
    *,
    language: str,
    closed: bool,
    subjects: Sequence[tuple[float, float]] = (),
    adapted: Sequence[tuple[float, float]] = (),
    matter: str | None = None,
) -> list[tuple[Passage, float]]:
    """*passages* with the probability that each answers, best first; none is likelier than one before it.

    *words* are the content words of *question*, which is in *language*; *closed* says that it asks yes or no;
    *subjects* is what index/subjects.py makes of the passages, *adapted* what index/adapted.py does, *matter* the
    intent that the question surely has. A question of the document itself answers nothing.
    """
    nothing = [NONE] * len(passages)
    every = zip(passages, subjects or nothing, adapted or nothing, strict=True)
    kept = [each for each in every if not asks(each[0].chunk.text)]
    if not kept:
        return []
    telling, about, near = map(list, zip(*kept, strict=True))
    rows = features(
        question,
        words,
        telling,
        language=language,
        closed=closed,
        subjects=about,
        adapted=near,
        matter=matter,
    )
    order = np.argsort(-weights().order(rows), kind="stable")
    likely = np.minimum.accumulate(weights().probabilities(rows)[order])
    return [(telling[at], float(p)) for at, p in zip(order, likely, strict=True)]


def features(
    question: str,
    words: Sequence[ContentWord],
    passages: Sequence[Passage],
    *,
    language: str,
    closed: bool,
    subjects: Sequence[tuple[float, float]],
    adapted: Sequence[tuple[float, float]],
    matter: str | None = None,
) -> Features:
    """A row of FEATURES for each of *passages*, all found for one question."""
    asked = _Asked(question, words, language, [] if closed else kinds_asked(question, matter))
    nearest = np.array([max(passage.apart, default=0.0) for passage in passages])
    lexical = np.array([passage.lexical for passage in passages])
    alike, shared = np.array(subjects).T
    all_of_it, best = np.array(adapted).T
    leads = _leads(nearest), _leads(lexical), _leads(alike), _leads(best)
    crowds = np.array([passage.crowd for passage in passages])
    own = [asked.of(passage) for passage in passages]
    found: Features = np.column_stack(
        [
            *(nearest - crowds, leads[0], lexical, leads[1], own, alike, leads[2], shared),
            *(best, all_of_it, leads[3]),
        ]
    )
    return found


class _Asked:
    """A question, read once for all passages."""

    def __init__(
        self, question: str, words: Sequence[ContentWord], language: str, kinds: Sequence[str]
    ) -> None:
        self._rarity = {word.term or word.surface: word.idf for word in words}
        self._total = sum(self._rarity.values()) or 1.0
        self._pairs = set(pairs(question))
        self._language = language
        self._kinds = kinds

    def of(self, passage: Passage) -> list[float]:
        """The features from "score" to "foreign"."""
        chunk = passage.chunk
        best = best_sentence(passage)
        translated = chunk.translation is not None and self._language != chunk.language
        said = f"{best}\n{chunk.translation}" if translated else best
        held = _terms(said)
        heading = plain(" ".join(filter(None, [chunk.heading, *chunk.labels])))
        all_of_it = self._stands(whole(chunk))
        return [
            passage.score,
            passage.cosine,
            next(iter(passage.apart), 0.0),
            sum(rarity for term, rarity in self._rarity.items() if term in held) / self._total,
            sum(pair in heading for pair in self._pairs) / max(len(self._pairs), 1),
            float(bool(all_of_it) and not any(all_of_it)),
            float(any(self._stands(best))),
            float(len(chunk.text) < _CELL),
            float(self._language != chunk.language and not translated),
        ]

    def _stands(self, text: str) -> list[bool]:
        """Of each kind of quantity asked for, whether *text* gives one."""
        return [states([kind], text) for kind in self._kinds]


def kinds_asked(question: str, matter: str | None = None) -> list[str]:
    """The kinds of quantity that an open *question* asks for: moment, money, span, share, count, or count of what.

    Where it says none ("the deadline?"), that by which its *matter*, an intent, is told.
    """
    if matter in _IN_ITSELF:
        return [_IN_ITSELF[matter]]
    folded = question.lower()
    found = ((kind, form.search(folded)) for kind, form in _ASKS_FOR.items())
    said = [_counted(match) if kind == "count" else kind for kind, match in found if match]
    return said or ([_TOLD_BY[matter]] if matter in _TOLD_BY else [])


def told_alike(matter: str | None) -> frozenset[str]:
    """The intents that are told by the kind of quantity that *matter* is told by: what ends a call's period is its
    deadline. None where it is told by no kind."""
    kind = _TOLD_BY.get(matter or "")
    return frozenset(name for name, told_by in _TOLD_BY.items() if told_by == kind)


def _counted(match: re.Match[str]) -> str:
    """A count, with what is counted where that is said."""
    what = match["counter"] or match["noun"]
    return f"{_OF}{what}" if what else "count"


def states(kinds: Sequence[str], text: str) -> bool:
    """Whether *text* gives a quantity of one of *kinds*."""
    folded = text.lower()
    return any(_form_of(kind).search(folded) for kind in kinds)


@cache
def _form_of(kind: str) -> re.Pattern[str]:
    """How a quantity of *kind* is written; a count by a number beside what is counted."""
    if not kind.startswith(_OF):
        return _STANDS[kind]
    what = kind.removeprefix(_OF)
    like = next((words for words in _LIKE if re.fullmatch(words, what)), re.escape(what[:_STEM]))
    alone = r"|\b(?:once|twice)\b" if re.fullmatch(like, "times") else ""
    return re.compile(rf"{_ONE}(?:\s?|[^.。\n]{{1,30}}\b)(?:{like}){alone}")


def whole(chunk: Chunk) -> str:
    """What a chunk says with the names it stands under."""
    return f"{chunk.heading}\n{chunk.labels}\n{chunk.text}"


def lacks_number(kinds: Sequence[str], chunk: Chunk) -> bool:
    """Whether a chunk gives none of the numbers that a question of *kinds* asks for, nor says that there is no limit. A
    moment or a sum may be told without: when the review is over."""
    numbers = kinds and all(kind.startswith(_OF) or kind in _NUMBERS for kind in kinds)
    return bool(numbers) and not (states(kinds, whole(chunk)) or _NO_LIMIT.search(chunk.text.lower()))


def best_sentence(passage: Passage) -> str:
    """The sentence of *passage* nearest to the question, all of it where it is one sentence."""
    parts = sentences(passage.chunk.text)
    if len(parts) < 2 or len(parts) != len(passage.sentences):
        return passage.chunk.text
    return parts[max(range(len(parts)), key=lambda at: passage.sentences[at])]


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def _leads(values: Features) -> Features:
    """How far each of *values* lies above the greatest of the others."""
    if len(values) < 2:
        return np.zeros(len(values))
    second, first = np.sort(values)[-2:]
    found: Features = values - np.where(values == first, second, first)
    return found
