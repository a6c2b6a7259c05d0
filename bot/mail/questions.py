"""The questions of a mail: found, numbered as the writer numbered them, each with the premise it needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.answer import Language
from bot.mail import phrases
from bot.mail.sentences import Block, blocks
from bot.mail.wording import bare
from corpus.text import unwrap

_LONGEST_ASK = 600
_MOST_QUESTIONS = 40
_STATEMENT = re.compile(r"(?:です|ます|ました|である|た)[。.]?$|\b(?:is|are|was|were|will|have|has|am)\b")
_POINTS_AWAY_JA = re.compile(rf"[^。]{{0,4}}(?:{phrases.POINTS_BACK_JA.pattern})")
_POINTS_AWAY_EN = re.compile(
    r"(?:\W*\w+\W+){0,2}(?:that|those|these|they|them|this)\b(?! (?:call|programme|program|scheme|year))(?=\W)",
    re.IGNORECASE,
)
_FIRST_OF_ITS_KIND = re.compile(r"[（(【\[〔<＜]?\s*(?:1|a|A|ア|i|ⅰ|Ⅰ|一|①|⑴|1-1)\s*[)）】\]〕>＞]?")


@dataclass(frozen=True)
class Question:
    """One point the writer asks. *label* is its number as written (made up in order where the writer gave none),
    *text* its wording, *asks* what is put to the engine: its question sentences, each with the premise it needs;
    *alone* the same sentences without."""

    label: str
    text: str
    asks: tuple[str, ...]
    alone: tuple[str, ...] = ()

    @property
    def hangs_in_the_air(self) -> bool:
        """Whether it begins with "is that …" and the mail does not say what *that* is."""
        first = self.asks[0] if self.asks == self.alone and self.asks else ""
        return bool(_POINTS_AWAY_JA.match(first) or _POINTS_AWAY_EN.match(first))

    @property
    def needs_judgement(self) -> bool:
        """Whether only a person may answer: somebody's own case, a favour, a chance, an opinion."""
        return bool(phrases.PERSONAL_CASE.search(self.text) or phrases.JUDGEMENT.search(self.text))


@dataclass(frozen=True)
class _Ask:
    """A question in the writer's words, and as it is put to the engine."""

    shown: str
    put: str
    alone: str

    @classmethod
    def of(cls, sentence: str, premises: Sequence[str]) -> _Ask:
        """A question sentence after the premises it needs."""
        return cls(_joined([*premises, sentence]), _joined([*premises, bare(sentence)]), bare(sentence))

    def and_also(self, sentence: str) -> _Ask:
        """The question with a sentence more."""
        return _Ask(_joined([self.shown, sentence]), _joined([self.put, sentence]), self.alone)


@dataclass
class _Item:
    """A stretch of the mail under one number, or a paragraph under none. *asked*: a lead-in calls it a question;
    *leads*: the list it announces follows, so that the announcement asks nothing itself."""

    label: str
    style: str
    blocks: list[Block] = field(default_factory=list)
    asked: bool = False
    parent: _Item | None = None
    leads: bool = False

    @property
    def sentences(self) -> list[str]:
        return [sentence for block in self.blocks for sentence in block.sentences]

    @property
    def heading(self) -> list[str]:
        """The title of the item this one is a part of, where it has one."""
        title = " ".join(self.parent.sentences) if self.parent else ""
        return [title] if 0 < len(title) <= 40 and not asks_something(title) else []


def language_of(text: str) -> Language:
    """Japanese if a fair share of the letters is, else English."""
    letters = [char for char in phrases.URL.sub("", text) if char.isalpha()]
    wide = sum(char > "\u3040" for char in letters)
    return "ja" if letters and wide > 0.15 * len(letters) else "en"


def find_questions(text: str) -> tuple[Question, ...]:
    """The questions in *text*, the newly written part of a mail, in order."""
    found: list[tuple[str, str, list[_Ask]]] = []
    carried: list[str] = []
    items = _items(blocks(text))
    _ask_what_stands_among_questions(items)
    for item, following in pairwise(items):
        item.leads = not item.label and bool(
            following.label or following.style.startswith(("bullet", "heading"))
        )
    for item in items:
        asks = _asks(item, carried, any_before=bool(found))
        if item.label and asks:
            said = [sentence for sentence in item.sentences if not phrases.FORMULA.search(sentence)]
            found.append((item.label, unwrap("\n".join(said)), asks))
            continue
        carried = [*carried, *_premises(item.sentences)][-2:]
        found += [("", ask.shown, [ask]) for ask in asks]
    return _labelled(found[:_MOST_QUESTIONS])


