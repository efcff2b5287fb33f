"""Whose a row is: its keys tell, and where they are broken or strange a person is asked."""

from __future__ import annotations

from collections.abc import Iterator

from nkavtal.exchange.clerk_sheet.layout import Sent
from nkavtal.exchange.clerk_sheet.read import ClerkPage, ClerkRow
from nkavtal.exchange.clerk_sheet.said import Row
from nkavtal.exchange.register_in.draft import Draft
from nkavtal.exchange.register_in.known import Known, KnownThing


class Whose:
    """Finds the party of the register that a row is about."""

    def __init__(self, draft: Draft, known: Known) -> None:
        self._draft = draft
        self._by_uuid = {thing.uuid: thing for thing in known.things}
        self._by_number = {
            str(thing.values.get("number")): thing for thing in known.of("agreement") if not thing.removed
        }  # fmt: skip
        self._parties = [thing for thing in known.of("party") if not thing.removed]

    def rows(self, page: ClerkPage) -> Iterator[Row]:
        """Yield the rows that have found their way home; of the others it is said why, with their words."""
        for row in page.rows:
            found = self._by_keys(page, row, row.sent) if row.sent is not None else self._by_number_of(page, row)
            if found is not None:
                yield found

    def _by_keys(self, page: ClerkPage, row: ClerkRow, sent: Sent) -> Row | None:
        party, agreement = self._by_uuid.get(row.party), self._by_uuid.get(row.agreement)
        if party is None or agreement is None:
            return self._leave(row, "unknown_row")
        if party.removed or agreement.removed:
            return self._leave(row, "removed_row")
        if page.organisation and sent.organisation != page.organisation:
            choice = self._draft.ask(
                "foreign", f"{page.organisation} {row.party}", row.at, ("take_row", "leave_row"), "leave_row",
                agreement=row.called(), row=self._name(sent.organisation), sheet=self._name(page.organisation),
            )  # fmt: skip
            if choice == "leave_row":
                return self._leave(row, "foreign_row")
        if not self._is_of(row, agreement):
            return self._leave(row, "moved_row")
        return Row(row, agreement.uuid, party.uuid, str(party.values["organisation"]), sent)

    def _is_of(self, row: ClerkRow, agreement: KnownThing) -> bool:
        """Tell if a row is about the agreement of its key; where it shows another number a person has to say so."""
        number = str(agreement.values.get("number") or "")
        if row.number.strip() in ("", number):
            return True
        choice = self._draft.ask(
            "moved_key", f"{row.number} {row.party}", row.at, ("take_row", "leave_row"), "leave_row",
            row=row.called(), agreement=f"{number} {agreement.values['title']}",
        )  # fmt: skip
        return choice == "take_row"

    def _by_number_of(self, page: ClerkPage, row: ClerkRow) -> Row | None:
        """Return the row that its visible number means, if a person says so: what it was sent as is not known any more."""
        agreement = self._by_number.get(row.number)
        party = agreement and self._party(agreement, page.organisation)
        if agreement is None or party is None:
            return self._leave(row, "keyless_row") if row.words() else None
        choice = self._draft.ask(
            "broken_key", f"{row.number} {row.at.row}", row.at, ("take_row", "leave_row"), "leave_row",
            agreement=f"{row.number} {agreement.values['title']}", party=self._name(page.organisation),
        )  # fmt: skip
        if choice == "leave_row":
            return self._leave(row, "broken_row")
        return Row(row, agreement.uuid, party.uuid, page.organisation, Sent(page.organisation, {}), trusted=False)

    def _party(self, agreement: KnownThing, organisation: str) -> KnownThing | None:
        own = (
            party for party in self._parties
            if party.owner == agreement.uuid and party.values.get("organisation") == organisation
        )  # fmt: skip
        return next(own, None)

    def _leave(self, row: ClerkRow, reason: str) -> Row | None:
        """Say why a row is not read, with all its words; return no row."""
        for at in row.cells.values():
            self._draft.fates.setdefault(at, "reason")
        told = "; ".join(filter(None, (row.called(), row.words())))
        self._draft.leave(row.at, reason, told)
        return None

    def _name(self, organisation: str) -> str:
        thing = self._by_uuid.get(organisation)
        return str(thing.values.get("short_name")) if thing else "?"
