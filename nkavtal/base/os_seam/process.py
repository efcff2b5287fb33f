"""Other programs on this machine: does one still run, may it come to the front?"""

from __future__ import annotations

import os
import sys

_MAY_ASK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_STILL_RUNS = 259


def runs(pid: int) -> bool:
    """Tell if a process is there; yes when the system does not say."""
    if sys.platform == "win32":  # os.kill would end it
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_MAY_ASK, False, pid)
        if not handle:
            return bool(kernel.GetLastError() == 5)  # access denied: somebody else's
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == _STILL_RUNS
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def let_come_forward(pid: int) -> None:
    """Let another process of ours raise its window: Windows allows it only to the one the person just started."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)


def limit_memory(megabytes: int) -> None:
    """Let this process take no more memory than this from now on; on Windows there is no such limit of its own."""
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
