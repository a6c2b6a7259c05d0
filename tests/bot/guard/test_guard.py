"""What the guard keeps, what it drops and what gives way to a ruling."""

from __future__ import annotations

import pytest

from bot.evidence import Draft, Sentence
from bot.guard import guard

DEADLINE, UK_DEADLINE, NOTICE = "e-Rad受付締切", "英国側の受付締切", "応募される場合は"
AWARD, UK_AWARD, RATE, AWARDS = (
    "最大1.8億円（直接経費の30％にあたる間接経費を含む場合、最大2.34億円）",
    "最大100万ポンド",
    "*1ポンド",
    "5件程度",
)
NUMBER, NOT_COUNTED, TRAVEL = "渡航する研究者の人数", "※研究推進のみ", "・相手国側への若手研究者の渡航費"
REQUIRED, CONTACT, PROGRAMME_CONTACT = (
    "日本側研究チームには相手国へ",
    "日英共同公募に関する",
    "ASPIRE事業に関する",
)
INTERVIEW, RESULT = "・面接審査期間", "・審査結果通知"


def shown(slides, text, *openings, language="ja", rulings=(), cites=None):
    evidence = slides.evidence(*openings, language=language, rulings=rulings)
    given = cites if cites is not None else tuple(g.id for g in evidence.grounds)
    guarded = guard(Draft((Sentence(text, given),), "test"), evidence)
    return [sentence.text for sentence in guarded.sentences]


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("日本側の締切は2024年4月16日午後6時（日本時間）です。", [DEADLINE, UK_DEADLINE]),
        ("日本側の締切は4月16日18時です。", [DEADLINE, UK_DEADLINE]),
        ("英国側の締切は英国時間の2024年4月16日16時です。", [DEADLINE, UK_DEADLINE]),
        ("日本側の支援規模は最大1億8,000万円です。", [AWARD, UK_AWARD, RATE]),
        ("日本側の支援規模は、間接経費を含む場合、最大２億３４００万円です。", [AWARD, UK_AWARD]),
        ("渡航する研究者の人数に制限はありません。", [NUMBER]),
        ("研究推進のみを目的とした物品費等は含まれません。", [NOT_COUNTED, TRAVEL]),
        ("採択件数は5件程度です。", [AWARDS]),
        ("日英共同公募のお問い合わせはaspire-uk@jst.go.jpへ。", [CONTACT, PROGRAMME_CONTACT]),
        ("面接審査は2024年8月上旬の予定です。", [INTERVIEW, RESULT]),
    ],
)
def test_true_sentences_are_kept_as_they_are(slides, text, openings):
    assert shown(slides, text, *openings) == [text]


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        pytest.param(
            "日本側の締切は2024年4月16日午後4時（日本時間）です。",
            [DEADLINE, UK_DEADLINE],
            id="the other side's hour",
        ),
        pytest.param(
            "日本側の締切は2024年4月16日午後6時（英国時間）です。", [DEADLINE], id="the other clock"
        ),
        pytest.param("日本側の締切は2025年4月16日午後6時です。", [DEADLINE], id="a year off"),
        pytest.param("締切は3月29日です。", [DEADLINE, NOTICE], id="the day of the notice"),
        pytest.param("JSTへの事前連絡は4月16日までです。", [DEADLINE, NOTICE], id="the day of the deadline"),
        pytest.param("日当は180円です。", [RATE, AWARD], id="an exchange rate as an allowance"),
        pytest.param("日本側の支援規模は最大2.34億円です。", [AWARD], id="indirect costs forgotten"),
        pytest.param(
            "日本側の支援規模は最大100万ポンドです。", [AWARD, UK_AWARD], id="the other side's award"
        ),
        pytest.param("日本側の支援規模は最低1.8億円です。", [AWARD], id="the bound turned round"),
        pytest.param(
            "日本側の支援規模は年間最大1.8億円です。", [AWARD], id="a year's amount made of a whole one"
        ),
        pytest.param("日本側の支援規模は最大一億九千万円です。", [AWARD], id="a wrong number in 漢数字"),
        pytest.param("日本側の支援規模は最大１.９億円です。", [AWARD], id="a wrong number in full width"),
        pytest.param(
            "日本側の支援規模は最大1\u200b.9億円です。", [AWARD], id="a wrong number with a zero-width space"
        ),
        pytest.param("日本側の支援規模は最大١.٨億円です。", [AWARD], id="digits of another script"),
        pytest.param("日本側の支援規模は最大1.8億円です✓", [AWARD], id="a verdict as a tick"),
        pytest.param("採択件数は5件です。", [AWARDS], id="the document's hedge left out"),
        pytest.param("渡航する研究者の人数に制限があります。", [NUMBER], id="a denial left out"),
        pytest.param(
            "研究推進のみを目的とした物品費等は含まれます。", [NOT_COUNTED], id="a denial turned round"
        ),
        pytest.param(
            "若手研究者等（outgoing researcher）の参加は任意です。", [REQUIRED], id="a duty made optional"
        ),
        pytest.param(
            "若手研究者等（outgoing researcher）の参加は必須ではありません。", [REQUIRED], id="a duty denied"
        ),
        pytest.param("旅費も支給されます。", [TRAVEL, AWARD], id="a plausible extra"),
        pytest.param("次世代枠の支援規模は最大1.8億円です。", [AWARD], id="another scheme"),
        pytest.param(
            "日英共同公募のお問い合わせはaspire@jst.go.jpへ。",
            [CONTACT, PROGRAMME_CONTACT],
            id="the programme's address",
        ),
        pytest.param("お問い合わせはhelp@jst.go.jpへ。", [CONTACT], id="an invented address"),
        pytest.param("詳細はhttps://example.org/をご覧ください。", [CONTACT], id="an invented link"),
        pytest.param("面接審査は2024年9月下旬の予定です。", [INTERVIEW, RESULT], id="the day of the result"),
        pytest.param("応募できます。", [DEADLINE], id="a bare verdict"),
        pytest.param("はい。", [DEADLINE], id="a bare yes"),
        pytest.param("日方的支援规模为1.8亿日元。", [AWARD], id="another language"),
        pytest.param(
            "The award on the Japanese side is up to 180 million yen.", [AWARD], id="not the asker's language"
        ),
    ],
)
def test_what_is_not_so_is_dropped(slides, text, openings):
    assert shown(slides, text, *openings) == []


