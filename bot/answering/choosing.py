"""Which of the options is said, or asked back, or passed over in honest silence: without a chat model."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Choice, Language, Verdict
from bot.answering.case import Found, Option
from bot.answering.cells import cells_asked
from bot.answering.excepting import excepts
from bot.answering.lookup import NEAR, Judged, Lookup, telling_first
from bot.answering.silences import Silence
from bot.answering.statements import Statement, cited, contains
from bot.reading.form import form_of, is_short
from bot.rules.stated import Stated
from corpus.facts.model import Call
from corpus.intents.bank import Bank
from corpus.text.language import language_of
from corpus.text.names import is_fact
from corpus.text.plain import folded
from corpus.text.segments import asks, pieces
from corpus.text.sentences import sentences

# From here an intent is taken to be meant. Questions to a desk are surer than the bank's: of 36 answerable
# ones of three blind rounds whose likeliest intent had .4 to .5, it was the right one for 32.
SURE = 0.4
SHORT = 0.6  # and from here in a few words that stand alone and name no value: "Is there parking?" sounds like many
_TALKS = 0.5  # and from here something is taken for no question
_NO_DOUBT = 0.98
SETTLED = 0.9  # and from here a chat model may add to what is said of it, and take nothing away
BOTH = 0.75  # two intents that share this much between them are both answered, where that is short,
SECOND = 0.3  # and the second of them is no mere runner-up
NAMED = 0.15  # or what alone tells of the thing that the question names
OFFERED = 0.05  # an intent this likely is worth offering back
_CHOICES = 3
SIGNED = 0.9  # a passage is shown on what somebody has signed for as left open only from here
_OF_ITSELF = frozenset({"stated", "not_stated", "open", "closed", "not_yet_open"})
_OWN_VALUE = frozenset({"stated", "same", "exactly"})
_FEW = 2  # statements
_CLEAR = 2.5  # times as likely as the other


class Chooser:
    """Decides what is said of one part. *bank* tells kinds and labels of intents."""

    def __init__(self, bank: Bank, lookup: Lookup) -> None:
        self._bank, self._lookup = bank, lookup

    def kind(self, intent: str) -> str:
        """asking, silence, not_the_desks or talk; a call's or desk's own intents ask."""
        return self._bank[intent].kind if intent in self._bank.names else "asking"

    def talks(self, found: Found, call: Call | None) -> bool:
        """Whether a part surely asks nothing of the documents, and gets a few words back.

        What asks by its form and is not settled to be talk is a question where a rule or a passage answers it: another
        call's documents speak of what a desk elsewhere only chats about. Where nobody has told the desk what these
        leave open it is one in any case, and at worst not found.
        """
        best, probability = found.part.ranking[0]
        if self.kind(best) != "talk" or probability < max(_TALKS, _least(found)):
            return False
        if not _may_ask(found, call):
            return True
        unsettled = call is None and probability < SETTLED
        return not (unsettled or self.ruled(found) or self._passing(found, call) or _is_near(found, call))

    def label(self, intent: str, language: Language) -> str:
        """What an intent is called; a call's or desk's own intents go by their names."""
        return self._bank[intent].label[language] if intent in self._bank.names else intent

    def needs_passages(self, found: Found, call: Call | None) -> bool:
        """Whether the part has to be looked up: no rule answers it for sure.

        Without a call file nobody has said which programme is the desk's, so that only its documents can
        tell.
        """
        best, probability = found.part.ranking[0]
        kind = self.kind(best)
        if kind == "talk":
            return probability < SURE or _may_ask(found, call)
        if call is None:
            return True
        if kind == "not_the_desks":
            return not self._is_not_the_desks(found, call)
        return kind == "silence" or not found.part.placed or not self.ruled(found)

    def left_to_a_model(self, found: Found, call: Call | None, language: Language) -> bool:
        """Whether a chat model is asked about the part: nothing surely answers it, or not all of it.

        What is surely ruled is said without a model, which may only add to it where several things are
        joined.
        """
        best, probability = found.part.ranking[0]
        kind = self.kind(best)
        if kind == "talk":
            return probability < SURE
        if kind == "not_the_desks" and call is not None:
            return probability < SETTLED
        return not self.sure(found) or len(pieces(found.part.segment.text, language)) > 1

    def choose(self, found: Found, call: Call | None, language: Language, contact: str | None) -> Found:
        """*found* with what is said of it, or why nothing is."""
        best, probability = found.part.ranking[0]
        kind = self.kind(best)
        if call and self._is_not_the_desks(found, call):
            return replace(found, silence=_not_the_desks(best, call, contact))
        if kind in ("asking", "talk") or probability < SURE:
            ruled = self.ruled(found)
            if ruled:
                said = {item.text: item for option in reversed(ruled) for item in reversed(option.statements)}
                return replace(found, chosen=tuple(reversed(said.values())))
        passing = self._passing(found, call)
        if passing:
            return replace(found, chosen=self._told(found, passing))
        if call and kind == "not_the_desks" and probability >= _least(found):
            return replace(found, silence=_not_the_desks(best, call, contact))
        return replace(found, silence=self.silence(found, call, language, contact))

    def _told(self, found: Found, passing: list[Judged]) -> tuple[Statement, ...]:
        """What the passages tell. Whoever tells of a case of their own and asks whether something holds for it is told
        what the same section leaves out, too."""
        part = found.part
        cells = cells_asked(part.sought, passing, found.passages)
        said = tuple(one.statement for one in cells)
        if not part.told or len(cells) > 1 or form_of(folded(part.segment.text)) != "closed":
            return said
        if all(excepts(one) for one in sentences(cells[0].quote)):
            return said
        return (*said, *self._lookup.exceptions(part.told, cells[0]))

    def _is_not_the_desks(self, found: Found, call: Call) -> bool:
        """Whether a part is surely asked of something else than the call.

        Where nobody has signed what that leaves open, its documents are asked before, as they are without a call file,
        unless it is settled or names another year: they speak of rounds and kinds that sound like other calls.
        """
        best, probability = found.part.ranking[0]
        least = _least(found) if call.leaves_open or found.part.other_year else SETTLED
        return self.kind(best) == "not_the_desks" and probability >= least

    def sure(self, found: Found) -> tuple[Statement, ...]:
        """What is said whatever a chat model points at: the rulings of the one intent that is settled."""
        weighed = self._weighed(found)
        return weighed[0][0].statements if weighed and weighed[0][1] >= SETTLED else ()

    def says(self, found: Found) -> tuple[tuple[Statement, ...], bool]:
        """The rulings of what may well be meant, and whether they settle the part, so that nothing stands
        beside them."""
        likely = [option for option in found.options if option.statements and option.probability >= SECOND]
        said = tuple(item for option in self.ruled(found) or likely[:1] for item in option.statements)
        verdicts = {item.decision.verdict for item in said if item.decision}
        decided = bool(self.ruled(found)) and bool(verdicts & {"yes", "no"})
        settled = decided or (verdicts == {"info"} and bool(self.sure(found)))
        return said, settled and not leaves_open(found)

    def likely(self, found: Found, call: Call | None) -> tuple[tuple[Option, ...], tuple[Judged, ...]]:
        """What may be said beside a silence that is signed: the rulings that may well be meant, and the passages that
        by the desk's own measure answer."""
        options = tuple(option for option in found.options if option.probability >= SECOND)
        least = self._lookup.passes(ruled=call is not None)
        return options, tuple(judged for judged in found.passages if judged.probability >= least)

    def is_told(self, found: Found) -> bool:
        """Whether rules say more of the part than that the call does not state it."""
        decisions = [item.decision for option in self.ruled(found) for item in option.statements]
        return any(one is not None and one.relation != "not_stated" for one in decisions)

    def ruled(self, found: Found) -> tuple[Option, ...]:
        """The option that is sure to be meant; the two that share what is meant, where both are short."""
        weighed = self._weighed(found)[:2]
        if len(weighed) > 1:
            (one, first), (other, second) = weighed
            short = max(len(one.statements), len(other.statements)) <= _FEW
            if second >= SECOND and first + second >= BOTH and short:
                return _of_two(one, other)
            if second >= NAMED and short and _states(one) and _alone_tells_what_is_named(other, one):
                return (other, one)
        return tuple(
            option
            for option, share in weighed[:1]
            if share >= (SURE if option.asked.values else _least(found))
        )

    def _weighed(self, found: Found) -> list[tuple[Option, float]]:
        """The options that say something, likeliest first, each with its probability.

        Options that say the same are one, whichever of them is meant. What a rule makes of the question counts for
        nothing: of 6,482 examples, ranked by weights learned without them, 4,789 have their own intent first, and 4,754
        where an intent that judges or states something is made likelier by as much as had seemed right.
        """
        alike: dict[tuple[str, ...], tuple[Option, float]] = {}
        for option in found.options:
            if said := tuple(statement.text for statement in option.statements):
                first, share = alike.get(said, (option, 0.0))
                alike[said] = first, share + option.probability
        return sorted(alike.values(), key=lambda one: -one[1])

    def _passing(self, found: Found, call: Call | None) -> list[Judged]:
        """The passages that are shown. Of a call for which nobody has signed what it leaves open, its few facts do not
        tell how much else its documents say: they are answered from as documents without a call file are. There a
        number that is asked for is told: of the first passages of 1,400 questions on 32 documents 11 passed without
        one, and none of them answers.
        """
        best, probability = found.part.ranking[0]
        signed = call is not None and best in call.leaves_open and probability >= SURE
        read = call is not None and bool(call.leaves_open)
        seldom = probability >= SURE and self.kind(best) in ("silence", "not_the_desks")
        least = SIGNED if signed else self._lookup.passes(ruled=read, seldom_told=seldom)
        passing = [
            one
            for one in found.passages
            if one.probability >= least and not one.another and (read or not one.lacks)
        ]
        if not (passing or read):
            own = [replace(one, quote=one.own) for one in found.passages if one.own and not one.lacks]
            passing = own[:1]
        return telling_first(passing, found.part.sought)

    def silence(self, found: Found, call: Call | None, language: Language, contact: str | None) -> Silence:
        best, probability = found.part.ranking[0]
        if call and best in call.leaves_open and probability >= SURE and not self._passing(found, call):
            return Silence("left_open", label=self._bank[best].label[language], contact=contact)
        near = found.passages[0].passage.chunk if found.passages else None
        return Silence("not_placed", near=near, choices=self._choices(found, language), contact=contact)

    def _choices(self, found: Found, language: Language) -> tuple[Choice, ...]:
        """Up to three near intents that would be answered."""
        answered = [o for o in found.options if o.statements and o.probability >= OFFERED]
        return tuple(
            Choice(option.intent, self._bank[option.intent].label[language])
            for option in answered[:_CHOICES]
            if option.intent in self._bank.names
        )


