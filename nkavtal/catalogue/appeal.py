"""Legal force by the law of the day: the rule asked with the dated times and the red days."""

from __future__ import annotations

from datetime import date

from nkavtal.base.law import appeal_time
from nkavtal.base.red_days import is_free
from nkavtal.rules.legal_force import LegalForce, earliest


def force(announced_on: date) -> LegalForce:
    """Return when a decision announced on a day can gain legal force at the earliest."""
    time = appeal_time(announced_on)
    return earliest(announced_on, is_free, time.days, time.ground)
