"""The attached files that come with a register file: copied and checked first, named when their rows are made."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.progress import Progress
from nkavtal.exchange import incoming
from nkavtal.exchange.register_in.plan import Plan
from nkavtal.store import attachment_intake, attachments
from nkavtal.store.attachment_intake import Taken
from nkavtal.store.store import Store


@dataclass(frozen=True, slots=True)
class Attached:
    """The copies of the files beside, by hash."""

    taken: Mapping[str, Taken]

    def settle(self, plan: Plan) -> None:
        """Give the files of new attachments their names; call this in the transaction that makes their rows."""
        wanted = {str(thing.values.get("sha256")) for thing in plan.things if thing.table == "attachment"}
        attachment_intake.settle_all([copy for sha256, copy in self.taken.items() if sha256 in wanted])


@contextlib.contextmanager
def attached_in(store: Store, source: incoming.Source | None, progress: Progress) -> Iterator[Attached]:
    """Copy the files that the register does not have; one that got its name but no row goes to quarantine."""
    beside = incoming.files(source)
    wanted = [sha256 for sha256 in incoming.attached(source) if sha256 in beside]
    new = [sha256 for sha256 in wanted if not attachments.place(store.folder, sha256).is_file()]
    with attachment_intake.taken_all(store.folder, [beside[sha256] for sha256 in new], progress) as copies:
        for sha256, copy in zip(new, copies, strict=True):
            if copy.sha256 != sha256:
                raise UserError(
                    "NKA-272",
                    N_("Bilagan {file} är inte den som exporterades. Inget är inläst och registret är orört."),
                    N_("Hämta mappen med bilagor på nytt."),
                    file=beside[sha256].name,
                )
        taken = dict(zip(new, copies, strict=True))
        try:
            yield Attached(taken)
        except BaseException:
            store.order_attachments()
            raise
