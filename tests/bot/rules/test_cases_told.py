"""A case told beside the question is held against the rule: nobody goes, each side its own, what a cost is for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer import Turn
from bot.reading.asking import asked_of
from bot.reading.query import read_query
from bot.rules import RULES
from corpus.text.names import Names
from tests.bot.asking import BUNDLED, OTHER, asked, decide, relations, told


def test_a_team_from_which_nobody_goes_falls_short():
    assert relations("outgoing_required", "全部オンラインで進めます", marks={"nobody"}) == ["short"]
    assert relations("outgoing_required", "") == ["required"]


@pytest.mark.parametrize(
    ("marks", "key"),
    [
        ({"research_only"}, "not_counted"),
        ({"organising"}, "counts_coordination"),
        ({"connecting"}, "counts_workshop"),
        ({"research_only", "organising"}, "not_counted"),
    ],
)
def test_a_cost_that_no_fact_names_counts_by_what_it_is_for(marks, key):
    (decision,) = decide("cost_item", "アシスタントの給料", marks=marks)

    assert decision.facts[0].key == key


def test_a_cost_of_which_nothing_is_told_depends_on_what_it_is_for():
    assert relations("cost_item", "アシスタントの給料") == ["not_stated"]


def test_a_cost_that_is_named_is_what_it_is_called():
    (decision,) = decide("cost_item", "航空券", marks={"organising"})

    assert decision.facts[0].key == "counts_travel"


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("英国側の学生を日本に呼ぶ旅費", "not_stated"),
        ("travel of UK students to Japan", "not_stated"),
        ("日本から英国への旅費", "covered"),
        ("travel from Japan to the UK", "covered"),
    ],
)
def test_journeys_that_count_lead_from_the_side_that_has_the_share(words, relation):
    assert relations("cost_item", words) == [relation]


@pytest.mark.parametrize("intent", ["form", "joint_proposal", "final_report"])
def test_what_is_stated_for_no_side_is_no_separate_one_for_each(intent):
    (english,) = told("en", intent, marks={"separate"})

    assert english.endswith("It is not a separate one for the Japanese side and the UK side.")


def test_where_nobody_asks_whether_they_differ_nothing_is_said_of_it():
    assert relations("joint_proposal") == ["stated", "required"]


def test_a_topic_belongs_to_the_heading_under_which_it_stands():
    (decision,) = decide("topics", "novel materials", marks={"belonging"})

    assert [fact.key for fact in decision.facts] == ["topic", "topic_section"]


def test_no_least_amount_is_stated_and_the_most_is_no_answer_to_it():
    (decision,) = decide("award_limit", "2,000万円", marks={"least"})

    assert decision.relation == "not_stated"
    assert told("ja", "award_limit", marks={"least"}) == [
        "支援額の下限は資料に記載がありません。示されているのは上限（日本側1.8億円、英国側100万ポンド）です。"
    ]


def test_how_many_days_there_are_to_the_deadline_is_told_from_now_on():
    assert relations("deadline", "締切まであと何日ですか") == ["open", "open"]
    assert relations("deadline", "締切は何日の何時ですか") == ["stated", "stated"]


@pytest.mark.parametrize("intent", ["background", "paper_trend"])
def test_of_the_background_that_is_told_which_is_named(intent):
    (decision,) = decide(intent, "サイエンス誌の日本人査読者は減っていますか")

    assert decision.facts[0].words == ("日本人査読者の減少",)


def test_of_another_call_without_sides_of_its_own_nothing_is_called_common():
    assert all(item.relation != "same" for item in decide("final_report", of=OTHER, scheme="programme"))


def test_the_partners_funds_are_no_matter_of_the_programme_as_a_whole():
    assert relations("partner_funding", scheme="programme") == []


@pytest.mark.parametrize("intent", ["eligibility", "eligibility_affiliation"])
def test_who_lacks_what_a_side_asks_of_applicants_falls_short(intent):
    (decision,) = decide(intent, "日本側の代表", marks={"unmet"}, side="japan")

    assert (decision.relation, decision.side) == ("short", "japan")


@pytest.mark.parametrize(
    ("words", "side"),
    [
        pytest.param(
            "英国には籍がありませんが日本側に", "japan", id="the lack is of the other side's country"
        ),
        pytest.param("どこにも籍がありません", None, id="no side is meant"),
    ],
)
def test_whose_condition_is_not_met_has_to_be_sure(words, side):
    assert "short" not in relations("eligibility", words, marks={"unmet"}, side=side)


def test_a_partner_without_funds_falls_short_only_where_they_are_asked_for():
    assert relations("partner_funding", "単独公募", marks={"unmet"}) == ["short"]
    assert "short" not in relations("partner_funding", "日英共同公募", marks={"unmet"})
    assert relations("partner_funding", "単独公募") == ["required"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("June", "covered", id="in the midst"),
        pytest.param("1 May 2024", "covered", id="the first day"),
        pytest.param("31 July 2024", "covered", id="the last day"),
        pytest.param("1 August 2024", "not_covered", id="the day after"),
        pytest.param("30 April 2024", "not_covered", id="the day before"),
        pytest.param("July 2024 to August 2024", "stated", id="half within it"),
    ],
)
def test_a_time_lies_within_a_step_that_lasts_or_outside_it(words, expected):
    assert relations("paper_review", words, marks={"during"}) == [expected]


def test_a_start_is_the_planned_one_or_another_where_that_is_asked():
    (text,) = told("en", "start", "1 October 2024", roles=["start_day"], marks={"fits"})

    assert text.endswith("A start on 1 October 2024 is not the one planned.")
    assert relations("start", "1 October 2024", roles=["start_day"]) == ["beyond_hedge"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2027年11月", "within"), ("2027年12月", "over"), ("2029年3月", "over"), ("2030年4月", "over")],
)
def test_a_side_that_is_not_extended_ends_when_its_period_does(day, expected):
    assert relations("extension", day, roles=["end_day"], side="uk") == [expected]


def test_the_end_of_the_period_told_before_the_question_is_where_an_extension_would_begin():
    question = asked("extension", "2028年3月", roles=["end_day"], marks={"other_reason"}, form="closed")
    beside = replace(question, text="それは理由になりますか")

    assert [item.relation for item in RULES["extension"](BUNDLED, question)] == ["within"]
    assert [item.relation for item in RULES["extension"](BUNDLED, beside)] == ["not_covered"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("5件", "same"), ("6件", "beyond_hedge"), ("7件", "different"), ("3件", "different")],
)
def test_a_number_that_no_hedge_reaches_is_not_the_one_stated(number, expected):
    assert relations("number_of_awards", number) == [expected]


def test_that_one_side_alone_has_to_send_somebody_is_answered_for_both():
    (decision,) = decide("outgoing_required", "日本側だけが送るのですか", side="japan")

    assert decision.side is None
    assert relations("outgoing_required", "日本側だけが送るのですか", side="japan", marks={"nobody"}) == [
        "required"
    ]


def test_that_people_of_one_side_will_do_is_denied_where_each_has_to_send_some():
    marks = {"one_sided", "whether"}
    (english,) = told("en", "outgoing_required", marks=marks)

    assert english.endswith("People of one side alone fall short.")
    assert relations("outgoing_required", marks=marks) == ["short"]
    assert relations("outgoing_required", marks={"one_sided"}) == ["required"]


def test_who_goes_from_one_side_to_the_other_is_told_that_one_side_alone_falls_short():
    (english,) = told("en", "outgoing_required", marks={"whether"}, sides=("japan", "uk"))

    assert english.endswith("People of one side alone fall short.")
    assert relations("outgoing_required", marks={"whether"}, sides=("japan", "uk")) == ["required"]


def test_a_language_that_is_named_beside_whether_each_side_has_its_own_proposal_is_answered():
    both = [item.facts[0].key for item in decide("joint_proposal", "日本語版", marks={"separate"})]

    assert both == ["file_kind", "language"]
    assert [item.facts[0].key for item in decide("joint_proposal", marks={"separate"})] == ["file_kind"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "日本からは本学だけ、英国からは国立の研究所だけという小さな編成でして、全体で計2機関です",
            ["exactly"],
            id="in all",
        ),
        pytest.param(
            "日本からは本学だけ、英国からは1大学、計2機関です",
            ["exactly"],
            id="one is left for the other side",
        ),
        pytest.param(
            "日本側1大学、英国側1研究所の計2機関です",
            ["exactly"],
            id="the sum is no third number and lies on no side",
        ),
        pytest.param(
            "日本からは本学など、英国からは2大学、計2機関です",
            ["short"],
            id="none is left for the other side",
        ),
        pytest.param(
            "日本と英国で相談を何度も重ね、ようやく仲間が揃ってきて、2機関です",
            ["stated"],
            id="whose they are is open",
        ),
    ],
)
def test_institutions_said_to_be_all_are_counted_where_both_sides_are_named(words, expected):
    query = read_query(words, Names(BUNDLED))
    (segment,) = query.segments
    question = asked_of(query, segment, "consortium", BUNDLED)

    assert [item.relation for item in RULES["consortium"](BUNDLED, question)] == expected


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        pytest.param("上限を200万円ほど超過しますが、応募できますか", [], id="over the limit by"),
        pytest.param("上限を200万円オーバーしても応募できますか", [], id="over by, in one clause"),
        pytest.param("200万円の予算で応募できますか", [2_000_000], id="a budget"),
    ],
)
def test_what_is_over_a_limit_is_no_budget(words, numbers):
    query = read_query(words, Names(BUNDLED))
    question = asked_of(query, query.asking[-1], "award_limit", BUNDLED)

    assert [value.number for value in question.values] == numbers


def test_direct_costs_with_the_rate_of_the_indirect_are_a_total_wherever_they_are_told():
    told = ("直接経費 1億4,000万円", "間接経費(30%) 4,200万円")
    query = read_query(Turn(("合計1億8,200万円で応募できますか",), told), Names(BUNDLED))
    question = asked_of(query, query.asking[-1], "award_limit", BUNDLED)

    assert (question.values[0].number, question.values[0].role) == (182_000_000, "total_costs")


def test_fees_of_a_host_are_no_travel_costs_even_where_travel_is_named():
    assert relations("cost_item", "Can the travel money pay tuition?", marks={"fees"}) == ["not_stated"]
    assert relations("cost_item", "Is travel paid for?") == ["covered"]
    assert relations("cost_item", "coordinator", marks={"fees"}) == ["covered"]


def test_a_topic_named_with_the_other_section_is_not_under_it():
    (decision,) = decide("topics", "Are novel materials under the cross-cutting heading?", form="closed")

    assert (decision.relation, decision.other.words) == (
        "different",
        ("Cross-cutting research & technologies",),
    )


def test_a_share_of_each_year_and_the_days_for_a_report_are_not_stated():
    assert relations("network_share", "毎年度7割ですか") == ["not_stated"]
    assert relations("final_report", "何日以内に出しますか") == ["not_stated"]


def test_the_form_is_told_by_its_file_and_where_there_is_none_by_its_sentence():
    assert [item.facts[0].key for item in decide("form")] == ["form_file"]
    assert [item.facts[0].key for item in decide("form", marks={"separate"})] == ["form"]


def test_that_each_side_writes_in_its_own_language_is_answered_by_the_one_proposal():
    (decision,) = decide("proposal_language", marks={"separate"}, sides=("japan", "uk"))

    assert (decision.relation, decision.facts[0].key) == ("same", "form")
    assert relations("proposal_language", "和文", marks={"separate"}, sides=("japan",)) == ["different"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("starts 1 December 2024, ends March 2028", "Between"), ("ends March 2028", "ProjectEnd")],
)
def test_the_call_s_own_days_told_again_are_what_the_months_lie_between(words, expected):
    roles = ["start_day", "end_day"] if "starts" in words else ["end_day"]
    question = f"How many months is it if the project {words}?"

    assert {
        type(item).__name__ for item in decide("project_period", question, roles=roles, side="japan")
    } == {expected}


def test_a_student_who_goes_for_less_is_told_so_beside_that_students_may():
    words = "Is sending a student for five months enough?"

    assert relations("outgoing_student", words, roles=["stay"], form="closed") == ["allowed", "beyond_hedge"]
    assert relations("outgoing_student", "five months", roles=[None], form="closed") == ["allowed"]
    assert relations("outgoing_student", "a year", roles=["stay"], form="closed") == ["allowed"]


@pytest.mark.parametrize(
    ("end", "sides"), [("March 2028", ["japan"]), ("November 2027", ["uk"]), ("June 2027", ["japan", "uk"])]
)
def test_the_months_are_those_of_the_side_whose_end_is_told(end, sides):
    question = f"How many months is it if the project starts December 2024 and ends {end}?"
    found = decide("project_period", question, roles=["start_day", "end_day"])

    assert [item.side for item in found] == sides


def test_asked_by_yes_or_no_of_two_terms_what_makes_one_a_part_of_the_other_is_told():
    (decision,) = decide("definition", "BBSRCはUKRIとは別の組織ですか", form="closed")

    assert "UKRI" in decision.facts[0].words
    assert len(decide("definition", "BBSRCとUKRIとは何ですか", form="open")) > 1


def test_one_way_falls_short_however_many_go_and_of_nobody_at_all_it_is_not_said():
    words = "つくばから2名がブリストルへ行きます"

    (decision,) = decide(
        "outgoing_required", words, roles=["people"], marks={"one_sided", "nobody", "whether"}
    )
    assert (decision.relation, decision.alone) == ("short", True)

    (decision,) = decide("outgoing_required", "渡航者ゼロ", marks={"one_sided", "nobody", "whether"})
    assert (decision.relation, decision.alone) == ("short", False)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        pytest.param("", ["form", "file_kind"], id="the proposal"),
        pytest.param("e-RadのPDFをUKRIにも", ["file_kind"], id="where it is uploaded"),
    ],
)
def test_of_the_one_proposal_the_file_alone_is_told_where_it_is_uploaded(words, keys):
    assert [one.facts[0].key for one in decide("joint_proposal", words)] == keys


def judged(intent: str, question: str, call=BUNDLED):
    """How what the rule of an intent decides on a question stands, which is read with the call's names."""
    query = read_query(question, Names(call))
    return [one.relation for one in RULES[intent](call, asked_of(query, query.asking[-1], intent, call))]


