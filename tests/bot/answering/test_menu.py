"""What a chat model is shown: the desk's own first, few sentences, each thing once."""

from __future__ import annotations

import pytest

from bot.answering.case import Option
from bot.answering.lookup import Judged
from bot.answering.menu import SENTENCES, Menu, menu_of
from bot.answering.prompt import messages
from bot.answering.saying import Told
from bot.answering.statements import Statement, ruled
from index.passage import Chunk, Passage
from tests.bot.asking import AS_OF, BUNDLED, asked, decide


def passage(number: int, text: str, **known) -> Judged:
    chunk = Chunk(f"n#1.{number}", "n", "Notice", 1, "面接", text, **known)
    return Judged(Passage(chunk, score=0.5, cosine=0.5, lexical=0.5), 0.5, text)


def option(intent: str) -> Option:
    told = ruled(decide(intent), intent, Told(BUNDLED, "ja", AS_OF))
    return Option(intent, 0.3, asked(intent), told)


PASSAGES = [passage(number, f"資料の第{number}の文です。") for number in range(1, SENTENCES + 3)]
OPTIONS = [(option("number_of_awards"), "採択件数"), (option("start"), "研究開始")]


def menu(*, sure=(), own=(), passages=PASSAGES, options=OPTIONS, language="ja") -> Menu:
    return menu_of("?", sure, own, options, passages, language)


def texts(menu: Menu) -> list[str]:
    return [line.statement.text for line in menu.lines]


RULINGS = [text.text for option, _ in OPTIONS for text in option.statements]
SAID = [judged.quote for judged in PASSAGES]


def test_rulings_stand_before_sentences_of_which_there_are_few():
    assert texts(menu()) == [*RULINGS, *SAID[:SENTENCES]]


@pytest.mark.parametrize(
    "own", [OPTIONS[1][0].statements, (PASSAGES[-1].statement,)], ids=["ruling", "sentence"]
)
def test_what_the_desk_alone_would_say_stands_first_and_once(own):
    given = menu(own=own)

    assert texts(given)[: given.own] == [statement.text for statement in own]
    assert len(set(texts(given))) == len(texts(given))


def test_what_is_sure_is_not_offered():
    sure = OPTIONS[0][0].statements

    assert texts(menu(sure=sure, own=sure)) == [*RULINGS[len(sure) :], *SAID[:SENTENCES]]
    assert menu(sure=sure, own=sure).own == 0


def test_a_line_says_what_it_stands_under_unless_it_says_so_itself():
    first, second = menu(
        options=[], passages=[passage(1, "8月上旬です。"), passage(2, "面接は8月です。")]
    ).lines

    assert (first.around, second.around) == ("面接", "")


def test_an_asker_of_another_language_is_read_renderings_only():
    rendered = passage(1, "面接は8月上旬です。", language="ja", translation="Interviews are in early August.")
    (_, (_, human)) = messages(menu(options=[], passages=[rendered], language="en"))

    assert "1 D Interviews are in early August." in human.replace("(面接) ", "")
    assert "8月上旬" not in human


def test_turned_round_the_last_line_stands_first():
    given = menu()

    assert texts(given.turned) == texts(given)[::-1]
    assert given.turned.turned == given


def test_a_statement_is_had_by_its_number_only():
    given = menu()

    assert given[1] == given.lines[0].statement
    for number in (0, -1, len(given.lines) + 1):
        with pytest.raises(KeyError):
            given[number]


def test_a_documents_own_question_is_left_out():
    given = menu(options=[], passages=[passage(1, "面接はいつですか？"), passage(2, "面接は8月です。")])

    assert texts(given) == ["面接は8月です。"]


def test_own_words_stand_in_no_menu_twice_when_a_passage_holds_them_and_more():
    own = Statement(
        "面接は8月です。場所は未定です。",
        chunk=PASSAGES[0].passage.chunk,
        quote="面接は8月です。場所は未定です。",
    )

    given = menu(own=(own,), options=[], passages=[passage(1, "面接は8月です。")])

    assert texts(given) == [own.text]
