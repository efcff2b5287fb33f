"""How much a register or a copy of one holds, in words."""

from __future__ import annotations

from collections.abc import Mapping

from nkavtal.base.i18n import listing, ngettext, number_text


def held(counts: Mapping[str, int]) -> str:
    """Return '35 avtal, 126 beslut, 6 underskrifter och 1 bilaga' of rows counted by table."""
    agreements, decisions = counts["agreement"], counts["decision"]
    signatures, attachments = counts["signature"], counts["attachment"]
    return listing(
        [
            ngettext("{n} avtal", "{n} avtal", agreements).format(n=number_text(agreements)),
            ngettext("{n} beslut", "{n} beslut", decisions).format(n=number_text(decisions)),
            ngettext("{n} underskrift", "{n} underskrifter", signatures).format(n=number_text(signatures)),
            ngettext("{n} bilaga", "{n} bilagor", attachments).format(n=number_text(attachments)),
        ]
    )
