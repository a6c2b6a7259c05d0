"""The draft a person only has to read and send: polite, numbered, sourced, threaded, as text and as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from email import message_from_string
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from bot.answer import Citation, Language
from bot.mail.headers import RECEIPT, new_draft, policy_of
from bot.mail.letter import Letter, letter_to
from bot.mail.message import Mail
from bot.mail.outcome import Outcome
from bot.mail.wording import TEMPLATES
from corpus.errors import SettingsError
from corpus.text.printable import printable

PageText = Callable[[str, int], str | None]


@dataclass(frozen=True)
class Written:
    """A draft, the letter it says and its plain words."""

    message: EmailMessage
    letter: Letter
    text: str


class Writer:
    """Writes drafts from the *templates* in a folder, the desk's own or ours. *page_text* gives a cited page
    in full."""

    def __init__(
        self, *, templates: Path | None = None, desk: str | None = None, page_text: PageText | None = None
    ) -> None:
        self._folder = templates or TEMPLATES
        self._desk = desk
        self._page_text = page_text

    def check(self) -> None:
        """Load every template. Raises SettingsError naming what is missing or cannot be used, and what to
        type."""
        folder, names = self._folder, sorted(path.name for path in TEMPLATES.glob("*.txt"))
        missing = [name for name in names if not (folder / name).is_file()]
        if missing:
            lacks = f"has no {' and no '.join(missing)}" if folder.is_dir() else "is no folder"
            raise SettingsError(
                f"ASPIRE_MAIL_TEMPLATES={folder} {lacks}; "
                f"to put the templates there type: aspire mail templates {folder}"
            )
        for name in names:
            self._template(name)

    def write(self, mail: Mail, outcome: Outcome, *, now: datetime) -> Written:
        """The draft for a mail that somebody should answer. Raises SettingsError if a template fails."""
        letter = letter_to(mail, outcome, desk=self._desk)
        text = self.text(letter)
        receipts = dict.fromkeys(a.receipt for point in outcome.points for a in point.answers if a.receipt)
        draft = new_draft(mail, desk=self._desk, now=now, receipts=tuple(receipts))
        _fill(draft, text, letter.language, slides=self._slides(outcome))
        return Written(draft, letter, text)

    def rewrite(self, data: bytes, letter: Letter, *, receipts: Sequence[str]) -> Written:
        """The draft in *data* with other words and *receipts* under the same headers. Raises SettingsError if
        a template fails."""
        draft = message_from_string(data.decode(), policy=policy_of(data.partition(b"\r\n\r\n")[0]))
        kept = [str(part.get_content()) for part in draft.iter_attachments()]
        text = self.text(letter)
        draft.clear_content()
        del draft["MIME-Version"]
        del draft[RECEIPT]
        for receipt in receipts:
            draft[RECEIPT] = receipt
        still_needed = any(point.slides for point in letter.points)
        _fill(draft, text, letter.language, slides=kept[0] if kept and still_needed else "")
        return Written(draft, letter, text)

    def text(self, letter: Letter) -> str:
        """The draft's words."""
        name = f"reply.{letter.language}.txt"
        values = {field.name: getattr(letter, field.name) for field in fields(letter)}
        try:
            rendered = self._template(name).render(values)
        except TemplateError as error:
            raise SettingsError(
                f"The template {name} cannot be filled in: {error}. Mend it and run again."
            ) from error
        return printable(re.sub(r"\n{3,}", "\n\n", rendered)).strip() + "\n"

    def _template(self, name: str) -> Template:
        try:
            return _environment(self._folder).get_template(name)
        except (TemplateError, OSError, UnicodeError) as error:
            raise SettingsError(
                f"The mail template {name} cannot be used: {error}. Mend it and run again."
            ) from error

    def _slides(self, outcome: Outcome) -> str:
        """The pages on what a person has to answer, in full where the corpus is at hand."""
        cited = [c for point in outcome.points if point.triage == "person" for c in point.citations]
        cited += outcome.slides
        pages = {(citation.document, citation.page): citation for citation in cited}
        return "\n\n".join(self._slide(citation) for citation in pages.values())

    def _slide(self, citation: Citation) -> str:
        title = f"{citation.title}  p.{citation.page}" if citation.page else citation.title
        full = (
            self._page_text(citation.document, citation.page) if self._page_text and citation.page else None
        )
        return f"■ {title}\n\n{(full or citation.quote).strip()}\n"


@cache
def _environment(folder: Path) -> SandboxedEnvironment:
    """The templates of *folder*, compiled when first used and again after a change."""
    loader = FileSystemLoader(folder, encoding="utf-8-sig")
    return SandboxedEnvironment(
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _fill(draft: EmailMessage, text: str, language: Language, *, slides: str) -> None:
    draft.set_content(text, charset="utf-8", cte=_encoding(text))
    page = html_of(text, language)
    draft.add_alternative(page, subtype="html", charset="utf-8", cte=_encoding(page))
    if slides:
        name = "関連スライド.txt" if language == "ja" else "relevant-slides.txt"
        draft.add_attachment(
            slides.encode(), maintype="text", subtype="plain", params={"charset": "utf-8"}, filename=name
        )


def html_of(text: str, language: Language) -> str:
    """*text* as a plain HTML page that Outlook and Gmail show alike; every character of it escaped."""
    paragraphs = [_paragraph(paragraph) for paragraph in re.split(r"\n\s*\n", text.strip())]
    style = (
        "font-family:'Yu Gothic',Meiryo,'Hiragino Sans',Arial,sans-serif;"
        "font-size:11pt;line-height:1.6;color:#222"
    )
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


def _encoding(text: str) -> str:
    """Base64 for what is mostly Japanese, quoted-printable for what a person may read in the raw."""
    return "base64" if sum(char > "\x7f" for char in text) > len(text) / 6 else "quoted-printable"
