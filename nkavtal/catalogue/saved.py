"""The fields of what is saved to be used again: searches with their columns, and how an office's workbook is read."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Field, Kind, by_name

SAVED_SEARCH_FIELDS = (
    Field("name", N_("Namn"), required=True, listed=True, sample="Väntar på Kalix", meaning=N_("Vad sökningen heter")),
    Field("words", N_("Sökord"), listed=True, sample="part:kalix läge:gällande", help=N_("Som i sökrutan")),
    Field("columns", N_("Kolumner"), sample="title,ends_on,adopted", help=N_("Kolumnernas namn i ordning")),
    Field("sort", N_("Sorterad efter"), sample="ends_on", help=N_("Kolumnens namn")),
    Field(
        "descending",
        N_("Fallande ordning"),
        Kind.TRISTATE,
        required=True,
        sample=False,
        meaning=N_("Om listan börjar med det största eller senaste"),
    ),
    Field(
        "pinned",
        N_("Fäst i sidopanelen"),
        Kind.TRISTATE,
        required=True,
        sample=True,
        meaning=N_("Om sökningen visas i sidopanelen"),
    ),
)

SAVED_MAPPING_FIELDS = (
    Field("name", N_("Namn"), required=True, listed=True, sample="Kontorets avtalslista", meaning=N_("Kontorets namn")),
    Field(
        "sheets",
        N_("Tolkning"),
        Kind.LONG_TEXT,
        required=True,
        sample='{"answers": {"no:nej": "declined"}, "headings": ["avtal", "motpart"]}',
        help=N_("Arbetsbokens rubriker och svaren som den lästes med, som JSON"),
    ),
)

SAVED_SEARCH = by_name(SAVED_SEARCH_FIELDS)
SAVED_MAPPING = by_name(SAVED_MAPPING_FIELDS)