def leaves_open(found: Found) -> bool:
    """Whether what the rules say of a part leaves open what it asks: it asks whether something is so, and they only
    state the matter as they would whatever was asked; or it asks how firm something is that the call itself hedges."""
    return any(_only_states(option) or _asks_of_a_hedge(option) for option in found.options[:1])


def _only_states(option: Option) -> bool:
    decisions = [item.decision for item in option.statements if item.decision]
    as_it_stands = all(one.verdict == "info" or isinstance(one, Stated) for one in decisions)
    return option.asked.form == "closed" and as_it_stands


def _asks_of_a_hedge(option: Option) -> bool:
    """ "Does about 70% mean 70%?": the call's own value in it, or what tells that something is to be settled, makes it
    ask that."""
    decisions = [item.decision for item in option.statements if item.decision]
    hedged = any(one.hedged and one.relation in _OWN_VALUE for one in decisions)
    return hedged and (bool(option.asked.values) or "settled" in option.asked.marks)


def _is_near(found: Found, call: Call | None) -> bool:
    """Whether something in documents without a call file may answer a part after all."""
    return call is None and bool(found.passages) and found.passages[0].probability >= NEAR


def _may_ask(found: Found, call: Call | None) -> bool:
    """Whether a part that looks like talk asks by its form, and is not settled to be talk; without a call file what is
    asked may be of any trade, and sounds like talk to who knows calls alone: it has to be surer."""
    segment, probability = found.part.segment, found.part.ranking[0][1]
    unsettled = probability < (SETTLED if call else _NO_DOUBT)
    return unsettled and asks(segment.text, language_of(segment.text))


