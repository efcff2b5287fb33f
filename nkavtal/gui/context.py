"""What a page is given when it is made."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.base.clock import Clock
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.jobs import Jobs
from nkavtal.gui.remember import Remember


@dataclass(frozen=True)
class Context:
    """The channel to the program, the worker, what is remembered, and the day it is."""

    bridge: Bridge
    jobs: Jobs
    remember: Remember
    clock: Clock
