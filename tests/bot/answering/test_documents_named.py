"""Documents of one folder that are different funds: what a question names makes the others give way."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.documents_named import giving_way
from bot.desk import Desk
from bot.settings import Settings
from corpus.documents import read_corpus
from index.build import build
from index.passage import Chunk
from index.prepare import EMBEDDED, open_encoder
from index.retriever import Retriever

FUNDS = {
    "fair": "Fund 1: Open Training Resources",
    "tools": "Harbour Fund 3: Tools and Frameworks",
    "travel": "Fund 4: Supporting Professional Development",
    "faq": "Questions and answers",
}
SOCIETY = {
    "abroad": "「大会2019基金・国際集会派遣事業」募集要項",
    "home": "「大会2019基金・国内活動助成事業」募集要項",
    "seto": "「瀬戸玲子基金・女性支援事業」募集要項",
}


def chunk(document: str, text: str, heading: str | None = None) -> Chunk:
    return Chunk(f"{document}#1.1", document, "", 1, heading, text)


def left(question: str, titles: dict[str, str], *chunks: Chunk) -> set[str]:
    """The documents that stay for *question*."""
    return set(titles) - giving_way(question, titles, lambda: chunks)


@pytest.mark.parametrize(
    ("question", "stay"),
    [
        pytest.param("What does Fund 4 pay?", {"travel", "faq"}, id="by its number"),
        pytest.param(
            "Is a server paid from the tools and frameworks fund?", {"tools", "faq"}, id="by its words"
        ),
        pytest.param("Is a server paid from the Harbour fund?", {"tools", "faq"}, id="by a name of its own"),
        pytest.param("How much does the fund pay?", set(FUNDS), id="not at all"),
        pytest.param("Is 4 years too long for the fund?", set(FUNDS), id="a number that is none of it"),
        pytest.param("Which of Fund 1 and Fund 4 pays more?", {"fair", "travel", "faq"}, id="two"),
        pytest.param("Is there a Fund 9?", set(FUNDS), id="one that there is not"),
    ],
)
def test_documents_of_other_things_than_the_one_named_give_way(question: str, stay: set[str]) -> None:
    assert left(question, FUNDS) == stay


@pytest.mark.parametrize(
    ("question", "stay"),
    [
        pytest.param("瀬戸基金では何年取っておきますか", {"seto"}, id="a part of its name"),
        pytest.param("大会2019基金の締切は", {"abroad", "home"}, id="what two share"),
        pytest.param("派遣事業の締切は", {"abroad"}, id="another kind that the titles name"),
        pytest.param("基金の締切は", set(SOCIETY), id="the kind alone"),
    ],
)
def test_japanese_names(question: str, stay: set[str]) -> None:
    assert left(question, SOCIETY) == stay


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        pytest.param(chunk("tools", "It goes with Fund 4."), True, id="it says the name"),
        pytest.param(chunk("tools", "Up to £5k.", "Fund no. 4"), True, id="a heading has its words"),
        pytest.param(chunk("tools", "Up to 4 months.", "The fund"), False, id="a heading has one of them"),
    ],
)
def test_a_document_that_speaks_of_what_is_named_stays(said: Chunk, stays: bool) -> None:
    assert ("tools" in left("What does Fund 4 pay?", FUNDS, said)) == stays


def test_a_word_that_the_others_use_too_names_nothing() -> None:
    asked = "Is it paid by the development fund?"
    assert left(asked, FUNDS) == {"travel", "faq"}

    assert left(asked, FUNDS, chunk("fair", "For the development of courses.")) == set(FUNDS)


def test_a_folder_of_one_document_has_none_that_gives_way() -> None:
    assert left("What does Fund 4 pay?", {"travel": FUNDS["travel"]}) == {"travel"}


PAGE = """---
title: "Fund {0}: {1}"
---
<details>
<summary>Costs</summary>

{2}

</details>

<details>
<summary>How to apply</summary>

Write two pages and send them in May.

</details>
"""


def test_a_fund_is_answered_for_by_its_own_document_alone(models: Path, tmp_path: Path) -> None:
    funds = {
        1: ("laboratories", "Equipment that the project needs can be paid for, computers too."),
        2: ("festivals", "We are not able to cover any equipment costs."),
    }
    for number, (name, said) in funds.items():
        page = PAGE.format(number, name.title(), said)
        (tmp_path / f"{name}.md").write_text(page, encoding="utf-8")
    encoder = open_encoder(EMBEDDED, models)
    build(read_corpus(tmp_path).documents, tmp_path / "index", encoder=encoder)
    settings = Settings(corpus=tmp_path, index=tmp_path / "index", home=tmp_path, log=False)
    desk = Desk((), Retriever.open(tmp_path / "index", encoder=encoder), settings)

    answers = [desk.ask(f"Does Fund {number} cover equipment costs?") for number in funds]

    cited = [(one.document, one.heading) for answer in answers for one in answer.citations]
    assert cited == [("laboratories", "Costs"), ("festivals", "Costs")]
