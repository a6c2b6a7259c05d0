"""`aspire facts`: what is listed and shown, what a doubt looks like, and a draft that proves itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from docx import Document as Word

from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import read_call
from corpus.facts.proof import prove

CALL = BUNDLED_CORPUS / "aspire-2024-japan-uk"
INVENTED = Path(__file__).parents[1] / "calls" / "lumen-2026-japan-france"


def test_list_has_a_line_for_each_fact(aspire):
    ran = aspire("facts", "list")

    assert ran.code == 0
    assert len(ran.out.splitlines()) == len(read_call(CALL / "call.yaml").facts)
    assert "japan-uk.uk.award_limit  1,000,000 GBP (at most)  (briefing-slides p.12)" in ran.out.splitlines()


def test_list_of_one_scheme_as_json(aspire):
    ran = aspire("facts", "list", "--scheme", "us-joint", "--json")

    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert lines and {line["scheme"] for line in lines} == {"us-joint"}
    assert all(line["sources"][0]["quote"] for line in lines)


def test_show_has_every_sentence_it_was_read_from(aspire):
    ran = aspire("facts", "show", "japan-uk.uk.duration")

    assert ran.out == (
        "japan-uk.uk.duration  (aspire-2024-japan-uk)\n"
        "  36 months\n"
        "  briefing-slides p.12 「3年間（2024年12月～2027年11月）」\n"
        "  briefing-slides p.14 「英国側研究者：ISPFの実施原則によりプロジェクト開始から3年間(②)」\n"
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "japan-uk.uk.durtion"), "did you mean japan-uk.uk.duration"),
        (("show", "???"), "see: aspire facts list"),
        (("list", "--scheme", "mars"), "There is no scheme 'mars'; there are: japan-uk,"),
        (("draft", "nothing.pdf"), "There is no file nothing.pdf"),
        (("check", "--corpus", "."), "There is no call.yaml in ."),
    ],
)
def test_what_is_not_there_is_said_with_what_is(aspire, args, said):
    ran = aspire("facts", *args)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_check_of_the_bundled_call(aspire):
    ran = aspire("facts", "check")

    assert (ran.code, ran.out) == (0, "")
    assert "facts of 1 call are proven." in ran.err


def test_check_has_a_line_for_each_fact_that_is_not_proven(aspire, tmp_path):
    folder = shutil.copytree(CALL, tmp_path / "calls" / "one")
    call = folder / "call.yaml"
    call.write_text(
        call.read_text(encoding="utf-8").replace("value: 1000000, unit: GBP", "value: 1200000, unit: GBP")
    )

    ran = aspire("facts", "check", "--corpus", str(tmp_path / "calls"))

    assert ran.code == 1
    assert ran.out.splitlines() == [
        "aspire-2024-japan-uk, line 142: japan-uk.uk.award_limit: its value is 1,200,000 GBP (at most), but the quote "
        "“最大100万ポンド（約1.8億円）（FEC：Full Economic Costの80%）” says: £1 million (at most); 180 "
        "million yen (about); 80%."
    ]


@pytest.mark.parametrize(
    "document",
    [CALL / "documents" / "briefing-slides.txt", INVENTED / "documents" / "lumen-briefing.txt"],
    ids=lambda path: path.stem,
)
def test_a_draft_loads_and_is_proven(aspire, document, tmp_path):
    ran = aspire("facts", "draft", str(document), "--out", "draft")

    call = read_call(tmp_path / "draft" / "call.yaml")
    assert ran.code == 0
    assert len(call.unreviewed) > 20
    assert call.facts == ()
    assert prove(call) == ()


def test_a_draft_finds_the_values_a_person_would_put_down(aspire, tmp_path):
    aspire("facts", "draft", str(INVENTED / "documents" / "lumen-briefing.txt"), "--out", "draft")

    drafted = {(f.key, f.value, f.bound) for f in read_call(tmp_path / "draft" / "call.yaml").unreviewed}
    reviewed = {
        (f.key, f.value, f.bound) for f in read_call(INVENTED / "call.yaml").facts if f.value is not None
    }

    assert len(reviewed & drafted) >= 0.8 * len(reviewed)


def test_a_draft_of_a_word_file_in_english_on_standard_output(aspire, tmp_path):
    word = Word()
    word.add_heading("Orion 2027 call", 1)
    word.add_paragraph(
        "The award is up to $1.25 million. Applications close on 30 May 2027, 17:00 (Europe/Paris)."
    )
    word.add_paragraph('A quote: "as a rule" about 3 years\tof support. Write to orion@example.org.')
    word.save(str(tmp_path / "orion.docx"))

    ran = aspire("facts", "draft", "orion.docx")

    facts = {fact["key"]: fact for fact in yaml.safe_load(ran.out)["facts"]}
    assert ran.code == 0
    assert (facts["award_limit"]["value"], facts["award_limit"]["unit"]) == (1_250_000, "USD")
    assert facts["deadline"]["value"] == "2027-05-30T17:00 Europe/Paris"
    assert facts["contact"]["words"] == ["orion@example.org"]


def test_a_draft_names_a_group_by_whom_its_sentence_is_about(aspire, tmp_path):
    (tmp_path / "guide.txt").write_text(
        "補助率は補助対象経費の2分の1以内とし、上限額は40万円とする。ただし、開業から1年未満の事業者（以下「新規開業者」という）"
        "については、補助率を3分の2以内とし、上限額を60万円とする。\n",
        encoding="utf-8",
    )

    aspire("facts", "draft", "guide.txt", "--out", "draft")

    call = read_call(tmp_path / "draft" / "call.yaml")
    limits = {call.group(f.group).name["ja"]: f.value for f in call.unreviewed if f.key == "award_limit"}
    assert limits == {"それ以外": 400_000, "新規開業者": 600_000}


def test_a_draft_of_a_document_without_any_quantity_still_loads(aspire, tmp_path):
    (tmp_path / "plain.txt").write_text("Nothing to count here.\n", encoding="utf-8")

    aspire("facts", "draft", "plain.txt", "--out", "draft")

    assert read_call(tmp_path / "draft" / "call.yaml").written == ()


def test_a_draft_takes_all_documents_of_a_call(aspire, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("支援期間は2年間です。\n", encoding="utf-8")
    (tmp_path / "in" / "b.md").write_text("# 締切\n\n2027年5月30日17:00（日本時間）\n", encoding="utf-8")

    ran = aspire("facts", "draft", "in", "--out", "draft")

    call = read_call(tmp_path / "draft" / "call.yaml")
    assert ran.err.endswith("holds 2 facts to review.\n")
    assert {(fact.key, fact.source.document) for fact in call.unreviewed} == {
        ("duration", "a"),
        ("deadline", "b"),
    }
    assert sorted(path.name for path in (tmp_path / "draft" / "documents").iterdir()) == ["a.txt", "b.md"]
    assert prove(call) == ()


@pytest.mark.parametrize(
    ("said", "key"),
    [
        pytest.param("補助率は2/3以内です。", "support_rate", id="a fraction that is no day"),
        pytest.param("補助対象経費の2分の1以内を補助します。", "support_rate", id="a part of the costs"),
        pytest.param("The grant pays two-thirds of eligible costs.", "support_rate", id="in English"),
        pytest.param(
            "The grant pays 80% of the full economic cost.", "fec_share", id="of full economic cost"
        ),
        pytest.param("Indirect costs are 30% of direct costs.", "indirect_rate", id="indirect costs"),
        pytest.param("付加価値額を年3.0%以上増加させること。", "share", id="no rate but a floor"),
    ],
)
def test_a_percentage_is_drafted_under_what_it_is_of(aspire, tmp_path, said, key):
    (tmp_path / "rate.txt").write_text(f"{said}\n", encoding="utf-8")

    ran = aspire("facts", "draft", "rate.txt")

    assert [fact["key"] for fact in yaml.safe_load(ran.out)["facts"]] == [key]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        pytest.param("補助金の額は50万円以内です。", "award_limit", id="up to an amount"),
        pytest.param("補助金の額は50万円以上です。", "amount", id="an amount or more is no limit"),
    ],
)
def test_only_an_amount_that_caps_is_drafted_as_a_limit(aspire, tmp_path, said, key):
    (tmp_path / "amount.txt").write_text(f"{said}\n", encoding="utf-8")

    ran = aspire("facts", "draft", "amount.txt")

    assert [fact["key"] for fact in yaml.safe_load(ran.out)["facts"]] == [key]


def test_a_call_is_drafted_with_one_day_on_which_it_closes(aspire, tmp_path):
    lines = ("申請の締切は2025年6月3日です。", "募集期間：2025年5月1日から2025年6月13日まで")
    (tmp_path / "days.txt").write_text("\n\n".join(lines), encoding="utf-8")

    facts = yaml.safe_load(aspire("facts", "draft", "days.txt").out)["facts"]

    days = [(fact["key"], fact["value"]) for fact in facts if fact["key"].startswith("call_")]
    assert days == [("call_opens", "2025-05-01"), ("call_closes", "2025-06-13")]
    assert ("day", "2025-06-03") in [(fact["key"], fact["value"]) for fact in facts]


def test_a_draft_in_japanese_takes_a_time_without_a_zone_for_japans(aspire, tmp_path):
    (tmp_path / "guide.txt").write_text("受付締切：2025年7月25日（金）17:00\n", encoding="utf-8")

    (fact,) = yaml.safe_load(aspire("facts", "draft", "guide.txt").out)["facts"]

    assert (fact["key"], fact["value"]) == ("deadline", "2025-07-25T17:00 JST")


def test_a_rate_without_end_is_drafted_as_the_fraction_it_is(aspire, tmp_path):
    (tmp_path / "rate.txt").write_text("補助率は2/3以内、間接経費は直接経費の12.5%です。\n", encoding="utf-8")

    ran = aspire("facts", "draft", "rate.txt")

    assert [fact["value"] for fact in yaml.safe_load(ran.out)["facts"]] == ["2/3", "12.5"]


def test_a_draft_tells_the_limit_on_each_year_from_those_on_all(aspire, tmp_path):
    document = tmp_path / "guide.md"
    document.write_text(
        "# 支援額\n\n支援額は、直接経費で最大９，０００万円（間接経費３０％を含む場合、最大１億１，７００万円）"
        "とします。"
        "また、直接経費の支援額は１年度あたり３，５００万円を上限とします。\n"
    )

    drafted = aspire("facts", "draft", str(document)).out

    for key, value in (("award_limit", 90), ("award_limit_with_indirect", 117), ("award_limit_yearly", 35)):
        assert f"{{key: {key}, scheme: main, value: {value}000000, unit: JPY" in drafted


def test_what_waits_for_review_is_counted_and_does_not_rule(aspire, tmp_path):
    aspire("facts", "draft", str(INVENTED / "documents" / "lumen-briefing.txt"), "--out", "calls/one")
    waiting = len(read_call(tmp_path / "calls" / "one" / "call.yaml").unreviewed)

    ran = aspire("facts", "check", "--corpus", "calls")

    assert (ran.code, ran.out) == (0, "")
    assert f"{waiting} wait for review and do not rule" in ran.err


def checked(aspire, tmp_path, was: str, now: str):
    """What `facts check` says of the bundled call with one change, and the line of the change."""
    folder = shutil.copytree(CALL, tmp_path / "calls" / "one")
    call = folder / "call.yaml"
    text = call.read_text(encoding="utf-8")
    assert was in text
    call.write_text(text.replace(was, now, 1), encoding="utf-8")
    return aspire("facts", "check", "--corpus", str(tmp_path / "calls")), text[: text.index(was)].count(
        "\n"
    ) + 1


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (
            'value: "2024-04-16T16:00 UK", unit: datetime',
            'value: "--04-16", unit: date',
            "japan-uk.uk.deadline: '--04-16' in date is not what a rule can use; it needs a day, an hour and a zone",
        ),
        ('"2024-04-16T16:00 UK"', '"2024-04-16T16:00 Mars"', "'Mars' is no time zone."),
        ('"2024-04-16T16:00 UK"', '"2024-04-31T16:00 UK"', "'2024-04-31T16:00 UK' is in no calendar."),
        ("value: 80, unit: percent", "value: 180, unit: percent", "180% is more than the whole."),
        ("value: 2030-03 end", 'value: "--03 end"', "it needs a date with its year."),
        ("value: 180, unit: JPY/GBP", "value: 180, unit: JPY", "it needs a rate such as 180 in JPY/GBP."),
        (
            "{ja: エンジニアリングバイオロジーにおける探索研究および横断的技術開発, en:",
            "{en:",
            "`says` needs ja and en",
        ),
    ],
)
def test_check_rejects_what_would_break_a_rule(aspire, tmp_path, was, now, said):
    ran, line = checked(aspire, tmp_path, was, now)

    assert ran.code == 1
    assert ran.out.startswith(f"aspire-2024-japan-uk, line {line}: ")
    assert said in ran.out.splitlines()[0]


def test_check_rejects_two_values_of_which_one_can_be_meant(aspire, tmp_path):
    entry = "  - {key: fec_share, scheme: japan-uk, side: uk, value: 80, unit: percent, source: award-uk}\n"
    ran, line = checked(aspire, tmp_path, entry, entry + entry.replace("value: 80", "value: 100"))

    first, second, _ = ran.out.splitlines()
    assert ran.code == 1
    assert first.endswith(
        f"line {line}: japan-uk.uk.fec_share: line {line + 1} gives another value for it; keep one of the two."
    )
    assert second.endswith(
        f"line {line + 1}: japan-uk.uk.fec_share: line {line} gives another value for it; keep one of the two."
    )


def test_check_asks_whether_a_key_like_one_that_rules_read_is_a_slip(aspire, tmp_path):
    ran, _ = checked(aspire, tmp_path, "{key: exchange_rate,", "{key: exchange_rat,")

    assert "did you mean exchange_rate by exchange_rat?" in ran.err


def test_check_names_keys_that_no_rule_reads_and_facts_on_hold(aspire, tmp_path):
    ran, _ = checked(
        aspire,
        tmp_path,
        "{key: exchange_rate, scheme: japan-uk,",
        "{key: parking, hold: true, scheme: japan-uk,",
    )

    assert (ran.code, ran.out) == (0, "")
    assert "quoted, not ruled (no rule reads these keys): parking, extension_threshold" in ran.err
    assert "1 on hold" in ran.err


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("source: rate}", "source: ratio}", "'ratio' is no source of the file"),
        (
            "scheme: japan-uk, value: 180, unit: JPY/GBP, ",
            "value: 180, unit: JPY/GBP, ",
            "a fact needs 'scheme'",
        ),
        (
            "value: 180, unit: JPY/GBP",
            "value: many, unit: JPY/GBP",
            "has 'many', which is no value in JPY/GBP",
        ),
        ("value: 180, unit: JPY/GBP", "valeu: 180, unit: JPY/GBP", "has an entry that means nothing: valeu"),
    ],
)
def test_an_entry_that_makes_no_fact_is_named_with_its_line(aspire, tmp_path, was, now, said):
    ran, line = checked(aspire, tmp_path, was, now)

    assert ran.code == 1
    assert f"call.yaml, line {line}: " in ran.err
    assert said in ran.err


def test_a_draft_overwrites_nothing(aspire, tmp_path):
    (tmp_path / "plain.txt").write_text("5 projects.\n", encoding="utf-8")
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "call.yaml").write_text("mine", encoding="utf-8")

    ran = aspire("facts", "draft", "plain.txt", "--out", "draft")

    assert ran.code == 2
    assert "exists already" in ran.err
    assert (tmp_path / "draft" / "call.yaml").read_text(encoding="utf-8") == "mine"


TABLE = """# 補助率

