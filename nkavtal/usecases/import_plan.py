"""The plan of an import, as the window shows it."""

from __future__ import annotations

from nkavtal.exchange.register_in.plan import Plan, Planned, Question, Reason, SeenColumn, SeenRow, SeenSheet
from nkavtal.exchange.register_in.plan_lines import sheet_kind_words
from nkavtal.exchange.text_form import ENCODINGS, SEPARATORS, TextForm
from nkavtal.store.queries.saved_mapping import SavedMappingRow

__all__ = [
    "ENCODINGS", "SEPARATORS", "Plan", "Planned", "Question", "Reason", "SavedMappingRow", "SeenColumn", "SeenRow",
    "SeenSheet", "TextForm", "sheet_kind_words",
]  # fmt: skip
