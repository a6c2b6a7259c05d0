"""`aspire check`: a planned application, clause by clause."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

INVENTED = str(Path(__file__).parents[1] / "calls")
AS_OF = ("--as-of", "2024-04-10")


def outcomes(ran) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for clause in json.loads(ran.out)["clauses"]:
        found.setdefault(clause["clause"], set()).add(clause["outcome"])
    return found


@pytest.mark.parametrize(
    ("args", "clause", "outcome", "code"),
    [
        (("--direct", "1.8億円"), "award_limit", "satisfied", 0),
        (("--direct", "180,000,001 yen"), "award_limit", "violated", 1),
        (("--total", "¥234M"), "award_limit", "satisfied", 0),
        (("--side", "uk=100万ポンド"), "award_limit", "satisfied", 0),
        (("--side", "uk=£1,000,001"), "award_limit", "violated", 1),
        (("--side", "uk=FEC £1.25m"), "award_limit", "satisfied", 0),
        (("--network-share", "７割"), "network_share", "satisfied", 0),
        (("--network-share", "60%"), "network_share", "to_confirm", 0),
        (("--network-share", "60"), "network_share", "to_confirm", 0),
        (("--degree-year", "2012"), "outgoing_researcher", "satisfied", 0),
        (("--degree-year", "2005"), "outgoing_researcher", "to_confirm", 0),
        (("--degree-date", "平成24年3月"), "outgoing_researcher", "satisfied", 0),
        (("--years-since-degree", "15"), "outgoing_researcher", "satisfied", 0),
        (("--student",), "outgoing_researcher", "satisfied", 0),
        (("--stay", "12 months"), "stay_length", "satisfied", 0),
        (("--stay", "半年"), "stay_length", "to_confirm", 0),
        (("--people-abroad", "0"), "outgoing_number", "violated", 1),
        (("--people-abroad", "2名"), "outgoing_number", "satisfied", 0),
        (("--institutions", "japan=1", "--institutions", "uk=1"), "consortium", "satisfied", 0),
        (("--institutions", "japan=3"), "consortium", "violated", 1),
        (("--language", "日本語"), "proposal_language", "violated", 1),
        (("--language", "English"), "proposal_language", "satisfied", 0),
        (("--field", "bio"), "field", "satisfied", 0),
        (("--field", "quantum"), "field", "violated", 1),
        (("--country", "UK"), "country", "satisfied", 0),
        (("--country", "フランス"), "country", "violated", 1),
        (("--submit-at", "2024-04-16T18:00+09:00"), "deadline", "satisfied", 0),
        (("--submit-at", "2024年4月16日 午後4時1分（英国時間）"), "deadline", "violated", 1),
        (("--notice", "3月30日"), "advance_notice", "violated", 1),
        (("--pi-elsewhere",), "duplicate_application", "violated", 1),
        (("--duration", "3年"), "project_period", "satisfied", 0),
        (("--end", "2027年11月"), "project_end", "satisfied", 0),
        (("--end", "2031-01"), "extension", "violated", 1),
    ],
)
def test_one_item_of_a_plan(aspire, args, clause, outcome, code):
    ran = aspire("check", *args, "--json", *AS_OF)

    assert ran.code == code, ran.out
    assert outcome in outcomes(ran)[clause]


def test_what_is_left_out_is_said_with_what_the_call_asks_for(aspire):
    ran = aspire("check", "--json", "--lang", "en", *AS_OF)

    found = json.loads(ran.out)
    assert ran.code == 0
    assert {clause["outcome"] for clause in found["clauses"]} == {"not_stated"}
    assert all(clause["sources"] for clause in found["clauses"])
    assert not any(clause["text"].startswith(("Yes", "No")) for clause in found["clauses"])


def test_a_pi_who_leads_nothing_else_keeps_the_rule(aspire):
    ran = aspire("check", "--no-pi-elsewhere", "--json", *AS_OF)

    assert outcomes(ran)["duplicate_as_pi"] == {"satisfied"}


def test_what_the_call_is_silent_on_is_to_be_confirmed(aspire):
    ran = aspire("check", "--scheme", "single-top", "--stay", "1年", "--json", *AS_OF)

    assert outcomes(ran)["stay_length"] == {"to_confirm"}


def test_each_clause_is_printed_with_its_slide_and_the_last_line_says_who_decides(aspire):
    ran = aspire("check", "--direct", "1.9億円", *AS_OF)

    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[0] == "日英共同公募"
    assert "× 違反  いいえ、1.9億円は日本側の直接経費の上限1.8億円を1,000万円超えています。" in lines
    assert (
        "      briefing-slides p.12 「最大1.8億円（直接経費の30％にあたる間接経費を含む場合、最大2.34億円）」"
        in lines
    )
    assert lines[-1] == "これは事前の確認です。最終的な判断はJSTとBBSRCが行います。"


def test_a_plan_in_a_file_over_which_options_win(aspire, tmp_path):
    (tmp_path / "plan.yaml").write_text(
        "direct: 1.9億円\nside: {uk: £1M}\ninstitutions: {japan: 2, uk: 1}\ndegree-date: 2012-03-25\n"
        "pi_elsewhere: no\nsubmit_at: 2024-04-16T15:00:00\nstudent: false\nlanguage: English\n",
        encoding="utf-8",
    )

    over, within = (
        aspire("check", "plan.yaml", "--json", *AS_OF),
        aspire("check", "plan.yaml", "--direct", "1.7億円", "--json", *AS_OF),
    )

    assert (over.code, within.code) == (1, 0)
    assert outcomes(over)["award_limit"] == {"violated", "satisfied"}
    assert outcomes(within)["award_limit"] == {"satisfied"}
    assert outcomes(within)["consortium"] == {"satisfied"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--direct", "3"), "direct '3' cannot be read; write it like 1.8億円"),
        (("--direct", "たくさん"), "cannot be read"),
        (("--degree-date", "2010-02-30"), "cannot be read"),
        (("--submit-at", "2024-04"), "cannot be read"),
        (("--country", "Atlantis"), "cannot be read"),
        (("--language", "Latin"), "cannot be read"),
        (("--side", "mars=£1"), "the sides are: japan, uk"),
        (("--side", "£1"), "--side wants a side and a value"),
        (("--scheme", "mars"), "There is no scheme 'mars'; there are:"),
        (("--lang", "fr"), "write ja or en"),
        (("missing.yaml",), "cannot be read as YAML"),
        (("list.yaml",), "is no plan"),
        (("odd.yaml",), "'colour' is no item of a plan"),
        (("side.yaml",), "the sides are: japan, uk"),
    ],
)
def test_what_cannot_be_read_is_named(aspire, tmp_path, args, said):
    (tmp_path / "list.yaml").write_text("- 1\n")
    (tmp_path / "odd.yaml").write_text("colour: red\n")
    (tmp_path / "side.yaml").write_text("side: £1\n", encoding="utf-8")

    ran = aspire("check", *args)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_another_call_is_checked_by_its_own_sides_and_limits(aspire):
    ran = aspire(
        "check", "--corpus", INVENTED, "--side", "france=64万ユーロ", "--direct", "7,700万円", "--lang", "en"
    )

    assert ran.code == 1
    assert "Yes: €640,000 is exactly the limit of €640,000 for the award on the French side." in " ".join(
        ran.out.replace("ok  ", "").splitlines()
    )
    assert "No: 77 million yen exceeds the limit of 76 million yen for direct costs" in ran.out
    assert ran.out.splitlines()[-1] == "This is a pre-check; the final judgement is with NRF and ARF."
