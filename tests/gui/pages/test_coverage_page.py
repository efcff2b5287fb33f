"""The matrix: walked by arrows and from gap to gap, explained in words, narrowed, sorted and copied."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, decided, opened, org, signed
from gui import walk
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication

from nkavtal.gui import theme
from nkavtal.gui.dialogs.add_parties import AddParties
from nkavtal.gui.dialogs.record_decision import RecordDecision
from nkavtal.gui.dialogs.record_signature import RecordSignature
from nkavtal.gui.pages.coverage import CoveragePage
from nkavtal.gui.parts.matrix_heads import short_names
from nkavtal.usecases import agreement, ledger
from nkavtal.usecases.all_acts import perform

TOWNS = ("Arjeplog", "Boden", "Pajala")


def made(register):
    """Put three agreements in a register: one half decided, one signed by all, one that has ended."""
    store = opened(register)
    one = an_agreement(store, "Läkarmedverkan i hemsjukvården", TOWNS, areas="health")
    for line in agreement.show(store, one, TODAY).own_side:
        perform(store, ledger.EditRow("party", line.uuid, {"asked_on": "2026-06-15", "reply_by": "2026-12-31"}))
    decided(store, one, "Arjeplog", body="KF", decided_on="2026-10-26", paragraph="62")
    decided(store, one, "Pajala", outcome="referred_back", body="KF", decided_on="2026-10-19", example=True)
    perform(store, ledger.AddRow("party", one, {"organisation": org(store, "Kalix"), "role": "outside"}))
    other = an_agreement(store, "Gymnasiesamverkan", TOWNS, areas="education")
    decided(store, other, *TOWNS)
    signed(store, other, *TOWNS)
    an_agreement(store, "Upphört", TOWNS, ends_on="2020-12-31")
    store.close()


@pytest.fixture
def page(whole, register) -> CoveragePage:
    """Give the page over two agreements, the ended one left out."""
    made(register)
    whole.begin(register)
    return whole.turn_to("tackning")


def titles(page):
    return [page.matrix.model.agreement_at(row).title for row in range(len(page.matrix.model.keys))]


def go_to(whole, page, row, name):
    places = [one.name for one in page.matrix.model.parties]
    page.table.go_to(row, places.index(name))
    whole.settle()


def spoken(page, row, name):
    model = page.matrix.model
    place = [one.name for one in model.parties].index(name)
    return model.data(model.index(row, place), Qt.ItemDataRole.AccessibleTextRole)


def dialog(kind):
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_rows_are_agreements_and_columns_the_14_municipalities(page):
    assert titles(page) == ["Gymnasiesamverkan", "Läkarmedverkan i hemsjukvården"]
    assert len(page.matrix.model.parties) == 14
    assert page.status_text().startswith("2 avtal × 14 parter  ·  lucka 1 av 3")
    assert "Vilka kommuner som är med i vilka avtal. Luckor: 3 i 1 avtal." in walk.texts(page)


def test_a_cell_is_said_in_words_with_its_row_and_column(page):
    assert spoken(page, 1, "Pajala") == "Pajala, Läkarmedverkan i hemsjukvården: återremitterat, exempel"
    assert spoken(page, 1, "Boden") == "Boden, Läkarmedverkan i hemsjukvården: väntar"
    assert spoken(page, 1, "Kalix") == "Kalix, Läkarmedverkan i hemsjukvården: ej part"
    assert spoken(page, 1, "Luleå") == "Luleå, Läkarmedverkan i hemsjukvården: inget känt"
    assert spoken(page, 0, "Boden") == "Boden, Gymnasiesamverkan: undertecknat"


def test_a_blank_cell_is_blank_and_an_example_in_a_real_row_has_a_star(page):
    model = page.matrix.model
    shown = {one.name: model.data(model.index(1, at)) for at, one in enumerate(model.parties)}
    assert (shown["Luleå"], shown["Kalix"], shown["Boden"], shown["Pajala"]) == ("", "E", "V", "R*")


def test_heads_count_rows_and_columns(page):
    model = page.matrix.model
    names = [one.name for one in model.parties]
    said = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(1, Qt.Orientation.Vertical, said) == (
        "2026-001, Läkarmedverkan i hemsjukvården, 1 av 3 antagit, Delvis antaget, EXEMPEL"
    )
    assert model.headerData(names.index("Arjeplog"), Qt.Orientation.Horizontal, said) == (
        "Arjeplog: antagit 2 av 2, undertecknat 1, 1 lucka"
    )
    assert model.headerData(names.index("Kiruna"), Qt.Orientation.Horizontal, said) == (
        "Kiruna: inte part i något av avtalen"
    )


def test_a_screen_reader_meets_a_table_with_heads(page):
    face = QAccessible.queryAccessibleInterface(page.table)
    met = [face.child(at) for at in range(face.childCount())]
    names = {one.role(): [] for one in met}
    for one in met:
        names[one.role()].append(one.text(QAccessible.Text.Name))
    assert len(names[QAccessible.Role.Cell]) == 2 * 14
    assert names[QAccessible.Role.RowHeader][1].startswith("2026-001, Läkarmedverkan i hemsjukvården, 1 av 3 antagit")
    assert names[QAccessible.Role.ColumnHeader][0].startswith("Arjeplog: antagit 2 av 2")
    assert "Pajala, Läkarmedverkan i hemsjukvården: återremitterat, exempel" in names[QAccessible.Role.Cell]


def test_f8_goes_from_gap_to_gap_and_round(whole, page):
    met = []
    for _turn in range(4):
        whole.menu("gap-next")
        met.append((page.matrix.row.title[:5], page.matrix.party.name))
    assert met == [("Läkar", "Boden"), ("Läkar", "Pajala"), ("Läkar", "Arjeplog"), ("Läkar", "Boden")]
    whole.menu("gap-previous")
    assert page.matrix.party.name == "Arjeplog"


def test_the_strip_explains_the_cell_and_offers_what_fills_the_gap(whole, page):
    go_to(whole, page, 1, "Boden")
    words = walk.texts(page.strip)
    assert "Boden: Läkarmedverkan i hemsjukvården" in words
    assert "Väntar på svar, sänt 2026-06-15. Svar senast 2026-12-31." in words
    assert page.strip.decide.isVisible()
    assert not page.strip.sign.isVisible()
    go_to(whole, page, 1, "Arjeplog")
    assert "Antagit, KF 2026-10-26 § 62. Underskrift saknas." in walk.texts(page.strip)
    assert page.strip.sign.isVisible()
    go_to(whole, page, 1, "Luleå")
    assert "Inte registrerad som part i avtalet. Inget är känt." in walk.texts(page.strip)
    assert page.strip.add.isVisible()
    go_to(whole, page, 0, "Boden")
    assert [one.isVisible() for one in (page.strip.decide, page.strip.sign, page.strip.add)] == [False, False, False]


def test_a_decision_is_recorded_for_the_marked_cells_and_the_gap_is_filled(whole, page):
    go_to(whole, page, 1, "Boden")
    page.strip.decide.click()
    whole.settle()
    box = dialog(RecordDecision)
    assert [box.parties.words(key) for key in box.parties.checked()] == ["Boden"]
    box.main.set_value("outcome", "rejected")
    box.main.set_value("kind", "final")
    box.primary.click()
    whole.settle()
    assert spoken(page, 1, "Boden").endswith(": avslagit")
    assert len(page.matrix.gaps) == 2
    assert page.matrix.party.name == "Boden", "the marked cell stays marked"


def test_several_marked_cells_of_a_row_are_signed_at_once(whole, page):
    model = page.matrix.model
    go_to(whole, page, 1, "Arjeplog")
    marks = QItemSelection(model.index(1, 0), model.index(1, 2))
    page.table.selectionModel().select(marks, QItemSelectionModel.SelectionFlag.Select)
    whole.menu("sign")
    box = dialog(RecordSignature)
    assert [box.parties.words(key) for key in box.parties.checked()] == ["Arjeplog", "Boden"]
    box.reject()


def test_who_is_no_party_is_proposed_to_be_added(whole, page):
    go_to(whole, page, 1, "Luleå")
    page.strip.add.click()
    whole.settle()
    box = dialog(AddParties)
    assert [box.parties.words(key) for key in box.parties.checked()] == ["Luleå"]
    box.primary.click()
    whole.settle()
    assert spoken(page, 1, "Luleå").endswith("ej tillfrågad")


def test_enter_opens_the_agreement_at_the_party(whole, page):
    go_to(whole, page, 1, "Pajala")
    whole.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    whole.settle()
    opened_page = whole.window.page
    assert opened_page.title == "2026-001 Läkarmedverkan i hemsjukvården"
    assert opened_page.tabs.current == "parties"
    assert opened_page.parties.table.marked_row().name == "Pajala"


def test_arrows_walk_the_cells(whole, page):
    go_to(whole, page, 0, "Arjeplog")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        whole.qtbot.keyClick(page.table, key)
    whole.settle()
    assert (page.matrix.row.title[:5], page.matrix.party.name) == ("Läkar", "Boden")


def test_filters_narrow_the_rows_and_the_choices_are_remembered(whole, page):
    filter_ = page.matrix.filter
    filter_.only_gaps.click()
    whole.settle()
    assert titles(page) == ["Läkarmedverkan i hemsjukvården"]
    filter_.only_gaps.click()
    filter_.area.choose("education")
    whole.settle()
    assert titles(page) == ["Gymnasiesamverkan"]
    filter_.area.choose("")
    filter_.status.choose("every")
    whole.settle()
    assert titles(page) == ["Gymnasiesamverkan", "Läkarmedverkan i hemsjukvården", "Upphört"]
    assert len(page.matrix.gaps) == 3, "nothing is left to do in what has ended"
    page.focus_search("läkar")
    whole.settle()
    assert titles(page) == ["Läkarmedverkan i hemsjukvården"]
    page.focus_search("läge:hittepå")
    whole.settle()
    assert titles(page) == ["Läkarmedverkan i hemsjukvården"], "the last good rows stay"
    assert any("hittepå" in text for text in walk.texts(filter_.search))
    page.focus_search("hittas ej")
    whole.settle()
    assert page.matrix._no_match.isVisible()
    filter_.clear()
    whole.settle()
    assert len(titles(page)) == 2
    assert whole.context.remember.view("tackning")["area"] == ""


def test_a_click_on_a_municipality_puts_its_gaps_first(whole, page):
    boden = [one.name for one in page.matrix.model.parties].index("Boden")
    page.table.heads.sectionClicked.emit(boden)
    whole.settle()
    assert titles(page)[0].startswith("Läkar")
    assert page.status_text().endswith("luckor först: Boden")
    page.table.heads.sectionClicked.emit(boden)
    whole.settle()
    assert titles(page)[0] == "Gymnasiesamverkan"


def test_other_parties_of_the_own_side_get_columns_when_asked_for(whole, register):
    made(register)
    store = opened(register)
    an_agreement(store, "Gemensam nämnd", ("Boden", "Region Norrbotten"))
    store.close()
    whole.begin(register)
    page = whole.turn_to("tackning")
    page.matrix.filter.who.choose("all")
    whole.settle()
    assert [one.name for one in page.matrix.model.parties][14:] == ["Region Norrbotten"]


def test_the_table_is_copied_in_words_with_heads(whole, page):
    whole.menu("list-copy")
    lines = [one.split("\t") for one in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:4] == ["Nummer", "Avtal", "Arjeplog", "Arvidsjaur"]
    assert lines[2][:5] == ["2026-001", "Läkarmedverkan i hemsjukvården", "antagit", "", "väntar"]
    assert "2 rader är kopierade" in walk.texts(whole.window.status)
    go_to(whole, page, 1, "Boden")
    whole.qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    whole.settle()
    assert QGuiApplication.clipboard().text() == (
        "Nummer\tAvtal\tBoden\n2026-001\tLäkarmedverkan i hemsjukvården\tväntar"
    )


def test_an_empty_register_shows_the_ways_in(whole, register):
    whole.begin(register)
    page = whole.turn_to("tackning")
    assert page.empty.isVisible()


@pytest.mark.parametrize(("width", "height", "size"), [(1440, 900, 100), (1366, 768, 100), (1366, 768, 200)])
def test_rows_are_in_sight_and_every_control_has_a_name(whole, page, width, height, size):
    theme.current().use("light", size)
    whole.window.resize(width, height)
    whole.settle()
    assert walk.unnamed(page) == []
    assert page.table.viewport().height() >= 2 * page.table.row_heads.row_height()
    assert page.table.columnWidth(0) >= page.table.itemDelegate().sizeHint(None, None).width()


def test_names_are_shortened_so_that_they_can_still_be_told_apart():
    assert short_names(["Arjeplog", "Överkalix", "Övertorneå"]) == ["Arje", "Övka", "Övto"]
