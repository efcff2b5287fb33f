"""Colours can be told apart and text sizes reach everything."""

import pytest

from nkavtal.gui import icons, theme, tokens
from nkavtal.gui.parts.label import Label

TEXT_ON = [
    ("tx", "surf"), ("tx2", "surf"), ("tx3", "surf"), ("tx3", "win"), ("tx3", "rail"), ("tx3", "accS"), ("acc", "surf"),
    ("accT", "acc"), ("okF", "okS"), ("infoF", "infoS"), ("warnF", "warnS"), ("badF", "badS"), ("badT", "badX"),
    ("muteF", "muteS"), ("offF", "offS"), ("badF", "surf"), ("warnF", "surf"), ("okF", "surf"),
]  # fmt: skip
EDGES_ON = [("ctl", "surf"), ("okX", "surf"), ("warnX", "surf"), ("badX", "surf"), ("acc", "win"), ("muteX", "surf")]


@pytest.mark.parametrize("names", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_reaches_four_and_a_half(names, ink, ground):
    assert tokens.contrast(names[ink], names[ground]) >= 4.5


@pytest.mark.parametrize("names", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), EDGES_ON)
def test_edges_and_symbols_reach_three(names, ink, ground):
    assert tokens.contrast(names[ink], names[ground]) >= 3


def test_the_measured_ratios_are_the_written_ones():
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast(tokens.LIGHT["tx"], tokens.LIGHT["surf"]) == pytest.approx(16.0, abs=0.1)
    assert tokens.contrast(tokens.DARK["tx"], tokens.DARK["surf"]) == pytest.approx(14.0, abs=0.1)


def test_light_and_dark_name_the_same_tokens():
    assert tokens.LIGHT.keys() == tokens.DARK.keys()


def test_text_size_reaches_labels_that_stand_already(qtbot, look):
    label = Label("Avtal", "title")
    qtbot.addWidget(label)
    before = label.font().pixelSize()
    look.use("light", 200)
    assert label.font().pixelSize() == pytest.approx(2 * before, abs=1)


def test_text_size_is_held_within_bounds(look):
    look.use("light", 999)
    assert look.text_size == 200
    look.use("light", 10)
    assert look.text_size == 90
    assert look.px(theme.SMALL) == 12


def test_dark_follows_the_choice(look):
    look.use("dark")
    assert look.color("surf").name().upper() == tokens.DARK["surf"]


def test_high_contrast_has_no_sheet_and_the_systems_own_ink(look, qapp):
    look.use("contrast")
    assert qapp.styleSheet() == ""
    assert look.color("tx") == qapp.palette().text().color()


@pytest.mark.parametrize("name", ["Åsele", "ANVNDA~1", "Kalix (2)", "a b", "a'b"])
def test_the_sheet_can_be_read_wherever_its_pictures_lie(qtbot, look, monkeypatch, tmp_path, qtlog, name):
    class Folder:
        def path(self):
            return str(tmp_path / name)

    (tmp_path / name).mkdir()
    monkeypatch.setattr(look, "folder", Folder())
    look.use("dark")
    qtbot.addWidget(label := Label("Avtal"))
    label.ensurePolished()
    assert [record.message for record in qtlog.records] == []


def test_the_programs_mark_has_the_sizes_of_every_screen(qapp):
    sizes = {size.width() for size in icons.program().availableSizes()}
    assert {16, 24, 32, 48, 256} <= sizes


def test_the_sheet_has_no_colour_of_its_own(look):
    from nkavtal.gui import style_sheet

    assert "#" not in style_sheet._SHEET


@pytest.mark.parametrize("filled", [False, True])
def test_icons_are_tinted(look, filled):
    picture = icons.pixmap("checkmark_circle", look.color("okF"), 40, filled).toImage()
    inked = [picture.pixelColor(x, y) for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha() == 255]
    assert inked
    assert all(colour.name() == look.color("okF").name() for colour in inked)
