"""All that is said of the worked examples, line by line: compared with said.txt, which has been read by people.

After a change that is meant, write it anew with `PYTHONPATH=.:tests python tests/rules/terms/test_said.py` and read what
differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rules.terms.shapes import EXAMPLES, Example

from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.outcome import Step

FILE = Path(__file__).with_name("said.txt")


def said() -> str:
    return "\n".join(line for example in EXAMPLES for line in _of(example)) + "\n"


def _of(example: Example) -> Iterator[str]:
    found = evaluate(example.rule, example.facts, example.on)
    yield f"shape {example.shape} on {example.on}: {found.status}{_steps(found.steps)}"
    for term in found.terms:
        here = "*" if found.current is not None and found.terms[found.current] is term else " "
        yield f"  {here}term {term.no} {term.kind} {term.starts} to {term.ends}{_steps(term.steps)}"
    if found.end is not None:
        yield f"   ends {found.end.day} by {found.end.why}{_steps(found.end.steps)}"
    for one in found.deadlines:
        marks = "".join(f" {word}" for word, on in (("assumed", one.assumed), ("met", one.met)) if on)
        whose = f" {one.side.value or 'any'} {one.right}"
        yield f"   {one.kind} of {one.term}: {one.day} safe {one.safe}{whose}{marks}{_steps(one.steps)}"
    for effect in found.effects:
        fault = effect.fault or ("late" if effect.late else "")
        yield f"   notice {effect.place}: {effect.day} {fault}{_steps(effect.steps)}"
    gaps = f" gaps {found.gap_before} {found.gap_after}" if found.gap_before or found.gap_after else ""
    given = "".join(f" {side.value or 'any'} {day}" for side, day in found.gives)
    sure = " certain" if found.certain else ""
    tasks = "".join(f" {task}" for task in found.tasks)
    yield f"   gives{given or ' nothing'}, prolonged {found.prolonged}{sure}{gaps}{' assumed' if found.assumed else ''}{tasks}"


def _steps(steps: tuple[Step, ...]) -> str:
    return (
        " | " + "; ".join(" ".join([one.code, *(f"{k}={v}" for k, v in one.values)]) for one in steps) if steps else ""
    )


def test_the_examples_are_told_as_they_have_been_read() -> None:
    assert said().splitlines() == FILE.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text(said(), encoding="utf-8", newline="\n")
