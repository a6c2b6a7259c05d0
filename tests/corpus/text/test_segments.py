"""Segments: what of a text asks, what only tells, and under which number."""

import pytest

from corpus.text.language import language_of
from corpus.text.plain import plain
from corpus.text.segments import asks, pieces, questions_in, segments
from tests.tables import each


def cut(text: str, taken: frozenset[int] = frozenset()) -> list[tuple[str, str | None, str]]:
    told = plain(text)
    found = segments(told, language_of(told), taken=taken)
    assert all(told[slice(*one.span)] == one.text for one in found)
    return [(one.kind, one.label, one.text) for one in found]


def test_a_mail_is_cut_into_background_and_questions():
    found = cut(
        "お世話になっております。京都の大学の者です。締切はいつですか。上限額を教えてください。よろしくお願いいたします。"
    )

    assert [kind for kind, _, _ in found] == ["greeting", "background", "asking", "asking", "greeting"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Hello, when is the deadline?", ["greeting", "asking"]),
        (
            "Dear team,\nwe are in Leeds. Can we apply?\nKind regards",
            ["greeting", "background", "asking", "greeting"],
        ),
        ("お世話になっております。締切の件", ["greeting", "asking"]),
        ("こんにちは", ["asking"]),
        ("Thank you very much!", ["asking"]),
        ("Hello,\n1. deadline\n2. limit", ["greeting", "asking", "asking"]),
    ],
)
def test_greetings_are_no_background(text: str, kinds: list[str]):
    assert [kind for kind, _, _ in cut(text)] == kinds


def test_two_questions_with_a_comma_between_them_are_two():
    assert [text for _, _, text in cut("締切はいつですか、上限はいくらですか")] == [
        "締切はいつですか",
        "上限はいくらですか",
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param(
            "期間は延ばせるのか、また、その分の経費は増えるのか、ご教示ください。",
            ["期間は延ばせるのか", "また、その分の経費は増えるのか"],
            id="a further question behind another",
        ),
        pytest.param("いつまでなのか分からず困っております。", ["いつまでなのか"], id="a wonder behind it"),
        pytest.param(
            "何名で決めるのかも教えていただけますか。", ["何名で決めるのか"], id="a request behind it"
        ),
        pytest.param(
            "Two of us were told two dates, so may I ask which one is right?",
            ["may I ask which one is right?"],
            id="what is told first, in English",
        ),
        pytest.param("Before we start: is that allowed?", ["is that allowed?"], id="what it stands before"),
        pytest.param(
            "May I ask two things: what is due, and when?", ["what is due, and when?"], id="its lead"
        ),
        pytest.param("She may send a second; is there a limit?", ["is there a limit?"], id="a semicolon"),
        pytest.param("When is it due? It is:", ["When is it due?"], id="a colon that nothing stands behind"),
    ],
)
def test_what_frames_a_question_is_no_part_of_it(text: str, asked: list[str]):
    assert [said for kind, _, said in cut(text) if kind == "asking"] == asked


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "(1) When is the deadline?\n(2) What is the limit?",
            ["When is the deadline?", "What is the limit?"],
        ),
        ("Questions: a) the deadline b) the limit", ["the deadline", "the limit"]),
        ("1 締切 2 上限額 3 育児休業", ["締切", "上限額", "育児休業"]),
        ("①締切はいつですか\n②上限はいくらですか", ["締切はいつですか", "上限はいくらですか"]),
        ("Q1. 言語は\nQ2. 様式は", ["言語は", "様式は"]),
    ],
)
def test_each_item_of_a_numbered_list_asks_whatever_its_form(text: str, items: list[str]):
    found = [(label, item) for kind, label, item in cut(text) if kind == "asking"]

    assert [item for _, item in found] == items
    assert all(label for label, _ in found)


def test_numbers_that_count_things_are_no_list():
    text = "1 institution in Japan and 2 in the UK, is that enough?"

    assert [kind for kind, _, _ in cut(text, taken=frozenset({0, 27}))] == ["asking"]


def test_a_list_begins_with_its_first_number():
    assert cut("2) the deadline 3) the limit") == [("asking", None, "2) the deadline 3) the limit")]


def test_keywords_are_a_question_too():
    assert cut("締切 英国側") == [("asking", None, "締切 英国側")]


