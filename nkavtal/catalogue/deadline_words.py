"""What the days to watch are called; apart from the rest about them, since the first page is shown with these alone."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Words

DEADLINES: Words = {
    "notice": N_("Sista uppsägningsdag"),
    "option": N_("Option: sista dag"),
    "end": N_("Avtalet löper ut"),
    "term_end": N_("Perioden tar slut"),
    "annex": N_("Bilaga fastställs"),
    "follow_up": N_("Uppföljning"),
    "review": N_("Kontrollstation"),
    "reply": N_("Svar från kommunerna"),
}
NEXT_KINDS: Words = {**DEADLINES, "ends": DEADLINES["end"]}
"""What the next day of an agreement in a list is about; 'ends' is a last day, whatever happens after it."""
