"""What acts are called where they are shown: history, undo, the status bar."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.ledgers import LEDGERS

ACTS: Words = {
    "create_register": N_("Skapa registret"),
    "create_agreement": N_("Nytt avtal {number}"),
    "edit_agreement": N_("Ändra avtal {number}"),
    "remove_agreement": N_("Ta bort avtal {number}"),
    "create_organisation": N_("Ny part {name}"),
    "edit_organisation": N_("Ändra part {name}"),
    "remove_organisation": N_("Ta bort part {name}"),
    "add_parties": N_("Lägg till parter i avtal {number}"),
    "add_row": N_("Lägg till {row} i {owner}"),
    "edit_row": N_("Ändra {row} i {owner}"),
    "remove_row": N_("Ta bort {row} i {owner}"),
    "add_meetings": N_("Lägg till sammanträden ({n}) för {body} i {owner}"),
    "add_usual_bodies": N_("Lägg till vanliga organ ({n})"),
    "record_decision": N_("Registrera beslut: {parties}, avtal {number}"),
    "record_signature": N_("Registrera underskrift: {parties}, avtal {number}"),
    "send_round": N_("Sänd till beslut: {round}, {parties}"),
    "remind_round": N_("Påminn: {round}, {parties}"),
    "note_contact": N_("Kontaktlogg: {parties}, avtal {number}"),
    "copy_agreement": N_("Kopiera avtal {source} som nytt, {number}"),
    "merge_organisations": N_("Slå ihop {dropped} med {name}"),
    "restore": N_("Ta tillbaka {what} ur papperskorgen"),
    "attach_files": N_("Lägg till {files} i avtal {number}"),
    "edit_attachment": N_("Ändra uppgifter om {file}, avtal {number}"),
    "exchange_file": N_("Byt {file} mot {new}, avtal {number}"),
    "remove_attachment": N_("Ta bort {file} ur avtal {number}"),
    "exchange_signed_file": N_("Byt det undertecknade {file} mot {new}, avtal {number}. Skäl: {reason}"),
    "unlock_attachment": N_("Lås upp {file}, avtal {number}. Skäl: {reason}"),
    "remove_signed": N_("Ta bort det undertecknade {file} ur avtal {number}. Skäl: {reason}"),
    "change_many": N_("Ändra {n} avtal på en gång"),
    "save_search": N_("Spara sökningen {name}"),
    "edit_search": N_("Ändra sökningen {name}"),
    "remove_search": N_("Ta bort sökningen {name}"),
    "rename_mapping": N_("Byt namn på tolkningen {before} till {name}"),
    "remove_mapping": N_("Ta bort tolkningen {name}"),
    "set_clause": N_("Ange regel för löptid och uppsägning, avtal {number}"),
    "remove_clause": N_("Ta bort regeln för löptid och uppsägning, avtal {number}"),
    "take_proposals": N_("För in regler lästa ur avtalens ord, avtal {number}"),
    "register_notice": N_("Registrera uppsägning, avtal {number}"),
    "call_option": N_("Registrera att en option tagits i anspråk, avtal {number}"),
    "extend": N_("Registrera förlängning, avtal {number}"),
    "set_day_by_hand": N_("Ändra en dag för hand, avtal {number}"),
    "let_day_stand": N_("Låt den uträknade dagen gälla, avtal {number}"),
    "snooze_watched": N_("Skjut upp bevakning, avtal {number}"),
    "finish_watched": N_("Klar med bevakning, avtal {number}"),
    "dismiss_watched": N_("Bevakning inte aktuell, avtal {number}"),
    "reopen_watched": N_("Öppna bevakning igen, avtal {number}"),
    "set_lead_time": N_("Ändra hur långt i förväg arbetet börjar"),
    "import_register": N_("Importera {file}"),
    "undo": N_("Ångra"),
    "redo": N_("Gör om"),
}


def act_shown(name: str, about: dict[str, str]) -> str:
    """Return an act in words."""
    known = dict(about)
    if "act" in known:
        taken = act_shown(known.pop("act"), known)
        return _("Ångra: {act}").format(act=taken) if name == "undo" else _("Gör om: {act}").format(act=taken)
    ledger = LEDGERS.get(known.get("row", ""))
    if ledger is not None:
        known["row"] = _(ledger.one).lower()
    return _(ACTS.get(name, name)).format_map(_Known(known))


class _Known(dict[str, str]):
    """Arguments of an act; one that an older version did not keep is shown as missing."""

    def __missing__(self, key: str) -> str:
        return "–"
