"""From guarded sentences to the answer a person reads: markers in order of first use, citations, status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Answer, Citation, RulingLine, Status
from bot.evidence import Evidence, Ground, Ruling, Sentence

_CONFIRM_WITH = {"ja": "確認先：{contact}", "en": "To confirm, write to {contact}."}
_SILENT_PART = {
    "ja": "「{part}」については、資料に記載がありません。",
    "en": 'The documents do not answer this part: "{part}"',
}
_SILENT = {
    "ja": {
        "not_in_documents": "お尋ねの内容は、資料には記載がありません。",
        "other_year": "この資料は{year}年度の公募のもので、他の年度についての記載はありません。",
        "other_programme": "この資料は{programme}の公募のもので、他の事業や制度についての記載はありません。",
        "ask": "{contact} へお問い合わせください。",
        "near": "近い内容の箇所：{title} {page}ページ「{heading}」",
    },
    "en": {
        "not_in_documents": "The documents do not say.",
        "other_year": "These documents are for the FY{year} calls; they say nothing of other years.",
        "other_programme": "These documents are for the {programme} calls; they say nothing of other programmes.",
        "ask": "Please ask {contact}.",
        "near": 'The nearest passage: {title}, page {page}, "{heading}".',
    },
}


@dataclass(frozen=True)
class Outcome:
    """What is decided about an answer beside its words. *reason* is None where it is answered."""

    status: Status
    reason: str | None
    contact: str | None


def outcome_of(rulings: Sequence[Ruling], contact: str | None, *, partly: bool = False) -> Outcome:
    """Answered; or to be confirmed where a ruling says so (`hedged`, or the call silent on the point), or part is silent."""
    unsure = [ruling for ruling in rulings if ruling.verdict == "confirm"]
    if not unsure and not partly:
        return Outcome("answered", None, contact)
    reason = "hedged" if any(ruling.hedged for ruling in unsure) else "not_in_documents"
    return Outcome("confirm", reason, contact)


def compose(
    evidence: Evidence,
    sentences: Sequence[Sentence],
    outcome: Outcome,
    *,
    silent: Sequence[str] = (),
    model: str,
) -> Answer:
    """The answer in *sentences*, each followed by its markers; citations numbered by first use.

    *silent* are the parts of the question that the documents do not answer: named, so that none is passed over.
    """
    grounds = {ground.id: ground for ground in evidence.grounds}
    numbers: dict[int, int] = {}
    question, language = evidence.question, evidence.question.language
    lines = [marked(sentence, numbers) for sentence in sentences]
    lines += [_SILENT_PART[language].format(part=part) for part in silent]
    if outcome.status == "confirm" and outcome.contact:
        lines.append(_CONFIRM_WITH[language].format(contact=outcome.contact))
    return Answer(
        question=question.text,
        language=language,
        status=outcome.status,
        answer="\n".join(lines),
        rulings=tuple(_line(ruling, evidence.grounds, numbers) for ruling in evidence.rulings),
        citations=tuple(_citation(grounds[ground], number) for ground, number in numbers.items()),
        reason=outcome.reason,
        contact=outcome.contact,
        model=model,
        as_of=question.as_of,
        elapsed_ms=0.0,
    )


def silent(
    evidence: Evidence,
    outcome: Outcome,
    *,
    programme: str = "",
    year: int | None = None,
    near: Ground | None = None,
    model: str,
) -> Answer:
    """The honest answer where the documents do not tell: the reason, the nearest page if one helps, and whom to ask."""
    words = _SILENT[evidence.question.language]
    reason = outcome.reason or "not_in_documents"
    lines = [words.get(reason, words["not_in_documents"]).format(programme=programme, year=year)]
    if near is not None and near.heading:
        lines.append(words["near"].format(title=near.title, page=near.page, heading=near.heading))
    if outcome.contact:
        lines.append(words["ask"].format(contact=outcome.contact))
    question = evidence.question
    return Answer(
        question=question.text,
        language=question.language,
        status="not_found",
        answer="\n".join(lines),
        rulings=(),
        citations=(),
        reason=reason,
        contact=outcome.contact,
        model=model,
        as_of=question.as_of,
        elapsed_ms=0.0,
    )


def marked(sentence: Sentence, numbers: dict[int, int]) -> str:
    """A sentence with its markers; *numbers*, those of the grounds cited so far, grows by those it cites first."""
    markers = "".join(f"[{numbers.setdefault(cite, len(numbers) + 1)}]" for cite in sentence.cites)
    return f"{sentence.text} {markers}" if markers else sentence.text


def _line(ruling: Ruling, grounds: Sequence[Ground], numbers: dict[int, int]) -> RulingLine:
    places = {(source.document, source.page, source.quote) for source in ruling.sources}
    cited = (ground.id for ground in grounds if (ground.document, ground.page, ground.quote) in places)
    return RulingLine(
        rule=ruling.rule,
        scheme=ruling.scheme,
        verdict=ruling.verdict,
        text=ruling.text,
        value=ruling.value,
        unit=ruling.unit,
        citations=tuple(numbers[ground] for ground in cited if ground in numbers),
    )


def _citation(ground: Ground, number: int) -> Citation:
    return Citation(
        id=number,
        document=ground.document,
        title=ground.title,
        page=ground.page,
        heading=ground.heading,
        quote=ground.quote,
        url=ground.url,
    )
