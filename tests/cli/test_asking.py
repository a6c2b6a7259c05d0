"""Asking on the command line: what is shown, in which form, and how it exits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import BEFORE, DEADLINE, Aspire

SHOWN = """\
日本側の受付締切は2024年4月16日（火）18:00（日本時間）です。 [1]
英国側の受付締切は2024年4月16日（火）16:00（英国時間）です。 [2]

[1] ASPIRE 2024年度 日英共同公募 説明資料 p.20「留意事項」
    e-Rad受付締切：2024年4月16日（火）午後6時（日本時間）
[2] ASPIRE 2024年度 日英共同公募 説明資料 p.20「留意事項」
    <英国側の受付締切：2024年4月16日（火）午後4時（英国時間）>
"""


def test_an_answer_is_shown_with_its_slides_and_sentences(aspire: Aspire) -> None:
    ran = aspire("ask", DEADLINE, *BEFORE)

    assert (ran.code, ran.out, ran.err) == (0, SHOWN, "")


@pytest.mark.parametrize(
    ("args", "stdin"),
    [
        pytest.param([DEADLINE], b"", id="one argument"),
        pytest.param(["日英共同公募の", "締切はいつですか"], b"", id="several words"),
        pytest.param([], DEADLINE.encode(), id="standard input"),
        pytest.param(["-"], DEADLINE.encode(), id="a dash for standard input"),
        pytest.param([], DEADLINE.encode("cp932"), id="standard input in Shift_JIS"),
        pytest.param(
            [], "\ufeff日英共同公募の\r\n締切はいつですか\r\n".encode(), id="a mark, two lines, CR LF"
        ),
    ],
)
def test_a_question_may_come_as(aspire: Aspire, args: list[str], stdin: bytes) -> None:
    ran = aspire("ask", *BEFORE, *args, stdin=stdin)

    assert (ran.code, ran.out) == (0, SHOWN)


def test_a_question_the_documents_do_not_answer_exits_3_and_says_whom_to_ask(aspire: Aspire) -> None:
    ran = aspire("ask", "Is maternity leave covered by the grant?")

    assert ran.code == 3
    assert "@jst.go.jp" in ran.out


def test_json_is_one_line_with_the_keys_other_programs_read(aspire: Aspire) -> None:
    ran = aspire("ask", "--json", DEADLINE, *BEFORE)

    assert ran.out.count("\n") == 1
    assert list(json.loads(ran.out)) == [
        "question",
        "language",
        "status",
        "answer",
        "rulings",
        "citations",
        "reason",
        "contact",
        "model",
        "as_of",
        "elapsed_ms",
        "intents",
        "choices",
        "notice",
        "parts",
    ]


def test_a_closed_call_is_told_beside_the_answer(aspire: Aspire) -> None:
    ran = aspire("ask", DEADLINE, "--as-of", "2024-05-01")

    answer, beside = SHOWN.split("\n\n")
    assert ran.out == f"{answer}\nこの公募は2024年4月16日に締め切られました。\n\n{beside}"


@pytest.fixture
def vague(aspire: Aspire) -> tuple[str, dict[str, str]]:
    """A question that may mean several things, and the first of them; which that is changes with what was learned."""
    asked = "\n".join(["money", "審査の方法", "渡航の件で相談したい", "いつですか", "tell me about dates"])
    ran = aspire("ask", "--json", "--no-log", "--file", "-", *BEFORE, stdin=asked.encode())
    lines = [json.loads(line) for line in ran.out.splitlines()]
    return next((line["question"], line["choices"][0]) for line in lines if line["choices"])


def test_an_answer_that_offers_choices_says_what_to_type(
    aspire: Aspire, vague: tuple[str, dict[str, str]]
) -> None:
    question, choice = vague

    ran = aspire("ask", question, *BEFORE)

    assert ran.code == 3
    assert f"\n  --intent {choice['intent']}  {choice['label']}\n" in ran.out


def test_a_question_is_asked_again_with_a_choice(aspire: Aspire, vague: tuple[str, dict[str, str]]) -> None:
    question, choice = vague

    ran = aspire("ask", "--json", question, "--intent", choice["intent"], *BEFORE)

    told = json.loads(ran.out)
    assert (ran.code, told["choices"]) == (0, [])
    assert told["intents"] == [{"name": choice["intent"], "confidence": 1.0}]


def test_an_english_answer_gives_each_sentence_with_our_rendering(aspire: Aspire) -> None:
    ran = aspire("ask", "When is the deadline?", *BEFORE)

    assert (
        "\n    e-Rad受付締切：2024年4月16日（火）午後6時（日本時間）\n    (our rendering: Deadline" in ran.out
    )


def test_a_batch_answers_each_line_in_order_and_exits_0(aspire: Aspire, tmp_path: Path) -> None:
    lines = [
        DEADLINE,
        "",
        '{"question": "採択\u2028件数は？"}',
        "？？？",
        "Is maternity leave covered by the grant?",
    ]
    Path(tmp_path, "questions.txt").write_text("\n".join(lines), encoding="utf-8")

    ran = aspire("ask", "--json", "--file", "questions.txt")

    told = [json.loads(line) for line in ran.out.split("\n") if line]
    assert ran.code == 0
    assert [line["status"] for line in told] == ["answered", "answered", "not_found", "not_found"]
    assert [line["question"] for line in told] == [lines[0], "採択\u2028件数は？", "？？？", lines[4]]


def test_a_batch_in_text_shows_each_question_and_names_a_line_that_holds_none(aspire: Aspire) -> None:
    lines = ["採択件数は？", "", '{"q": "締切は？"}', '{"question": "ask\\nsomething"}']

    ran = aspire("ask", "--file", "-", *BEFORE, stdin="\n".join(lines).encode())

    first, second, third = re.split(r"\n\n(?=[23]\. )", ran.out)
    assert ran.code == 0
    assert first.startswith("1. 採択件数は？\n日英共同公募の採択件数は5件程度です。")
    assert second.startswith(
        '2. {"q": "締切は？"}\nLine 3 of standard input is no JSON object with a "question"'
    )
    assert third.startswith("3. ask something\n")


def test_a_batch_may_come_from_standard_input(aspire: Aspire) -> None:
    ran = aspire("ask", "--json", "--file", "-", stdin=f"{DEADLINE}\n採択件数は？\n".encode())

    assert (ran.code, ran.out.count("\n")) == (0, 2)


def test_a_chat_keeps_the_thread_and_ends_with_its_input(aspire: Aspire) -> None:
    ran = aspire("chat", *BEFORE, stdin="日本側の締切はいつですか\n英国側は？\n".encode())

    first, _, second = ran.out.partition("\n\n[1]")
    assert ran.code == 0
    assert "18:00（日本時間）" in first
    assert "16:00（英国時間）" in second


def test_a_chat_goes_on_after_a_question_that_cannot_be_read(aspire: Aspire) -> None:
    ran = aspire("chat", *BEFORE, stdin="？？\n日本側の締切はいつですか\n".encode())

    assert ran.code == 0
    assert "empty" in ran.err
    assert "18:00（日本時間）" in ran.out


def test_a_blank_line_does_not_end_a_chat(aspire: Aspire) -> None:
    ran = aspire("chat", *BEFORE, stdin="\n日本側の締切はいつですか\n\n英国側は？\n".encode())

    assert "18:00（日本時間）" in ran.out
    assert "16:00（英国時間）" in ran.out


def test_the_number_of_a_choice_asks_the_last_question_so(
    aspire: Aspire, vague: tuple[str, dict[str, str]]
) -> None:
    question, choice = vague
    again = aspire("ask", question, "--intent", choice["intent"], *BEFORE)

    ran = aspire("chat", *BEFORE, stdin=f"{question}\n99\n1\n".encode())

    offered, chosen, _ = ran.out.partition(again.out)
    assert f"\n  1  {choice['label']}\n" in offered
    assert "There is no choice 99" in ran.err
    assert chosen


def test_search_shows_passages_best_first(aspire: Aspire) -> None:
    ran = aspire("search", "--json", "-k", "3", "締切")

    told = json.loads(ran.out)
    scores = [result["score"] for result in told["results"]]
    assert list(told) == ["question", "results", "elapsed_ms"]
    assert [list(result) for result in told["results"]] == [["document", "page", "text", "score"]] * 3
    assert scores == sorted(scores, reverse=True)


def test_a_batch_of_searches_has_a_line_for_a_question_that_cannot_be_read(aspire: Aspire) -> None:
    ran = aspire("search", "--json", "--file", "-", stdin="締切\n？？\n".encode())

    assert ran.code == 0
    assert [bool(json.loads(line)["results"]) for line in ran.out.splitlines()] == [True, False]
    assert "question is empty" in ran.err


def test_the_version_is_told(aspire: Aspire) -> None:
    ran = aspire("--version")

    assert ran.code == 0
    assert ran.out.startswith("aspire-desk ")


@pytest.mark.parametrize("args", [[], ["index"], ["mail"], ["log"]])
def test_help_names_the_commands(aspire: Aspire, args: list[str]) -> None:
    ran = aspire(*args, "--help")

    assert ran.code == 0
    assert "Usage: aspire" in ran.out


def test_a_broken_line_of_a_batch_is_a_line_that_says_so_and_the_batch_goes_on(
    aspire: Aspire, tmp_path: Path
) -> None:
    """Three lines in, three lines out, the second of them refused."""
    lines = ['{"question": "締切はいつですか"}', '{"question": ', '{"question": "採択件数は？"}']
    (tmp_path / "questions.jsonl").write_text("\n".join(lines), encoding="utf-8")

    ran = aspire("ask", "--json", "--file", "questions.jsonl")

    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [answer["status"] for answer in answers] == ["answered", "not_found", "answered"]
    assert answers[1]["reason"] == "unreadable"
