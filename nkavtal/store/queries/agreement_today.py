"""What of an agreement depends on the day, as SQL over its derived row `d`; the day is bound as `:today`."""

from __future__ import annotations

NEXT_DAY = "CASE WHEN d.next_kind = 'ends' AND d.next_day < :today THEN NULL ELSE d.next_day END"
"""The next day as lists show it: a last day that has passed is none, a late reply still is one."""

STATUS = """CASE WHEN d.phase IN ('archived','abandoned','replaced','ended') THEN d.phase
 WHEN d.runs_to < :today THEN CASE WHEN d.renews THEN 'unknown' ELSE 'ended' END
 WHEN d.phase = 'terminated' THEN 'terminated'
 WHEN d.runs_from <= :today THEN 'in_force' ELSE d.phase END"""
"""An agreement's status on the day `:today`, as rules.agreement_status has it."""

RUNNING = "(d.runs_to IS NULL OR d.runs_to >= :today OR d.renews)"
"""The last day has not passed, or nobody knows if it was the last; a settled agreement may still be running so."""

LATE = "(d.next_day < :today AND d.next_kind != 'ends')"
CURRENT = f"(d.phase NOT IN ('archived','abandoned','replaced','ended') AND {RUNNING})"
AWAITED = f"(d.awaited > 0 AND {RUNNING})"
"""Somebody's decision is waited for."""
UNSIGNED = f"(d.unsigned > 0 AND {RUNNING})"
"""Somebody has yet to sign."""

OUTLIVED = """SELECT agreement FROM agreement_derived
 WHERE as_of IS NULL OR holds_to < :today OR as_of > :today"""
"""Agreements whose derived rows hold no longer: days have passed, or a clock has been put right."""
