"""Forms check when a field is left, say what is wrong at the field and on top, and lose nothing."""

from datetime import date

import pytest

from nkavtal.base.errors import FieldErrors, UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui.parts.day_input import DayInput
from nkavtal.gui.parts.form import Form
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note

TODAY = date(2026, 11, 23)
FIELDS = (
    Field("title", "Titel", required=True),
    Field("ends_on", "Gäller t.o.m.", Kind.PARTIAL_DATE, help="Sista dagen"),
    Field("open_ended", "Tills vidare", Kind.TRISTATE),
    Field("areas", "Område", Kind.CHOICES, {"e": "Utbildning", "s": "Socialtjänst"}),
    Field("other", "Motpart", Kind.ORGANISATION),
)


@pytest.fixture
def form(qtbot):
    made = Form(FIELDS, TODAY, columns=2)
    qtbot.addWidget(made)
    made.set_choices("other", {"uuid-1": "Region Norrbotten"})
    made.resize(700, 500)
    made.show()
    return made


def below(form, name):
    return form.boxes[name].findChildren(Label)[-1].text()


def test_values_come_back_as_they_were_shown(form):
    values = {"title": "HVB", "ends_on": "2027-02", "open_ended": "no", "areas": "e,s", "other": "uuid-1"}
    form.set_values(values)
    assert form.values() == values
    assert form.changes() == {}


def test_a_typed_day_is_explained_and_kept_in_full(qtbot, form):
    line = form.boxes["ends_on"].input.focus_widget
    qtbot.keyClicks(line, "3/1")
    line.editingFinished.emit()
    assert form.values()["ends_on"] == "2027-01-03"
    assert below(form, "ends_on") == "söndag 3 januari 2027, om 41 dagar"
    assert form.changes() == {"ends_on": "2027-01-03"}


def test_a_day_that_does_not_exist_is_told_only_when_the_field_is_left(qtbot, form):
    line = form.boxes["ends_on"].input.focus_widget
    qtbot.keyClicks(line, "2026-11-31")
    assert form.boxes["ends_on"].error == ""
    line.editingFinished.emit()
    assert below(form, "ends_on") == "November har 30 dagar"
    assert form.values()["ends_on"] == "2026-11-31"
    note = form.findChild(Note)
    assert note.isVisible()
    assert note.accessibleName() == "En uppgift behöver rättas"


def test_the_error_leaves_when_the_field_is_mended(qtbot, form):
    form.set_error("title", "Titeln finns redan")
    qtbot.keyClicks(form.boxes["title"].input.focus_widget, "x")
    assert form.boxes["title"].error == ""


def test_a_required_field_stops_the_form_and_takes_focus(form):
    form.set_values({"title": ""})
    assert not form.check()
    assert form.boxes["title"].error == "Uppgiften behövs"


def test_trouble_from_elsewhere_stands_at_its_fields(form):
    errors = FieldErrors(
        (
            UserError("NKA-181", N_("Titeln är för lång."), field="title"),
            UserError("NKA-182", N_("Fel."), field="areas"),
        )
    )
    assert form.show_error(errors)
    assert form.boxes["title"].error == "Titeln är för lång."
    assert not form.show_error(UserError("NKA-130", N_("Registret är låst.")))


def test_a_name_that_is_not_in_the_list_is_told(qtbot, form):
    line = form.boxes["other"].input.widget.lineEdit()
    qtbot.keyClicks(line, "Region Mitt")
    line.editingFinished.emit()
    assert form.boxes["other"].error == "Välj ett av namnen i listan"


def test_the_form_takes_fewer_columns_where_there_is_little_room(form):
    assert form.boxes["title"].y() == form.boxes["ends_on"].y()
    form.resize(300, 900)
    form.layout().activate()
    assert form.boxes["title"].y() < form.boxes["ends_on"].y()


def test_every_field_of_an_agreement_has_an_input(qtbot):
    form = Form(AGREEMENT_FIELDS, TODAY)
    qtbot.addWidget(form)
    assert set(form.values()) == {field.name for field in AGREEMENT_FIELDS}
    assert all(
        box.input.focus_widget.accessibleName() or box.input.widget.accessibleName() for box in form.boxes.values()
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2027", "någon gång 2027"),
        ("2027-02?", "februari 2027, osäkert"),
        ("2013-06-01<", "före 1 juni 2013"),
        ("i dag", "måndag 23 november 2026, i dag"),
        ("+3m", "tisdag 23 februari 2027, om 92 dagar"),
    ],
)
def test_what_is_typed_is_said_in_words(qtbot, typed, words):
    day = DayInput(TODAY, "Sänt", partial=True)
    qtbot.addWidget(day)
    day.set_text(typed)
    assert day.words() == words


def test_a_whole_day_is_asked_for_where_only_a_day_will_do(qtbot):
    day = DayInput(TODAY, "Sänt")
    qtbot.addWidget(day)
    day.set_text("2027-02")
    assert day.trouble().startswith("Skriv hela dagen")


def test_the_calendar_opens_with_named_buttons(qtbot):
    from PySide6.QtWidgets import QCalendarWidget, QToolButton

    day = DayInput(TODAY, "Sänt")
    qtbot.addWidget(day)
    day.show()
    day.open_calendar()
    calendar = day.findChild(QCalendarWidget)
    assert all(button.accessibleName() for button in calendar.findChildren(QToolButton))
    assert calendar.monthShown() == 11
    calendar.parentWidget().close()