| 区分 | 補助率 |
|---|---|
| 中小企業 | 補助対象経費の2/3以内 |
| その他 | 補助対象経費の1/2以内 |
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("補助率は、中小企業は2/3以内、その他の場合は1/2以内です。\n", id="in one sentence"),
        pytest.param(TABLE, id="in the rows of a table"),
    ],
)
def test_values_that_differ_by_applicant_are_drafted_with_their_groups(aspire, tmp_path, text):
    (tmp_path / "rate.md").write_text(text, encoding="utf-8")

    aspire("facts", "draft", "rate.md", "--out", "draft")

    call = read_call(tmp_path / "draft" / "call.yaml")
    names = {group.id: group.name["ja"] for group in call.groups}
    assert [(names.get(fact.group), fact.value) for fact in call.unreviewed] == [
        ("中小企業", "2/3"),
        ("その他", 50),
    ]


def test_check_names_the_group_for_which_nothing_is_given(aspire, tmp_path):
    (tmp_path / "rate.md").write_text(TABLE, encoding="utf-8")
    aspire("facts", "draft", "rate.md", "--out", "calls/one")
    file = tmp_path / "calls" / "one" / "call.yaml"
    lines = file.read_text(encoding="utf-8").replace(", reviewed: false", "").splitlines()
    file.write_text("\n".join(line for line in lines if "group: group-2" not in line), encoding="utf-8")

    ran = aspire("facts", "check", "--corpus", "calls")

    assert ran.code == 0
    assert "support_rate is given for some groups and not for: group-2;" in ran.err


