"""What waits to be done: counted on Översikt, and what lists can be narrowed to."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Words

PENDING: Words = {
    "late": N_("Försenade"),
    "within_30": N_("Inom 30 dagar"),
    "within_90": N_("31–90 dagar"),
    "within_180": N_("91–180 dagar"),
    "decision": N_("Väntar på beslut"),
    "signature": N_("Saknar underskrift"),
    "dated": N_("Har en frist"),
}
"""`late` to `within_180` follow from the next day, `dated` is all that has one."""

DAYS = {"within_30": (0, 30), "within_90": (31, 90), "within_180": (91, 180)}
"""First and last day from today, both included."""

COUNTED = ("late", *DAYS, "decision", "signature")
"""What has a counter of its own, in the order shown."""
