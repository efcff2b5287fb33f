"""Settings hold at once, and the help speaks of the page one is on."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from nkavtal.base import preferences
from nkavtal.base.preferences import Preferences
from nkavtal.catalogue.preferences import SETTINGS
from nkavtal.gui import theme
from nkavtal.gui.help_topics import OF_PAGE, OF_TAB, topics
from nkavtal.gui.page_list import PAGES

NOT_CHOSEN = {"register", "views"}
"""What the program keeps for itself."""


def page(running):
    running.window.show_page("installningar")
    running.settle()
    return running.window.page


def test_every_preference_is_on_the_page_or_the_programs_own():
    named = {one.name for one in SETTINGS}
    assert {one.name for one in fields(Preferences)} - NOT_CHOSEN - named <= {"second_place"}


def test_a_text_size_holds_at_once_and_is_kept(running):
    box = page(running).inputs["text_size"]
    box.setCurrentIndex(box.findData(150))
    box.activated.emit(box.currentIndex())
    assert theme.current().text_size == 150
    running.context.remember.write()
    assert preferences.load(running.program.places.settings).text_size == 150


def test_a_name_stands_in_history_from_then_on(running):
    field = page(running).inputs["name"]
    field.setText("Avtalssamordnaren")
    field.editingFinished.emit()
    assert running.program.actor == "Avtalssamordnaren"


def test_searching_shows_only_what_fits(running):
    found = page(running)
    found.focus_search("textstorlek")
    assert [one.name for one, whole in found._rows if not whole.isHidden()] == ["text_size"]
    found.focus_search("xyz")
    assert not found._none.isHidden()


def test_the_page_goes_back_to_what_was_there_from_the_beginning(running):
    found = page(running)
    running.window.change_theme("dark")
    running.menu("reset-settings")
    found.question.primary.click()
    assert running.context.remember.settings.theme == "system"
    theme.current().use("light", 100)


def test_help_speaks_of_the_page(running):
    running.window.show_page("parter")
    running.settle()
    running.menu("help")
    assert running.window.help.reader.toPlainText().startswith("Parter")
    running.window.help.search.setText("återremiss")
    assert running.window.help.reader.toPlainText().startswith("Ordlista")
    running.window.help.close()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_every_page_has_its_help(entry):
    assert OF_PAGE[entry.name] in {one.name for one in topics()}


@pytest.mark.parametrize("tab", OF_TAB)
def test_every_tab_of_an_agreement_has_its_help(agreement_page, tab):
    agreement_page.tabs.turn_to(tab)
    assert agreement_page.help_topic in {one.name for one in topics()}


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.name)
def test_help_is_plain_and_calm(topic):
    assert topic.text.startswith("# ")
    assert "!" not in topic.text.replace("!=", "")
    assert not re.search(r"\b(the|and|Vänligen|ni)\b", topic.text)
