"""Documents are read as they are laid out, whatever cuts them: blank lines, pages, a form typed in."""

from __future__ import annotations

from corpus.readers import markdown, plain
from corpus.readers.faq import questions_apart
from corpus.readers.flow import going_on
from corpus.readers.items import Heading, Item, Text


def test_a_table_of_html_is_one_though_blank_lines_cut_it() -> None:
    rows = "<tr><th>Kind</th><th>Most</th></tr>\n\n<tr><td>Workshop</td>\n\n<td>£5,000</td></tr>\n"
    draft = markdown.read(
        f"<style>\np {{}}\n</style>\n\n<section>\n<table>\n{rows}</table>\n</section>\n".encode()
    )

    said = [(block.text, block.labels) for page in draft.pages for block in page.blocks]
    assert said == [("Workshop £5,000", ("Kind", "Most"))]


def test_a_form_that_is_shown_heads_nothing_and_an_order_keeps_its_numbers() -> None:
    form = "```\n## Are you a member?\nYes, No\n\n## Any questions?\n```\n"
    draft = markdown.read(f"# Applying\n\n{form}\nFile it.\n\n1. Speakers\n2. Members\n".encode())

    said = {block.text: block.heading for page in draft.pages for block in page.blocks}
    assert said["File it."] == "Applying"
    assert {"1. Speakers", "2. Members"} <= said.keys()


def test_days_are_no_page_numbers() -> None:
    draft = plain.read("予定\n8/13\n受付の開始\n9/3\n受付の締切\n".encode())

    assert "8/13" in " ".join(block.text for page in draft.pages for block in page.blocks)


def test_a_question_of_several_sentences_runs_up_to_the_answer_of_its_number() -> None:
    asked = (Text("Q6-7 特例で申請します。"), Text("①1,050円で足りますか。"), Text("A６-７ 足りません。"))
    heading, answer = questions_apart(asked)

    assert isinstance(heading, Heading)
    assert heading.text.endswith("足りますか。")
    assert answer.text == "足りません。"


def test_a_sentence_that_the_page_broke_ends_where_it_began() -> None:
    begun = "本補助事業は、日本国内に居住する小規模事業者、又は日本国内に"
    before: list[Item] = [Text(begun)]
    after: list[Item] = [Text("本店を有する法人を対象とします。"), Text("次の段落です。")]
    going_on([before, after])

    assert [item.text for item in before] == [f"{begun}本店を有する法人を対象とします。"]
    assert [item.text for item in after] == ["次の段落です。"]
