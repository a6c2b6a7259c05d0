"""Opening what ranks intents and tells marks: the weights that fit the encoder, and own examples of calls and desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import IndexMismatch
from corpus.facts.model import Call, read_calls
from corpus.intents.bank import SHIPPED, Bank, read_bank
from corpus.intents.own import read_own
from corpus.marks.labelled import read_labelled
from corpus.text.masks import views
from corpus.text.names import Names, known
from index import marks
from index.encoder import Encoder
from index.intents import WEIGHTS, IntentModel, learned_in, open_model
from index.marks import MarkModel
from index.nearest import IntentIndex
from index.vector_cache import Tell, VectorCache, fingerprint
from index.weights import Learned

CACHE = "intents"  # a folder of ASPIRE_HOME


def open_intents(
    encoder: Encoder, calls: Sequence[Call], corpus: Path, home: Path
) -> tuple[Bank, IntentIndex]:
    """Every intent, shipped and own, and what ranks them for a question.

    Own examples are encoded when they are first seen. Raises IndexMismatch where nothing was learned for *encoder*, and
    IndexDamaged and CorpusError for files that cannot be used.
    """
    shipped = read_bank()
    own = read_own(corpus, home, shipped)
    names = Names(calls[0]) if calls else None
    asked = [(text, fact.key) for call in calls for fact in known(call) for text in fact.asked]
    examples = [(intent, *views(text, names)) for text, intent in (*own.examples(), *asked)]
    vectors = VectorCache(home / CACHE, encoder, "own").vectors([typed for _, typed, _ in examples])
    masked = [(intent, text) for intent, _, text in examples]
    return shipped.joined(own), IntentIndex(fitting_model(encoder, home), masked, vectors)


def own_examples(
    encoder: Encoder, calls: Sequence[Call], corpus: Path, home: Path
) -> tuple[IntentModel, list[tuple[str, str]]]:
    """The weights that fit *encoder*, and every own example with its intent. Raises as `open_intents` does."""
    return fitting_model(encoder, home), list(read_own(corpus, home, read_bank()).examples())


def fitting_model(encoder: Encoder, home: Path) -> IntentModel:
    """The shipped weights, or those that were learned in *home* for another encoder. Raises IndexMismatch for
    neither."""
    for path in (WEIGHTS, weights_of(encoder, home)):
        if path.is_file() and (model := open_model(path)).learned.fits(encoder):
            return model
    raise IndexMismatch(
        f"The intents were not learned for the encoder {encoder.name}; type: aspire index build"
    )


def fitting_marks(encoder: Encoder, home: Path) -> MarkModel:
    """The shipped weights of marks, or those learned in *home* for another encoder. Raises IndexMismatch for
    neither."""
    for path in (marks.WEIGHTS, _marks_of(encoder, home)):
        if path.is_file() and (model := marks.open_marks(path)).learned.fits(encoder):
            return model
    raise IndexMismatch(
        f"The marks were not learned for the encoder {encoder.name}; type: aspire index build"
    )


def bundled_names() -> Names:
    """The names of the bundled call, which the shipped examples speak of and which are masked in them."""
    return Names(read_calls(SHIPPED.parent / "calls")[0])


def learn_for(encoder: Encoder, home: Path, tell: Tell | None = None) -> None:
    """Learn the weights for another encoder than the shipped ones' in *home*, unless that was done for the same bank.

    Raises SettingsError where SciPy is missing.
    """
    shipped = learned_in(WEIGHTS)
    if shipped and shipped.fits(encoder):
        return
    _learn_intents(encoder, home, tell)
    _learn_marks(encoder, home, tell)


def _learn_intents(encoder: Encoder, home: Path, tell: Tell | None) -> None:
    from index.learning import digest
    from index.train_intents import examples_of, learn

    examples = examples_of(read_bank(), bundled_names())
    path = weights_of(encoder, home)
    if learned_in(path) == Learned(digest(examples), encoder.name, encoder.revision):
        return
    vectors = VectorCache(home / CACHE, encoder, "bank").vectors([item.plain for item in examples], tell)
    learn(examples, vectors, encoder).save(path)


def _learn_marks(encoder: Encoder, home: Path, tell: Tell | None) -> None:
    from index.learning import digest
    from index.train_marks import learn, sentences_of

    sentences = sentences_of(read_labelled(), bundled_names())
    path = _marks_of(encoder, home)
    if marks.learned_in(path) == Learned(digest(sentences), encoder.name, encoder.revision):
        return
    vectors = VectorCache(home / CACHE, encoder, "marks").vectors([one.plain for one in sentences], tell)
    model, _ = learn(sentences, vectors, encoder)
    model.save(path)


def weights_of(encoder: Encoder, home: Path) -> Path:
    """Where the weights for another encoder lie."""
    return home / CACHE / f"weights-{fingerprint(encoder)}.npz"


def _marks_of(encoder: Encoder, home: Path) -> Path:
    return home / CACHE / f"marks-weights-{fingerprint(encoder)}.npz"
