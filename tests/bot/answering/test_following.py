"""A follow-up takes over what it leaves unsaid from the turn before: its matter, side, scheme and the kind of
a value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desk import Desk, Turn
from bot.settings import Settings

OPEN = datetime(2024, 4, 10, 12, tzinfo=ZoneInfo("Asia/Tokyo"))  # a day on which the bundled call is open


@pytest.fixture(scope="module")
def said(bundled_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    desk = Desk.open(Settings(index=bundled_index, home=tmp_path_factory.mktemp("home"), log=False))

    def ask(*turns: str) -> str:
        *before, last = turns
        return desk.ask(last, thread=[Turn(text) for text in before], as_of=OPEN).answer

    return ask


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        pytest.param(("When does the UK side close?", "And Japan?"), "18:00 Japan time", id="another side"),
        pytest.param(("Top枠の支援額は？", "次世代枠だと？"), "6,900万円", id="another scheme"),
        pytest.param(
            ("Is a direct cost of 200 million yen fine?", "And 160?"),
            "within the Japanese",
            id="a bare amount",
        ),
        pytest.param(
            ("I got my doctorate in 2014. May I go abroad?", "What if it were 2003?"),
            "2003 lies beyond",
            id="a year",
        ),
        pytest.param(("Do we have to tell JST in advance?", "Until when?"), "29 March", id="by when"),
        pytest.param(
            ("What are the indirect costs on ¥60m direct?", "18, cheers", "and with 70?"),
            "are 21 million yen",
            id="a value behind one that is only taken up",
        ),
        pytest.param(
            ("直接経費6,000万円の間接経費はいくらですか", "あ、6,000万じゃなくて7,000万でした"),
            "2,100万円",
            id="a value put right",
        ),
        pytest.param(
            ("単独公募のTop枠の支援額の上限はいくらですか", "もう片方の枠は？"),
            "6,900万円",
            id="the other scheme of two",
        ),
        pytest.param(
            ("結果の通知はいつですか", "9月下旬ですね、助かります。では研究開始は？"),
            "2024年12月1日（予定）です。",
            id="a value taken up before another question",
        ),
        pytest.param(
            ("何件採択されますか", "英語でもお願いします"), "About 5 projects", id="another language"
        ),
        pytest.param(
            ("Who funds the UK side?", "Could you tell me that in Japanese, please?"),
            "BBSRC",
            id="another language, in English",
        ),
        pytest.param(
            ("提案書は何語ですか", "それってどこに書いてありますか"), "スライド20", id="where it stands"
        ),
        pytest.param(("期間の延長はありますか", "いつまで？"), "2030年3月末", id="until when"),
        pytest.param(("英国側の上限は？", "円では？"), "約1.8億円", id="another currency, stated"),
        pytest.param(
            ("日本側の上限は？", "ポンドでは？"), "で100万ポンドです", id="another currency, reckoned"
        ),
        pytest.param(
            ("What is the UK limit?", "In dollars?"), "name no rate", id="a currency without a rate"
        ),
        pytest.param(
            ("Top枠の上限は？", "次世代枠より多いですか"), "3.11億円大きく", id="held against another scheme"
        ),
        pytest.param(
            ("英国側は何時に締め切りますか", "日本側はもっと遅い？"),
            "6時間早く",
            id="held against the side before",
        ),
        pytest.param(
            ("Who pays the British researchers?", "And us?"),
            "JST supports the Japanese",
            id="the asker's side",
        ),
        pytest.param(
            ("英国側の研究期間は？", "日本側も同じですか"),
            "4か月遅く終わります",
            id="held against the other side",
        ),
        pytest.param(
            ("面接審査はいつですか", "誰が出席しますか"),
            "日本側研究代表者のみ",
            id="its own question, their matter",
        ),
        pytest.param(
            ("How many people have to travel?", "For how long?"), "about 1 year", id="how long, not how many"
        ),
        pytest.param(
            ("How many projects get funded?", "How much?"), "180 million", id="how much, not how many"
        ),
        pytest.param(("渡航する研究者は何人ですか", "何か月？"), "原則1年程度", id="何か月 and not 何人"),
        pytest.param(
            ("How much can the UK side get?", "For how long?"), "3 years", id="a span, not an amount"
        ),
        pytest.param(
            ("Is there an interview?", "When?", "Who attends?"),
            "only with the Japanese PIs",
            id="a third turn",
        ),
        pytest.param(
            ("When does the UK side's funding end?", "sorry, I meant the Japanese side"),
            "end of March 2028",
            id="another side meant",
        ),
        pytest.param(
            ("間接経費は直接経費1億円でいくらですか", "あ、1億2千万円の間違いでした"),
            "3,600万円",
            id="another amount meant",
        ),
        pytest.param(
            ("How many researchers can we send to Britain?", "sorry, I meant the stay"),
            "about 1 year",
            id="another matter meant",
        ),
        pytest.param(
            (
                "How long after the PhD may one go abroad?",
                "Ours got hers in 2010.",
                "What if she'd finished in 2006?",
            ),
            "2006 lies beyond",
            id="a year in the role of the one before, which nobody named",
        ),
        pytest.param(
            ("面接はいつですか", "それは資料のどこに書いてありますか"), "スライド21", id="where it stands"
        ),
        pytest.param(
            ("支援期間は何年ですか", "原則3年間、2028年3月まで、と", "それって延ばせたりします？"),
            "最長2030年3月末まで",
            id="behind a turn that only takes up the answer",
        ),
        pytest.param(
            ("Do researchers from the UK side have to travel to Japan as well?", "If we must, for how long?"),
            "about 1 year",
            id="a length that another intent tells",
        ),
        pytest.param(
            ("What's the deadline for the UK lead to submit?", "ok, 4pm on 16 April", "and on our side?"),
            "Japanese side close on 16 April 2024 (Tue), 18:00",
            id="the other side, behind the hour of the first",
        ),
    ],
)
def test_it_is_answered_as_if_it_were_spelt_out(
    said: Callable[..., str], turns: tuple[str, ...], words: str
) -> None:
    assert words in said(*turns)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        pytest.param(
            ("When is the deadline?", "How much is the Top frame?"), "380 million", id="a new question"
        ),
        pytest.param(
            ("締切はいつですか", "直接経費1.6億円なら？"), "上限1.8億円以内", id="a value of another matter"
        ),
        pytest.param(
            ("When will we hear the outcome?", "And the earliest start?"), "1 December 2024", id="going on"
        ),
    ],
)
def test_a_matter_of_its_own_is_not_taken_for_the_one_before(
    said: Callable[..., str], turns: tuple[str, ...], words: str
) -> None:
    assert words in said(*turns)


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(("Which exchange rate is used?", "As of what date?"), id="when"),
        pytest.param(("他の研究費があることは評価されますか", "それはいくら以上ですか"), id="how much"),
        pytest.param(("Which exchange rate is used?", "Why?"), id="why"),
        pytest.param(("Must we tell JST in advance?", "What happens if we don't?"), id="what follows if not"),
    ],
)
def test_a_value_or_reason_that_is_not_stated_is_said_to_be_not_found(
    said: Callable[..., str], turns: tuple[str, str]
) -> None:
    lead, stated, confirm = said(*turns).splitlines()

    assert lead.startswith(("I could not find that", "お尋ねの点は資料の中に見つける"))
    assert stated.endswith("]")
    assert "aspire-uk@jst.go.jp" in confirm


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "英国側は70万ポンドを申請します。日本円でいくらですか。上限には入りますか。",
            ("1.26億円", "上限100万ポンド以内"),
        ),
        ("次世代枠の支援額はいくらですか。期間も知りたいです。", ("6,900万円", "3年間です")),
        ("次世代枠の支援額はいくらですか。英国側の締切はいつですか。", ("6,900万円", "英国側の受付締切は")),
        (
            "Direct costs are 90 million yen. How much overhead is that, and does it stay under the limit?",
            ("27 million yen", "within the Japanese side's limit"),
        ),
    ],
)
def test_a_further_question_of_one_text_is_answered_beside_the_first(said, text, both):
    answer = said(text)

    assert all(words in answer for words in both), answer


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        pytest.param(("When is the interview?", "Which slide is that on?"), "on slide 21.", id="which slide"),
        pytest.param(("英国側の上限は？", "それはどのスライドですか"), "スライド12に", id="in Japanese"),
        pytest.param(("When is the interview?", "Is that definite?"), "as planned", id="planned"),
        pytest.param(("採択件数は？", "きっちり5件？"), "「程度」", id="about so many"),
        pytest.param(
            ("How many years does the UK side receive money for?", "why not longer?"),
            "implementation principles of the ISPF",
            id="why, where the documents tell",
        ),
    ],
)
def test_a_detail_of_what_was_told_is_told_of_it(
    said: Callable[..., str], turns: tuple[str, ...], words: str
) -> None:
    assert words in said(*turns)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        pytest.param(("次世代枠の上限額は？", "間接経費入れたら？"), "9,000万円", id="of the turn before"),
        pytest.param(
            ("Is there a call with the US too? When does it open?", "how much money?"),
            "in preparation",
            id="named in another sentence of it",
        ),
        pytest.param(("Top枠の上限は？", "期間は？", "分野は？"), "量子", id="of a turn further back"),
        pytest.param(("Top枠の上限は？", "日英の上限は？"), "1.8億円", id="unless another is named"),
    ],
)
def test_a_brief_question_is_about_the_scheme_that_is_talked_of(
    said: Callable[..., str], turns: tuple[str, ...], words: str
) -> None:
    assert words in said(*turns)
