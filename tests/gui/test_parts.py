"""The smaller parts: search, filters, tabs, notes, dialogs, preview."""

import pytest
from gui.demo_dialogs import dialogs
from gui.walk import texts, unnamed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget

from nkavtal.gui.jobs import Jobs
from nkavtal.gui.parts.chain import Chain, Link
from nkavtal.gui.parts.choice_button import ChoiceButton
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.pdf_pages import outline
from nkavtal.gui.parts.preview import PaperPage, Preview
from nkavtal.gui.parts.search_box import SearchBox
from nkavtal.gui.parts.step_row import StepRow
from nkavtal.gui.parts.tabs import Tabs
from nkavtal.gui.remember import Remember


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def two_pages() -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _page in range(2):
        document.new_page(595, 842)
    import io

    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_every_key_searches_and_escape_clears_then_leaves(qtbot, shown):
    box, said = shown(SearchBox("Sök")), []
    box.searched.connect(said.append)
    qtbot.keyClicks(box.focusProxy(), "ab")
    qtbot.keyClick(box.focusProxy(), Qt.Key.Key_Escape)
    assert said == ["a", "ab", ""]
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box.focusProxy(), Qt.Key.Key_Escape)
    assert unnamed(box) == []


def test_a_filter_shows_its_choice(qtbot, shown):
    button = shown(ChoiceButton("Kommun", {"k": "Kalix"}))
    with qtbot.waitSignal(button.chosen) as told:
        button.menu().actions()[-1].trigger()
    assert told.args == ["k"]
    assert button.text() == "Kommun: Kalix"
    button.set_choices({"b": "Boden"})
    assert button.choice == ""


def test_tabs_take_short_words_where_there_is_little_room(shown):
    tabs = shown(Tabs("Flikar"))
    tabs.add("p", "Parter och beslut", QWidget(), "Parter")
    tabs.add("h", "Historik", QWidget())
    tabs.resize(400, 200)
    assert tabs._bar.tabText(0) == "Parter"
    assert tabs._bar.accessibleTabName(0) == "Parter och beslut"
    tabs.resize(900, 200)
    assert tabs._bar.tabText(0) == "Parter och beslut"
    tabs.step(1)
    assert tabs.current == "h"
    tabs.step(1)
    assert tabs.current == "p"


def test_a_note_offers_a_way(qtbot, shown):
    note, went = shown(Note("warn", "Tre datum saknas", "Rad 12.")), []
    note.offer("Gå till raden", lambda: went.append(True)).click()
    assert went == [True]
    note.clear_offers()
    assert note.accessibleName() == "Tre datum saknas"


def test_facts_wrap_and_can_be_copied(shown):
    facts = shown(Facts())
    facts.resize(300, 400)
    facts.show_facts([("Motpart", "Region Norrbotten " * 10), ("Dnr", "")])
    labels = facts.findChildren(Label)
    assert labels[1].height() >= 0
    assert labels[1].textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert labels[3].text() == "–"


def test_steps_and_links_are_said_in_words(shown):
    row = shown(StepRow(["Välj fil", "Granska"]))
    row.go_to(1)
    assert row.accessibleName() == "Steg 2 av 2: Granska"
    chain = shown(Chain([Link("Sänt", "14 kommuner", "done"), Link("Antagit", "", "todo")]))
    assert chain.accessibleName() == "Sänt: 14 kommuner, klart. Antagit: saknas, återstår"


def test_enter_means_the_primary_button_and_escape_leaves(qtbot, shown):
    dialog = shown(Dialog("Registrera beslut", "Spara beslut"))
    with qtbot.waitSignal(dialog.asked):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_asks_only_when_text_would_be_lost(qtbot, shown, monkeypatch):
    asked = []
    monkeypatch.setattr("nkavtal.gui.parts.dialog.asked_to_drop", lambda _parent: asked.append(True))
    dialog = shown(Dialog("Registrera beslut", "Spara beslut"))
    dialog.lossy = lambda: True
    dialog.reject()
    assert asked == [True]
    assert dialog.isVisible()
    dialog.lossy = lambda: False


@pytest.mark.parametrize("size", [100, 200])
def test_no_dialog_has_unnamed_controls_or_leaves_the_screen(shown, look, size):
    look.use("light", size)
    for name, dialog in dialogs().items():
        shown(dialog)
        room = dialog.screen().availableGeometry()
        assert dialog.height() <= room.height(), name
        assert unnamed(dialog) == [], name
        assert "Cancel" not in texts(dialog)


def test_details_of_an_error_can_be_copied(shown):
    from PySide6.QtGui import QGuiApplication

    box = shown(dialogs()["error"])
    box.copy_details()
    assert "NKA-121" in QGuiApplication.clipboard().text()


def test_the_preview_draws_the_pages_of_the_very_file(qtbot, shown):
    jobs = Jobs()
    preview = shown(Preview(jobs))
    preview.resize(700, 600)
    data = two_pages()
    preview.show_pdf(data)
    qtbot.waitUntil(lambda: preview.page_count == 2, timeout=20_000)
    pages = preview.findChildren(PaperPage)
    qtbot.waitUntil(lambda: all(page.scale > 0 for page in pages), timeout=20_000)
    assert [page.accessibleName() for page in pages] == ["Sida 1 av 2", "Sida 2 av 2"]
    assert len(outline(data).sizes) == 2
    preview.zoom_by(1)
    assert unnamed(preview) == []
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    jobs.stop()


def test_what_is_remembered_comes_back(tmp_path, qtbot):
    remember = Remember(tmp_path / "inställningar.json")
    remember.keep_view("avtal-columns", {"shown": ["title"]})
    remember.change(text_size=125)
    remember.write()
    again = Remember(tmp_path / "inställningar.json")
    assert again.view("avtal-columns") == {"shown": ["title"]}
    assert again.settings.text_size == 125


def test_the_focus_waits_at_the_tabs_while_another_one_comes_up(shown):
    tabs = shown(Tabs("Flikar"))
    one = QLineEdit()
    tabs.add("one", "En", one)
    tabs.add("other", "Annan", QLineEdit())
    one.setFocus()
    tabs.turn_to("other")
    assert tabs.focusWidget() is tabs.findChild(QTabBar)
