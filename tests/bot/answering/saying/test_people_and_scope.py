"""What is decided of people, proposals and scope, in whole sentences of both languages, true however it was
asked.
"""

from __future__ import annotations

import re
from itertools import product
from time import perf_counter

import pytest

from bot.rules import RULES, TOGETHER
from tests.bot.asking import BUNDLED, OTHER, asked, told
from tests.tables import each

INTENTS = sorted(TOGETHER)
WORDS = [
    "",
    "単独公募では",
    "0名",
    "1 person and 4 people",
    "1機関",
    "3 institutions",
    "学位取得後16年",
    "2009年",
    "2024年2月30日",
    "2099年3月",
    "量子と合成生物学",
    "materials, Spain, Greece and India",
    "北欧とアジア",
    "東京とロンドンとシンガポール",
    "in Japanese or English",
    "フランス語",
    "technicians, students and specialists",
    "BBSRC、FA、ISPF、e-Rad",
    "Does UKRI's system take it?",
]
CALLS = {call.id: call for call in (BUNDLED, OTHER)}
SIDES = {BUNDLED.id: (None, "japan", "uk"), OTHER.id: (None, "japan", "france")}
BARE = re.compile(r"\s*(?:はい|いいえ|yes\b|no\b)", re.IGNORECASE)
SAID = [
    pytest.param(
        "duplicate_application", "", {},
        "2024年度ASPIRE公募内（JSTの単独公募・共同公募とAMEDの公募）では、研究代表者としての重複応募はできません。",
        "Within the FY2024 ASPIRE calls (JST's single and joint calls and AMED's call) nobody may apply "
        "more than once as principal investigator (PI).",
        id="a norm as it stands",
    ),
    pytest.param(
        "eligibility_affiliation", "シンガポールの研究所です", {"side": "japan"},
        "シンガポールの研究機関への所属だけでは、日本側の要件を満たしません。"
        "日本国内の研究機関に所属し、その機関で研究を実施している研究者と、その研究者により構成された研究チームが応募できます。",
        "Belonging only to an institution in Singapore does not meet the condition for the Japanese side. "
        "Researchers who belong to a research institution in Japan and carry out research there, and "
        "research teams made up of such researchers, may apply.",
        id="an institution abroad",
    ),
    pytest.param(
        "eligibility_person", "", {"side": "japan"},
        "日本国内の研究機関に所属し、その機関で研究を実施している研究者と、その研究者により構成された研究チームが応募できます。"
        "これ以外の、職位や身分、国籍などの条件は資料に記載がありません。",
        "Researchers who belong to a research institution in Japan and carry out research there, and "
        "research teams made up of such researchers, may apply. The documents state no further condition, "
        "such as rank, employment or nationality.",
        id="a kind of person",
    ),
    pytest.param(
        "consortium", "1機関", {},
        "1機関では、求められる2機関以上に足りません。日本と英国それぞれの大学や研究機関等から1機関以上がコンソーシアムを組み、"
        "2機関以上の共同研究体制で応募します。",
        "1 institution is too few: at least 2 institutions are required. Japan and the UK each contribute "
        "at least one university, research institution or the like to a consortium, and at least two "
        "institutions apply together.",
        id="too few institutions",
    ),
    pytest.param(
        "consortium", "4機関", {"of": OTHER},
        "4機関は、求められる4機関以上をちょうど満たします。各側から2機関以上、合わせて4機関以上での応募が必要です。",
        "4 institutions are just enough: at least 4 institutions are required. The application takes at "
        "least 2 institutions from each side and at least 4 institutions in all.",
        id="just enough institutions",
    ),
    pytest.param(
        "consortium_one_side", "デンマークの仲間", {"of": OTHER},
        "日本側、フランス側のいずれかを欠く体制では応募要件を満たしません。各側から2機関以上、合わせて4機関以上での応募が必要です。",
        "Without institutions on both the Japanese side and the French side an application falls short. "
        "The application takes at least 2 institutions from each side and at least 4 institutions in all.",
        id="one side alone",
    ),
    pytest.param(
        "team_roles", "specialist", {"side": "japan"},
        "「スペシャリスト」は英国側について示されています。日本側については資料に記載がありません。",
        "'specialist' is stated for the UK side; the documents state nothing of it for the Japanese side.",
        id="a role of the other side",
    ),
    pytest.param(
        "co_investigator", "Co-PIを3名", {},
        "人数については資料に記載がありません。主たる共同研究者（Co-PI）は必要に応じて含めるものとされています。",
        "The documents state nothing about how many. Co-investigators (Co-PI) are included where needed.",
        id="a number of co-investigators",
    ),
    pytest.param(
        "outgoing_required", "0名", {"side": "japan"},
        "誰も渡航しない体制では要件を満たしません。日本側研究チームには、"
        "相手国へ渡航する若手研究者等（outgoing researcher）の参加が必須です。",
        "Sending nobody falls short. The Japanese team must include early-career researchers who go to the "
        "partner country (outgoing researchers).",
        id="nobody goes",
    ),
    pytest.param(
        "outgoing_number", "10名", {},
        "渡航する研究者の人数に制限はありません。10名の渡航も可能です。",
        "There is no limit on the number of researchers who go abroad. 10 people may go.",
        id="ten go",
    ),
    pytest.param(
        "outgoing_number", "4名", {"of": OTHER},
        "4名の渡航は、人数の定め（最大3名）の範囲を外れます。",
        "4 people going abroad are not within the number stated: at most 3 people.",
        id="more go than may",
    ),
    pytest.param(
        "outgoing_researcher", "", {},
        "渡航する若手研究者等（outgoing researcher）は原則、（ⅰ）修士・博士課程（博士前期・後期課程）に在籍する学生、"
        "または（ⅱ）大学、公的研究機関等で研究活動を行う研究者で学位取得後15年程度以内の者です。",
        "Outgoing researchers are in principle (i) students enrolled in a master's or doctoral course, or "
        "(ii) researchers working at universities, public research institutions and the like, within about "
        "15 years of their degree.",
        id="who may go",
    ),
    pytest.param(
        "outgoing_student", "", {"of": OTHER},
        "学生は、渡航する若手研究者等（outgoing researcher）に該当しません。",
        "Students may not go abroad as outgoing researchers.",
        id="students excluded",
    ),
    pytest.param(
        "outgoing_degree", "16年", {},
        "学位取得後16年は、渡航する研究者の年数の条件（15年程度以内）を1年超えます。"
        "「程度」がどこまでを指すかは資料に示されていません。認められるかは担当へご確認ください。",
        "16 years since the degree is 1 year beyond the limit for researchers who go abroad: about 15 "
        "years. The documents do not say how far 'about' reaches. Please confirm with the desk.",
        id="beyond a hedge",
    ),
    pytest.param(
        "outgoing_degree", "2010年3月", {},
        "2010年3月の学位は、応募締切（2024年4月16日）から研究開始（2024年12月1日）までのどの時点で数えても、"
        "年数の条件（15年程度以内）に入ります。",
        "A degree taken in March 2010 lies within the limit of about 15 years, counted on any day from the "
        "deadline (16 April 2024) to the start of the research (1 December 2024).",
        id="a month of a degree",
    ),
    pytest.param(
        "proposal_language", "日本語", {},
        "提案書は英語で作成します。日本語での作成は示されていません。",
        "The proposal is written in English. A proposal in Japanese is not provided for.",
        id="another language",
    ),
    pytest.param(
        "submission", "e-Rad", {"side": "uk"},
        "英国側PLは同じPDFをUKRIの電子システムにアップロードします。e-Radは日本側の提出先です。",
        "The UK PL uploads the same PDF to UKRI's electronic system. e-Rad is where the Japanese side"
        " submits.",
        id="the other side's system",
    ),
    pytest.param(
        "field", "量子", {},
        "量子は、日英共同公募の研究分野（バイオ）に含まれません。単独公募（Top枠）、単独公募（次世代枠）の研究分野には含まれます。",
        "Quantum is not within the field of the Japan-UK joint call, bio, but is among those of the single "
        "call (Top frame) and the single call (next-generation frame).",
        id="a field of another scheme",
    ),
    pytest.param(
        "field", "Synthetic biology", {},
        "Synthetic biologyは、日英共同公募の募集テーマにあたり、研究分野（バイオ）に含まれます。",
        "Synthetic biology belongs to the theme of the Japan-UK joint call, within its field, bio.",
        id="within the theme",
    ),
    pytest.param(
        "theme", "英語では", {},
        "日英共同公募の募集テーマは「エンジニアリングバイオロジーにおける探索研究および横断的技術開発」です。"
        "英語名は「Engineering biology for discovery research and cross-cutting technologies」です。",
        "The theme of the Japan-UK joint call is 'Engineering biology for discovery research and "
        "cross-cutting technologies'.",
        id="a name in another language",
    ),
    pytest.param(
        "countries", "日英共同公募でフランスは", {},
        "フランスは、日英共同公募の対象国・地域（英国）に含まれません。ASPIRE事業全体の対象国・地域には挙げられています。",
        "France is not among the target countries and regions of the Japan-UK joint call (the United "
        "Kingdom). It is on the list of the ASPIRE programme.",
        id="the programme's country",
    ),
    pytest.param(
        "countries", "ギリシャ", {},
        "ギリシャはASPIRE事業全体の対象国・地域に個別には挙げられていませんが、EU加盟国で、「EU」は挙げられています。"
        "対象となるかは担当へご確認ください。",
        "Greece is not named among the target countries and regions of the ASPIRE programme, but belongs "
        "to the EU, which is named. Please confirm with the desk.",
        id="a member of the EU",
    ),
    pytest.param(
        "call_page", "単独公募", {},
        "公募のウェブページは日英共同公募について示されています。単独公募（Top枠）、単独公募（次世代枠）については資料に記載がありません。",
        "The web page of the call is stated for the Japan-UK joint call; the documents state nothing of it "
        "for the single call (Top frame) and the single call (next-generation frame).",
        id="another scheme",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "words", "slots", "ja", "en"), SAID)
def test_a_decision_in_whole_sentences(intent, words, slots, ja, en):
    assert told("ja", intent, words, **slots) == [ja]
    assert told("en", intent, words, **slots) == [en]


def test_an_address_begins_a_sentence_as_it_is():
    (text,) = told("en", "call_page")

    assert text.startswith("https://")


@each(("intent", "name"), product(INTENTS, CALLS))
def test_no_sentence_opens_with_a_bare_yes_or_no_and_all_are_complete(intent, name):
    call = CALLS[name]
    for language, words, side, compares in product(("ja", "en"), WORDS, SIDES[call.id], (False, True)):
        texts = [
            told(language, intent, words, of=call, side=side, compares=compares, counter=counter)
            for counter in ("screen", "letter")
        ]
        assert texts[0] == texts[1]
        for text in texts[0]:
            assert not BARE.match(text), text
            assert text.endswith("。" if language == "ja" else "."), text
            assert "None" not in text and "  " not in text, text


def test_a_ruling_takes_under_a_millisecond():
    questions = [asked(intent, words) for intent in INTENTS for words in WORDS]
    start = perf_counter()
    for question in questions:
        RULES[question.intent](BUNDLED, question)

    assert (perf_counter() - start) / len(questions) < 0.001
