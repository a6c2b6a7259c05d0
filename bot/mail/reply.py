"""The draft a person only has to read and send: polite, numbered, sourced, threaded, as text and as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from bot.answer import Citation, Language
from bot.mail.decode import one_line
from bot.mail.headers import new_draft
from bot.mail.message import Mail
from bot.mail.triage import PERSONAL, Outcome, Point
from bot.mail.wording import in_desks_voice
from corpus.errors import SettingsError

TEMPLATES = Path(__file__).parent / "templates"
_MARKER = re.compile(r"\[(\d{1,3})\]")
_HONORIFIC = re.compile(r"\s*(?:様|さま|さん|殿|先生|氏)$")
_INTRODUCES = re.compile(
    r"(?:の|、|\s|^)([一-龥々ァ-ヶー]{1,6}(?:[ 　][一-龥々ぁ-んァ-ヶー]{1,6})?)と(?:申し|もうし)ます"
)
_LONGEST_QUOTE = 20_000
_LONGEST_QUESTION = 400

PageText = Callable[[str, int], str | None]


@dataclass(frozen=True)
class Source:
    """A sentence under an answer, with its marker."""

    mark: str
    title: str
    page: int | None
    heading: str | None
    quote: str


@dataclass(frozen=True)
class Shown:
    """A point as the template sees it."""

    label: str
    text: str
    origin: str
    for_person: bool
    answers: tuple[str, ...]
    sources: tuple[Source, ...]
    slides: tuple[Source, ...]


class Writer:
    """Writes drafts from the templates, the desk's own ones first. *page_text* gives a cited page in full."""

    def __init__(
        self, *, templates: Path | None = None, desk: str | None = None, page_text: PageText | None = None
    ) -> None:
        self._folders = [templates, TEMPLATES] if templates else [TEMPLATES]
        self._desk = desk
        self._page_text = page_text

    @cached_property
    def _environment(self) -> SandboxedEnvironment:
        loader = ChoiceLoader([FileSystemLoader(folder, encoding="utf-8-sig") for folder in self._folders])
        return SandboxedEnvironment(
            loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def check(self) -> None:
        """Load the templates of both languages. Raises SettingsError naming the one that cannot be used."""
        for language in ("ja", "en"):
            self._template(f"reply.{language}.txt")
            self._template(f"signature.{language}.txt")

    def write(self, mail: Mail, outcome: Outcome, *, now: datetime) -> EmailMessage:
        """The draft for a mail that somebody should answer. Raises SettingsError if a template fails."""
        receipts = dict.fromkeys(a.receipt for point in outcome.points for a in point.answers if a.receipt)
        draft = new_draft(mail, desk=self._desk, now=now, receipts=tuple(receipts))
        text = self.text(mail, outcome)
        draft.set_content(text, charset="utf-8", cte=_encoding(text))
        page = html_of(text, outcome.language)
        draft.add_alternative(page, subtype="html", charset="utf-8", cte=_encoding(page))
        slides = self._slides(outcome)
        if slides:
            name = "関連スライド.txt" if outcome.language == "ja" else "relevant-slides.txt"
            draft.add_attachment(
                slides.encode(), maintype="text", subtype="plain", params={"charset": "utf-8"}, filename=name
            )
        return draft

    def text(self, mail: Mail, outcome: Outcome) -> str:
        """The draft's words."""
        values = {
            "addressee": addressee(mail, outcome),
            "points": [shown(point, desk=self._desk) for point in outcome.points],
            "numbered": len(outcome.points) > 1 or not _is_made_up(outcome),
            "contact": next((a.contact for p in outcome.points for a in p.answers if a.contact), self._desk),
            "address": self._desk,
            "quoted_from": _quoted_from(mail, outcome.language),
            "quoted": _quoted(outcome.text),
        }
        name = f"reply.{outcome.language}.txt"
        try:
            rendered = self._template(name).render(values)
        except TemplateError as error:
            raise SettingsError(
                f"The template {name} cannot be filled in: {error}. Mend it and run again."
            ) from error
        return re.sub(r"\n{3,}", "\n\n", rendered).strip() + "\n"

    def _template(self, name: str) -> Template:
        try:
            return self._environment.get_template(name)
        except (TemplateError, OSError, UnicodeError) as error:
            raise SettingsError(
                f"The mail template {name} cannot be used: {error}. Mend it and run again."
            ) from error

    def _slides(self, outcome: Outcome) -> str:
        """The cited pages of the points a person has to answer, in full where the corpus is at hand."""
        cited = [c for point in outcome.points if point.triage == "person" for c in point.citations]
        pages = {(citation.document, citation.page): citation for citation in cited}
        return "\n\n".join(self._slide(citation) for citation in pages.values())

    def _slide(self, citation: Citation) -> str:
        title = f"{citation.title}  p.{citation.page}" if citation.page else citation.title
        full = (
            self._page_text(citation.document, citation.page) if self._page_text and citation.page else None
        )
        return f"■ {title}\n\n{(full or citation.quote).strip()}\n"


def shown(point: Point, *, desk: str | None = None) -> Shown:
    """A point for the template: what only a person may answer shows its slides and no answer of ours.

    Several answers to one point share one row of markers: those of the second go on where the first ended.
    """
    answers: list[str] = []
    sources: list[Source] = []
    for answer in point.answers:
        offset = len(sources)
        answers.append(_remarked(in_desks_voice(answer, desk), offset))
        sources += [_source(citation, f"[{citation.id + offset}]") for citation in answer.citations]
    slides = [_source(citation, "・") for citation in point.slides]
    text = one_line(point.question.text)
    cut = text if len(text) <= _LONGEST_QUESTION else f"{text[:_LONGEST_QUESTION]}…"
    origin = one_line(point.question.origin)
    return Shown(
        point.question.label,
        cut,
        origin,
        point.reason == PERSONAL,
        tuple(answers),
        tuple(sources),
        tuple(slides),
    )


def _remarked(answer: str, offset: int) -> str:
    """*answer* with its [n] markers moved on by *offset*."""
    return _MARKER.sub(lambda found: f"[{int(found[1]) + offset}]", answer)


def _source(citation: Citation, mark: str) -> Source:
    return Source(mark, one_line(citation.title), citation.page, citation.heading, one_line(citation.quote))


def html_of(text: str, language: Language) -> str:
    """*text* as a plain HTML page that Outlook and Gmail show alike; every character of it escaped."""
    paragraphs = [_paragraph(paragraph) for paragraph in re.split(r"\n\s*\n", text.strip())]
    style = "font-family:'Yu Gothic',Meiryo,'Hiragino Sans',Arial,sans-serif;font-size:11pt;line-height:1.6;color:#222"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8"></head>\n'
        f'<body style="{style}">\n' + "\n".join(paragraphs) + "\n</body>\n</html>\n"
    )


