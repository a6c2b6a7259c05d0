"""What only a person can weigh is seen by its meaning, in words that stand in no example."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk import Desk
from bot.mail import reasons
from bot.mail.reading import read
from bot.mail.remarks import examples
from bot.mail.weighing import Weighed, background, weigh
from bot.settings import Settings


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, bundled_index: Path) -> Desk:
    home = tmp_path_factory.mktemp("home")
    return Desk.open(Settings(home=home, index=bundled_index, log=False))


def weighed(text: str, desk: Desk) -> Weighed:
    assert not any(text in given for given in examples().values())
    return weigh((read(text),), desk.vectors)


@pytest.mark.parametrize(
    "text",
    [
        "先月、祖母が亡くなり、準備ができませんでした。",
        "My mother died on Sunday.",
        "急病で入院してしまい、締切に間に合いそうにありません。",
        "I am pregnant and due in March.",
        "正しい版のファイルに入れ替えていただけないでしょうか。",
        "Would you kindly accept our proposal two days late?",
        "Could you recommend a partner laboratory in Japan?",
        "このテーマで採択される見込みはあるでしょうか。",
    ],
)
def test_a_case_a_favour_and_a_judgement_are_for_a_person(text: str, desk: Desk) -> None:
    assert ("person", reasons.PERSONAL) in list(weighed(text, desk).flags)


@pytest.mark.parametrize(
    "text",
    [
        "3回も電話したのに、誰も出てくれませんでした。",
        "I have sent you three emails and nobody has bothered to answer.",
    ],
)
def test_a_complaint_keeps_a_mail_from_being_ready(text: str, desk: Desk) -> None:
    assert ("person", reasons.COMPLAINT) in list(weighed(text, desk).flags)


def test_a_wish_to_meet_is_for_a_person(desk: Desk) -> None:
    assert ("person", reasons.MEETING) in list(weighed("Could we have a call on Tuesday?", desk).flags)


@pytest.mark.parametrize(
    "text",
    [
        "西東大学の中村です。日本側の締切は何時ですか。よろしくお願いいたします。",
        "We plan to send two doctoral students. How long must they stay in the UK?",
        "提案書は日本語で書いてもよいのでしょうか。",
        "Can the direct costs be more than 150 million yen?",
        "本学から2件の応募を予定しています。間接経費の率を教えてください。",
    ],
)
def test_an_ordinary_mail_wants_nobody(text: str, desk: Desk) -> None:
    assert list(weighed(text, desk).flags) == []


def test_a_question_that_the_desk_is_sure_of_is_no_favour(desk: Desk) -> None:
    text = "締め切りはいつですか。"

    assert list(weigh((read(text),), desk.vectors, understood={text}).flags) == []


@pytest.mark.parametrize(
    "text",
    [
        "届け出の期日を見落としておりました。",
        "I am afraid that we missed the day for it.",
        "I forgot to send in the notice that was due last week.",
    ],
)
def test_what_was_not_done_in_time_is_to_be_confirmed(text: str, desk: Desk) -> None:
    assert ("confirm", reasons.with_details(reasons.NOTABLE, text)) in list(weighed(text, desk).flags)


def test_another_encoder_than_the_learned_one_is_not_asked(desk: Desk) -> None:
    assert desk.vectors(["When is it?"], "another 1") is None


def test_a_name_above_a_postscript_tells_nothing(desk: Desk) -> None:
    assert list(weighed("When is the interview?\n\nAnna Bell\n\nP.S. It is raining here.", desk).flags) == []


@pytest.mark.parametrize(
    "text",
    [
        "植物の代謝を調べております。",
        "英国の先生とは長年の付き合いです。",
        "I run a lab in Aberdeen and work on fungi.",
        "I manage the bids of our faculty.",
        "My supervisor asked me to find this out.",
        "I work with a professor in Fukuoka.",
    ],
)
def test_who_writes_with_whom_and_why_is_background(text: str, desk: Desk) -> None:
    assert background((read(text),), desk.vectors) == {text}


@pytest.mark.parametrize(
    "text",
    [
        "9月から米国の大学に移ります。",
        "私は会社に勤めております。",
        "英国側の相手はまだ決まっておりません。",
        "科研費で3億円をいただいている研究室です。",
        "I finished my doctorate seventeen years ago.",
        "I run a lab with a budget of £2 million.",
        "I run a lab in Aberdeen until 30 June 2024.",
    ],
)
def test_what_may_decide_is_no_background(text: str, desk: Desk) -> None:
    assert background((read(text),), desk.vectors, surely=True) == frozenset()


def test_a_bereavement_told_before_a_question_for_a_day_leaves_it_to_be_answered(desk: Desk) -> None:
    text = "My mother died on Sunday, so I have lost track: when does the UK side close?"
    reading = read(text)
    found = weigh((reading,), desk.vectors, understood={text})

    assert ("person", reasons.PERSONAL) in list(found.flags)
    assert found.why_personal(reading.questions[0]) is None
