"""Colours by what they are for, light and dark; measured so that text reaches 4.5 and symbols 3."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

LIGHT = {
    "win": "#F3F5F7", "surf": "#FFFFFF", "sub": "#F7F9FA", "rail": "#E8EDF1", "hover": "#EEF3F6",
    "line": "#DCE2E7", "ctl": "#76848F",
    "tx": "#18232B", "tx2": "#43515B", "tx3": "#586670",
    "acc": "#0A5A80", "accH": "#084A69", "accT": "#FFFFFF", "accS": "#DDEBF3",
    "okF": "#0B5A66", "okS": "#D9EEF0", "okX": "#0E6873",
    "infoF": "#0A5A80", "infoS": "#DDEBF3", "infoX": "#0A5A80",
    "warnF": "#734600", "warnS": "#FBECCB", "warnX": "#B36B00",
    "badF": "#98241B", "badS": "#FBE3DE", "badX": "#B5352A", "badT": "#FFFFFF",
    "muteF": "#4A5862", "muteS": "#E6EBEE", "muteX": "#65737E",
    "offF": "#36434C", "offS": "#CBD4DA", "offX": "#65737E",
}  # fmt: skip
DARK = {
    "win": "#14191D", "surf": "#1C2227", "sub": "#20272D", "rail": "#101418", "hover": "#262F36",
    "line": "#343E46", "ctl": "#83919C",
    "tx": "#EBF0F3", "tx2": "#C0CAD1", "tx3": "#9BA8B2",
    "acc": "#77BFE3", "accH": "#95CEEA", "accT": "#06202C", "accS": "#1E3D4E",
    "okF": "#7FD3DC", "okS": "#143A3F", "okX": "#3CA3AE",
    "infoF": "#8CCBEA", "infoS": "#1B3847", "infoX": "#77BFE3",
    "warnF": "#F2C46F", "warnS": "#3E3013", "warnX": "#D9962B",
    "badF": "#FFA79B", "badS": "#4A231E", "badX": "#E0685A", "badT": "#06202C",
    "muteF": "#B4C0C8", "muteS": "#2B343A", "muteX": "#8593A0",
    "offF": "#E3E9ED", "offS": "#46525B", "offX": "#8593A0",
}  # fmt: skip
_GROUNDS = ("win", "rail", "hover")
_PALE = ("surf", "sub", "okS", "infoS", "warnS", "badS", "muteS", "offS")


def of_system(palette: QPalette) -> dict[str, str]:
    """Return tokens made of the system's own colours, for high contrast: no pale fills, every edge is ink."""
    role = QPalette.ColorRole
    text, ink = palette.color(role.Text).name(), palette.color(role.WindowText).name()
    colours = dict.fromkeys(LIGHT, text)
    colours.update(dict.fromkeys(_GROUNDS, palette.color(role.Window).name()))
    colours.update(dict.fromkeys(_PALE, palette.color(role.Base).name()))
    highlight = palette.color(role.Highlight).name()
    colours.update(line=ink, acc=palette.color(role.Link).name(), accH=highlight, accS=highlight)
    colours.update(accT=palette.color(role.HighlightedText).name(), badT=palette.color(role.Base).name())
    return colours


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
