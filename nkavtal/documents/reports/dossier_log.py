"""The end of the dossier: how agreements hang together, remarks, and what the print was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext, number_text
from nkavtal.catalogue.rows import ActLine, AgreementCard
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.standing import text
from nkavtal.catalogue.steps import RELATION
from nkavtal.documents.reports.printed import Printed, missing
from nkavtal.documents.sheet import Column, Facts, Heading, Paragraph, Part, Table


def parts(
    card: AgreementCard, history: Sequence[ActLine], context: Printed, pointing: Sequence[tuple[str, str]]
) -> list[Part]:
    """Return the sections on relations, remarks and log."""
    return [*_relations(card, pointing), *_remarks(card), *_log(card, history, context)]


def pointed(kind: str) -> str:
    """Return what an agreement is to the one that points at it: 'Ersatt av' for 'replaces'."""
    words = {
        "replaces": _("Ersatt av"),
        "amends": _("Ändrat eller kompletterat av"),
        "annex_of": _("Har bilagan"),
        "under": _("Över"),
        "related": _("Hör ihop med"),
    }
    return words.get(kind, kind)


def _relations(card: AgreementCard, pointing: Sequence[tuple[str, str]]) -> list[Part]:
    heading = Heading(_("Kopplingar till andra avtal"))
    rows = [
        (
            shown(RELATION.field("kind"), row.values["kind"]),
            ", ".join(
                filter(
                    None, (shown(RELATION.field("other"), row.values["other"], card.names), text(row.values, "words"))
                )
            )
            or missing(),
        )
        for row in card.relations
    ]
    rows += [(pointed(kind), name) for kind, name in pointing]
    if not rows:
        return [heading, Paragraph(_("Inga kopplingar till andra avtal är registrerade."))]
    return [heading, Table((Column(_("Slag"), 45, head=True), Column(_("Avtal"), 120)), tuple(rows))]


def _remarks(card: AgreementCard) -> list[Part]:
    rows = (
        (_("Anmärkning"), text(card.values, "note") or _("Ingen")),
        (_("Källa"), text(card.values, "source") or missing()),
        (_("Gammalt nummer"), text(card.values, "old_number") or _("Inget")),
        (_("Ersättare"), text(card.values, "deputy") or missing()),
    )
    return [Heading(_("Anmärkningar")), Facts(rows)]


def _log(card: AgreementCard, history: Sequence[ActLine], context: Printed) -> list[Part]:
    acts = ngettext("{n} händelse", "{n} händelser", len(history)).format(n=number_text(len(history)))
    rows = (
        (_("Register"), context.register or missing()),
        (_("Avtalets id"), card.uuid),
        (_("Version"), number_text(card.version)),
        (_("Historik"), acts),
        (_("Kontrollsumma"), _halved(checksum(card))),
        (_("Program"), _("nkavtal {version}").format(version=context.version)),
    )
    said = _(
        "Kontrollsumman (SHA-256) är gjord över uppgifterna om avtalet i registret. "
        "Samma uppgifter ger samma summa, och den ändras så snart någon uppgift ändras."
    )
    return [Heading(_("Logg och kontrollsumma")), Facts(rows), Paragraph(said, "note")]


def checksum(card: AgreementCard) -> str:
    """Return the SHA-256 of all that is known about the agreement; what only follows from the day is left out."""
    known = {name: value for name, value in asdict(card).items() if name not in ("names", "status", "entry")}
    canonical = json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _halved(digest: str) -> str:
    return f"{digest[:32]}\n{digest[32:]}"
