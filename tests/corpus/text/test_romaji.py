"""Japanese in Latin letters is read back, in all its spellings, and English is left alone."""

from __future__ import annotations

import pytest

from corpus.intents.bank import read_bank
from corpus.text.language import language_of
from corpus.text.romaji import restored, sound
from index.make_romaji import spellings_of


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("shimekiri wa itsu desu ka", "締切はいつですか"),
        ("kansetsu keihi wa nan paasento?", "間接経費は何パーセント?"),
        ("Kansetsukeihi komi de 2 oku desu", "間接経費込みで2億です"),
        ("16nichi no yoru made", "16日の夜まで"),
        ("mensetsu wa nan-nichi mae?", "面接は何日前?"),
        ("JST no shien kikan", "JSTの支援期間"),
        ("e-Rad ni dashimasu", "e-Radに出します"),
        ("wakarimashita", "分かりました"),
    ],
)
def test_words_are_written_as_the_bank_writes_them(typed, read):
    assert restored(typed) == read


@pytest.mark.parametrize(
    "spellings",
    [
        ("shimekiri", "simekiri", "Shimekiri"),
        ("kikan", "kikann", "kika\u0304n"),
        ("jōgen", "jougen", "joogen", "zyougen"),
        ("tsuchi", "tuchi", "tuti"),
        ("shinpo", "shimpo", "simpo"),
        ("kyōdō", "kyoudou", "kyodo"),
        ("bun'ya", "bunya", "bunnya"),
    ],
)
def test_all_spellings_of_a_word_sound_the_same(spellings):
    assert len({sound(one) for one in spellings}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "When is the deadline?",
        "No, I mean the date.",
        "Are we late to send one?",
        "Are you an AI?",
        "To whom do we go on a Monday?",
        "thanks",
        "締切は itsu desu ka",
        "",
        "2024",
    ],
)
def test_what_is_english_or_has_a_japanese_letter_is_left_alone(text):
    assert restored(text) is None


def test_hardly_any_english_example_is_taken_for_japanese():
    english = [text for intent in read_bank().intents for text in intent.examples.get("en", ())]
    taken = [text for text in english if restored(text)]

    assert len(english) > 5_000
    assert len(taken) < 0.03 * len(english)  # those that are romaji
    assert not [text for text in taken if {"the", "are", "you"} & set(text.lower().split())]


def test_the_language_of_romaji_is_japanese():
    assert language_of("kenkyuu kikan wa nannen desu ka") == "ja"
    assert language_of("Kennedy ran a marathon in Nara") == "en"


def test_a_word_is_kept_as_it_is_most_often_written():
    spellings = spellings_of(iter(["締切はいつ", "締切と〆切", "３年間の計画", "2年の計画"]))

    assert spellings["shimekiri"].most_common(1) == [("締切", 2)]
    assert spellings["#nenkan"].most_common(1) == [("年間", 1)]
