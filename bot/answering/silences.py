"""What is said where nothing answers: left open by the call, not placed, or not the desk's. One is never put
as another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answer import Choice, Language
from index.passage import Chunk

# left_open: a person signed that the documents state nothing on it. not_placed: nothing was found, which says nothing
# of the documents. The others are not this desk's to answer.
SilenceKind = Literal[
    "left_open", "not_placed", "other_programme", "other_year", "judgement", "orders", "off_topic", "language"
]
_WORDS: Mapping[SilenceKind, Mapping[Language, str]] = {
    "left_open": {
        "ja": "{label}については、資料に記載がありません。",
        "en": "The documents state nothing on this ({label}).",
    },
    "not_placed": {
        "ja": "お尋ねの内容を資料の中に見つけることができませんでした。",
        "en": "I could not find this in the documents.",
    },
    "other_programme": {
        "ja": "この窓口の資料は{programme}の公募のもので、他の事業や制度については案内できません。",
        "en": "This desk's documents are those of the {programme} calls; they cover no other programme.",
    },
    "other_year": {
        "ja": "この窓口の資料は{year}年度の公募のもので、他の年度については記載がありません。",
        "en": "This desk's documents are those of the FY{year} calls; they say nothing of other years.",
    },
    "judgement": {
        "ja": "個別の判断や助言は、この案内ではできません。",
        "en": "This is a matter of judgement, which the documents cannot settle.",
    },
    "orders": {
        "ja": "この案内は、公募の資料にもとづくご質問にだけお答えしています。",
        "en": "I only answer questions about the call, from its documents.",
    },
    "off_topic": {
        "ja": "この案内は、公募の資料にもとづくご質問にだけお答えしています。",
        "en": "I only answer questions about the call, from its documents.",
    },
    "language": {
        "ja": "日本語か英語でお尋ねください。",
        "en": "Please ask in English or Japanese. / 日本語か英語でお尋ねください。",
    },
}
_POINTER = {
    "ja": "資料では「{quote}」と案内されています。",
    "en": 'The documents refer to: "{quote}".',
}
_NEAR = {
    "ja": "近い内容の箇所：{title} {page}ページ{heading}",
    "en": "The nearest passage: {title}, page {page}{heading}.",
}
_MAY_ANSWER = {
    "ja": "：「{quote}」（お尋ねへの答えかどうかは確かではありません）",
    "en": " “{quote}” (It may not answer your question.)",
}
_HEADING = {"ja": "「{heading}」", "en": ', "{heading}"'}
_CHOICES = {"ja": "次のことをお尋ねでしょうか：{labels}", "en": "Did you mean: {labels}?"}
_ASK = {"ja": "{contact} へお問い合わせください。", "en": "Please ask {contact}."}


@dataclass(frozen=True)
class Silence:
    """Why nothing is answered, and what helps on: the nearest passage (its *quote* where it may answer after all), near
    intents, whom to ask.

    *programmes* and *years* are those of the calls that may be meant.
    """

    kind: SilenceKind
    label: str = ""
    programmes: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    near: Chunk | None = None
    quote: str = ""
    choices: tuple[Choice, ...] = ()
    contact: str | None = None

    @property
    def reason(self) -> str:
        """The reason in the answer's JSON."""
        return self.kind

    def says(self, language: Language, *, asks_desk: bool = True) -> str:
        """The silence in words; a letter of the desk itself neither asks back nor tells its reader to write
        to the desk: a person goes on with it."""
        words = _WORDS[self.kind][language]
        ja = language == "ja"
        programme = ("・" if ja else " and ").join(self.programmes)
        year = ("・" if ja else " and FY").join(map(str, self.years))
        lines = [words.format(label=self.label, programme=programme, year=year)]
        if not asks_desk:
            return lines[0]
        if near := self.near:
            heading = _HEADING[language].format(heading=near.heading) if near.heading else ""
            place = _NEAR[language].format(title=near.title, page=near.page, heading=heading)
            lines.append(place + (_MAY_ANSWER[language].format(quote=self.quote) if self.quote else ""))
        if self.choices:
            lines.append(_CHOICES[language].format(labels=_listed(self.choices, language)))
        if self.contact and self.kind not in ("orders", "off_topic", "language"):
            lines.append(_ASK[language].format(contact=self.contact))
        return "\n".join(lines)


def _listed(choices: Sequence[Choice], language: Language) -> str:
    return ("、" if language == "ja" else "; ").join(choice.label for choice in choices)
