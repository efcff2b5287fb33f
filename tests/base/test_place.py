"""A folder that would harm a register is recognised by what each system answers, Windows' answers included."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from nkavtal.base.os_seam import place
from nkavtal.base.os_seam.machine import Unix
from nkavtal.base.os_seam.place import LOCAL, Kind, Place

HOME = "C:\\Users\\Eva Åström"
ACCOUNTS = "HKCU\\Software\\Microsoft\\OneDrive\\Accounts"
ROOTS = "Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\SyncRootManager"


@dataclass
class Answers:
    """A machine that answers what the test says; nothing unusual where it says nothing."""

    windows: bool = True
    variables: Mapping[str, str] = field(default_factory=dict)
    drives: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    registry: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    table: str = ""
    sticks: tuple[str, ...] = ()

    def real(self, path: str) -> str:
        return self.links.get(path, path)

    def variable(self, name: str) -> str:
        return self.variables.get(name, "")

    def names(self, folder: str) -> list[str]:
        cut = "\\" if self.windows else "/"
        inside = folder.rstrip(cut) + cut
        return [path[len(inside) :].split(cut)[0] for path in self.files if path.startswith(inside)]

    def text(self, path: str) -> str:
        return self.files.get(path, "")

    def attributes(self, path: str) -> int:
        return self.marks.get(path, 0)

    def reparse_tag(self, path: str) -> int:
        return self.tags.get(path, 0)

    def drive_type(self, root: str) -> int:
        return self.drives.get(root, 3)

    def volume_label(self, root: str) -> str:
        return self.labels.get(root, "")

    def keys(self, key: str) -> list[str]:
        inside = key + "\\"
        return list(
            dict.fromkeys(name[len(inside) :].split("\\")[0] for name in self.registry if name.startswith(inside))
        )

    def values(self, key: str) -> dict[str, str]:
        return dict(self.registry.get(key, {}))

    def mounts(self) -> str:
        return self.table

    def removable(self, device: str) -> bool:
        return device in self.sticks


DROPBOX = json.dumps({"personal": {"path": f"{HOME}\\Dropbox", "host": 1}, "business": None})
WINDOWS = {
    "a share by its name": ("\\\\server\\gemensam\\avtal", Answers(), Place(Kind.SHARE)),
    "a share by its long name": ("\\\\?\\UNC\\server\\gemensam\\avtal", Answers(), Place(Kind.SHARE)),
    "a share by its letter": ("H:\\avtal", Answers(drives={"H:\\": 4}), Place(Kind.SHARE)),
    "a letter that stands for a share": (
        "M:\\avtal", Answers(links={"M:\\avtal": "\\\\server\\m\\avtal"}), Place(Kind.SHARE),
    ),
    "a stick": ("E:\\avtal", Answers(drives={"E:\\": 2}), Place(Kind.REMOVABLE)),
    "OneDrive by the surroundings": (
        f"{HOME}\\OneDrive - Kommunen\\Avtal",
        Answers(variables={"OneDriveCommercial": f"{HOME}\\OneDrive - Kommunen"}),
        Place(Kind.SYNCED, "OneDrive"),
    ),
    "OneDrive by the registry, with other case": (
        f"{HOME}\\ONEDRIVE\\Dokument\\avtal",
        Answers(registry={f"{ACCOUNTS}\\Business1": {"UserFolder": f"{HOME}\\OneDrive"}}),
        Place(Kind.SYNCED, "OneDrive"),
    ),
    "a library of SharePoint": (
        f"{HOME}\\Kommunförbundet\\Avtal - Dokument\\register",
        Answers(registry={f"{ACCOUNTS}\\Business1\\Tenants\\Kommunförbundet": {f"{HOME}\\Kommunförbundet\\Avtal - Dokument": ""}}),
        Place(Kind.SYNCED, "OneDrive"),
    ),
    "Dropbox by its own file": (
        f"{HOME}\\Dropbox\\avtal",
        Answers(
            variables={"LOCALAPPDATA": f"{HOME}\\AppData\\Local"},
            files={f"{HOME}\\AppData\\Local\\Dropbox\\info.json": DROPBOX},
        ),
        Place(Kind.SYNCED, "Dropbox"),
    ),
    "Google Drive by its drive": (
        "G:\\avtal", Answers(labels={"G:\\": "Google Drive"}), Place(Kind.SYNCED, "Google Drive"),
    ),
    "Google Drive by its folder": (f"{HOME}\\Min enhet\\avtal", Answers(), Place(Kind.SYNCED, "Google Drive")),
    "Google Drive by what it leaves": (
        "D:\\Delat\\avtal",
        Answers(files={"D:\\Delat\\.tmp.driveupload": ""}),
        Place(Kind.SYNCED, "Google Drive"),
    ),
    "iCloud": (f"{HOME}\\iCloudDrive\\avtal", Answers(), Place(Kind.SYNCED, "iCloud")),
    "Nextcloud by what it leaves": (
        "D:\\moln\\avtal\\2026",
        Answers(files={"D:\\moln\\.sync_3f2a91c0b7de.db": ""}),
        Place(Kind.SYNCED, "Nextcloud"),
    ),
    "a service that has told Windows of itself": (
        "D:\\moln\\avtal",
        Answers(registry={f"HKLM\\{ROOTS}\\Nextcloud!S-1-5-21!x\\UserSyncRoots": {"S-1-5-21": "D:\\moln"}}),
        Place(Kind.SYNCED, "Nextcloud"),
    ),
    "a folder that Windows marks as a cloud's": (
        "D:\\arbete\\avtal", Answers(tags={"D:\\arbete": 0x9000701A}), Place(Kind.SYNCED),
    ),
    "a folder that is fetched when it is read": (
        "D:\\arbete\\avtal", Answers(marks={"D:\\arbete\\avtal": 0x400000}), Place(Kind.SYNCED),
    ),
    "this machine's own disk": (f"{HOME}\\AppData\\Local\\nkavtal\\register", Answers(), LOCAL),
    "its own disk by its long name": ("\\\\?\\C:\\register", Answers(), LOCAL),
    "beside OneDrive, not in it": (
        f"{HOME}\\OneDriveX\\avtal", Answers(variables={"OneDrive": f"{HOME}\\OneDrive"}), LOCAL,
    ),
    "a broken file of Dropbox's": (
        "D:\\avtal",
        Answers(variables={"APPDATA": "D:\\a"}, files={"D:\\a\\Dropbox\\info.json": "{"}),
        LOCAL,
    ),
    "a junction to another disk of this machine": ("D:\\a", Answers(tags={"D:\\a": 0xA0000003}), LOCAL),
}  # fmt: skip


@pytest.mark.parametrize("case", WINDOWS)
def test_windows_answers_tell_where_a_folder_lies(case: str) -> None:
    folder, machine, expected = WINDOWS[case]
    assert place.look(folder, machine) == expected


def mount(point: str, kind: str, device: str = "8:1") -> str:
    return f"36 35 {device} / {point} rw,noatime shared:1 - {kind} /dev/x rw\n"


DISK = mount("/", "ext4")
LINUX = {
    "the disk": (DISK, "/hem/eva/register", LOCAL),
    "NFS": (DISK + mount("/hem", "nfs4"), "/hem/eva/register", Place(Kind.SHARE)),
    "CIFS with a space in its name": (DISK + mount("/mnt/gemensam\\040yta", "cifs"), "/mnt/gemensam yta/a", Place(Kind.SHARE)),
    "sshfs": (DISK + mount("/mnt/s", "fuse.sshfs"), "/mnt/s/a", Place(Kind.SHARE)),
    "a program of its own": (DISK + mount("/mnt/s", "fuse"), "/mnt/s/a", Place(Kind.SHARE)),
    "beside the share": (DISK + mount("/mnt/s", "cifs"), "/mnt/snitt/a", LOCAL),
    "a disk of Windows": (DISK + mount("/mnt/c", "fuseblk"), "/mnt/c/a", LOCAL),
    "a container's layers": (mount("/", "fuse.fuse-overlayfs"), "/tmp/a", LOCAL),
    "a disk on the share": (DISK + mount("/mnt/s", "cifs") + mount("/mnt/s/d", "xfs"), "/mnt/s/d/a", LOCAL),
    "a share over the disk": (DISK + mount("/mnt", "xfs") + mount("/mnt", "nfs"), "/mnt/a", Place(Kind.SHARE)),
    "a stick": (DISK + mount("/media/eva/USB", "vfat", "8:17"), "/media/eva/USB/a", Place(Kind.REMOVABLE)),
    "a machine that does not say": ("", "/hem/a", LOCAL),
    "lines that say nothing": ("x\n - \n" + DISK, "/hem/a", LOCAL),
}  # fmt: skip


@pytest.mark.parametrize("case", LINUX)
def test_linux_mounts_tell_where_a_folder_lies(case: str) -> None:
    table, folder, expected = LINUX[case]
    assert place.look(folder, Answers(windows=False, table=table, sticks=("8:17",))) == expected


def test_dropbox_and_nextcloud_are_known_on_linux_too() -> None:
    info = json.dumps({"personal": {"path": "/hem/eva/Dropbox"}})
    machine = Answers(
        windows=False,
        variables={"HOME": "/hem/eva"},
        files={"/hem/eva/.dropbox/info.json": info, "/hem/eva/moln/._sync_a1b2.db": ""},
    )
    assert place.look("/hem/eva/Dropbox/avtal", machine) == Place(Kind.SYNCED, "Dropbox")
    assert place.look("/hem/eva/moln/avtal", machine) == Place(Kind.SYNCED, "Nextcloud")
    assert place.look("/hem/eva/avtal", machine) == LOCAL


@pytest.mark.parametrize("mark", [0x1000, 0x40000, 0x400000])
def test_a_file_that_is_only_a_name_is_told_without_being_opened(mark: int) -> None:
    file = "C:\\avtal\\nkavtal.db"
    assert place.not_here(file, Answers(marks={file: mark | 0x20}))
    assert not place.not_here(file, Answers(marks={file: 0x20}))


def test_the_folder_of_this_test_is_on_a_disk_of_this_machine(tmp_path: Path) -> None:
    assert place.look(tmp_path / "finns inte än") == LOCAL
    assert not place.not_here(tmp_path)


def test_this_machine_answers_what_it_knows_and_nothing_else(tmp_path: Path) -> None:
    asked = Unix()
    (tmp_path / "a").write_text("å", encoding="utf-8")
    assert asked.names(str(tmp_path)) == ["a"]
    assert asked.names(str(tmp_path / "a")) == []
    assert asked.text(str(tmp_path / "a")) == "å"
    assert asked.text(str(tmp_path)) == ""
    assert not asked.removable("0:0")
    assert (asked.keys("HKCU"), asked.values("HKCU"), asked.volume_label("C:\\")) == ([], {}, "")
