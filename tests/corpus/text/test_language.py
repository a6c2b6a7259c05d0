"""The language of a text."""

import pytest

from corpus.text.language import is_other, language_of
from corpus.text.plain import plain


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What does 直接経費 mean?", "en"),
        ("e-RadのIDがなくてもapplyできますか", "ja"),
        ("締切 https://www.example.org/a/very/long/address/of/many/words", "ja"),
        ("kansetsu keihi", "ja"),
        ("shimekiri wa itsu made desu ka", "ja"),
        ("Who is Masu-san, and can he go to Tokyo?", "en"),
        ("ﾃﾞｯﾄﾞﾗｲﾝは", "ja"),
    ],
)
def test_the_language_is_that_of_the_grammar(text: str, language: str):
    assert language_of(plain(text)) == language


@pytest.mark.parametrize(
    "text",
    [
        "마감일은 언제입니까?",
        "Каков крайний срок?",
        "截止日期是什么时候？",
        "我們可以申請多少錢呢",
        "Quelle est la date limite de dépôt ?",
        "Wann ist die Frist für die britische Seite?",
        "¿Cuál es el plazo de solicitud?",
        "Qual é o prazo para a candidatura? Quando são os resultados?",
        "Qual è la scadenza per il Regno Unito?",
        "Wat is de deadline voor het voorstel?",
    ],
)
def test_another_language_is_told_by_its_script_or_its_grammar(text: str):
    assert is_other(text)


@pytest.mark.parametrize(
    "text",
    [
        "締切はいつですか (deadline)",
        "申請書類 提出方法 締切時刻",
        "劉先生の締切は？",
        "PI qualification et al.",
        "Is the Université de la Loire in the consortium?",
        "El Niño research: may it be part of the field?",
        "shimekiri wa itsu desu ka",
    ],
)
def test_names_and_terms_of_others_make_no_other_language(text: str):
    assert not is_other(text)


def test_invisible_characters_and_widths_do_not_matter():
    assert plain("２．５億円\u200b は？\r\n\r\n はい") == "2.5億円 は?\nはい"
