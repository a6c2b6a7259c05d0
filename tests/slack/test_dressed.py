"""A question dressed as people dress theirs in Slack gets the answer to the plain words, every one of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.answer import Answer, Turn
from bot.desk import Desk
from bot.settings import Settings
from bot.slack.intake import said_in

QUESTIONS = (
    "英国側の受付はいつ締め切られますか",
    "直接経費1.7億円で申請しても大丈夫ですか？",
    "渡航する学生に人数の上限はありますか",
    "面接審査には誰が呼ばれますか？",
    "JSTへの事前連絡は必要でしょうか",
    "次世代枠の支援期間は何年ですか",
    "How much can the UK team ask for?",
    "Is 75% for networking enough?",
    "Which form do we write the proposal on?",
    "My PhD is from 2006. Can I be the outgoing researcher?",
    "Can the research period be extended to March 2030?",
    "When are the results announced?",
)
# What stands before and behind the question.
AROUND = {
    "emoji behind": ("", " :pray:"),
    "emoji before": (":wave: ", ""),
    "emoji at both ends": (":bow: ", " :bow::bow:"),
    "emoji with a skin tone": ("", " :pray::skin-tone-2:"),
    "emoji of the workspace": (":party_parrot: ", " :team-jst:"),
    "emoji as characters": ("👋🏽 ", " 🙏✨"),
    "emoji joined of several": ("👩🏻‍🔬 ", " 👨‍👩‍👧"),
    "an emoji on a line of its own": ("", "\n:eyes:"),
    "the bot called last": ("", " <@UBOT>"),
    "the bot called by its name": ("<@UBOT|aspire> ", ""),
    "the bot called on a line of its own": ("<@UBOT>\n", ""),
    "a person called": ("<@U7>さん、", ""),
    "several people called": ("<@U7> <@W8|hanako> ", ""),
    "everybody called": ("<!here> ", ""),
    "the channel called behind": ("", " <!channel|@channel>"),
    "copied to a person": ("", " cc <@U7ABC23>"),
    "copied on a line of its own": ("", "\ncc: <@U7>さん、<@W8|花子>"),
    "copied to a group": ("", "\nCC <!subteam^S0123ABCD|@desk>"),
    "copied in brackets": ("", "（cc <@U7>）"),
    "copied for information": ("", "\nFYI <@U7>"),
    "a link behind": ("", " <https://www.jst.go.jp/aspire/2030/uk.html>"),
    "a link with a label": ("", " <https://www.jst.go.jp/aspire/uk.html|www.jst.go.jp/aspire/uk.html>"),
    "a link before": ("<https://x.jp/a?b=1&amp;c=2>\n", ""),
    "a link in brackets": ("", " (<https://x.jp/uk/2030>)"),
    "a link with words of its own in brackets": ("", "（<https://x.jp/uk|2030 call page>）"),
    "a link with words of its own above": ("<https://x.jp/uk|公募ページ>\n", ""),
    "a mail address behind": ("", " <mailto:taro@u.ac.jp|taro@u.ac.jp>"),
    "a mail address in brackets": ("", " (<mailto:uk@u.ac.jp|uk@u.ac.jp>)"),
    "a mail address below": ("", "\n<mailto:taro@u.ac.jp|taro@u.ac.jp>"),
    "bold": ("*", "*"),
    "italic": ("_", "_"),
    "bold and italic": ("*_", "_*"),
    "a channel pointed at": ("", " <#C9|aspire-2024>"),
    "struck through": ("~", "~"),
    "code": ("`", "`"),
    "a block of code": ("```", "```"),
    "a block of code on lines of its own": ("```\n", "\n```"),
    "a quote": ("\n&gt; ", ""),
    "a quote to the end": ("\n&gt;&gt;&gt; ", ""),
    "a quote in which nothing more stands": ("\n&gt; ", "\n&gt; "),
    "a quoted greeting above": ("\n&gt; お疲れ様です。\n", ""),
    "a quoted greeting in English above": ("\n&gt; Hi all, thanks!\n", ""),
    "quoted thanks below": ("", "\n&gt; ありがとうございます。よろしくお願いします"),
    "an item of a list": ("\n• ", ""),
    "an item of a list in a list": ("\n    ◦ ", ""),
    "a dash": ("\n- ", ""),
    "empty lines": ("\n\n", "\n\n"),
    "unbreakable spaces": ("\u00a0", "\u00a0\u200b"),
}


@pytest.fixture(scope="module")
def ask(bundled_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, Any]], Answer]:
    desk = Desk.open(Settings(index=bundled_index, home=tmp_path_factory.mktemp("home"), log=False))

    def answer(message: dict[str, Any]) -> Answer:
        said = said_in(message, bot="UBOT")
        return desk.ask(said.words, thread=[Turn(said.quoted)] if said.quoted else [])

    return answer


@pytest.fixture(scope="module")
def plain(ask: Callable[[dict[str, Any]], Answer]) -> dict[str, Answer]:
    """What each question is answered as it stands: something, or the test would compare silences."""
    found = {question: ask({"text": question}) for question in QUESTIONS}
    assert all(answer.status != "not_found" for answer in found.values())
    return found


def same(one: Answer, other: Answer) -> bool:
    return (one.status, one.answer, one.citations) == (other.status, other.answer, other.citations)


@pytest.mark.parametrize(("before", "behind"), AROUND.values(), ids=AROUND.keys())
def test_what_stands_around_a_question_changes_nothing_of_its_answer(
    ask: Callable[[dict[str, Any]], Answer], plain: dict[str, Answer], before: str, behind: str
) -> None:
    different = [
        question
        for question, answer in plain.items()
        if not same(answer, ask({"text": f"<@UBOT> {before}{question}{behind}"}))
    ]

    assert different == []


def first_of(question: str) -> str:
    """The first word; of Japanese the first run of Latin letters and digits, or the first two letters."""
    found = re.match(r"[!-~]+|..", question)
    assert found
    return found[0]


def ended(question: str) -> str:
    """The question with a mark at its end, so that something can stand behind it."""
    return question if question[-1] in "?？。." else question + ("." if question.isascii() else "。")


WITHIN: dict[str, Callable[[str], str]] = {
    "a word in bold": lambda text: text.replace(first_of(text), f"*{first_of(text)}*", 1),
    "a word as code": lambda text: text.replace(first_of(text), f"`{first_of(text)}`", 1),
    "a word as a link": lambda text: text.replace(first_of(text), f"<https://x.jp/|{first_of(text)}>", 1),
    "a link with words of its own behind": lambda text: f"{ended(text)} <https://x.jp/uk|ASPIRE 公募ページ>",
    "emoji before its end": lambda text: (
        f"{text[:-1]} :thinking_face:{text[-1]}" if text[-1] in "?？" else text
    ),
    "greeted and thanked with emoji": lambda text: (
        f"Hi :wave: {ended(text)} Thanks! :pray:"
        if text.isascii()
        else f"お疲れ様です :bow: {ended(text)}よろしくお願いします :bow:"
    ),
    "wrapped behind a comma": lambda text: f"{'Hello' if text.isascii() else 'こんにちは'},\n{text}",
}


@pytest.mark.parametrize("dress", WITHIN.values(), ids=WITHIN.keys())
def test_what_stands_within_a_question_changes_nothing_of_its_answer(
    ask: Callable[[dict[str, Any]], Answer], plain: dict[str, Answer], dress: Callable[[str], str]
) -> None:
    different = [
        question
        for question, answer in plain.items()
        if not same(answer, ask({"text": f"<@UBOT> {dress(question)}"}))
    ]

    assert different == []


MESSAGES: dict[str, Callable[[str], dict[str, Any]]] = {
    "edited": lambda text: {"text": text, "edited": {"user": "U1", "ts": "1.2"}},
    "with a link's preview": lambda text: {"text": text, "attachments": [{"text": "別の資料", "title": "x"}]},
    "with a file": lambda text: {"text": text, "subtype": "file_share", "files": [{"name": "予算.xlsx"}]},
    "shown in the channel too": lambda text: {"text": text, "subtype": "thread_broadcast"},
    "forwarded": lambda text: {"text": "<@UBOT>", "attachments": [{"is_share": True, "text": text}]},
    "with the workspace's emoji": lambda text: {
        "text": f":おつかれ: {text}",
        "blocks": [{"type": "rich_text", "elements": [{"type": "emoji", "name": "おつかれ"}]}],
    },
    "posted by a workflow": lambda text: {"text": f"*{text}*", "subtype": "bot_message", "bot_id": "BWF"},
}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
def test_how_a_question_was_sent_changes_nothing_of_its_answer(
    ask: Callable[[dict[str, Any]], Answer],
    plain: dict[str, Answer],
    message: Callable[[str], dict[str, Any]],
) -> None:
    different = [question for question, answer in plain.items() if not same(answer, ask(message(question)))]

    assert different == []


@pytest.mark.parametrize(
    ("with_flags", "spelt_out"),
    [
        (":jp: 側の締切は？", "日本側の締切は？"),
        ("🇬🇧側の締切は？", "英国側の締切は？"),
        (":flag-gb: の支援額の上限は？", "英国の支援額の上限は？"),
        ("What is the deadline in :jp:?", "What is the deadline in Japan?"),
        (":uk: deadline?", "UK deadline?"),
        ("What is the award limit for the 🇬🇧 side?", "What is the award limit for the UK side?"),
        (":jp: と :gb: の締切を教えて", "日本と英国の締切を教えて"),
        ("Is :flag-fr: one of the countries of ASPIRE?", "Is France one of the countries of ASPIRE?"),
    ],
)
def test_a_flag_is_answered_as_its_country(
    ask: Callable[[dict[str, Any]], Answer], with_flags: str, spelt_out: str
) -> None:
    assert same(ask({"text": f"<@UBOT> {with_flags}"}), ask({"text": spelt_out}))