@pytest.mark.parametrize(
    ("text", "openings", "kept"),
    [
        ("The award on the Japanese side is up to 180 million yen.", [AWARD], True),
        ("The award on the Japanese side is up to one hundred and eighty million yen.", [AWARD], True),
        ("The award on the Japanese side is up to one hundred and ninety million yen.", [AWARD], False),
        ("Three quarters of direct costs must be used for networks.", ["直接経費総額の"], False),
        (
            "About 70% of the total direct costs shall be used for developing early-career researchers.",
            ["直接経費総額の"],
            True,
        ),
        ("There is no limit on the number of researchers who travel.", [NUMBER], True),
        ("There is a limit on the number of researchers who travel.", [NUMBER], False),
        ("JST supports the UK-side researchers.", ["◆採択した課題において"], False),
        ("BBSRC supports the UK-side researchers.", ["◆採択した課題において"], True),
        ("Please notify JST in advance by 29 March.", [NOTICE, DEADLINE], True),
        ("Please notify JST in advance after 29 March.", [NOTICE, DEADLINE], False),
        ("Please notify JST in advance by 29 March 2025.", [NOTICE, DEADLINE], False),
    ],
)
def test_the_same_in_english(slides, text, openings, kept):
    assert shown(slides, text, *openings, language="en") == ([text] if kept else [])


