"""Of an HTML mail everything a reader sees is read, and what is set off is not taken for a quote."""

from __future__ import annotations

import pytest

from bot.mail.html import text_of_html


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0.8em",
        "font-size: .75rem",
        "FONT-SIZE:09px",
        "font-size:80%",
        "font-size:0;font-size:10pt",
        "height:0",
    ],
)
def test_small_letters_are_seen(style: str) -> None:
    assert text_of_html(f'<p style="{style}">How long?</p>') == "How long?"


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0",
        "font-size:0.0em !important",
        "font-size:1px",
        "display:none",
        "visibility: hidden",
        "mso-hide:all",
        "opacity:0",
        "max-height:0px;overflow:hidden",
    ],
)
def test_what_has_no_size_is_not(style: str) -> None:
    assert text_of_html(f'<p style="{style}">How long?</p><p>Seen</p>') == "Seen"


def test_a_size_given_inside_counts_more_than_none_around_it() -> None:
    """Newsletter builders set the whole table to nothing and each cell to its size."""
    page = '<div style="font-size:0">a<p style="font-size:14px">Seen</p>b</div>'

    assert text_of_html(page) == "Seen"
    assert (
        text_of_html('<div style="visibility:hidden">a<b style="visibility:visible">Seen</b></div>') == "Seen"
    )


@pytest.mark.parametrize(
    "opening",
    [
        '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">',
        '<blockquote dir="ltr" style="margin-right: 0px; border-left: none">',
        "<blockquote>",
    ],
)
def test_indented_words_are_the_writers_own(opening: str) -> None:
    page = f"<p>Two things:</p>{opening}<p>1. How long?</p></blockquote>"

    assert "\n1. How long?" in text_of_html(page)


@pytest.mark.parametrize(
    "opening",
    [
        '<blockquote type="cite">',
        '<blockquote class="gmail_quote">',
        '<blockquote style="border-left:1px solid #ccc;padding-left:1ex">',
        "<p>On Tue, 19 Mar 2024 at 14:02, Desk wrote:</p><blockquote>",
        "<p>2024年3月19日(火) 14:02 窓口 &lt;desk@funder.example&gt;:</p><blockquote>",
    ],
)
def test_attributed_words_are_quoted(opening: str) -> None:
    assert "> 1. How long?" in text_of_html(f"{opening}<p>1. How long?</p></blockquote>")
