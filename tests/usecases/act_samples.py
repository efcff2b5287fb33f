"""One sample of every act: a function that prepares the register and returns the act.

Whoever adds an act adds its sample here; test_acts fails until it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from builders import TODAY, an_agreement, decided, org, signed

from nkavtal.catalogue.bulk import FieldChange
from nkavtal.rules.bulk import How
from nkavtal.store.store import Store
from nkavtal.usecases import (
    agreement,
    attachment,
    bodies,
    bulk,
    history,
    importing,
    ledger,
    merging,
    notice,
    organisation,
    party,
    saved_mapping,
    saved_search,
    term,
    waste,
    watching,
)
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.round import RemindRound, SendRound

REGISTER_FILE = Path(__file__).parents[1] / "data" / "avtalsregister.xlsx"
Sample = Callable[[Store, Path], object]


def create_agreement(store: Store, _folder: Path) -> object:
    parties = ((org(store, "Kalix"), "party"), (org(store, "Region Norrbotten"), "counterparty"))
    return agreement.CreateAgreement({"title": "Hjälpmedel", "starts_on": "2027", "amount": "1200.50"}, parties)


def edit_agreement(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store, parties=("Kalix",), starts_on="2026-10", open_ended=None, note="Förr")
    values = {"title": "Nytt namn", "starts_on": "2027-02-01?", "open_ended": True, "note": "", "areas": "health,other"}
    return agreement.EditAgreement(uuid, values, {"title": "Läkarmedverkan"})


def remove_agreement(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store, parties=("Kalix", "Boden"))
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    return agreement.RemoveAgreement(uuid)


def create_organisation(_store: Store, _folder: Path) -> object:
    return organisation.CreateOrganisation(
        {"name": "Luleå tekniska universitet", "short_name": "LTU", "kind": "university", "org_number": "202100-2841"}
    )


def edit_organisation(store: Store, _folder: Path) -> object:
    an_agreement(store, parties=("Haparanda", "Kalix"))
    return organisation.EditOrganisation(org(store, "Haparanda"), {"short_name": "Ööö stad", "member": False})


def remove_organisation(store: Store, folder: Path) -> object:
    made = perform(store, create_organisation(store, folder)).things[0]
    perform(store, ledger.AddRow("contact", made, {"function": "Registrator"}))
    return organisation.RemoveOrganisation(made)


def add_parties(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store, parties=("Kalix",))
    return party.AddParties(uuid, (org(store, "Boden"), org(store, "Älvsbyn")), "party")


def body_of(store: Store, name: str, body: str) -> str:
    """Return the UUID of an organisation's body by name."""
    return bodies.find(store, org(store, name), body).uuid


def add_meetings(store: Store, _folder: Path) -> object:
    council = body_of(store, "Kalix", "KF")
    perform(store, bodies.AddMeetings(council, ({"held_on": "2026-12-14"},)))
    days = (
        {"held_on": "2026-12-14", "papers_by": "2026-11-23"},
        {"held_on": "2027-02-08", "papers_by": "2027-01-18"},
        {"held_on": "2027-02-08"},
    )
    return bodies.AddMeetings(council, days)


def add_usual_bodies(store: Store, _folder: Path) -> object:
    perform(store, ledger.RemoveRow("body", body_of(store, "Norrbottens Kommuner", "Utbildningsberedningen")))
    perform(store, ledger.RemoveRow("body", body_of(store, "Kalix", "KF")))
    return bodies.AddUsualBodies()


def record_decision(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store)
    values = {"outcome": "conditional", "kind": "final", "decided_on": "2026-10", "condition": "Om kostnaden hålls."}
    return party.RecordDecision(uuid, (org(store, "Kalix"), org(store, "Boden")), values)


def record_signature(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store)
    return party.RecordSignature(uuid, (org(store, "Kalix"),), {"form": "minutes", "signed_on": ""})


def add_row(store: Store, _folder: Path) -> object:
    old, new = an_agreement(store, "Gammalt", ended_on="2026-01-01"), an_agreement(store, "Nytt")
    return ledger.AddRow("relation", new, {"kind": "replaces", "other": old})


def edit_row(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store)
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    (row,) = next(one for one in agreement.show(store, uuid, TODAY).parties if one.decisions).decisions
    return ledger.EditRow("decision", row.uuid, {"outcome": "rejected", "decided_on": "2026-11"}, row.values)


def remove_row(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store)
    signed(store, uuid, "Kalix", signed_on="2026-11-02")
    (row,) = next(one for one in agreement.show(store, uuid, TODAY).parties if one.signatures).signatures
    return ledger.RemoveRow("signature", row.uuid)


def a_file(folder: Path, name: str = "protokoll.txt", content: str = "Fullmäktige antar avtalet.") -> Path:
    """Write a person's file outside the register and return it."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def attached(store: Store, folder: Path, kind: str = "minutes") -> str:
    """Attach a file to a new agreement and return the attachment's UUID."""
    uuid = an_agreement(store, parties=("Kalix",))
    perform(store, attachment.AttachFiles(uuid, (a_file(folder),), {"kind": kind}))
    (row,) = agreement.show(store, uuid, TODAY).attachments
    return row.uuid


