"""Questions and answers are found in every form that FAQs come in: each question heads its answer."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from corpus.readers import html, markdown, plain, word

Pairs = Sequence[tuple[str, str]]
TITLE = "研究助成の質問と回答"
JA = (
    ("申請書は英語で書けますか。", "はい。日本語でも書けます。"),
    ("大学院生は応募できますか。", "できません。"),
    ("謝金は払えますか。", "払えます。ただし上限は３万円です。"),
)
EN = (
    ("Who may lead?", "A permanent member of staff leads the project."),
    ("May I buy a laptop?", "Yes, if the project needs it."),
    ("When are results sent?", "All applicants hear in May."),
)


def page(body: str) -> bytes:
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>".encode()


def each(form: str) -> Callable[[Pairs], bytes]:
    """A page on which *form* holds each pair, its number first."""
    return lambda pairs: page("".join(form.format(at, *pair) for at, pair in enumerate(pairs, 1)))


def within(outer: str, form: str) -> Callable[[Pairs], bytes]:
    return lambda pairs: page(
        outer.format("".join(form.format(at, *pair) for at, pair in enumerate(pairs, 1)))
    )


def text(form: str) -> Callable[[Pairs], bytes]:
    return lambda pairs: (
        f"{TITLE}\n\n" + "\n".join(form.format(at, *pair) for at, pair in enumerate(pairs, 1))
    ).encode()


def docx_of(*, listed: bool) -> Callable[[Pairs], bytes]:
    def written(pairs: Pairs) -> bytes:
        import docx

        document, stream = docx.Document(), io.BytesIO()
        document.add_heading(TITLE, 0)
        for question, answer in pairs:
            document.add_paragraph(style="List Number" if listed else None).add_run(question).bold = True
            document.add_paragraph(answer)
        document.save(stream)
        return stream.getvalue()

    return written


FORMS = {
    "headings": ("html", each("<h3>{1}</h3><p>{2}</p>")),
    "dl": ("html", within("<dl>{}</dl>", "<dt>{1}</dt><dd>{2}</dd>")),
    "details": ("html", each("<details><summary>{1}</summary><p>{2}</p></details>")),
    "label and paragraph": ("html", each("<div><label>{1}</label><p>{2}</p></div>")),
    "table": (
        "html",
        within("<table><tr><th>No.<th>Q<th>A</tr>{}</table>", "<tr><td>{0}<td>{1}<td>{2}</tr>"),
    ),
    "spans": ("html", within("<ul>{}</ul>", "<li><b>Q{0}</b>{1}<div><b>A{0}</b>{2}</div></li>")),
    "bold paragraphs": ("docx", docx_of(listed=False)),
    "numbered paragraphs": ("docx", docx_of(listed=True)),
    "markdown": ("md", text("**Q{0}-1. {1}**\n\nA{0}-1. {2}\n")),
    "details in markdown": ("md", text("<details><summary>{1}</summary>\n\n{2}\n\n</details>\n")),
    "html in markdown": ("md", text("<details>\n<summary><b>Q: {1}</b></summary>\nA: {2}\n</details>\n")),
    "Q1. and A1.": ("txt", text("Q{0}. {1}\nA{0}. {2}\n")),
    "問 and 答": ("txt", text("問{0}　{1}\n答　{2}\n")),
    "words": ("txt", text("Question {0}: {1}\nAnswer: {2}\n")),
    "bare spans": (
        "html",
        each("<div><span>Q</span><span>{1}</span></div><div><span>A</span><span>{2}</span></div>"),
    ),
    "spans of one line": ("html", within("<p>{}</p>", "<span>Q: {1}</span> <span>A: {2}</span>")),
    "marks in cells": ("html", within("<table>{}</table>", "<tr><td>Q:<td>{1}</tr><tr><td>A:<td>{2}</tr>")),
    "marks in one cell": ("html", within("<table>{}</table>", "<tr><td>問{0}　{1}</tr><tr><td>答　{2}</tr>")),
    "Q1 and A.": ("txt", text("Q{0} {1}\nA. {2}\n")),
    "問 with a number of its own and 答 without": ("txt", text("問{0}\n{1}\n答\n{2}\n")),
    "brackets": ("txt", text("【Q{0}】{1}\n【A{0}】{2}\n")),
    "round brackets": ("txt", text("（問{0}）{1}\n（答）{2}\n")),
    "質問 and 回答": ("txt", text("質問{0}：{1}\n回答：{2}\n")),
    "marks on their own lines": ("txt", text("Q\n{1}\nA\n{2}\n")),
}


READERS = {"html": html.read, "md": markdown.read, "txt": plain.read, "docx": word.read}


def read(data: bytes, ending: str) -> list[tuple[str, str]]:
    """The answers of a file with what heads each."""
    blocks = [block for page in READERS[ending](data).pages for block in page.blocks]
    return [(block.heading or "", block.text) for block in blocks if block.kind != "heading"]


@pytest.mark.parametrize("pairs", [JA, EN], ids=["ja", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_each_question_heads_its_answer_and_no_mark_is_left_of_it(form, pairs) -> None:
    ending, written = FORMS[form]

    found = read(written(pairs), ending)

    answers = [(heading, said) for heading, said in found if said != TITLE]
    assert [said for _, said in answers] == [answer for _, answer in pairs]
    assert all(heading.endswith(pair[0]) for (heading, _), pair in zip(answers, pairs, strict=True))


def test_a_text_is_called_by_its_first_line_and_not_by_a_question() -> None:
    draft = plain.read(
        text("Q{0}. {1}\nA{0}. {2}\n")(JA).replace(TITLE.encode(), f"{TITLE}（初版）".encode())
    )

    assert draft.title == f"{TITLE}（初版）"
    assert not any("か" in (page.heading or "") for page in draft.pages)


def test_the_category_of_a_row_stands_above_its_question() -> None:
    rows = "".join(f"<tr><td>費用<td>{question}<td>{answer}" for question, answer in JA)

    blocks = html.read(page(f"<table><tr><th>区分<th>質問<th>回答{rows}</table>")).pages[0].blocks

    assert [block.labels for block in blocks if block.text == JA[0][1]] == [("費用",)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("要件を満たしますか。", "予算は上限以内ですか。", "提出前に確かめてください。"), id="a checklist"
        ),
        pytest.param(("なぜいま必要か。", "背景は次のとおりです。"), id="one question in a text"),
        pytest.param(("Qualified staff may apply.", "A letter is needed."), id="words that begin like marks"),
        pytest.param(("Q1 2027 is the first quarter.", "A4 paper is used."), id="numbers that are no marks"),
    ],
)
def test_what_is_no_question_with_an_answer_heads_nothing(lines) -> None:
    found = read(page("".join(f"<p>{line}</p>" for line in lines)), "html")

    assert found == [(TITLE, line) for line in lines]


@pytest.mark.parametrize("header", ["<tr><th>No.<th>質問<th>回答<th>更新", ""], ids=["named columns", "none"])
def test_a_line_of_one_cell_heads_the_questions_after_it(header: str) -> None:
    rows = "".join(f"<tr><td>{at}<td>{q}<td>{a}<td>" for at, (q, a) in enumerate(JA, 1))
    table = f"<table>{header}<tr><td colspan=4>1. 応募について{rows}</table>"

    blocks = html.read(page(table)).pages[0].blocks

    told = [(b.heading, b.labels, b.text) for b in blocks if b.text == JA[1][1]]
    assert told == [(JA[1][0], ("1. 応募について",), JA[1][1])]


def test_under_columns_so_named_a_question_need_not_ask() -> None:
    rows = "<tr><td>次の者は含まれますか。・学生・研究生<td>含まれません。<tr><td>様式について<td>任意です。"

    found = read(page(f"<table><tr><th>ご質問<th>回答{rows}</table>"), "html")

    assert found == [
        ("次の者は含まれますか。・学生・研究生", "含まれません。"),
        ("様式について", "任意です。"),
    ]


def test_what_stands_behind_the_last_answer_is_under_no_question() -> None:
    closing = "このほかのお問い合わせは事務局へお寄せください。"
    said = text("Q{0}. {1}\nA{0}. {2}\n")(JA) + f"\n{closing}\n".encode()

    found = read(said, "txt")

    assert found[-1][1] == closing
    assert found[-1][0] not in [f"Q3. {JA[2][0]}", JA[2][0]]


def test_an_article_is_no_mark_of_an_answer() -> None:
    found = read(page("<p>Q1. What is needed?</p><p>A letter is needed.</p>"), "html")

    assert found == [("Q1. What is needed?", "A letter is needed.")]


@pytest.mark.parametrize(
    ("asked", "told", "answer"),
    [
        pytest.param("問２　締切はいつか。", "答　６月１日とする。", "６月１日とする。", id="behind a space"),
        pytest.param("Q2. When is it due?", "A. 1 June.", "1 June.", id="behind a stop"),
    ],
)
def test_a_number_with_which_an_answer_begins_is_no_number_of_its_mark(asked, told, answer) -> None:
    assert read(f"{TITLE}\n\n{asked}\n{told}\n".encode(), "txt")[-1] == (asked.replace("\u3000", " "), answer)


def test_a_mark_within_a_running_line_begins_none() -> None:
    found = read(page("<p>What <b>Q1.</b> says of staff is said of <b>A</b> grades, too.</p>"), "html")

    assert found == [(TITLE, "What Q1. says of staff is said of A grades, too.")]


def test_marks_are_no_part_of_what_a_quote_is_held_against() -> None:
    (only,) = plain.read(FORMS["Q1. and A1."][1](EN)).pages

    assert all(f"Q{at}. {q}\nA{at}. {a}" in only.text for at, (q, a) in enumerate(EN, 1))
    assert all(one.text != other.text for one, other in pairwise(only.blocks))
