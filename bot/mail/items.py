"""The list of a mail: its blocks gathered under the numbers and bullets they belong to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from bot.mail.blocks import Block
from bot.mail.sentence import Sentence, sentence_of
from bot.reading.marks import by_form
from corpus.text.plain import folded, plain
from corpus.text.segments import ends_asking, pieces

# It asks of the things listed before it.
_WHICH_OF_THEM = re.compile(
    r"\bwhich of (?:the(?:se|m)?|those)\b|(?:この|その|上の|上記の?)(?:うち|中|なか)|のうち(?:、|どれ|いずれ)",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"(?:特に)?(?:なし|無し|無い|ない)[。.]?$|\b(?:none|n/a|nothing)\W*$", re.IGNORECASE)
_STATEMENT = re.compile(r"(?:です|ます|ました|である|た)[。.]?$|\b(?:is|are|was|were|will|have|has|am)\b")
_FIRST_OF_ITS_KIND = re.compile(r"[（(【\[〔<＜]?\s*(?:1|a|A|ア|i|ⅰ|Ⅰ|一|①|⑴|1-1)\s*[)）】\]〕>＞]?")
_CLOSED = tuple("。．.！!？?：:")
_LONGEST_NOUN, _LONGEST_LINE, _LONGEST_HEADING = 60, 40, 30  # characters
_LONGEST_THING = 200
_LOOKED_AHEAD = 8  # blocks


@dataclass
class Item:
    """A stretch of the mail under one number, or a paragraph under none. *asked*: a lead-in calls it a question;
    *leads*: a list follows, so that what it asks may be no more than to answer that; *has_parts*: a list under it.
    *stem* is the sentence above its list that it is the end of: "Which of these counts: (a) …".
    """

    label: str
    style: str
    blocks: list[Block] = field(default_factory=list)
    asked: bool = False
    parent: Item | None = None
    leads: bool = False
    has_parts: bool = False
    stem: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether it stands in a list, under a number or a bullet."""
        return bool(self.label) or self.style.startswith("bullet")

    @property
    def sentences(self) -> list[Sentence]:
        """What is said in it."""
        return [sentence_of(text) for block in self.blocks for text in block.sentences]

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def is_asking(self) -> bool:
        """Whether any of its sentences asks; a few words above a list are its heading."""
        heads = self.has_parts and len(self.text) <= _LONGEST_LINE and not ends_asking(self.text)
        return not heads and any(sentence.asks for sentence in self.sentences)

    @property
    def heading(self) -> str:
        """The title of the item this one is a part of, where it has one."""
        parent = self.parent
        return parent.text if parent and not parent.is_asking and len(parent.text) <= _LONGEST_LINE else ""


def items_of(found: Sequence[Block]) -> list[Item]:
    """The blocks of a mail as items, in order, each knowing whether the writer called it a question."""
    items = _gathered(found)
    _ask_what_stands_among_questions(items)
    for item in items:
        item.asked = item.asked and not _NOTHING.search(item.text)
    for item, following in pairwise(items):
        item.leads = _leads(item, following)
    _give_stems(items)
    return _asked_behind(items)


def listed_under(items: Sequence[Item]) -> list[Item]:
    """The lines of a list of nouns, each the end of the sentence above that leads to it: "two things I'd love to
    cite:", …入れてよいか、○×で. None of a list of what is attached, or that says something."""
    for at, item in enumerate(items):
        listed = list(takewhile(lambda one: one.is_listed, items[at + 1 :]))
        lead = item.sentences[-1:] if item.leads and len(listed) > 1 else []
        nouns = not any(_is_told(one) or len(one.text) > _LONGEST_THING for one in listed)
        if nouns and any(_leads_to_what_is_asked(one) for one in lead):
            return [replace(one, asked=True, stem=lead[0].text) for one in listed]
    return []


