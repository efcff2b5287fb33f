"""Run by the system's own Python, which has pyatspi: print what a screen reader is told of nkavtal, as JSON.

One object for each thing that is shown: depth, role, name, whether it has the focus and whether it takes it.
"""

import json
import sys
import time

import pyatspi


def _program():
    for _turn in range(100):
        desktop = pyatspi.Registry.getDesktop(0)
        for at in range(desktop.childCount):
            found = desktop.getChildAtIndex(at)
            if found is not None and found.name == "nkavtal" and found.childCount:
                return found
        time.sleep(0.2)
    sys.exit("nkavtal is not in the tree")


def _walk(thing, depth, told):
    states = thing.getState()
    if depth > 1 and not states.contains(pyatspi.STATE_SHOWING):
        return
    told.append({
        "depth": depth,
        "role": thing.getRoleName(),
        "name": thing.name or "",
        "focused": states.contains(pyatspi.STATE_FOCUSED),
        "takes_focus": states.contains(pyatspi.STATE_FOCUSABLE),
    })  # fmt: skip
    for at in range(min(thing.childCount, 80)):
        child = thing.getChildAtIndex(at)
        if child is not None:
            _walk(child, depth + 1, told)


found: list = []
_walk(_program(), 0, found)
print(json.dumps(found))
