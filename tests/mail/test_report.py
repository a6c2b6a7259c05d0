"""The report in a real browser: it works offline, filters, opens, reads aloud, and runs nothing it was not
given."""

from __future__ import annotations

import itertools
import mailbox
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mail_engine import Echo, mail_bytes
from mail_run import Run

from bot.mail.run import draft_mails, mark_done
from bot.settings import Settings
from corpus.errors import BadInput

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="Chromium is missing: apt-get install chromium chromium-driver"
)
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>{{ 7*7 }}</pre></section>'
MAILS = {
    "1_ready.eml": mail_bytes("締切はいつですか。", number=1, subject="締切について"),
    "2_same.eml": mail_bytes("〆切はいつでしょうか。", number=2, subject="しめきり"),
    "hedged.eml": mail_bytes("Is it about 3 years?", number=3, subject="Period"),
    "person.eml": mail_bytes("私の場合、採択の見込みはありますか。", number=4, subject="個別相談"),
    "hostile.eml": mail_bytes(
        f"Is it open? {HOSTILE}", number=5, subject=HOSTILE, sender=f'"{HOSTILE[:20]}" <a@b.example>'
    ),
    "thanks.eml": mail_bytes("Thank you very much.", number=6, subject="Re: Thanks"),
    "broken.eml": b"",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = CHROMIUM or ""
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--window-size=1400,1000",
        "--disable-gpu",
    ):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"intl.accept_languages": "en"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(executable_path=DRIVER))
    driver.set_network_conditions(offline=True, latency=0, throughput=0)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on MAILS, for whoever only looks at it."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "inbox").mkdir()
    for name, raw in MAILS.items():
        (folder / "inbox" / name).write_bytes(raw)
    settings = Settings(home=folder / "home", mail_address="desk@funder.example")
    draft_mails(str(folder / "inbox"), folder / "out", settings, engine=Echo())
    return folder / "out" / "report.html"


@pytest.fixture
def page(browser: Any, report: Path) -> Callable[[str], Any]:
    """The report opened from its file, with nothing remembered; gives the elements of a selector."""
    browser.get(report.as_uri())
    browser.execute_script("localStorage.clear()")
    browser.refresh()
    return partial(browser.find_elements, "css selector")


def shown(page: Callable[[str], Any]) -> list[str]:
    return [row.get_attribute("data-triage") for row in page("tbody.mail") if row.is_displayed()]


def choose(page: Callable[[str], Any], name: str, value: str) -> None:
    page(f"#{name} option[value='{value}']")[0].click()


def numbers(page: Callable[[str], Any]) -> list[int]:
    return [int(mail.get_attribute("data-number")) for mail in page("tbody.mail") if mail.is_displayed()]


def press(page: Callable[[str], Any], selector: str) -> None:
    page(selector)[0].click()


def test_every_mail_is_in_the_table_and_closed(page: Callable[[str], Any]) -> None:
    assert sorted(shown(page)) == sorted(
        ["ready", "ready", "ready", "confirm", "person", "not_a_question", "unreadable"]
    )
    assert not any(detail.is_displayed() for detail in page("tr.detail"))
    assert page("#shown")[0].text == "7 / 7"


@pytest.mark.parametrize(
    ("triage", "count"),
    [("ready", 3), ("confirm", 1), ("person", 1), ("not_a_question", 1), ("unreadable", 1)],
)
def test_a_button_shows_one_triage_and_says_so(page: Callable[[str], Any], triage: str, count: int) -> None:
    press(page, f"button[data-triage={triage}]")

    assert shown(page) == [triage] * count
    assert page("#shown")[0].text == f"{count} / 7"
    assert [button.get_attribute("data-triage") for button in page(".heaps button[aria-pressed=true]")] == [
        triage
    ]


def test_words_and_language_filter_in_what_mail_and_draft_say(page: Callable[[str], Any]) -> None:
    page("#words")[0].send_keys("〆切")
    assert shown(page) == ["ready"]
    page("#words")[0].clear()
    page("#words")[0].send_keys("nothing like this")
    assert shown(page) == []
    assert page("#nothing")[0].is_displayed()


def test_language_is_a_filter(page: Callable[[str], Any]) -> None:
    page("#language")[0].send_keys("English")

    assert "person" not in shown(page)
    assert "confirm" in shown(page)


def test_a_row_opens_by_keyboard_and_shows_mail_draft_and_slide_side_by_side(
    page: Callable[[str], Any],
) -> None:
    from selenium.webdriver.common.keys import Keys

    button = page("#mail-1 button.open")[0]
    button.send_keys(Keys.ENTER)
    sections = page("#mail-1 .side section")

    assert button.get_attribute("aria-expanded") == "true"
    assert "締切はいつですか" in sections[0].text
    assert "様" in sections[1].text
    assert "お答えです" in sections[1].text
    assert "e-Rad受付締切" in sections[2].text
    assert "slide 20" in sections[2].text
    assert len({round(section.rect["y"]) for section in sections}) == 1


