"""Write the next migration from what the mapped classes say that the newest one does not: `poe migrate "Add x"`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from nkavtal.store import upgrade
from nkavtal.store.alchemy import open_engine

MIGRATIONS = Path(__file__).parent.parent / "nkavtal" / "store" / "migrations"


def main(words: str) -> None:
    """Compare a fresh register with the classes and write NNNN_words.py; read it before you trust it."""
    number = 1 + max(int(file.name[:4]) for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fresh.db"
        upgrade.make(file)
        engine = open_engine(file, pooled=False)
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.revision(config, words, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()
    print(f"Raise SCHEMA in nkavtal/store/identity.py to {number}.")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
