"""Bodies and when they meet: many meetings at once, the bodies that are usually there, and what is offered by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue.rows import BodyLine, Values
from nkavtal.exchange.file_bytes import file_bytes
from nkavtal.exchange.packed_check import MOST_PACKED, too_big
from nkavtal.exchange.text_form import decoded, guess_encoding
from nkavtal.model.body import Body, Meeting
from nkavtal.model.organisation import Organisation
from nkavtal.store.queries import bodies as query
from nkavtal.store.store import Store
from nkavtal.store.usual_bodies import add_usual
from nkavtal.usecases.acts import does
from nkavtal.usecases.kept import complete
from nkavtal.usecases.touched import Subject, Touched


@dataclass(frozen=True)
class AddMeetings:
    """Add meetings to a body (UUID); one that is there already is only told when its papers close, where that is not known."""

    body: str
    meetings: tuple[Values, ...]


@dataclass(frozen=True)
class AddUsualBodies:
    """Give organisations (UUIDs; none: all of the register) the usual bodies that they do not have."""

    organisations: tuple[str, ...] = ()


@does(AddMeetings)
def add_meetings(store: Store, act: AddMeetings) -> Touched:
    """Add the meetings; UserError NKA-400 when none is given."""
    if not act.meetings:
        raise UserError("NKA-400", N_("Det finns inga sammanträden att lägga till. Inget är ändrat."))
    with store.writing("add_meetings") as work:
        body = work.get_one(Body, act.body)
        known = query.held(work.connection, body.uuid)
        done = 0
        for values in act.meetings:
            row = complete("meeting", values)
            if (day := str(row["held_on"])) not in known:
                known[day] = work.create(Meeting, body=body.uuid, **row).uuid
                done += 1
            elif row.get("papers_by") and (there := work.get_one(Meeting, known[day])).papers_by is None:
                done += work.change(there, papers_by=row["papers_by"])
        owner = work.get_one(Organisation, body.organisation)
        work.about.update({"n": str(done), "body": body.name, "owner": owner.short_name})
    return Touched(Subject.ORGANISATION, (owner.uuid,), "add_meetings", work.about, done > 0)


@does(AddUsualBodies)
def add_usual_bodies(store: Store, act: AddUsualBodies) -> Touched:
    """Add the bodies, each organisation's in the order they are shipped."""
    with store.writing("add_usual_bodies") as work:
        chosen = act.organisations or query.all_organisations(work.connection)
        added = {key: add_usual(work, work.get_one(Organisation, key)) for key in chosen}
        work.about["n"] = str(sum(added.values()))
    touched = tuple(key for key, n in added.items() if n)
    return Touched(Subject.ORGANISATION, touched, "add_usual_bodies", work.about, bool(touched))


def of(store: Store, organisations: Sequence[str]) -> dict[str, tuple[BodyLine, ...]]:
    """Return the bodies of organisations (UUIDs)."""
    with store.reading() as connection:
        return query.bodies(connection, organisations)


def find(store: Store, organisation: str, text: str) -> BodyLine:
    """Return an organisation's body by name, short name or other name; UserError NKA-401 when there is none."""
    found = [one for one in of(store, [organisation])[organisation] if text.strip().casefold() in called(one)]
    if len(found) == 1:
        return found[0]
    raise UserError(
        "NKA-401",
        N_("Parten har inget organ som heter {name}."),
        N_("Skriv namnet eller kortnamnet, till exempel KF."),
        name=text,
    )


def meetings(store: Store) -> dict[date, tuple[str, ...]]:
    """Return which bodies meet on which days, in words: the federation's first, then the others in Swedish order."""
    with store.reading() as connection:
        return query.meetings(connection)


def text_of(file: Path) -> str:
    """Return the text of a file with a calendar, however it is written; UserError NKA-140 to NKA-148 for none."""
    packed = file_bytes(file, too_big(file), MOST_PACKED)
    return decoded(packed, guess_encoding(packed))


def called(body: BodyLine) -> set[str]:
    """Return everything a body is or was called, for comparing."""
    names = (body.name, str(body.values["short_name"] or ""), *(str(one.values["name"]) for one in body.names))
    return {name.casefold() for name in names if name}


def offered(store: Store, organisations: Sequence[str]) -> tuple[str, ...]:
    """Return names of the bodies of organisations, to be offered where one is typed: short names first, earlier ones last."""
    lines = [body for found in of(store, organisations).values() for body in found]
    short = [str(one.values["short_name"] or one.name) for one in lines]
    earlier = [str(name.values["name"]) for one in lines for name in one.names]
    return tuple(dict.fromkeys((*short, *(one.name for one in lines), *earlier)))


def federations_own(store: Store) -> tuple[str, ...]:
    """Return the names of the federation's bodies, earlier ones last."""
    with store.reading() as connection:
        federations = query.federations(connection)
    return offered(store, federations)
