"""The form of a question: open or closed, comparing or not, carrying on from what was said before or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reading.comparing import compares
from bot.reading.form import continues, form_of
from bot.reading.query import read_query
from corpus.facts.model import read_calls
from corpus.text.names import Names
from tests.tables import each

NAMES = Names(read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0])

SAME = [
    "Is the deadline the same for both sides?",
    "Are both deadlines the same?",
    "Do the two sides have the same limit?",
    "Does the UK side close at the same hour as the Japanese side?",
    "Is the period identical in Japan and in the UK?",
    "Are the two award sizes equal?",
    "日英で締切は同じですか",
    "上限額は両側とも同じでしょうか",
    "英国側の期間は日本側と同じになりますか",
    "日本側も英国側も同額ですか",
    "締切は同時ですか？",
    "英国側にも同じ時期に通知されますか",
    "Does the British partner hear at the same time?",
    "日英で同じ金額ですか",
]
WHICH = [
    "Which side closes earlier?",
    "Which of the two frames is larger?",
    "Which is longer, the Top frame or the next-generation one?",
    "How do the two deadlines differ?",
    "What is the difference between the two sides?",
    "Is the UK deadline earlier than the Japanese one?",
    "Does the Japanese side run longer than the UK side?",
    "Is the UK limit higher or lower?",
    "Compare the award sizes of the two frames.",
    "Top frame vs next-generation frame: amounts?",
    "日英で締切はどう違いますか",
    "どちらの締切が早いですか",
    "英国側は日本側より早く締め切られますか",
    "英国側のほうが短いですか",
    "Top枠と次世代枠の差はいくらですか",
    "日本側と英国側の期間を比べると",
    "日英の金額は異なりますか",
    "How does support differ between the joint and the single call?",
    "Does the single call open later than the joint one?",
    "Which scheme lasts longest?",
]
NEITHER = [
    "Can both sides apply?",
    "Do both PIs upload the proposal?",
    "Must both teams have three members?",
    "What are the limits for both sides?",
    "Is 250 million yen more than the limit?",
    "Is 17:30 later than the deadline?",
    "Can the stay be shorter than the one year in the slides?",
    "Can we start later?",
    "Is a longer stay possible?",
    "May the same person be PI twice?",
    "Can we apply to two calls at the same time?",
    "Do we use the same form as last year?",
    "Which scheme can I apply to?",
    "Which side uploads the PDF?",
    "Is there a gap between notification and start?",
    "Are we allowed to change to a different institution?",
    "それぞれの締切を教えてください",
    "両国の研究者が応募できますか",
    "双方1機関ずつ必要ですか",
    "どちらに提出しますか",
    "どちらの機関に所属していてもよいですか",
    "1年より短い滞在でもいいですか",
    "締切より遅く出したらどうなりますか",
    "同じ研究者が二つの公募に応募できますか",
    "二つの公募に同時に応募できますか",
    "相手と一緒に応募するのですか",
    "間違いありませんか",
    "面接は9月だと思っていましたが違いますか",
    "Until which month does the document review last?",
    "時差はありますか",
    "異なる機関の研究者も参加できますか",
]
CONTINUES = [
    "And for the UK side?",
    "What about students?",
    "How about six months?",
    "Does it include overheads?",
    "Is that per year?",
    "When does it end?",
    "Do they have to be at a university?",
    "So 5 pm is fine?",
    "Can I do both of those?",
    "Is there an exception to that?",
    "The same for the UK?",
    "では英国側は？",
    "それは間接経費を含みますか",
    "その場合、延長できますか",
    "英国側は？",
    "5年だと？",
    "学生の場合は？",
    "じゃあ18時ちょうどなら",
    "ちなみに英国側はどうですか",
    "これは税込ですか",
    "あとは何が必要ですか",
]
STANDS_ALONE = [
    "When is the deadline?",
    "Is it possible to extend the project?",
    "Is it allowed for a student to go abroad?",
    "Is there a page limit?",
    "Can you confirm that students may go?",
    "Is this call open to companies?",
    "What is the limit of this programme?",
    "Could you tell me whether it is necessary to contact JST?",
    "My student has a PhD; may she go?",
    "If researchers move, may they keep the grant?",
    "締切はいつですか",
    "締切は？",
    "この公募の上限額はいくらですか",
    "その他の費用は使えますか",
    "それぞれの締切を教えてください",
    "あと1年延長できますか",
    "若手研究者も応募できますか",
    "本事業はこれから始まりますか",
    "これまでの採択件数を教えてください",
]


def comparison(text: str) -> str | None:
    query = read_query(text, NAMES)
    return compares(query.folded, [name.span for name in query.names if name.kind in ("side", "scheme")])


@each("text", SAME)
def test_it_asks_whether_two_things_are_the_same(text: str) -> None:
    assert comparison(text) == "same"


@each("text", WHICH)
def test_it_asks_which_is_more_or_how_they_differ(text: str) -> None:
    assert comparison(text) == "which"


@each("text", NEITHER)
def test_it_holds_nothing_against_another_side_or_scheme(text: str) -> None:
    assert comparison(text) is None


@each("text", CONTINUES)
def test_it_carries_on_from_what_was_said(text: str) -> None:
    query = read_query(text, NAMES)

    assert continues(query.folded, [name.span for name in query.names])


@each("text", STANDS_ALONE)
def test_it_stands_alone(text: str) -> None:
    query = read_query(text, NAMES)

    assert not continues(query.folded, [name.span for name in query.names])


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("When is the deadline?", "open"),
        ("Could you tell me how long a stay is?", "open"),
        ("Is it 18:00 when the UK side closes?", "closed"),
        ("Can a student go?", "closed"),
        ("締切はいつですか", "open"),
        ("学生でもよいですか", "closed"),
        ("何か条件はありますか", "closed"),
    ],
)
def test_a_question_is_open_or_closed(text: str, form: str) -> None:
    assert form_of(text.lower()) == form


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("6 pm in Tokyo is what time in London?", "open"),
        ("It has to be in by when?", "open"),
        ("Is that what you ask for?", "closed"),
        ("The plan is what we sent you, is it not?", "closed"),
    ],
)
def test_a_question_word_that_stands_for_the_answer_asks_for_it(question: str, form: str):
    assert form_of(read_query(question, NAMES).folded) == form
