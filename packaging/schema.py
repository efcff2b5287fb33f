"""Write the JSON Schema of the register's open file to resources/schema, after a change of the catalogue."""

from __future__ import annotations

from pathlib import Path

from nkavtal.exchange.register_json.schema import text
from nkavtal.exchange.register_json.shape import SCHEMA_FILE

FILE = Path(__file__).resolve().parent.parent / "resources" / "schema" / SCHEMA_FILE

if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(text(), encoding="utf-8", newline="\n")
