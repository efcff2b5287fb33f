"""An agreement that leans on another one follows it, also when only the day turns."""

from __future__ import annotations

from datetime import date as D
from pathlib import Path

from builders import opened
from usecases.test_terms import OPEN, row, ruled

from nkavtal.store.store import Store
from nkavtal.usecases import ledger, notice
from nkavtal.usecases.all_acts import perform


def test_a_notice_of_the_main_agreement_known_from_a_later_day_counts_for_its_annex_from_then(
    store: Store, register: Path
) -> None:
    main = ruled(store, OPEN, title="Huvudavtal")
    annex = ruled(store, '{"first": {"open_ended": true}, "cap": {"beyond_other": "P0D"}}', title="Bilaga")
    perform(store, ledger.AddRow("relation", annex, {"kind": "annex_of", "other": main}))
    perform(store, notice.RegisterNotice(main, "own", {"received_on": "2026-12-10"}))
    store.close()
    later = opened(register, D(2026, 12, 11))
    assert row(later, annex, D(2026, 12, 11)).next_day == row(later, main, D(2026, 12, 11)).next_day == "2027-06-10"
    later.close()