def test_a_draft_is_linked_and_the_link_leads_to_it(page: Callable[[str], Any], browser: Any) -> None:
    from urllib.parse import unquote, urlsplit

    press(page, "#open-all")
    links = [link.get_attribute("href") for link in page("tbody a[href^='drafts/']")]

    assert len(links) == 5
    assert all(Path(unquote(urlsplit(link).path)).is_file() for link in links)


def test_like_questions_lead_to_their_mails(page: Callable[[str], Any]) -> None:
    press(page, "details.group summary")
    links = page("details.group a")

    assert [link.get_attribute("href").rpartition("#")[2] for link in links] == ["mail-1", "mail-2"]


def test_nothing_that_came_in_runs_and_nothing_is_fetched(page: Callable[[str], Any], browser: Any) -> None:
    press(page, "#open-all")
    fetched = browser.execute_script("return performance.getEntriesByType('resource').length")

    assert browser.title.startswith("Mail triage")
    assert page("img") == []
    assert len(page("script")) == 1
    assert fetched == 0
    assert not [line for line in browser.get_log("browser") if line["level"] == "SEVERE"]
    assert any("onerror" in cell.text for cell in page("tbody.mail"))


def test_the_page_can_be_read_aloud_and_used_without_a_mouse(
    page: Callable[[str], Any], browser: Any
) -> None:
    unnamed = browser.execute_script(
        "return [...document.querySelectorAll('button, input, select')].filter("
        "e => !(e.textContent.trim() || (e.labels && e.labels.length))).length"
    )
    order = browser.execute_script(
        "return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"
    )

    assert unnamed == 0
    assert all(next_ - level <= 1 for level, next_ in itertools.pairwise(order))
    assert all(cell.get_attribute("scope") for cell in page("th"))
    assert page("table caption")
    assert page("html")[0].get_attribute("lang") == "en"
    assert page("#mail-1 section")[0].get_attribute("lang") == "ja"
    assert page("[role=status][aria-live=polite]")


def test_the_original_mail_is_one_click_away(page: Callable[[str], Any]) -> None:
    from urllib.parse import unquote, urlsplit

    links = page("tbody.mail th small a")
    files = [Path(unquote(urlsplit(link.get_attribute("href")).path)) for link in links]

    assert len(files) == len(MAILS)
    assert {file.name for file in files} == set(MAILS)
    assert all(file.is_file() for file in files)


def test_mails_of_a_mailbox_are_copied_for_it(
    draft_all: Callable[..., Run], browser: Any, tmp_path: Path
) -> None:
    box = mailbox.mbox(tmp_path / "inbox.mbox")
    box.add(mail_bytes("Is it open?", headers="X-Kept: yes"))
    box.close()
    run = draft_all(tmp_path / "inbox.mbox")
    (copy,) = (run.out / "mails").iterdir()

    assert f'href="mails/{copy.name}"' in run.page
    assert b"X-Kept: yes" in copy.read_bytes()


def test_what_a_mail_quotes_is_behind_one_click(draft_all: Callable[..., Run], browser: Any) -> None:
    text = "Is it open?\n\nOn 1 April 2024 at 10:00, Desk wrote:\n> It will be soon.\n"
    run = draft_all({"a.eml": mail_bytes(text, subject="Re: call")})
    browser.get((run.out / "report.html").as_uri())
    browser.find_element("css selector", "button.open").click()
    quoted = browser.find_element("css selector", "details pre")

    assert not quoted.is_displayed()
    browser.find_element("css selector", "details summary").click()
    assert "It will be soon." in quoted.text


def test_a_phone_shows_cards_and_scrolls_only_down(page: Callable[[str], Any], browser: Any) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    press(page, "#open-all")
    wide = browser.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    inner = browser.execute_script(
        "return [...document.querySelectorAll('body *')].filter(e => "
        "/auto|scroll/.test(getComputedStyle(e).overflowY)).length"
    )
    touched = browser.execute_script(
        "return [...document.querySelectorAll('button, select')].filter(e => e.offsetParent).map(e => e.offsetHeight)"
    )
    sections = [section.rect for section in page("#mail-1 .side section")]
    head = page("thead")[0].rect
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    assert (wide, inner) == (0, 0)
    assert min(touched) >= 44  # CSS pixels: WCAG 2.1, 2.5.5
    assert len({round(section["x"]) for section in sections}) == 1
    assert head["x"] + head["width"] < 0


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("thread", [1, 4, 2, 3]),
        ("newest", [4, 3, 2, 1]),
        ("oldest", [1, 2, 3, 4]),
        ("sender", [2, 1, 4, 3]),
        ("triage", [1, 4, 3, 2]),
    ],
)
def test_mails_are_put_in_order_and_threads_together(
    draft_all: Callable[..., Run], browser: Any, order: str, expected: list[int]
) -> None:
    thread = "In-Reply-To: <mail-1@univ.example>"
    days = (
        mail_bytes("Is it open?", number=1, sender="B <b@x.example>"),
        mail_bytes("私の場合、採択の見込みはありますか。", number=2, sender="A <a@x.example>"),
        mail_bytes("Is it about 3 years?", number=3, sender="D <d@x.example>"),
        mail_bytes("Is it shut?", number=4, sender="C <c@x.example>", headers=thread),
    )
    run = draft_all(
        {f"{n}.eml": raw.replace(b"01 Apr", b"%02d Apr" % n) for n, raw in enumerate(days, start=1)}
    )
    browser.get((run.out / "report.html").as_uri())
    page = partial(browser.find_elements, "css selector")
    choose(page, "order", order)

    assert numbers(page) == expected
    assert page("#mail-4 .thread")[0].is_displayed() is (order == "thread")


