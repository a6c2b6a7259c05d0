"""A correction of a draft is proposed for the next asker, and once approved drafts the next mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mail_engine import mail_bytes
from mail_run import Run

from bot.answers.deciding import approve
from bot.answers.store import Store
from bot.desk import Desk
from bot.mail.run import correct_drafts, draft_mails
from bot.settings import Settings
from tests.mail.test_corrections import fill_in
from tests.mail.test_desk import WHEN

REPLY = "面接会場に来場者用の駐車場はありません。"
Draft = Callable[..., Run]


@pytest.fixture
def real(tmp_path: Path, bundled_index: Path) -> Settings:
    return Settings(
        home=tmp_path / "home", index=bundled_index, log=False, mail_address="aspire-uk@jst.go.jp"
    )


@pytest.fixture
def draft(tmp_path: Path, real: Settings) -> Draft:
    """Drafts mails with the real desk."""

    def drafted(name: str, text: str) -> Run:
        inbox = tmp_path / name
        inbox.mkdir()
        (inbox / "a.eml").write_bytes(mail_bytes(text, number=1))
        draft_mails(str(inbox), tmp_path / f"{name}-out", real, engine=Desk.open(real), as_of=WHEN)
        return Run(tmp_path / f"{name}-out")

    return drafted


def body(run: Run) -> str:
    part = run.drafts["a.eml"].get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_corrected_proposed_approved_and_drafted_for_the_next_mail_with_the_desks_citation(
    draft: Draft, real: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    first = draft("first", "佐藤と申します。\n面接会場に駐車場はありますか。\n")
    assert REPLY not in body(first)
    fill_in(first, {"M1Q1": REPLY})
    correct_drafts(first.out, real)
    assert "Proposed for the next asker: 1." in capsys.readouterr().out

    (proposed,) = store_of(real).all("proposed")
    approve(store_of(real), proposed, Desk.open(real), role="the desk")
    second = draft("second", "面接会場には車を停められますか。\n")

    assert REPLY in body(second)
    assert "事務局の回答（" in body(second)
    assert second.rows["a.eml"]["triage"] == "ready"


def store_of(settings: Settings) -> Store:
    return Store.open(settings)


def test_correcting_again_proposes_nothing_twice(draft_all: Draft, settings: Settings) -> None:
    run = draft_all(
        {
            "1.eml": mail_bytes("締切はいつですか。\n"),
            "2.eml": mail_bytes("〆切はいつでしょうか。\n", number=2),
        }
    )
    for text in ("窓口にお尋ねください。", "窓口にお尋ねください。", "説明会でお伝えします。"):
        fill_in(run, {"M1Q1": text})
        correct_drafts(run.out, settings)

    proposed = store_of(settings).all()
    assert {one.wording["ja"] for one in proposed} == {"窓口にお尋ねください。", "説明会でお伝えします。"}
    assert all(one.state == "proposed" and one.asked == 2 for one in proposed)
