"""What holds of every rule, under every intent: only what is sure to be meant is judged."""

from __future__ import annotations

from bot.answering.saying import Told, say
from bot.rules import RULES
from bot.rules.decision import VERDICTS
from tests.bot.asking import AS_OF, BUNDLED, OTHER, decide
from tests.tables import each

# One value of each kind, beyond what any of the calls allows.
VALUES = [
    "9億円",
    "£9 million",
    "1%",
    "99%",
    "9年",
    "2039年3月",
    "12月30日",
    "23:59",
    "99名",
    "99機関",
    "99件",
    "1日",
]
# Relations of a value that is held to be the asker's own.
OWN = {"within", "exactly", "over", "meets", "in_time", "late", "beyond_hedge"}
BARE = ("はい", "いいえ", "Yes", "No,", "No.", "No:")
CALLS = {"bundled": BUNDLED, "invented": OTHER}
OF_EACH_CALL = [(intent, name) for intent in RULES for name in CALLS]


def of_every_side(call, intent, words, **slots):
    """Every decision on *words*, asked of no side and of each."""
    sides = [{}] + [{"side": one.id, "sides": (one.id,), "side_is_firm": True} for one in call.sides]
    return [decision for side in sides for decision in decide(intent, words, of=call, **side, **slots)]


@each(("intent", "name"), OF_EACH_CALL)
def test_every_decision_has_a_verdict_and_a_sentence_that_begins_with_the_matter(intent, name):
    call = CALLS[name]
    for words in ["", *VALUES]:
        for decision in of_every_side(call, intent, words, form="closed"):
            for language in ("ja", "en"):
                text = say(decision, Told(call, language, AS_OF))

                assert decision.verdict == VERDICTS[decision.relation]
                assert text and not text.startswith(BARE), text


@each(("intent", "name"), OF_EACH_CALL)
def test_what_is_said_to_be_the_calls_own_is_the_same_or_not_and_held_against_nothing(intent, name):
    for words in VALUES:
        relations = {one.relation for one in of_every_side(CALLS[name], intent, words, claimed=True)}

        assert not relations & OWN, (words, relations)


@each("intent", RULES)
def test_beyond_a_hedged_number_nothing_is_refused(intent):
    for words in VALUES:
        for decision in of_every_side(BUNDLED, intent, words, form="closed"):
            leading = decision.facts[0]
            if leading.hedge == "about" and leading.value is not None:
                assert decision.relation not in ("over", "short", "late", "not_allowed"), (words, decision)


@each(("intent", "name"), OF_EACH_CALL)
def test_a_value_that_plays_another_role_changes_no_verdict(intent, name):
    """A yearly amount, a share of work and a day of departure are no rule's to judge, but for the stay's."""
    foreign = [("9億円", "yearly_costs"), ("12月30日", "departure")]
    call = CALLS[name]
    plain = {one.verdict for one in of_every_side(call, intent, "", form="closed")}
    for words, role in foreign:
        if intent in ("stay_length", "award_limit", "open_now"):
            continue  # these speak of a departure, of a year's amount, of now
        told = {one.verdict for one in of_every_side(call, intent, words, roles=[role], form="closed")}

        assert told <= plain | {"info", "confirm"}, (words, told, plain)
