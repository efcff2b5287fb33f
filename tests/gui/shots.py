"""Pictures of the frame and its dialogs, to be looked at: python tests/gui/shots.py FOLDER."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZES = {"1440": (1440, 900), "1366": (1366, 768)}


def grab(widget: QWidget, folder: Path, name: str) -> None:
    """Show a widget and keep a picture of it."""
    from PySide6.QtWidgets import QApplication

    widget.show()
    for _turn in range(6):
        QApplication.processEvents()
    folder.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(folder / f"{name}.png"))


def main(folder: Path) -> None:
    from gui import demo
    from gui.demo_dialogs import dialogs

    from nkavtal.gui import app as application
    from nkavtal.gui import theme
    from nkavtal.gui.window import Window

    app = application.make(["nkavtal"])
    theme.current().use("light")
    with tempfile.TemporaryDirectory() as kept:
        window = Window(demo.context(Path(kept)), demo.ENTRIES)
        window.status.show_register("avtalsregister", "Registrator")
        window.status.show_saved("Sparat 14.32")
        for look in ("light", "dark"):
            theme.current().use(look)
            for name, size in SIZES.items():
                window.resize(*size)
                for page in ("avtal", "parter"):
                    window.show_page(page)
                    grab(window, folder, f"{page}-{look}-{name}")
            for name, dialog in dialogs().items():
                grab(dialog, folder, f"dialog-{name}-{look}")
                dialog.close()
        for size in (150, 200):
            theme.current().use("light", size)
            window.resize(1920, 1080)
            window.show_page("avtal")
            grab(window, folder, f"avtal-text-{size}")
            for name, dialog in dialogs().items():
                grab(dialog, folder, f"dialog-{name}-{size}")
                dialog.close()
        theme.current().use("contrast")
        window.resize(1440, 900)
        grab(window, folder, "avtal-contrast")
        window.close()
    app.quit()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    main(Path(sys.argv[1]))
