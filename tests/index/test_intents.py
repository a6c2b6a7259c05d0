"""What ranks intents: n-grams, shipped weights, own examples, and learning; with the real encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexDamaged, IndexMismatch
from corpus.intents.bank import read_bank
from corpus.text.masks import masked, views
from corpus.text.names import Names
from index.encoder import ServedEncoder
from index.explanation import explained
from index.grams import gram_counts, gram_ids
from index.intent_trial import tried
from index.intents import WEIGHTS, IntentModel, learned_in, open_model
from index.nearest import IntentIndex
from index.neighbours import AXES
from index.open_intents import bundled_names, fitting_model, learn_for, open_intents, weights_of
from index.train_intents import Example, digest, examples_of, held_out, learn
from index.vector_cache import VectorCache
from tests.index.conftest import Letters

BUCKETS = 1 << 20  # so many that no two n-grams of a short text share one


def runs(text: str) -> list[str]:
    """The n-grams of *text*, the slow way: up to four letters inside a word and its two borders."""
    words = [f" {word} " for word in text.split()]
    found = [word[at : at + n] for word in words for n in (1, 2, 3, 4) for at in range(len(word) - n + 1)]
    return [run for run in found if run != " "]


@pytest.mark.parametrize("text", ["締切はいつ", "when is it due?", "a", "a b", "日英 joint call 😀", "aaaa"])
def test_n_grams_are_the_runs_of_up_to_four_characters_inside_each_word(text):
    ids = gram_ids(text, BUCKETS)

    assert len(ids) == len(runs(text))
    assert len(set(ids.tolist())) == len(set(runs(text)))


def test_n_grams_of_a_text_without_letters_are_none_that_matter():
    assert len(gram_ids("", BUCKETS)) == len(gram_ids("  ", BUCKETS)) == 1


def test_a_repeated_n_gram_counts_more_but_not_as_often():
    ids, counts = gram_counts("ha ha ha", BUCKETS)

    assert len(ids) == len(set(runs("ha")))
    assert counts == pytest.approx(1 + np.log(3))


@pytest.fixture(scope="module")
def model() -> IntentModel:
    return open_model()


@pytest.fixture(scope="module")
def names() -> Names:
    return bundled_names()


def test_the_shipped_weights_were_learned_from_the_bank_as_it_is(
    model: IntentModel, names: Names, embedded: ServedEncoder
):
    """Where this fails, type: make intents"""
    assert model.learned.examples == digest(examples_of(read_bank(), names))
    assert model.learned.fits(embedded)


def test_the_shipped_weights_are_a_megabyte_and_a_byte_an_axis_for_each_example(model):
    near = model.neighbours.examples.nbytes + model.neighbours.labels.nbytes
    assert near == len(model.neighbours.examples) * (AXES + 2)
    assert WEIGHTS.stat().st_size - near < 1_200_000


QUESTIONS = {
    "いつまでに出せば間に合いますか": "deadline",
    "By when do we have to send it off?": "deadline",
    "博士を取って12年の人を英国に送れますか": "outgoing_degree",
    "Is 200 million yen too much to ask for?": "award_limit",
    "how do I get a visa for the stay?": "visa",
    "ありがとうございました": "thanks",
    "科研費の締切を教えてください": "other_programme",
}


@pytest.mark.parametrize(("question", "intent"), QUESTIONS.items())
def test_a_question_ranks_what_it_asks_among_the_first_two(question, intent, model, names, embedded):
    typed, text = views(question, names)

    (ranking,) = model.rank([text], embedded.encode_query([typed]))

    assert intent in [name for name, _ in ranking[:2]]
    assert sum(share for _, share in ranking) == pytest.approx(1, abs=1e-3)
    assert [share for _, share in ranking] == sorted((share for _, share in ranking), reverse=True)
    assert len(ranking) == len(model.names)


def test_a_question_ranks_alike_alone_and_among_others(model, names, embedded):
    both = [views(question, names) for question in QUESTIONS]
    vectors = embedded.encode_query([typed for typed, _ in both])

    together = model.rank([text for _, text in both], vectors)

    alone = [model.rank([text], vectors[at : at + 1])[0] for at, (_, text) in enumerate(both)]
    assert [ranking[0][0] for ranking in alone] == [ranking[0][0] for ranking in together]


def test_amounts_and_schemes_are_the_same_to_the_n_grams(names):
    one = views("Is 2億円 too much for the joint call with the UK?", names)[1]
    other = views("Is 95 million yen too much for the Top frame?", names)[1]

    assert one == other


def test_of_overlapping_spans_the_first_given_is_masked():
    assert masked("up to 100 Million pounds", [(6, 24, "money"), (6, 9, "count")]) == "up to money"
    assert (
        masked("up to 100 Million pounds", [(6, 9, "count"), (6, 24, "money")])
        == "up to count million pounds"
    )


def test_weights_are_written_and_read_as_they_are(model, tmp_path):
    model.save(tmp_path / "one.npz")
    model.save(tmp_path / "two.npz")

    again = open_model(tmp_path / "one.npz")
    assert (again.learned, again.names, again.nearest) == (model.learned, model.names, model.nearest)
    assert (again.grams == model.grams).all()
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"\x00" * 100, b"{}"])
def test_damaged_weights_are_one_sentence(tmp_path, damage):
    (tmp_path / "weights.npz").write_bytes(damage)

    with pytest.raises(IndexDamaged, match="cannot be read; type: aspire index build"):
        open_model(tmp_path / "weights.npz")
    assert learned_in(tmp_path / "weights.npz") is None


OWN = [
    ("parking", "駐車場はありますか"),
    ("parking", "Where can I park my car?"),
    ("stay_length", "zwölf Monate?"),
]


@pytest.fixture(scope="module")
def index(model, names, embedded) -> IntentIndex:
    both = [(intent, *views(text, names)) for intent, text in OWN]
    vectors = embedded.encode_query([typed for _, typed, _ in both])
    return IntentIndex(model, [(intent, text) for intent, _, text in both], vectors)


@pytest.fixture
def ranked(names, embedded):
    """The ranking of a question."""

    def ranked(index, question: str) -> dict[str, float]:
        typed, text = views(question, names)
        return dict(index.rank([text], embedded.encode_query([typed]))[0])

    return ranked


@pytest.mark.parametrize(("intent", "example"), OWN)
def test_an_own_example_asked_again_is_what_is_asked(index, ranked, intent, example):
    ranking = ranked(index, example)

    assert next(iter(ranking)) == intent
    assert ranking[intent] > 0.9
    assert sum(ranking.values()) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("question", ["Can I park my car there?", "駐車場って使えますか"])
def test_an_own_intent_comes_up_for_a_question_in_other_words(index, ranked, question):
    assert "parking" in list(ranked(index, question))[:3]


@pytest.mark.parametrize(("question", "intent"), QUESTIONS.items())
def test_own_examples_leave_other_questions_alone(index, model, ranked, question, intent):
    with_own, without = ranked(index, question), ranked(IntentIndex(model), question)

    assert next(iter(with_own)) == next(iter(without))
    assert with_own[intent] == pytest.approx(without[intent], abs=0.05)


def test_own_examples_are_read_from_corpus_and_home(embedded, tmp_path):
    (tmp_path / "intents.yaml").write_text(
        "intents:\n  - name: theme\n    examples:\n      ja: |\n        お題は何だったかな\n",
        encoding="utf-8",
    )

    bank, index = open_intents(embedded, (), tmp_path / "nowhere", tmp_path)

    assert "お題は何だったかな" in bank["theme"].all_examples
    typed, text = views("お題は何だったかな", None)
    assert index.rank([text], embedded.encode_query([typed]))[0][0][0] == "theme"


def test_another_encoder_needs_weights_of_its_own(tmp_path):
    with pytest.raises(IndexMismatch, match="not learned for the encoder letters; type: aspire index build"):
        fitting_model(Letters(), tmp_path)


def test_nothing_is_learned_again_for_the_encoder_the_weights_are_shipped_for(embedded, tmp_path):
    learn_for(embedded, tmp_path)

    assert not list(tmp_path.iterdir())


SHADES = {
    "money": ["how much is it", "what does it cost", "the price please", "cost of it?", "how much money", "is it dear"],
    "time": ["when is it", "what time is it due", "by when", "which day is it", "until when", "what is the date"],
    "place": ["where is it", "which town is it in", "the place please", "where do we go", "which building",
    "at what address"],
}  # fmt: skip


@pytest.fixture(scope="module")
def small() -> list[Example]:
    """A bank small enough to learn while one waits."""
    texts = [
        (f"{line} {tail}", intent)
        for intent, lines in SHADES.items()
        for line in lines
        for tail in ("", "now", "here")
    ]
    return [Example(*views(text, None), intent) for text, intent in texts]  # fmt: skip


def test_learning_gives_weights_that_rank_what_they_were_learned_from(small, tmp_path):
    pytest.importorskip("scipy")
    encoder = Letters()
    vectors = encoder.encode_query([example.plain for example in small])

    learned = learn(small, vectors, encoder)

    rankings = learned.rank([example.masked for example in small], vectors)
    right = [ranking[0][0] == example.intent for ranking, example in zip(rankings, small, strict=True)]
    assert sum(right) >= 0.9 * len(small)
    assert learned.learned.fits(encoder) and learned.learned.examples == digest(small)


def test_held_out_examples_are_ranked_by_the_others_only(small):
    pytest.importorskip("scipy")
    vectors = Letters().encode_query([example.plain for example in small])
    odd = [*small, Example("zzzz", "zzzz", "money")]

    names, likely = held_out(odd, np.vstack([vectors, Letters().encode_query(["zzzz"])]))

    assert names == tuple(SHADES)
    assert likely[-1, names.index("money")] < 0.5


def test_the_digest_changes_with_text_mask_and_intent(small):
    first = small[0]

    changed = [replace_in(first, at, "other") for at in range(3)]

    assert len({digest([one, *small[1:]]) for one in [first, *changed]}) == 4


def replace_in(example: Example, at: int, text: str) -> Example:
    return Example(*(text if place == at else part for place, part in enumerate(example)))


def test_a_cached_vector_is_not_encoded_again_and_is_told_from_another_encoders(tmp_path: Path):
    first, second, other = Letters(), Letters(), Letters(revision="2")
    VectorCache(tmp_path, first, "own").vectors(["a", "b", "a"])

    again = VectorCache(tmp_path, second, "own").vectors(["b", "c", "a"])

    assert again == pytest.approx(second.encode_query(["b", "c", "a"]))
    assert len(list(tmp_path.iterdir())) == 1
    assert VectorCache(tmp_path, other, "own").vectors([]).shape == (0, 64)
    VectorCache(tmp_path, other, "own").vectors(["a"])
    assert len(list(tmp_path.iterdir())) == 2


def test_a_damaged_cache_counts_as_empty(tmp_path: Path):
    VectorCache(tmp_path, Letters(), "own").vectors(["a"])
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(b"nonsense")

    assert VectorCache(tmp_path, Letters(), "own").vectors(["a"]).shape == (1, 64)


def test_weights_of_another_encoder_lie_in_the_home(tmp_path):
    assert weights_of(Letters(), tmp_path) != weights_of(Letters("2"), tmp_path)
    assert weights_of(Letters(), tmp_path).parent == tmp_path / "intents"


def test_a_trial_counts_places_by_language_and_names_what_is_mistaken(small):
    pytest.importorskip("scipy")
    odd = [*small, Example("今いくらですか", "今いくらですか", "time")]
    vectors = Letters().encode_query([example.plain for example in odd])

    trial = tried(odd, vectors)

    placed = trial.placed
    assert (placed["all"].examples, placed["ja"].examples, placed["en"].examples) == (55, 1, 54)
    assert placed["all"].among[1] <= placed["all"].among[2] <= placed["all"].among[3] == 1
    assert [item.share for item in trial.coverage] == sorted((c.share for c in trial.coverage), reverse=True)
    assert sum(pair.times for pair in trial.mistaken) == round(55 * (1 - placed["all"].among[1]))


def test_an_explanation_names_the_nearest_of_the_likeliest_intents_examples(model, names, embedded):
    bank = read_bank()
    question = "Is 2億円 too much for the UK side?"

    found = explained(question, names, bank, IntentIndex(model), embedded)

    assert found.masked == "is money too much for the side side?"
    assert found.intents[0][0] == "award_limit" and len(found.intents) == 5
    likely = [name for name, _ in found.intents]
    assert all(
        near.example in bank[near.intent].all_examples and near.intent in likely for near in found.nearest
    )
    assert [near.likeness for near in found.nearest] == sorted(
        (n.likeness for n in found.nearest), reverse=True
    )
