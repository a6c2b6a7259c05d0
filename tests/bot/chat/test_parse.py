"""Whatever shape a reply comes in, its sentences and their citations are read the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.parse import read_draft, read_stream
from bot.evidence import Sentence

TWO = (Sentence("上限は1.8億円です。", (1,)), Sentence("締切は4月16日です。", (2, 3)))


@pytest.mark.parametrize(
    "reply",
    [
        "上限は1.8億円です。[1] 締切は4月16日です。[2][3]",
        "上限は1.8億円です[1]。締切は4月16日です[2, 3]。",
        "上限は1.8億円です。【1】\n\n締切は4月16日です。［2］［3］",
        "- 上限は**1.8億円**です。[1]\n- 締切は`4月16日`です。[2][3]",
        "1. 上限は1.8億円です。[1]\n2. 締切は4月16日です。[2][3]",
        "# 回答\n上限は1.8億円です。[1]\n締切は4月16日です。[2][3]",
        "<p>上限は1.8億円です。[1]</p><p>締切は4月16日です。[2][3]</p>",
        "<think>上限は9億円かもしれません。[1]</think>上限は1.8億円です。[1] 締切は4月16日です。[2][3]",
        "```\n上限は1.8億円です。[1]\n締切は4月16日です。[2][3]\n```",
        json.dumps({"answer": "上限は1.8億円です。[1] 締切は4月16日です。[2][3]"}),
        json.dumps(
            [
                {"sentence": "上限は1.8億円です。", "citations": [1]},
                {"text": "締切は4月16日です。", "citations": [{"id": 2}, {"id": 3}]},
            ]
        ),
    ],
)
def test_every_shape_is_read(reply):
    assert tuple(s for s in read_draft(reply) if s.text != "回答") == TWO


@pytest.mark.parametrize(
    ("reply", "texts"),
    [
        ("The award is up to 1.8 million, e.g. for travel. It ends at 6 p.m. on Friday.", 2),
        ("See P.7 Section 5. Then apply.", 2),
        ("Write to aspire@jst.go.jp. Or see https://example.org/a.b?c=d.", 2),
        ("上限は1.8億円です（間接経費を含む場合、最大2.34億円）。", 1),
        ("", 0),
        ("   \n\n", 0),
        ('{"other": 1}', 1),
    ],
)
def test_sentences_end_where_they_end(reply, texts):
    assert len(read_draft(reply)) == texts


def test_a_heading_before_a_list_is_said_with_each_item():
    assert read_draft("締切：\n- 日本側 午後6時 [1]\n- 英国側 午後4時 [2]") == (
        Sentence("締切： 日本側 午後6時", (1,)),
        Sentence("締切： 英国側 午後4時", (2,)),
    )


def test_a_line_broken_in_the_middle_of_a_sentence_is_joined():
    assert read_draft("The limit is not\n180 million yen. [1]")[0].text == "The limit is not 180 million yen."


def test_the_address_behind_a_link_is_kept_for_the_guard():
    assert "https://evil.example" in read_draft("[ここ](https://evil.example)から応募できます。[1]")[0].text


PIECES = st.lists(
    st.sampled_from(
        [
            "上限は1.8億円です。",
            "[1]",
            "[2, 3]",
            " ",
            "\n",
            "Up to 1.8 million. ",
            "- ",
            "締切：",
            "(a)",
            "p.m. ",
        ]
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=200)
@given(pieces=PIECES, size=st.integers(1, 7))
def test_a_stream_never_says_what_the_whole_does_not(pieces, size):
    reply = "".join(pieces)
    stream = (reply[at : at + size] for at in range(0, len(reply), size))

    assert list(read_stream(stream)) == list(read_draft(reply))


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200))
def test_no_reply_breaks_the_reader(reply):
    assert all(sentence.text for sentence in read_draft(reply))
