"""Project periods, extensions and stays, whole sentences in both languages."""

from __future__ import annotations

import pytest

DESK = "please confirm with the desk."


@pytest.mark.parametrize(
    ("words", "slots", "ja", "en"),
    [
        pytest.param(
            "",
            {"side": "japan"},
            "日英共同公募の日本側の支援期間は原則3年間、2024年12月～2028年3月末です。",
            "In the Japan-UK joint call, the project period on the Japanese side is in principle 3 years "
            "(December 2024 to the end of March 2028).",
            id="as stated",
        ),
        pytest.param(
            "4年",
            {},
            "4年は、日本側の支援期間（原則3年間、2024年12月～2028年3月末）より1年長くなります。"
            "所定の場合には最長2030年3月末まで延長できますので、担当へご確認ください。"
            "4年は、英国側の支援期間（3年間、2024年12月～2027年11月）より1年長くなります。",
            "4 years is 1 year longer than the project period on the Japanese side, in principle 3 years "
            "(December 2024 to the end of March 2028). In the stated cases it can be extended to the end of March 2030 "
            f"at the latest; {DESK} "
            "4 years is 1 year longer than the project period on the UK side, 3 years (December 2024 to "
            "November 2027).",
            id="longer: what Japan may extend the UK side may not",
        ),
        pytest.param(
            "31 March 2028",
            {},
            "2028年3月31日は、日本側の支援期間の終わり（2028年3月末）に当たります。"
            "2028年3月31日は、英国側の支援期間（2027年11月まで）を4か月過ぎています。",
            "31 March 2028 is the end of the project period on the Japanese side (the end of March 2028). "
            "31 March 2028 is 4 months after the end of the project period on the UK side (November 2027).",
            id="a last day",
        ),
        pytest.param(
            "2027年11月",
            {"side": "japan", "claimed": True},
            "日本側の支援期間は2028年3月末までです。2027年11月ではありません。",
            "The project period on the Japanese side ends at the end of March 2028. That is not November 2027.",
            id="the other side's end",
        ),
        pytest.param(
            "",
            {"compares": True},
            "支援期間は日本側のほうが英国側より4か月遅く終わります。"
            "日本側は原則3年間、2024年12月～2028年3月末、英国側は3年間、2024年12月～2027年11月です。",
            "The project period for the Japanese side ends 4 months later than that for the UK side. "
            "The Japanese side: in principle 3 years (December 2024 to the end of March 2028); "
            "the UK side: 3 years (December 2024 to November 2027).",
            id="compared by their ends",
        ),
    ],
)
def test_a_project_period(said, words, slots, ja, en):
    assert said("project_period", words, **slots) == (ja, en)


@pytest.mark.parametrize(
    ("words", "slots", "ja", "en"),
    [
        pytest.param(
            "",
            {},
            "日本側は若手研究者の人材育成を目的とした長期渡航やその他の研究交流が続く場合に、"
            "JSTから配賦される支援総額の範囲内で、最長2030年3月末まで研究期間を延長できます。",
            "On the Japanese side the project period can be extended to the end of March 2030 at the latest, for long "
            "stays abroad that train early-career researchers or other research exchange, within the total amount JST "
            "has allocated.",
            id="as stated, also where it is asked for more money",
        ),
        pytest.param(
            "1 April 2030",
            {"side": "japan"},
            "2030年4月1日は、日本側の延長の最終期限（2030年3月末）を1日過ぎています。",
            "1 April 2030 is 1 day after the latest end of an extension on the Japanese side, the end of March 2030.",
            id="a day too long",
        ),
        pytest.param(
            "after March 2030",
            {"side": "japan"},
            "2030年3月より後は、日本側の延長の最終期限（2030年3月末）を過ぎています。",
            "Any time after March 2030 is after the latest end of an extension on the Japanese side, the end "
            "of March 2030.",
            id="after its month",
        ),
        pytest.param(
            "January 2028",
            {"side": "japan"},
            "2028年1月は、日本側の支援期間（2028年3月末まで）の内で、延長は必要ありません。",
            "January 2028 is within the project period on the Japanese side, which ends at the end of March 2028; "
            "no extension is needed.",
            id="no extension needed",
        ),
        pytest.param(
            "2029年",
            {"side": "uk"},
            "2029年は、英国側の支援期間の終わり（2027年11月）を過ぎています。期間の延長が定められているのは日本側だけです。",
            "The year 2029 is after the end of the project period on the UK side, November 2027. "
            "An extension is stated for the Japanese side only.",
            id="past the end of a side that is not extended",
        ),
        pytest.param(
            "2028年1月",
            {"side": "uk"},
            "2028年1月は、英国側の支援期間の終わり（2027年11月）を2か月過ぎています。期間の延長が定められているのは日本側だけです。",
            "January 2028 is 2 months after the end of the project period on the UK side, November 2027. "
            "An extension is stated for the Japanese side only.",
            id="by how many months",
        ),
        pytest.param(
            "",
            {"side": "uk"},
            "日英共同公募の英国側の支援期間は3年（2027年11月まで）です。"
            "期間の延長は日本側について定められています。英国側については資料に記載がありません。",
            "In the Japan-UK joint call, the project period on the UK side is 3 years, ending in November 2027. "
            "An extension is stated for the Japanese side only; for the UK side the documents state nothing.",
            id="not stated for the other side",
        ),
    ],
)
def test_an_extension(said, words, slots, ja, en):
    assert said("extension", words, **slots) == (ja, en)


