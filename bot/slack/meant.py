"""Whether a message that calls nobody is a question to the bot, and no remark among people.

A wish for another language is always meant. All else is weighed: whom its words are said to (the learned mark of
corpus/marks/talk.yaml, which counts most), whether its form asks or puts right what was asked, how likely its words ask
what documents tell, whether one of them stands in no question and no document, how few they are, how surely they ask
what goes on with what was asked before, and whether they open as somebody does who has one thing more to ask.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from bot.answering.grasp import COMMON, Grasp
from bot.answering.ranked import logit
from corpus.text.alternatives import one_of
from corpus.text.greetings import is_greeting, meant_instead
from corpus.text.language import Language, language_of
from corpus.text.plain import folded, plain
from corpus.text.question_words import WH_JA
from corpus.text.segments import asks, segments
from corpus.text.sentences import sentences

# A logistic regression on the threads of tests/rounds: `python -m tests.bench.slack_meant` fits it, and
# judges each set by the others. What is weighed is what `features` gives.
WEIGHTS = (0.19, 0.42, -0.96, 1.29, 0.06, -0.76, 1.1, -2.14)
LEAST = 1.25  # two remarks in a hundred reach it
_POLITE = "です|でした|ます|ました|ません|でしょう"
# Also what trails off (2008年の人もいるのですが), supposes (円だと) or asks softly (いつからでしょう).
_ASKS_JA = re.compile(
    rf"(?:(?:{_POLITE})か|っけ|[のん]ですが|だと|たら|(?:{WH_JA}|何)[^。]{{0,20}}でしょう)(?:[。!…]|\.\.)*$"
)
_ASKS_EN = re.compile(r", (?:when|what|which|who|where|how) (?:is|are|was|were|do|does|did|can|must)\b[^,]*$")
# A thing that is asked for (英語でもお願いします), and no closing formula.
_ASKS_FOR = re.compile(r"お願い(?:(?:いた|致)?します)?[。!…]*$")
# How a sentence begins with which its asker goes on, or turns to another matter.
_ONE_MORE = re.compile(
    r"(?:^|[。.!?:;] ?)"
    + one_of(
        r"(?:one (?:more|other|last)|another|unrelated|also|and|so)\b",
        r"(?:a )?(?:different|new|separate|further|next)\b",
        r"別件|別の(?:件|質問|話)|もう[一1ひと]?[つ点件]|話(?:は|が)?変わ",
        r"ついで|それから|ちなみに|あと|では|じゃあ|で、",
    )
)


def is_meant(text: str, grasp: Callable[[], Grasp]) -> bool:
    """Whether *text* asks the documents something. *grasp* says how it looks to the desk."""
    told = grasp()
    weighed = zip(WEIGHTS, features(text, told), strict=True)
    return told.wished or sum(weight * value for weight, value in weighed) >= LEAST


def features(text: str, grasp: Grasp) -> tuple[float, ...]:
    """What is weighed; the last is 1, for the offset."""
    return (
        logit(grasp.asks),
        math.log1p(min(grasp.rarest, COMMON)),
        math.log1p(grasp.words),
        float(bool(_ONE_MORE.search(folded(plain(text))))),
        max(0.0, logit(grasp.asks)) * max(0.0, logit(grasp.sure)),
        grasp.to_people,
        float(asks_by_form(text)),
        1.0,
    )


def asks_by_form(text: str) -> bool:
    """Whether a sentence of *text* asks, or asks for something, by its form."""
    told = plain(text)
    language = language_of(told)
    if any(meant_instead(sentence) for sentence in sentences(told)):
        return True
    return any(_asks(segment.text.strip(), language) for segment in segments(told, language))


def _asks(sentence: str, language: Language) -> bool:
    if language == "en":
        return asks(sentence, language) or bool(_ASKS_EN.search(sentence))
    asks_for = bool(_ASKS_FOR.search(sentence)) and not is_greeting(sentence)
    return asks(sentence, language) or bool(_ASKS_JA.search(sentence)) or asks_for
