"""Where a folder lies: on this machine's own disk, or where a register would come to harm."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from nkavtal.base.os_seam import synced
from nkavtal.base.os_seam.machine import FIXED, Machine
from nkavtal.base.os_seam.this_machine import here

_REMOVABLE, _REMOTE, _DISC = 2, 4, 5  # GetDriveTypeW
_NOT_HERE = 0x1000 | 0x40000 | 0x400000
"""FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN and _RECALL_ON_DATA_ACCESS: reading fetches the file from elsewhere."""
_NETWORK = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "fuse", "glusterfs", "gpfs", "lustre", "ncpfs",
        "nfs", "nfs4", "ocfs2", "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
    }
)  # fmt: skip
_LOCAL_FUSE = frozenset(
    {
        "bindfs", "cryfs", "encfs", "exfat", "exfat-fuse", "ext2", "fuse-overlayfs", "gocryptfs", "lxcfs", "mergerfs",
        "ntfs", "ntfs-3g", "securefs", "unionfs", "veracrypt", "zfs-fuse",
    }
)  # fmt: skip
"""File systems that a program of this machine keeps on its own disk; any other such program may be on the net."""


class Kind(StrEnum):
    """What harms a register there, if anything."""

    LOCAL = "local"
    SHARE = "share"
    SYNCED = "synced"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder's place; `service` is the program that synchronises it, '' when nobody knows which."""

    kind: Kind
    service: str = ""


LOCAL = Place(Kind.LOCAL)


def look(folder: Path | str, machine: Machine | None = None) -> Place:
    """Return where a folder lies, or would lie: it need not be there yet."""
    asked = machine or here()
    given, real = (_pure(text, asked) for text in (str(folder), asked.real(str(folder))))
    for path in dict.fromkeys((given, real)):
        if kind := _drive(path, asked) if asked.windows else _mount(path, asked):
            return Place(kind)
        if (service := synced.service(path, asked)) is not None:
            return Place(Kind.SYNCED, service)
    return LOCAL


def not_here(file: Path | str, machine: Machine | None = None) -> bool:
    """Tell if a file is only a name for what lies in a cloud; nothing is opened, which would fetch it."""
    return bool((machine or here()).attributes(str(file)) & _NOT_HERE)


def _pure(text: str, machine: Machine) -> PurePath:
    if not machine.windows:
        return PurePosixPath(text)
    for prefix, meant in (("\\\\?\\UNC\\", "\\\\"), ("\\\\?\\", "")):
        if text.startswith(prefix):
            return PureWindowsPath(meant + text[len(prefix) :])
    return PureWindowsPath(text)


def _drive(path: PurePath, machine: Machine) -> Kind | None:
    if path.drive.startswith("\\\\"):
        return Kind.SHARE
    kind = machine.drive_type(path.anchor) if path.drive else FIXED
    return {_REMOTE: Kind.SHARE, _REMOVABLE: Kind.REMOVABLE, _DISC: Kind.REMOVABLE}.get(kind)


def _mount(path: PurePath, machine: Machine) -> Kind | None:
    """Find the file system a path lies on: the mount whose point is the longest beginning of it, the last such."""
    best, device, system, inside = 0, "", "", f"{path}/"
    for line in machine.mounts().splitlines():
        left, _, right = line.partition(" - ")
        fields, kinds = left.split(), right.split()
        if len(fields) < 5 or not kinds:
            continue
        point = fields[4].replace("\\040", " ").replace("\\134", "\\").rstrip("/") + "/"
        if inside.startswith(point) and len(point) >= best:
            best, device, system = len(point), fields[2], kinds[0]
    family, _, program = system.partition(".")
    if family in _NETWORK and program not in _LOCAL_FUSE:
        return Kind.SHARE
    return Kind.REMOVABLE if device and machine.removable(device) else None