def _ask_what_stands_among_questions(items: Sequence[_Item]) -> None:
    """A bare noun ("締切") in a list of questions is a question, too."""
    asking = {item.style for item in items if item.label and any(map(asks_something, item.sentences))}
    for item in items:
        text = " ".join(item.sentences)
        if item.style in asking and item.label and len(text) <= 60 and not _STATEMENT.search(text):
            item.asked = True
    bullets = {
        item.style
        for item in items
        if item.style.startswith("bullet") and any(map(asks_something, item.sentences))
    }
    for item in items:
        text = " ".join(item.sentences)
        if item.style in bullets and len(text) <= 60 and not _STATEMENT.search(text):
            item.asked = True
    for item in items:
        if item.parent:
            item.parent.asked = False


def asks_something(sentence: str) -> bool:
    """Whether a sentence asks in form, be it a question or a request to be told."""
    bare = phrases.URL.sub("", sentence)
    if phrases.NOT_ASKED.search(bare) or phrases.INJECTION.search(bare):
        return False
    if phrases.THANKS.search(bare) and not phrases.ASKS_STILL.search(bare):
        return False
    return bool(phrases.INTERROGATIVE.search(bare) or phrases.REQUEST.search(bare))


def says_something(sentence: str) -> bool:
    """Whether anything is left of a sentence without its polite wrapping."""
    rest = phrases.WRAPPING.sub("", phrases.URL.sub("", sentence))
    return len(rest) >= 2 or bool(re.search(r"[\u4e00-\u9fff]", rest))


def _items(found: Sequence[Block]) -> list[_Item]:
    """Blocks gathered under the numbers of the list they belong to; paragraphs between lists stand alone."""
    items: list[_Item] = []
    expects_list = False
    for position, block in enumerate(found):
        current = items[-1] if items else None
        if block.label:
            items.append(_numbered(block, items, asked=expects_list or block.style == "word"))
            continue
        if block.style.startswith("bullet") and not (current and current.label):
            items.append(_bulleted(block, items, found[position + 1 :], asked=expects_list))
            continue
        if current and _belongs(block, current, found[position + 1 :]):
            current.blocks.append(block)
        else:
            items.append(_Item("", "", [block]))
        if not items[-1].label:
            expects_list = _leads_list(block) or (expects_list and not says_something(block.text))
    return items


def _bulleted(block: Block, items: Sequence[_Item], rest: Sequence[Block], *, asked: bool) -> _Item:
    """A bulleted item; one that bullets of another kind follow is their heading and asks nothing itself."""
    following = rest[0].style if rest else ""
    heads = (
        block.style[-1] in "■□●○◯◆◇◎☆★▪"
        and following not in ("", block.style)
        and len(block.text) <= 30
        and not asks_something(block.text)
    )
    before = items[-1] if items else None
    head = before.parent or (before if before.style == "heading" else None) if before else None
    return _Item(
        "", "heading" if heads else block.style, [block], asked and not heads, None if heads else head
    )


def _numbered(block: Block, items: Sequence[_Item], *, asked: bool) -> _Item:
    """A new numbered item; inside its parent when a list of another style starts anew there."""
    item = _Item(block.label, block.style, [block] if block.text else [], asked)
    tops = [other for other in items if other.label and not other.parent]
    if not tops or any(other.style == block.style for other in tops):
        return item
    sibling = items[-1].parent is not None and items[-1].style == block.style
    if sibling or _FIRST_OF_ITS_KIND.fullmatch(unicodedata.normalize("NFKC", block.label)):
        item.parent = tops[-1]
        joint = "" if block.style in ("frame", "circle") else "-"
        item.label = f"{tops[-1].label}{joint}{block.label}"
        item.asked = asked or tops[-1].asked
    return item


def _belongs(block: Block, current: _Item, rest: Sequence[Block]) -> bool:
    """Whether an unnumbered block goes on with the item before it."""
    if not current.label and not current.style.startswith("bullet"):
        return not block.gap
    if not block.gap or not current.blocks:
        return True
    more_items = any(other.label and other.style == current.style for other in rest[:8])
    return more_items or not any(map(asks_something, current.sentences))


def _leads_list(block: Block) -> bool:
    return any(map(_announces, block.sentences))


def _announces(sentence: str) -> bool:
    return bool(phrases.LEADS_LIST.search(sentence) and phrases.LEADS_QUESTIONS.search(sentence))