def test_a_mark_is_kept_by_the_command_the_page_shows_and_survives_a_rerun(
    draft_all: Callable[..., Run], browser: Any, settings: Settings
) -> None:
    run = draft_all(MAILS)
    report = (run.out / "report.html").as_uri()
    browser.get(report)
    page = partial(browser.find_elements, "css selector")
    for number in (1, 2, 4):
        press(page, f"#mail-{number} input.done")
    words = shlex.split(page("#command")[0].text)
    mark_done(Path(words[3]), settings, words[4:], done=True)
    draft_all({"new.eml": mail_bytes("Is it new?", number=99)})
    browser.execute_script("localStorage.clear()")
    browser.get(report)
    choose(page, "open", "yes")

    assert words[:3] == ["aspire", "mail", "done"]
    assert words[4:] == ["1-2", "4"]
    assert numbers(page) == [1, 2, 4]
    assert not page("#keep")[0].is_displayed()
    assert [row["number"] for row in run.rows.values() if row["done"]] == ["1", "2", "4"]
    press(page, "#mail-2 input.done")
    assert page("#command")[0].text.endswith(" 2 --undo")


def test_a_mark_not_yet_kept_is_still_there_when_the_page_is_opened_again(
    draft_all: Callable[..., Run], browser: Any
) -> None:
    report = (draft_all(MAILS).out / "report.html").as_uri()
    for _ in range(2):
        browser.get(report)
        box = browser.find_element("css selector", "#mail-3 input.done")
        if not box.is_selected():
            box.click()

    assert browser.find_element("css selector", "#command").text.endswith(" 3")
    browser.execute_script("localStorage.clear()")


@pytest.mark.parametrize(
    ("words", "said"), [(["x"], "write numbers"), (["99"], "no mail 99"), (["1-99"], "no mail 8")]
)
def test_a_number_that_is_none_marks_nothing(
    draft_all: Callable[..., Run], settings: Settings, words: list[str], said: str
) -> None:
    run = draft_all(MAILS)
    with pytest.raises(BadInput, match=said):
        mark_done(run.out, settings, words, done=True)

    assert not any(row["done"] for row in run.rows.values())


@pytest.mark.parametrize(("setting", "opens_in"), [(None, "en"), ("ja", "ja"), ("en", "en")])
def test_the_page_speaks_one_language_the_settings_or_the_browsers(
    draft_all: Callable[..., Run], browser: Any, settings: Settings, setting: Any, opens_in: str
) -> None:
    settings.mail_report_language = setting
    browser.get((draft_all(MAILS).out / "report.html").as_uri())
    other = "en" if opens_in == "ja" else "ja"
    page = partial(browser.find_elements, "css selector")

    assert page("html")[0].get_attribute("lang") == opens_in
    assert {text.get_attribute("lang") for text in page(".t") if text.is_displayed()} == {opens_in}
    press(page, f"[data-speak={other}]")
    assert {text.get_attribute("lang") for text in page(".t") if text.is_displayed()} == {other}
    assert browser.title == {"en": "Mail triage", "ja": "問い合わせメールの仕分け"}[other]
    browser.execute_script("localStorage.clear()")


def test_what_is_printed_is_what_is_shown(page: Callable[[str], Any], browser: Any) -> None:
    press(page, "#mail-1 button.open")
    press(page, "button[data-triage=ready]")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    printed = {
        selector: page(selector)[0].is_displayed() for selector in (".filters", "#mail-1 pre", "#mail-2 pre")
    }
    mails = numbers(page)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    assert printed == {".filters": False, "#mail-1 pre": True, "#mail-2 pre": False}
    assert len(mails) == 3


def test_words_stand_out_from_their_ground(page: Callable[[str], Any], browser: Any) -> None:
    """WCAG 2.1, 1.4.3: at least 4.5 to 1, for badges, buttons and text."""
    press(page, "#open-all")
    pairs = browser.execute_script(
        "const ground = e => { while (e) { const c = getComputedStyle(e).backgroundColor; if (!c.endsWith(', "
        "0)')) return c; e = e.parentElement; } return 'rgb(255, 255, 255)'; };"
        "return [...document.querySelectorAll('.badge, button, p, td, pre, a')].map(e => "
        "[getComputedStyle(e).color, ground(e)])"
    )

    assert min(contrast(*pair) for pair in pairs) >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", color)[:3])
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