@pytest.mark.parametrize(
    ("words", "slots", "ja", "en"),
    [
        pytest.param(
            "半年",
            {},
            "6か月の滞在は、日本側の渡航者に求められている期間（1年程度）より6か月短くなります。"
            "原則として要件に合いません。例外が認められるかは担当へご確認ください。",
            "A stay of 6 months is 6 months shorter than the time asked of outgoing researchers on the Japanese side, "
            f"about 1 year. In principle that does not meet the requirement; whether an exception is possible, {DESK}",
            id="far shorter than a hedged length",
        ),
        pytest.param(
            "11か月",
            {},
            "11か月の滞在は、日本側の渡航者に求められている期間（1年程度）より1か月短くなります。"
            "資料では「程度」とされているため、認められるかは担当へご確認ください。",
            "A stay of 11 months is 1 month shorter than the time asked of outgoing researchers on the Japanese side, "
            "about 1 year. The documents say 'about', so please confirm with the desk whether it is accepted.",
            id="shorter than a hedged length",
        ),
        pytest.param(
            "6週間",
            {},
            "6週間の滞在は、日本側の渡航者に求められている期間（1年程度）より約10か月短くなります。"
            "原則として要件に合いません。例外が認められるかは担当へご確認ください。",
            "A stay of 6 weeks is about 10 months shorter than the time asked of outgoing researchers on the "
            "Japanese side, about 1 year. In principle that does not meet the requirement; whether an exception "
            f"is possible, {DESK}",
            id="told in weeks",
        ),
        pytest.param(
            "1 year",
            {},
            "1年の滞在は、日本側の渡航者に求められている期間（1年程度）に当たります。",
            "A stay of 1 year is the time asked of outgoing researchers on the Japanese side, about 1 year.",
            id="that length",
        ),
        pytest.param(
            "学生を2名、それぞれ半年ずつ",
            {},
            "6か月の滞在は、日本側の渡航者に求められている期間（1年程度）より6か月短くなります。"
            "分けた滞在や複数人の滞在を合わせて数えられるかは資料に示されていないため、担当へご確認ください。",
            "A stay of 6 months is 6 months shorter than the time asked of outgoing researchers on the Japanese side, "
            "about 1 year. Whether several stays, or those of several people, are added up, the documents do not say; "
            f"{DESK}",
            id="shared by several people",
        ),
    ],
)
def test_a_stay(said, words, slots, ja, en):
    assert said("stay_length", words, **slots) == (ja, en)


@pytest.mark.parametrize(
    ("words", "ja", "en"),
    [
        (
            "5 months",
            "5か月の滞在は、渡航者に求められている期間（6か月以上）より1か月短くなります。",
            "A stay of 5 months is 1 month shorter than the time asked of outgoing researchers, at least 6 months.",
        ),
        (
            "2 years",
            "2年の滞在は、渡航者に求められている期間（6か月以上）を満たします。",
            "A stay of 2 years meets the time asked of outgoing researchers, at least 6 months.",
        ),
    ],
)
def test_a_stay_with_a_lower_bound(said, other_call, words, ja, en):
    assert said("stay_length", words, of=other_call) == (ja, en)
