"""`aspire check`: a planned application, clause by clause."""

from __future__ import annotations

import csv
import io
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
        (("--direct", "180000000"), "award_limit", "satisfied", 0),
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
        (("--student",), "outgoing_student", "satisfied", 0),
        (("--stay", "12 months"), "stay_length", "satisfied", 0),
        (("--stay", "半年"), "stay_length", "to_confirm", 0),
        (("--people-abroad", "0"), "outgoing_number", "violated", 1),
        (("--people-abroad", "2名"), "outgoing_number", "satisfied", 0),
        (("--institutions", "japan=1", "--institutions", "uk=1"), "consortium", "satisfied", 0),
        (("--institutions", "japan=3"), "consortium", "violated", 1),
        (("--language", "日本語"), "proposal_language", "violated", 1),
        (("--language", "ja"), "proposal_language", "violated", 1),
        (("--language", "English"), "proposal_language", "satisfied", 0),
        (("--field", "bio"), "field", "satisfied", 0),
        (("--field", "engineering biology"), "field", "satisfied", 0),
        (("--field", "合成生物学"), "field", "satisfied", 0),
        (
            ("--field", "エンジニアリングバイオロジーにおける探索研究および横断的技術開発"),
            "field",
            "satisfied",
            0,
        ),
        (("--field", "quantum"), "field", "violated", 1),
        (("--field", "歴史学"), "field", "to_confirm", 0),
        (("--country", "UK"), "countries", "satisfied", 0),
        (("--country", "フランス"), "countries", "violated", 1),
        (("--submit-at", "2024-04-16T18:00+09:00"), "deadline", "satisfied", 0),
        (("--submit-at", "2024年4月16日 午後4時1分（英国時間）"), "deadline", "violated", 1),
        (("--notice", "3月29日"), "advance_notice", "satisfied", 0),
        (("--notice", "3月30日"), "advance_notice", "to_confirm", 0),
        (("--pi-elsewhere",), "duplicate_application", "violated", 1),
        (("--duration", "3年"), "project_period", "satisfied", 0),
        (("--duration", "3"), "project_period", "satisfied", 0),
        (("--end", "2027年11月"), "project_period", "satisfied", 0),
        (("--end", "2031-01"), "project_period", "violated", 1),
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

    assert outcomes(ran)["duplicate_application"] == {"satisfied"}


def test_what_the_call_is_silent_on_is_to_be_confirmed(aspire):
    ran = aspire("check", "--scheme", "single-top", "--stay", "1年", "--json", *AS_OF)

    assert outcomes(ran)["stay_length"] == {"to_confirm"}


def test_each_clause_is_printed_with_its_slide_and_the_last_line_says_who_decides(aspire):
    ran = aspire("check", "--direct", "1.9億円", *AS_OF)

    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[0] == "日英共同公募"
    assert "× 違反  直接経費1.9億円は日本側の上限1.8億円を1,000万円超えます。" in lines
    assert (
        "      briefing-slides p.12 「最大1.8億円（直接経費の30％にあたる間接経費を含む場合、最大2.34億円）」"
        in lines
    )
    assert lines[-2] == "満たす 0・違反 1・要確認 0・未記入 14"
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
        (("--direct", "3"), "direct '3' names no currency and is small; write it like 1.8億円"),
        (("--direct", "-5億円"), "direct '-5億円' is below nought"),
        (("--side", "uk=▲£5"), "side '▲£5' is below nought"),
        (("--direct", "1.8億円か1.9億円"), "names more than one value"),
        (("--network-share", "120%"), "network-share '120%' is more than the whole"),
        (("--network-share", "0.6"), "network-share '0.6' may be a part or a percentage; write 60% or 0.6%"),
        (("--degree-year", "2099"), "degree-year '2099' is still to come"),
        (("--duration", "36"), "duration '36' would be 36 years"),
        (("--stay", "-1"), "stay '-1' is below nought"),
        (("--direct", "たくさん"), "cannot be read"),
        (("--degree-date", "2010-02-30"), "is in no calendar"),
        (("--submit-at", "2024-04"), "names no day"),
        (("--country", "Atlantis"), "cannot be read"),
        (("--language", "Latin"), "cannot be read"),
        (("--side", "mars=£1"), "the sides are: japan, uk"),
        (("--side", "£1"), "--side wants a side and a value"),
        (("--scheme", "mars"), "There is no scheme 'mars'; there are:"),
        (("--lang", "fr"), "write ja or en"),
        (("missing.yaml",), "cannot be read: No such file"),
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


@pytest.mark.parametrize(
    ("as_of", "outcome"),
    [
        ("2024-04-16T18:00:00+09:00", {"not_stated"}),
        ("2024-04-16T18:00:01+09:00", {"violated", "not_stated"}),
        ("2024-04-17T00:00:00+09:00", {"violated", "not_stated"}),
        ("2024-04-17T00:00:01+09:00", {"violated"}),
    ],
)
def test_a_deadline_that_has_passed_is_told_without_a_time_of_submission(aspire, as_of, outcome):
    ran = aspire("check", "--json", "--as-of", as_of)

    assert outcomes(ran)["deadline"] == outcome
    assert ran.code == (1 if "violated" in outcome else 0)


