"""The questions of a mail: the sentences that ask, each with those told beside it."""

from __future__ import annotations

import pytest

from bot.answer import Turn
from bot.mail import reasons
from bot.mail.reading import read


def put(text: str) -> list[str]:
    """Each question as it is handed to the desk, behind what is told with it."""
    return ["\n".join((*one.turn.background, one.turn.text)) for one in read(text).questions]


def test_what_is_told_before_a_question_is_handed_over_with_it() -> None:
    assert put("直接経費は2億円を予定しています。これは上限内でしょうか。") == [
        "直接経費は2億円を予定しています。\nこれは上限内でしょうか。"
    ]


@pytest.mark.parametrize("line", ["黛 さやか", "着任日を決める必要があるため、教えてください。"])
def test_a_name_or_a_reason_asks_nothing(line: str) -> None:
    assert put(f"締切はいつでしょうか。\n\n{line}") == ["締切はいつでしょうか。"]


def test_what_another_paragraph_tells_goes_only_with_a_question_that_points_back() -> None:
    told = "We plan to send a student for ten months."

    assert put(f"{told}\n\nIs that enough?") == [f"{told}\nIs that enough?"]
    assert put(f"{told}\n\nWhen is the deadline?") == ["When is the deadline?"]


def test_what_the_paragraph_above_tells_is_kept_for_a_question_that_its_own_words_do_not_place() -> None:
    (question,) = read("We plan to send a student.\n\nWhen is the deadline?").questions

    assert question.turn == Turn(("When is the deadline?",))
    assert question.under_above.turn == Turn(("When is the deadline?",), ("We plan to send a student.",))


def test_what_was_told_and_asked_before_is_kept_for_a_further_item_that_its_own_words_do_not_place() -> None:
    told = "There is a report when the three years are over."
    _, question = read(f"{told}\n\n(a) Is it evaluated?\n(b) Which form is it written on?").questions

    assert question.turn == Turn(("Which form is it written on?",))
    assert question.under_above.turn.background == (told, "Is it evaluated?")


def test_a_statement_below_a_list_of_costs_is_no_part_of_the_last() -> None:
    text = "次の費目は7割に含まれるのか教えてください。\n\n（１）航空券代\n（２）滞在費\n\n参考資料を添付します。"

    assert [one.turn.text for one in read(text).questions] == ["航空券代", "滞在費"]


@pytest.mark.parametrize(
    ("lead", "asked"),
    [
        pytest.param("Two things I'd be glad to quote:", 2, id="a colon"),
        pytest.param("先生の費目を入れてよいか、○×で結構です。", 2, id="asked in passing"),
        pytest.param("Two things happened since.", 0, id="told"),
        pytest.param("You will find two files attached:", 0, id="attached"),
    ],
)
def test_things_listed_under_what_leads_to_them_are_asked_where_nothing_else_is(
    lead: str, asked: int
) -> None:
    listed = f"{lead}\n\n- the number of projects\n- the reason why it was set up"

    assert len(read(listed).questions) == asked


def test_a_question_knows_the_nouns_it_lists_before_what_it_asks_last() -> None:
    (question,) = read("件数、面接の時期、それに結果がいつ届くのかを教えてください。").questions
    (other,) = read("間接経費まで入れると上限はいくらになりますか。").questions

    assert [one.turn.text for one in question.listed][:2] == ["件数", "面接の時期"]
    assert not other.listed


def test_a_length_told_behind_a_question_goes_with_it_and_a_bare_number_does_not() -> None:
    assert put("Is the stay long enough? We have 10 months.") == [
        "We have 10 months.\nIs the stay long enough?"
    ]
    assert put("Which form is the right one? We were sent two of them.") == ["Which form is the right one?"]


def test_the_first_of_several_bullets_is_a_question_and_leads_no_list_to_itself() -> None:
    asked = ["上限はいくらですか。", "締切はいつですか。", "何人まで渡航できますか。"]

    assert put("\n\n".join(f"・{one}" for one in asked)) == asked


@pytest.mark.parametrize(
    "text",
    [
        "別の提案書を書くのでしょうか。それとも同じものを出すのでしょうか。",
        "Do we write another form? Or is it the same?",
    ],
)
def test_an_alternative_is_a_part_of_the_question_before_it(text: str) -> None:
    (question,) = read(text).questions

    assert len(question.turn.asks) == 2


def test_each_language_of_a_mail_is_read_as_itself() -> None:
    partner = "My partner would like to know whether the UK team must send somebody, too."
    text = f"修士課程の学生も渡航できますか。\n\n{partner}"

    assert len(put(text)) == 2


def test_an_announcement_is_no_question() -> None:
    lead = "採択後の評価について2点教えてください。"

    assert put(f"{lead}\n\n1) 評価は何回ありますか。\n2) 5年目の最後にも評価がありますか。") == [
        "評価は何回ありますか。",
        "5年目の最後にも評価がありますか。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "先方の枠に収まっているか確認させてください。",
        "I would be grateful to know whether students may go abroad.",
        "We are unsure whether a technician can be paid.",
    ],
)
def test_an_indirect_question_is_one(text: str) -> None:
    assert put(text) == [text]