def _asks(item: _Item, carried: Sequence[str], *, any_before: bool) -> list[_Ask]:
    asks: list[_Ask] = []
    premises: list[str] = item.heading
    said = item.sentences
    for position, sentence in enumerate(said):
        rest = said[position + 1 :]
        if item.leads and _announces(sentence):
            continue
        if not asks_something(sentence) or _is_announcement(sentence, rest):
            premises += _premises([sentence], announcements=True)
            if asks and _is_afterthought(sentence, asks[-1], rest):
                asks[-1] = asks[-1].and_also(sentence)
        elif asks and phrases.CONTINUES_QUESTION.search(sentence):
            asks[-1] = asks[-1].and_also(sentence)
        elif says_something(sentence):
            asks.append(_Ask.of(sentence, _premise_for(sentence, premises, carried, item)))
        elif _completes(sentence, premises, asks, any_before=any_before):
            asks.append(_Ask.of(sentence, premises[-2:]))
    if not asks and item.parent and item.label and any(map(asks_something, item.parent.sentences)):
        whole = _joined([*item.parent.sentences, *item.sentences])
        return [_Ask(whole, whole, whole)]
    if not asks and item.asked and any(map(says_something, item.sentences)):
        whole = _joined(_premises(item.sentences) or item.sentences)
        asks = [_Ask(whole, whole, whole)]
    return asks


def _is_announcement(sentence: str, rest: Sequence[str]) -> bool:
    """Whether "I have a question about …" is followed by the question."""
    return bool(phrases.ANNOUNCES.search(sentence)) and any(map(asks_something, rest))


def _is_afterthought(sentence: str, ask: _Ask, rest: Sequence[str]) -> bool:
    """Whether a case told after the last question ("Is that enough? We have 10 months.") belongs to it."""
    told = re.search(r"[\d０-９]", sentence) and _premises([sentence]) and not any(map(asks_something, rest))
    return bool(told) and bool(phrases.DECIDED_BY_PREMISE.search(ask.shown))


def _completes(sentence: str, premises: Sequence[str], asks: Sequence[_Ask], *, any_before: bool) -> bool:
    """Whether an empty question ("is that right?", "please tell me") asks about the premise before it."""
    if not premises:
        return False
    if phrases.INTERROGATIVE.search(sentence) and phrases.CONFIRMS.search(sentence):
        return True
    alone = not asks and not any_before and not phrases.LEADS_LIST.search(sentence)
    return alone and bool(phrases.TELLS.search(sentence))


def _premises(found: Sequence[str], *, announcements: bool = False) -> list[str]:
    return [
        sentence
        for sentence in found
        if (not asks_something(sentence) or (announcements and phrases.ANNOUNCES.search(sentence)))
        and not phrases.FORMULA.search(sentence)
        and not phrases.THANKS.search(sentence)
        and not phrases.INJECTION.search(sentence)
        and not phrases.NOT_ASKED.search(sentence)
        and says_something(sentence)
    ]


def _premise_for(sentence: str, premises: Sequence[str], carried: Sequence[str], item: _Item) -> list[str]:
    """The sentences before that *sentence* cannot do without; a heading of its own item always stays."""
    near = list(premises[-2:])
    points_back = phrases.POINTS_BACK_JA.search(sentence) or phrases.POINTS_BACK_EN.search(sentence)
    if points_back:
        return near or list(carried[-1:])
    if item.label and near:
        return near
    states = [premise for premise in near if phrases.STATES_A_CASE.search(premise)] or near[-1:]
    if states and phrases.DECIDED_BY_PREMISE.search(sentence) and not re.search(r"[\d０-９]", sentence):
        return states
    return []


def _joined(parts: Sequence[str]) -> str:
    text = ""
    for part in parts:
        closed = (
            part
            if re.search(r"[。．.！？!?:：]$", part)
            else part + ("。" if language_of(part) == "ja" else ".")
        )
        text += (" " if text and language_of(closed) == "en" else "") + (
            part if part is parts[-1] else closed
        )
    return text[-_LONGEST_ASK:]


def _labelled(found: Sequence[tuple[str, str, list[_Ask]]]) -> tuple[Question, ...]:
    """Numbers for what the writer did not number: the next ones free."""
    taken = {
        int(digits[0])
        for label, _, _ in found
        if (digits := re.search(r"\d+", unicodedata.normalize("NFKC", label)))
    }
    following = max(taken, default=0) + 1
    questions = []
    for label, text, asks in found:
        if not label:
            label, following = str(following), following + 1
        questions.append(
            Question(
                label, text[:2000], tuple(ask.put for ask in asks[:5]), tuple(ask.alone for ask in asks[:5])
            )
        )
    return tuple(questions)


def earlier_questions(text: str) -> tuple[str, ...]:
    """The last three questions in the mails below, oldest first: what stands lowest was written first."""
    asked = [sentence for block in blocks(text) for sentence in block.sentences if len(sentence) < 300]
    asked = [sentence for sentence in asked if asks_something(sentence) and says_something(sentence)]
    return tuple(reversed(asked[:3]))
