"""The pages are true: what they show being typed is typed, and what they show being printed is compared.

A command stands behind "$ " in a console block; the lines up to the next one are what it prints, "…" for what
changes from day to day. Of the commands in other blocks, which install, serve or take files, every word is
looked up.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from bot.cli.app import app
from bot.settings import Settings
from corpus.facts.keys import known_keys

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
TWINS = [(page, page.with_suffix(".ja.md")) for page in PAGES if page.with_suffix(".ja.md").is_file()]
LANGUAGES = {"English": ".md", "Japanese": ".ja.md"}
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TYPED = re.compile(r"^(?:    |   )?(?:\.venv/bin/)?(aspire [a-z].*)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Example:
    """A command of a page and what it says it prints."""

    page: Path
    command: str
    shown: str

    @property
    def args(self) -> list[str]:
        """What `aspire` is given, also by `make ask`."""
        program, *args = shlex.split(self.command)
        return ["ask", args[1].removeprefix("Q=")] if program == "make" else args


def examples(page: Path) -> list[Example]:
    blocks = _CONSOLE.findall(text(page))
    typed = [
        part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE) if part.strip()
    ]
    split = [part.partition("\n") for part in typed]
    return [Example(page, command.strip(), shown) for command, _, shown in split]


EXAMPLES = [example for page in PAGES for example in examples(page)]


@pytest.mark.parametrize(
    "example", [pytest.param(item, id=f"{name(item.page)}: {item.command}") for item in EXAMPLES]
)
def test_an_example_prints_what_is_shown(
    example: Example, bundled_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASPIRE_INDEX", str(bundled_index))

    ran = CliRunner().invoke(app, example.args)

    # 3: nothing was found, which is said too.
    assert ran.exit_code in (0, 3), ran.exception
    shown = ".*?".join(map(re.escape, example.shown.strip().split("…")))
    assert re.fullmatch(shown, ran.stdout.strip(), re.DOTALL), ran.stdout


@pytest.mark.parametrize(
    ("question", "code", "shown"),
    [
        pytest.param("採択件数は？", 0, "5件程度", id="answered"),
        pytest.param("Is maternity leave covered?", 0, "@jst.go.jp", id="not found is no error of make"),
        pytest.param("", 2, "make ask Q=", id="no question is one"),
    ],
)
def test_make_ask_asks(
    question: str, code: int, shown: str, bundled_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = shutil.copytree(bundled_index, tmp_path / "home" / "index")
    (index / ".indexed").touch()
    for above in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):  # of the `make test` that runs this
        monkeypatch.delenv(above, raising=False)

    ran = subprocess.run(
        ["make", "ask", f"Q={question}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )

    assert ran.returncode == code, ran.stderr
    assert shown in ran.stdout + ran.stderr
    assert ("***" in ran.stderr) == (code != 0)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command of `aspire`, as it is typed."""
    group: Any = get_command(app)
    for first in group.list_commands(None):
        command = group.get_command(None, first)
        loaded = command.loaded if hasattr(command, "loaded") else command
        yield first, loaded
        for second, inner in getattr(loaded, "commands", {}).items():
            yield f"{first} {second}", inner


COMMANDS = dict(commands())


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_a_page_shows_is_one_with_these_options(page: Path) -> None:
    for line in _TYPED.findall(text(page)):
        words = shlex.split(line, comments=True)[1:]
        typed = next((known for known in (" ".join(words[:2]), words[0]) if known in COMMANDS), None)
        assert typed, line
        options = {option for parameter in COMMANDS[typed].params for option in parameter.opts}
        assert {word for word in words if word.startswith("-") and word != "-"} <= options, line


@pytest.mark.parametrize("ending", LANGUAGES.values(), ids=LANGUAGES)
def test_every_command_is_on_the_page_of_the_command_line(ending: str) -> None:
    table = text(ROOT / "docs" / f"command-line{ending}")
    for command in COMMANDS:
        first, _, second = command.partition(" ")
        if first not in ("answers", "mail", "slack") or not second:  # they have pages of their own
            assert re.search(rf"`aspire {first}\b[^|]*`?{second}", table), command


@pytest.mark.parametrize("ending", LANGUAGES.values(), ids=LANGUAGES)
def test_every_setting_is_on_the_page_of_its_kind(ending: str) -> None:
    told = "".join(text(ROOT / "docs" / f"{page}{ending}") for page in ("settings", "slack", "mail"))
    # A table may write ASPIRE_SLACK_QUEUE_SIZE, _USER_LIMIT for settings of one family.
    named = set(re.findall(r"[A-Z]+(?:_[A-Z]+)+|_[A-Z]+(?:_[A-Z]+)*", told))
    for field in Settings.model_fields:
        secret = field.endswith(("_token", "_secret")) and "slack" in field
        full = field.upper() if secret else f"ASPIRE_{field.upper()}"
        ends = {full.removeprefix(prefix) for prefix in ("ASPIRE_SLACK", "ASPIRE_MAIL_IMAP", "ASPIRE_MAIL")}
        assert full in named or any(end in named for end in ends - {full}), full


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(text(page)):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """The headings of a page as GitHub links them."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(text(page)))
    return {heading.replace(" ", "-") for heading in plain}


def test_every_page_is_one_link_away_from_the_readme() -> None:
    for page in PAGES:
        readme = ROOT / ("README.ja.md" if page.name.endswith(".ja.md") else "README.md")
        assert page == readme or name(page) in _LINK.findall(text(readme)), name(page)


@pytest.mark.parametrize(("page", "twin"), TWINS, ids=[name(page) for page, _ in TWINS])
def test_a_page_and_its_japanese_twin_have_one_shape(page: Path, twin: Path) -> None:
    assert f"]({twin.name})" in text(page)
    assert f"]({page.name})" in text(twin)
    assert len(examples(page)) == len(examples(twin))
    if page.stem != "chat-model":  # its chapters for programmers are English
        assert len(_HEADING.findall(text(page))) == len(_HEADING.findall(text(twin)))


def test_the_pages_are_short() -> None:
    """README and CONTRIBUTING a screen each, the others a page or two; call-yaml.md beside its line for each key."""
    longest = {
        "README": 60,
        "README.ja": 60,
        "CONTRIBUTING": 60,
        "call-yaml": 100 + len(known_keys()),
        "CHANGELOG": 1000,
    }
    for page in PAGES:
        assert len(text(page).splitlines()) <= longest.get(page.stem, 100), name(page)


@pytest.mark.parametrize("code", _PYTHON.findall(text(ROOT / "docs" / "chat-model.md")))
def test_the_python_of_a_page_runs(
    code: str, bundled_index: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASPIRE_INDEX", str(bundled_index))

    exec(code, {"__name__": "page"})

    assert capsys.readouterr().out.strip()


def test_the_newest_version_of_the_changelog_is_the_one_that_is_installed() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    versions = re.findall(r"^## \[(\d[\d.]*)\]", text(ROOT / "CHANGELOG.md"), re.MULTILINE)

    assert versions[0] == project["version"]