@each(
    ("sentence", "language"),
    [
        ("Could you tell me the deadline", "en"),
        ("I wonder whether a student may go", "en"),
        ("the cap is £2 million, right", "en"),
        ("Our form asks how many projects are funded.", "en"),
        ("6割強でもよいか、7割が要るか、お伺いできればと存じます。", "ja"),
        ("それがいつまでなのか分からず困っております。", "ja"),
        ("締切を教えてください。", "ja"),
        ("学生でもいいのかな", "ja"),
        ("上限額は", "ja"),
        ("支援額の上限もお願いします。", "ja"),
        ("教えていただいたら助かります。", "ja"),
        ("Is on-site work allowed", "en"),
        ("What in the slides covers travel", "en"),
    ],
)
def test_a_request_asks_without_a_question_mark(sentence: str, language: str):
    assert asks(sentence, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("We are a group in Leeds.", "en"),
        ("よろしくお願いいたします。", "ja"),
        ("ご対応もお願いします。", "ja"),
        ("応募を検討しています。", "ja"),
        ("誰を送るのか検討しております。", "ja"),
        ("教えていただいた日程を皆に伝えました。", "ja"),
        ("ご回答くださった点は承知しました。", "ja"),
        ("Was at your talk last week.", "en"),
        ("Have been through the slides.", "en"),
    ],
)
def test_what_only_tells_does_not_ask(sentence: str, language: str):
    assert not asks(sentence, language)  # type: ignore[arg-type]


def test_a_sentence_may_be_taken_apart_at_what_joins_it():
    assert pieces("how much, how long and by when?", "en") == ("how much", "how long", "by when?")
    assert pieces("研究期間と採択件数は？", "ja") == ("研究期間", "採択件数は？")
    assert pieces("対象国や分野、それに締切は？", "ja") == ("対象国", "分野", "締切は？")
    assert pieces("速やかに増やす部屋", "ja") == ("速やかに増やす部屋",)
    assert pieces("When is the deadline?", "en") == ("When is the deadline?",)


@pytest.mark.parametrize(
    ("sentence", "language", "questions"),
    [
        (
            "tell me how much it is and also what rate the call uses",
            "en",
            ("tell me how much it is", "what rate the call uses"),
        ),
        ("the slides, which I have read, say how long it runs", "en", None),
        (
            "on the practical side, is there a form, and which of us sends it?",
            "en",
            ("on the practical side, is there a form", "which of us sends it?"),
        ),
        ("we have read the form, and which of us sends it is settled", "en", None),
        (
            "審査がいつ頃行われ、結果がいつ頃分かるのかが、予定を立てるのに必要です。",
            "ja",
            ("審査がいつ頃行われ", "結果がいつ頃分かるのかが"),
        ),
        ("3年で終わるのか、それとも5年続くのか、ご教示ください。", "ja", None),
        ("日本独自のものか、英国と同じものかも伺います。", "ja", None),
        (
            "would I be wanted for that, and is it in August?",
            "en",
            ("would I be wanted for that", "is it in August?"),
        ),
        (
            "いつまで延ばせて、お金は増えるのか、それとも総額の中でやりくりするのか、が思い出せません",
            "ja",
            ("いつまで延ばせて", "お金は増えるのか、それとも総額の中でやりくりするのか"),
        ),
    ],
)
def test_the_whole_questions_of_a_sentence_are_told_from_two_of_which_one_is_so(
    sentence: str, language: str, questions: tuple[str, ...] | None
):
    assert questions_in(sentence, language) == (questions or (sentence,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. 締切はいつですか。\n2. 上限はいくらですか。\nちなみに、間接経費は何%ですか。", ["1", "2", None]),
        ("1. When does it close?\n2. What is the limit?\nAnd who may apply?", ["1", "2", None]),
        ("1. 締切はいつですか。\n2. 上限は、間接経費を\n含めていくらですか。", ["1", "2"]),
        ("1. When does it close?\n2. The limit\nwith indirect costs", ["1", "2"]),
        ("1. 2億円です。上限内ですか。締切はいつですか。\n2. 様式はありますか。", ["1", "1", "2"]),
    ],
    ids=[
        "asked behind a list",
        "in English",
        "an item of two lines",
        "an item that asks nothing by itself",
        "an item of two questions",
    ],
)
def test_a_question_behind_a_list_is_no_part_of_its_last_item(text: str, labels: list[str | None]) -> None:
    found = segments(text, language_of(text))

    assert [segment.label for segment in found if segment.kind == "asking"] == labels
    stretches = [text[slice(*segment.span)] for segment in found]
    assert [one.replace("\n", " ") for one in stretches] == [segment.text for segment in found]


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("研究費は繰り越せますか? 例えば残り300万円とか。", ["研究費は繰り越せますか?"]),
        ("それは必要なことか。", ["それは必要なことか。"]),
    ],
)
def test_what_only_lists_an_example_asks_nothing(text, asking):
    assert [one.text for one in segments(text, "ja") if one.kind == "asking"] == asking


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("学生ばかりでも構いませんよね。", ["学生ばかりでも構いませんよね。"]),
        ("英国側は別の時刻らしいので、そちらも教えてください。", ["そちらも教えてください。"]),
        ("She thinks that one has to go - is she right?", ["She thinks that one has to go - is she right?"]),
        ("Before we all begin: is it in time for the call?", ["is it in time for the call?"]),
    ],
)
def test_what_asks_is_cut_from_what_is_told_where_it_says_something_by_itself(text: str, asked: list[str]):
    assert [said for kind, _, said in cut(text) if kind == "asking"] == asked
