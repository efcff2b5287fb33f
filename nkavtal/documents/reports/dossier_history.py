"""The dossier's history: every act that touched the agreement, with values before and after in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext, time_text
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.catalogue.rows import ActLine, AgreementCard, ChangeLine, Values
from nkavtal.catalogue.sentences import decision
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.standing import text
from nkavtal.documents.reports.printed import missing
from nkavtal.documents.sheet import Cell, Column, Heading, Paragraph, Part, Table

_LONGEST = 120  # letters of a value before and after
_MANY = 15  # rows made or taken away in one act; more are counted
_IN_BULK = ("import_register", "create_register")


def parts(card: AgreementCard, history: Sequence[ActLine]) -> list[Part]:
    """Return the section on changes, oldest first; acts taken back stay and are marked."""
    heading = Heading(_("Ändringshistorik"))
    if not history:
        return [heading, Paragraph(_("Inga ändringar är registrerade."))]
    columns = (
        Column(_("När"), 34, fit=True),
        Column(_("Händelse"), 60, fit=True),
        Column(_("Ändring"), 69),
        Column(_("Av"), 34, fit=True),
    )
    owners = _owners(card, history)
    rows = tuple(_row(act, card.names, owners) for act in reversed(history))
    return [heading, Table(columns, rows)]


def _row(act: ActLine, names: Mapping[str, str], owners: Mapping[str, str]) -> tuple[Cell, ...]:
    moment = datetime.fromisoformat(act.at).astimezone()
    when = _("{day} {time}").format(day=moment.date().isoformat(), time=time_text(moment))
    what = act_shown(act.name, act.about)
    if act.undone:
        what = _("{act} (ångrad)").format(act=what)
    changed = _bulk_shown(act, names, owners) if _is_bulk(act) else changes_shown(act.changes, names, owners)
    return when, what, "\n".join(changed), act.actor


def _is_bulk(act: ActLine) -> bool:
    whole = [change for change in act.changes if change.field in ("", "removed") and change.table in LEDGERS]
    return act.name in _IN_BULK or len(whole) > _MANY


def _bulk_shown(act: ActLine, names: Mapping[str, str], owners: Mapping[str, str]) -> list[str]:
    """Return how many rows an act made or took away, for each kind; the values stand in the other sections."""
    made = Counter(change.table for change in act.changes if not change.field)
    hidden = Counter(change.table for change in act.changes if change.field == "removed" and change.after is True)
    back = Counter(change.table for change in act.changes if change.field == "removed" and change.after is not True)
    found: list[str] = []
    if made.pop("agreement", 0):
        found.append(_("Avtalet skapat ur import") if act.name == "import_register" else _("Avtalet skapat"))
    found += [_counted(table, n) for table, n in made.items()]
    for words, rows in ((_("Borttaget: {rows}"), hidden), (_("Tillbaka: {rows}"), back)):
        if rows:
            found.append(words.format(rows=listing([_counted(table, n) for table, n in rows.items()])))
    changed = [change for change in act.changes if change.field and change.field != "removed"]
    return [*found, *changes_shown(changed, names, owners)]


def _counted(table: str, n: int) -> str:
    """Return how many rows of a table, in words."""
    words = {
        "agreement": ngettext("{n} avtal", "{n} avtal", n),
        "party": ngettext("{n} part", "{n} parter", n),
        "decision": ngettext("{n} beslut", "{n} beslut", n),
        "signature": ngettext("{n} underskrift", "{n} underskrifter", n),
        "recommendation": ngettext("{n} rekommendation", "{n} rekommendationer", n),
        "attachment": ngettext("{n} dokument", "{n} dokument", n),
        "relation": ngettext("{n} koppling till annat avtal", "{n} kopplingar till andra avtal", n),
    }
    return words.get(table, ngettext("{n} rad", "{n} rader", n)).format(n=n)


def changes_shown(changes: Sequence[ChangeLine], names: Mapping[str, str], owners: Mapping[str, str]) -> list[str]:
    """Return each change in words; rows of parties that were made together are told in one."""
    found: list[str] = []
    parties: defaultdict[str, list[str]] = defaultdict(list)
    for change in changes:
        if not change.field and change.table == "party":
            role = shown(FIELDS["party"]["role"], change.snapshot.get("role"))
            parties[role].append(owners.get(change.thing, missing()))
        elif not change.field:
            found.append(_created(change, names, owners))
        elif change.field == "removed":
            found.append(_hidden(change, owners))
        elif (field := FIELDS[change.table].get(change.field)) is not None and not field.noted:
            found.append(_changed(change, names, owners))
    told = [_("{role}: {names}").format(role=role, names=listing(those)) for role, those in parties.items()]
    return [*told, *found]


def _created(change: ChangeLine, names: Mapping[str, str], owners: Mapping[str, str]) -> str:
    if change.table not in LEDGERS:
        return _("Uppgifter: {words}").format(words=_snapshot(change, names, skip=("number",)))
    if change.table == "decision":
        outcome = shown(FIELDS["decision"]["outcome"], change.snapshot.get("outcome"))
        words = ", ".join(filter(None, (outcome, decision(change.snapshot), text(change.snapshot, "diary_number"))))
    else:
        words = _snapshot(change, names)
    return _("{row}: {words}").format(row=_row_name(change, owners), words=words or missing())


def _snapshot(change: ChangeLine, names: Mapping[str, str], skip: tuple[str, ...] = ()) -> str:
    fields = FIELDS[change.table]
    values: Values = change.snapshot
    known = [
        (_(field.label), shown(field, values.get(name), names))
        for name, field in fields.items()
        if name not in skip and not field.noted and values.get(name) not in (None, "", False)
    ]
    return ", ".join(_("{label} {value}").format(label=label.lower(), value=_short(value)) for label, value in known)


def _short(words: str) -> str:
    """Return the beginning of a long text: the whole of it stands in its own section or in the register."""
    words = words.replace("\n", " ")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _hidden(change: ChangeLine, owners: Mapping[str, str]) -> str:
    row = _row_name(change, owners)
    return _("{row}: borttagen").format(row=row) if change.after is True else _("{row}: tillbaka").format(row=row)


def _changed(change: ChangeLine, names: Mapping[str, str], owners: Mapping[str, str]) -> str:
    field = FIELDS[change.table][change.field]

    def word(value: Value) -> str:
        return _short(shown(field, value, names)) or missing()

    label = _(field.label)
    if change.table in LEDGERS:
        label = _("{row}, {label}").format(row=_row_name(change, owners), label=label.lower())
    return _("{label}: {before} → {after}").format(label=label, before=word(change.before), after=word(change.after))


def _row_name(change: ChangeLine, owners: Mapping[str, str]) -> str:
    if change.table not in LEDGERS:
        return _("Avtalet")
    one = _(LEDGERS[change.table].one)
    owner = owners.get(change.thing, "")
    return _("{row} {owner}").format(row=one, owner=owner) if owner else one


def _owners(card: AgreementCard, history: Sequence[ActLine]) -> dict[str, str]:
    """Return whose a ledger row is: by the UUIDs of parties, decisions and signatures, living and removed."""
    found: dict[str, str] = {}
    for line in card.parties:
        for key in (line.uuid, *(row.uuid for row in (*line.decisions, *line.signatures))):
            found[key] = line.short_name
    made = [change for act in reversed(history) for change in act.changes if not change.field]
    for change in made:
        if change.table == "party":
            found.setdefault(change.thing, card.names.get(text(change.snapshot, "organisation"), missing()))
    for change in made:
        if change.table in ("decision", "signature"):
            found.setdefault(change.thing, found.get(text(change.snapshot, "party"), ""))
    return found