def _is_told(item: Item) -> bool:
    """Whether a line of a list is a sentence; an English one without a full stop only names something: "why it was set
    up"."""
    english = all(one.language == "en" for one in item.sentences)
    return item.text.rstrip().endswith(_CLOSED[:4]) if english else _is_statement(item.text)


def _leads_to_what_is_asked(lead: Sentence) -> bool:
    """Whether a sentence above a list says that what follows is wanted: with a colon, or by asking in passing."""
    in_passing = any(one.endswith("か") for one in pieces(plain(lead.text), lead.language))
    wants = lead.text.rstrip().endswith((":", "：")) or in_passing
    return wants and lead.tells and lead.remark == "plain" and not lead.names_attachment


def _asked_behind(items: list[Item]) -> list[Item]:
    """The items, each of a list that a sentence behind it asks about ("which of the three may be counted?") as the end
    of that sentence, which is then no question of its own; where what asks behind it calls them by their letters ("may
    A go?"), they are cases and ask nothing."""
    for at, item in enumerate(items):
        listed = list(takewhile(lambda one: one.is_listed and not one.is_asking, reversed(items[:at])))
        asks = [one.text for one in item.sentences if one.asks]
        if item.is_listed or len(listed) < 2 or not asks:
            continue
        if len(asks) == 1 and _is_of_each(asks[0]):
            for one in listed:
                one.stem, one.asked = asks[0], True
            return [*items[:at], *items[at + 1 :]]
        if all(_is_called_by(one.label, item.text) for one in listed):
            for one in listed:
                one.asked = False
    return items


def _is_of_each(asked: str) -> bool:
    """Whether a sentence asks of each of the things listed before it."""
    return _WHICH_OF_THEM.search(asked) is not None or "each" in by_form(folded(plain(asked)), "")


def _is_called_by(label: str, text: str) -> bool:
    """Whether *text* calls something by a letter that it has in a list."""
    letter = label.strip("()（）.:： ")
    return letter.isalpha() and re.search(rf"(?<![A-Za-z]){letter}(?![A-Za-z])", text) is not None


def _leads(item: Item, following: Item) -> bool:
    """Whether a list follows; what is of the list itself, one bullet before another, leads nothing."""
    listed = bool(following.label) or following.style.startswith(("bullet", "heading", "bare"))
    return listed and not item.label and item.style != following.style


def _give_stems(items: Sequence[Item]) -> None:
    """Tell each item of a list that asks nothing by itself which sentence it is the end of."""
    stem = ""
    for item in items:
        if not item.label and not item.style:
            last = item.sentences[-1:] if item.leads else []
            stem = last[0].text if last and last[0].asks else ""
        elif item.asked and not item.is_asking:
            item.stem = stem


def _gathered(found: Sequence[Block]) -> list[Item]:
    """Blocks gathered under the numbers of the list they belong to; paragraphs between lists stand alone."""
    items: list[Item] = []
    expects_list = False
    expects_lines = False
    listed = any(block.label or block.style for block in found)
    for position, block in enumerate(found):
        current = items[-1] if items else None
        if block.label:
            items.append(_numbered(block, items, asked=expects_list or block.style == "word"))
            continue
        if block.style.startswith("bullet") and not (current and current.label):
            items.append(_bulleted(block, items, found[position + 1 :], asked=expects_list))
            continue
        named = expects_lines and not listed and _is_bare(block)
        apart = _are_lines(items)
        if current and not named and _belongs(block, current, found[position + 1 :], apart=apart):
            current.blocks.append(block)
        else:
            items.append(Item("", "bare" if named else "", [block], asked=named))
        if not items[-1].label and not named:
            expects_list = _leads_list(block) or (expects_list and _is_formal(block))
            expects_lines = _announces(block) or (expects_lines and _is_formal(block))
    return items


def _leads_list(block: Block) -> bool:
    """Whether a list behind *block* is one of questions: it asks, or announces that it will."""
    said = [sentence_of(text) for text in block.sentences]
    asks = any(sentence.is_asking_form or sentence.remark == "formality" for sentence in said)
    return asks and not any(sentence.remark == "hands something in" for sentence in said)


