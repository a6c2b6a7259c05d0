"""Whether a passage answers: sure answers pass, near misses do not."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from corpus.documents import Block, Document, Page
from index.adapted import Adapted
from index.build import build
from index.encoder import ServedEncoder
from index.evidence import FEATURES, best_sentence, features, judge, kinds_asked, states, weights
from index.intents import open_model
from index.middle import question_middle
from index.passage import Passage
from index.retriever import Retriever
from index.subjects import NONE, Subjects
from tests.bench.evidence_pairs import digest, pools

SUBJECTS = Subjects(open_model())


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory, embedded: ServedEncoder) -> Retriever:
    """A call of its own, none of those the weights were fitted on."""
    blocks = (
        Block("申請書の受付は2031年9月12日（金）正午に締め切ります。", heading="受付期間"),
        Block("助成金の上限は1件あたり450万円です。人件費は計上できません。", heading="助成金額"),
        Block("申請書は日本語または英語で書いてください。", heading="様式"),
        Block("審査は書面で行い、面接は行いません。結果は12月上旬に通知します。", heading="審査"),
        Block("対象は、国内の博物館または大学に勤める研究者です。", heading="応募資格"),
        Block("研究期間は2年間です。", heading="期間"),
        Block("Q3. 途中で勤め先が変わったら助成は続きますか。", heading="よくある質問"),
    )
    pages = tuple(Page(number, block.text, block.heading, (block,)) for number, block in enumerate(blocks, 1))
    folder = tmp_path_factory.mktemp("evidence")
    build([Document("call", "公募", "call.txt", "ja", "0", pages)], folder, encoder=embedded)
    return Retriever.open(folder, encoder=embedded)


def judged(retriever: Retriever, question: str, language: str = "ja") -> list[tuple[Passage, float]]:
    """Passages with their probability, best first."""
    words = retriever.content_words(question)
    passages = retriever.search(question)
    about = SUBJECTS.likeness(question, retriever.vector(question), passages)
    assert isinstance(retriever.encoder, ServedEncoder)
    near = Adapted(retriever.encoder.adapted()).cosines(question, passages)
    return judge(question, words, passages, language=language, closed=False, subjects=about, adapted=near)


@pytest.mark.parametrize(
    ("question", "language", "page"),
    [
        pytest.param("申請書の受付はいつ締め切りますか", "ja", 1, id="when"),
        pytest.param("助成金の上限はいくらですか", "ja", 2, id="how much"),
        pytest.param("申請書は英語で書いてもよいですか", "ja", 3, id="may I"),
        pytest.param("研究期間は何年間ですか", "ja", 6, id="how long"),
    ],
)
def test_a_sure_answer_passes(retriever: Retriever, question: str, language: str, page: int) -> None:
    passage, probability = judged(retriever, question, language)[0]

    assert passage.chunk.page == page
    assert probability >= weights().passes


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("審査委員は何人ですか", id="the subject, another matter"),
        pytest.param("面接では何分間話せますか", id="what the document says there is none of"),
        pytest.param("ポスターの大きさに決まりはありますか", id="another subject"),
        pytest.param("Can I bring my dog to the museum?", id="English, a word of the document"),
    ],
)
def test_a_near_miss_does_not_pass(retriever: Retriever, question: str) -> None:
    assert judged(retriever, question)[0][1] < weights().passes


@pytest.mark.parametrize(
    ("question", "page"),
    [
        pytest.param("いつまでに出せばよいですか", 1, id="a day"),
        pytest.param("何年やれますか", 6, id="a length"),
        pytest.param("Who may apply?", 5, id="another language"),
    ],
)
def test_what_speaks_of_the_matter_asked_for_is_likest_without_a_word_in_common(
    retriever: Retriever, question: str, page: int
) -> None:
    passages = retriever.search(question)

    about = SUBJECTS.likeness(question, retriever.vector(question), passages)

    best = max(range(len(passages)), key=lambda at: about[at][1])
    assert passages[best].chunk.page == page
    assert all(-1 <= alike <= 1 and 0 <= shared <= 1.001 for alike, shared in about)


def test_a_question_of_the_document_answers_nothing(retriever: Retriever) -> None:
    found = judged(retriever, "途中で勤め先が変わったら助成は続きますか")

    assert 7 not in {passage.chunk.page for passage, _ in found}


def test_no_passage_is_likelier_than_one_before_it(retriever: Retriever) -> None:
    found = [probability for _, probability in judged(retriever, "助成金の上限はいくらですか")]

    assert found == sorted(found, reverse=True)


def test_a_unit_that_is_asked_for_and_missing_counts_against_a_passage(retriever: Retriever) -> None:
    question = "助成金はいくらですか"
    passages, words = retriever.search(question), retriever.content_words(question)
    nothing = [NONE] * len(passages)
    rows = features(question, words, passages, language="ja", closed=False, subjects=nothing, adapted=nothing)
    by_page = {passage.chunk.page: row for passage, row in zip(passages, rows, strict=True)}
    missing = FEATURES.index("no_unit")

    assert (by_page[2][missing], by_page[4][missing]) == (0, 1)
    assert max(weights().rank[missing], weights().answer[missing]) < 0


@pytest.mark.parametrize("name", ["stands_out", "adapted", "words"])
def test_a_passage_that_is_nearer_is_likelier(name: str) -> None:
    at = FEATURES.index(name)
    near = weights().mean.copy()
    near[at] += weights().scale[at]

    rows = np.array([weights().mean, near])

    assert np.diff(weights().probabilities(rows)) > 0
    assert np.diff(weights().order(rows)) > 0


def test_what_is_near_in_the_whole_index_is_the_mean_of_its_nearest_ten_spans(retriever: Retriever) -> None:
    passages = retriever.search("助成金の上限はいくらですか", k=len(retriever.chunks()))
    spans = sorted(cosine for passage in passages for cosine in passage.apart)

    assert len(spans) > 10
    assert [passage.crowd for passage in passages] == pytest.approx([np.mean(spans[-10:])] * len(passages))


def test_a_passage_that_is_no_nearer_than_ten_others_is_less_likely_to_answer(retriever: Retriever) -> None:
    question = "助成金の上限はいくらですか"
    words, passages = retriever.content_words(question), retriever.search(question)
    crowded = [replace(passage, crowd=max(passage.apart)) for passage in passages]

    alone, among = (
        judge(question, words, given, language="ja", closed=False) for given in (passages, crowded)
    )

    assert among[0][1] < alone[0][1]


def test_the_best_sentence_is_the_one_asked_for(retriever: Retriever) -> None:
    found = {p.chunk.page: p for p, _ in judged(retriever, "人件費は計上できますか")}

    assert best_sentence(found[2]) == "人件費は計上できません。"


def test_a_passage_alone_leads_by_nothing(retriever: Retriever) -> None:
    passages = retriever.search("締切", k=1)
    words = retriever.content_words("締切")
    rows = features("締切", words, passages, language="ja", closed=True, subjects=[NONE], adapted=[NONE])

    assert rows[0][FEATURES.index("lead")] == 0
    assert judge("締切", [], [], language="ja", closed=True) == []


def test_the_weights_belong_to_their_data_and_their_encoder(retriever: Retriever) -> None:
    encoder = retriever.manifest.encoder

    assert weights().data == digest(pools()), "fit them again with: make evidence"
    assert question_middle(encoder, "ja") is not None
    assert question_middle(replace(encoder, name="another"), "ja") is None


def test_ten_passages_are_judged_in_three_milliseconds(retriever: Retriever) -> None:
    question = "助成金の上限はいくらですか"
    passages, words = retriever.search(question), retriever.content_words(question)
    times = []
    for _ in range(30):
        began = time.perf_counter()
        judge(question, words, passages, language="ja", closed=False)
        times.append(time.perf_counter() - began)

    assert min(times) < 0.003


@pytest.mark.parametrize(
    ("question", "text", "stated"),
    [
        pytest.param("応募書類は何ページまでですか", "A4用紙10枚以内", True, id="another word for it"),
        pytest.param(
            "応募書類は何ページまでですか", "6月10日までに更新します", False, id="a number of something else"
        ),
        pytest.param(
            "チームは何人まで組めますか", "a team has up to four members", True, id="the other language"
        ),
        pytest.param("How many hours a week do I work?", "at least 30 hours", True, id="what no list has"),
        pytest.param("How many hours a week do I work?", "apply to 2 projects", False, id="another noun"),
        pytest.param(
            "年に何回ありますか", "It runs twice a year.", True, id="a number and its noun in one word"
        ),
    ],
)
def test_a_count_is_given_by_a_number_of_what_is_counted(question: str, text: str, stated: bool) -> None:
    assert states(kinds_asked(question), text) == stated


@pytest.mark.parametrize(
    ("question", "matter", "kinds"),
    [
        ("What is the deadline?", "deadline", ["moment"]),
        ("上限額を教えてください", "award_limit", ["money"]),
        ("How many pages may it have?", "award_limit", ["count of pages"]),
        ("What is the deadline?", None, []),
        ("Who may apply?", "eligibility", []),
    ],
)
def test_a_question_that_names_no_kind_of_quantity_asks_for_that_of_its_matter(question, matter, kinds):
    assert kinds_asked(question, matter) == kinds


@pytest.mark.parametrize(
    ("question", "text", "stated"),
    [
        pytest.param(
            "How many seedling grants are given?",
            "up to 5 grants",
            True,
            id="the noun, not what is before it",
        ),
        pytest.param(
            "How many seedling grants are given?", "once the seedling work is done", False, id="no number"
        ),
        pytest.param("推薦状は何通必要ですか", "推薦状を2通添えてください", True, id="letters"),
        pytest.param(
            "How long may it be?", "no more than 2 single-spaced pages", True, id="a text has pages"
        ),
        pytest.param("How long may it be?", "with a letter of support", False, id="no length at all"),
    ],
)
def test_what_is_asked_for_is_what_stands_beside_a_number(question, text, stated):
    assert states(kinds_asked(question), text) == stated