def test_a_name_below_a_question_is_none() -> None:
    assert put("How many projects will be funded?\n\nNaomi") == ["How many projects will be funded?"]


def test_the_heading_of_a_list_is_told_with_each_of_its_questions() -> None:
    text = (
        "1. 応募資格について\n(1) 学生は渡航できますか。\n(2) 教授は渡航できますか。\n"
        "2. 予算\n(1) 上限はいくらですか。"
    )

    assert put(text) == [
        "応募資格について\n学生は渡航できますか。",
        "応募資格について\n教授は渡航できますか。",
        "予算\n上限はいくらですか。",
    ]


def test_an_item_that_asks_nothing_by_itself_is_told_with_the_stem_it_ends() -> None:
    text = (
        "Hello.\n\nWhich of the following may we charge to it:\n\na) the rent of a hall;\nb) Is tea included?"
    )

    first, second = read(text).questions

    assert first.turn == Turn(("the rent of a hall;",), ("Which of the following may we charge to it:",))
    assert second.turn == Turn(("Is tea included?",))


def test_a_question_behind_a_list_that_asks_which_of_it_asks_of_each_of_its_items() -> None:
    text = (
        "We have put down:\n\n a) the rent of a hall;\n b) a centrifuge.\n\nWhich of the two may be charged?"
    )

    assert [one.turn for one in read(text).questions] == [
        Turn(("the rent of a hall;",), ("Which of the two may be charged?",)),
        Turn(("a centrifuge.",), ("Which of the two may be charged?",)),
    ]


def test_cases_called_by_their_letters_ask_nothing_and_are_told_with_what_asks_of_them() -> None:
    text = "候補は2名です。\n　A：本学の講師\n　B：企業の研究員\n\nAは渡航できますか。またBも渡航できますか。"

    first, second = read(text).questions

    assert first.asks == ("Aは渡航できますか。",)
    assert second.asks == ("またBも渡航できますか。",)


@pytest.mark.parametrize(
    "text",
    [
        "They would like to know before they sign.",
        "What I lacked last year was money for travel.",
    ],
)
def test_what_others_wish_to_know_of_the_question_before_and_a_statement_are_no_questions(text: str) -> None:
    (question,) = read(f"{text}\n\nWhen does it start?").questions

    assert question.asks == ("When does it start?",)


@pytest.mark.parametrize(
    ("text", "is_fragment"),
    [
        ("In English or in Japanese?", True),
        ("対面でしょうか、書面でしょうか。", True),
        ("Is it in English or in Japanese?", False),
        ("Travel costs?", False),
    ],
)
def test_two_things_to_choose_between_hang_on_what_was_asked_before(text: str, is_fragment: bool) -> None:
    (question,) = read(text).questions

    assert question.is_fragment is is_fragment


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("We request GBP 700,000.\n\nWhat is our figure in yen?", True),
        ("We request GBP 700,000.\n\nWhat is the rate?", False),
        ("We request GBP 700,000.\n\nMay our £900,000 be more?", False),
        ("We are ten.\n\nWhat is our figure in yen?", False),
    ],
)
def test_own_figures_are_those_told_above_a_question_that_has_none(text: str, asks: bool) -> None:
    (question,) = read(text).questions

    assert question.asks_of_own_figures is asks


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I read that one may lead twice. I take it that is so. Could you confirm?", "I take it that is so."),
        ("代表は一人と理解しております。ご確認をお願いいたします。", "代表は一人と理解しております。"),
    ],
)
def test_where_nothing_is_asked_a_statement_to_be_confirmed_is_and_never_for_sure(
    text: str, asked: str
) -> None:
    (question,) = read(text).questions

    assert (question.asks, question.doubt) == ((asked,), reasons.UNSURE)


def test_a_wish_for_an_answer_makes_no_question_beside_one() -> None:
    assert put("When is the deadline?\n\nWe meet on Friday. Please advise.") == ["When is the deadline?"]


def test_the_desk_is_asked_in_general_by_the_clauses_that_ask_unless_they_lean_on_the_others() -> None:
    (bare,) = read("二人とも渡航させたいのですが、人数に上限はございますか。").questions
    (leaning,) = read("連絡が要ると聞いたのですが、それはいつまででしょうか。").questions

    assert bare.untold.turn == Turn(("人数に上限はございますか。",))
    assert leaning.untold.turn == leaning.turn


def test_a_sentence_holds_as_many_questions_as_one_of_its_clauses() -> None:
    (alternative,) = read("日本側の分だけで足りるのか、英国側の分も要るのでしょうか。").questions
    (two,) = read("Is there a form to fill in, and which of us sends it?").questions

    assert (alternative.count, two.count) == (1, 2)


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("Is it open?", False),
        ("And where do we describe the travel plans?", False),
        ("Is that per year?", True),
        ("これは日本時間でしょうか。", True),
        ("締切は18時です。これは日本時間でしょうか。", False),
    ],
)
def test_a_question_that_points_to_what_nobody_said_hangs_in_the_air(text: str, hangs: bool) -> None:
    (question,) = read(text).questions

    assert question.hangs_in_the_air is hangs
