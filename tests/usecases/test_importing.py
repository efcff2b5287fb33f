"""An import writes what was shown, all of it or nothing, and one undo takes it back."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from builders import TODAY, an_agreement, dump, opened
from sqlalchemy import Engine, event

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.progress import Cancellable
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.exchange import incoming
from nkavtal.exchange.register_in.plan import Plan
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement
from nkavtal.usecases.acts import perform
from nkavtal.usecases.agreement import EditAgreement
from nkavtal.usecases.history import Undo, lines
from nkavtal.usecases.import_report import write_report
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import

REAL = Path(__file__).parent.parent / "data" / "avtalsregister.xlsx"
TABLES = ("organisation", "name", "contact", "agreement", "party", "decision", "signature", "recommendation")


def imported(store: Store, file: Path = REAL, answers: dict[str, str] | None = None) -> Plan:
    """Plan and write; return the plan."""
    plan = plan_import(store, file, answers or {}, TODAY)
    perform(store, ImportRegister(file, digest_of(plan), TODAY, answers or {}))
    return plan


def edited(source: Path, target: Path, *changes: tuple[str, str, object]) -> Path:
    book = openpyxl.load_workbook(source)
    for sheet, cell, value in changes:
        book[sheet][cell] = value
    book.save(target)
    return target


def by_number(store: Store, old: str) -> str:
    return next(key for key, row in dump(store)["agreement"].items() if row["old_number"] == old)


def test_the_plan_is_the_difference_of_the_dumps(store: Store) -> None:
    before = dump(store)
    plan = imported(store)
    after = dump(store)
    for table in TABLES:
        made = {key: row for key, row in after[table].items() if key not in before[table]}
        assert len(made) == plan.count(table, "create")
        changed = [key for key, row in before[table].items() if after[table][key] != row]
        assert sorted(changed) == sorted(thing.uuid for thing in plan.to_write if thing.table == table and thing.uuid)
        own = {name for name in FIELDS[table] if name not in ("number", "organisation", "represented_by")}
        written = sorted(
            sorted((name, row[name]) for name in own if row[name] not in (None, "", 0)) for row in made.values()
        )
        shown = sorted(
            sorted(
                (name, 1 if value is True else value) for name, value in thing.values.items() if name in own and value
            )
            for thing in plan.things
            if thing.table == table and thing.action == "create"
        )
        assert written == shown
    assert verify(store) == ()


def test_the_parties_of_an_agreement_are_those_of_the_plan(store: Store) -> None:
    plan = imported(store)
    names = {thing.key: thing.name for thing in plan.things}
    wanted = {(names[thing.owner], thing.name, thing.values["role"]) for thing in plan.things if thing.table == "party"}
    rows = dump(store)
    found = {
        (
            str(rows["agreement"][str(row["agreement"])]["title"]),
            str(rows["organisation"][str(row["organisation"])]["short_name"]),
            row["role"],
        )
        for row in rows["party"].values()
    }
    assert found == wanted


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    imported(store, answers={"no:nej": "declined", "mark:antaganden:x": "adopted"})
    before = dump(store)
    again = imported(store)
    assert again.is_empty
    assert dump(store) == before
    assert len([line for line in lines(store) if line.name == "import_register"]) == 1


def test_a_plan_is_made_once_to_be_shown_and_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Plan] = []
    real = incoming.plan
    monkeypatch.setattr(incoming, "plan", lambda *given: made.append(real(*given)) or made[-1])
    imported(store)
    assert len(made) == 1


def test_a_plan_is_made_anew_when_something_has_been_done_since(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_import(store, REAL, {}, TODAY)
    an_agreement(store, title="Bredband", parties=())
    made: list[Plan] = []
    real = incoming.plan
    monkeypatch.setattr(incoming, "plan", lambda *given: made.append(real(*given)) or made[-1])
    perform(store, ImportRegister(REAL, digest_of(plan), TODAY))  # what was done is nothing to this file
    assert len(made) == 1
    assert made[0].things == plan.things


def test_a_file_exchanged_for_another_is_refused(store: Store, tmp_path: Path) -> None:
    file = edited(REAL, tmp_path / "register.xlsx")
    plan = plan_import(store, file, {}, TODAY)
    edited(REAL, file, ("Avtal", "B6", "Något helt annat"))
    with pytest.raises(UserError, match="NKA-155"):
        perform(store, ImportRegister(file, digest_of(plan), TODAY))


def test_one_undo_takes_it_all_back(register: Path) -> None:
    store = opened(register)
    before = dump(store)
    plan = imported(store)
    store.close()
    store = opened(register)
    perform(store, Undo())
    assert dump(store) == before
    assert verify(store) == ()
    again = plan_import(store, REAL, {}, TODAY)
    assert [thing.key for thing in again.to_write] == [thing.key for thing in plan.to_write]
    store.close()


def test_renamed_with_one_cell_changed_and_one_field_by_hand_is_one_change_one_question(
    store: Store, tmp_path: Path
) -> None:
    imported(store)
    perform(store, EditAgreement(by_number(store, "7"), {"cost_words": "Delas lika"}))
    file = edited(REAL, tmp_path / "Ny lista.xlsx", ("Avtal", "M39", "per invånare och år"))
    plan = plan_import(store, file, {}, TODAY)
    assert [(thing.action, thing.name, thing.values) for thing in plan.to_write] == [
        ("change", "Sydostjouren", {"cost_words": "per invånare och år"})
    ]
    (question,) = [one for one in plan.questions if one.kind == "conflict"]
    assert not question.answered
    imported(store, file, {question.id: "keep"})
    after = plan_import(store, file, {}, TODAY)
    assert after.is_empty
    assert [one.answered for one in after.questions if one.kind == "conflict"] == [True]
    assert agreement.show(store, by_number(store, "7"), TODAY).values["cost_words"] == "Delas lika"


def test_a_plan_that_is_no_longer_what_was_shown_is_refused(store: Store, tmp_path: Path) -> None:
    file = shutil.copy(REAL, tmp_path / "lista.xlsx")
    shown = digest_of(plan_import(store, file, {}, TODAY))
    edited(REAL, file, ("Avtal", "B5", "Ett annat namn"))
    before = dump(store)
    with pytest.raises(UserError) as caught:
        perform(store, ImportRegister(file, shown, TODAY))
    assert caught.value.code == "NKA-155"
    assert dump(store) == before


def test_an_answer_that_its_question_does_not_offer_is_refused(store: Store) -> None:
    with pytest.raises(UserError) as caught:
        plan_import(store, REAL, {"no:nej": "kanske"}, TODAY)
    assert caught.value.code == "NKA-154"
    assert "rejected" in caught.value.hint


def test_a_sound_copy_is_made_first_and_only_when_something_is_written(store: Store) -> None:
    imported(store)
    (copy,) = (store.folder / "kopior").glob("*.db")
    with sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True) as connection:
        assert connection.execute("SELECT count(*) FROM agreement").fetchone() == (0,)
    imported(store)
    assert len(list((store.folder / "kopior").glob("*.db"))) == 1


def test_cancel_leaves_nothing(store: Store) -> None:
    plan = plan_import(store, REAL, {}, TODAY)
    before = dump(store)

    class Late(Cancellable):
        def step(self, done: int, total: int, words: str = "") -> None:
            self.cancelled = done + 1 == total
            super().step(done, total, words)

    with pytest.raises(Cancelled):
        perform(store, ImportRegister(REAL, digest_of(plan), TODAY), Late())
    assert dump(store) == before


def killed_at(register: Path, digest: str, moment: Callable[[Engine], None]) -> None:
    """Import in a child that kills itself at a moment set up on its own connection."""
    child = os.fork()
    if child == 0:
        try:
            store = opened(register)
            moment(store._engine)
            perform(store, ImportRegister(REAL, digest, TODAY))
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def at_statement(number: int) -> Callable[[Engine], None]:
    def listen(engine: Engine) -> None:
        count = 0

        def tick(*_args: object) -> None:
            nonlocal count
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(engine, "before_cursor_execute", tick)

    return listen


def at_commit(engine: Engine) -> None:
    event.listen(engine, "commit", lambda *_args: os.kill(os.getpid(), signal.SIGKILL))


def never(_engine: Engine) -> None:
    """Let the child finish; it is killed only after the import."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child that can be killed in the middle")
