"""Measure the rows of the goals: `python tests/benchmarks/run.py [--rows 2,9] [--sizes 1000,10000] [--quick]`.

Registers are made once in the work folder and used again. Give the machine nothing else to do meanwhile.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent.parent)]

ROWS = {
    1: "row_1_start",
    2: "row_2_list",
    3: "row_3_filter",
    4: "row_4_compound",
    5: "row_5_scroll",
    6: "row_6_save",
    7: "row_7_import",
    8: "row_8_check_and_backup",
    9: "row_9_dossier",
    10: "row_10_busy",
    12: "row_12_export",
    13: "row_13_morning",
    14: "row_14_all_day",
    15: "row_15_matrix",
}


def main() -> None:
    """Measure the rows asked for, one after another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=_numbers, default=tuple(ROWS), help="which rows, with commas")
    parser.add_argument("--sizes", type=_numbers, default=(1000, 10000), help="agreements, with commas")
    parser.add_argument("--quick", action="store_true", help="the smallest size and few rounds")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "nkavtal-bench")
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    sizes, rounds = (chosen.sizes[:1], 3) if chosen.quick else (chosen.sizes, 9)
    for row in chosen.rows:
        import_module(ROWS[row]).measure(chosen.work, sizes, rounds)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    main()
