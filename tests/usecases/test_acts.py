"""Every act there is can be undone and done again, and nobody can tell afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from act_samples import SAMPLES
from builders import dump, opened

from nkavtal.catalogue import acts as words
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import history
from nkavtal.usecases.all_acts import ACTS, perform

EVERY_ACT = pytest.mark.parametrize("kind", ACTS, ids=lambda kind: kind.__name__)


def back(kind: type) -> object:
    return history.Redo() if kind is history.Undo else history.Undo()


def forth(kind: type) -> object:
    return history.Undo() if kind is history.Undo else history.Redo()


@EVERY_ACT
def test_an_act_has_a_sample(kind: type) -> None:
    assert kind in SAMPLES, "add a sample of the act to act_samples.py"


@EVERY_ACT
def test_doing_and_undoing_gives_the_same_register(kind: type, store: Store, tmp_path: Path) -> None:
    act = SAMPLES[kind](store, tmp_path)
    before = dump(store)
    perform(store, act)
    done = dump(store)
    assert done != before
    perform(store, back(kind))
    assert dump(store) == before
    assert verify(store) == ()
    perform(store, forth(kind))
    assert dump(store) == done
    assert verify(store) == ()


@EVERY_ACT
def test_undo_and_redo_outlive_the_program(kind: type, register: Path, tmp_path: Path) -> None:
    store = opened(register)
    act = SAMPLES[kind](store, tmp_path)
    before = dump(store)
    perform(store, act)
    done = dump(store)
    store.close()
    for step, expected in ((back(kind), before), (forth(kind), done), (back(kind), before)):
        store = opened(register)
        perform(store, step)
        assert dump(store) == expected
        store.close()


@EVERY_ACT
def test_an_act_is_told_in_swedish_words(kind: type, store: Store, tmp_path: Path) -> None:
    touched = perform(store, SAMPLES[kind](store, tmp_path))
    assert touched.act in words.ACTS
    (line,) = history.lines(store, limit=1)
    assert line.name == touched.act
    assert line.actor == "Testare"
    for shown in (words.act_shown(line.name, line.about), words.act_shown(touched.act, touched.about)):
        assert "{" not in shown
        assert "–" not in shown
        assert shown[0].isupper()


@EVERY_ACT
def test_an_act_leaves_every_derived_column_right(kind: type, store: Store, tmp_path: Path) -> None:
    perform(store, SAMPLES[kind](store, tmp_path))
    assert verify(store) == ()
