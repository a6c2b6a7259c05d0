"""A message is read as the person meant it: what dresses a question changes nothing of it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.intake import said_in
from bot.slack.reading import Said, hear, is_wordless, read
from corpus.text.language import is_other
from tests.tables import each

# (before, behind): what people put around a question, in every kind that Slack has.
DRESS = {
    "emoji behind": ("", " :pray:"),
    "emoji before": (":wave: ", ""),
    "emoji with a skin tone": ("", " :pray::skin-tone-2:"),
    "emoji of the workspace": (":party_parrot: ", " :team-jst:"),
    "emoji as characters": ("👋🏽 ", " 🙏✨"),
    "copied to a person": ("", " cc <@U7ABC23>"),
    "copied on a line of its own": ("", "\ncc: <@U7>さん、<@W8|花子>"),
    "copied to a group": ("", "\nCC <!subteam^S0123ABCD>"),
    "copied in brackets": ("", "（cc <@U7>）"),
    "a person called": ("<@U7>さん、", ""),
    "everybody called": ("<!here> ", ""),
    "a link": ("", " <https://www.jst.go.jp/aspire/announce_uk.html>"),
    "a link before": ("<https://x.jp/a?b=1&amp;c=2|https://x.jp/a?b=1&amp;c=2>\n", ""),
    "a link as typed in a command": ("", " https://x.jp/uk/2030"),
    "a link in brackets": ("", "（<https://x.jp/uk/2030>）"),
    "a link typed in brackets": ("", " (https://x.jp/uk/2030)"),
    "bold": ("*", "*"),
    "bold and italic": ("*_", "_*"),
    "a channel pointed at": ("", " <#C9|一般>"),
    "code": ("`", "`"),
    "a block of code": ("```", "```"),
    "a quote": ("\n&gt; ", ""),
    "an item of a list": ("• ", ""),
    "empty lines": ("\n\n", "\n"),
}
PLAIN = ["締切はいつですか", "What is the deadline?", "間接経費は30%ですか？", "応募は 13:00:00 までですか"]


@each(("plain", "dress"), itertools.product(PLAIN, DRESS))
def test_a_dressed_question_is_the_plain_one(plain: str, dress: str) -> None:
    before, behind = DRESS[dress]

    assert read(f"<@UBOT> {before}{plain}{behind}", bot="UBOT") == plain


@pytest.mark.parametrize("plain", PLAIN[:2])
def test_any_two_dresses_together_change_nothing_either(plain: str) -> None:
    around = [
        dress for name, dress in DRESS.items() if not name.startswith(("a quote", "an item", "a block"))
    ]
    for (before, behind), (first, last) in itertools.permutations(around, 2):
        # Nobody puts a style around a whole line of links and people.
        if not {before, first} & {"*", "*_", "`"}:
            assert read(f"{first}{before}{plain}{behind}{last}", bot="UBOT") == plain


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (":jp: と :gb: の締切を教えて", "日本と英国の締切を教えて"),
        ("🇯🇵 と 🇬🇧 の締切を教えて", "日本と英国の締切を教えて"),
        (":flag-kr: の研究者は？", "韓国の研究者は？"),
        ("What is the deadline in :uk:?", "What is the deadline in UK?"),
        (":flag-zz: の締切は", "の締切は"),
    ],
)
def test_a_flag_stands_for_its_country(sent: str, meant: str) -> None:
    assert read(sent, bot="UBOT") == meant


@each(
    ("sent", "meant"),
    [
        ("A &lt;B&gt; &amp;lt; C", "A <B> &lt; C"),
        ("<mailto:a@b.jp|a@b.jp> に送る", "a@b.jp に送る"),
        ("<https://x.jp/a|資料>を見た", "資料を見た"),
        ("<#C9|一般> の <@U7|花子> は？", "一般 の @花子 は？"),
        ("My colleague <@U7> wants to know: what is it?", "My colleague wants to know: what is it?"),
        ("ねえ <@UBOT> 締切は？", "ねえ 締切は？"),
        ("Hey <@UBOT>, what is it?", "Hey, what is it?"),
        ("次は <!subteam^S1|@desk> か <!channel|@channel> か", "次は @desk か @channel か"),
        ("*日本側*の _締切_ は ~いつ~ `何時` ？", "日本側の 締切 は 何時？"),
        ("3*4*5 と Japan_UK_form と *", "3*4*5 と Japan_UK_form と *"),
        ("様式 1:2:3 と 10:30:00", "様式 1:2:3 と 10:30:00"),
        (":one: 締切は？\n:two: 上限は？", "1. 締切は？\n2. 上限は？"),
        ("1️⃣ 締切は？\n2️⃣ 上限は？", "1. 締切は？\n2. 上限は？"),
        ("• 締切は？\n• 上限は？", "1. 締切は？\n2. 上限は？"),
        ("質問です\n• 締切\n• 上限", "質問です\n1. 締切\n2. 上限"),
        (
            "計画です\n• PIは教授\n• 滞在は1年\nこれで応募できますか",
            "計画です\n・PIは教授\n・滞在は1年\nこれで応募できますか",
        ),
        ("~1億円~ 2億円でもいいですか", "2億円でもいいですか"),
        ("❶締切 ①上限 → 次", "❶締切 ①上限 → 次"),
    ],
)
def test_what_belongs_to_the_words_stays(sent: str, meant: str) -> None:
    assert read(sent, bot="UBOT") == meant


def test_a_quote_beside_own_words_is_kept_apart() -> None:
    assert hear("&gt; 上限は1.8億円です\nこれは間接経費込みですか？", bot="UBOT") == Said(
        "これは間接経費込みですか？", "上限は1.8億円です"
    )


@pytest.mark.parametrize(
    "sent", ["", ":eyes:", "<@UBOT>", "👍🏻", "<https://example.com/memo>", "…！", "cc <@U7>"]
)
def test_what_holds_no_words_is_wordless(sent: str) -> None:
    assert is_wordless(read(sent, bot="UBOT"))


@given(
    sent=st.lists(st.sampled_from([*":<@!|>&;`*_~\n ", "U7", "cc", "&gt;", ":a:", "🇯", "締切"])).map("".join)
)
def test_any_heap_of_marks_is_read_without_harm(sent: str) -> None:
    said = hear(sent, bot="UBOT")

    assert not set(said.words) & {"\ue000", "\ue001"}
    assert said.words == said.words.strip()


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        pytest.param("마감은 언제입니까?", True, id="Korean"),
        pytest.param("Когда крайний срок?", True, id="Russian"),
        pytest.param("ASPIRE 마감은 언제입니까?", True, id="Korean with a name in it"),
        pytest.param("ＡＳＰＩＲＥの締切ｼﾒｷﾘは？", False, id="Japanese in all its widths"),
        pytest.param("Où est-ce que je dépose le dossier ?", True, id="French"),
        pytest.param("Is the café in Nîmes open?", False, id="letters with accents"),
        pytest.param("α線の締切は？", False, id="Japanese with a Greek letter"),
        pytest.param("100%?", False, id="no letters at all"),
    ],
)
def test_other_languages_than_the_two_are_told(text: str, foreign: bool) -> None:
    assert is_other(text) is foreign


def test_an_emoji_of_the_workspace_with_a_japanese_name_is_told_by_the_rich_text() -> None:
    emoji = {"type": "rich_text_section", "elements": [{"type": "emoji", "name": "おつかれ"}]}
    message = {"text": ":おつかれ: 様式:締切:は？", "blocks": [{"type": "rich_text", "elements": [emoji]}]}

    assert said_in(message, bot="UBOT") == Said("様式:締切:は？")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("様式は<https://x.jp/f|指定様式>ですか？", "様式は指定様式ですか？"),
        ("Is it <mailto:aspire@jst.go.jp|aspire@jst.go.jp>?", "Is it aspire@jst.go.jp?"),
        ("<https://x.jp|What is the deadline>", "What is the deadline"),
        ("<https://x.jp|公募ページ>を見ました。締切は？", "公募ページを見ました。締切は？"),
        ("締切は？（<https://x.jp|公募ページ>、<mailto:a@u.jp|a@u.jp>）", "締切は？"),
        ("締切は？ <https://x.jp|公募ページ> :pray: cc <@U7>", "締切は？"),
    ],
)
def test_the_words_of_a_link_are_a_sentences_own_unless_they_stand_beside_it(text: str, words: str) -> None:
    assert read(text, bot="UBOT") == words


def test_a_quote_that_only_greets_is_nothing_said_before() -> None:
    asked = "<@UBOT> 締切は？"

    assert hear(f"&gt; お疲れ様です。よろしくお願いします\n{asked}", bot="UBOT") == Said("締切は？")
    assert hear(f"&gt; お疲れ様です。英国側です\n{asked}", bot="UBOT").quoted == "お疲れ様です。英国側です"


def test_an_emoji_ends_the_greeting_before_it() -> None:
    assert read("<@UBOT> Hi :wave: UK deadline", bot="UBOT") == "Hi\nUK deadline"
    assert read("英国側 :flag-gb: :eyes: の締切", bot="UBOT") == read("英国側 :flag-gb: の締切", bot="UBOT")


@pytest.mark.parametrize(
    "mark", ["❓", " :question:", "⁉️", " :interrobang: :pray:", " :grey_question: cc <@U7>"]
)
def test_an_emoji_that_is_a_question_mark_asks(mark: str) -> None:
    assert read(f"<@UBOT> 締切は{mark}", bot="UBOT") == "締切は?"
    assert read(f"<@UBOT> {mark} 締切は？{mark}", bot="UBOT").endswith("締切は？")


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("# 締切について\n英国側はいつですか", "締切について、英国側はいつですか"),
        ("*Budget*\n\nHow much is it in the UK?", "Budget: How much is it in the UK?"),
        ("*件名*\n• 締切は？\n• 上限は？", "件名\n1. 締切は？\n2. 上限は？"),
        ("*締切はいつですか*\nお願いします", "締切はいつですか\nお願いします"),
        ("*締切について*", "締切について"),
    ],
)
def test_a_heading_begins_the_line_that_it_stands_over(sent: str, meant: str) -> None:
    assert read(sent, bot="UBOT") == meant
