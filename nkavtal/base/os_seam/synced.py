"""Which program synchronises a folder, told by what each of them leaves behind on a machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePath

from nkavtal.base.os_seam.machine import Machine

_ONEDRIVE = "HKCU\\Software\\Microsoft\\OneDrive\\Accounts"
_ROOTS = "Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\SyncRootManager"
_CLOUD_TAG, _CLOUD_MASK = 0x9000001A, 0xFFFF0FFF  # IO_REPARSE_TAG_CLOUD and its sixteen numbered forms
_CLOUD_ATTRIBUTES = 0x80000 | 0x100000 | 0x400000  # pinned, unpinned, recalled when read
_NAMED = {
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "my drive": "Google Drive",
    "min enhet": "Google Drive",
    "shared drives": "Google Drive",
    "delade enheter": "Google Drive",
}
"""Folders that bear a service's own name, wherever they lie."""
_LEFT = (
    (re.compile(r"\._?sync_[0-9a-f]+\.db|\.(owncloud|nextcloud)sync\.log"), "Nextcloud"),
    (re.compile(r"\.dropbox\.cache"), "Dropbox"),
    (re.compile(r"\.tmp\.drive(down|up)load"), "Google Drive"),
    (re.compile(r"\.stfolder"), "Syncthing"),
)
"""What a service leaves in the folder it synchronises, and so somewhere above the register."""


def service(path: PurePath, machine: Machine) -> str | None:
    """Return the service that synchronises a folder, '' for one without a name, None when nothing tells of any."""
    for name, root in _told(machine):
        if path.is_relative_to(type(path)(root)):
            return name
    for part in path.parts[1:]:
        if found := _NAMED.get(part.casefold()):
            return found
    if machine.windows and "google drive" in machine.volume_label(path.anchor).casefold():
        return "Google Drive"
    return _left(path, machine)


def _told(machine: Machine) -> Iterator[tuple[str, str]]:
    """Yield the folders that services say they synchronise."""
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if root := machine.variable(variable):
            yield "OneDrive", root
    for account in machine.keys(_ONEDRIVE):
        if root := machine.values(f"{_ONEDRIVE}\\{account}").get("UserFolder", ""):
            yield "OneDrive", root
        tenants = f"{_ONEDRIVE}\\{account}\\Tenants"  # libraries of SharePoint: the names of the values are the folders
        for tenant in machine.keys(tenants):
            yield from (("OneDrive", root) for root in machine.values(f"{tenants}\\{tenant}"))
    yield from _dropbox(machine)
    for hive in ("HKCU", "HKLM"):
        for provider in machine.keys(f"{hive}\\{_ROOTS}"):
            for root in machine.values(f"{hive}\\{_ROOTS}\\{provider}\\UserSyncRoots").values():
                yield provider.partition("!")[0], root


def _dropbox(machine: Machine) -> Iterator[tuple[str, str]]:
    """Read the file in which Dropbox tells where its folders lie."""
    if machine.windows:
        places = [f"{machine.variable(name)}\\Dropbox\\info.json" for name in ("APPDATA", "LOCALAPPDATA")]
    else:
        places = [f"{machine.variable('HOME')}/.dropbox/info.json"]
    for place in places:
        try:
            accounts = json.loads(machine.text(place) or "{}")
        except ValueError:
            continue
        for account in accounts.values() if isinstance(accounts, dict) else ():
            if isinstance(account, dict) and isinstance(root := account.get("path"), str):
                yield "Dropbox", root


def _left(path: PurePath, machine: Machine) -> str | None:
    """Look for what services leave in the folder itself and in those above it."""
    for folder in (path, *path.parents):
        text = str(folder)
        for name in (name for name in machine.names(text) if name.startswith(".")):
            for left, found in _LEFT:
                if left.fullmatch(name.casefold()):
                    return found
        if machine.reparse_tag(text) & _CLOUD_MASK == _CLOUD_TAG or machine.attributes(text) & _CLOUD_ATTRIBUTES:
            return ""
    return None
