"""The modals: asking the desk, answering a case, reading the slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.answer import Answer, Citation, Language
from bot.answers.model import DeskAnswer
from bot.slack import blocks as kit
from bot.slack.casebook import Case
from bot.slack.phrases import phrase
from bot.slack.records import Given
from bot.slack.sources import place, source_blocks
from bot.slack.text import cut, pieces

SlideText = Callable[[Citation, Language], str | None]
View = dict[str, Any]

MISREAD = "misread"  # the field in which a member says that a question was misread
_SLIDES = 12
_SLIDE_LIMIT = 5000
_VIEW_LIMIT = 20_000


def desk_form(given: Given) -> View:
    """Question, draft answer and sources, to be sent to the desk."""
    answer = given.answer
    draft = cut(answer.answer, kit.SECTION_LIMIT) or phrase("no_draft", answer.language)
    blocks = [
        kit.text_input("question", phrase("question", answer.language), initial=answer.question),
        kit.text_input("note", phrase("note", answer.language), optional=True),
        kit.rich_text(
            kit.section(kit.words(phrase("draft", answer.language) + "\n", bold=True), kit.words(draft))
        ),
        *source_blocks(answer.citations, answer.language),
    ]
    return _modal("ask_desk_form", "ask_desk", answer.language, blocks, private=given.key, submit="send")


def case_form(case: Case) -> View:
    """The desk's reply to a case, starting from the draft."""
    blocks = [
        kit.rich_text(kit.quote(cut(case.question, kit.SECTION_LIMIT))),
        *([kit.rich_text(kit.section(kit.words(cut(case.note, kit.SECTION_LIMIT))))] if case.note else []),
        kit.text_input("reply", phrase("reply", case.language), initial=case.draft),
    ]
    return _modal("answer_case_form", "answer_it", case.language, blocks, private=str(case.id), submit="send")


def approval_form(answer: DeskAnswer, language: Language, scopes: Sequence[tuple[str, str]]) -> View:
    """What an answer would be given to and with which words, to be read, mended and approved for every counter.

    *scopes* are the calls and sides that it may be limited to, each as a value and its name.
    """
    serves = phrase("use_serves", language, count=answer.asked)
    ja, en = (answer.wording.get(name, "") for name in ("ja", "en"))
    blocks = [
        kit.context(serves),
        kit.text_input("questions", phrase("use_questions", language), initial="\n".join(answer.questions)),
        kit.text_input("ja", phrase("use_ja", language), initial=ja, optional=True),
        kit.text_input("en", phrase("use_en", language), initial=en, optional=True),
        kit.text_input("until", phrase("use_until", language), initial=_day(answer), optional=True),
    ]
    scope = f"{answer.call or ''}:{answer.side or ''}"
    if scope not in (":", *(value for value, _ in scopes)):
        scopes = [(scope, scope.strip(":")), *scopes]
    if scopes:
        blocks.append(kit.select("scope", phrase("use_scope", language), scopes, initial=scope))
    as_misread = phrase("use_as_misread", language)
    blocks.append(kit.tick(MISREAD, phrase("use_misread", language), as_misread, ticked=answer.misread))
    title = "use_next" if answer.state == "proposed" else "change_answer"
    private = f"{answer.id}:{answer.state}"
    return _modal("use_next_form", title, language, blocks, private=private, submit="approve")


def asks_for_form(case: Case, intents: Sequence[tuple[str, str]]) -> View:
    """The question of a case, to be worded as others would, and the *intents* it may ask for, each with its label."""
    language = case.language
    blocks = [
        kit.text_input("question", phrase("question", language), initial=case.question),
        kit.select("intent", phrase("asks_for", language), intents),
    ]
    return _modal("asks_for_form", "asks_for", language, blocks, private=str(case.id), submit="keep")


def translation_form(answer: DeskAnswer, wanted: Language, language: Language) -> View:
    """An answer in force as it is worded, to be worded in the language *wanted* too."""
    wording = next(iter(filter(None, answer.wording.values())), "")
    blocks = [
        kit.rich_text(kit.quote(cut("\n".join(answer.questions), kit.SECTION_LIMIT))),
        kit.rich_text(kit.section(kit.words(cut(wording, kit.SECTION_LIMIT)))),
        kit.text_input("wording", phrase(f"use_{wanted}", language)),
        kit.text_input("questions", phrase("add_questions", language), optional=True),
    ]
    private = f"{answer.id}:{wanted}"
    return _modal("translate_form", f"add_{wanted}", language, blocks, private=private, submit="approve")


def _day(answer: DeskAnswer) -> str:
    return str(answer.valid_until) if answer.valid_until else ""


def slides(answer: Answer, slide_text: SlideText) -> View:
    """The whole text of each slide the answer cites, once each; the quote where the slide cannot be read."""
    blocks: list[kit.Block] = []
    room = _VIEW_LIMIT
    seen = dict.fromkeys((citation.document, citation.page) for citation in answer.citations)
    first = [next(c for c in answer.citations if (c.document, c.page) == place) for place in seen]
    for citation in first[:_SLIDES]:
        text = cut(slide_text(citation, answer.language) or citation.quote, min(_SLIDE_LIMIT, room))
        blocks += _slide(citation, text, answer.language)
        room -= len(text)
        if room <= 0:
            break
    if not blocks:
        blocks = [kit.context(phrase("not_found", answer.language))]
    return _modal("slides", "show_slides", answer.language, blocks, private="")


def notice(text: str, language: Language) -> View:
    """A modal of one sentence."""
    return _modal("notice", "question", language, [kit.rich_text(kit.section(kit.words(text)))], private="")


def _slide(citation: Citation, text: str, language: Language) -> list[kit.Block]:
    title = " ".join(
        [cut(citation.title, 100), place(citation, language), cut(citation.heading or "", 100)]
    ).strip()
    parts = [kit.rich_text(kit.section(kit.words(part))) for part in pieces(text, kit.SECTION_LIMIT)]
    return [kit.rich_text(kit.section(kit.words(title, bold=True))), *parts, {"type": "divider"}]


def _modal(
    callback: str,
    title: str,
    language: Language,
    blocks: list[kit.Block],
    *,
    private: str,
    submit: str | None = None,
) -> View:
    view: View = {
        "type": "modal",
        "callback_id": callback,
        "title": kit.label(phrase(title, language)),
        "close": kit.label(phrase("close", language)),
        "blocks": blocks,
        "private_metadata": private,
    }
    return view | {"submit": kit.label(phrase(submit, language))} if submit else view
