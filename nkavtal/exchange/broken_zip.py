"""What Python's own reader of packed files raises when one is damaged or made to do harm."""

from __future__ import annotations

import zipfile
import zlib

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""zipfile promises BadZipFile alone, but lets through what lies under it: a stream cut off (EOFError, zlib.error), a way
of packing it does not know (NotImplementedError), a password (RuntimeError), and places that cannot be in the file
(ValueError, OSError)."""
