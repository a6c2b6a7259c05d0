"""Real attachments, made by the libraries that offices use, and mails that carry them."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

QUESTIONS = ("1. 直接経費の上限はいくらですか。", "2. 面接審査はいつですか。")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx_of(*lines: str, heading: str = "質問票", table: list[list[str]] | None = None) -> bytes:
    """A Word file: a heading, paragraphs, and a table if there is one."""
    import docx

    document = docx.Document()
    document.add_heading(heading, 0)
    for line in lines:
        document.add_paragraph(line)
    rows = table or []
    if rows:
        grid = document.add_table(rows=len(rows), cols=len(rows[0]))
        for cells, row in zip(grid.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
    return _saved(document)


def pptx_of(*lines: str) -> bytes:
    """A slide with a title and these lines."""
    import pptx

    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Questions"
    slide.placeholders[1].text = "\n".join(lines)
    return _saved(deck)


def pdf_of(*lines: str, pages: int = 1, password: str | None = None) -> bytes:
    """A PDF of *pages* pages with the same lines, Japanese included."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    for _ in range(pages):
        canvas.setFont("HeiseiKakuGo-W5", 11)
        for number, line in enumerate(lines):
            canvas.drawString(60, 760 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx_bomb() -> bytes:
    """A Word file of a few kilobytes that unpacks to 100 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w") as part:
            for _ in range(100):
                part.write(b" " * 1_000_000)
    return out.getvalue()


def mail_with(
    *attached: tuple[str, bytes] | EmailMessage,
    text: str = "添付の質問票にご回答ください。\n",
    number: int = 1,
) -> bytes:
    """A mail with attachments: files by name, or mails."""
    mail = new_mail(text, number=number)
    for item in attached:
        if isinstance(item, EmailMessage):
            mail.add_attachment(item)
        else:
            name, data = item
            mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes(policy=SMTP)


def new_mail(text: str, *, subject: str = "Question", number: int = 1) -> EmailMessage:
    """A mail to go on with."""
    mail = EmailMessage()
    mail["From"] = "Asker <asker@univ.example>"
    mail["To"] = "desk@funder.example"
    mail["Subject"] = subject
    mail["Date"] = "Mon, 01 Apr 2024 09:00:00 +0900"
    mail["Message-ID"] = f"<mail-{number}@univ.example>"
    mail.set_content(text)
    return mail


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
