"""Who sits here, at which machine, and what they have asked the system for."""

from __future__ import annotations

import getpass
import sys


def user_name() -> str:
    """Return who is signed in to the machine; 'okänd' when the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "okänd"


def machine_name() -> str:
    """Return what the machine is called; 'okänd' when the system does not say."""
    import platform  # only now: it takes its time, and the window does not need it to come up

    return platform.node() or "okänd"


def high_contrast() -> bool:
    """Tell if the person has asked Windows for high contrast; elsewhere nobody is asked."""
    if sys.platform != "win32":
        return False
    import ctypes

    class HighContrast(ctypes.Structure):  # HIGHCONTRASTW
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p))

    asked = HighContrast(ctypes.sizeof(HighContrast), 0, None)
    answered = ctypes.windll.user32.SystemParametersInfoW(
        0x42, asked.size, ctypes.byref(asked), 0
    )  # SPI_GETHIGHCONTRAST
    return bool(answered and asked.flags & 1)
