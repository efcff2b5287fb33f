"""What the buttons over the list ask for, in search words: so that a search can be saved as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from nkavtal.catalogue.codes import AREAS, STATUSES
from nkavtal.catalogue.pending import DAYS
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.rules.search_text import plain, quoted

_PENDING = {
    "late": "är:försenat",
    "decision": "saknar:beslut",
    "signature": "saknar:underskrift",
    "dated": "-frist:saknas",
    **{code: f"frist:+{first}d..+{last}d" for code, (first, last) in DAYS.items()},
}


def in_words(wanted: AgreementFilter, names: Mapping[str, str]) -> str:
    """Return a filter as search words that find the same; `names` are short names of organisations by UUID."""
    parts = [
        wanted.search.strip(),
        _word("område", AREAS.get(wanted.area, "")),
        _word("part", names.get(wanted.organisation, "")),
        _word("saknar", names.get(wanted.not_signed, "")),
        _word("läge", STATUSES.get(wanted.status, "")),
        _PENDING.get(wanted.pending, ""),
        f"handläggare={','.join(map(quoted, wanted.mine))}" if wanted.mine else "",
        "är:aktuellt" if wanted.current else "",
    ]
    return " ".join(part for part in parts if part)


def _word(word: str, value: str) -> str:
    return f"{word}:{plain(value.lower())}" if value else ""