def test_a_citation_that_was_not_given_drops_its_sentence(slides):
    assert shown(slides, "日本側の締切は4月16日午後6時です。", DEADLINE, cites=(999,)) == []


def test_a_citation_that_says_nothing_of_it_is_taken_off(slides):
    evidence = slides.evidence(DEADLINE, CONTACT)
    ids = tuple(g.id for g in evidence.grounds)

    guarded = guard(
        Draft((Sentence("日本側のe-Rad受付締切は2024年4月16日午後6時です。", ids),), "test"), evidence
    )

    assert guarded.sentences[0].cites == ids[:1]


def test_a_sentence_without_a_citation_is_given_the_passage_that_says_it(slides):
    evidence = slides.evidence(CONTACT, DEADLINE)

    guarded = guard(
        Draft((Sentence("日本側のe-Rad受付締切は2024年4月16日午後6時です。", ()),), "test"), evidence
    )

    assert guarded.sentences[0].cites == (slides.ground(DEADLINE).id,)


CLOSED = "いいえ、締切（2024年4月16日18:00）を過ぎているため、応募できません。"


@pytest.mark.parametrize(
    "text",
    [
        "はい、応募できます。",
        "応募できます。",
        "まだ応募は可能です。",
        "締切は過ぎていません。",
        "締切を過ぎていないため、応募できます。",
        "はい、締切を過ぎているため、応募できません。",
        "締切を過ぎても応募できます。",
        "応募は受け付けられます。",
        "締切は2024年4月17日18:00です。",
        "✅",
        "",
    ],
)
def test_what_contradicts_a_ruling_gives_way_to_it(slides, text):
    ruling = slides.ruling("in_time", "no", CLOSED, DEADLINE)

    assert shown(slides, text, DEADLINE, rulings=(ruling,)) == [CLOSED]


def test_a_sentence_that_says_what_the_ruling_says_stands_for_it(slides):
    ruling = slides.ruling("in_time", "no", CLOSED, DEADLINE)
    said = "いいえ、2024年4月16日18:00の締切を過ぎているため応募できません。"

    assert shown(slides, said, DEADLINE, rulings=(ruling,)) == [said]


def test_a_sentence_that_says_most_of_a_ruling_but_not_each_of_its_sentences_does_not_stand_for_it(slides):
    whole = "英国側も別に締め切ります。e-Rad受付締切は2024年4月16日（火）午後6時（日本時間）です。"
    ruling = slides.ruling("submission", "info", whole, DEADLINE)
    part = "e-Rad受付締切は2024年4月16日（火）午後6時（日本時間）です。"

    assert shown(slides, part, DEADLINE, rulings=(ruling,)) == [whole]


def test_a_ruling_cites_what_it_was_read_from(slides):
    ruling = slides.ruling("in_time", "no", CLOSED, DEADLINE)
    evidence = slides.evidence(CONTACT, DEADLINE, rulings=(ruling,))

    guarded = guard(Draft((), "test"), evidence)

    assert guarded.sentences == (Sentence(CLOSED, (slides.ground(DEADLINE).id,)),)


def test_a_permission_where_the_call_leaves_it_open_is_dropped(slides):
    text = "学位取得後16年の方は「15年程度以内」に入るか資料では決められません。担当へご確認ください。"
    ruling = slides.ruling("degree", "confirm", text, "（ⅱ）大学")

    for lie in (
        "はい、該当します。",
        "16年でも対象になります。",
        "16年の研究者は渡航できます。",
        "いいえ、該当しません。",
    ):
        assert shown(slides, lie, "（ⅱ）大学", rulings=(ruling,)) == [text]


def test_what_was_dropped_and_why_is_kept_for_the_log(slides):
    evidence = slides.evidence(DEADLINE)

    guarded = guard(Draft((Sentence("旅費も支給されます。", ()),), "test"), evidence)

    assert guarded.dropped[0].sentence.text == "旅費も支給されます。"
    assert guarded.dropped[0].why
