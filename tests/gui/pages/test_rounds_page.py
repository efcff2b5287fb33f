"""Decision rounds in a real window: sending, who has answered, reminding."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, opened, org
from gui.pages.agreement_setting import card, key_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nkavtal.gui.dialogs.remind_round import Reminders
from nkavtal.gui.dialogs.round_made import RoundMade
from nkavtal.gui.dialogs.send_round import SendToDecision
from nkavtal.gui.pages.rounds import RoundsPage
from nkavtal.usecases import rounds
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.organisation import EditOrganisation
from nkavtal.usecases.round import SendRound

OWN = ("Arjeplog", "Boden", "Kalix")


@pytest.fixture
def agreement(register: Path) -> str:
    """Return an agreement of three that is not sent yet; Boden has decided."""
    store = opened(register)
    uuid = an_agreement(store, "Hjälpmedel", OWN)
    decided(store, uuid, "Boden")
    perform(store, EditOrganisation(org(store, "Kalix"), {"email": "kommun@kalix.example"}))
    store.close()
    return uuid


def sent(register: Path, *uuids: str, name: str = "Hösten", reply_by: str = "2026-11-01") -> None:
    store = opened(register)
    pairs = tuple((uuid, org(store, one)) for uuid in uuids for one in OWN)
    perform(store, SendRound(name, pairs, {"sent_on": "2026-06-15", "reply_by": reply_by, "way": "mail"}))
    store.close()


def page_of(whole, register: Path) -> RoundsPage:
    whole.begin(register)
    found = whole.turn_to("beslutsrundor")
    assert isinstance(found, RoundsPage)
    return found


def listed(page: RoundsPage) -> list[str]:
    rows = [page.table.rows.row_at(place) for place in range(len(page.table.rows.keys))]
    return [getattr(row, "spoken", "") or row.title for row in rows]


def sending(whole) -> SendToDecision:
    box = whole.flows.rounds.box
    assert isinstance(box, SendToDecision)
    return box


def saved_to(whole, box: SendToDecision | Reminders, folder: Path) -> RoundMade:
    whole.desktop.answer = folder
    box.place._choose()
    box.primary.click()
    whole.settle()
    made = whole.flows.rounds.made
    assert isinstance(made, RoundMade)
    return made


def test_an_agreement_is_sent_from_its_parties_and_stands_as_a_round(whole, register, agreement, tmp_path) -> None:
    whole.begin(register)
    page = whole.turn_to("agreement", (agreement, ""))
    page.parties.send_button.click()
    whole.settle()
    box = sending(whole)
    assert [box.parties.words(key) for key in box.parties.checked()] == ["Arjeplog", "Kalix"]
    assert box.preview.accessibleName() == "2 utskick registreras"
    assert "Avtalstexten saknas" in box.warning.accessibleName()
    box.form.set_value("reply_by", "2027-01-31")
    made = saved_to(whole, box, tmp_path)
    target = tmp_path / "Hjälpmedel, november 2026"
    assert sorted(path.name for path in target.iterdir()) == [
        "Adresser och text.txt", "Arjeplog", "Kalix", "Mejl till Arjeplog.eml", "Mejl till Kalix.eml",
    ]  # fmt: skip
    assert whole.flows.rounds.box is None
    lines = {one.short_name: one for one in card(register, agreement).parties}
    assert (lines["Kalix"].state, lines["Kalix"].requests[0].values["sent_to"]) == ("waiting", "kommun@kalix.example")
    assert lines["Boden"].requests == ()
    made.whose.setCurrentText("Kalix")
    assert made.to.text() == "kommun@kalix.example"
    made._take(made.everybody)
    assert QApplication.clipboard().text() == "kommun@kalix.example"
    made.open_button.click()
    made.primary.click()
    assert whole.desktop.opened == [target / "Mejl till Kalix.eml", target]
    assert listed(whole.turn_to("beslutsrundor")) == ["Ute för beslut, 1 runda", "Hjälpmedel, november 2026"]
    whole.menu("undo")
    assert whole.window.page.status_text() == "0 rundor"


def test_several_marked_agreements_are_one_round(whole, register, agreement, tmp_path) -> None:
    store = opened(register)
    an_agreement(store, "Fotvård", ("Kalix",))
    store.close()
    whole.begin(register)
    page = whole.turn_to("avtal")
    page.table.selectAll()
    whole.menu("send-round")
    box = sending(whole)
    assert box.windowTitle() == "Sänd 2 avtal till beslut"
    for tick in (box.letters, box.enclosed, box.mails):
        tick.setChecked(False)
    assert box.primary.text() == "Registrera"
    box.primary.click()
    whole.settle()
    assert whole.flows.rounds.made is None
    store = opened(register)
    (one,) = rounds.every(store, TODAY)
    store.close()
    assert [(line.number, line.short_name) for line in one.lines] == [
        ("2026-001", "Arjeplog"), ("2026-001", "Kalix"), ("2026-002", "Kalix"),
    ]  # fmt: skip


def test_what_is_wrong_is_told_in_the_dialog_and_nothing_is_lost(whole, register, agreement, tmp_path) -> None:
    whole.begin(register)
    whole.flows.do("send-round", ((agreement,), ()))
    whole.settle()
    box = sending(whole)
    box.parties.set_checked(())
    box.primary.click()
    assert box.preview.accessibleName() == "Ingen är markerad"
    box.parties.set_checked(box.parties.keys)
    box.form.set_value("reply_by", "2026-01-01")
    box.place._line.setText(str(tmp_path))
    box.primary.click()
    whole.settle()
    assert box.isVisible()
    assert "ligger före dagen" in box.form.boxes["reply_by"].error
    assert list(tmp_path.glob("Hjälpmedel*")) == []
    box.form.set_value("reply_by", "2027-01-01")
    box.place._line.setText(str(tmp_path / "saknas"))
    box.primary.click()
    whole.settle()
    assert box.primary.isEnabled()
    assert card(register, agreement).parties[0].requests == ()


def test_leaving_while_papers_are_made_leaves_neither_papers_nor_notes(whole, register, agreement, tmp_path) -> None:
    whole.begin(register)
    whole.flows.do("send-round", ((agreement,), ()))
    whole.settle()
    box = sending(whole)
    box.place._line.setText(str(tmp_path / "ut"))
    (tmp_path / "ut").mkdir()
    box.primary.click()
    box.reject()
    whole.settle()
    assert list((tmp_path / "ut").iterdir()) == []
    assert [party.requests for party in card(register, agreement).parties] == [(), (), ()]


def test_the_page_tells_who_is_missing_and_reminds_them(whole, register, agreement, tmp_path) -> None:
    sent(register, agreement)
    page = page_of(whole, register)
    assert listed(page) == ["Svarsdagen har passerat, 1 runda", "Hösten"]
    assert page.marked is not None
    assert page.pane.remind.text() == "Påminn 2…"
    page.pane.table.mark((agreement, key_of(register, "Kalix")))
    assert page.pane.remind.text() == "Påminn 1…"
    page.pane.remind.click()
    whole.settle()
    box = whole.flows.rounds.box
    assert isinstance(box, Reminders)
    box.form.set_value("reply_by", "2027-01-15")
    made = saved_to(whole, box, tmp_path)
    found = email.message_from_bytes(
        (tmp_path / "Påminnelse Hösten" / "Mejl till Kalix.eml").read_bytes(), policy=email.policy.default
    )
    assert found["To"] == "Kalix kommun <kommun@kalix.example>"
    made.reject()
    (line,) = [one for one in page.marked.lines if one.short_name == "Kalix"]
    assert (line.reminders, line.reply_by, line.reminded_on) == (1, "2027-01-15", "2026-11-23")


def test_a_decision_is_recorded_from_the_round_and_it_moves_down_when_all_have_answered(
    whole, register, agreement
) -> None:
    sent(register, agreement)
    page = page_of(whole, register)
    whole.menu("decide")
    box = page.acts_on.open_box
    box.parties.set_checked([key_of(register, "Kalix"), key_of(register, "Arjeplog")])
    box.main.set_value("outcome", "adopted")
    box.primary.click()
    whole.settle()
    assert listed(page) == ["Alla har svarat, 1 runda", "Hösten"]
    assert not page.pane.remind.isEnabled()
    assert not whole.window.menus.action("remind").isEnabled()


def test_words_narrow_the_rounds_and_enter_goes_to_the_lines(whole, register, agreement, qtbot) -> None:
    store = opened(register)
    other = an_agreement(store, "Fotvård", OWN)
    store.close()
    sent(register, agreement)
    sent(register, other, name="Våren", reply_by="2027-05-01")
    page = page_of(whole, register)
    assert page.status_text() == "2 rundor  ·  2 ute"
    page.search.set_text("fotvård kalix")
    assert listed(page) == ["Ute för beslut, 1 runda", "Våren"]
    page.search.set_text("finns inte")
    assert page.empty.isVisible()
    page.clear.click()
    page.table.mark_first()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.pane.table.hasFocus()
    qtbot.keyClick(page.pane.table, Qt.Key.Key_Return)
    whole.settle()
    assert whole.window.page.title == "2026-001 Hjälpmedel"
    page.table.sort_asked.emit("title", True)
    assert listed(page) == ["Våren", "Hösten"]


def test_a_round_with_something_invented_in_it_is_marked(whole, register, agreement) -> None:
    store = opened(register)
    pair = (agreement, org(store, "Kalix"))
    perform(store, SendRound("Påhittad", (pair,), {"sent_on": "2026-06-15", "way": "mail", "example": True}))
    store.close()
    page = page_of(whole, register)
    title = next(one for one in page.table.rows.columns if one.name == "title")
    assert title.spoken(page.marked) == "Runda: Påhittad, EXEMPEL, 2026-001"


def test_an_empty_page_tells_the_way_to_a_round(whole, register) -> None:
    page = page_of(whole, register)
    assert page.empty.isVisible()
    page.to_agreements.click()
    whole.settle()
    assert whole.window.page.title == "Avtal"


def test_a_register_that_is_only_read_shows_rounds_and_changes_none(whole, register, agreement) -> None:
    sent(register, agreement)
    page = page_of(whole, register)
    whole.context.bridge.read_only = True
    page._show_marked()
    assert not page.pane.remind.isEnabled()
    assert page.pane.remind.toolTip() == "Registret är öppnat för bara läsning"
    assert {act.name: act.enabled for act in page.acts()} == {"remind": False, "decide": False, "open-agreement": True}
    page.remind()
    page.decide()
    whole.settle()
    assert whole.flows.rounds.box is None


def test_who_has_answered_is_not_promised_to_be_waited_for(whole, register, agreement) -> None:
    store = opened(register)
    decided(store, agreement, "Kalix", outcome="rejected")
    keys = [org(store, "Arjeplog"), org(store, "Kalix")]
    store.close()
    whole.begin(register)
    whole.flows.do("send-round", ((agreement,), tuple(keys)))
    whole.settle()
    told = sending(whole)._noted(keys)
    assert told[:2] == [
        "Till Arjeplog. De blir tillfrågade och väntas svara.",
        "Till Kalix. De har redan svarat, och svaret gäller tills ett nytt beslut registreras.",
    ]


def test_a_refused_day_of_a_reminder_leaves_no_folder(whole, register, agreement, tmp_path) -> None:
    sent(register, agreement)
    page = page_of(whole, register)
    page.pane.remind.click()
    whole.settle()
    box = whole.flows.rounds.box
    box.form.set_value("reply_by", "2026-01-01")
    whole.desktop.answer = tmp_path
    box.place._choose()
    box.primary.click()
    whole.settle()
    assert whole.flows.rounds.box is box
    assert not box.place.target.exists()
