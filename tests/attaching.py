"""Files on agreements, put there as the program does."""

from __future__ import annotations

from pathlib import Path

from builders import an_agreement

from nkavtal.model.attachment import Attachment
from nkavtal.store import attachment_intake
from nkavtal.store.store import Store


def attach(store: Store, content: bytes, tmp_path: Path) -> str:
    """Put a file on a new agreement as the program does; return its hash."""
    source = tmp_path / "avtal.pdf"
    source.write_bytes(content)
    agreement = an_agreement(store, parties=())
    with attachment_intake.taken(store.folder, source) as taken, store.writing("add_row") as work:
        taken.settle()
        work.create(Attachment, agreement=agreement, name="avtal.pdf", sha256=taken.sha256, size=taken.size)
    return taken.sha256