def _least(found: Found) -> float:
    """How likely the first intent of a part has to be, to be taken for what is meant."""
    return SHORT if _stands_alone(found) else SURE


def _stands_alone(found: Found) -> bool:
    """Whether a part is a few words that lean on nothing said before."""
    text = found.part.segment.text
    leans = found.part.follows or found.part.told or found.part.around
    return not leans and is_short(folded(text), language_of(text))


def _of_two(first: Option, second: Option) -> tuple[Option, ...]:
    """What is said where two intents share what is meant: both, where both only state what the call says.

    Where one of them judges or reckons with a value that is named, it alone; where both do, the likelier, or neither
    where they come out differently, unless the likelier judges several values and comes out both ways itself. A yes to
    the less likely one alone is no answer to what the other leaves open: that one is said, too. One that is clearly
    likelier stands alone where no value is named, and so does one that alone tells of what the question names, or of
    which the other tells the same, or that says all that the other says.
    """
    if _says_all_of(first, second):
        return (first,)
    if not second.asked.values and first.probability >= _CLEAR * second.probability:
        return (first,)
    if _tells_what_is_named(first) != _tells_what_is_named(second):
        named = first if _tells_what_is_named(first) else second
        if not (_judges(first) or _judges(second)):
            return (named,)
    judging = tuple(option for option in (first, second) if _judges(option))
    if not judging:
        return _apart(first, second)
    if first.asked.form == "open":  # how much, and not whether: what is reckoned before what is judged
        judging = tuple(sorted(judging, key=lambda option: bool(_verdicts(option))))
    verdicts = {verdict for option in judging for verdict in _verdicts(option)}
    if judging == (second,) and verdicts == {"yes"}:
        return (first, second)
    of_first = _verdicts(judging[0])
    return judging[:1] if len(verdicts) < 2 or of_first == verdicts else ()


