"""The rounds that are out for decision: what the page, the terminal and the reminders ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, listing, sort_key
from nkavtal.catalogue.rounds import BUCKETS, Round, RoundLine
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.queries import rounds as query
from nkavtal.store.store import Store


def every(store: Store, today: date) -> tuple[Round, ...]:
    """Return every round: those whose last day has passed first, then those that are out, then the answered ones.

    Those out stand by their next last day, the answered ones with the latest first.
    """
    with store.listing() as asks:
        found = query.rounds(asks, today)
    return tuple(sorted(found, key=lambda one: _place(one, today)))


def find(store: Store, name: str, today: date) -> Round:
    """Return the round that is called so, or the only one with the agreement of that number; UserError NKA-378."""
    wanted = name.strip().casefold()
    found = every(store, today)
    called = [one for one in found if wanted and one.key.name.casefold() == wanted]
    about = [one for one in found if wanted in {number.casefold() for number, _title in one.agreements.values()}]
    unnamed = [one for one in about if not one.key.name]
    for only in (called, about, unnamed):
        if len(only) == 1:
            return only[0]
    raise UserError(
        "NKA-378",
        N_("Det finns ingen beslutsrunda som heter {name}."),
        N_("Rundorna och deras namn visas med kommandot rounds."),
        name=name,
    )


def missing_of(found: Round, organisations: Mapping[str, str]) -> tuple[RoundLine, ...]:
    """Return what a round lacks from some organisations (names as typed by UUID; none: from all); UserError NKA-380."""
    missing = {line.organisation for line in found.missing}
    if strangers := [name for key, name in organisations.items() if key not in missing]:
        raise UserError(
            "NKA-380",
            N_("{names} väntas inte svara i rundan {round}. Inget är skrivet och inget är registrerat."),
            N_("De som saknas visas med kommandot rounds."),
            names=listing(strangers),
            round=found.title,
        )
    return tuple(line for line in found.missing if not organisations or line.organisation in organisations)


def _place(one: Round, today: date) -> tuple[int, int, str]:
    bucket = one.bucket(today)
    day = PartialDate.parse(one.reply_by).latest if one.reply_by else date.max
    order = -day.toordinal() if bucket == "answered" else day.toordinal()
    return list(BUCKETS).index(bucket), order, sort_key(one.title)
