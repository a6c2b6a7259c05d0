"""A rule that could tell several things tells those that the form of the question and the things it names ask for."""

from __future__ import annotations

import pytest

from tests.bot.asking import decide, told

TABLE = {
    "ja": "申請様式（Application Form P.7 Section 5）の表に若手研究者の渡航計画を記入します。",
    "en": "The travel plan of the early-career researchers goes into the table in the application form (P.7 "
    "Section 5).",
}
PLAN = {
    "ja": "提案書に、日本側と英国側の若手研究者の育成計画を盛り込む必要があります。"
    "特に国際頭脳循環は具体的な計画を作成します。",
    "en": "The proposal must contain a plan for nurturing the early-career researchers of both sides, with "
    "concrete plans for international mobility in particular.",
}
MOST = {
    "ja": "渡航する研究者の人数に制限はありません。",
    "en": "There is no limit on the number of researchers who go abroad.",
}
LEAST = {
    "ja": "日英の各チームに、相手国へ渡航する研究者（outgoing researcher）を1名または数名含める必要があります。",
    "en": "Each team must include one or several researchers who go to the other country (outgoing researchers).",
}
LEFT_OUT = {
    "ja": "研究推進のみを目的とした雇用や物品費等は、日本側の直接経費の70％程度を使う用途"
    "（国際的ネットワークの構築・拡大や若手研究者育成）に含まれません。",
    "en": "Employment, supplies and the like that serve only to advance the research do not count towards "
    "the share of direct costs (about 70%) on the Japanese side that is for building international "
    "networks and nurturing early-career researchers.",
}
THEMES = {
    "ja": "「I. Discovery-inspired projects」に挙げられているのは、The bioengineered cells and systems、"
    "The bio-inspired design theme、The novel materials themeです。",
    "en": "The themes under 'I. Discovery-inspired projects' are the bioengineered cells and systems, the bio-inspired"
    " design theme and the novel materials theme.",
}
PARENT = {
    "ja": "BBSRCは英国研究・イノベーション機構（UKRI）傘下の分野別研究会議の一つです。",
    "en": "BBSRC is one of the discipline-based research councils under UK Research and Innovation (UKRI).",
}
WHO_PAYS = {
    "ja": "採択された課題で、JSTは日本側研究者を、BBSRCは英国側研究者をそれぞれ支援します。",
    "en": "For the projects selected, JST supports the Japanese researchers and BBSRC the UK researchers.",
}
CASES = [
    (
        "nurturing_plan",
        {"ja": "渡航計画は申請書のどこに書きますか", "en": "Where in the form do they go?"},
        TABLE,
    ),
    ("nurturing_plan", {"ja": "英国側の若手の計画も必要ですか", "en": "Is a plan needed for both?"}, PLAN),
    ("outgoing_number", {"ja": "渡航者数に上限はありますか", "en": "Are so many too many?"}, MOST),
    ("outgoing_number", {"ja": "渡航者は最低何人ですか", "en": "What is the minimum number?"}, LEAST),
    ("use_of_funds", {"ja": "7割に含まれない費用は何ですか", "en": "Which costs do not count?"}, LEFT_OUT),
    ("topics", {"ja": "Discovery-inspired projectsのテーマは", "en": "discovery-inspired themes"}, THEMES),
    ("definition", {"ja": "BBSRCはどこの傘下ですか", "en": "What is the parent body of BBSRC?"}, PARENT),
    ("agencies", {"ja": "英国側の研究費は誰が出しますか", "en": "Who funds the British side?"}, WHO_PAYS),
]


# The learned marks that these questions tell; tests/index/test_marks.py sees to the learning.
TOLD = {
    "どこに書きますか": "place",
    "Where": "place",
    "上限": "most",
    "too many": "most",
    "最低": "least",
    "minimum": "least",
    "含まれない": "left_out",
    "do not count": "left_out",
    "傘下": "belonging",
    "parent body": "belonging",
}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("intent", "words", "expected"), CASES)
def test_only_what_is_asked_is_told(intent, words, expected, language):
    sides = {"side": "uk", "sides": ("uk",)} if intent == "agencies" else {}

    marks = {mark for telling, mark in TOLD.items() if telling in words[language]}

    assert told(language, intent, words[language], marks=marks, **sides) == [expected[language]]


