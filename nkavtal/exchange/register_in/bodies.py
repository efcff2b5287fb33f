"""Deciding bodies of a municipality as registers write them."""

from __future__ import annotations

import re

from nkavtal.rules.deciding_body import usual_kind

_SHORT = (
    "KF|KS|KSAU|AU|SN|SON|SOC|SOCN|BUN|UN|GYN|GVN|KFN|KUN|KN|FN|KFTN|TN|SBN|MBN|MN|BMN|VON|ÄN|OSN|HSN|IFN|AMN|PN|"
    "GVUN|BKN|BIN|UBN|SKN|KTN|KSO|NÄMND|KD"
)
_LONG = (
    r"kommunfullmäktige|fullmäktige|kommunstyrelsens? (?:arbets)?utskott|kommunstyrelsen?|ks ?au|"
    r"(?:gemensamma? |[a-zåäö]+-,? ?(?:[a-zåäö]+- )?(?:och |o |& ))?[a-zåäö-]*nämnd(?:en)?(?: arbetsutskott| au)?|"
    r"[a-zåäö]*utskottet?|"
    r"förvaltningschef(?:en)?|kommundirektör(?:en)?|kommunchef(?:en)?|socialchef(?:en)?|skolchef(?:en)?|"
    r"utbildningschef(?:en)?"
)
BODY = re.compile(rf"(?<![\w§])(?:(?:{_LONG})|(?:{_SHORT.lower()}))(?!\w)", re.IGNORECASE)
_SHORT_NAMES = frozenset(_SHORT.split("|"))
_OFFICIALS = re.compile(r"(?:chef|direktör)(?:en)?$")


def body_name(words: str) -> str:
    """Return 'KF' for 'kf' and 'Socialnämnden' for 'socialnämnden'."""
    if words.upper() in _SHORT_NAMES:
        return words.upper()
    return words[:1].upper() + words[1:]


def body_kind(body: str) -> str:
    """Return the kind of decision: the council decides for good, of others it is not known."""
    return "delegated" if _OFFICIALS.search(body) else usual_kind(body)
