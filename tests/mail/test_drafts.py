"""A draft is complete, threaded, in the mail's language, and nothing that came in can change its headers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_engine import QUOTE, WHEN, Echo, mail_bytes
from mail_run import Run

from bot.answer import Answer, Turn
from bot.mail.headers import reply_subject
from bot.mail.message import read_mail
from bot.mail.reply import Writer, html_of
from bot.mail.triage import consider
from bot.mail.wording import TEMPLATES
from corpus.errors import SettingsError

Draft = Callable[..., Run]
LONG_ID = f"<{'a' * 150}@univ.example>"


def draft_of(raw: bytes, **options: object) -> EmailMessage:
    mail = read_mail(raw)
    writer = Writer(desk="desk@funder.example", **options)  # type: ignore[arg-type]
    return writer.write(mail, consider(mail, Echo(), as_of=None, desk=None), now=WHEN).message


def words(draft: EmailMessage, kind: str = "plain") -> str:
    body = draft.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_japanese_draft_has_all_that_a_desk_writes(draft_all: Draft) -> None:
    text = "以下ご教示ください。\n\n（１）締切はいつですか。\n（２）上限額\n"
    run = draft_all(
        {"a.eml": mail_bytes(text, sender="=?UTF-8?B?5L2Q6JekIOiKseWtkA==?= <asker@univ.example>")}
    )
    said = words(run.drafts["a.eml"])

    assert said.startswith("佐藤 花子 様\n")
    assert "■ ご質問 （１）\n締切はいつですか。" in said
    assert "「締切はいつですか。」へのお答えです [1]" in said
    assert f"[1] 『説明資料』 スライド20 留意事項\n   引用：「{QUOTE}」" in said
    assert "最終的な判断は公募を実施する機関が行います" in said
    assert "自動で下書き" in said
    assert "desk@funder.example" in said
    assert "> （２）上限額" in said


def test_an_english_mail_gets_an_english_draft() -> None:
    said = words(draft_of(mail_bytes("When is the deadline?\n")))

    assert said.startswith("Dear Asker,\n")
    assert "The final judgement rests with the funding agency" in said
    assert "> When is the deadline?" in said


def test_a_draft_is_threaded_and_says_re_once() -> None:
    thread = f"References: <one@univ.example> {LONG_ID}\nIn-Reply-To: {LONG_ID}"
    draft = draft_of(mail_bytes("Is it open?", headers=thread, subject="RE: Re: re[2]: Fwd: call"))

    assert draft["Subject"] == "Re: Fwd: call"
    assert draft["In-Reply-To"] == "<mail-1@univ.example>"
    assert draft["References"].split() == ["<one@univ.example>", LONG_ID, "<mail-1@univ.example>"]
    assert draft["Message-ID"] not in (None, "<mail-1@univ.example>")
    assert LONG_ID.encode() in draft.as_bytes()


def test_without_references_the_thread_starts_from_in_reply_to() -> None:
    draft = draft_of(mail_bytes("Is it open?", headers="In-Reply-To: <parent@univ.example>"))

    assert draft["References"].split() == ["<parent@univ.example>", "<mail-1@univ.example>"]


def test_the_same_mail_always_gets_the_same_draft_id_and_others_another() -> None:
    first, again, other = (draft_of(mail_bytes("Is it open?", number=n)) for n in (1, 1, 2))

    assert first["Message-ID"] == again["Message-ID"]
    assert first["Message-ID"] != other["Message-ID"]


def test_a_draft_is_for_a_person_to_send_and_not_marked_as_automatic() -> None:
    draft = draft_of(mail_bytes("Is it open?"))

    assert draft["X-Unsent"] == "1"
    assert draft["Auto-Submitted"] is None
    assert draft["X-Aspire-Receipt"] == "receipt-1"


def test_a_reply_goes_to_reply_to() -> None:
    draft = draft_of(mail_bytes("Is it open?", headers="Reply-To: Office <office@univ.example>"))

    assert draft["To"] == "Office <office@univ.example>"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_name_or_subject_can_add_a_header_or_a_recipient(name: str, subject: str) -> None:
    import base64

    word = [
        base64.b64encode(text.encode("utf-8", "replace")).decode()
        for text in (name + "\r\nBcc: v@x.example", subject)
    ]
    raw = mail_bytes(
        "Is it open?", sender=f"=?UTF-8?B?{word[0]}?= <asker@univ.example>", subject=f"=?UTF-8?B?{word[1]}?="
    )
    draft = draft_of(raw)
    head = draft.as_bytes().split(b"\r\n\r\n")[0]

    assert draft["Bcc"] is None
    assert [address.addr_spec for address in draft["To"].addresses] == ["asker@univ.example"]
    assert not any(line.lower().startswith(b"bcc:") for line in head.split(b"\r\n"))


def test_html_that_comes_in_is_text_in_the_html_that_goes_out() -> None:
    page = words(draft_of(mail_bytes('Is <script>alert(1)</script> & "this" open?\n')), "html")

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;this&quot;" in page


def test_the_html_part_says_what_the_text_part_says() -> None:
    page = html_of("一行目\n二行目\n\n> 引用", "ja")

    assert '<html lang="ja">' in page
    assert "一行目<br>\n二行目" in page
    assert "引用</blockquote>" in page


def test_what_only_a_person_may_answer_carries_slides_and_no_answer() -> None:
    raw = mail_bytes("私の場合、採択の見込みはありますか。\n")
    draft = draft_of(raw, page_text=lambda document, page: f"{document} {page} の全文")
    attached = [(part.get_filename(), part.get_content()) for part in draft.iter_attachments()]

    assert "お答えです" not in words(draft)
    assert "担当者が確認のうえ" in words(draft)
    assert len(attached) == 1
    assert attached[0][0] == "関連スライド.txt"
    assert "slides 20 の全文" in str(attached[0][1])


def test_where_nothing_was_found_staff_will_look() -> None:
    class Silent(Echo):
        def ask(self, text: str | Turn, **options: Any) -> Answer:
            return replace(super().ask("未定", **options), answer="資料の中に見つかりませんでした。")

    mail = read_mail(mail_bytes("予算は未定ですか。"))
    outcome = consider(mail, Silent(), as_of=None, desk=None)
    said = Writer(desk="desk@funder.example").write(mail, outcome, now=WHEN).text

    assert outcome.triage == "person"
    assert "資料の中に見つかりませんでした。\n担当者が確認のうえ" in said


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A desk's own templates, to be spoilt."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates", ignore=shutil.ignore_patterns("report.*"))


def test_the_desk_edits_the_wording(templates: Path) -> None:
    (templates / "signature.en.txt").write_text("The Desk\n", encoding="utf-8-sig")

    assert "The Desk" in words(draft_of(mail_bytes("Is it open?"), templates=templates))


def test_a_reply_to_an_address_beyond_ascii_has_it_as_it_is_also_when_it_is_written_anew() -> None:
    mail = read_mail(mail_bytes("When does it close?", sender="伊藤 <伊藤@大学.example>"))
    writer = Writer(desk="desk@funder.example")
    written = writer.write(mail, consider(mail, Echo(), as_of=None, desk=None), now=WHEN)
    data = written.message.as_bytes()

    again = writer.rewrite(data, written.letter, receipts=()).message.as_bytes()

    assert all('"伊藤" <伊藤@大学.example>'.encode() in draft for draft in (data, again))


@pytest.mark.parametrize("wording", ["{{ nobody }}", "{% if %}", "{{ ''.__class__.__mro__ }}"])
def test_a_template_that_cannot_be_filled_in_is_named(templates: Path, wording: str) -> None:
    (templates / "reply.en.txt").write_text(wording, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"reply\.en\.txt"):
        draft_of(mail_bytes("Is it open?"), templates=templates)


def test_missing_templates_are_named_with_what_to_type(templates: Path, tmp_path: Path) -> None:
    (templates / "reply.en.txt").unlink()
    (templates / "signature.ja.txt").unlink()
    half = rf"templates has no reply\.en\.txt and no signature\.ja\.txt; .* type: aspire mail templates {templates}$"
    none = r"ASPIRE_MAIL_TEMPLATES=\S+ is no folder; .* type: aspire mail templates"

    with pytest.raises(SettingsError, match=half):
        Writer(templates=templates).check()
    with pytest.raises(SettingsError, match=none):
        Writer(templates=tmp_path / "nowhere").check()
    with pytest.raises(SettingsError, match=none):
        Writer(templates=templates / "reply.ja.txt").check()


@pytest.mark.parametrize(
    ("subject", "reply"),
    [
        ("締切", "Re: 締切"),
        ("Re：締切", "Re: 締切"),
        ("返信: RE: 締切", "Re: 締切"),
        ("", "Re:"),
        ("Regarding", "Re: Regarding"),
    ],
)
def test_re_stands_once(subject: str, reply: str) -> None:
    assert reply_subject(subject) == reply