def test_killed_at_any_moment_it_is_all_or_nothing(register: Path, tmp_path: Path) -> None:
    store = opened(register)
    digest = digest_of(plan_import(store, REAL, {}, TODAY))
    before = {table: len(rows) for table, rows in dump(store).items()}
    store.close()
    moments = [at_statement(n) for n in (1, 15, 25, 35)] + [at_commit, never]
    outcomes = []
    for place, moment in enumerate(moments):
        folder = tmp_path / f"kill{place}"
        shutil.copytree(register, folder)
        killed_at(folder, digest, moment)
        store = opened(folder)
        after = {table: len(rows) for table, rows in dump(store).items()}
        assert verify(store) == ()
        store.close()
        outcomes.append("nothing" if after == before else "all" if after["agreement"] == 35 else "half")
    assert outcomes == ["nothing"] * (len(moments) - 1) + ["all"]


def test_the_report_says_what_came_in_what_was_asked_and_what_was_not_read(store: Store, tmp_path: Path) -> None:
    plan = plan_import(store, REAL, {}, TODAY)
    write_report(plan, tmp_path / "rapport.xlsx", "Testare", TODAY)
    book = openpyxl.load_workbook(tmp_path / "rapport.xlsx")
    assert book.sheetnames == ["Summor", "Läses in", "Frågor", "Inte inläst"]
    texts = {name: [cell for row in book[name].iter_rows(values_only=True) for cell in row] for name in book.sheetnames}
    assert {"Avtal", "Antaganden", "Motparter", "Kontakter"} <= set(texts["Summor"])
    assert "Kommunaliserad hemsjukvård" in texts["Läses in"]
    assert sum(question.id in texts["Frågor"] for question in plan.questions) == len(plan.questions)
    assert "samma möte som ovan" not in texts["Inte inläst"]
    assert "1 mars" in texts["Inte inläst"]
