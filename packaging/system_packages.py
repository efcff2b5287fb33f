"""What Debian must have for Python's venv and for Qt: looked for as files, installed where we may."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# A shared library that Qt opens, and the Debian package that brings it. Asking the loader, not dpkg, is right
# on every distribution. If Qt misses one of the xcb ones it names xcb-cursor0, whichever it was.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


def missing(*, qt: bool) -> list[str]:
    """Return the Debian packages that are needed and not there, with Qt's if asked; empty outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = [package for library, package in LIBRARIES.items() if not _opens(library)] if qt else []
    if qt and not any(font for folder in FONT_FOLDERS for font in folder.rglob("*.[to]tf")):
        wanted.append("fonts-noto-core")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        wanted.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return wanted


def put_in_place(*, qt: bool) -> bool:
    """Install what is missing, or print the one command that does; False when the person must act first."""
    wanted = missing(qt=qt)
    if not wanted:
        return True
    command = ["apt-get", "install", "-y", "--no-install-recommends", *wanted]
    if shutil.which("apt-get") is None:
        print("Datorn saknar delar som nkavtal behöver. Inget är ändrat. I Debian heter de: " + ", ".join(wanted) + ".")
        print("Installera motsvarande paket och kör samma kommando igen.")
        return False
    if os.geteuid() != 0:
        print("Datorn saknar systempaket som nkavtal behöver. Inget är ändrat. Installera dem med:")
        print("  sudo " + " ".join(command))
        print("Kör sedan samma kommando igen.")
        return False
    print(f"Installerar systempaket ({len(wanted)} stycken) …", flush=True)
    return _apt(["apt-get", "update"]) and _apt(command)


def _apt(command: list[str]) -> bool:
    """Run apt-get without questions and show what it said only when it failed."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=quiet,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        print(done.stdout.decode(errors="replace"))
        print("Systempaketen gick inte att installera. Kör kommandot igen när nätet fungerar:")
        print("  " + " ".join(command))
    return done.returncode == 0


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
