"""Attachments: files taken in, described, exchanged and removed; the signed one only with a reason."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, listing, ngettext
from nkavtal.base.os_seam import origin
from nkavtal.base.progress import Progress
from nkavtal.catalogue import attachment as words
from nkavtal.catalogue.rows import Values
from nkavtal.catalogue.standing import decision_of, signature_of
from nkavtal.exchange.file_look import Look, look
from nkavtal.model.agreement import Agreement
from nkavtal.model.attachment import Attachment
from nkavtal.model.party import Decision, Signature
from nkavtal.model.steps import Recommendation
from nkavtal.store.attachment_intake import Taken, settle_all, taken, taken_all
from nkavtal.store.queries import agreement_card as agreement_query
from nkavtal.store.queries import attachment as query
from nkavtal.store.store import Store
from nkavtal.store.work import Work, gone
from nkavtal.usecases.acts import does, does_long
from nkavtal.usecases.kept import check_seen, complete, kept
from nkavtal.usecases.touched import Subject, Touched

_TOLD = 3  # files named one by one in history, more are counted


@dataclass(frozen=True)
class AttachFiles:
    """Keep files with an agreement, perhaps with one of its decisions, signatures or steps (UUIDs).

    `values` are kind, description and day, the same for all. Content that the agreement has already is told about
    (NKA-213) unless `again`.
    """

    agreement: str
    files: tuple[Path, ...]
    values: Values
    decision: str = ""
    signature: str = ""
    recommendation: str = ""
    again: bool = False


@dataclass(frozen=True)
class EditAttachment:
    """Change what is said of an attachment; `seen` are the values the person saw. `reason` is for the signed one,
    which becomes another kind and so is no longer locked."""

    attachment: str
    values: Values
    seen: Values = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True)
class ExchangeFile:
    """Put another file in the place of an attachment's; the old one stays while history refers to it."""

    attachment: str
    file: Path
    reason: str = ""


@dataclass(frozen=True)
class RemoveAttachment:
    """Hide an attachment; its file stays and undo brings it back."""

    attachment: str
    reason: str = ""


@does_long(AttachFiles)
def attach_files(store: Store, act: AttachFiles, progress: Progress) -> Touched:
    """Take in all files or none: they are copied and checked first, then named and noted in one transaction."""
    with taken_all(store.folder, act.files, progress) as copies:
        seen = [look(copy.beside, file.name) for file, copy in zip(act.files, copies, strict=True)]
        with _in_order(store), store.writing("attach_files") as work:
            agreement = work.get_one(Agreement, act.agreement)
            pointers = _pointers(work, agreement, act)
            there = {} if act.again else query.names_by_hash(work.connection, agreement.uuid)
            made: list[dict[str, object]] = []
            for file, copy, found in zip(act.files, copies, seen, strict=True):
                _check_new(there, agreement, file, copy.sha256)
                if not act.again:
                    there[copy.sha256] = _name(file)
                values = complete("attachment", {**act.values, **_noted(file, copy, found), **pointers})
                made.append({**values, "agreement": agreement.uuid, "uuid": str(uuid.uuid4())})
            work.about.update(number=agreement.number, files=_named([_name(file) for file in act.files]))
            work.create_many(Attachment, made)
            work.raise_owners(Attachment.__tablename__, [str(row["uuid"]) for row in made])
            settle_all(copies)
    return Touched(Subject.AGREEMENT, (act.agreement,), "attach_files", work.about)


@does(EditAttachment)
def edit_attachment(store: Store, act: EditAttachment) -> Touched:
    """Change kind, description or day; UserError NKA-214 when the lock would go without a reason."""
    with store.writing("edit_attachment") as work:
        row = work.get_one(Attachment, act.attachment)
        check_seen("attachment", row, act.values, act.seen)
        unlocks = row.kind == words.SIGNED and act.values.get("kind", row.kind) != words.SIGNED
        if unlocks:
            _check_reason(row, act.reason)
            work.act = "unlock_attachment"
        changed = work.change(row, **kept("attachment", {n: v for n, v in act.values.items() if n in _SAID}))
        return _touched(work, row, act.reason if unlocks else "", changed=changed)


@does_long(ExchangeFile)
def exchange_file(store: Store, act: ExchangeFile, progress: Progress) -> Touched:
    """Exchange the file; UserError NKA-214 for the signed one without a reason."""
    with (
        _taken(store, act.file, progress) as (copy, seen),
        _in_order(store),
        store.writing("exchange_file") as work,
    ):
        row = work.get_one(Attachment, act.attachment)
        locked = row.kind == words.SIGNED
        if locked:
            _check_reason(row, act.reason)
            work.act = "exchange_signed_file"
        if row.sha256 != copy.sha256:
            there = query.names_by_hash(work.connection, row.agreement)
            _check_new(there, work.get_one(Agreement, row.agreement), act.file, copy.sha256)
        before = row.name
        changed = work.change(row, **kept("attachment", _noted(act.file, copy, seen)))
        copy.settle()
        return _touched(work, row, act.reason if locked else "", changed=changed, file=before, new=row.name)


