"""The rank of an answer of the desk: above passages and silences, beside what is open, never instead of a fact."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bot.answer import Answer, Choice
from bot.answers.model import DeskAnswer
from bot.answers.store import Store
from corpus.text.language import language_of
from tests.bot.answers.conftest import OPEN

Keep = Callable[..., DeskAnswer]
Ask = Callable[..., Answer]
HEDGED = "英国での滞在は10か月でもよいですか"


def test_a_question_worded_otherwise_is_answered_in_the_desks_words_with_its_date(
    keep: Keep, ask: Ask
) -> None:
    kept = keep()

    answer = ask("面接会場には車を停められますか")

    assert (answer.status, answer.reason) == ("answered", None)
    assert answer.answer == "面接会場に来場者用の駐車場はありません。 [1]"
    (citation,) = answer.citations
    assert (citation.document, citation.title) == (f"desk:{kept.id}", "事務局の回答（2024年4月1日）")


@pytest.mark.parametrize(
    "question", ["面接会場に駐車場はありますかね", "面接会場に駐車場ありますか", "面接会場に駐車場はあります"]
)
def test_with_a_little_word_more_or_less_it_is_the_same_question(keep: Keep, ask: Ask, question: str) -> None:
    kept = keep(examples={"ja": ("応募に印鑑は要りますか", "面接会場に駐車場はありますか", "紙で出せますか")})

    assert cites(ask(question), kept)


@pytest.mark.parametrize("question", ["Is there free parking at the venue?", "Is there parking at the?"])
def test_with_a_word_more_or_less_that_names_something_it_is_at_least_offered(
    keep: Keep, ask: Ask, question: str
) -> None:
    kept = keep(examples={"en": ("Is there parking at the venue?",)}, wording={"en": "There is no car park."})

    answer = ask(question)

    assert (
        cites(answer, kept) or Choice(f"desk:{kept.id}", "Is there parking at the venue?") in answer.choices
    )


@pytest.mark.parametrize(
    ("language", "example", "question"),
    [
        (
            "ja",
            "提出した後で間違いに気づきました。提案書を差し替えられますか。",
            "I noticed a typo in what I sent. Can I swap the PDF?",
        ),
        (
            "en",
            "May we resubmit a proposal that BBSRC rejected before?",
            "昨年BBSRCで不採択になった申請を出し直してもよいですか",
        ),
    ],
)
def test_what_only_an_example_of_the_other_language_is_near_to_is_offered_that(
    keep: Keep, ask: Ask, language: str, example: str, question: str
) -> None:
    wording = {"ja": "事務局がご案内します。", "en": "The desk will advise you."}
    kept = keep(examples={language: (example,)}, wording={language: wording[language]})

    answer = ask(question)

    assert cites(answer, kept) or answer.choices[:1] == (Choice(f"desk:{kept.id}", example),)
    assert Choice(f"desk:{kept.id}", example) not in ask("Which browser do you recommend?").choices


@pytest.mark.parametrize(
    ("example", "question"),
    [
        ("面接会場に駐車場はありますか", "面接会場に駐輪場はありますか"),
        ("応募に推薦状は必要ですか", "応募に戸籍抄本は必要ですか"),
        ("Is lunch provided at the interview venue?", "Is a locker provided at the interview venue?"),
    ],
)
def test_the_same_of_another_thing_is_at_most_offered(
    keep: Keep, ask: Ask, example: str, question: str
) -> None:
    kept = keep(examples={language_of(example): (example,)}, wording={"ja": "認められません。"})

    assert cites(ask(example), kept)
    assert not cites(ask(question), kept)


def test_an_english_asker_reads_the_japanese_answer_as_a_quotation(keep: Keep, ask: Ask) -> None:
    keep(examples={"ja": ("面接会場に駐車場はありますか",), "en": ("Is there parking at the venue?",)})

    answer = ask("Is there parking at the venue?")

    assert (
        "The desk has answered this, in Japanese: 「面接会場に来場者用の駐車場はありません。」"
        in answer.answer
    )
    assert answer.citations[0].title == "Answer of the desk, 1 April 2024"


def test_in_its_own_language_it_is_no_quotation(keep: Keep, ask: Ask) -> None:
    keep(
        examples={"en": ("Is there parking at the venue?",)},
        wording={"ja": "駐車場はありません。", "en": "Parking is not available."},
    )

    assert ask("Is there parking at the venue?").answer == "Parking is not available. [1]"


def test_of_a_question_that_is_only_near_the_desks_own_is_offered_and_nothing_of_its_answer_said(
    keep: Keep, ask: Ask
) -> None:
    kept = keep()

    answer = ask("当日はレンタカーで行きます。停められますか")

    assert answer.choices[0] == Choice(f"desk:{kept.id}", "面接会場に駐車場はありますか")
    assert not cites(answer, kept)


def test_a_question_the_facts_decide_is_left_to_them(keep: Keep, ask: Ask) -> None:
    keep(examples={"ja": ("直接経費が2.5億円でも応募できますか",)}, wording={"ja": "応募できます。"})

    answer = ask("直接経費が2.5億円でも応募できますか")

    assert not any(citation.is_desks for citation in answer.citations)
    assert answer.rulings[0].verdict == "no"


def hedged(ask: Ask) -> tuple[str, Answer]:
    """A question that a rule leaves to be confirmed because the call itself hedges, and its answer."""
    for text in (HEDGED, "面接のプレゼンテーションは22分でもよいですか", "研究期間は6年でもよいですか"):
        answer = ask(text)
        if answer.reason == "hedged":
            return text, answer
    pytest.fail("no question of these is hedged")


def test_a_hedge_is_settled_beside_the_ruling_which_stays(keep: Keep, ask: Ask) -> None:
    question, before = hedged(ask)
    keep(examples={"ja": (question,)}, wording={"ja": "この場合は応募できるものとして扱います。"})

    answer = ask(question)

    assert (before.status, answer.status, answer.reason) == ("confirm", "answered", None)
    assert answer.rulings == before.rulings
    assert "事務局は次のように回答しています：この場合は応募できるものとして扱います。" in answer.answer


def test_how_firm_a_hedged_value_is_is_told_beside_it(keep: Keep, ask: Ask) -> None:
    question = "7割程度とは、7割ちょうどである必要がありますか"
    keep(examples={"ja": (question,)}, wording={"ja": "多少前後しても構いません。"})

    assert "70％程度" in ask(question).answer
    assert "多少前後しても構いません。" in ask(question).answer


def test_a_question_for_the_hedged_value_itself_is_left_to_the_fact(keep: Keep, ask: Ask) -> None:
    kept = keep(examples={"ja": ("採択件数は何件ですか",)}, wording={"ja": "予算により前後します。"})

    assert not cites(ask("採択件数は何件ですか"), kept)


def test_another_value_than_the_facts_is_never_said(keep: Keep, ask: Ask) -> None:
    question, before = hedged(ask)
    keep(examples={"ja": (question,)}, wording={"ja": "3か月でよく、7年まで、45分まで認めます。"})

    assert ask(question).answer == before.answer


@pytest.mark.parametrize(
    ("example", "question"),
    [
        ("40ページの提案書は受け付けてもらえますか", "60ページの提案書は受け付けてもらえますか"),
        ("韓国の免許証は使えますか", "ブラジルの免許証は使えますか"),
        ("日本側の備品の処分はどうしますか", "英国側の備品の処分はどうしますか"),
    ],
    ids=["another value", "another country", "the other side"],
)
def test_an_example_that_names_something_answers_for_that_alone(
    keep: Keep, ask: Ask, example: str, question: str
) -> None:
    kept = keep(examples={"ja": (example,)}, wording={"ja": "事務局にご相談ください。"})

    assert cites(ask(example), kept)
    assert not cites(ask(question), kept)


@pytest.mark.parametrize(
    ("example", "question"),
    [
        ("提案書が40ページを超えた場合はどうなりますか", "提案書がページ数を超えた場合はどうなりますか"),
        ("海外の免許証は使えますか", "ブラジルの免許証は使えますか"),
    ],
    ids=["a value that is not asked about", "a country that the example does not name"],
)
def test_what_only_one_of_two_questions_names_makes_the_answer_one_to_be_offered(
    keep: Keep, ask: Ask, example: str, question: str
) -> None:
    kept = keep(examples={"ja": (example,)}, wording={"ja": f"{example[:-5]}、事務局にご相談ください。"})

    answer = ask(question)

    assert not cites(answer, kept)
    assert answer.choices[:1] == (Choice(f"desk:{kept.id}", example),)


def test_what_is_on_nobodys_topic_is_answered_where_the_desk_has_answered_it(keep: Keep, ask: Ask) -> None:
    silent = ask("駐車場はありますか")
    keep(examples={"ja": ("会場に駐車場はありますか",)})

    assert silent.reason == "off_topic"
    assert "駐車場はありません" in ask("駐車場はありますか").answer


def cites(answer: Answer, kept: DeskAnswer) -> bool:
    return any(citation.document == f"desk:{kept.id}" for citation in answer.citations)


def test_it_is_valid_to_the_end_of_its_last_day_in_japan(keep: Keep, ask: Ask) -> None:
    kept = keep(valid_until=date(2024, 4, 10))
    question = "面接会場に駐車場はありますか"

    assert cites(ask(question, as_of=OPEN.replace(hour=23, minute=59)), kept)
    assert not cites(ask(question, as_of=OPEN + timedelta(days=1)), kept)


@pytest.mark.parametrize(("call", "shown"), [("aspire-2024-japan-uk", True), ("another-call", False)])
def test_it_holds_for_its_call(keep: Keep, ask: Ask, call: str, shown: bool) -> None:
    kept = keep(call=call)

    assert cites(ask("面接会場に駐車場はありますか"), kept) is shown


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("備品の処分はどうしますか", True),
        ("日本側の備品の処分はどうしますか", True),
        ("英国側の備品の処分はどうしますか", False),
    ],
)
def test_it_holds_for_its_side(keep: Keep, ask: Ask, question: str, shown: bool) -> None:
    kept = keep(
        side="japan",
        examples={"ja": ("備品の処分はどうしますか",)},
        wording={"ja": "所属機関の規程によります。"},
    )

    assert cites(ask(question), kept) is shown


def test_the_side_it_holds_for_is_named(keep: Keep, ask: Ask) -> None:
    keep(
        side="japan",
        examples={"ja": ("備品の処分はどうしますか",), "en": ("How is equipment disposed of?",)},
        wording={"ja": "所属機関の規程によります。", "en": "Your institution's rules apply."},
    )

    assert ask("備品の処分はどうしますか").answer.startswith("日本側について：所属機関の規程によります。")
    assert ask("How is equipment disposed of?").answer.startswith("For the Japanese side: Your institution's")


def test_the_side_is_named_outside_of_what_is_quoted(keep: Keep, ask: Ask) -> None:
    keep(
        side="japan",
        examples={"en": ("How is equipment disposed of?",)},
        wording={"ja": "所属機関の規程によります。"},
    )

    said = ask("How is equipment disposed of?").answer

    assert "in Japanese: For the Japanese side: 「所属機関の規程によります。」" in said


def test_nor_is_it_given_to_who_tells_before_that_they_are_on_the_other_side(keep: Keep, ask: Ask) -> None:
    kept = keep(
        side="japan",
        examples={"ja": ("備品の処分はどうしますか",)},
        wording={"ja": "所属機関の規程によります。"},
    )

    assert not cites(ask("英国側の研究者です。備品の処分はどうしますか"), kept)


def test_whether_something_is_so_is_told_beside_what_the_facts_only_state(keep: Keep, ask: Ask) -> None:
    question = "採択結果はメールで届きますか"
    kept = keep(examples={"ja": (question,)}, wording={"ja": "結果は電子メールでお知らせします。"})

    answer = ask(question)

    assert cites(answer, kept)
    assert answer.rulings
    assert "事務局は次のように回答しています：結果は電子メールでお知らせします。" in answer.answer


def test_a_question_that_may_be_meant_is_offered_and_its_choice_is_answered(keep: Keep, ask: Ask) -> None:
    kept = keep(examples={"ja": ("提案書は何ページまでですか",)}, wording={"ja": "40ページまでです。"})

    question = "提案書の枚数に上限はありますか"
    offered = ask(question)

    assert [choice.intent for choice in offered.choices][:1] == [f"desk:{kept.id}"]
    assert not cites(offered, kept)
    assert "40ページまでです。" in ask(question, intent=f"desk:{kept.id}").answer


def test_of_several_questions_each_finds_its_own(keep: Keep, ask: Ask) -> None:
    kept = keep()

    answer = ask("1. 締切はいつですか\n2. 面接会場に駐車場はありますか")

    assert [part.status for part in answer.parts] == ["answered", "answered"]
    assert "2024年4月16日" in answer.parts[0].answer
    assert "駐車場はありません" in answer.parts[1].answer
    assert cites(answer, kept)


@pytest.mark.parametrize(
    "question",
    [
        "What language is the proposal in, and does the proposal need a seal?",
        "Does the proposal need a seal, and what language is it in?",
    ],
)
def test_a_piece_of_a_sentence_that_is_taken_to_ask_one_thing_finds_its_own(
    keep: Keep, ask: Ask, question: str
) -> None:
    keep(
        examples={"en": ("Does the proposal need a seal?",)},
        wording={"en": "No seal is needed: the electronic record will do."},
    )

    answer = ask(question).answer

    assert "English" in answer
    assert "No seal is needed" in answer


def test_retired_it_is_said_no_more(keep: Keep, ask: Ask, store: Store) -> None:
    from bot.answers.deciding import retire

    kept = keep()
    assert cites(ask("面接会場に駐車場はありますか"), kept)

    retire(store, kept)

    assert not cites(ask("面接会場に駐車場はありますか"), kept)


def test_a_proposal_is_said_to_nobody(store: Store, keep: Keep, ask: Ask) -> None:
    kept = keep(state="proposed")

    assert not cites(ask("面接会場に駐車場はありますか"), kept)


def test_the_json_keeps_its_keys(keep: Keep, ask: Ask) -> None:
    keep()

    line = json.loads(ask("面接会場に駐車場はありますか").to_json())

    assert set(line["citations"][0]) == {
        "id", "document", "title", "page", "heading", "quote", "url", "translation"
    }  # fmt: skip


def test_between_two_answers_that_a_question_is_as_near_to_neither_is_sure(keep: Keep, ask: Ask) -> None:
    one = keep()
    other = keep(
        wording={"ja": "面接会場の駐車場は有料です。"}, examples={"ja": ("面接の会場に駐車場はありますか",)}
    )

    answer = ask("会場に駐車場はあるのでしょうか")

    assert answer.choices[0].intent in (f"desk:{one.id}", f"desk:{other.id}")
    assert not answer.citations


MISREAD = "e-Radの操作説明会の締切はいつですか"
MEANT = "操作説明会への申込みは、所属機関のe-Rad担当者にお尋ねください。"


@pytest.mark.parametrize(
    "question",
    [
        MISREAD,
        "e-Radの操作説明会の締切",
        "e-Radの新しい操作説明会の締切はいつですか",
        "操作説明会の締切はいつですか",
    ],
)
def test_a_question_that_was_misread_is_answered_in_the_desks_words_alone(
    keep: Keep, ask: Ask, question: str
) -> None:
    kept = keep(examples={"ja": (MISREAD,)}, wording={"ja": MEANT}, misread=True)

    answer = ask(question)

    assert (answer.status, answer.rulings, cites(answer, kept)) == ("answered", (), True)
    assert answer.answer == f"{MEANT} [1]"


@pytest.mark.parametrize("question", ["締切はいつですか", "応募の締切はいつですか"])
def test_what_only_has_some_of_its_words_is_left_to_the_facts(keep: Keep, ask: Ask, question: str) -> None:
    kept = keep(examples={"ja": (MISREAD,)}, wording={"ja": MEANT}, misread=True)

    answer = ask(question)

    assert not cites(answer, kept)
    assert "2024年4月16日" in answer.answer


def test_beside_the_ruling_it_is_offered_to_whoever_surely_asks_the_same_in_other_words(
    keep: Keep, ask: Ask
) -> None:
    kept = keep(examples={"ja": (MISREAD,)}, wording={"ja": MEANT}, misread=True)

    answer = ask("e-Radの操作説明会への参加申込みの締切はいつですか")

    assert answer.choices == (Choice(f"desk:{kept.id}", MISREAD),)
    assert answer.rulings
    assert not cites(answer, kept)


def test_its_question_chosen_is_answered_whatever_was_asked(keep: Keep, ask: Ask) -> None:
    kept = keep(examples={"ja": (MISREAD,)}, wording={"ja": MEANT}, misread=True)

    assert ask("締切はいつですか", intent=f"desk:{kept.id}").answer == f"{MEANT} [1]"


def test_a_value_that_a_fact_is_held_against_is_left_to_it(keep: Keep, ask: Ask) -> None:
    question = "直接経費は2億円でもよいですか"
    kept = keep(examples={"ja": (question,)}, wording={"ja": "ご相談ください。"}, misread=True)

    assert not cites(ask(question), kept)


def test_another_value_than_a_facts_is_not_given_in_its_place(keep: Keep, ask: Ask) -> None:
    kept = keep(examples={"ja": (MISREAD,)}, wording={"ja": "4月20日です。"}, misread=True)

    assert not cites(ask(MISREAD), kept)


def test_talk_that_was_misread_is_answered(keep: Keep, ask: Ask) -> None:
    question = "こんにちは"
    kept = keep(examples={"ja": (question,)}, wording={"ja": "窓口は平日に開いています。"}, misread=True)

    assert cites(ask(question), kept)