@pytest.mark.parametrize(
    ("intent", "question", "expected"),
    [
        # an open question is answered by no yes
        ("interview", "Are interviews held in August?", ["same"]),
        ("interview", "How many interviews are there in August?", ["stated"]),
        ("advance_notice", "3月29日の何時までに連絡すればよいですか", ["stated"]),
        ("advance_notice", "3月29日に連絡すれば間に合いますか", ["exactly"]),
        # that it has to be a PDF is no yes to another kind of file
        ("file_format", "Must it be a PDF?", ["required"]),
        ("file_format", "Wordで出せますか", ["stated"]),
        ("file_format", "May it be Word instead of a PDF?", ["stated"]),
        # the day on which the notice came is not the day of the interview
        ("interview_notice", "面接日が8月5日なら連絡はいつまでに来ますか", ["converted"]),
        ("interview_notice", "面接の連絡が7月20日に来たら面接はいつですか", ["stated"]),
        ("interview_notice", "If we hear on 20 July, when is the interview?", ["stated"]),
        # a field that is a means is not what the research is in
        ("field", "Is AI within the field?", ["not_covered"]),
        ("field", "Is plant breeding with AI within the field?", ["stated"]),
        ("field", "AIを使った育種は対象ですか", ["stated"]),
        # the letters of a clock are no agency
        ("deadline", "We upload to UKRI at 23:30 JST on 16 April. Fine?", ["in_time"]),
        # nobody stays for sixteen years
        ("outgoing_degree", "学位取得後14年、渡航時には16年になります", ["within", "beyond_hedge"]),
        # people and days that are told beside the question
        ("deadline", "When does the UK side close? We are away until the 17th.", ["stated"]),
        ("deadline", "The UK side sends it on the 17th. Is that in time?", ["late"]),
        # a number beside one side may be all there is
        ("consortium", "コンソーシアムは日本2機関だけでもよいですか", ["stated"]),
    ],
)
def test_what_is_asked_is_held_against_nothing_else(intent, question, expected):
    assert judged(intent, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("We'd ask for ¥180m direct and ¥54m indirect. Within the limit?", ["exactly", "exactly"]),
        ("直接経費1.8億円、間接経費5,400万1円は上限に収まりますか", ["exactly", "over"]),
        ("150 million yen direct + 30% overhead = 195 million, OK?", ["same"]),
    ],
)
def test_direct_and_indirect_costs_are_held_against_the_limit_on_both_together(question, expected):
    query = read_query(question, Names(BUNDLED))
    held = RULES["award_limit"](BUNDLED, asked_of(query, query.asking[-1], "award_limit", BUNDLED))

    assert [one.relation for one in held] == expected


def test_the_limit_itself_holds_no_indirect_costs():
    assert judged("indirect_costs", "Is the limit of 180 million yen inclusive of overheads?") == ["stated"]
    assert judged("indirect_costs", "1.8億円は間接経費込みですか") == ["stated"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [("もう1名派遣したいのですが、", ["unlimited"]), ("7名派遣したいのですが、", ["unlimited"])],
)
def test_whether_there_is_a_limit_is_not_answered_by_how_few_may_go(told, expected):
    query = read_query(told + "人数に制限はありますか。", Names(BUNDLED))
    asking = query.asking[-1]
    told_most = asked_of(query, asking, "outgoing_number", BUNDLED, tell=lambda one: ["most"])

    assert [one.relation for one in RULES["outgoing_number"](BUNDLED, told_most)] == expected
