"""The steps of an answer, each from case to case: read, rank, decide, look up, choose, say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import PurePosixPath

from bot.answer import Citation, Turn
from bot.answering.approved import in_place, is_desks, with_desk
from bot.answering.as_one import as_one
from bot.answering.assembly import assembled, written
from bot.answering.calls import Calls
from bot.answering.case import Case, Found, Option
from bot.answering.choosing import SETTLED, SHORT, Chooser, leaves_open
from bot.answering.citations import Cited, Pages, pages_of
from bot.answering.deciding import decided
from bot.answering.denials import Denials
from bot.answering.desk_answer import Approvals, Sought
from bot.answering.detail import asks_why, beside_detail, detail, more_of_it
from bot.answering.documents_named import giving_way
from bot.answering.earlier import Earlier, lent_to
from bot.answering.elsewhere import whose, with_others
from bot.answering.grasp import Grasp, Grasping
from bot.answering.held_back import held_back
from bot.answering.lookup import Judged, Lookup
from bot.answering.menu import Menu, menu_beside, menu_of
from bot.answering.parts import answered, told_already, told_beside
from bot.answering.pick import Pick, Pointed
from bot.answering.picked import picked
from bot.answering.picked_intent import Intents
from bot.answering.quoted import with_quoted
from bot.answering.ranked import Part, Ranker, view_of, within_call
from bot.answering.recalling import Recalling, sought
from bot.answering.saying import Told, say
from bot.answering.settled import certain
from bot.answering.silences import Silence
from bot.answering.statements import Statement, ruled, rules_on
from bot.answering.submitting import with_submission
from bot.answering.supporting import with_support
from bot.answering.talk import reply_to
from bot.answering.told_matter import by_own_words
from bot.answering.untold import is_untold, told_by_another, untold
from bot.answering.whole_case import held_apart
from bot.reading.asked import Asked
from bot.reading.asking import asked_of, meant, schemes_of
from bot.reading.query import Query, read_query
from bot.reading.slide import asks_which_slide, slide_in, without_slide
from bot.rules.opening import notice_of
from bot.settings import Settings
from corpus.facts.model import PROGRAMME, Call, Source
from corpus.facts.proof import DOCUMENTS
from corpus.intents.bank import Bank
from corpus.text.names import Names
from corpus.text.plain import folded, plain
from corpus.text.segments import Segment
from index.adapted import Adapted
from index.retriever import Retriever
from index.subjects import Subjects

_OPTIONS = 5  # intents weighed
_LEAST = 0.01  # and no less likely than this


class Engine:
    """One corpus and its index, ready to answer. Thread-safe."""

    def __init__(
        self,
        calls: Sequence[Call],
        retriever: Retriever,
        ranker: Ranker,
        bank: Bank,
        subjects: Subjects,
        adapted: Adapted,
        settings: Settings,
        approvals: Approvals,
    ) -> None:
        self._calls, self._retriever, self._ranker, self._settings = Calls(calls), retriever, ranker, settings
        self._bank = bank
        self._lookup = Lookup(retriever, subjects, adapted)
        self._chooser = Chooser(bank, self._lookup)
        self._recalling = Recalling(approvals, ranker, self._chooser)
        self._denials = Denials(self._calls, ranker, self._chooser)
        self._grasping = Grasping(bank, ranker, lambda: (chunk.text for chunk in retriever.chunks()))
        self._earlier = Earlier(self._calls, ranker)
        self._intents = Intents(bank, self._calls, approvals)

    def read(self, case: Case) -> Case:
        """The text as a Query. Raises BadInput for one that is empty or over-long, UnknownIntent for an intent that
        there is not."""
        if case.intent is not None:
            self._intents.require(case.intent)
        case = replace(case, thread=self._earlier.heard(case.thread))
        if case.thread and (wished := self._earlier.language_wished(case.said)):
            case = replace(case, said=case.thread[-1], thread=case.thread[:-1], letter=wished)
        names, certain = self._calls.of((*case.thread, case.said), case.as_of)
        if chosen := self._calls.chosen(case.intent):
            case, names, certain = replace(case, intent=None), chosen, True
        query = read_query(case.said, names, as_of=case.as_of)
        query = self._earlier.read(query, names, case.thread)
        return replace(case, query=query, call=names.call if names else None, certain=certain)

    def grasp(self, said: Turn, thread: tuple[Turn, ...]) -> Grasp:
        """How what is *said* behind *thread* looks to the desk. Raises BadInput for what is empty or over-long."""
        thread = self._earlier.heard(thread)
        names, _ = self._calls.of((*thread, said))
        query = self._earlier.read(read_query(said, names), names, thread)
        grasp = self._grasping.of(query, self._earlier.parts(query, thread))
        if not thread:
            return grasp
        return grasp._replace(wished=self._earlier.language_wished(said) is not None)

    def rank(self, case: Case) -> Case:
        """The parts of the question, their intents ranked; an intent that the asker chose is the only one."""
        assert case.query
        parts = self._earlier.parts(case.query, case.thread)
        if case.call:
            parts = tuple(_as_read(part, case.query, case.call) for part in parts)
        if case.intent and not is_desks(case.intent):
            parts = (replace(parts[0], ranking=((case.intent, 1.0),)),)
        return replace(case, found=tuple(Found(part) for part in parts))

    def decide(self, case: Case) -> Case:
        """What the rules say under the likeliest intents of each part."""
        if case.call is None:
            return case
        assert case.query
        found: list[Found] = []
        before, only_tells = self._earlier.asked(case), self._earlier.only_tells(case.thread)
        for item in case.found:
            previous = found[-1].part if found else None
            lent = lent_to(case, item.part, before, previous, only_tells=only_tells)
            options = self._options(case, item.part, lent)
            item = by_own_words(replace(item, options=options))
            found += held_apart(item, case.query, partial(self._ruled, case))
            before = options[0].asked if options else before
        return replace(case, found=tuple(found))

    def look_up(self, case: Case) -> Case:
        """What the desk has answered before; passages for the parts that neither that nor a rule answers for
        sure, and for those a chat model is asked about.
        """
        found = tuple(self._looked_up(case, item) for item in self._recalling.of(case))
        if case.call is None and case.query and not case.query.other_language:
            found = tuple(as_one(case.query, found, self._ranker, self._whole, self._of_documents))
        return replace(case, found=found)

    def _looked_up(self, case: Case, item: Found) -> Found:
        if slide := slide_in(folded(item.part.segment.text)):
            return self._on_slide(item, slide, self._elsewhere(case.call, item.part))
        needed = self._chooser.needs_passages(item, case.call) or self._is_left_to_a_model(case, item)
        if item.recalled or not needed:
            return item
        return replace(item, passages=self._find(item.part, self._elsewhere(case.call, item.part)))

    def _elsewhere(self, call: Call | None, part: Part) -> frozenset[str]:
        """The documents that a part is not asked of: those of other calls; without a call file, of other things of the
        kind that its sentence names one of."""
        if call is not None:
            return self._of_others(call)
        titles = {entry.id: entry.title for entry in self._retriever.manifest.documents}
        return giving_way(part.around.text if part.around else part.sought, titles, self._retriever.chunks)

    def _whole(self, part: Part) -> Found:
        """A question of documents without a call file, looked up as a whole."""
        return Found(part, passages=self._find(part, self._elsewhere(None, part)))

    def _of_documents(self, item: Found) -> Found:
        """A part with what is said of it where there is no call file."""
        if self._chooser.talks(item, None):
            return replace(item, reply=reply_to(item.part.best, "en", None))
        return self._chooser.choose(item, None, "en", None)

    def _find(self, part: Part, without: frozenset[str]) -> tuple[Judged, ...]:
        best, probability = part.ranking[0]
        return self._lookup.find(
            part.sought, without=without, matter=best if probability >= SETTLED else None
        )

    def _on_slide(self, item: Found, slide: int, without: frozenset[str]) -> Found:
        """A part that names a *slide*, looked up there."""
        asked = without_slide(folded(item.part.segment.text))
        return replace(item, slide=slide, passages=self._lookup.on_slide(slide, asked, without=without))

    def menus(self, case: Case) -> tuple[Menu | None, ...]:
        """What a chat model may point at for each part; None where it is not asked."""
        return tuple(self._menu(case, item) for item in case.found)

    def choose(self, case: Case, pointed: Pointed | None = None) -> Case:
        """What is said of each part, or why nothing is; where a chat model pointed at something, that.

        What the desk alone answers under numbers of their own it does whatever a model points at.
        """
        assert case.query
        if case.query.other_language:
            silent = replace(case.found[0], silence=Silence("language", contact=self._contact(case)))
            return replace(case, found=(silent,))
        found = alone = self._said(case)
        if pointed and any(pointed.picks):
            found = self._said(case, pointed.picks)
        kept = sorted({*answered(found), *answered(alone)})
        model = pointed.model if pointed else case.model
        case = replace(case, found=tuple(found[at] for at in kept), model=model)
        if case.certain or case.call is None or any(item.reply for item in case.found):
            return case
        assert case.query
        near = self._calls.near((*case.thread, case.said), case.query.as_of)
        others = [names for names in near if names.call is not case.call]
        return with_others(case, others, self._answered_for)

    def _said(self, case: Case, picks: Sequence[Pick | None] = ()) -> list[Found]:
        """All parts, each with what is said of it beside those before it; without *picks*, what the desk alone says."""
        found: list[Found] = []
        for item, pick in zip(case.found, picks or (None,) * len(case.found), strict=True):
            own = self._in_place(case, item)
            found.append(own or self._beside(case, self._chosen(case, item, pick), found))
        return found

    def _beside(self, case: Case, item: Found, before: Sequence[Found]) -> Found:
        """A part, with what is said of it, beside those *before* it."""
        chosen = told_beside(item, before)
        if told_already(chosen, before):
            chosen = replace(chosen, chosen=(), silence=Silence("not_placed", beyond=True))
        return self._in_detail(case, chosen)

    def _in_place(self, case: Case, item: Found) -> Found | None:
        """A part with the desk's answer in the place of a reading that a person has said to be wrong."""
        assert case.query
        if not (item.recalled and item.recalled.outranks):
            return None
        own = self._chooser.choose(item, case.call, case.language, self._contact(case))
        names = self._calls.names(case.call) if case.call else None
        stated, _ = case.query.within(item.part.segment.span)
        return in_place(own, case.language, names, stated=stated)

    def _in_detail(self, case: Case, item: Found) -> Found:
        """A part with the detail that it asks for of what is said of it, or that said to be untold."""
        language = case.language
        if told := detail(item, language):
            beside = () if asks_which_slide(folded(item.part.segment.text)) else beside_detail(item)
            return replace(item, chosen=(told, *beside))
        missing = is_untold(item)
        if not (missing or (case.thread and asks_why(item))):
            return item
        asked = " ".join((*(turn.text for turn in case.thread[-1:]), item.part.segment.text))
        without = self._of_others(case.call) if case.call else frozenset()
        passages = self._lookup.find(asked, without=without)
        more = more_of_it(item, passages, passes=self._lookup.passes(ruled=True))
        if more:
            return replace(item, chosen=(more,))
        if missing and item.part.follows and (other := told_by_another(item)):
            return replace(item, chosen=other)
        if missing and not item.part.follows and item.part.ranking[0][1] < SHORT:
            return self._open(case, item)
        return untold(item, language) if missing else item

    def _answered_for(self, case: Case, names: Names) -> Case:
        """*case* as it is answered for the call of *names*, by the desk alone."""
        query = read_query(case.said, names, as_of=case.as_of)
        other = replace(case, query=query, call=names.call, certain=True, found=())
        return self.choose(self.look_up(self.decide(self.rank(other))))

    def _of_others(self, call: Call) -> frozenset[str]:
        """The documents of the calls other than *call*."""
        corpus, others = self._settings.corpus, self._calls.others(call)
        folders = [
            PurePosixPath(names.call.folder.relative_to(corpus).as_posix()) / DOCUMENTS for names in others
        ]
        entries = self._retriever.manifest.documents if folders else ()
        return frozenset(entry.id for entry in entries if PurePosixPath(entry.path).parent in folders)

    def settled_lines(self, case: Case) -> list[str]:
        """The lines with which the answer will begin, whatever a chat model points at."""
        assert case.query
        if case.query.other_language:
            return []
        alone = self._said(case)
        sure = certain(alone, self.menus(case))
        if not (sure and (case.certain or any(item.chosen for item in sure))):  # else another call may answer
            return []
        numbered = len(answered(alone)) > 1
        return written(replace(case, found=sure), self._pages, numbered=numbered).splitlines()

    def say(self, case: Case) -> Case:
        """The answer in words, with its citations."""
        answer = assembled(case, self._pages, contact=self._contact(case), notice=self._notice(case))
        return replace(case, answer=answer)

    def ruled(self, text: str) -> tuple[tuple[tuple[Statement, ...], bool, Names | None], ...]:
        """What the rules say to each part of *text*, whether that settles it, and the names of the call meant.

        Raises BadInput for a text that cannot be read.
        """
        case = self.decide(self.rank(self.read(Case(Turn(text), None, (), 0.0))))
        names = self._calls.names(case.call) if case.call else None
        return tuple((*self._chooser.says(item), names) for item in case.found)

    def contradicted(
        self, text: str, call: str | None, side: str | None
    ) -> tuple[tuple[str, Statement], ...]:
        """The sentences of *text* that say otherwise than the facts of a call, each with what those say."""
        return self._denials.of(text, call, side)

    def citation(self, source: Source) -> Citation:
        """A source as an answer cites it: with the title of its document, and its heading."""
        cited = Cited(self._pages, "ja")
        cited.numbers(Statement("", sources=(source,)))
        return cited.citations[0]

    def pages(self, document: str, page: int | None) -> str:
        """The text of a page as it was indexed; empty where there is none."""
        return "".join(chunk.text for chunk in self._pages.get((document, page), ()))

    def _chosen(self, case: Case, item: Found, pick: Pick | None) -> Found:
        assert case.query
        language, contact = case.language, self._contact(case)
        if not item.slide and self._chooser.talks(item, case.call):
            return replace(item, reply=reply_to(item.part.best, language, contact))
        own = self._of_every_call(case, self._chooser.choose(item, case.call, language, contact))
        if case.call and case.call.withheld:
            own = replace(own, chosen=held_back(own, case.call, self._told(case)))
        if item.recalled:
            names = self._calls.names(case.call) if case.call else None
            stated, _ = case.query.within(item.part.segment.span)
            return with_desk(
                own,
                language,
                names,
                stated=stated,
                settled=bool(self._chooser.sure(item)),
                leaves_open=leaves_open(item),
            )
        if item.slide and item.passages and not any(rules_on(one, item.slide) for one in own.chosen):
            return replace(own, silence=None, chosen=tuple(one.statement for one in item.passages))
        menu = self._menu(case, item) if pick and not pick.adds_nothing else None
        if pick is None or menu is None:
            return own
        silence = own.silence or self._chooser.silence(item, case.call, language, contact)
        return picked(item, menu, pick, silence, self._calls.names(case.call) if case.call else None)

    def _of_every_call(self, case: Case, item: Found) -> Found:
        """A part that none of the calls that may be meant is about: said of all their programmes and years."""
        if case.certain or item.silence is None:
            return item
        near = [names.call for names in self._calls.near((*case.thread, case.said), case.as_of)]
        programmes = tuple(dict.fromkeys(call.programme for call in near))
        years = tuple(sorted({call.fiscal_year for call in near if call.fiscal_year}))
        return replace(item, silence=replace(item.silence, programmes=programmes, years=years))

    def _open(self, case: Case, item: Found) -> Found:
        """A part of which something is asked that what was said before does not tell: not found, and never dropped."""
        assert case.query
        silence = self._chooser.silence(item, case.call, case.language, self._contact(case))
        return replace(item, chosen=(), silence=silence)

    def _menu(self, case: Case, item: Found) -> Menu | None:
        assert case.query
        if case.query.other_language or not self._is_left_to_a_model(case, item):
            return None
        language = case.language
        labelled = [(option, self._chooser.label(option.intent, language)) for option in item.options]
        own = self._chooser.choose(item, case.call, language, self._contact(case))
        question = item.part.segment.text
        if own.silence and own.silence.kind == "left_open":
            signed = own.silence.says(language, asks_desk=False)
            options, passages = self._chooser.likely(item, case.call)
            named = [(option, label) for option, label in labelled if option in options]
            return menu_beside(signed, question, named, passages, language)
        return menu_of(question, self._chooser.sure(item), own.chosen, labelled, item.passages, language)

    def _is_left_to_a_model(self, case: Case, item: Found) -> bool:
        assert case.query
        return (
            case.awaits
            and not item.recalled
            and not item.slide
            and self._chooser.left_to_a_model(item, case.call, case.query.language)
        )

    def sought(self, text: str) -> Sought:
        """The first thing that *text* asks, as an answer of the desk is sought for it. Raises BadInput."""
        case = self.rank(self.read(Case(Turn(text), None, (), 0.0)))
        return sought(case, case.found[0])

    def schemes(self, text: str) -> frozenset[str]:
        """The schemes that *text* names, of the call it names most of."""
        names, _ = self._calls.of([Turn(text)])
        said = plain(text)
        return frozenset(schemes_of(meant(folded(said), names.find(said)))) if names else frozenset()

    def theme(self, text: str) -> str:
        """What *text* is taken to ask, in both languages; empty where it seems not the desk's. Raises BadInput."""
        best = self.rank(self.read(Case(Turn(text), None, (), 0.0))).found[0].part.best
        if self._chooser.kind(best) in ("not_the_desks", "talk"):
            return ""
        return " / ".join(self._chooser.label(best, language) for language in ("ja", "en"))

    def _options(self, case: Case, part: Part, before: Asked | None) -> tuple[Option, ...]:
        assert case.query and case.call
        found = []
        for intent, probability in part.ranking[:_OPTIONS]:
            if probability >= _LEAST and self._chooser.kind(intent) == "asking":
                asked = asked_of(
                    case.query,
                    part.segment,
                    intent,
                    case.call,
                    around=part.around,
                    before=before,
                    again=bool(part.again),
                    tell=partial(self._tell, case.query),
                )
                found.append(Option(intent, probability, asked, self._ruled(case, asked)))
        return tuple(found)

    def _ruled(self, case: Case, asked: Asked) -> tuple[Statement, ...]:
        """What the rules say to what is asked."""
        assert case.call
        return ruled(decided(case.call, asked), asked.intent, self._told(case))

    def _tell(self, query: Query, segment: Segment) -> frozenset[str]:
        """The learned marks of a segment of *query*."""
        return self._ranker.marks(view_of(query, segment))

    def _contact(self, case: Case) -> str | None:
        """The address to ask: the scheme's own where it is the call's first, else the programme's; else the setting."""
        call = case.call
        if call is None:
            return self._settings.contact
        options = case.found[0].options if case.found else ()
        scheme = options[0].asked.scheme if options else call.default_scheme
        own = scheme if scheme == call.default_scheme else PROGRAMME
        fact = call.fact("contact", own) or call.fact("contact", call.default_scheme)
        return fact.words[0] if fact else self._settings.contact

    def _notice(self, case: Case) -> str | None:
        assert case.query
        if case.call is None:
            return None
        schemes = [option.asked.scheme for found in case.found for option in found.options[:1]]
        scheme = next(iter(schemes), case.call.default_scheme)
        closed = notice_of(case.call, scheme, case.query.as_of)
        lines = [say(closed, self._told(case))] if closed else []
        of_call = whose(case.call, case, case.language)
        return "\n".join([*([of_call] if of_call else []), *lines]) or None

    def _told(self, case: Case) -> Told:
        assert case.query and case.call
        others = bool(self._calls.others(case.call))
        return Told(case.call, case.language, case.query.as_of, case.counter, among_others=others)

    @cached_property
    def _pages(self) -> Pages:
        return pages_of(self._retriever.chunks())


def _as_read(part: Part, query: Query, call: Call) -> Part:
    """A part whose ranking knows what the reading found in it: a day, costs, a thing by its name."""
    part = with_submission(within_call(part, query), query, call)
    return with_quoted(with_support(part, query, call), query, call)