def test_a_fact_of_a_group_that_the_call_does_not_list_is_named_with_its_line(aspire, tmp_path):
    (tmp_path / "rate.md").write_text(TABLE, encoding="utf-8")
    aspire("facts", "draft", "rate.md", "--out", "calls/one")
    file = tmp_path / "calls" / "one" / "call.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("group: group-1", "group: smes"), encoding="utf-8"
    )

    ran = aspire("facts", "check", "--corpus", "calls")

    assert ran.code == 1
    assert "names a scheme, side or group that the call does not list" in ran.err


@pytest.mark.parametrize(
    ("said", "drafted"),
    [
        (
            "募集期間：2025年6月2日（月）午前9時～8月29日（金）午後5時まで",
            [("call_opens", "2025-06-02"), ("deadline", "2025-08-29T17:00 JST")],
        ),
        ("事業終了後30日以内に実績報告書を提出してください。", [("length", 30)]),
    ],
)
def test_what_a_draft_proposes_a_rule_can_use_or_none_reads(aspire, tmp_path, said, drafted):
    (tmp_path / "call.txt").write_text(f"公募要領\n\n{said}\n", encoding="utf-8")

    aspire("facts", "draft", "call.txt", "--out", "draft")

    facts = read_call(tmp_path / "draft" / "call.yaml").unreviewed
    assert [(fact.key, fact.value) for fact in facts] == drafted
