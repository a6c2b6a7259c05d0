"""How a sentence is meant, told by weights learned from examples; with the real encoder."""

from __future__ import annotations

import pytest

from corpus.errors import CorpusError, IndexDamaged, IndexMismatch
from corpus.marks.labelled import Labelled, read_labelled
from corpus.text.masks import views
from index.encoder import ServedEncoder
from index.learning import digest
from index.marks import WEIGHTS, MarkModel, learned_in, open_marks
from index.open_intents import bundled_names, fitting_marks
from index.train_marks import learn, sentences_of
from tests.index.conftest import Letters

NAMES = bundled_names()


@pytest.fixture(scope="module")
def model() -> MarkModel:
    return open_marks()


def told(text: str, model: MarkModel, encoder: ServedEncoder) -> frozenset[str]:
    typed, masked = views(text, NAMES)
    return model.told(masked, encoder.encode_query([typed])[0])


def test_the_shipped_weights_were_learned_from_the_examples_as_they_are(model, embedded):
    """Where this fails, type: make marks"""
    assert model.learned.examples == digest(sentences_of(read_labelled(), NAMES))
    assert model.learned.fits(embedded)
    assert set(model.names) == {mark.name for mark in read_labelled()}


# None of these is among the examples.
@pytest.mark.parametrize(
    ("mark", "tells", "does_not"),
    [
        ("full", "If each takes the full maximum, what is the total?", "what is the maximum"),
        ("changed", "円安で上限は見直されますか", "1ポンドは200円ですか"),
        ("changed", "if the pound rises, what then", "is the rate 200 yen"),
        ("other_reason", "実験が遅れたので延長したい", "ビザの遅れで渡航が延びた"),
        ("other_reason", "nobody travelling, only more lab work", "the student stays in the lab abroad"),
        ("more_money", "延長分の予算は上乗せされますか", "延長できますか?"),
        ("from_start", "はじめから5年の計画にしたい", "5年に延ばしたい"),
        ("most", "渡航者の人数に決められた制限はありますか", "渡航者は少なくとも何人必要ですか"),
        ("number", "Co-PIs: how many may there be?", "may there be no Co-PI?"),
        ("one_sided", "国内の機関だけで応募できますか", "国内の機関と英国の機関で応募します"),
        ("one_sided", "we have no British partner", "we have a British partner"),
        ("place", "渡航計画は申請書のどの欄に書きますか。", "渡航計画は必要ですか。"),
        ("place", "Where in the form do the travel plans go?", "How concrete must travel plans be?"),
        ("least", "Would one person be sufficient?", "Are nine people too many?"),
        ("left_out", "7割に含まれない費用は何ですか。", "7割に含まれる費用は何ですか。"),
        ("left_out", "Which costs don't count?", "Which costs count?"),
        ("examples", "使途の例を教えてください。", "使途を教えてください。"),
        ("belonging", "BBSRCはどこの傘下ですか。", "BBSRCは何の略ですか。"),
        ("belonging", "What is the parent body of BBSRC?", "What does BBSRC stand for?"),
        ("any", "トピックはどれか一つでも構いませんか", "トピックは何がありますか"),
        ("company", "he works for a private company", "she spent two years in industry and is back at a university"),
        ("company", "製薬会社の研究員です", "一度企業に勤めてから大学に戻りました"),
        ("undone", "we forgot the notice due on 29 march", "we wrote to jst on 29 march"),
        ("undone", "the team did not write by 29 march", "if we write on 29 march, have we missed it?"),
        ("unmet", "日本の研究機関には所属していません", "日本国籍は持っていません"),
        ("unmet", "our foreign partner has no grant of any kind", "our foreign partner has a grant already"),
        ("fees", "受入大学の授業料は払えますか", "受入大学のある町での家賃は払えますか"),
        ("fees", "may the project pay tuition fees", "may the project pay the student's flights"),
        ("during", "is the review still going on in June?", "when is the review?"),
        ("foreign", "当研究室は民間から1億円を受けています", "日本側は1億円を申請します"),
        ("foreign", "our firm earned £4m last year", "our team asks for £900k"),
        ("foreign", "my licence expires on 3 May", "we submit on 3 May"),
        ("to_people", "Who has the key to the sampling room?", "Who has to be at the interview?"),
        ("to_people", "石川さんの分の旅費、もう出しました？", "学生の分の旅費、これに入りますか"),
        ("fits", "Does a start in March match the schedule?", "May we start in March?"),
    ],
)  # fmt: skip
def test_a_mark_is_told_by_one_sentence_and_not_by_the_other(mark, tells, does_not, model, embedded):
    known = {text for one in read_labelled() for text in (*one.tell, *one.others)}

    assert not known & {tells, does_not}
    assert mark in told(tells, model, embedded)
    assert mark not in told(does_not, model, embedded)


def test_learned_weights_tell_their_examples_and_are_read_as_they_were_written(tmp_path):
    """With vectors that count letters, the n-grams have to tell."""
    marks = (
        Labelled(
            "most",
            "",
            tuple(
                f"{what}まで" for what in ("いくつ", "何人", "何名", "何件", "何年", "何回", "何枚", "何日")
            ),
            tuple(
                f"{what}以上" for what in ("いくつ", "何人", "何名", "何件", "何年", "何回", "何枚", "何日")
            ),
        ),
    )
    sentences = sentences_of(marks, None)
    encoder = Letters()
    vectors = encoder.encode_query([one.plain for one in sentences])

    model, (judged,) = learn(sentences, vectors, encoder)
    model.save(tmp_path / "weights.npz")
    again = open_marks(tmp_path / "weights.npz")

    assert (judged.mark, judged.precision, judged.recall) == ("most", 1, 1)
    for one, vector in zip(sentences, vectors, strict=True):
        assert again.told(one.masked, vector) == model.told(one.masked, vector) == set(one.tells)


def test_a_sentence_that_both_tells_and_does_not_tell_a_mark_is_refused(tmp_path):
    (tmp_path / "a.yaml").write_text("most:\n  meaning: m\n  tells: one\n  does_not: one\n")

    with pytest.raises(CorpusError, match=r"a\.yaml: 'one' stands under both tells and does_not of 'most'"):
        read_labelled(tmp_path)


@pytest.mark.parametrize("text", ["most:\n  tells: one\n", "most: one\n"])
def test_a_mark_without_what_it_needs_is_refused(tmp_path, text):
    (tmp_path / "a.yaml").write_text(text)

    with pytest.raises(CorpusError, match="'most' needs meaning, tells and does_not"):
        read_labelled(tmp_path)


def test_another_encoder_has_no_marks_before_they_are_learned_for_it(tmp_path):
    with pytest.raises(IndexMismatch, match="aspire index build"):
        fitting_marks(Letters(), tmp_path)


def test_weights_that_cannot_be_read_are_named(tmp_path):
    (tmp_path / "weights.npz").write_bytes(WEIGHTS.read_bytes()[:1000])

    assert learned_in(tmp_path / "weights.npz") is None
    with pytest.raises(IndexDamaged, match=r"weights\.npz cannot be read"):
        open_marks(tmp_path / "weights.npz")
