"""Import a file until killed: `python import_driver.py FILE ACKLOG`, one register folder a line.

The id of the importing process is told when the plan has been made; the folder is synced to ACKLOG when the import
has returned, and the process then waits to be killed.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from builders import TODAY, opened
from save_driver import acknowledged

from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import


def import_until_killed(folder: Path, file: Path, acklog: Path) -> None:
    store = opened(folder)
    plan = plan_import(store, file, {}, TODAY)
    print(os.getpid(), flush=True)
    perform(store, ImportRegister(file, digest_of(plan), TODAY))
    acknowledged(acklog, str(folder))
    time.sleep(60)


if __name__ == "__main__":
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            import_until_killed(Path(line.strip()), Path(sys.argv[1]), Path(sys.argv[2]))
        os.waitpid(child, 0)
        print("gone", flush=True)
