"""Copy a register again and again until killed: `python backup_driver.py FOLDER SECOND_PLACE ACKLOG`, one start a line.

Each line on standard input starts a copying process whose id is told; it saves an agreement before each copy and puts
the copy in the second place too. The agreement's number is synced to ACKLOG after its save returned, and the copy's
name to a file beside it, ending in `.copies`, after the copy was in both places.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from builders import opened
from save_driver import acknowledged, save_one

from nkavtal.catalogue.backups import HAND
from nkavtal.usecases import backups


def copy_until_killed(folder: Path, second: Path, acklog: Path) -> None:
    store = opened(folder)
    print(os.getpid(), flush=True)
    while True:
        acknowledged(acklog, save_one(store))
        made = backups.make(store, HAND, second)
        assert made.trouble is None
        acknowledged(acklog.with_suffix(".copies"), made.copy.file.name)


if __name__ == "__main__":
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            copy_until_killed(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
        os.waitpid(child, 0)
        print("gone", flush=True)