def test_plain_numbers_of_a_file_are_read_in_the_units_of_the_call(aspire, tmp_path):
    (tmp_path / "plan.yaml").write_text(
        "direct: 180000000\ntotal: 234000000\nside: {uk: 1000000}\nnetwork_share: 70\nstay: 12\n"
        "duration: 3\nyears_since_degree: 12\npeople_abroad: 2\n",
        encoding="utf-8",
    )

    ran = aspire("check", "plan.yaml", "--json", *AS_OF)

    assert json.loads(ran.out)["summary"] | {"not_stated": 0} == {
        "satisfied": 9,
        "violated": 0,
        "to_confirm": 0,
        "not_stated": 0,
    }


def test_no_clause_opens_with_a_bare_yes_or_no(aspire):
    for lang in ("ja", "en"):
        plan = ("--direct", "1.9億円", "--network-share", "60%", "--field", "quantum", "--pi-elsewhere")
        ran = aspire("check", *plan, "--lang", lang, "--json", *AS_OF)

        texts = [clause["text"] for clause in json.loads(ran.out)["clauses"]]
        assert not any(text.startswith(("はい", "いいえ", "Yes", "No")) for text in texts)


def table(ran) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ran.out)))


def test_a_table_of_plans_is_checked_a_line_each(aspire, tmp_path):
    (tmp_path / "plans.csv").write_text(
        "proposal,direct,side.uk,network-share,institutions.japan,institutions.uk\n"
        "一班,1.8億円,£1M,70%,1,1\n"
        "=二班,1.9億円,,60%,,\n"
        "三班,たくさん,,,,\n"
        "\n"
        ",1.7億円,,60%,,\n",
        encoding="utf-8-sig",
    )

    ran = aspire("check", "--file", "plans.csv", *AS_OF)

    first, second, third, fourth = table(ran)
    assert ran.code == 1
    assert [line["result"] for line in (first, second, third, fourth)] == [
        "satisfied",
        "violated",
        "unreadable",
        "to_confirm",
    ]
    assert (first["satisfied"], first["violated"]) == ("4", "0")
    assert second["violations"] == "直接経費1.9億円は日本側の上限1.8億円を1,000万円超えます。"
    assert "10ポイント下回ります" in second["confirmations"]
    assert third["error"].startswith("direct 'たくさん' cannot be read")
    assert [line["proposal"] for line in (first, second, third, fourth)] == ["一班", "'=二班", "三班", "4"]


def test_a_table_in_shift_jis_is_read_and_written_for_excel(aspire, tmp_path):
    (tmp_path / "plans.csv").write_text("proposal,language\n一班,英語\n二班,日本語\n", encoding="cp932")

    ran = aspire("check", "--file", "plans.csv", "--out", "table.csv", *AS_OF)

    written = (tmp_path / "table.csv").read_bytes()
    assert (ran.code, ran.out) == (1, "")
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").splitlines()[2].startswith("二班,japan-uk,violated,")


def test_a_table_as_json_lines_has_every_clause(aspire, tmp_path):
    (tmp_path / "plans.csv").write_text(
        "proposal,scheme,direct\na,single-top,3.8億円\nb,mars,1円\n", encoding="utf-8"
    )

    ran = aspire("check", "--file", "plans.csv", "--json", *AS_OF)

    first, second = map(json.loads, ran.out.splitlines())
    assert (first["proposal"], first["scheme"], first["summary"]["satisfied"]) == ("a", "single-top", 1)
    assert second == {"proposal": "b", "error": second["error"]}
    assert "There is no scheme 'mars'" in second["error"]


def test_the_template_is_a_table_that_can_be_checked(aspire, tmp_path):
    for corpus in ((), ("--corpus", INVENTED)):
        empty = aspire("check", "--template", *corpus)
        (tmp_path / "plans.csv").write_text(empty.out, encoding="utf-8")

        ran = aspire("check", "--file", "plans.csv", *corpus, "--as-of", "2024-04-10")

        (line,) = table(ran)
        assert (line["proposal"], line["error"]) == ("example", "")
        if not corpus:
            assert (line["result"], line["violations"]) == ("satisfied", "")


@pytest.mark.parametrize(
    ("args", "text", "said"),
    [
        ((), "proposal,colour\na,red\n", "has a column 'colour' that is no item"),
        ((), "proposal,side\na,£1\n", "has a column 'side' that is no item"),
        ((), "proposal,direct\n", "holds no plan; start from: aspire check --template"),
        ((), "\0\0", "cannot be read"),
        (("--direct", "1億円"), "proposal,direct\na,1億円\n", "Give one plan or --file, not both."),
    ],
)
def test_a_table_that_is_none_is_said_to_be(aspire, tmp_path, args, text, said):
    (tmp_path / "plans.csv").write_text(text, encoding="utf-8")

    ran = aspire("check", "--file", "plans.csv", *args)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_another_call_is_checked_by_its_own_sides_and_limits(aspire):
    ran = aspire(
        "check", "--corpus", INVENTED, "--side", "france=64万ユーロ", "--direct", "7,700万円", "--lang", "en"
    )

    assert ran.code == 1
    assert "ok  €640,000 is exactly the French side's limit of €640,000" in ran.out
    assert (
        "VIOLATED  77 million yen in direct costs exceeds the Japanese side's limit of 76 million yen"
        in ran.out
    )
    assert ran.out.splitlines()[-1] == "This is a pre-check; the final judgement is with NRF and ARF."
