"""Long work is done elsewhere and answered here."""

import threading

import pytest

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


def refuse(error):
    raise AssertionError(error)


def test_work_runs_off_this_thread_and_answers_on_it(qtbot, jobs):
    seen = []
    jobs.run(
        lambda _progress: threading.current_thread(),
        lambda thread: seen.append((thread, threading.current_thread())),
        refuse,
    )
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    worker, here = seen[0]
    assert here is threading.main_thread()
    assert worker is not here


def test_expected_trouble_goes_to_failed(qtbot, jobs):
    told = []

    def work(_progress):
        raise UserError("NKA-199", N_("Det gick inte."))

    jobs.run(work, refuse, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=2000)
    assert told[0].code == "NKA-199"


def test_the_unexpected_rises_on_this_thread(qtbot, jobs):
    with qtbot.captureExceptions() as raised:
        jobs.run(lambda _progress: 1 / 0, refuse, refuse)
        qtbot.waitUntil(lambda: bool(raised), timeout=2000)
    assert raised[0][0] is ZeroDivisionError


def test_a_newer_question_takes_the_older_ones_place(qtbot, jobs):
    gate, answers = threading.Event(), []
    jobs.run(lambda _progress: gate.wait(2), refuse, refuse, key="list")
    jobs.run(lambda _progress: "middle", refuse, refuse, key="list")
    jobs.run(lambda _progress: "new", answers.append, refuse, key="list")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=2000)
    assert answers == ["new"]


def test_cancelled_work_stops_at_its_next_step_and_never_answers(qtbot, jobs):
    begun, ended = threading.Event(), []

    def work(progress):
        begun.set()
        while True:
            progress.step(1, 2)

    job = jobs.run(work, refuse, refuse, ended=lambda: ended.append(True))
    assert begun.wait(2)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=2000)
    assert not jobs.busy


def test_work_is_told_about_only_after_half_a_second(qtbot, jobs):
    gate, told = threading.Event(), []
    jobs.running.connect(lambda *what: told.append(what))

    def work(progress):
        progress.step(3, 10, "Läser rader")
        gate.wait(3)

    jobs.run(work, lambda _answer: None, refuse, "Importerar")
    qtbot.wait(300)
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=2000)
    gate.set()
    assert told[0] == ("Läser rader", 3, 10)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=2000)


class Register:
    """A register that only counts."""

    def __init__(self):
        self.acts = []

    def perform(self, act, progress):
        self.acts.append(act)
        return f"touched {act}"

    def query(self, ask):
        return ask(self.acts)


def test_an_act_is_answered_before_the_pages_are_told(qtbot):
    jobs = Jobs(at_once=True)
    bridge, order = Bridge(jobs), []
    bridge.use(Register())
    bridge.changed.connect(lambda touched: order.append(("changed", touched)))
    bridge.do("adopt", done=lambda touched: order.append(("done", touched)))
    bridge.ask(len, lambda n: order.append(("asked", n)))
    jobs.stop()
    assert order == [("done", "touched adopt"), ("changed", "touched adopt"), ("asked", 1)]


def test_without_a_register_nothing_can_be_asked(qtbot):
    jobs = Jobs(at_once=True)
    with pytest.raises(RuntimeError):
        Bridge(jobs).ask(len, print)
    jobs.stop()
