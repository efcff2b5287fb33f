"""Agreements: the list, and one of them whole."""

from __future__ import annotations

import argparse

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.codes import AREAS, STATUSES
from nkavtal.catalogue.pending import PENDING
from nkavtal.catalogue.rows import AgreementFilter, AgreementRow
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.cli import agreement_shown
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `list`, `search` and `show`."""
    listing = commands.add("list", _("lista avtal"), list_agreements)
    listing.add_argument(
        "--search", metavar=_("TEXT"), default="", help=_("sökord, de samma som i programmets sökruta")
    )
    listing.add_argument(
        "--not-signed", metavar=_("PART"), default="", help=_("avtal som parten inte har undertecknat")
    )
    listing.add_argument("--party", metavar=_("PART"), default="", help=_("avtal som någon är part i"))
    listing.add_argument("--area", choices=list(AREAS), default="", help=_("område"))
    listing.add_argument("--status", choices=list(STATUSES), default="", help=_("läge"))
    listing.add_argument(
        "--pending", choices=list(PENDING), default="", help=_("det som väntar: frister, beslut, underskrifter")
    )
    listing.add_argument(
        "--mine",
        metavar=_("NAMN"),
        action="append",
        default=[],
        help=_("avtal där namnet eller rollen är ansvarig eller ersättare"),
    )
    listing.add_argument("--current", action="store_true", help=_("utelämna det som har upphört"))
    finding = commands.add("search", _("sök avtal med samma sökord som i programmets sökruta"), search_agreements)
    finding.add_argument(
        "words", metavar=_("ORD"), nargs="*",
        help=_("till exempel medel part:kalix läge:gällande slutar<2027-07-01 inte typ:ramavtal"),
    )  # fmt: skip
    finding.add_argument(
        "--saved", metavar=_("NAMN"), default="", help=_("orden i en sparad sökning, med fler ord om du vill")
    )
    show = commands.add("show", _("visa ett avtal med parter, beslut och historik"), show_agreement)
    show.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))


def list_agreements(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """List the agreements that fit, by number."""
    from nkavtal.usecases import organisation

    store = terminal.store
    wanted = AgreementFilter(
        search=given.search,
        area=given.area,
        status=given.status,
        organisation=organisation.find(store, given.party) if given.party else "",
        not_signed=organisation.find(store, given.not_signed) if given.not_signed else "",
        pending=given.pending,
        mine=tuple(given.mine),
        current=given.current,
    )
    return _listed(terminal, wanted)


def search_agreements(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """List the agreements that the words ask for, by number; a word that means nothing ends with 1."""
    from nkavtal.usecases import saved_search

    saved = [saved_search.find(terminal.store, given.saved).words] if given.saved else []
    return _listed(terminal, AgreementFilter(search=" ".join([*saved, *given.words])))


def _listed(terminal: Terminal, wanted: AgreementFilter) -> Answer:
    from nkavtal.usecases import agreement, counterparty

    store = terminal.store
    rows = agreement.list_all(store, wanted, "number", terminal.today)
    others = counterparty.by_agreement(store)
    return Answer([_row(row, others.get(row.uuid, ())) for row in rows], _lines(rows))


def show_agreement(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Show one agreement."""
    from nkavtal.usecases import agreement, history

    store = terminal.store
    uuid = agreement.find(store, given.number)
    card = agreement.show(store, uuid, terminal.today)
    acts = history.lines(store, uuid)
    return Answer(agreement_shown.data(card, acts), agreement_shown.lines(card, acts))


def _row(row: AgreementRow, counterparties: tuple[str, ...]) -> dict[str, object]:
    return {
        "number": row.number,
        "title": row.title,
        "field": row.areas,
        "field_text": shown(AGREEMENT["areas"], row.areas),
        "type": row.type,
        "type_text": shown(AGREEMENT["type"], row.type),
        "counterparties": list(counterparties),
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "open_ended": row.open_ended,
        "parties": row.parties,
        "adopted": row.adopted,
        "signed": row.signed,
        "status": row.status,
        "status_text": _(STATUSES[row.status]),
        "entry": row.entry,
        "waits_for": [name for name in row.entry_waits.split("\n") if name],
        "next_day": row.next_day,
        "next_kind": row.next_kind,
        "diary_number": row.diary_number,
        "old_number": row.old_number,
        "responsible": row.responsible,
        "example": row.example,
    }


def _lines(rows: tuple[AgreementRow, ...]) -> tuple[str, ...]:
    if not rows:
        return (_("Inga avtal att visa."),)
    headings = (_("Nummer"), _("Titel"), _("T.o.m."), _("Antagit"), _("Undertecknat"), _("Läge"))
    count = ngettext("{n} avtal", "{n} avtal", len(rows)).format(n=len(rows))
    return (*table(headings, [_cells(row) for row in rows]), "", count)


def _cells(row: AgreementRow) -> tuple[str, ...]:
    ends = day_shown(row.ends_on) if row.ends_on else _("tills vidare") if row.open_ended else _("saknas")
    return (
        row.number,
        row.title,
        ends,
        agreement_shown.share(row.adopted, row.parties),
        agreement_shown.share(row.signed, row.parties),
        agreement_shown.marked(_(STATUSES[row.status]), example=row.example),
    )
