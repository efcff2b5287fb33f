"""A Debian with Wine 10 beside the machine's own: where it can be had, it is made once and kept for later runs.

It lies in the person's cache folder, so that another checkout finds it. Nothing of it is on the machine's own paths.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "nkavtal-win"
SUITE = "trixie"  # Debian 13 has Wine 10; with Wine 8 every Qt window aborts
PACKAGES = ["fonts-open-sans", "imagemagick", "locales", "nsis", "openbox", "wine", "wine64", "xdotool", "xvfb"]
PERSON, NUMBER = "användare", 1000  # as on a Swedish machine: the home folder's name is not ASCII
PREFIX = Path("home") / PERSON / ".wine"
SPACE = 6  # GB
_MAKE = r"""
set -e
root=$1 person=$2 number=$3; shift 3
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/quick"
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
chroot "$root" apt-get update -qq
chroot "$root" apt-get install -qq -y --no-install-recommends "$@"
chroot "$root" apt-get clean
chroot "$root" localedef -i sv_SE -f UTF-8 sv_SE.UTF-8
echo "$person:x:$number:$number::/home/$person:/bin/bash" >>"$root/etc/passwd"
mkdir -p "$root/home/$person"
chown "$number:$number" "$root/home/$person"
mount -t tmpfs tmpfs "$root/tmp"
chroot "--userspec=$number:$number" "$root" env -i "HOME=/home/$person" PATH=/usr/bin:/bin:/usr/games \
  LC_ALL=sv_SE.UTF-8 WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml= sh -c '
    timeout 300 wineboot -i
    timeout 60 wine reg add "HKCU\\Software\\Wine\\Fonts\\Replacements" /f /v Tahoma /d "Open Sans"
    wineserver -w'
"""
"""Brings Wine into a fresh root, and the person's drive C:. Open Sans is the nearest there is to Windows' Segoe UI."""


class NotHere(Exception):
    """Wine cannot be had on this machine; the words are Swedish and end the sentence "kördes inte: …"."""


def look() -> None:
    """Raise NotHere when this machine cannot have Wine in a root of its own."""
    if not sys.platform.startswith("linux") or platform.machine() != "x86_64":
        raise NotHere("det behövs Linux på x86_64")
    if os.geteuid() != 0:
        raise NotHere("det behövs root för att ställa i ordning Wine")
    if shutil.which("apt-get") is None:
        raise NotHere("det behövs Debian eller ett system med apt-get")
    if not _goes(["unshare", "--mount", "--pid", "--net", "--fork", "--kill-child", "true"]):
        raise NotHere("systemet tillåter inga egna namnrymder (unshare)")
    _goes(["modprobe", "overlay"])
    if "overlay" not in Path("/proc/filesystems").read_text(encoding="utf-8").split():
        raise NotHere("systemet saknar overlayfs")
    CACHE.mkdir(parents=True, exist_ok=True)
    if not root().is_dir() and shutil.disk_usage(CACHE).free < SPACE * 10**9:
        raise NotHere(f"det behövs {SPACE} GB ledigt på disken")


def root() -> Path:
    """Return where the root lies, or will lie: a change of what is in it makes another."""
    recipe = "\n".join([SUITE, *PACKAGES, PERSON, _MAKE])
    return CACHE / f"root-{hashlib.sha256(recipe.encode()).hexdigest()[:16]}"


def put_in_place() -> Path:
    """Return the root, made first if it is not there; NotHere when Debian's archive does not answer."""
    wanted = root()
    if not wanted.is_dir():
        for old in CACHE.glob("root-*"):
            shutil.rmtree(old)
        print("Ställer i ordning Debian med Wine. Det tar några minuter första gången …", flush=True)
        if shutil.which("debootstrap") is None:
            _or_not_here(["apt-get", "update", "-qq"])
            _or_not_here(["apt-get", "install", "-qq", "-y", "--no-install-recommends", "debootstrap"])
        half = wanted.with_name("root-half")
        _or_not_here(["debootstrap", "--variant=minbase", SUITE, str(half)])
        # in a mount namespace of its own: what is mounted there is gone with the last process, however it ends
        own = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        _or_not_here([*own, "bash", "-c", _MAKE, "bash", str(half), PERSON, str(NUMBER), *PACKAGES])
        if not (half / PREFIX / "system.reg").is_file():
            raise NotHere("Wine startar inte här")
        half.rename(wanted)
    return wanted


@contextmanager
def alone() -> Iterator[None]:
    """Let one run at a time change what is kept; another waits."""
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _goes(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _or_not_here(command: list[str]) -> None:
    """Run a command that needs the network; its last line is the reason when it fails."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            ["nice", *command],
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=1200,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotHere(f"{command[0]} blev inte klar på 20 minuter") from error
    if done.returncode:
        said = done.stdout.decode(errors="replace").strip().splitlines()
        raise NotHere(f"{command[0]} gick inte ({said[-1] if said else done.returncode})")
