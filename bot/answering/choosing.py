"""Which of the options is said, or asked back, or passed over in honest silence: without a chat model."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Choice, Language
from bot.answering.case import Found, Option
from bot.answering.lookup import Judged, Lookup
from bot.answering.silences import Silence
from bot.answering.statements import Statement
from corpus.facts.model import Call
from corpus.intents.bank import Bank
from corpus.text.segments import pieces

SURE = 0.45  # from here an intent is taken to be meant
# From here it is settled: a chat model may add to what is said of it, and take nothing away.
SETTLED = 0.9
BOTH = 0.75  # two intents that share this much between them are both answered, where that is short,
SECOND = 0.3  # and the second of them is no mere runner-up
OFFERED = 0.05  # an intent this likely is worth offering back
_CHOICES = 3
_SHORT = 2  # statements


class Chooser:
    """Decides what is said of one part. *bank* tells kinds and labels of intents."""

    def __init__(self, bank: Bank, lookup: Lookup) -> None:
        self._bank, self._lookup = bank, lookup

    def kind(self, intent: str) -> str:
        """asking, silence, not_the_desks or talk; a call's or desk's own intents ask."""
        return self._bank[intent].kind if intent in self._bank.names else "asking"

    def label(self, intent: str, language: Language) -> str:
        """What an intent is called; a call's or desk's own intents go by their names."""
        return self._bank[intent].label[language] if intent in self._bank.names else intent

    def needs_passages(self, found: Found, call: Call | None) -> bool:
        """Whether the part has to be looked up: no rule answers it for sure.

        Without a call file nobody has said which programme is the desk's, so that only its documents can
        tell.
        """
        best, probability = found.part.ranking[0]
        if call is None:
            return self.kind(best) != "talk" or probability < SURE
        kind = self.kind(best)
        if kind in ("talk", "not_the_desks"):
            return probability < SURE
        return kind == "silence" or not self.ruled(found)

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
        if call and kind == "not_the_desks" and probability >= SURE:
            return replace(found, silence=_not_the_desks(best, call, contact))
        if kind == "asking" or probability < SURE:
            ruled = self.ruled(found)
            if ruled:
                return replace(found, chosen=tuple(item for option in ruled for item in option.statements))
        passing = self._passing(found)
        if passing:
            return replace(found, chosen=(passing[0].statement,))
        return replace(found, silence=self.silence(found, call, language, contact))

    def sure(self, found: Found) -> tuple[Statement, ...]:
        """What is said whatever a chat model points at: the rulings of the one intent that is settled."""
        weighed = self._weighed(found)
        return weighed[0][0].statements if weighed and weighed[0][1] >= SETTLED else ()

    def ruled(self, found: Found) -> tuple[Option, ...]:
        """The option that is sure to be meant; the two that share what is meant, where both are short."""
        weighed = self._weighed(found)[:2]
        if len(weighed) > 1:
            (one, first), (other, second) = weighed
            short = max(len(one.statements), len(other.statements)) <= _SHORT
            if second >= SECOND and first + second >= BOTH and short:
                return one, other
        return tuple(option for option, share in weighed[:1] if share >= SURE)

    def _weighed(self, found: Found) -> list[tuple[Option, float]]:
        """The options that say something, likeliest first, each with its share among all intents."""
        options = [option for option in found.options if option.statements]
        weights = {option.intent: _weight(option) for option in options}
        total = sum(weights.values()) + sum(p for name, p in found.part.ranking if name not in weights)
        weighed = [(option, weights[option.intent] / total) for option in options]
        return sorted(weighed, key=lambda one: -one[1])

    def _passing(self, found: Found) -> list[Judged]:
        return [judged for judged in found.passages if judged.probability >= self._lookup.passes]

    def silence(self, found: Found, call: Call | None, language: Language, contact: str | None) -> Silence:
        best, probability = found.part.ranking[0]
        if call and best in call.leaves_open and probability >= SURE and not self._passing(found):
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


def _weight(option: Option) -> float:
    """How likely an intent is once it is known what its rule makes of the question.

    One whose rule could judge a value that was named is likelier, one that is not stated for what is named
    less so.
    """
    relations = {item.decision.relation for item in option.statements if item.decision}
    if relations <= {"not_stated"}:
        return option.probability * 0.5
    return option.probability * (1.5 if relations - {"stated", "not_stated"} else 1.0)


def _not_the_desks(intent: str, call: Call | None, contact: str | None) -> Silence:
    kinds = {"other_programme", "other_year", "judgement", "orders", "off_topic"}
    assert intent in kinds, intent
    return Silence(
        intent,  # type: ignore[arg-type]  # checked above
        programme=call.programme if call else "",
        year=call.fiscal_year if call else None,
        contact=contact,
    )


__all__ = ["SURE", "Chooser", "Judged"]
