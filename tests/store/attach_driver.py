"""Attach files one after another until killed: `python attach_driver.py FOLDER AGREEMENT ACKLOG [FILE_SIZE_LIMIT]`.

Each hash is synced to ACKLOG after its act returned. Without a limit, each line on standard input starts a process
that attaches; with one, the driver tells the code of the error and ends.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from builders import opened
from save_driver import limit_files

from nkavtal.base.errors import UserError
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles


def attach_until_killed(folder: Path, agreement: str, acklog: Path) -> None:
    store = opened(folder)
    mine = acklog.with_name(f"min fil {os.getpid()}.txt")
    with acklog.open("a", encoding="utf-8") as log:
        print(os.getpid(), flush=True)
        while True:
            content = os.urandom(400_000)
            mine.write_bytes(content)
            perform(store, AttachFiles(agreement, (mine,), {"kind": "minutes"}))
            log.write(f"{hashlib.sha256(content).hexdigest()}\n")
            log.flush()
            os.fsync(log.fileno())


if __name__ == "__main__":
    register, uuid, saved = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    if len(sys.argv) > 4:
        limit_files(int(sys.argv[4]))
        try:
            perform(opened(register), AttachFiles(uuid, (saved,), {"kind": "minutes"}))
        except UserError as trouble:
            print(trouble.code, flush=True)
    else:
        for _line in sys.stdin:
            child = os.fork()
            if child == 0:
                attach_until_killed(register, uuid, saved)
            os.waitpid(child, 0)
            print("gone", flush=True)
