"""Long work is done elsewhere and answered here."""

import threading
import time

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
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    worker, here = seen[0]
    assert here is threading.main_thread()
    assert worker is not here


def test_expected_trouble_goes_to_failed(qtbot, jobs):
    told = []

    def work(_progress):
        raise UserError("NKA-199", N_("Det gick inte."))

    jobs.run(work, refuse, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0].code == "NKA-199"


def test_the_unexpected_rises_on_this_thread(qtbot, jobs):
    with qtbot.captureExceptions() as raised:
        jobs.run(lambda _progress: 1 / 0, refuse, refuse)
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert raised[0][0] is ZeroDivisionError


def test_a_newer_question_takes_the_older_ones_place(qtbot, jobs):
    gate, answers = threading.Event(), []
    jobs.run(lambda _progress: gate.wait(20), refuse, refuse, key="list")
    jobs.run(lambda _progress: "middle", refuse, refuse, key="list")
    jobs.run(lambda _progress: "new", answers.append, refuse, key="list")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert answers == ["new"]


def test_cancelled_work_stops_at_its_next_step_and_never_answers(qtbot, jobs):
    begun, ended = threading.Event(), []

    def work(progress):
        begun.set()
        while True:
            progress.step(1, 2)

    job = jobs.run(work, refuse, refuse, ended=lambda: ended.append(True))
    assert begun.wait(20)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert not jobs.busy


def test_work_is_told_about_only_after_half_a_second(qtbot, jobs):
    gate, told, when = threading.Event(), [], []
    jobs.running.connect(lambda *what: (told.append(what), when.append(time.monotonic())))

    def work(progress):
        progress.step(3, 10, "Läser rader")
        gate.wait(20)

    begun = time.monotonic()
    jobs.run(work, lambda _answer: None, refuse, "Importerar")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    gate.set()
    assert when[0] - begun >= 0.5
    assert told[0] == ("Läser rader", 3, 10)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)


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


def test_a_question_is_answered_while_long_work_is_under_way(qtbot, jobs):
    gate, answers = threading.Event(), []
    jobs.run(lambda _progress: gate.wait(20), lambda _done: answers.append("long"), refuse, aside=True)
    jobs.run(lambda _progress: "quick", answers.append, refuse)
    qtbot.waitUntil(lambda: answers == ["quick"], timeout=20_000)
    gate.set()
    qtbot.waitUntil(lambda: answers == ["quick", "long"], timeout=20_000)


def test_nothing_else_is_done_beside_work_that_has_to_be_alone(qtbot, jobs):
    gate, began, seen = threading.Event(), threading.Event(), []
    jobs.run(lambda _progress: (began.set(), gate.wait(20)), lambda _done: seen.append("alone"), refuse, alone=True)
    began.wait(20)
    jobs.run(lambda _progress: "long", seen.append, refuse, aside=True)
    jobs.run(lambda _progress: "quick", seen.append, refuse)
    qtbot.wait(50)
    assert seen == []
    gate.set()
    qtbot.waitUntil(lambda: sorted(seen) == ["alone", "long", "quick"], timeout=20_000)


def test_what_has_been_under_way_longest_is_told_and_cancelled(qtbot, jobs):
    gate, other, began, told = threading.Event(), threading.Event(), threading.Event(), []

    def long_work(progress):
        began.set()
        while not gate.wait(0.01):
            progress.step(1, 2)

    jobs.running.connect(lambda words, _done, _total: told.append(words))
    jobs.run(long_work, refuse, refuse, "Läser in", aside=True)
    began.wait(20)
    jobs.run(lambda _progress: other.wait(20), lambda _done: None, refuse, "Hämtar")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0] == "Läser in"
    jobs.cancel_shown()
    other.set()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
