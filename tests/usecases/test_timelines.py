"""Chosen agreements on one axis of time: what has passed, runs, is certain or possible, also for parties and on a day."""

from __future__ import annotations

from datetime import date as D
from pathlib import Path

import pypdfium2
import pytest
from builders import TODAY, an_agreement, decided, org
from usecases.test_terms import OPTIONS, TACIT, ruled

from nkavtal.base.errors import UserError
from nkavtal.catalogue.timelines import MOST, Lane, legend, ordered, told
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, notice, term, timelines, timelines_printed
from nkavtal.usecases.all_acts import perform


def lanes(store: Store, *uuids: str, day: D = TODAY) -> tuple[Lane, ...]:
    return timelines.chosen(store, uuids, day).lanes


def test_a_term_has_passed_runs_is_certain_or_is_possible(store: Store) -> None:
    (lane,) = lanes(store, ruled(store, TACIT, title="Socialjour"))
    assert [(one.words, one.look) for one in lane.spans][:3] == [
        ("Första perioden", "now"), ("Förlängning 1", "certain"), ("Förlängning 2", "possible"),
    ]  # fmt: skip
    assert (lane.next, lane.end) == (D(2027, 6, 30), D(2026, 12, 31))
    (lane,) = lanes(store, lane.agreement, day=D(2028, 3, 1))
    assert [one.look for one in lane.spans][:3] == ["passed", "passed", "now"]


def test_the_number_of_a_prolongation_counts_those_long_gone(store: Store) -> None:
    rule = TACIT.replace("2026-12-31", "2001-12-31")
    (lane,) = lanes(store, ruled(store, rule, starts_on="2000-01-01"))
    assert next(one.words for one in lane.spans if one.look == "now") == "Förlängning 25"


def test_days_say_whether_something_is_left_to_do(store: Store) -> None:
    (lane,) = lanes(store, ruled(store, TACIT))
    states = {(one.kind, one.day): one.state for one in lane.days}
    assert states["notice", D(2026, 6, 30)] == "past"
    assert states["notice", D(2027, 6, 30)] == "open"
    assert states["notice", D(2028, 6, 30)] == "expected"
    assert "Sista uppsägningsdag: 2028-06-30, om inget händer före" in told(lane)


def test_a_party_whose_days_differ_has_a_lane_under_its_agreement(store: Store) -> None:
    uuid, kalix = ruled(store, TACIT), org(store, "Kalix")
    perform(store, term.SetClause(uuid, '{"first": {"until": "2027-12-31"}}', kalix))
    first = an_agreement(store, "Annat", number="0001-001")
    drawn = lanes(store, uuid, first)
    assert [(one.party, one.differing) for one in drawn] == [("", ("Kalix",)), ("Kalix", ()), ("", ())]
    assert drawn[1].end == D(2027, 12, 31)
    assert [one.party for one in ordered(drawn, "number")] in (["", "Kalix", ""], ["", "", "Kalix"])
    assert [one.party for one in ordered(drawn, "end")] == ["", "Kalix", ""]


def test_lanes_are_ordered_by_next_day_end_or_number(store: Store) -> None:
    late = ruled(store, OPTIONS, title="Sent")
    soon = ruled(store, TACIT, title="Snart")
    never = an_agreement(store, "Aldrig")
    shown = timelines.chosen(store, [never, late, soon], TODAY)
    names = {by: [one.title for one in ordered(shown.lanes, by)] for by in ("next", "end", "number", "chosen")}
    assert names["next"] == ["Snart", "Sent", "Aldrig"]
    assert names["end"] == ["Snart", "Sent", "Aldrig"]
    assert names["number"] == ["Sent", "Snart", "Aldrig"]
    assert names["chosen"] == ["Aldrig", "Sent", "Snart"]


def test_the_status_and_the_days_are_those_of_the_day_looked_at(store: Store) -> None:
    uuid = ruled(store, TACIT, starts_on="2026-01-01")
    decided(store, uuid, "Kalix", decided_on="2025-10-01")
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-05-20"}))
    (lane,) = lanes(store, uuid)
    assert lane.state == "Uppsagt (löper ut)"
    (before,) = lanes(store, uuid, day=D(2026, 5, 1))
    assert before.state != lane.state
    assert before.next == D(2026, 6, 30)
    shown = timelines.chosen(store, [uuid], D(2026, 5, 1))
    assert "Läget 1 maj 2026, enligt dagens kunskap." in shown.told(today=TODAY)


def test_an_archived_agreement_has_nothing_to_come(store: Store) -> None:
    uuid = ruled(store, TACIT)
    perform(store, agreement.EditAgreement(uuid, {"archived_on": "2026-11-01"}))
    (lane,) = lanes(store, uuid)
    assert {one.look for one in lane.spans} == {"passed"}
    assert all(one.day < TODAY for one in lane.days)
    assert lane.next is None


def test_more_than_can_be_seen_are_counted_and_said(store: Store) -> None:
    uuids = [an_agreement(store, f"Avtal {at}") for at in range(3)]
    shown = timelines.chosen(store, uuids, TODAY, of=MOST + 5)
    assert shown.left == MOST + 2
    assert f"{MOST + 2} avtal till får inte plats" in shown.told(today=TODAY)


def test_agreements_that_are_gone_are_said_to_be(store: Store) -> None:
    uuid = an_agreement(store)
    perform(store, agreement.RemoveAgreement(uuid))
    with pytest.raises(UserError, match="NKA-365"):
        timelines.chosen(store, [uuid], TODAY)


def test_the_axis_holds_whole_years_with_what_is_known(store: Store) -> None:
    uuid = ruled(store, '{"first": {"until": "2034-03-31"}}', starts_on="2019-05-01")
    shown = timelines.chosen(store, [uuid], TODAY)
    assert (shown.whole.first, shown.whole.last) == (D(2019, 1, 1), D(2034, 12, 31))
    assert (shown.usual.first, shown.usual.last) == (D(2025, 1, 1), D(2029, 12, 31))


@pytest.mark.parametrize("large", [False, True])
def test_they_are_printed_landscape_over_as_many_pages_as_it_takes(store: Store, tmp_path: Path, large: bool) -> None:
    uuids = [ruled(store, TACIT, title=f"Samverkan nummer {at}") for at in range(24)]
    file = tmp_path / "tidslinje.pdf"
    timelines_printed.write(store, timelines.chosen(store, uuids, TODAY), file, order="number", large=large)
    with pypdfium2.PdfDocument(file) as document:
        wide, high = document[0].get_size()
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert (round(wide), round(high)) == ((1191, 842) if large else (842, 595))
    assert sum("Dagarna i ord" in one for one in texts) == 1
    drawn = texts[: next(at for at, one in enumerate(texts) if "Dagarna i ord" in one) + 1]
    assert all("i dag" in one for one in drawn)  # the axis stands over each part
    with pytest.raises(UserError, match="NKA-167"):
        timelines_printed.write(store, timelines.chosen(store, uuids, TODAY), tmp_path / "x.xlsx")


def test_the_legend_explains_what_is_drawn_and_no_more(store: Store) -> None:
    drawn = lanes(store, ruled(store, OPTIONS))
    assert [code for code, _words in legend(drawn)] == ["now", "diamond", "stop", "hollow"]
