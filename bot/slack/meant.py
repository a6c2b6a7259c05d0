"""Whether a message that calls nobody is a question to the bot, and no remark among people.

Its form must ask, or put right what was asked, or it surely asks the same again of another side or value. A wish for
another language is always meant, what only takes up an answer never. The rest is weighed: how likely its words ask
what documents tell, whether one of them stands in no question and no document, how few they are, whom they speak to
(people are named, or asked to do something; and by the learned mark of corpus/marks/talk.yaml), whether they ask the
same again, how surely they ask what goes on with what was asked before, and whether they open as somebody does who has
one thing more to ask.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from bot.answering.grasp import COMMON, Grasp
from bot.answering.ranked import logit
from bot.receipts.names import names
from corpus.text.alternatives import one_of
from corpus.text.greetings import is_greeting, meant_instead
from corpus.text.language import Language, language_of
from corpus.text.plain import folded, plain
from corpus.text.question_words import WH_JA
from corpus.text.segments import asks, segments
from corpus.text.sentences import sentences

# A logistic regression on the threads of tests/rounds: `python -m tests.bench.slack_meant` fits it, and
# judges each set by the others. What is weighed is what `features` gives.
WEIGHTS = (0.33, 0.56, -0.83, -2.1, 0.99, 2.12, 0.06, -0.77, -1.9)
LEAST = 1.0
UNASKED = 4.0  # of what asks the same again without the form of a question: あ、英国側も
_SUREST = 5.0  # no learned mark is believed more than this
_POLITE = "です|でした|ます|ました|ません|でしょう"
# Also what trails off (2008年の人もいるのですが), supposes (円だと) or asks softly (いつからでしょう).
_ASKS_JA = re.compile(
    rf"(?:(?:{_POLITE})か|っけ|[のん]ですが|だと|たら|(?:{WH_JA}|何)[^。]{{0,20}}でしょう)(?:[。!…]|\.\.)*$"
)
_ASKS_EN = re.compile(r", (?:when|what|which|who|where|how) (?:is|are|was|were|do|does|did|can|must)\b[^,]*$")
# A thing that is asked for (英語でもお願いします), and no closing formula.
_ASKS_FOR = re.compile(r"お願い(?:(?:いた|致)?します)?[。!…]*$")
# Who is spoken to or of …
_ANYBODY = r"(?:some|any|every)(?:one|body)"
_PERSON = "you|yours?|he|she|him|his|hers?|we|us|ours?|guys|folks"
_CALLED_EN = re.compile(rf"\b(?:{_PERSON}|{_ANYBODY})\b|@\w")
_SPOKEN_OF = "先生|あの[子人方]|うち[はのっ]|彼女?[はがもにのをと]"
_CALLED_JA = re.compile(f"誰か|だれか|みんな|皆さ[んま]|{_SPOKEN_OF}")
# … and what people have done or may do for each other.
_DONE_EN = re.compile(r"\b(?:shall we|let's|(?:did|have|had) (?:we|i))\b")
_FAVOUR = "[てで](?:もら[えっ]|いただけ|頂け|くれ|くだ|下さ|ほし|おい)"
_INVITES = "(?<!いけ)(?<!なり)ませんか"
_PAST = r"(?<!でし)(?<!だっ)た\?"
_DONE_JA = re.compile(rf"{_FAVOUR}|{_INVITES}|じゃない(?:です)?か?\?|{_PAST}")
_TO_PEOPLE = (_CALLED_EN, _CALLED_JA, _DONE_EN, _DONE_JA)
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
# "Our partner" is a side of the call; who asks to be told asks no one in particular.
_SIDE = re.compile(r"\b(?:our|my) (?:\w+ )?(?:side|team|partner|counterpart|collaborator)s?\b")
_TELL = "tell|say|explain|confirm|show|remind"
_TELL_ME = re.compile(
    rf"\b(?:can|could|would|will) you (?:please )?(?:{_TELL})\b"
    r"|(?:教え|知らせ|聞かせ|挙げ|示し|説明し|まとめ)て\w+"
)


def is_meant(text: str, grasp: Callable[[], Grasp]) -> bool:
    """Whether *text* asks the documents something. *grasp* says how it looks to the desk."""
    told = grasp()
    if told.wished or told.taken_up:
        return told.wished
    least = LEAST if asks_by_form(text) else UNASKED if told.again else math.inf
    weighed = zip(WEIGHTS, features(text, told), strict=True)
    return sum(weight * value for weight, value in weighed) >= least


def features(text: str, grasp: Grasp) -> tuple[float, ...]:
    """What is weighed; the last is 1, for the offset."""
    return (
        logit(grasp.asks),
        math.log1p(min(grasp.rarest, COMMON)),
        math.log1p(grasp.words),
        float(_speaks_to_people(plain(text))),
        float(grasp.again),
        float(bool(_ONE_MORE.search(folded(plain(text))))),
        max(0.0, logit(grasp.asks)) * max(0.0, logit(grasp.sure)),
        max(-_SUREST, min(_SUREST, grasp.to_people)),
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


def _speaks_to_people(told: str) -> bool:
    """Whether somebody is named, called on or spoken of."""
    low = _SIDE.sub(" ", _TELL_ME.sub(" ", folded(told)))
    return any(pattern.search(low) for pattern in _TO_PEOPLE) or any(names(told))
