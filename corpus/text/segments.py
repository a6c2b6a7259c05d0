"""A text cut into what greets, what only tells and what asks: sentences, numbered items, clauses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.text.alternatives import one_of
from corpus.text.greetings import greeting_before, is_greeting, meant_instead
from corpus.text.language import Language
from corpus.text.plain import has_letters
from corpus.text.question_words import WH, WH_JA
from corpus.text.sentences import sentences

Span = tuple[int, int]
SegmentKind = Literal["asking", "background", "greeting"]


@dataclass(frozen=True)
class Segment:
    """One stretch of a text. *span* are its offsets; *label* is the number its writer gave it ("1", "b"), if any."""

    kind: SegmentKind
    text: str
    span: Span
    label: str | None = None

    def moved(self, by: int) -> Segment:
        """The same stretch of a text that *by* more characters stand before."""
        start, end = self.span
        return replace(self, span=(start + by, end + by))


# 締切はいつですか、上限はいくらですか: two questions with a comma between them; 補助の方とか、 lists.
_ASKED_TWICE = re.compile(r"(?<=か)(?<!とか)、(?=[^、。]{3,}(?:か|か[?。]|\?)$)")
# 延長できるのか、また、経費は増えるのか、ご教示ください: one question and a further one.
_AND_ALSO = re.compile(
    r"(?<=か)(?:について|に関して|と|も|を|が)?、(?=(?:また|さらに|更に|加えて|それから|そして|あわせて|併せて|なお|および|及び)、?[^。]{3,}か)"
)
# 応募を考えていますが、締切はいつですか: what is told before it is asked; 別の時刻らしいので、そちらも: or pointed to.
_TOLD_FIRST = re.compile(
    r"(?:です|ます|した|ない|いる|たい)(?:が|けれど|けど|けれども|ので)、|ので、(?=[そこ](?:ちら|れ|の))"
)
# "I was given two times, so may I ask which is right?", "before I start: is that allowed?", "…; is there a limit?"
_VERB_FIRST = r"(?:may|might|can|could|would|will|do|does|did|is|are|was|were|must|should|has|have)"
_SO_IS_ASKED = re.compile(
    rf"(?:, (?:so|but) |[:;] | [-–—] )(?=(?:(?:please|kindly) |(?:{_VERB_FIRST}|{WH})\b)[^:]*\?$)",
    re.IGNORECASE,
)
_SHORTEST = 6  # characters of a question behind it
_SAYS_NOTHING = 13  # characters: "- is she right?" is no question without what stands before it
# A line end that only the typist's window made: behind a particle or comma, or before a word in lower case.
_WRAPPED = re.compile(r"(?<=[のをにがはでとも、,])\n|(?<=[a-z,])\n(?=[a-z])")
# A list's number or letter, at the start of a line or of a sentence: 1. (2) 3) ① Q1: 問1 b)
_ITEM = re.compile(
    r"(?:^|(?<=[\s。?!:;,、]))(?:Q|問|質問)?[(\[]?"
    r"(?:(?P<number>\d{1,2})(?:[.):\]、]| (?=\D)|$)|(?P<letter>[a-h])[.)])\s*",
    re.IGNORECASE,
)
# いつまでなのか分からず、…; 一度でよいのかが気になる: an embedded question that its writer leaves open.
_SETTLED_BY_NOBODY = r"のか(?!と|[ぁ-ん]{0,4}(?:検討|相談|議論|説明|報告))"
_LEFT_OPEN = re.compile(rf"{_SETTLED_BY_NOBODY}(?=[がはもを]?、?[^、?]{{4,}}(?<!か)[。!]?$)")
_JOINTS = "がはもを、"  # what joins it to what stands behind it
_BULLET = re.compile(r"[-*•・●○■□◆◇▪▶]\s*")
_ASKING_END = re.compile(r"(?:[?？]|か[。．.]?)\s*$")
_REQUEST = re.compile(
    one_of(
        r"(?:教え|ご教示|お聞かせ|お知らせ|ご説明|ご回答|ご確認)[^。]{0,12}"
        # 教えていただいた内容: what was told already
        r"(?:(?:くだ|下)さ(?!った)|(?:いただ|頂)(?!い(?:た(?!ら|い)|て、?あり))|願|幸|たい|ほし|て[。]?$)",
        r"(?:知り|伺い|お伺いし|確認し|聞き|お尋ねし|教わり)たい",
    )
)
_ASKS = {
    "ja": (
        re.compile(r"[?]|(?:(?<![^こ]と)か|かな|かね|っけ|よね|でしょう|の)[。.!)」』~ー]*$"),
        _REQUEST,
        re.compile(
            one_of(
                r"か(?:どうか|否か|、?を?(?:ご?確認|お?伺|お?尋ね|お?聞き))",
                r"(?:は|について|とは|なら|れば|場合)[。]?$",
            )
        ),
        re.compile(rf"{_SETTLED_BY_NOBODY}|[^なほどしつ]か、[^。]{{2,60}}か(?:[はがもを、。]|$)"),
        re.compile(rf"(?:{WH_JA}|何(?:人|件|年|月|日|時|回|が|を|で|か))[^。]{{0,20}}$"),
    ),
    "en": (
        re.compile(r"\?"),
        re.compile(
            r"^(?:and |so |or |but |also,? )?(?:(?:by|until|since|from|in|for|to|on|at) )?"
            # "What I have never had is money": a statement.
            rf"(?!what (?:i|we|he|she|they) [^?]{{2,60}} (?:is|was) (?!{WH}|whether)[^?]*$)"
            # "Was at the briefing, have been through the slides": the writer leaves out "I".
            rf"(?:{WH}|any|(?:{_VERB_FIRST}|shall|am)(?! (?:been|at|on|in|from|with|by) ))\b",
            re.IGNORECASE,
        ),
        re.compile(
            one_of(
                r"\b(?:(?:tell|inform|advise|remind) (?:me|us)|let (?:me|us) (?:know|have))\b",
                # "They would like to know before they promise": what, was asked before.
                r"\b(?:like|want|need|love|hoping|trying) to (?:know|ask|check|confirm|find out)\b"
                r"(?! (?:before|because|so that|by|in time|soon)\b|[.!]?$)",
                r"\b(?:wonder|wondering|unsure|not sure|not clear|whether|grateful (?:if|for|to))\b",
                r"\bplease (?:confirm|clarify|advise|explain|list|state|specify|describe)\b",
                r"\bhow (?:many|much|long|often|soon|late|far)\b|\b(?:right|correct)[.!]*$",
            ),
            re.IGNORECASE,
        ),
    ),
}
# ポスドクの契約との兼ね合いで知りたいです, "I ask because …": why one wants to know what another sentence asks.
_WHY_ONE_ASKS = re.compile(
    r"(?:ので|ため(?:に)?|から|(?:関係|都合|兼ね合い|事情)(?:で|上)?)、?(?:も|ぜひ|是非)?"
    r"(?:(?:知り|伺い|お伺いし|聞き|お聞きし|確認し|お尋ねし)たい[^。?か]{0,12}|(?:教え|ご教示)[^。?か]{0,12})[。]?$"
    r"|^(?:i am |i'm |we are |we're )?(?:just )?(?:ask(?:ing)?|(?:i|we) (?:need|want|would like) to know)"
    r" (?:this )?because\b[^?]*$",
    re.IGNORECASE,
)
# 上限もお願いします, behind a question: one more thing is asked for, unless it is something to be done.
_TOO = re.compile(
    r"^(?!.*(?:対応|検討|確認|返信|返事|回答|連絡|手配|送付|配慮|周知|協力|査収|印刷|予約|準備|指導|今後|引き続き|よろしく|宜しく|案内|共有|連携|報告|ご[一-龥]))"
    r"[^。、]{1,16}もお願い(?:いた|致)?します[。!]*$"
)
_POLITE_END = re.compile(
    r"(?:お願い(?:いた|致)?します|お願い申し上げます|失礼(?:いた|致)します|ございます)[。!]*$"
)
_AND = {
    "ja": re.compile(
        one_of(
            r"(?<!について)(?<!に関して)(?:と(?=、))?、(?!それぞれ)(?:また|および|あと|それと|それに|それから|そして|加えて)?",
            r"(?<=[^\x00-\x40])と(?=[^いきこなしはの、。言思])|及び|および|ならびに|並びに|[/&+\n]",
            r"(?<=[ァ-ヿ一-鿿])(?:[・ ]|や(?=[^ぁ-ん]|[おご]))(?=[^\x00-\x40ぁ-ん]|[おご])",
        )
    ),
    "en": re.compile(r", and (?:also )?|, | and (?:also )?| & | as well as | plus |; ?|\n", re.IGNORECASE),
}
# "tell me how much … and also what rate …": where a further embedded question begins. ", which" only relates.
_WONDERED = r"(?:(?:at|by|in|on|from|until|for|to|with) )?"
_ASKED_FOR = r"(?:whether|how|what|which|when|who|where)"
_SUPPOSING = r"(?:(?:assuming|supposing|provided|if|should) [^,?;]{3,40}?,? )?"
_FURTHER = re.compile(
    rf",? or (?=(?:when|where|who|what|how \w+) {_VERB_FIRST}\b)|"
    rf",? and (?:also )?(?={_SUPPOSING}{_WONDERED}{_ASKED_FOR}\b)|[,;] (?={_WONDERED}(?:whether|how|what)\b)"
    rf"|, and (?={_VERB_FIRST} (?!(?:also|not|be|been|have)\b)\w)",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(rf"\b{_ASKED_FOR}\b", re.IGNORECASE)
_YES_OR_NO = re.compile(rf"(?:^|, ){_VERB_FIRST} ", re.IGNORECASE)
_OR = re.compile(
    r"それとも|あるいは|または|もしくは|\bor (?:whether|if|is|are|do|does|can|must|only)\b", re.IGNORECASE
)
# A clause that asks: いつ頃行われ; 上乗せされるのか(が), 必要かを.
_ASKED_BY_WORD = re.compile(rf"(?:{WH_JA}|何)(?!か|も|でも|ぞ)")
# A comma, or the で that joins the next matter to what is asked: 何件くらいで倍率は…
_CLAUSE_END = re.compile(
    rf"、|(?P<asked>(?:{WH_JA}|何[^、。\sぁ-ん]{{0,2}})(?:くらい|ぐらい|程度|ほど|頃|ごろ|まで|から)?で)(?=[^、。\s]{{1,12}}は)"
)
_ASKED_BY_KA = re.compile(r"[^なほどしつ何誰]か(?:[ねな]|[がはもを]|という点[もを]?|につきまして|について)?$")


def asks(sentence: str, language: Language) -> bool:
    """Whether a sentence asks, by its form: a question mark, an ending, a question word, a request to be told."""
    bare = sentence.strip()
    if language == "ja" and asks_too(bare):
        return True
    if (
        language == "ja"
        and _POLITE_END.search(bare)
        and "?" not in bare
        and "教え" not in bare
        and "教示" not in bare
    ):
        return False
    return any(pattern.search(bare) for pattern in _ASKS[language])


def tells_why(sentence: str) -> bool:
    """Whether a sentence only tells why somebody wants to know what another one asks: 急ぐので、教えてください."""
    return _WHY_ONE_ASKS.search(sentence) is not None and not _ASKED_BY_WORD.search(sentence)


def asks_too(sentence: str) -> bool:
    """Whether a Japanese sentence asks for one more thing: 上限もお願いします."""
    return _TOO.search(sentence.strip()) is not None


def ends_asking(sentence: str) -> bool:
    """Whether a sentence ends in a mark or particle of questions: ?, か."""
    return _ASKING_END.search(sentence) is not None


def request_in(sentence: str) -> re.Match[str] | None:
    """Where a Japanese sentence asks to be told: 教えてください, 知りたい; None where it does not."""
    return _REQUEST.search(sentence)


def segments(text: str, language: Language, *, taken: Collection[int] = ()) -> tuple[Segment, ...]:
    """The segments of *text* (as `plain` leaves it) in order, none empty.

    Numbers that all stand at one of the offsets *taken* begin quantities ("1 institution and 2 people") and no items.
    Items of a numbered list are asking segments with their labels, whatever their form, one for each question in them:
    nobody numbers what does not matter. Where no sentence asks, all that is no greeting does: keywords are a question,
    too.
    """
    text = _WRAPPED.sub(" ", text)
    begins, items = _items(text, language, taken)
    if items:
        before = _of_sentences(text[:begins], language)
        ends = items[-1].span[1]
        behind = (one.moved(ends) for one in _of_sentences(text[ends:], language))
        return (*(replace(one, kind=_untold(one.kind)) for one in before), *items, *behind)
    found = tuple(_of_sentences(text, language))
    if found and not any(one.kind == "asking" for one in found):
        return tuple(_as_one(text, found))
    return found


def _untold(kind: SegmentKind) -> SegmentKind:
    return "greeting" if kind == "greeting" else "background"


def _as_one(text: str, found: Sequence[Segment]) -> Iterator[Segment]:
    """What stands between the greetings before and behind it, as one segment that asks; all, where all is greeting."""
    telling = [at for at, one in enumerate(found) if one.kind != "greeting"] or [0, len(found) - 1]
    first, last = telling[0], telling[-1]
    start, end = found[first].span[0], found[last].span[1]
    yield from found[:first]
    yield Segment("asking", text[start:end], (start, end))
    yield from found[last + 1 :]


def pieces(sentence: str, language: Language) -> tuple[str, ...]:
    """What a sentence may ask for, one by one: "how much, how long and by when?"; itself alone where nothing is joined.

    Only a proposal: whether each is a question of its own is for who knows what questions are about.
    """
    parts = [part.strip() for part in _AND[language].split(sentence)]
    parts = [part for part in parts if has_letters(part, 2)]
    return tuple(parts) if len(parts) > 1 else (sentence,)


def questions_in(sentence: str, language: Language) -> tuple[str, ...]:
    """The whole questions that one sentence asks ("how much it is, and also by when"), without what only frames them
    behind the last; itself alone where it asks one, or one of two.

    Only a proposal, as that of `pieces`.
    """
    if language == "en" and _OR.search(sentence):
        return (sentence,)
    parts = _wondered(sentence) if language == "en" else _asked_in_turn(sentence)
    return tuple(parts) if len(parts) > 1 else (sentence,)


def _wondered(sentence: str) -> list[str]:
    """The parts of an English sentence, each with a question word or asking for yes or no: "is there …, and which …?",
    "would I …, and is it …?"."""
    parts = [part.strip() for part in _FURTHER.split(sentence)]
    return parts if all(_QUESTION_WORD.search(part) or _YES_OR_NO.search(part) for part in parts) else []


def _asked_in_turn(sentence: str) -> list[str]:
    """The clauses up to each that asks, the other answer to choose ("… or …") with the one before it; a request behind
    the last is left out. None where no question word stands in any: 日本独自のものか、英国と同じものか lets choose."""
    parts: list[str] = []
    begun = 0
    for end in (
        *(gap.end("asked") if gap["asked"] else gap.start() for gap in _CLAUSE_END.finditer(sentence)),
        len(sentence),
    ):
        said = sentence[begun:end].rpartition("、")[2].rstrip("。?")
        if not said.endswith("の") and (_ASKED_BY_WORD.search(said) or _ASKED_BY_KA.search(said)):
            other = parts.pop() + "、" if parts and _OR.match(sentence, begun) else ""
            parts.append(other + sentence[begun:end])
            begun = end + sentence.startswith("、", end)
    return parts if any(_ASKED_BY_WORD.search(part) for part in parts) else []


def _of_sentences(text: str, language: Language) -> Iterator[Segment]:
    at = 0
    for line in sentences(text):
        for part in _parted(line):
            bullet = _BULLET.match(part)
            sentence = part[bullet.end() :] if bullet else part
            start = text.index(sentence, at)
            at = start + len(sentence)
            if has_letters(sentence):
                # "May I check two facts: what is …": what leads up to a question behind it asks nothing.
                leads = sentence.endswith(":") and not line.endswith(sentence)
                kind = "background" if leads else _kind_of(sentence, language)
                yield Segment(kind, sentence, (start, at))


def _kind_of(sentence: str, language: Language) -> SegmentKind:
    if is_greeting(sentence):
        return "greeting"
    return "asking" if asks(sentence, language) and not tells_why(sentence) else "background"


def _parted(line: str) -> Iterator[str]:
    """A sentence cut around what it says to be meant instead; or behind its greeting, where one question follows
    another, and where telling ends and asking begins."""
    if instead := meant_instead(line):
        begins, ends = instead
        yield from filter(None, (piece.strip() for piece in (line[:begins], line[begins:ends], line[ends:])))
        return
    greeted = greeting_before(line)
    if greeted:
        yield line[:greeted].strip()
    for part in (one for two in _AND_ALSO.split(line[greeted:]) for one in _ASKED_TWICE.split(two)):
        begins, ends = part.rfind("。", 0, len(part) - 1) + 1, len(part) - _SHORTEST
        told = max(
            (match.end() for match in _TOLD_FIRST.finditer(part, begins, max(begins, ends))), default=0
        )
        so = next(_SO_IS_ASKED.finditer(part, told), None)
        asked = so.end() if so and len(part) - so.end() > _SAYS_NOTHING else told
        behind = _LEFT_OPEN.search(part, asked)
        ends = behind.end() if behind and _only_wonders(part[behind.end() :].lstrip(_JOINTS)) else len(part)
        cut = (part[:told], part[told:asked], part[asked:ends], part[ends:].lstrip(_JOINTS))
        yield from (piece.strip() for piece in cut if piece)


def _only_wonders(tail: str) -> bool:
    """Whether what stands behind an embedded question asks nothing more: が気になっています, ご教示ください."""
    return is_greeting(tail) or not asks(tail, "ja")


def _items(text: str, language: Language, taken: Collection[int]) -> tuple[int, tuple[Segment, ...]]:
    """Where the list begins and its items, numbered 1, 2, … or a, b, …; none where fewer than two follow each other."""
    for first in ("1", "a"):
        marks = _counted(text, first)
        if len(marks) > 1 and not all(mark.start("number") in taken for mark in marks):
            ends = [mark.start() for mark in marks[1:]]
            ends.append(_end_of_last(text, marks[-1].end(), language))
            spans = [_stripped(text, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
            if all(start < end for start, end in spans):
                return marks[0].start(), tuple(
                    Segment("asking", text[start:end], (start, end), _label(mark))
                    for mark, span in zip(marks, spans, strict=True)
                    for start, end in _questions_of(text, span, language)
                )
    return 0, ()


def _questions_of(text: str, span: Span, language: Language) -> Iterator[Span]:
    """The stretches of an item that ask, each with what is told before it, the last with all that follows."""
    begins, ends = span
    asked = [one for one in _of_sentences(text[begins:ends], language) if one.kind == "asking"]
    for one in asked[:-1]:
        yield _stripped(text, begins, span[0] + one.span[1])
        begins = span[0] + one.span[1]
    yield _stripped(text, begins, ends)


def _end_of_last(text: str, begins: int, language: Language) -> int:
    """Where the last item ends: with its line, where that asks by itself; else with the text."""
    line = text.find("\n", begins)
    return line if line >= 0 and asks(text[begins:line].strip(), language) else len(text)


def _label(mark: re.Match[str]) -> str:
    return str(mark["number"] or mark["letter"])


def _counted(text: str, first: str) -> list[re.Match[str]]:
    """The marks of *text* that count up from *first* without a gap."""
    marks: list[re.Match[str]] = []
    wanted = first
    for match in _ITEM.finditer(text):
        if _label(match).lower() == wanted:
            marks.append(match)
            wanted = str(int(wanted) + 1) if wanted.isdigit() else chr(ord(wanted) + 1)
    return marks


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
