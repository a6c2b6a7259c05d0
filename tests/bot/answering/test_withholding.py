"""A fact that does not rule: what rests on it is for the desk, and everything else is decided as before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from bot.answering.deciding import decided
from bot.answering.saying import Told, say
from bot.rules import RULES
from bot.rules.withheld import ForTheDesk
from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import Call, read_call
from tests.bot.asking import AS_OF, asked

TEXT = (BUNDLED_CORPUS / "aspire-2024-japan-uk" / "call.yaml").read_text(encoding="utf-8")
UK_LIMIT = "side: uk, value: 1000000, unit: GBP"
UK_DEADLINE = 'value: "2024-04-16T16:00 UK", unit: datetime'


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str], Call]:
    """The bundled call with one change of its file."""

    def change(was: str, now: str) -> Call:
        assert was in TEXT
        (tmp_path / "call.yaml").write_text(TEXT.replace(was, now, 1), encoding="utf-8")
        return read_call(tmp_path / "call.yaml")

    return change


def outcome(call: Call, intent: str, words: str = "") -> list[tuple[str | None, str, bool]]:
    """Side, relation, and whether it is for the desk, of each decision."""
    found = decided(call, asked(intent, words, of=call))
    return [(item.side, item.relation, isinstance(item, ForTheDesk)) for item in found]


def test_a_fact_on_hold_is_for_the_desk_and_the_other_side_stays_decided(changed):
    call = changed(UK_LIMIT, f"hold: true, {UK_LIMIT}")

    assert outcome(call, "award_limit") == [("japan", "stated", False), ("uk", "depends", True)]
    assert outcome(call, "award_limit", "£2 million") == [("uk", "depends", True)]


def test_nothing_is_said_to_be_unstated_because_of_it(changed):
    call = changed(UK_LIMIT, f"hold: true, {UK_LIMIT}")

    (decision,) = decided(call, asked("award_limit", of=call, side="uk", sides=("uk",)))

    assert isinstance(decision, ForTheDesk)
    assert (decision.verdict, decision.value, decision.unit, decision.sources) == ("confirm", None, None, ())


def test_a_rule_that_does_not_need_it_is_untouched(changed):
    call, whole = changed(UK_LIMIT, f"hold: true, {UK_LIMIT}"), changed(UK_LIMIT, UK_LIMIT)

    for intent in ("deadline", "stay_length", "countries", "eligibility"):
        assert decided(call, asked(intent, of=call)) == decided(whole, asked(intent, of=whole))


def test_a_deadline_that_no_rule_can_use_is_for_the_desk(changed):
    call = changed(UK_DEADLINE, 'value: "--09-03", unit: date')

    assert outcome(call, "deadline") == [("japan", "stated", False), ("uk", "depends", True)]
    assert outcome(call, "open_now")[-1] == ("uk", "depends", True)


@pytest.mark.parametrize(
    "value", ['"--09-03", unit: date', '"2024-02-30T16:00 UK", unit: datetime', "3, unit: months"]
)
def test_no_broken_fact_ends_a_question(changed, subtests, value):
    call = changed(UK_DEADLINE, f"value: {value}")

    for intent, words in product(
        sorted(RULES), ("", "17:30 JST on 16 April", "2010年", "£2 million and 3 years")
    ):
        with subtests.test(intent=intent, words=words):
            for decision in decided(call, asked(intent, words, of=call)):
                assert all(say(decision, Told(call, language, AS_OF)) for language in ("ja", "en"))


def test_two_values_for_one_limit_are_both_for_the_desk(changed):
    entry = "  - {key: fec_share, scheme: japan-uk, side: uk, value: 80, unit: percent, source: award-uk}\n"
    call = changed(entry, entry + entry.replace("80", "100"))

    assert [item.fact.value for item in call.withheld] == [80, 100]
    assert {desk for *_, desk in outcome(call, "full_economic_cost")} == {True}


def test_an_unreviewed_fact_is_as_if_it_were_not_there(changed):
    call = changed(UK_LIMIT, f"reviewed: false, {UK_LIMIT}")

    assert call.withheld == ()
    assert [side for side, *_ in outcome(call, "award_limit")] == ["japan"]


def test_it_is_said_in_both_languages_by_its_matter_and_side(changed):
    call = changed(UK_LIMIT, f"hold: true, {UK_LIMIT}")
    decision = decided(call, asked("award_limit", of=call))[-1]

    assert say(decision, Told(call, "en", AS_OF)) == (
        "The award limit on the UK side is being revised; please ask the desk."
    )
    assert say(decision, Told(call, "ja", AS_OF)) == (
        "英国側の支援規模の上限については、現在見直し中です。担当へご確認ください。"
    )


def test_a_withheld_fact_is_known_by_its_names_and_is_for_the_desk(changed):
    fact = "value: 1, unit: people, known_as: [幹事, liaison], source: decline"
    entry = "  - {key: liaisons, scheme: japan-uk, hold: true, VALUE}\n".replace("VALUE", fact)
    call = changed("facts:\n", f"facts:\n{entry}")

    found = decided(call, asked("liaisons", "幹事は何人ですか", of=call))

    assert [(type(item), item.facts[0].key) for item in found] == [(ForTheDesk, "liaisons")]


def test_what_is_for_the_desk_names_the_group_it_is_of(changed):
    groups = "groups:\n  - {id: small, name: {ja: 小機関, en: small ones}, known_as: [小機関]}\n"
    entry = f"  - {{key: award_limit, scheme: japan-uk, group: small, hold: true, {UK_LIMIT.replace('side: uk, ', '')}"
    call = changed("facts:\n", f"{groups}facts:\n{entry}, source: award-uk}}\n")

    found = decided(call, asked("award_limit", "小機関の上限は", of=call))

    assert [say(one, Told(call, "en", AS_OF))[:16] for one in found if one.group] == ["For small ones: "]