def _says_all_of(option: Option, other: Option) -> bool:
    """Whether what the other says is said word for word by the option, and more."""
    whole = "\n".join(statement.text for statement in option.statements)
    return all(statement.text in whole for statement in other.statements)


def _apart(first: Option, second: Option) -> tuple[Option, ...]:
    """Both where each tells something else; where one is contained in the other, the likelier alone.

    Of two that rest on the same facts it is the one that tells more than what the call states: the time left beside
    the deadline.
    """
    if not (contains(first.statements, second.statements) or contains(second.statements, first.statements)):
        return (first, second)
    same = cited(first.statements) == cited(second.statements)
    return (second,) if same and _states(first) and not _states(second) else (first,)


def _alone_tells_what_is_named(option: Option, other: Option) -> bool:
    return _states(option) and _tells_what_is_named(option) and not _tells_what_is_named(other)


def _tells_what_is_named(option: Option) -> bool:
    """Whether it says what the call states of something that goes by a name in the question."""
    named = {name.id for name in option.asked.names if is_fact(name)}
    facts = (fact for item in option.statements if item.decision for fact in item.decision.facts[:1])
    return any(f"{fact.key}#{fact.line}" in named for fact in facts)


def _states(option: Option) -> bool:
    """Whether it says no more than what the call states."""
    return all(item.decision and item.decision.relation == "stated" for item in option.statements)


def _verdicts(option: Option) -> set[Verdict]:
    """What an option decides, beside what it only tells."""
    return {item.decision.verdict for item in option.statements if item.decision} - {"info"}


def _judges(option: Option) -> bool:
    """Whether the rule held something of the question against the call's own; that it is open now holds of itself."""
    relations = {item.decision.relation for item in option.statements if item.decision}
    return bool(relations - _OF_ITSELF)


def _not_the_desks(intent: str, call: Call | None, contact: str | None) -> Silence:
    kinds = {"other_programme", "other_year", "judgement", "orders", "off_topic"}
    assert intent in kinds, intent
    return Silence(
        intent,  # type: ignore[arg-type]  # checked above
        programmes=(call.programme,) if call else (),
        years=(call.fiscal_year,) if call and call.fiscal_year else (),
        contact=contact,
    )


__all__ = ["SURE", "Chooser", "Judged"]
