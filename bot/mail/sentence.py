"""One sentence of a mail: whether it asks, tells or only greets, by the one reading that all counters share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from bot.mail.remarks import Remark, remark
from bot.reading.form import continues
from corpus.text.greetings import is_greeting, is_request
from corpus.text.language import Language, language_of
from corpus.text.plain import folded, plain
from corpus.text.segments import (
    Segment,
    asks,
    asks_too,
    ends_asking,
    pieces,
    questions_in,
    segments,
    tells_why,
)
from index.terms import words

# What asks in form and asks the desk nothing: announcements, wishes for a quick reply, thanks, words to a machine.
_ASKS_NOTHING: frozenset[Remark] = frozenset(("formality", "no answer needed", "instructions", "complaint"))
_TELLS_NOTHING: frozenset[Remark] = _ASKS_NOTHING | {"thanks"}
_ATTACHED = re.compile(r"添付|別添|別紙|同封|ファイル|\battach\w*|\benclos\w*|\bfiles?\b", re.IGNORECASE)
# A file alone may be that of an application.
_ENCLOSED = re.compile(r"添付|別添|別紙|同封|\battach\w*|\benclos\w*", re.IGNORECASE)
_WISHES = re.compile(
    r"(?<![ごお一-龥])[一-龥ァ-ヶー（）()]{2,}(?:も|を)(?:併せて|あわせて)?お願い"
)  # no ご確認をお願い
_QUESTIONS = re.compile(
    r"質問|疑問|問い?合わ?せ|照会|確認(?:したい)?事項"
    r"|(?<![a-z])(?:questions?|quer(?:y|ies)|enquir|inquir|q\s?[&＆+]\s?a|faq)(?![a-z])",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?:様|さま|さん|殿|先生|御中|各位|ご担当者?)[、,。]?$|^(?:dear|hello"
    r"|hi)\b.{0,50}[,:，]?$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"^(?:(?:and|but|so|then|also)\b[, ]*|(?:では|ちなみに|あと)、)+")
_IN_KANA = re.compile(r"[ぁ-ん](?<!か)$")  # a clause, and nothing that is listed
_TELLS = re.compile(r"(?:おり|まし?て|ため|ので|[まで]すが)$")  # how a Japanese clause ends that only tells
_IT = re.compile(r"\bit\b")
_LONGEST_NAME = 4  # words
_SHORT = 6  # characters: "Yes.", 以上です
# No verb and no topic: a preposition and its noun, or two things to choose between.
_OFFERS = re.compile(
    r"(?:and |or )?(?:(?:in|on|at|by|with|from) )?(?:the |an? )?[\w-]+(?: [\w-]+)?,? or"
    r" (?:(?:in|on|at|by|with|from) )?(?:the |an? )?[\w-]+(?: [\w-]+)?\?"
    r"|[^\s、。はがをに]{1,10}(?:です|でしょう)?か、?(?:それとも)?[^\s、。はがをに]{1,10}(?:です|でしょう)?か[。?]?"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence in its writer's words."""

    text: str

    @cached_property
    def language(self) -> Language:
        return language_of(self.text)

    @cached_property
    def asks(self) -> bool:
        """Whether it asks the desk something."""
        wishes = self.remark == "plain" and _WISHES.search(self._plain) is not None
        if not (self.is_asking_form or wishes) or self.remark in _ASKS_NOTHING or self.sends_to_attachment:
            return False
        if self._only_wishes_a_reply:
            return False
        return self.remark != "thanks" or "?" in self._plain

    @cached_property
    def is_asking_form(self) -> bool:
        """Whether it asks by its form, be it only for a reply."""
        return (
            asks(self._plain, self.language)
            and not is_greeting(self._plain)
            and not _ends_in_a_word(self._plain)
            and not tells_why(self._plain)
        )

    @property
    def is_passed_over(self) -> bool:
        """Whether it asks in form and was taken to announce a question or to wish for a reply."""
        return self.is_asking_form and self.remark == "formality"

    @cached_property
    def is_formal(self) -> bool:
        """Whether it greets, introduces, announces or wishes, and tells nothing of what is asked about."""
        return (
            is_greeting(self._plain) or self.remark == "formality" or sum(map(str.isalnum, self._plain)) < 2
        )

    @cached_property
    def tells(self) -> bool:
        """Whether it says something that may matter to a question beside it."""
        said = not (self.asks or self.is_formal or self.remark in _TELLS_NOTHING)
        return said and not self.is_short

    @property
    def is_request(self) -> bool:
        """Whether it only asks for an answer to what is said before it."""
        return is_request(self._plain)

    @property
    def _only_wishes_a_reply(self) -> bool:
        """Whether it asks for an answer to what is said elsewhere, behind a clause that only tells:
        先方から問い合わせを受けており、併せてお教えいただければ助かります."""
        told, _, wish = self._plain.rpartition("、")
        return bool(_TELLS.search(told)) and is_request(wish) and not asks(told, self.language)

    @property
    def is_address(self) -> bool:
        """Whether it says whom the mail is for."""
        return _ADDRESSED.search(self.text) is not None

    @property
    def leans(self) -> bool:
        """Whether what it asks cannot be understood without what was said before it."""
        return continues(folded(self._plain)) or (self.asks and continues(folded(self.clauses[-1])))

    @property
    def is_fragment(self) -> bool:
        """Whether it only offers answers to what was asked before it: "in English or in Japanese?", 対面か書面か。"""
        return self.asks and _OFFERS.fullmatch(folded(self._plain)) is not None

    @property
    def hangs_in_the_air(self) -> bool:
        """Whether it leans though nothing was said before: there, "it" is the call and "and" joins nothing."""
        return continues(_IT.sub("the call", _CONJUNCTION.sub("", folded(self._plain))))

    @property
    def is_short(self) -> bool:
        """Whether it is a name or a word rather than a sentence."""
        return len(self._plain) <= _SHORT

    @property
    def is_name(self) -> bool:
        """Whether it is a few words with capitals, as what only signs is: "P. Okafor"."""
        names = self.text.split()
        return (
            all(name[0].isupper() for name in names) and self.text.istitle() and len(names) <= _LONGEST_NAME
        )

    @property
    def clauses(self) -> tuple[str, ...]:
        """What it tells first and what it then asks, one by one, as the desk reads them; whole unless it
        asks. What stands behind only wonders ("… and I am at a loss")."""
        asked = max((at for at, part in enumerate(self._parts, 1) if part.kind == "asking"), default=0)
        said = (part.text for part in self._parts[:asked] if part.kind != "greeting")
        return tuple(said) or (self._plain,)

    @property
    def told(self) -> tuple[str, ...]:
        """What an asking sentence tells before what it asks and behind it: "two people go, so … as I plan
        next year"."""
        told = [part.text for part in self._parts if part.kind == "background"]
        behind = [self._plain.rpartition(self.questions[-1])[2]] if len(self.questions) > 1 else []
        return tuple(filter(None, (*told, *behind)))

    @cached_property
    def questions_each(self) -> tuple[tuple[str, ...], ...]:
        """The whole questions that each of its asking clauses holds."""
        return tuple(questions_in(text, self.language) for text in self.asking)

    @property
    def questions(self) -> tuple[str, ...]:
        """The whole questions it asks."""
        return tuple(chain.from_iterable(self.questions_each))

    @property
    def listed(self) -> tuple[str, ...]:
        """The things that its asking clauses may list, nouns before what is asked last: "the limit, and may we travel";
        none where nothing is joined."""
        return tuple(one for clause in self.asking for one in _listed_in(clause, self.language))

    @property
    def asking(self) -> tuple[str, ...]:
        """The clauses that ask."""
        return tuple(part.text for part in self._parts if part.kind == "asking")

    @property
    def general(self) -> tuple[str, ...]:
        """The clauses that ask; all of the sentence where none asks, or where one leans on the others ("it")."""
        leans = any(continues(folded(clause)) for clause in self.asking)
        return (self.text,) if leans or not self.asking else self.asking

    @property
    def remark(self) -> Remark:
        """What it does besides asking."""
        if self.language == "ja" and asks_too(self._plain):
            return "plain"
        return remark(self.text)

    @property
    def sends_to_attachment(self) -> bool:
        """Whether it says that questions stand in something attached; one that ends as a question does may ask after a
        file of its own."""
        sent = _ENCLOSED if ends_asking(self._plain) else _ATTACHED
        return bool(sent.search(self.text)) and names_questions(self.text)

    @property
    def names_attachment(self) -> bool:
        """Whether it speaks of something attached."""
        return bool(_ATTACHED.search(self.text))

    @property
    def encloses(self) -> bool:
        """Whether it says that something is attached."""
        return bool(_ENCLOSED.search(self.text))

    @cached_property
    def _parts(self) -> tuple[Segment, ...]:
        return segments(self._plain, self.language) if self.asks else ()

    @cached_property
    def _plain(self) -> str:
        return plain(self.text)


def names_questions(text: str) -> bool:
    """Whether a text, be it the name of a file, speaks of questions."""
    return _QUESTIONS.search(text) is not None


def _listed_in(clause: str, language: Language) -> tuple[str, ...]:
    *parts, last = pieces(clause, language)
    nouns = [one for one in parts if language == "en" or not _IN_KANA.search(one)]
    return (*nouns, last) if nouns else ()


def _ends_in_a_word(text: str) -> bool:
    """Whether the か that a text ends in belongs to a word, and is no particle that asks: 黛 さやか."""
    if not text.endswith("か"):
        return False
    last = words(text)[-1:]
    return any(word.surface.endswith("か") for word in last)


@lru_cache(maxsize=2048)  # several steps of one mail ask of the same sentences
def sentence_of(text: str) -> Sentence:
    """The sentence that *text* is."""
    return Sentence(text)
