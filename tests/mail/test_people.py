"""Who wrote and who is answered, from address lines as they really come."""

from __future__ import annotations

import pytest
from mail_engine import WHEN, Echo, mail_bytes
from mail_run import Run

from bot.mail.message import read_mail
from bot.mail.people import Person, people
from bot.mail.reply import Writer
from bot.mail.triage import consider

DESK = "desk@funder.example"


@pytest.mark.parametrize(
    ("line", "name", "address"),
    [
        pytest.param("Ito Rei r.ito@univ.example", "Ito Rei", "r.ito@univ.example", id="no brackets"),
        pytest.param("Ito <r.ito@univ.example.>", "Ito", "r.ito@univ.example", id="a dot too many"),
        pytest.param("Ito <r.ito@univ.example", "Ito", "r.ito@univ.example", id="bracket left open"),
        pytest.param("Ito <<r.ito@univ.example>>", "Ito", "r.ito@univ.example", id="brackets twice"),
        pytest.param("Ito [r.ito@univ.example]", "Ito", "r.ito@univ.example", id="square brackets"),
        pytest.param("<mailto:r.ito@univ.example>", "", "r.ito@univ.example", id="a link"),
        pytest.param("r.ito @ univ.example", "", "r.ito@univ.example", id="spaces"),
        pytest.param("ｒｅｉ＠univ.example", "", "rei@univ.example", id="full width"),
        pytest.param("'r.ito@univ.example'", "", "r.ito@univ.example", id="apostrophes"),
        pytest.param("r.ito@univ.example (Ito Rei)", "Ito Rei", "r.ito@univ.example", id="name behind"),
        pytest.param("Ito <rei(my account)@univ.example(Kobe)>", "Ito", "rei@univ.example", id="remarks"),
        pytest.param("Ito, Rei <r.ito@univ.example>", "Ito, Rei", "r.ito@univ.example", id="bare comma"),
        pytest.param("Ito@Lab <r.ito@univ.example>", "Ito@Lab", "r.ito@univ.example", id="@ in the name"),
        pytest.param("rei..x.@carrier.example", "", "rei..x.@carrier.example", id="a carrier's dots"),
        pytest.param("Ito <rei@honbu>", "Ito", "rei@honbu", id="an intranet"),
        pytest.param("伊藤 <伊藤@大学.example>", "伊藤", "伊藤@大学.example", id="any script"),
        pytest.param("rené@bücher.example", "", "rené@bücher.example", id="accents, no brackets"),
        pytest.param("受付：rei@univ.example", "受付：", "rei@univ.example", id="a word joined to it"),
        pytest.param("Ito <ｒｅｉ@univ.example>", "Ito", "rei@univ.example", id="full width in brackets"),
        pytest.param("Ito Rei", "Ito Rei", "", id="no address"),
        pytest.param("Ito Rei <rei>", "Ito Rei", "", id="an account"),
        pytest.param("rei@@univ.example", "rei@@univ.example", "", id="no address either"),
    ],
)
def test_a_person_is_read_from_what_stands_on_the_line(line: str, name: str, address: str) -> None:
    assert people({"from": (line,)}, "from", None) == (Person(name, address),)


def test_several_people_are_each_called_by_their_own_name() -> None:
    line = '"A. One" <one@a.example>, Two <two@b.example>; three@c.example'

    assert [person.name for person in people({"to": (line,)}, "to", None)] == ["A. One", "Two"]
    assert people({"to": ("undisclosed-recipients:;",)}, "to", None) == ()


def through_a_group(headers: str, sender: str = f"'Rei Ito' via Call Desk <{DESK}>") -> bytes:
    return mail_bytes("Is it open?", sender=sender, headers=headers)


@pytest.mark.parametrize(
    "headers",
    [
        "Reply-To: Rei Ito <rei@univ.example>\nList-Id: <desk.funder.example>",
        "X-Original-From: Rei Ito <rei@univ.example>\nReply-To: desk@funder.example",
        "X-Google-Original-From: Rei Ito <rei@univ.example>",
        "X-Original-Sender: rei@univ.example\nMailing-List: list desk@funder.example",
    ],
)
def test_behind_the_desks_own_group_stands_the_asker(headers: str) -> None:
    mail = read_mail(through_a_group(headers), desk=DESK)
    outcome = consider(mail, Echo(), as_of=None, desk=DESK)
    draft = Writer(desk=DESK).write(mail, outcome, now=WHEN)

    assert outcome.triage == "ready"
    assert draft.message["To"] == "Rei Ito <rei@univ.example>"
    assert draft.text.startswith("Dear Rei Ito,")


def test_what_the_desk_wrote_itself_is_not_answered_even_through_its_group() -> None:
    raw = through_a_group(
        f"X-Original-Sender: {DESK}\nList-Id: <desk.funder.example>", sender=f"Desk <{DESK}>"
    )

    assert consider(read_mail(raw, desk=DESK), Echo(), as_of=None, desk=DESK).reason == "the desk's own mail"


def test_another_group_keeps_its_address_and_loses_its_via() -> None:
    raw = through_a_group("X-BeenThere: all@univ.example", sender='"Ito via All" <all@univ.example>')

    assert read_mail(raw, desk=DESK).sender == Person("Ito", "all@univ.example")


def test_a_mail_without_an_address_to_reply_to_is_never_ready(draft_all: object) -> None:
    run: Run = draft_all({"a.eml": mail_bytes("Is it open?", sender="Somebody")})  # type: ignore[operator]

    assert run.rows["a.eml"]["triage"] == "needs a person"
    assert run.rows["a.eml"]["reason"] == "no address to reply to"
    assert run.drafts["a.eml"]["To"] is None
