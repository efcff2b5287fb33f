"""Break the rules in one small place at a time and see that a test of theirs notices: `poe mutants`.

`poe mutants terms.walk day_text` tries some rules alone, `poe mutants --show NAME` what was changed in a mutant that no
test noticed. Ends with 1 where fewer than nine in ten are noticed. All rules take about an hour; needs fork, so not Windows.

What makes the mutants (packaging/lock-mutants.txt) lies in build/mutants beside a copy of the project: neither .venv nor
the project's own files are touched.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "lock-mutants.txt"
PLACE = ROOT / "build" / "mutants"
TOOL, STAMP, COPY = PLACE / "tool", PLACE / "tool.stamp", PLACE / "project"
RULES = Path("nkavtal") / "rules"
ENOUGH = 0.9
UNNOTICED = {0: "no test fails", 5: "no test", 33: "no test"}
"""Exit codes of a try that no test noticed; any other, a run that never ended too, is a test that failed."""


def main(arguments: list[str]) -> int:
    """Try the rules that are named, or all; print how many mutants of each were noticed and the names of the rest."""
    asked = argparse.ArgumentParser(prog="poe mutants", description=(__doc__ or "").splitlines()[0])
    asked.add_argument("rules", nargs="*", help="modules of nkavtal.rules, such as terms.walk")
    asked.add_argument("--show", metavar="NAME", help="show what was changed in a mutant of the last run")
    asked.add_argument("--children", default=str(os.cpu_count() or 1), help="how many to try at a time")
    told = asked.parse_args(arguments)
    install()
    if told.show:
        return mutmut("show", told.show)
    copy()
    names = told.rules or ["*"]
    failed = mutmut("run", "--max-children", told.children, *[f"nkavtal.rules.{name}.*" for name in names])
    return failed or report(results())


def install() -> None:
    """Put what makes the mutants in a folder of its own, unless the locked one is there already."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(TOOL, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    locked = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    subprocess.run([*pip, "--target", str(TOOL), *locked], check=True, stdin=subprocess.DEVNULL)
    STAMP.write_text(wanted, encoding="utf-8")


def copy() -> None:
    """Copy what the tests of the rules need, afresh: mutants of older rules say nothing of these."""
    shutil.rmtree(COPY, ignore_errors=True)
    for folder in ("nkavtal", "tests", "resources"):
        shutil.copytree(ROOT / folder, COPY / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md"):
        shutil.copy2(ROOT / file, COPY / file)


def mutmut(*arguments: str) -> int:
    """Run mutmut in the copy and return its exit code."""
    surroundings = {**os.environ, "PYTHONPATH": str(TOOL), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments], cwd=COPY, env=surroundings, check=False
    ).returncode


def results() -> dict[str, dict[str, int]]:
    """Return the exit codes of the mutants that were tried, by module and name of the mutant."""
    found = {}
    for file in sorted((COPY / "mutants" / RULES).rglob("*.py.meta")):
        codes = json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
        tried = {name: code for name, code in codes.items() if code is not None}
        if tried:
            module = file.relative_to(COPY / "mutants" / RULES).as_posix().removesuffix(".py.meta").replace("/", ".")
            found[module] = tried
    return found


def report(tried: dict[str, dict[str, int]]) -> int:
    """Print the mutants nobody noticed and how many of each module were noticed; 1 where that is too few."""
    for codes in tried.values():
        for name, code in codes.items():
            if code in UNNOTICED:
                print(f"{UNNOTICED[code]:14} {name}")
    total = Counter[str]()
    for module, codes in tried.items():
        noticed = count(codes.values())
        print(line(module, noticed, len(codes)))
        total += Counter(noticed=noticed, all=len(codes))
    print(line("all of them", total["noticed"], total["all"]))
    return 0 if total["noticed"] >= ENOUGH * total["all"] else 1


def count(codes: Iterable[int]) -> int:
    """Return how many of the tries a test noticed."""
    return sum(code not in UNNOTICED for code in codes)


def line(name: str, noticed: int, of: int) -> str:
    """Return one line of the account."""
    return f"{name:24}{noticed:5} of {of:5}{noticed / max(of, 1):8.1%}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
