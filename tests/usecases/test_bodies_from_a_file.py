"""Bodies that come from another register's file meet those that every register begins with."""

from __future__ import annotations

from pathlib import Path

from builders import TODAY, an_agreement, org

from nkavtal.base.clock import Clock
from nkavtal.store.create import create
from nkavtal.store.store import Store
from nkavtal.usecases import bodies, exporting, importing
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.ledger import EditRow


def meets(store: Store, *days: str) -> None:
    perform(
        store,
        bodies.AddMeetings(bodies.find(store, org(store, "Kalix"), "KF").uuid, tuple({"held_on": d} for d in days)),
    )


def taken_in(store: Store, file: Path) -> None:
    plan = importing.plan_import(store, file, {}, TODAY)
    perform(store, importing.ImportRegister(file, importing.digest_of(plan), TODAY))


def test_they_are_the_same_bodies_and_no_meeting_is_doubled(store: Store, tmp_path: Path) -> None:
    other = create(tmp_path / "annat", "Testare", Clock(TODAY))
    meets(other, "2026-12-14", "2027-02-08")
    theirs = bodies.find(other, org(other, "Kalix"), "KF")
    perform(other, EditRow("body", theirs.uuid, {"papers_days": "21"}))
    perform(other, EditRow("meeting", theirs.meetings[0].uuid, {"papers_by": "2026-11-23"}))
    file = exporting.export_file(other, tmp_path / "annat.json").target
    other.close()

    an_agreement(store)  # somebody has used this register
    meets(store, "2026-12-14")
    taken_in(store, file)
    taken_in(store, file)

    kalix = bodies.of(store, [org(store, "Kalix")])[org(store, "Kalix")]
    assert [one.name for one in kalix] == ["Kommunfullmäktige", "Kommunstyrelsen"]
    assert [one.values["held_on"] for one in kalix[0].meetings] == ["2026-12-14", "2027-02-08"]
    assert (kalix[0].values["papers_days"], kalix[0].meetings[0].values["papers_by"]) == ("21", "2026-11-23")
    ours = bodies.of(store, [org(store, "Norrbottens Kommuner")])[org(store, "Norrbottens Kommuner")]
    assert len(ours) == len({one.name for one in ours}) == 14
    assert [len(one.names) for one in ours if one.name == "Utbildningsberedningen"] == [1]
