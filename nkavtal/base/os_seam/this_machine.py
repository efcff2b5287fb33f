"""Which of the machines we know this one is."""

from __future__ import annotations

import sys

from nkavtal.base.os_seam.machine import Machine, Unix


def here() -> Machine:
    """Return this machine."""
    if sys.platform == "win32":
        from nkavtal.base.os_seam.windows_machine import Windows

        return Windows()
    return Unix()