def _announces(block: Block) -> bool:
    """Whether lines behind *block* are questions even without marks: it asks for no more than to answer them."""
    return bool(block.sentences) and sentence_of(block.sentences[-1]).is_passed_over


def _is_formal(block: Block) -> bool:
    return all(sentence_of(text).is_formal for text in block.sentences)


def _is_bare(block: Block) -> bool:
    """Whether a line of an announced list without marks is a question in a few words ("travel costs")."""
    said = block.text.rstrip().endswith(_CLOSED) or _is_statement(block.text) or _is_formal(block)
    return 4 <= len(block.text) <= _LONGEST_LINE and not said


def _bulleted(block: Block, items: Sequence[Item], rest: Sequence[Block], *, asked: bool) -> Item:
    """A bulleted item; one that bullets of another kind follow is their heading and asks nothing itself."""
    following = rest[0].style if rest else ""
    heads = (
        block.style[-1] in "■□●○◯◆◇◎☆★▪"
        and following not in ("", block.style)
        and len(block.text) <= _LONGEST_HEADING
        and not any(sentence_of(text).asks for text in block.sentences)
    )
    before = items[-1] if items else None
    head = before.parent or (before if before.style == "heading" else None) if before else None
    style = "heading" if heads else block.style
    return Item("", style, [block], asked and not heads, None if heads else head)


def _numbered(block: Block, items: Sequence[Item], *, asked: bool) -> Item:
    """A new numbered item; inside its parent when a list of another style starts anew there."""
    item = Item(block.label, block.style, [block] if block.text else [], asked)
    tops = [other for other in items if other.label and not other.parent]
    if not tops or any(other.style == block.style for other in tops):
        return item
    sibling = items[-1].parent is not None and items[-1].style == block.style
    if sibling or _FIRST_OF_ITS_KIND.fullmatch(unicodedata.normalize("NFKC", block.label)):
        item.parent = tops[-1]
        joint = "" if block.style in ("frame", "circle") else "-"
        item.label = f"{tops[-1].label}{joint}{block.label}"
        item.asked = asked or tops[-1].asked
        tops[-1].asked, tops[-1].has_parts = False, True
    return item


def _belongs(block: Block, current: Item, rest: Sequence[Block], *, apart: bool) -> bool:
    """Whether an unnumbered block goes on with the item before it; *apart*: the items before that are a line each, and
    what follows the last behind a gap, or asks behind bullets, is a paragraph of its own."""
    if not current.label and not current.style.startswith("bullet"):
        return not block.gap
    asks = any(sentence_of(text).asks for text in block.sentences)
    if apart and current.blocks and (block.gap or (asks and not current.label)):
        return False
    if not block.gap or not current.blocks:
        return True
    more_items = any(other.label and other.style == current.style for other in rest[:_LOOKED_AHEAD])
    asked = current.is_asking or (current.asked and not asks)
    return more_items or not asked


def _are_lines(items: Sequence[Item]) -> bool:
    """Whether the list so far has several items, none of which asks or goes on behind a gap: cases, or things to choose
    among, and no questions under their titles."""
    listed = [item for item in items if item.is_listed]
    alone = not any(item.is_asking or any(one.gap for one in item.blocks[1:]) for item in listed)
    return len(listed) > 1 and alone


def _is_statement(text: str) -> bool:
    return bool(_STATEMENT.search(text) or _NOTHING.search(text))


def _ask_what_stands_among_questions(items: Sequence[Item]) -> None:
    """A bare noun ("締切") in a list of questions is a question, too."""
    listed = [item for item in items if item.label or item.style.startswith("bullet")]
    asking = {(bool(item.label), item.style) for item in listed if item.is_asking}
    for item in listed:
        among = (bool(item.label), item.style) in asking
        if among and len(item.text) <= _LONGEST_NOUN and not _is_statement(item.text):
            item.asked = True
        if item.parent:
            item.parent.asked = False
