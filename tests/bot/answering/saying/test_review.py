"""The steps after the closing, whole sentences in both languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("intent", "words", "roles", "slots", "ja", "en"),
    [
        pytest.param(
            "review_schedule",
            "",
            (),
            {},
            "書類審査は2024年5月～7月、面接審査は2024年8月上旬（予定）、審査結果の通知は2024年9月下旬（予定）、"
            "研究開始は2024年12月1日（予定）です。",
            "The document review takes place from May to July 2024, interviews are held in early August "
            "2024 (planned), results are announced in late September 2024 (planned) and research starts on "
            "1 December 2024 (planned).",
            id="the whole calendar",
        ),
        pytest.param(
            "result",
            "before October 2024",
            (),
            {"form": "closed"},
            "審査結果の通知は2024年9月下旬（予定）で、2024年10月より前です。",
            "Results are announced in late September 2024 (planned), before October 2024.",
            id="before a month",
        ),
        pytest.param(
            "result",
            "before September 2024",
            (),
            {},
            "審査結果の通知は2024年9月下旬（予定）です。",
            "Results are announced in late September 2024 (planned).",
            id="within the month it was said to lie before",
        ),
        pytest.param(
            "interview",
            "Are the interviews in July?",
            (),
            {},
            "面接審査は2024年8月上旬（予定）です。7月ではありません。",
            "Interviews are held in early August 2024 (planned). That is not in July.",
            id="another month",
        ),
        pytest.param(
            "interview",
            "",
            (),
            {"compares": True},
            "面接審査は2024年8月上旬（予定）です。",
            "Interviews are held in early August 2024 (planned).",
            id="an interview of one side is not told for both",
        ),
        pytest.param(
            "start",
            "January 2025",
            ("start_day",),
            {},
            "研究開始は2024年12月1日（予定）で、2025年1月より前です。"
            "別の時期の開始が認められるかは資料に示されていないため、担当へご確認ください。",
            "Research starts on 1 December 2024 (planned), before January 2025. "
            "Whether another start is accepted, the documents do not say. Please confirm with the desk.",
            id="a plan to start later",
        ),
        pytest.param(
            "start",
            "",
            (),
            {"compares": True},
            "日本側・英国側とも、研究開始は2024年12月1日（予定）です。",
            "Research starts for both the Japanese side and the UK side on 1 December 2024 (planned).",
            id="the same on both sides",
        ),
        pytest.param(
            "interview_attendee",
            "",
            (),
            {"side": "uk"},
            "英国側は面接の対象ではありません。面接審査は、書類審査を通過した提案の日本側研究代表者のみが対象です。",
            "Interviews are not held with the UK side. "
            "Interviews are held only with the Japanese PIs of proposals that pass the document review.",
            id="the other side",
        ),
        pytest.param(
            "interview_notice",
            "10 days",
            (),
            {},
            "面接に進む方へは、原則として面接審査日の2週間前までに電子メールで連絡があります。"
            "資料に示されているのは2週間前で、10日前ではありません。",
            "Those invited hear by e-mail, in principle at least 2 weeks before the interview. "
            "The documents state 2 weeks, not 10 days.",
            id="a shorter notice",
        ),
        pytest.param(
            "later_report",
            "",
            (),
            {},
            "4年、5年に渡るプロジェクトは最終年度末に再度報告書を提出しますが、その評価は行われません。",
            "Projects that run for 4 or 5 years submit another report at the end of their last fiscal year, "
            "which is not evaluated.",
            id="a report as it is stated",
        ),
    ],
)
def test_a_step(said, intent, words, roles, slots, ja, en):
    assert said(intent, words, *roles, **slots) == (ja, en)
