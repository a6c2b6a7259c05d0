"""The time between two moments, in words."""

from __future__ import annotations

import pytest

LENGTH = frozenset({"length", "months"})


GRANTED_JA = (
    "日本側は若手研究者の人材育成を目的とした長期渡航やその他の研究交流が続く場合に、JSTから配賦される支援総額の範囲内で、"
    "最長2030年3月末まで研究期間を延長できます。"
)
GRANTED_EN = (
    "On the Japanese side the project period can be extended to the end of March 2030 at the latest, for long stays "
    "abroad that train early-career researchers or other research exchange, within the total amount JST has allocated."
)


@pytest.mark.parametrize(
    ("mark", "ja", "en"),
    [
        pytest.param(
            "other_reason",
            f"研究を続けることだけを理由とする延長は資料に示されていません。{GRANTED_JA}",
            f"An extension for the sake of the research alone is not provided for. {GRANTED_EN}",
            id="for the research alone",
        ),
        pytest.param(
            "more_money",
            "期間を延長しても支援額は増えません。期間の延長は、JSTから配賦される支援総額の範囲内で行われます。",
            "The award does not grow with an extension. An extension stays within the total amount JST has allocated.",
            id="with more money",
        ),
    ],
)
def test_an_extension_that_is_not_provided_for(told, mark, ja, en):
    assert told("ja", "extension", marks={mark}) == (ja,)
    assert told("en", "extension", marks={mark}) == (en,)


@pytest.mark.parametrize(
    ("intent", "slots", "ja", "en"),
    [
        pytest.param(
            "extension",
            {"side": "japan"},
            "日本側の支援期間の終わり（2028年3月末）から日本側の延長の最終期限（2030年3月末）まで、24か月（2年）です。",
            "From the end of the project period on the Japanese side (the end of March 2028) to the latest end of an "
            "extension on the Japanese side (the end of March 2030) it is 24 months (2 years).",
            id="whole years",
        ),
        pytest.param(
            "start",
            {"moments": ("result", "start")},
            "審査結果の通知（2024年9月下旬、予定）から研究開始（2024年12月1日、予定）まで、約2か月です。",
            "From the notification of results (late September 2024, planned) to the start of the research (1 December "
            "2024, planned) it is about 2 months.",
            id="of planned days",
        ),
        pytest.param(
            "interview",
            {"moments": ("interview", "result")},
            "面接審査（2024年8月上旬、予定）から審査結果の通知（2024年9月下旬、予定）まで、約1か月半です。",
            "From the interview (early August 2024, planned) to the notification of results (late September 2024, "
            "planned) it is about 1.5 months.",
            id="a half",
        ),
        pytest.param(
            "call_period",
            {},
            "公募の開始日（2024年1月15日）から公募の終了日（2024年4月16日）まで、約3か月（92日）です。",
            "From the opening of the call (15 January 2024) to the end of the call period (16 April 2024) "
            "it is about 3 months (92 days).",
            id="days beside months",
        ),
    ],
)
def test_a_length_between_two_moments(told, intent, slots, ja, en):
    assert told("ja", intent, marks=LENGTH, **slots) == (ja,)
    assert told("en", intent, marks=LENGTH, **slots) == (en,)
