"""All ledgers by name, and all subjects with their fields."""

from __future__ import annotations

from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.attachment import ATTACHMENT
from nkavtal.catalogue.body import BODY, BODY_NAME, MEETING, POPULATION
from nkavtal.catalogue.field import Field, Ledger
from nkavtal.catalogue.organisation import CONTACT, NAME, ORGANISATION_FIELDS
from nkavtal.catalogue.party import (
    CONDITION_ANSWER,
    CONTACT_NOTE,
    DECISION,
    PARTY,
    POWER_OF_ATTORNEY,
    REQUEST,
    SIGNATURE,
)
from nkavtal.catalogue.saved import SAVED_MAPPING_FIELDS, SAVED_SEARCH_FIELDS
from nkavtal.catalogue.steps import CHANGED_WORDING, RECOMMENDATION, RELATION
from nkavtal.catalogue.term import CLAUSE, LEAD_TIME_FIELDS, NOTICE, PROLONGATION, REMINDER, SET_DAY

LEDGERS: dict[str, Ledger] = {
    ledger.name: ledger
    for ledger in (
        PARTY,
        DECISION,
        SIGNATURE,
        CONDITION_ANSWER,
        POWER_OF_ATTORNEY,
        REQUEST,
        CONTACT_NOTE,
        RECOMMENDATION,
        RELATION,
        CHANGED_WORDING,
        ATTACHMENT,
        CLAUSE,
        NOTICE,
        PROLONGATION,
        SET_DAY,
        REMINDER,
        NAME,
        CONTACT,
        BODY,
        BODY_NAME,
        MEETING,
        POPULATION,
    )
}

SUBJECTS: dict[str, tuple[Field, ...]] = {
    "agreement": AGREEMENT_FIELDS,
    "organisation": ORGANISATION_FIELDS,
    "saved_search": SAVED_SEARCH_FIELDS,
    "saved_mapping": SAVED_MAPPING_FIELDS,
    "lead_time": LEAD_TIME_FIELDS,
}

FIELDS: dict[str, dict[str, Field]] = {
    **{name: {field.name: field for field in fields} for name, fields in SUBJECTS.items()},
    **{name: {field.name: field for field in ledger.fields} for name, ledger in LEDGERS.items()},
}
"""Every field of every table, by table and name."""
