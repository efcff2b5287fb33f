"""The window as a screen reader of another process is told it: over AT-SPI, on a real screen, by the keyboard alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from builders import TODAY

from nkavtal.base.clock import Clock
from nkavtal.usecases.example import make_example

READER = Path(__file__).with_name("read_aloud.py")
NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon")
ENTRIES = {"push button", "text", "entry", "combo box", "check box", "table", "list", "page tab", "menu item"}

Told = list[dict[str, Any]]


class Screen:
    """A screen of its own with the program on it."""

    def __init__(self, folder: Path, register: Path, started: ExitStack) -> None:
        self._started = started
        self._around = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        self._around |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0"}
        (folder / "nkavtal").mkdir(parents=True)
        (folder / "nkavtal" / "inställningar.json").write_text('{"text_size": 200}', encoding="utf-8")
        reading, writing = os.pipe()
        self._start(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"], pass_fds=(writing,)
        )
        os.close(writing)
        with os.fdopen(reading) as number:
            self._around["DISPLAY"] = f":{number.readline().strip()}"
        bus = self._start(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE)
        assert bus.stdout is not None
        with bus.stdout:
            self._around["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self._start(["openbox", "--sm-disable"])
        self._start([sys.executable, "-m", "nkavtal", "--store", str(register), "--today", TODAY.isoformat()])

    def _start(self, command: list[str], **how: Any) -> subprocess.Popen[bytes]:
        running = subprocess.Popen(
            command, env=self._around, stderr=subprocess.DEVNULL, **{"stdout": subprocess.DEVNULL, **how}
        )
        self._started.callback(running.wait)
        self._started.callback(running.kill)
        return running

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            subprocess.run(["xdotool", "key", key], env=self._around, check=True)
            time.sleep(0.2)

    def told(self, until: Callable[[Told], object]) -> Told:
        """Read the whole window until what is waited for is told."""
        for _turn in range(20):
            read = subprocess.run(["/usr/bin/python3", str(READER)], env=self._around, capture_output=True, check=True)
            found: Told = json.loads(read.stdout)
            if until(found):
                return found
            time.sleep(0.5)
        pytest.fail(f"not told: {names(found)}")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """Give a screen with the example register on it."""
    absent = [name for name in NEEDED if which(name) is None]
    if absent or subprocess.run(["/usr/bin/python3", "-c", "import pyatspi"], capture_output=True).returncode:
        pytest.skip(f"needs {', '.join(absent) or 'pyatspi'}")
    make_example(tmp_path / "register", "Testare", Clock(TODAY)).close()
    with ExitStack() as started:
        yield Screen(tmp_path / "person", tmp_path / "register", started)


def names(told: Told) -> list[str]:
    return [one["name"] for one in told if one["name"]]


def focus(told: Told) -> list[str]:
    return [one["name"] for one in told if one["focused"]]


def unnamed(told: Told) -> list[str]:
    return [one["role"] for one in told if one["takes_focus"] and one["role"] in ENTRIES and not one["name"].strip()]


@pytest.mark.slow
def test_the_window_is_read_aloud_as_it_is_gone_through_by_keys(screen: Screen) -> None:
    told = screen.told(lambda told: "Försenade" in " ".join(names(told)))
    assert unnamed(told) == []
    assert {"Arkiv", "Redigera", "Visa", "Hjälp", "Översikt", "Täckning"} <= set(names(told))
    screen.press("alt+2")
    told = screen.told(lambda told: any("Verksamhetsförlagd" in name for name in names(told)))
    assert unnamed(told) == []
    assert any("2026-12-18" in name for name in names(told))
    screen.press("ctrl+f", "Down", "Return")
    told = screen.told(lambda told: "Part: Boden, EXEMPEL" in names(told))
    assert unnamed(told) == []
    assert "Beslut: KF 2026-09-28 § 102, EXEMPEL" in names(told)
    screen.press("ctrl+shift+b")
    told = screen.told(lambda told: any(name.startswith("Registrera beslut: ") for name in names(told)))
    assert unnamed(told) == []
    assert focus(told)[-1] == "Arjeplog"
    assert {"Utfall", "Organ", "Sammanträdesdag", "Paragraf", "Spara beslut"} <= set(names(told))