@does(RemoveAttachment)
def remove_attachment(store: Store, act: RemoveAttachment) -> Touched:
    """Hide the attachment; UserError NKA-214 for the signed one without a reason."""
    with store.writing("remove_attachment") as work:
        row = work.get_one(Attachment, act.attachment)
        locked = row.kind == words.SIGNED
        if locked:
            _check_reason(row, act.reason)
            work.act = "remove_signed"
        work.remove(row)
        return _touched(work, row, act.reason if locked else "")


def row_of(store: Store, agreement: str, organisation: str, ledger: str, today: date) -> str:
    """Return the UUID of a party's standing decision or latest signature; UserError NKA-218 when it has none."""
    with store.reading() as connection:
        card = agreement_query.card(connection, agreement, today)
    line = next((one for one in card.parties if one.organisation == organisation), None)
    row = line and (decision_of(line) if ledger == "decision" else signature_of(line))
    if row is None:
        raise UserError(
            "NKA-218",
            N_("{party} har inget registrerat i avtal {number} som dokumentet kan höra till. Inget är tillagt."),
            N_("Registrera beslutet eller underskriften först, eller lägg till dokumentet på avtalet."),
            party=line.short_name if line is not None else card.names.get(organisation, organisation),
            number=card.number,
        )
    return row.uuid


_SAID = ("kind", "description", "dated_on")


@contextlib.contextmanager
def _taken(store: Store, file: Path, progress: Progress) -> Iterator[tuple[Taken, Look]]:
    with taken(store.folder, file, progress) as copy:
        yield copy, look(copy.beside, file.name)


@contextlib.contextmanager
def _in_order(store: Store) -> Iterator[None]:
    """Put files that got their names but no rows in quarantine, when saving failed after all."""
    try:
        yield
    except BaseException:
        store.order_attachments()
        raise


def _noted(file: Path, copy: Taken, seen: Look) -> Values:
    """Return what the program notes of a file."""
    return {
        "name": _name(file),
        "sha256": copy.sha256,
        "size": str(copy.size),
        "media_type": seen.type.media_type,
        "signs": ",".join(seen.signs),
        "from_outside": origin.is_from_outside(file),
    }


def _name(file: Path) -> str:
    """Return what a file is called, as text: a name on a disk may hold halves of letters."""
    return file.name.encode("utf-8", "replace").decode()


def _pointers(work: Work, agreement: Agreement, act: AttachFiles) -> Values:
    for kind, key in ((Decision, act.decision), (Signature, act.signature), (Recommendation, act.recommendation)):
        if key and work.owners.agreement_of(kind.__tablename__, work.get_one(kind, key).uuid) != agreement.uuid:
            raise gone()
    return {
        "decision": act.decision or None,
        "signature": act.signature or None,
        "recommendation": act.recommendation or None,
    }


def _check_new(there: Mapping[str, str], agreement: Agreement, file: Path, sha256: str) -> None:
    same = there.get(sha256)
    if same is not None:
        raise UserError(
            "NKA-213",
            N_("{file} finns redan på avtal {number} som {name}. Inget är tillagt."),
            N_("Innehållet är exakt detsamma. Lägg till den ändå om den ska stå på två ställen."),
            file=file.name,
            number=agreement.number,
            name=same,
        )


def _check_reason(row: Attachment, reason: str) -> None:
    if not reason.strip():
        raise UserError(
            "NKA-214",
            N_("{file} är det undertecknade avtalet och är låst. Inget är ändrat."),
            N_("Ange ett skäl. Det sparas i historiken, och ändringen går att ångra."),
            file=row.name,
        )


def _named(names: Sequence[str]) -> str:
    if len(names) > _TOLD:
        return ngettext("{n} dokument", "{n} dokument", len(names)).format(n=len(names))
    return listing(list(names))


def _touched(work: Work, row: Attachment, reason: str, *, changed: bool = True, **told: str) -> Touched:
    agreement = work.get_one(Agreement, row.agreement)
    work.about.update({"file": row.name, **told}, number=agreement.number)
    if reason:
        work.about["reason"] = reason.strip().rstrip(".")
    return Touched(Subject.AGREEMENT, (agreement.uuid,), work.act, work.about, changed)
