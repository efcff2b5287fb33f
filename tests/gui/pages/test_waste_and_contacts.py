"""Contacts noted, addresses copied, parties merged, agreements copied, and the waste basket."""

from __future__ import annotations

from gui.pages.agreement_setting import card, key_of
from PySide6.QtGui import QGuiApplication

from nkavtal.usecases import ledger
from nkavtal.usecases.all_acts import perform


def test_a_contact_noted_for_the_marked_ones_stands_in_their_log(whole, register, uuid, agreement_page):
    agreement_page.tabs.turn_to("parties")
    agreement_page.parties.table.mark(key_of(register, "Kalix"))
    whole.menu("contact")
    box = agreement_page.acts_on.open_box
    assert box.parties.checked() == (key_of(register, "Kalix"),)
    box.form.set_values({"words": "Ringde registrator, tas upp i juni.", "expected_on": "2027-06"})
    box.primary.click()
    whole.settle()
    (line,) = [one for one in card(register, uuid).parties if one.short_name == "Kalix"]
    assert [(row.values["words"], row.values["noted_on"]) for row in line.contacts] == [
        ("Ringde registrator, tas upp i juni.", "2026-11-23")
    ]


def test_a_copy_is_opened_as_a_new_agreement(whole, agreement_page):
    whole.menu("copy")
    assert whole.window.page.title.endswith("Läkarmedverkan i hemsjukvården")
    assert not whole.window.page.title.startswith("2026-001")


def test_addresses_of_chosen_parties_come_to_the_clipboard(whole, register, uuid):
    whole.begin(register)
    for name in ("Boden", "Kalix"):
        values = {"function": "Registrator", "email": f"registrator@{name.lower()}.example"}
        perform(whole.program.open_store, ledger.AddRow("contact", key_of(register, name), values))
    whole.window.show_page("parter")
    whole.settle()
    whole.menu("addresses")
    box = whole.window.page.copying
    assert box.text.toPlainText() == "registrator@boden.example; registrator@kalix.example"
    box.parties.set_checked([key_of(register, "Boden")])
    box.primary.click()
    assert QGuiApplication.clipboard().text() == "registrator@boden.example"


def test_merged_parties_become_one_and_undo_parts_them(whole, register, uuid):
    whole.begin(register)
    whole.window.show_page("parter", key_of(register, "Region Norrbotten"))
    whole.settle()
    page = whole.window.page
    names = [row.short_name for row in page._rows]
    whole.menu("merge")
    box = page.merging
    box.choice.setCurrentIndex(box.choice.findText("Norrbottens Kommuner"))
    whole.settle()
    assert box.told.text().startswith("Flyttas till Region Norrbotten:")
    box.primary.click()
    whole.settle()
    assert [row.short_name for row in page._rows] == [name for name in names if name != "Norrbottens Kommuner"]
    whole.window.undo()
    whole.settle()
    assert [row.short_name for row in page._rows] == names


def test_what_was_removed_is_taken_back_from_the_basket(whole, register, agreement_page):
    whole.menu("remove")
    agreement_page.acts_on.open_box.primary.click()
    whole.settle()
    whole.window.show_page("papperskorg")
    whole.settle()
    page = whole.window.page
    assert [page._what(one) for one in page._rows] == ["2026-001 Läkarmedverkan i hemsjukvården"]
    whole.menu("restore")
    assert page.status_text() == "0 borttagna uppgifter"
    whole.window.show_page("avtal")
    whole.settle()
    assert len(whole.window.page.table.rows.keys) == 3
