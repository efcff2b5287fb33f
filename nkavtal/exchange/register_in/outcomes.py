"""Words that tell how a matter went, and words that may turn what stands beside them."""

from __future__ import annotations

import re

_OUTCOMES = (
    ("conditional", r"med villkor|villkor(?:at|ad)?|under förutsättning|med förbehåll"),
    ("referred_back", r"(?:minoritets)?återremi\w*|åter\.?rem\.?"),
    ("tabled", r"bordl\w*\.?|bordsl\w*"),
    ("rejected", r"avslag\w*|avslå\w*|avslog\w*"),
    ("declined", r"avstå\w*|avböj\w*|tackar nej|tackat nej"),
    ("adopted", r"antag\w*|antog|godkän\w*|godkänt|bifall\w*|bifalles"),
    ("decided", r"beslut(?:at|ade)?|ja|ok"),
)
TURNING = re.compile(
    r"(?<!\w)(?:nej|ej|inte|icke|ingen|inget|emot|delvis|delar|utan|x|prel\w*|kanske|troligen|vänta\w*|ska|skall|kommer|"
    r"upphäv\w*|överklag\w*|uppsag\w*|uppsäg\w*|säg\w* upp|utträ\w*)(?!\w)|\?"
)
_UNTURNED = re.compile(r"(?:ej|inte) (?:laga kraft|justera[dt]|undertecknat|signerat|anslag\w*)")
OUTCOME = re.compile("|".join(rf"(?P<{code}>(?<!\w)(?:{words})(?!\w))" for code, words in _OUTCOMES))


def turns(words: str) -> bool:
    """Tell if words beside a decision may make it something else than it looks like."""
    lower = words.lower()
    outcomes = {found.lastgroup for found in OUTCOME.finditer(lower)}
    return bool(outcomes - {"adopted", "decided"} or TURNING.search(_UNTURNED.sub("", lower)))


def outcome_of(told: tuple[re.Match[str], ...]) -> str:
    """Return the outcome that words tell together, adopted when they only say that it was decided.

    '' when they disagree, as 'antaget efter återremiss': which of them stands is for a person to say.
    """
    codes = {found.lastgroup or "" for found in told} - {"decided"}
    if codes == {"adopted", "conditional"}:
        return "conditional"
    if len(codes) > 1:
        return ""
    return codes.pop() if codes else "adopted"
