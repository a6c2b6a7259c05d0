"""What a fact's key is called, where a sentence has to name the matter itself."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answer import Language
from corpus.facts.model import Fact

_MATTERS: Mapping[str, tuple[str, str]] = {
    "advance_notice": ("事前連絡", "the advance notice"),
    "agencies": ("配分機関", "who funds it"),
    "award_limit": ("支援規模の上限", "the award limit"),
    "award_limit_converted": ("換算した上限額", "the converted award limit"),
    "award_limit_with_indirect": ("間接経費を含む上限", "the award limit including indirect costs"),
    "call_closes": ("公募の終了日", "the end of the call period"),
    "call_opens": ("公募の開始日", "the opening of the call"),
    "call_page": ("公募のウェブページ", "the web page of the call"),
    "co_investigator": ("主たる共同研究者（Co-PI）", "the co-investigator (Co-PI)"),
    "consortium_total": ("コンソーシアムの構成", "the composition of the consortium"),
    "contact": ("問い合わせ先", "the contact"),
    "counts_coordination": ("コーディネート業務の人件費等", "personnel costs of coordination"),
    "counts_travel": ("若手研究者の渡航費", "travel costs of early-career researchers"),
    "counts_workshop": ("ワークショップの開催", "the costs of workshops"),
    "countries": ("対象国・地域", "the target countries and regions"),
    "deadline": ("応募の締切", "the application deadline"),
    "duplicate_as_pi": ("重複応募", "applying more than once"),
    "duration": ("支援期間", "the project period"),
    "eligibility": ("応募資格", "eligibility"),
    "end": ("支援期間の終わり", "the end of the project period"),
    "exchange_rate": ("換算レート", "the exchange rate"),
    "expected_applicants": ("期待される応募者", "the applicants hoped for"),
    "expected_mobility": ("期待される渡航・交流", "the kind of mobility expected"),
    "extension_end": ("期間の延長", "extending the project period"),
    "extension_funds": ("期間の延長", "extending the project period"),
    "extension_purpose": ("期間の延長", "extending the project period"),
    "fec_share": ("FECに対する割合", "the share of the full economic cost (FEC)"),
    "field": ("研究分野", "the research field"),
    "file_kind": ("提出ファイルの形式", "the file format"),
    "final_report": ("終了報告・評価", "the final report and evaluation"),
    "form": ("申請様式", "the application form"),
    "indirect_rate": ("間接経費", "the indirect cost rate"),
    "interview": ("面接審査", "the interview"),
    "interview_attendance": ("面接審査の対象者", "who is interviewed"),
    "interview_invitation": ("面接の連絡", "the notice of the interview"),
    "kind_of_call": ("公募の種類", "the kind of call"),
    "language": ("提案書の言語", "the language of the proposal"),
    "later_report": ("期間を延長した課題の報告", "the report of extended projects"),
    "leader": ("チームのリーダー", "the team leader"),
    "network_purpose": ("経費の使途", "the use of the funds"),
    "network_share": ("経費の使途の割合", "the share of the funds for networking and training"),
    "not_counted": ("対象にならない費用", "the costs that do not count"),
    "number_of_awards": ("採択件数", "the number of projects selected"),
    "nurturing_plan": ("若手研究者の育成計画", "the plan for early-career researchers"),
    "other_funding": ("他の研究費", "other research funds"),
    "outgoing_degree_years": (
        "渡航する研究者の学位取得後の年数",
        "the number of years since the outgoing researcher's degree",
    ),
    "outgoing_number": (
        "渡航する研究者の人数に上限があるか",
        "whether there is a limit on the number of outgoing researchers",
    ),
    "outgoing_per_team": ("渡航する研究者の参加", "the participation of outgoing researchers"),
    "outgoing_required": ("渡航する研究者の参加", "the participation of outgoing researchers"),
    "outgoing_student": ("学生の渡航", "going abroad as a student"),
    "outgoing_who": ("渡航する研究者の要件", "who may be an outgoing researcher"),
    "paper_review_from": ("書類審査の期間", "the period of the document review"),
    "paper_review_to": ("書類審査の期間", "the period of the document review"),
    "partner_funding": ("相手国側の資金", "the partner's funding"),
    "planned_results": ("研究計画の期間", "the time in which results are expected"),
    "purpose": ("目的", "the purpose"),
    "result": ("審査結果の通知", "the notification of results"),
    "roles": ("チームの構成", "the team's composition"),
    "scope_details": ("対象範囲の詳細", "the details of the scope"),
    "scope_sections": ("対象範囲の詳細", "the details of the scope"),
    "start": ("研究開始", "the start of the research"),
    "stay_length": ("渡航先での滞在期間", "the length of the stay abroad"),
    "support": ("支援内容", "what is supported"),
    "system": ("提出先", "where to submit"),
    "theme": ("募集テーマ", "the theme"),
    "topic_section": ("募集トピック", "the topics"),
    "topics": ("募集トピック", "the topics"),
    "topics_needed": ("募集トピック", "the topics"),
}


def matter(key: str, language: Language) -> str:
    """What the facts of a key are about: 滞在期間, the length of the stay; empty for a call's own key."""
    return _MATTERS.get(key, ("", ""))[language == "en"]


def thing(fact: Fact, language: Language) -> str:
    """What one fact is about: a name it is known by in the language, quoted; else the matter of its key."""
    fitting = (name for name in fact.known_as if name.isascii() == (language == "en"))
    own = next(fitting, next(iter(fact.known_as), None))
    if own is None:
        return matter(fact.key, language) or ("この点" if language == "ja" else "this")
    return f"「{own}」" if language == "ja" else f"'{own}'"