def attach_files(store: Store, folder: Path) -> object:
    uuid = an_agreement(store, parties=("Kalix",))
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    (decision,) = agreement.show(store, uuid, TODAY).parties[0].decisions
    values = {"kind": "minutes", "description": "KF § 98", "dated_on": "2026-10"}
    return attachment.AttachFiles(uuid, (a_file(folder), a_file(folder, "a.txt", "a")), values, decision.uuid)


def edit_attachment(store: Store, folder: Path) -> object:
    values = {"kind": "annex", "description": "Bilaga 1", "dated_on": ""}
    return attachment.EditAttachment(attached(store, folder), values, {"kind": "minutes"})


def exchange_file(store: Store, folder: Path) -> object:
    return attachment.ExchangeFile(attached(store, folder, "signed"), a_file(folder, "ny.txt", "Ny text."), "Fel sida")


def remove_attachment(store: Store, folder: Path) -> object:
    return attachment.RemoveAttachment(attached(store, folder))


def change_many(store: Store, _folder: Path) -> object:
    made = (
        an_agreement(store, "Ett", (), areas="health", source="Pärm 3"),
        an_agreement(store, "Två", (), areas="social", responsible="Bo"),
        an_agreement(store, "Tre", (), ends_on="2026"),
    )
    changes = (
        FieldChange("areas", How.ADD, "education"),
        FieldChange("source", How.REMOVE, "Pärm 3"),
        FieldChange("responsible", How.REPLACE, "Anna"),
        FieldChange("starts_on", How.REPLACE, "2027-02?"),
    )
    return bulk.ChangeMany(made, changes, bulk.seen(bulk.plan(store, made, changes)))


def save_search(_store: Store, _folder: Path) -> object:
    return saved_search.SaveSearch("Väntar på Kalix", "saknar:kalix slutar<+90d", ("title", "until"), "ends_on", True)


def edit_search(store: Store, folder: Path) -> object:
    made = perform(store, save_search(store, folder)).things[0]
    return saved_search.EditSearch(made, {"name": "Väntar på Boden", "words": "saknar:boden", "columns": ()})


def remove_search(store: Store, folder: Path) -> object:
    return saved_search.RemoveSearch(perform(store, save_search(store, folder)).things[0])


def saved_reading(store: Store) -> str:
    """Import a workbook, keep how it was read, and return the UUID of that."""
    plan = importing.plan_import(store, REGISTER_FILE, {}, TODAY)
    act = importing.ImportRegister(REGISTER_FILE, importing.digest_of(plan), TODAY, save_as="Kontoret")
    perform(store, act)
    return saved_mapping.list_all(store)[0].uuid


def rename_mapping(store: Store, _folder: Path) -> object:
    return saved_mapping.RenameMapping(saved_reading(store), "Norra kontoret")


def remove_mapping(store: Store, _folder: Path) -> object:
    return saved_mapping.RemoveMapping(saved_reading(store))


def undo(store: Store, folder: Path) -> object:
    perform(store, edit_agreement(store, folder))
    return history.Undo()


def redo(store: Store, folder: Path) -> object:
    perform(store, undo(store, folder))
    return history.Redo()


def import_register(store: Store, _folder: Path) -> object:
    plan = importing.plan_import(store, REGISTER_FILE, {}, TODAY)
    return importing.ImportRegister(REGISTER_FILE, importing.digest_of(plan), TODAY)


def note_contact(store: Store, _folder: Path) -> object:
    values = {"words": "Ringde registrator, tas upp i juni.", "with_whom": "Registrator", "expected_on": "2027-06"}
    return party.NoteContact(an_agreement(store), (org(store, "Kalix"), org(store, "Boden")), values)


def copy_agreement(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store, starts_on="2025-01-01", diary_number="2025/17", notice_words="Sex månader.")
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    return agreement.CopyAgreement(uuid)


def merge_organisations(store: Store, folder: Path) -> object:
    """Two that are one: the dropped one has a contact, a name, an agreement of its own and one that both stand in."""
    kept = perform(store, create_organisation(store, folder)).things[0]
    values = {
        "name": "Luleå tekniska univ.",
        "short_name": "LTU Luleå",
        "kind": "university",
        "email": "post@example.org",
    }
    dropped = perform(store, organisation.CreateOrganisation(values)).things[0]
    perform(store, ledger.AddRow("contact", dropped, {"function": "Registrator", "email": "r@example.org"}))
    perform(store, ledger.AddRow("name", dropped, {"name": "Högskolan i Luleå", "kind": "earlier"}))
    for own in ((kept, dropped), (dropped,)):
        uuid = an_agreement(store, parties=("Kalix",))
        for key in own:
            perform(store, party.AddParties(uuid, (key,), "party"))
        perform(store, party.RecordDecision(uuid, (dropped,), {"outcome": "adopted", "decided_on": "2026-10-26"}))
    return merging.MergeOrganisations(kept, dropped)


