"""The one style sheet, made of tokens and measured text; high contrast goes without."""

from __future__ import annotations

from pathlib import Path

from nkavtal.gui import icons
from nkavtal.gui.theme import Theme

_SHEET = """
QMainWindow, QDialog, QWidget[ground="win"] {{ background:{win}; }}
QWidget[ground="surf"] {{ background:{surf}; }}
QWidget[ground="rail"] {{ background:{rail}; }}
QWidget[ground="sub"] {{ background:{sub}; }}
QFrame[look="status"] {{ background:{rail}; border:0; border-top:1px solid {line}; }}
QFrame[look="pane"] {{ background:{surf}; border:0; border-left:1px solid {line}; }}
QFrame[look="card"] {{ background:{surf}; border:1px solid {line}; border-radius:8px; }}
QFrame[look="subtle"] {{ background:{sub}; border:1px solid {line}; border-radius:6px; }}
QFrame[look="line"] {{ background:{line}; border:0; }}
QFrame[look="foot"] {{ background:{sub}; border:0; border-top:1px solid {line}; }}
QFrame[note="info"] {{ background:{infoS}; border:0; border-left:3px solid {acc}; border-radius:4px; }}
QFrame[note="ok"] {{ background:{okS}; border:0; border-left:3px solid {okX}; border-radius:4px; }}
QFrame[note="warn"] {{ background:{warnS}; border:0; border-left:3px solid {warnX}; border-radius:4px; }}
QFrame[note="bad"] {{ background:{badS}; border:0; border-left:3px solid {badX}; border-radius:4px; }}
QFrame[banner="info"] {{ background:{infoS}; border:0; border-bottom:1px solid {acc}; }}
QFrame[banner="warn"] {{ background:{warnS}; border:0; border-bottom:1px solid {warnX}; }}
QFrame[banner="bad"] {{ background:{badS}; border:0; border-bottom:1px solid {badX}; }}
QLabel[ink="tx2"] {{ color:{tx2}; }}
QLabel[ink="tx3"] {{ color:{tx3}; }}
QLabel[ink="acc"] {{ color:{acc}; }}
QLabel[ink="badF"] {{ color:{badF}; }}
QLabel[ink="warnF"] {{ color:{warnF}; }}
QLabel[ink="okF"] {{ color:{okF}; }}
QToolTip {{ background:{surf}; color:{tx}; border:1px solid {ctl}; padding:2px; }}
QMenuBar {{ background:transparent; }}
QMenuBar::item {{ padding:6px 10px; background:transparent; border-radius:4px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background:{accS}; color:{tx}; }}
QMenu {{ background:{surf}; border:1px solid {ctl}; padding:4px; }}
QMenu::item {{ padding:6px 28px 6px 28px; border-radius:4px; }}
QMenu::item:selected {{ background:{accS}; color:{tx}; }}
QMenu::item:disabled {{ color:{tx3}; }}
QMenu::separator {{ height:1px; background:{line}; margin:4px 8px; }}
QMenu::icon {{ left:6px; }}
QMenu::indicator {{ width:16px; height:16px; left:6px; }}
QMenu::indicator:checked {{ image:url("{tick_ink}"); }}
QMenu::right-arrow {{ image:url("{right}"); width:16px; height:16px; right:6px; }}
QPushButton {{ background:{surf}; border:1px solid {ctl}; border-radius:4px; padding:0 12px;
  min-height:{control}px; outline:0; }}
QPushButton:hover {{ background:{hover}; }}
QPushButton:pressed, QPushButton:checked {{ background:{accS}; }}
QPushButton:focus {{ border:2px solid {acc}; padding:0 11px; min-height:{control_focus}px; }}
QPushButton:disabled {{ color:{tx3}; border-color:{line}; background:{sub}; }}
QPushButton[kind="primary"] {{ background:{acc}; border-color:{acc}; color:{accT}; }}
QPushButton[kind="primary"]:hover {{ background:{accH}; }}
QPushButton[kind="primary"]:focus {{ border-color:{tx}; }}
QPushButton[kind="primary"]:disabled {{ color:{tx3}; border-color:{line}; background:{sub}; }}
QPushButton[kind="quiet"] {{ background:transparent; border-color:transparent; }}
QPushButton[kind="quiet"]:hover {{ background:{hover}; }}
QPushButton[kind="quiet"]:focus {{ border-color:{acc}; }}
QPushButton[kind="link"] {{ background:transparent; border:1px solid transparent; color:{acc}; padding:0 4px;
  text-decoration:underline; }}
QPushButton[kind="link"]:focus {{ border:2px solid {acc}; padding:0 3px; }}
QFrame[look="status"] QPushButton, QFrame[look="status"] QPushButton:focus {{ min-height:0; padding:0 4px; }}
QPushButton[kind="field"] {{ text-align:left; padding-left:32px; padding-right:64px; color:{tx3}; }}
QPushButton[kind="field"]:focus {{ padding-left:31px; padding-right:63px; }}
QPushButton[kind="choice"] {{ padding-right:32px; }}
QPushButton[kind="choice"]:focus {{ padding-right:31px; }}
QPushButton::menu-indicator {{ image:url("{down}"); width:16px; height:16px;
  subcontrol-position:center right; subcontrol-origin:padding; right:8px; }}
QToolButton {{ background:transparent; border:2px solid transparent; border-radius:4px; padding:3px; }}
QToolButton:hover {{ background:{hover}; }}
QToolButton:pressed, QToolButton:checked {{ background:{accS}; }}
QToolButton:focus {{ border-color:{acc}; }}
QToolButton::menu-indicator {{ image:none; }}
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QTextEdit {{ background:{surf}; color:{tx};
  border:1px solid {ctl}; border-radius:4px; padding:0 8px;
  selection-background-color:{acc}; selection-color:{accT}; }}
QLineEdit, QComboBox, QSpinBox {{ min-height:{control}px; }}
QPlainTextEdit, QTextEdit {{ padding:4px 6px; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ border:2px solid {acc}; padding:0 7px;
  min-height:{control_focus}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border:2px solid {acc}; padding:3px 5px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{ border:2px solid {badX}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ padding:0 7px; min-height:{control_focus}px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QLineEdit:read-only,
QPlainTextEdit:read-only {{ background:{sub}; border-color:{line}; color:{tx2}; }}
QComboBox QLineEdit {{ border:0; padding:0; min-height:0; background:transparent; }}
QComboBox::drop-down {{ border:0; width:28px; }}
QComboBox::down-arrow {{ image:url("{down}"); width:16px; height:16px; }}
QComboBox QAbstractItemView {{ background:{surf}; border:1px solid {ctl}; selection-background-color:{accS};
  selection-color:{tx}; outline:0; }}
QCheckBox, QRadioButton {{ spacing:8px; background:transparent; padding:3px; border:2px solid transparent;
  border-radius:4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color:{acc}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width:16px; height:16px; border:1px solid {ctl};
  background:{surf}; border-radius:3px; }}
QCheckBox::indicator:checked {{ background:{acc}; border-color:{acc}; image:url("{tick}"); }}
QCheckBox::indicator:indeterminate {{ background:{acc}; border-color:{acc}; image:url("{dash}"); }}
QRadioButton::indicator {{ border-radius:9px; }}
QRadioButton::indicator:checked {{ border:5px solid {acc}; width:8px; height:8px; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color:{line}; background:{sub}; }}
QTableView, QTreeView, QListView {{ background:{surf}; border:0; selection-background-color:{accS};
  selection-color:{tx}; outline:0; }}
QListView[look="offers"] {{ border:1px solid {ctl}; }}
QListView[ground="rail"] {{ background:{rail}; }}
QHeaderView, QTableCornerButton::section {{ background:{sub}; border:0; }}
QHeaderView::section {{ background:{sub}; border:0; border-bottom:1px solid {line}; padding:0 8px;
  color:{tx2}; }}
QHeaderView::section:first {{ padding-left:24px; }}
QHeaderView[pad="8"]::section:first {{ padding-left:8px; }}
QHeaderView[pad="20"]::section:first {{ padding-left:20px; }}
QHeaderView::up-arrow {{ image:url("{up}"); width:16px; height:16px; subcontrol-position:center right; right:6px; }}
QHeaderView::down-arrow {{ image:url("{down}"); width:16px; height:16px; subcontrol-position:center right;
  right:6px; }}
QTabBar {{ background:transparent; }}
QTabBar::tab {{ background:transparent; border:0; border-bottom:3px solid transparent; padding:0 2px;
  margin-right:18px; height:{tab}px; color:{tx2}; }}
QTabBar::tab:selected {{ color:{tx}; border-bottom-color:{acc}; }}
QTabBar::tab:focus {{ background:{accS}; }}
QTabBar::tab:hover {{ color:{tx}; }}
QProgressBar {{ background:{muteS}; border:0; border-radius:4px; max-height:8px; }}
QProgressBar::chunk {{ background:{acc}; border-radius:4px; }}
QScrollBar:vertical {{ background:transparent; width:12px; margin:0; }}
QScrollBar:horizontal {{ background:transparent; height:12px; margin:0; }}
QScrollBar::handle {{ background:{muteX}; border-radius:3px; }}
QScrollBar::handle:vertical {{ min-height:32px; margin:2px 3px; }}
QScrollBar::handle:horizontal {{ min-width:32px; margin:3px 2px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background:transparent;
  height:0; width:0; border:0; }}
QSplitter::handle {{ background:{line}; }}
QScrollArea, QScrollArea > QWidget > QWidget[ground="none"] {{ background:transparent; border:0; }}
"""
_PICTURES = {
    "down": ("chevron_down", "tx2"), "up": ("chevron_up", "tx2"), "right": ("chevron_right", "tx2"),
    "tick": ("checkmark", "accT"), "tick_ink": ("checkmark", "tx2"), "dash": ("subtract", "accT"),
}  # fmt: skip


def build(theme: Theme) -> str:
    """Return the sheet for the theme's colours and text size; writes its few arrows beside it."""
    control = theme.lines(30, 1, 10)
    return _SHEET.format(
        **theme.names, **_pictures(theme), control=control, control_focus=control - 2, tab=theme.lines(36, 1, 14)
    )


def _pictures(theme: Theme) -> dict[str, str]:
    folder = Path(theme.folder.path())
    made = {}
    for name, (icon, token) in _PICTURES.items():
        file = folder / f"{name}-{theme.mode}.svg"
        file.write_text(icons.source(icon, 16, theme.names[token]), encoding="utf-8")
        made[name] = file.as_posix()
    return made
