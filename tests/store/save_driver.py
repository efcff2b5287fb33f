"""Save agreements one after another until killed: `python save_driver.py FOLDER ACKLOG [FILE_SIZE_LIMIT]`.

Each number is synced to ACKLOG after its save returned. With a limit (bytes) the system refuses to let any
file grow past it, as a full disk does; the driver tells the code of the error and ends. Without one, each line
on standard input starts a saving process whose id is told, so that many can be killed without starting anew.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from builders import opened

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, organisation
from nkavtal.usecases.all_acts import perform


def save_until_killed(folder: Path, acklog: Path) -> None:
    store = opened(folder)
    print(os.getpid(), flush=True)
    while True:
        acknowledged(acklog, save_one(store))


def save_one(store: Store) -> str:
    """Save an agreement of three parties and return its number."""
    parties = tuple((row.uuid, "party") for row in organisation.list_all(store)[:3])
    return perform(store, agreement.CreateAgreement({"title": "Avtal " * 40}, parties)).about["number"]


def acknowledged(acklog: Path, word: str) -> None:
    """Write down what has been done, so that it stands whatever happens next."""
    with acklog.open("a", encoding="utf-8") as log:
        log.write(f"{word}\n")
        log.flush()
        os.fsync(log.fileno())


def start_at_each_line(folder: Path, acklog: Path) -> None:
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            save_until_killed(folder, acklog)
        os.waitpid(child, 0)
        print("gone", flush=True)


def limit_files(size: int) -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


if __name__ == "__main__":
    register, saved = Path(sys.argv[1]), Path(sys.argv[2])
    if len(sys.argv) > 3:
        limit_files(int(sys.argv[3]))
        try:
            save_until_killed(register, saved)
        except UserError as trouble:
            print(trouble.code, flush=True)
    else:
        start_at_each_line(register, saved)
