"""Markdown files."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.documents import load

CALL = """---
title: 国際共同公募
---
# 概要
これは**重要な**公募の
説明です。[要領](https://example.org)を読んでください。

## 支援規模
| | 共同公募 | Top枠 |
|---|---|---|
| 支援規模 | 最大1.8億円 | 最大3.8億円 |

## 提出物
1. 提案書
2. 様式1
   - 様式1の別紙

<p>HTMLの文です。</p>
"""


def test_sections_lists_and_tables_are_read_without_their_marks(tmp_path: Path) -> None:
    (tmp_path / "call.md").write_text(CALL, encoding="utf-8")

    document = load(tmp_path / "call.md")
    blocks = [
        (page.number, block.kind, block.text, block.labels)
        for page in document.pages
        for block in page.blocks
    ]

    assert document.title == "国際共同公募"
    assert blocks == [
        (1, "heading", "概要", ()),
        (1, "paragraph", "これは重要な公募の説明です。要領を読んでください。", ()),
        (2, "heading", "支援規模", ()),
        (2, "row", "最大1.8億円", ("共同公募", "支援規模")),
        (2, "row", "最大3.8億円", ("Top枠", "支援規模")),
        (3, "heading", "提出物", ()),
        (3, "item", "1. 提案書", ()),
        (3, "item", "2. 様式1", ()),
        (3, "item", "様式1の別紙", ()),
        (3, "paragraph", "HTMLの文です。", ()),
    ]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param('title = "Grants FAQ"', "Grants FAQ", id="of TOML"),
        pytest.param(
            'title = "Grants FAQ"\ndate = 2023-00-20', "Grants", id="of TOML with a day that is none"
        ),
    ],
)
def test_front_matter_of_toml_is_no_text(tmp_path: Path, written: str, title: str) -> None:
    (tmp_path / "faq.md").write_text(f"+++\n{written}\n+++\n# Grants\n\nIn June.\n", encoding="utf-8")

    document = load(tmp_path / "faq.md")

    blocks = [block.text for page in document.pages for block in page.blocks if block.kind != "heading"]
    assert (document.title, blocks) == (title, ["In June."])


def test_a_file_of_headings_alone_or_broken_front_matter_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "call.md").write_text("---\ntitle: [\n---\n# A heading\n", encoding="utf-8")

    assert load(tmp_path / "call.md").title == "A heading"


def test_a_question_of_an_faq_heads_its_answer_and_no_page(tmp_path: Path) -> None:
    path = tmp_path / "faq.md"
    path.write_text(
        "# よくある質問\n\n## 応募\n\n**Q1. 再応募できますか。**\nA1. できます。\n\nQ. 兼任は？\n\nA：できません。\n"
    )
    (page,) = load(path).pages
    assert page.heading == "応募"
    said = [(block.heading, block.text) for block in page.blocks if block.kind != "heading"]
    assert said == [("Q1. 再応募できますか。", "できます。"), ("Q. 兼任は？", "できません。")]


def test_the_attributes_that_kramdown_puts_below_a_paragraph_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "call.md").write_text("# 公募\n\n応募できます。\n{: .text-justify}\n", encoding="utf-8")

    (only,) = load(tmp_path / "call.md").pages

    assert [block.text for block in only.blocks if block.kind != "heading"] == ["応募できます。"]


NESTED = """<div>
  <h2>Travel</h2>

    <div>
      <h3>Who is paid</h3>
      <p>Exhibitors <b>only</b>.</p>
    </div>
</div>

    pip install nothing
"""


def test_html_that_is_indented_like_code_is_read_as_html_and_code_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(NESTED, encoding="utf-8")

    blocks = [block for page in load(tmp_path / "page.md").pages for block in page.blocks]

    said = [(block.heading, block.text) for block in blocks if block.kind != "heading"]
    assert said == [("Who is paid", "Exhibitors only."), ("Who is paid", "pip install nothing")]


def test_a_heading_written_in_html_heads_what_stands_below_it(tmp_path: Path) -> None:
    (tmp_path / "call.md").write_text(
        '<h1 align="center">The call</h1>\n\n<h2>Eligibility</h2>\n\nAnyone may apply.\n', encoding="utf-8"
    )

    document = load(tmp_path / "call.md")
    (said,) = [block for page in document.pages for block in page.blocks if block.kind != "heading"]

    assert document.title == "The call"
    assert (said.heading, said.labels, said.text) == ("Eligibility", (), "Anyone may apply.")


def headings_of(tmp_path: Path, text: str) -> list[tuple[int, str | None, str]]:
    """Page, heading and text of everything in the Markdown *text* that is no heading."""
    (tmp_path / "call.md").write_text(text, encoding="utf-8")
    pages = load(tmp_path / "call.md").pages
    return [(page.number, b.heading, b.text) for page in pages for b in page.blocks if b.kind != "heading"]


FOLDED = """# Grants

Open now.

<details>
<summary>Who can apply</summary>

Anyone in the UK.

</details>

<details>
<summary>What does it pay?</summary>

Up to 5,000.

</details>
"""


def test_a_fold_is_a_page_under_what_it_goes_by_and_ends_where_the_next_begins(tmp_path: Path) -> None:
    assert headings_of(tmp_path, FOLDED) == [
        (1, "Grants", "Open now."),
        (2, "Who can apply", "Anyone in the UK."),
        (2, "What does it pay?", "Up to 5,000."),
    ]
    (asked,) = [b for b in load(tmp_path / "call.md").pages[1].blocks if b.text == "Up to 5,000."]
    assert asked.labels == ()  # it does not stand under the fold before it


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        pytest.param("**Purpose**  ", "Purpose", id="spaces at its end"),
        pytest.param("**対象となる*経費*：**", "対象となる経費：", id="a colon, slanted words in it"),
        pytest.param("**Purpose** of all", "Grants", id="words that are not bold"),
        pytest.param("**Late papers are not read.**", "Grants", id="a sentence"),
        pytest.param("**Deadline: 1 May**", "Grants", id="a name and its value"),
        pytest.param("**[Apply here](https://example.org)**", "Grants", id="a link to press"),
        pytest.param("- **Purpose**", "Grants", id="an item of a list"),
    ],
)
def test_a_short_bold_line_alone_heads_what_comes_after_it(tmp_path: Path, line: str, heading: str) -> None:
    *_, (_, found, _) = headings_of(tmp_path, f"# Grants\n\nOpen now.\n\n{line}\n\nTo meet others.\n")

    assert found == heading


@pytest.mark.parametrize("after", ["", "## Contact\n\nWrite to us.\n"])
def test_a_bold_line_that_nothing_comes_after_is_a_remark(tmp_path: Path, after: str) -> None:
    found = headings_of(tmp_path, f"# Grants\n\nOpen now.\n\n**First come, first served**\n\n{after}")

    assert (1, "Grants", "First come, first served") in found
