"""The first page and the lock keep their word."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "lock.txt").read_text(encoding="utf-8")


def test_links_lead_somewhere():
    for page in [ROOT / "README.md", *(ROOT / "packaging" / "decisions").glob("*.md")]:
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_locked_package_has_hashes_and_no_address():
    packages = re.findall(r"(?m)^[a-z0-9][^\n]*(?:\n    [^\n]*)+", LOCK)
    assert len(packages) == len(re.findall(r"(?m)^[a-z0-9]", LOCK)) > 30
    assert [p.split()[0] for p in packages if "--hash=sha256:" not in p or "==" not in p] == []
    assert "://" not in LOCK
    assert "--index" not in LOCK


def test_qt_is_locked_where_it_was_tried():
    assert "pyside6-essentials==6.9.3" in LOCK
    assert "shiboken6==6.9.3" in LOCK
