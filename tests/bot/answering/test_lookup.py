"""What is shown of a passage: the sentence that answers, or all of it where none stands out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.lookup import Judged, answers_whole, item_named, shown, telling_first
from index.evidence import kinds_asked, lacks_number, states
from index.passage import Chunk, Passage

FIRST = "第一の文は" + "長く" * 40 + "続きます。"
SECOND = "第二の文は" + "短く" * 40 + "終わります。"
THIRD = "三番目の文で終わりです。"


def passage(
    text: str, *cosines: float, heading: str = "経費", labels: tuple[str, ...] = (), language: str = "ja"
) -> Passage:
    chunk = Chunk("call#1.1", "call", "公募", 1, heading, text, labels=labels, language=language)
    return Passage(chunk, score=0.5, cosine=max(cosines, default=0.9), lexical=0.5, sentences=cosines)


@pytest.mark.parametrize(
    ("cosines", "said"),
    [
        pytest.param((0.80, 0.90, 0.80), SECOND, id="one stands out"),
        pytest.param((0.80, 0.90, 0.89), SECOND + THIRD, id="with a neighbour as near"),
        pytest.param((0.85, 0.85, 0.85), FIRST + SECOND + THIRD, id="none stands out"),
    ],
)
def test_the_sentence_that_stands_out_is_shown(cosines: tuple[float, ...], said: str) -> None:
    assert shown(passage(FIRST + SECOND + THIRD, *cosines)) == said


def test_the_answer_to_a_question_of_the_document_is_shown_whole() -> None:
    told = passage(FIRST + SECOND, 0.9, 0.8, heading="Q3. 経費になりますか。")

    assert shown(told) == FIRST + SECOND


def test_a_short_passage_is_shown_whole() -> None:
    assert shown(passage("できます。ただし届出が要ります。", 0.9, 0.8)) == "できます。ただし届出が要ります。"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        pytest.param(
            passage("2年以内", labels=("探索型", "研究期間")), "研究期間（探索型）：2年以内", id="a cell"
        ),
        pytest.param(
            passage("Not allowed", labels=("Costs", "Position", "Ship time"), language="en"),
            "Ship time (Position): Not allowed",
            id="an English cell",
        ),
        pytest.param(
            passage("学会の年会費", heading="対象外の経費"), "対象外の経費：学会の年会費", id="an item"
        ),
        pytest.param(
            passage("懇親会費\n年会費", heading="対象外の経費"), "対象外の経費：懇親会費\n年会費", id="items"
        ),
        pytest.param(
            passage("No.", heading="Q4. Is a part paid up front?", language="en"),
            "Is a part paid up front? No.",
            id="a bare no is said with what it answers",
        ),
        pytest.param(
            passage("はい、可能です。", heading="Q5 再申請はできますか。"),
            "再申請はできますか。 はい、可能です。",
            id="a yes",
        ),
        pytest.param(
            passage("Stickers, leaflets, etc.", heading="After week 12", language="en"),
            "After week 12: Stickers, leaflets, etc.",
            id="items that go on are no sentence",
        ),
        pytest.param(
            passage("届出が要ります。", labels=("変更",)), "届出が要ります。", id="a sentence says it alone"
        ),
    ],
)
def test_what_is_no_sentence_is_named(told: Passage, said: str) -> None:
    statement = Judged(told, 0.9, shown(told)).statement

    assert statement.text == said
    assert statement.quote == told.chunk.text


def test_a_row_is_named_by_what_heads_its_table_and_not_by_the_sections_around_it() -> None:
    told = passage("補助上限額 3,000万円", heading="B) 海外枠", labels=("2. 概要", "2.1 補助対象の枠"))
    told = replace(told, chunk=replace(told.chunk, sections=2))

    assert Judged(told, 0.9, told.chunk.text).statement.text == "B) 海外枠：補助上限額 3,000万円"


LEAD = "次の費用は対象外です："
COSTS = ("食事の費用" + "の" * 60, "宿泊の費用" + "の" * 60, "観光の費用" + "の" * 60)


@pytest.mark.parametrize(
    ("cosines", "upto"),
    [
        pytest.param((0.80, 0.80, 0.90, 0.80), 3, id="an item is shown from the lead-in on"),
        pytest.param((0.90, 0.80, 0.80, 0.80), 4, id="a lead-in is shown to the end of its list"),
    ],
)
def test_a_list_belongs_to_what_leads_into_it(cosines: tuple[float, ...], upto: int) -> None:
    parts = (LEAD, *COSTS)

    assert shown(passage("\n".join(parts), *cosines)) == "\n".join(parts[:upto])


def test_an_item_is_said_with_the_heading_that_leads_into_it() -> None:
    told = passage("Monitors cannot be bought.", heading="Out of scope:", language="en")

    statement = Judged(told, 0.9, shown(told)).statement

    assert (statement.text, statement.quote) == (f"Out of scope: {told.chunk.text}", told.chunk.text)


def piece(
    at: int, text: str, heading: str = "Q3. Do I have to program?", page: int = 1
) -> tuple[Passage, float]:
    told = passage(text, heading=heading, language="en")
    return replace(told, chunk=replace(told.chunk, id=f"call#{page}.{at}", page=page)), 1 / (at + 1)


OPENS, GOES_ON = piece(1, "No, you do not."), piece(2, "Mentors may teach you.")


def test_an_answer_of_an_faq_that_was_cut_is_said_from_where_it_opens() -> None:
    other = piece(1, "In June.", heading="Q4. When?", page=2)

    found = answers_whole([GOES_ON, other, OPENS])

    said = [(one.chunk.id, shown(one), probability) for one, probability in found]
    assert said == [
        ("call#1.1", "No, you do not.\nMentors may teach you.", GOES_ON[1]),
        ("call#2.1", "In June.", other[1]),
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param((OPENS, piece(3, "Mentors may teach you.")), id="a piece between them was not found"),
        pytest.param((OPENS, piece(2, "Long. " * 200)), id="it would be long"),
        pytest.param((OPENS, piece(2, "In June.", heading="Q4. When?")), id="another question's answer"),
        pytest.param(
            (piece(1, "Costs.", heading="Costs"), piece(2, "Fees.", heading="Costs")),
            id="no question heads it",
        ),
    ],
)
def test_other_passages_stay_by_themselves(pieces: tuple[tuple[Passage, float], ...]) -> None:
    assert answers_whole(pieces) == list(pieces)


def seen(text: str, kinds: list[str], probability: float = 0.9) -> Judged:
    told = passage(text)
    return Judged(told, probability, text, states(kinds, text), lacks_number(kinds, told.chunk))


@pytest.mark.parametrize(
    ("second", "first"),
    [(0.7, "4月に振り込みます。"), (0.6, "立て替えてください。")],
    ids=["about as likely", "much less"],
)
def test_of_two_about_as_likely_the_one_that_tells_what_is_asked_for_goes_first(second, first):
    passing = [seen("立て替えてください。", ["moment"]), seen("4月に振り込みます。", ["moment"], second)]

    assert telling_first(passing)[0].quote == first


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("How many grants are given?", "No grant of more than $2500 is given.", True),
        ("How many grants are given?", "Four grants are given.", False),
        ("How many grants may one team ask for?", "There is no limit.", False),
        ("手紙は何ページですか", "手紙を付けてください。", True),
        ("いつ振り込まれますか", "手続きのあとです。", False),
        ("負担の割合は何％ですか", "３０％です。", False),
    ],
    ids=["a sum is no count", "a count", "no limit", "a letter", "a moment may be told in words", "a share"],
)
def test_what_is_asked_for_by_number_is_told_by_number(question, text, lacks):
    assert seen(text, kinds_asked(question)).lacks == lacks


def test_how_long_a_proposal_may_be_asks_for_no_time():
    assert kinds_asked("How long may the proposal be?", "page_limit") == ["extent"]
    assert states(["extent"], "no longer than three single-space pages")
    assert not states(["extent"], "longer than six months")


def of_document(title: str, text: str, probability: float, *, tells: bool = True) -> Judged:
    told = passage(text, language="en")
    return Judged(replace(told, chunk=replace(told.chunk, title=title)), probability, text, tells=tells)


@pytest.mark.parametrize(
    ("judged", "first"),
    [
        pytest.param(
            [
                of_document("FAQ", "Up to a year.", 0.9, tells=False),
                of_document("Large grants", "Three years, to May 2031.", 0.8),
                of_document("Small grants", "One year, to May 2031.", 0.79),
            ],
            "One year, to May 2031.",
            id="both halves, of the document that is named",
        ),
        pytest.param(
            [
                of_document("FAQ", "Up to a year.", 0.9, tells=False),
                of_document("Small grants", "One year, to May 2031.", 0.4),
            ],
            "Up to a year.",
            id="what tells both is too unlikely",
        ),
        pytest.param(
            [
                of_document("FAQ", "A year, to May.", 0.9),
                of_document("Small grants", "A year, to June.", 0.89),
            ],
            "A year, to May.",
            id="the likeliest tells both",
        ),
    ],
)
def test_what_tells_all_that_is_asked_for_comes_first(judged: list[Judged], first: str) -> None:
    assert telling_first(judged, "How long may a small project run, and until when?")[0].quote == first


def test_a_sentence_is_shown_with_the_one_that_takes_something_back() -> None:
    but = "ただし、途中で帰る方には支給しません。"

    told = passage(FIRST + SECOND + but + THIRD, 0.8, 0.9, 0.8, 0.8)

    assert shown(told) == SECOND + but


PASSES = ("Day passes: the talks of one day.", "Workshop passes: the two first days.", "Children come free.")


@pytest.mark.parametrize(
    ("question", "at"),
    [
        pytest.param("I have a workshop pass, may I hear the talks?", 1, id="one is named"),
        pytest.param("Is a day pass or a workshop pass better?", None, id="both are"),
        pytest.param("Do my children pay?", None, id="none is"),
    ],
)
def test_the_item_that_goes_by_the_name_asked_for_is_the_one_shown(question: str, at: int | None) -> None:
    assert item_named(question, PASSES) == at
