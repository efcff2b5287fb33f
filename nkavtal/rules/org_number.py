"""Organisation numbers: ten digits, the last a check digit (Luhn)."""

from __future__ import annotations

import re


def normalised(text: str) -> str | None:
    """Return 'NNNNNN-NNNN', or None when text is no organisation number with a right check digit.

    Spaces and hyphen may be missing and the century prefix 16 may stand first, as in files from the state.
    """
    digits = re.sub(r"[\s\u00a0-]", "", text)
    if re.fullmatch(r"16[0-9]{10}", digits):
        digits = digits[2:]
    if not re.fullmatch(r"[0-9]{10}", digits) or not check_digit_fits(digits):
        return None
    return f"{digits[:6]}-{digits[6:]}"


def check_digit_fits(digits: str) -> bool:
    """Tell if the sum of digits, every second from the right doubled, is a multiple of ten."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        n = int(digit) * (2 if place % 2 else 1)
        total += n - 9 if n > 9 else n
    return total % 10 == 0