def restore(store: Store, folder: Path) -> object:
    perform(store, remove_agreement(store, folder))
    (row,) = waste.list_removed(store)
    return waste.Restore(((row.table, row.uuid),), "avtal 2026-001")


TACIT = (
    '{"first": {"until": "2026-12-31"}, "renewals": [{"kind": "tacit", "length": "P1Y"}],'
    ' "notices": [{"timing": {"span": "P6M"}}]}'
)


def set_clause(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store, starts_on="2025-01-01", ends_on="2026-12-31")
    return term.SetClause(uuid, TACIT, None, "Enligt § 10.")


def _with_clause(store: Store, rule: str = TACIT) -> str:
    uuid = an_agreement(store, starts_on="2025-01-01", ends_on="2026-12-31")
    perform(store, term.SetClause(uuid, rule))
    return uuid


def take_proposals(store: Store, _folder: Path) -> object:
    words = "Förlängs med ett år i taget om det inte sägs upp senast sex månader före."
    return term.TakeProposals((an_agreement(store, ends_on="2026-12-31", renewal_words=words),))


def set_day_by_hand(store: Store, _folder: Path) -> object:
    return term.SetDayByHand(_with_clause(store), "notice/1/0", date(2027, 6, 15), "Enligt brev.")


def register_notice(store: Store, _folder: Path) -> object:
    values = {"sent_on": "2026-11-20", "received_on": "2026-11-23", "written": True}
    return notice.RegisterNotice(_with_clause(store), "own", values, (org(store, "Kalix"), org(store, "Kiruna")))


def call_option(store: Store, _folder: Path) -> object:
    rule = '{"first": {"until": "2026-12-31"}, "renewals": [{"kind": "option", "length": "P1Y", "times": 2}]}'
    return notice.CallOption(_with_clause(store, rule), "2026-11-20", note="Skriftligt.")


def extend(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store, starts_on="2025-01-01", ends_on="2026-12-31")
    return notice.Extend(uuid, date(2027, 6, 30), "2026-11-20")


def mark_watched(store: Store, _folder: Path) -> object:
    uuid = _with_clause(store)
    days = (
        watching.Watched(uuid, "notice/0/0", date(2026, 6, 30)),
        watching.Watched(uuid, "notice/1/0", date(2027, 6, 30)),
    )
    return watching.MarkWatched(days, "snoozed", date(2027, 1, 15), "Frågan är ställd.")


def set_lead_time(_store: Store, _folder: Path) -> object:
    return watching.SetLeadTime("cooperation", 180)


def send_round(store: Store, _folder: Path) -> object:
    uuid = an_agreement(store)
    kalix, boden = org(store, "Kalix"), org(store, "Boden")
    values = {"sent_on": "2026-06-15", "reply_by": "2026-12-31", "way": "mail"}
    return SendRound("Läkarmedverkan, juni 2026", ((uuid, kalix), (uuid, boden)), values, {kalix: "kalix@example.org"})


def remind_round(store: Store, folder: Path) -> object:
    sent = send_round(store, folder)
    assert isinstance(sent, SendRound)
    perform(store, sent)
    return RemindRound(sent.name, sent.parties[:1], {"sent_on": "2026-11-23", "reply_by": "2027-01-15"})


SAMPLES: dict[type, Sample] = {
    agreement.CreateAgreement: create_agreement,
    agreement.EditAgreement: edit_agreement,
    agreement.RemoveAgreement: remove_agreement,
    organisation.CreateOrganisation: create_organisation,
    organisation.EditOrganisation: edit_organisation,
    organisation.RemoveOrganisation: remove_organisation,
    party.AddParties: add_parties,
    bodies.AddMeetings: add_meetings,
    bodies.AddUsualBodies: add_usual_bodies,
    party.RecordDecision: record_decision,
    party.RecordSignature: record_signature,
    attachment.AttachFiles: attach_files,
    attachment.EditAttachment: edit_attachment,
    attachment.ExchangeFile: exchange_file,
    attachment.RemoveAttachment: remove_attachment,
    importing.ImportRegister: import_register,
    saved_mapping.RenameMapping: rename_mapping,
    saved_mapping.RemoveMapping: remove_mapping,
    ledger.AddRow: add_row,
    ledger.EditRow: edit_row,
    ledger.RemoveRow: remove_row,
    bulk.ChangeMany: change_many,
    saved_search.SaveSearch: save_search,
    saved_search.EditSearch: edit_search,
    saved_search.RemoveSearch: remove_search,
    party.NoteContact: note_contact,
    SendRound: send_round,
    RemindRound: remind_round,
    agreement.CopyAgreement: copy_agreement,
    merging.MergeOrganisations: merge_organisations,
    waste.Restore: restore,
    term.SetClause: set_clause,
    term.TakeProposals: take_proposals,
    term.SetDayByHand: set_day_by_hand,
    notice.RegisterNotice: register_notice,
    notice.CallOption: call_option,
    notice.Extend: extend,
    watching.MarkWatched: mark_watched,
    watching.SetLeadTime: set_lead_time,
    history.Undo: undo,
    history.Redo: redo,
}
