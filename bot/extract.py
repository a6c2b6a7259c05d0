"""Answering without a model: the sentences or rows that answer, in the asker's language, in the document's words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot import concepts
from bot.answer import Language
from bot.evidence import Draft, Evidence, Ground, Sentence
from bot.things import Thing, labels
from corpus.quantity import read
from corpus.text.sentences import sentences
from index.terms import terms

EXTRACTIVE = "extractive"
# Labels of the words in a picture, which are no sentences of the document.
FIGURE = frozenset({"図", "Figure"})
LONGEST = 400
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_KANA, _FEW = re.compile(r"[\u3040-\u30ff]"), 12
# Up to this many characters a passage is said whole.
# What a cosine counts beside the weights of things: sentences of one paragraph differ by some hundredths.
_NEAR = 8.0
_SHORT = {"ja": 70, "en": 140}


@dataclass(frozen=True)
class Asked:
    """What a question is about, the *kinds* of quantity it asks for, and by quote how near each of its sentences is."""

    about: Sequence[Thing] = ()
    kinds: frozenset[str] = frozenset()
    cosines: Mapping[str, Sequence[float]] = field(default_factory=dict)


def extract(evidence: Evidence, asked: Asked) -> Draft:
    """The rulings' own sentences, then what the other grounds say, best first, within LONGEST characters."""
    said = _ruled(evidence)
    ruled = {cite for sentence in said for cite in sentence.cites}
    language, length = evidence.question.language, 0
    for ground in evidence.grounds:
        if ground.id in ruled:
            continue
        text = speak(ground, language, asked)
        if length and length + len(text) > LONGEST:
            break
        said.append(Sentence(text, (ground.id,)))
        length += len(text)
    return Draft(tuple(said), EXTRACTIVE)


def _ruled(evidence: Evidence) -> list[Sentence]:
    said = []
    for ruling in evidence.rulings:
        places = {(source.document, source.page, source.quote) for source in ruling.sources}
        cites = tuple(g.id for g in evidence.grounds if (g.document, g.page, g.quote) in places)
        said.append(Sentence(ruling.text, cites))
    return said


def speak(ground: Ground, language: Language, asked: Asked) -> str:
    """A ground in the asker's language, long ones cut to the sentences that answer, its labels in front."""
    text = ground.translation if language == "en" and ground.translation else ground.quote
    labels = ground.translated_labels if language == "en" and ground.translation else ground.labels
    labels = tuple(label for label in labels if label not in FIGURE)
    whole = len(text) <= _SHORT[language] or _titled(ground, asked.about)
    words = text if whole else best_sentences(text, asked, asked.cosines.get(ground.quote, ()))
    shown = f"{' / '.join(labels)}: {words}" if labels else words
    if _JAPANESE.search(shown) and language == "en":
        return f'The document says the following, in Japanese: "{_untitled(shown)}"'
    if not _JAPANESE.search(shown) and language == "ja":
        return f"お尋ねの点につきましては、資料に英語で次のように書かれています：「{_untitled(shown)}」"
    said = _ended(_untitled(shown), language)
    # A bare cell is no sentence to a reader: say that it is what the document says.
    return (
        f"「{said.rstrip('。')}」と記載されています。"
        if language == "ja" and len(_KANA.findall(said)) < _FEW
        else said
    )


def _titled(ground: Ground, about: Sequence[Thing]) -> bool:
    """Whether a section of answerable length is about the very thing asked, by its heading."""
    heading = unicodedata.normalize("NFKC", ground.heading or "").lower()
    touched, held = concepts.find(heading).names, set(terms(heading))
    named = any(thing.name in touched if thing.kind == "concept" else thing.name in held for thing in about)
    return named and len(ground.quote) <= LONGEST


def best_sentences(text: str, asked: Asked, cosines: Sequence[float] = ()) -> str:
    """The one or two neighbouring sentences of *text* that hold most of what is asked, verbatim.

    *cosines* say how near each sentence is to the question, where the encoder knows.
    """
    parts = [part for part in sentences(text) if part.strip()]
    if len(parts) < 2:
        return text
    near = cosines if len(cosines) == len(parts) else [0.0] * len(parts)
    scores = [
        _score(part, asked) + _NEAR * (cosine - min(near)) for part, cosine in zip(parts, near, strict=True)
    ]
    best = max(range(len(parts)), key=lambda at: scores[at])
    chosen = parts[best]
    follow = parts[best + 1] if best + 1 < len(parts) else ""
    if follow and len(chosen) + len(follow) <= LONGEST // 2 and scores[best + 1] > 0.3 * scores[best]:
        start = text.index(chosen)
        return text[start : text.index(follow, start) + len(follow)].strip()
    return chosen.strip()


def _score(part: str, asked: Asked) -> float:
    folded = unicodedata.normalize("NFKC", part).lower()
    there = {"concept": concepts.find(folded).names, "word": set(terms(part)), "label": labels(folded).keys()}
    share = sum(thing.weight for thing in asked.about if set(thing.name.split("|")) & there[thing.kind])
    return share + (1.0 if asked.kinds & {item.kind for item in read(part)} else 0.0)


def _untitled(text: str) -> str:
    """Without the bullet of a list that is not shown."""
    return text.lstrip("・•◆※■●▪\uf09f ").strip()


def _ended(text: str, language: Language) -> str:
    if text.endswith(("。", ".", "!", "?", "！", "？", "」", ")", "）")):
        return text
    return text + ("。" if language == "ja" else ".")
