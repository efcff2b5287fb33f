"""What a party has decided and signed, recorded."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing
from nkavtal.catalogue.codes import DECISION_KINDS, OUTCOMES, SIGNATURE_FORMS
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.typed import read_all
from nkavtal.cli.agreement_shown import share
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.swedish_argparse import Parser
from nkavtal.cli.terminal import Terminal
from nkavtal.rules.deciding_body import usual_kind

_DECISION = {"outcome": "outcome", "kind": "kind", "body": "body", "date": "decided_on", "paragraph": "paragraph",
             "dnr": "diary_number", "note": "note"}  # fmt: skip
_SIGNATURE = {"date": "signed_on", "by": "signed_by", "capacity": "capacity", "form": "form"}
"""Options and the fields they fill."""


def add(commands: Commands) -> None:
    """Add `record decision` and `record signature`."""
    record = commands.within(commands.add("record", _("registrera ett beslut eller en underskrift")))
    decision = record.add("decision", _("registrera vad en part har beslutat"), record_decision)
    _whose(decision)
    decision.add_argument("--outcome", required=True, choices=list(OUTCOMES), help=_("utfall"))
    decision.add_argument("--kind", choices=list(DECISION_KINDS), help=_("slag av beslut"))
    decision.add_argument("--body", metavar=_("ORGAN"), help=_("organ, till exempel KF"))
    decision.add_argument("--date", metavar=_("DAG"), help=_("sammanträdesdag, så noga som den är känd"))
    decision.add_argument("--paragraph", metavar=_("TEXT"), help=_("paragraf, som i protokollet"))
    decision.add_argument("--dnr", metavar=_("TEXT"), help=_("partens diarienummer"))
    decision.add_argument("--note", metavar=_("TEXT"), help=_("anmärkning"))
    signature = record.add("signature", _("registrera att en part har undertecknat"), record_signature)
    _whose(signature)
    signature.add_argument("--date", metavar=_("DAG"), help=_("dagen, så noga som den är känd"))
    signature.add_argument("--by", metavar=_("TEXT"), help=_("undertecknare"))
    signature.add_argument("--capacity", metavar=_("TEXT"), help=_("befattning"))
    signature.add_argument("--form", choices=list(SIGNATURE_FORMS), help=_("papper, elektroniskt eller protokoll"))


def _whose(parser: Parser) -> None:
    parser.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))
    parser.add_argument(
        "--for",
        dest="parties",
        metavar=_("PART"),
        action="append",
        required=True,
        help=_("kortnamn eller organisationsnummer, kan anges flera gånger"),
    )


def record_decision(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Record a decision; the council decides for good, of other bodies the kind is not known unless it is said."""
    from nkavtal.usecases.party import RecordDecision

    values = _values("decision", _DECISION, terminal, given)
    if "kind" not in values:
        values["kind"] = usual_kind(str(values.get("body", "")))
    agreement, keys = _meant(terminal, given)
    terminal.program.perform(RecordDecision(agreement, keys, values))
    return _recorded(terminal, agreement, keys, "record_decision")


def record_signature(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Record a signature; the day may be unknown."""
    from nkavtal.usecases.party import RecordSignature

    values = _values("signature", _SIGNATURE, terminal, given)
    agreement, keys = _meant(terminal, given)
    terminal.program.perform(RecordSignature(agreement, keys, values))
    return _recorded(terminal, agreement, keys, "record_signature")


def _values(ledger: str, options: dict[str, str], terminal: Terminal, given: argparse.Namespace) -> dict[str, Value]:
    typed = {field: getattr(given, option) for option, field in options.items()}
    fields = FIELDS[ledger]
    return read_all(fields, {name: text for name, text in typed.items() if text is not None}, terminal.today)


def _meant(terminal: Terminal, given: argparse.Namespace) -> tuple[str, tuple[str, ...]]:
    from nkavtal.usecases import agreement, organisation

    uuid = agreement.find(terminal.store, given.number)
    keys = (organisation.find(terminal.store, party) for party in given.parties)
    return uuid, tuple(dict.fromkeys(keys))


def _recorded(terminal: Terminal, agreement_uuid: str, keys: Sequence[str], act: str) -> Answer:
    from nkavtal.usecases import agreement

    card = agreement.show(terminal.store, agreement_uuid, terminal.today)
    parties = [one for one in card.parties if one.organisation in keys]
    adopted, signed = share(card.adopted, card.counted), share(card.signed, card.counted)
    named = {"parties": listing([one.short_name for one in parties]), "number": card.number}
    if act == "record_decision":
        done = _("Beslut registrerat för {parties} i avtal {number}.").format(**named)
    else:
        done = _("Underskrift registrerad för {parties} i avtal {number}.").format(**named)
    count = _("{adopted} har antagit, {signed} har undertecknat.").format(adopted=adopted, signed=signed)
    data = {
        "act": act,
        "number": card.number,
        "parties": card.counted,
        "adopted": card.adopted,
        "signed": card.signed,
        "status": card.status,
        "recorded": [{"party": one.short_name, "state": one.state, "warnings": list(one.warnings)} for one in parties],
    }
    return Answer(data, (done, count))
