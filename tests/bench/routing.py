"""Precision and recall of the routing, over paraphrases generated in bulk: both languages, polite and terse.

    python -m tests.bench.routing

Each topic has things people ask it with (several words for one thing) and ways to ask; every combination is dressed in
every manner. Sentences about nothing the rules decide go through the same manners and must be routed nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from bot.focus import foreign
from bot.reading.question import read_question
from bot.routing import route
from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import Call, read_calls

WHEN_JA = ("はいつですか", "はいつまでですか", "を教えてください", "はいつになりますか", "の日時は？")
MUCH_JA = ("はいくらですか", "の上限を教えてください", "はどのくらいですか", "の最大額は？")
WHEN_EN = ("When is {}?", "What is the date of {}?", "Could you tell me when {} is?", "{}: what date?")
MUCH_EN = ("How much is {}?", "What is the maximum of {}?", "What is the upper limit for {}?")

JA: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "deadline": (
        (
            "応募の締切",
            "申請の〆切",
            "公募の締め切り",
            "応募期限",
            "提案書の提出期限",
            "e-Radの受付締切",
            "英国側の締切",
        ),
        WHEN_JA,
    ),
    "award_limit": (
        ("研究費", "支援規模", "助成額", "直接経費", "日本側の支援額", "次世代枠の研究費", "英国側の予算額"),
        MUCH_JA,
    ),
    "indirect_costs": (
        ("間接経費", "オーバーヘッド", "間接経費の割合", "間接経費の比率"),
        ("はいくらですか", "は何％ですか", "を教えてください", "はどう計算しますか"),
    ),
    "project_period": (
        ("支援期間", "研究期間", "プロジェクト期間", "英国側の支援期間", "Top枠の研究期間"),
        ("は何年ですか", "はどのくらいですか", "を教えてください", "の長さは？"),
    ),
    "extension": (
        ("支援期間", "研究期間", "プロジェクト", "日本側の研究期間"),
        ("は延長できますか", "の延長は可能ですか", "を延ばすことはできますか", "はいつまで延長できますか"),
    ),
    "stay_length": (
        ("渡航期間", "相手国での滞在", "派遣期間", "英国での滞在期間"),
        ("はどのくらい必要ですか", "は何か月ですか", "の長さは？", "について教えてください"),
    ),
    "outgoing_required": (
        ("若手研究者の渡航", "outgoing researcherの参加", "渡航する研究者", "研究者の派遣"),
        ("は必須ですか", "は必要ですか", "は義務ですか", "がなくても応募できますか"),
    ),
    "outgoing_number": (
        ("渡航する研究者", "outgoing researcher", "派遣する若手"),
        ("は何人までですか", "は何名必要ですか", "の人数に制限はありますか"),
    ),
    "network_share": (
        ("国際ネットワークに使う割合", "若手育成に使う予算の割合", "直接経費の用途制限"),
        ("を教えてください", "はどのくらいですか", "はどうなっていますか"),
    ),
    "duplicate_application": (
        (
            "次世代枠にも研究代表者として",
            "他のASPIRE公募にも代表者として",
            "Top枠と日英共同公募の両方に",
            "二つの公募に同時に",
        ),
        ("応募できますか", "応募してもいいですか", "申請可能でしょうか"),
    ),
    "proposal_language": (
        ("提案書", "申請書", "応募書類"),
        ("は英語で書きますか", "は日本語でもいいですか", "の使用言語は何ですか", "は何語で作成しますか"),
    ),
    "submission": (
        ("提案書の提出方法", "提案書の提出先", "申請方法", "英国側の提出手続き"),
        ("を教えてください", "はどうなっていますか", "について知りたいです"),
    ),
    "number_of_awards": (
        ("採択件数", "採択予定数", "採択される課題"),
        ("は何件ですか", "はどのくらいですか", "の数を教えてください"),
    ),
    "interview": (
        ("面接審査", "面接", "ヒアリング"),
        ("はいつですか", "の時期は？", "の対象者は誰ですか", "はいつ頃行われますか"),
    ),
    "result": (
        ("審査結果", "採否の結果", "審査の結果"),
        ("はいつ分かりますか", "の通知時期は？", "はいつ発表されますか"),
    ),
    "advance_notice": (
        ("JSTへの事前連絡", "応募前の事前連絡", "事前の連絡"),
        ("は必要ですか", "はいつまでですか", "の期限を教えてください"),
    ),
    "country": (
        ("対象国", "対象となる国", "対象国・地域"),
        ("はどこですか", "を教えてください", "の一覧は？"),
    ),
    "contact": (
        ("問い合わせ先", "連絡先のメールアドレス", "相談窓口"),
        ("を教えてください", "はどこですか", "は？"),
    ),
    "eligibility": (
        ("応募資格", "日本側の応募要件", "英国側の応募資格"),
        ("を教えてください", "は何ですか", "について知りたいです"),
    ),
    "nurturing_plan": (
        ("若手研究者の育成計画", "人材育成計画"),
        ("には何を書きますか", "は必要ですか", "について教えてください"),
    ),
}
EN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "deadline": (
        (
            "the application deadline",
            "the closing date for applications",
            "the submission deadline on the UK side",
            "the deadline for proposals",
        ),
        WHEN_EN,
    ),
    "award_limit": (
        (
            "the award",
            "the budget for the Japanese team",
            "the funding per project",
            "the grant on the UK side",
        ),
        MUCH_EN,
    ),
    "indirect_costs": (
        ("the indirect cost rate", "the overhead rate", "the share of indirect costs"),
        ("What is {}?", "How much is {}?", "Please tell me {}."),
    ),
    "project_period": (
        ("the project period", "the funding period on the UK side", "the grant duration"),
        ("How long is {}?", "What is {}?", "Please tell me {}."),
    ),
    "extension": (
        ("the project", "the project period", "the Japanese project"),
        ("Can {} be extended?", "Is an extension of {} possible?", "Until when can {} be extended?"),
    ),
    "stay_length": (
        ("outgoing researchers", "the outgoing researcher", "early-career researchers"),
        (
            "How long must {} stay abroad?",
            "How long do {} have to spend in the UK?",
            "For how long should {} stay overseas?",
        ),
    ),
    "outgoing_required": (
        ("an outgoing researcher", "outgoing researchers"),
        ("Is {} mandatory?", "Do we need {}?", "Must the team include {}?", "Are we required to have {}?"),
    ),
    "outgoing_number": (
        ("outgoing researchers", "outgoing members"),
        (
            "How many {} may we send?",
            "What is the maximum number of {}?",
            "Is there a limit on the number of {}?",
        ),
    ),
    "duplicate_application": (
        ("both the Japan-UK call and the Top frame", "two ASPIRE calls", "the next-generation frame as well"),
        (
            "Can I apply to {} as PI?",
            "May a PI apply to {}?",
            "Is it possible to submit to {} as principal investigator?",
        ),
    ),
    "proposal_language": (
        ("the proposal", "the application form", "the application"),
        ("Must {} be in English?", "Can {} be written in Japanese?", "What language is {} written in?"),
    ),
    "number_of_awards": (
        ("projects", "awards", "proposals"),
        (
            "How many {} will be selected?",
            "What is the number of {} to be adopted?",
            "How many {} are expected to be funded?",
        ),
    ),
    "interview": (
        ("the interviews", "the interview"),
        ("When is {}?", "When will {} take place?", "Who is invited to {}?"),
    ),
    "result": (
        ("the results", "the outcome", "the decision"),
        ("When will {} be announced?", "When do we hear about {}?", "When is {} notified?"),
    ),
    "advance_notice": (
        ("JST", "the agency JST"),
        (
            "Do we have to notify {} beforehand?",
            "Must we contact {} in advance?",
            "By when must we inform {} before applying?",
        ),
    ),
    "country": (
        ("the target countries", "the eligible countries"),
        ("What are {}?", "Please list {}.", "Which are {}?"),
    ),
    "contact": (
        ("the contact address", "the e-mail address of the desk", "the contact point"),
        ("What is {}?", "Please tell me {}.", "Where can I find {}?"),
    ),
    "eligibility": (
        ("the eligibility requirements", "the eligibility on the Japanese side", "the conditions to apply"),
        ("What are {}?", "Please explain {}.", "Could you tell me {}?"),
    ),
}
MANNERS_JA = (
    "{}",
    "お世話になっております。{}",
    "すみません、{}",
    "{}よろしくお願いいたします。",
    "初めてご連絡いたします。大学の事務を担当しております。{}",
)
MANNERS_EN = (
    "{}",
    "Hello, {}",
    "Dear desk, {} Best regards",
    "I work at a university office. {}",
    "{} Thank you.",
)
NOWHERE_JA = (
    "採択率",
    "日当の単価",
    "宿泊費の上限",
    "面接の会場",
    "審査員の名前",
    "特許の帰属",
    "育休の扱い",
    "掲載料の上限",
    "エフォートの下限",
    "文字数の制限",
    "来年度の公募",
    "科研費の締切",
)
NOWHERE_EN = (
    "the success rate",
    "the hotel budget",
    "the interview venue",
    "the page limit",
    "the patent policy",
    "childcare support",
    "the open access fee",
    "the font size",
    "the KAKENHI deadline",
    "the visa procedure",
)


def asked(
    forms: dict[str, tuple[tuple[str, ...], tuple[str, ...]]], manners: tuple[str, ...], japanese: bool
) -> Iterator[tuple[str, str]]:
    """Every question of every topic in every manner, with its topic."""
    for topic, (things, ways) in forms.items():
        for thing, way, manner in product(things, ways, manners):
            yield topic, manner.format(thing + way if japanese else _capital(way.format(thing)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def nowhere() -> Iterator[tuple[str | None, str]]:
    """Questions that no rule decides, in every manner."""
    for thing, way, manner in product(NOWHERE_JA, WHEN_JA[2:4] + MUCH_JA[:1], MANNERS_JA):
        yield None, manner.format(thing + way)
    for thing, way, manner in product(NOWHERE_EN, ("What is {}?", "Please tell me {}."), MANNERS_EN):
        yield None, manner.format(_capital(way.format(thing)))


def routed(text: str, call: Call) -> frozenset[str]:
    """The topics ruled on for one question, part by part, as the desk does it."""
    from bot.finder import asked_of
    from bot.parts import parts
    from bot.scope import outside

    found: set[str] = set()
    for part in parts(read_question(text)):
        ask, _ = asked_of(part, call, ())
        topics = route(ask)
        if not outside(ask, call, topics) and not foreign(ask, call):
            found |= set(topics)
    return frozenset(found)


def main() -> None:
    """Print hits, misses and strays per topic, and precision and recall over all."""
    (call,) = read_calls(BUNDLED_CORPUS)
    hit, missed, stray = Counter[str](), Counter[str](), Counter[str]()
    cases = [*asked(JA, MANNERS_JA, True), *asked(EN, MANNERS_EN, False), *nowhere()]
    shown = Counter[str]()
    for topic, text in cases:
        found = routed(text, call)
        hit[topic or ""] += topic in found
        missed[topic or ""] += topic is not None and topic not in found
        stray.update(found - {topic})
        if (topic is not None and topic not in found) or found - {topic}:
            if shown[f"{topic} {sorted(found)}"] < 2:
                print(f"  {topic}: {text!r} -> {sorted(found)}")
            shown[f"{topic} {sorted(found)}"] += 1
    for topic in sorted({*hit, *stray} - {""}):
        print(f"{topic:24} hit {hit[topic]:4} missed {missed[topic]:4} stray {stray[topic]:4}")
    hits, misses, strays = sum(hit.values()), sum(missed.values()), sum(stray.values())
    print(
        f"{len(cases)} questions: precision {hits / (hits + strays):.4f}, recall {hits / (hits + misses):.4f}"
    )


if __name__ == "__main__":
    main()