@pytest.mark.parametrize(("language", "words"), [("ja", "育成計画について"), ("en", "the nurturing plan")])
def test_what_is_asked_at_large_is_told_in_full(language, words):
    assert told(language, "nurturing_plan", words) == [PLAN[language], TABLE[language]]
    assert told(language, "outgoing_number", "") == [MOST[language], LEAST[language]]


def test_the_most_and_the_least_are_both_told_where_both_are_asked_for():
    sentences = told("en", "outgoing_number", "Is 1 person enough?", marks={"most", "least"})

    assert len(sentences) == 2
    assert sentences[0].startswith("1 person going abroad is enough.") and sentences[1] == MOST["en"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", "面接に進む方へは、原則として面接審査日の2週間前までに電子メールで連絡があります。"),
        ("en", "Those invited hear by e-mail, in principle at least 2 weeks before the interview."),
    ],
)
def test_the_notice_of_the_interview_is_told_without_the_interviews(language, expected):
    assert told(language, "interview_notice") == [expected]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "ja",
            "審査結果の通知と研究の開始はいつですか",
            "審査結果の通知は2024年9月下旬（予定）、研究開始は2024年12月1日（予定）です。",
        ),
        (
            "en",
            "When are the results and the start?",
            "Results are announced in late September 2024 (planned) and research starts on 1 December 2024 (planned).",
        ),
    ],
)
def test_of_the_calendar_the_steps_named_are_told(language, words, expected):
    assert told(language, "review_schedule", words) == [expected]


def test_one_step_named_leaves_the_calendar_whole():
    (decision,) = decide("review_schedule", "面接までの予定は")

    assert [step.step for step in decision.steps] == ["paper_review", "interview", "result", "start"]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "ja",
            "ノルウェーはASPIREの対象国ですか",
            "ノルウェーは、ASPIRE事業全体の対象国・地域に挙げられています。",
        ),
        (
            "en",
            "Is Norway a target country of ASPIRE?",
            "Norway is among the target countries and regions of the ASPIRE programme.",
        ),
    ],
)
def test_who_asks_of_the_programme_is_told_of_no_call_of_it(language, words, expected):
    assert told(language, "countries", words) == [expected]


def test_who_names_no_programme_is_told_that_the_call_has_another_country():
    assert told("en", "countries", "Is Norway a target country?")[0].endswith(
        "The target country of the Japan-UK joint call is the United Kingdom."
    )


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "ja",
            "Top枠と次世代枠の採択件数は",
            "採択件数は日英共同公募について示されています。"
            "単独公募（Top枠）、単独公募（次世代枠）については資料に記載がありません。",
        ),
        (
            "en",
            "How many are selected in the Top frame?",
            "The number of projects selected is stated for the Japan-UK joint call; the documents state "
            "nothing of it for the single call (Top frame).",
        ),
    ],
)
def test_a_number_of_awards_is_told_of_no_scheme_that_has_none(language, words, expected):
    assert expected in told(language, "number_of_awards", words)


def test_each_address_asked_for_is_given_in_the_order_asked():
    both = told("en", "contact", "the contact for the programme and for the Japan-UK joint call")
    each = told("en", "contact", "the programme and the joint call: the address of each")

    assert ["aspire@jst.go.jp" in both[0], "aspire-uk@jst.go.jp" in both[1]] == [True, True]
    assert each == both


@pytest.mark.parametrize(
    ("language", "words", "begins"),
    [
        (
            "ja",
            "日英共同公募と単独公募で、相手国側の資金は",
            ["日英共同公募：採択された課題で", "単独公募は日本側提案者"],
        ),
        (
            "en",
            "the partner's money in the Japan-UK joint call and the single call",
            ["For the Japan-UK joint call: for the projects selected", "The single call invites proposals"],
        ),
    ],
)
def test_of_two_kinds_of_call_each_is_told_under_its_own_name(language, words, begins):
    sentences = told(language, "partner_funding", words)

    assert [text.startswith(first) for text, first in zip(sentences, begins, strict=True)] == [True, True]


def test_what_differs_is_told_between_those_that_differ():
    first, *_ = told("ja", "support", "日英共同公募と単独公募で支援内容はどう違いますか", compares="which")

    assert first == "支援内容は、日英共同公募と単独公募（Top枠）、単独公募（次世代枠）で異なります。"


def test_who_asks_how_the_calls_differ_is_given_no_list_of_them():
    sentences = told("en", "kinds_of_call", "How do the two types differ?", compares="which")

    assert [text.split(" invites")[0] for text in sentences] == ["A joint call", "The single call"]
