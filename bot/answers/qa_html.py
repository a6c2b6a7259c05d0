"""The Q&A page as one HTML file without scripts: Japanese and English side by side, each marked as its language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from string import Template

from bot.answer import Language
from bot.answering.citations import desks_title
from bot.answers.model import LANGUAGES, DeskAnswer
from bot.answers.published import Changes, Entry, Section
from bot.answers.qa_markdown import first_question, held_for
from bot.answers.qa_words import WORDS, Words, both
from corpus.text.printable import printable

_PAGE = Template("""<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { font: 1rem/1.7 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
a { color: #1f3a5f; }
article { border-top: 1px solid #767676; padding: .5rem 0 1rem; }
.sides { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); }
h4 { margin: .5rem 0; }
.answer { white-space: pre-line; margin: .3rem 0; }
footer { color: #4a4a4a; font-size: .9rem; }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: .2rem solid #1f3a5f; }
</style></head>
<body>
<header><h1>$title</h1>$lead</header>
<nav aria-label="$themes"><h2>$themes</h2><ul>$contents</ul></nav>
<main>
$sections
<section aria-labelledby="changes"><h2 id="changes">$changes_title</h2>$changes</section>
</main>
</body></html>
""")


def to_html(sections: Sequence[Section], changes: Changes, made_on: date) -> str:
    """The whole page."""
    named = [
        (f"theme-{at}", section.theme or both("others"), section) for at, section in enumerate(sections, 1)
    ]
    leads = {language: WORDS[language]["lead"].format(date=made_on.isoformat()) for language in LANGUAGES}
    return _PAGE.substitute(
        title=both("title"),
        themes=both("themes"),
        lead="".join(f'<p lang="{language}">{text}</p>' for language, text in leads.items()),
        contents="".join(f'<li><a href="#{id}">{_safe(theme)}</a></li>' for id, theme, _ in named),
        sections="\n".join(_section(id, theme, section) for id, theme, section in named),
        changes_title=both("changes"),
        changes="".join(_changes(changes)),
    )


def _section(id: str, theme: str, section: Section) -> str:
    entries = "\n".join(map(_entry, section.entries))
    return f'<section aria-labelledby="{id}"><h2 id="{id}">{_safe(theme)}</h2>\n{entries}</section>'


def _entry(entry: Entry) -> str:
    answer = entry.answer
    sides = "".join(_side(answer, language) for language in LANGUAGES)
    return (
        f'<article id="{_safe(answer.id)}" aria-labelledby="{_safe(answer.id)}-title">'
        f'<h3 id="{_safe(answer.id)}-title">{_safe(first_question(answer))}</h3>'
        f'<div class="sides">{sides}</div><footer>{"".join(_foot(entry))}</footer></article>'
    )


def _side(answer: DeskAnswer, language: Language) -> str:
    words = WORDS[language]
    asked = (*answer.examples.get(language, ()), words["waits"])[0]
    text = answer.wording.get(language) or words["waits"]
    return (
        f'<div lang="{language}"><h4>{words["question"]}: {_safe(asked)}</h4>'
        f'<p class="answer">{words["answer"]}: {_safe(text)}</p></div>'
    )


def _foot(entry: Entry) -> Iterator[str]:
    answer = entry.answer
    if answer.approved_on:
        yield f"<p>{' / '.join(desks_title(answer.approved_on, language) for language in LANGUAGES)}</p>"
    if entry.holds_for:
        yield f"<p>{both('holds_for')}: {_safe(held_for(entry))}</p>"
    for source, place in zip(answer.sources, entry.places, strict=True):
        yield f"<p>{both('source')}: {_safe(place)}</p><blockquote>{_safe(source.quote)}</blockquote>"
    if answer.valid_until:
        yield f"<p>{both('until')}: {answer.valid_until}</p>"


def _changes(changes: Changes) -> Iterator[str]:
    if changes.first or changes.is_empty:
        yield f"<p>{both('first' if changes.first else 'none')}</p>"
        return
    kinds: dict[Words, tuple[DeskAnswer, ...]] = {
        "added": changes.added, "changed": changes.changed, "gone": changes.gone,
    }  # fmt: skip
    yield "<ul>"
    for name, answers in kinds.items():
        yield from (f"<li>{both(name)}: {_safe(first_question(answer))}</li>" for answer in answers)
    yield "</ul>"


def _safe(text: str) -> str:
    return escape(printable(text))