def _paragraph(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if all(line.startswith(">") for line in lines):
        inner = "<br>\n".join(html.escape(line[1:].strip()) for line in lines)
        style = "margin:0 0 0 8px;padding-left:8px;border-left:2px solid #bbb;color:#555"
        return f'<blockquote style="{style}">{inner}</blockquote>'
    inner = "<br>\n".join(html.escape(line).replace("   ", "&nbsp;&nbsp; ") for line in lines)
    return f'<p style="margin:0 0 1em 0">{inner}</p>'


def addressee(mail: Mail, outcome: Outcome) -> str:
    """Whom the reply greets, as far as the mail tells."""
    name = _HONORIFIC.sub("", re.sub(r"[（(<\[［].*", "", one_line(mail.sender.name)).strip(" \"'"))[:60]
    if not name or "@" in name:
        introduced = _INTRODUCES.search(outcome.text)
        name = introduced[1] if introduced else ""
    if outcome.language == "ja":
        return f"{name} 様" if name else "お問い合わせいただいた方へ"
    return f"Dear {name}," if name else "Dear applicant,"


def _is_made_up(outcome: Outcome) -> bool:
    """Whether the one number there is was ours, not the writer's."""
    return len(outcome.points) == 1 and outcome.points[0].question.label == "1"


def _quoted_from(mail: Mail, language: Language) -> str:
    name = one_line(mail.sender.name) or mail.sender.address
    if language == "ja":
        when = f"{mail.date:%Y/%m/%d %H:%M}、" if mail.date else ""
        return f"{when}{name} 様のメール:" if name else "いただいたメール:"
    when = f"On {mail.date:%d %B %Y at %H:%M}, " if mail.date else ""
    return f"{when}{name or 'you'} wrote:"


def _quoted(text: str) -> str:
    clean = re.sub(r"[^\S\n]", " ", text)
    clean = "".join(char for char in clean if char == "\n" or char.isprintable())
    return (
        "\n".join(f"> {line.rstrip()}" for line in clean[:_LONGEST_QUOTE].strip().split("\n"))
        if clean.strip()
        else ""
    )


def _encoding(text: str) -> str:
    """Base64 for what is mostly Japanese, quoted-printable for what a person may read in the raw."""
    return "base64" if sum(char > "\x7f" for char in text) > len(text) / 6 else "quoted-printable"
