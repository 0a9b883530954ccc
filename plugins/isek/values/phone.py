"""Telephone numbers that can be dialled."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\+?[\d\s()/.–-]+")
_LEAST_DIGITS, _MOST_DIGITS = 5, 15


def phone_link(text: str) -> str | None:
    """`tel:+499999555210` for „+49 (0)9999 555-210“; None for what holds more than one number, or words."""
    found = text.strip().replace("\u00a0", " ")
    if not _NUMBER.fullmatch(found):
        return None
    plus = "+" if found.startswith("+") else ""
    digits = re.sub(r"\D", "", found.replace("(0)", "") if plus else found)
    return f"tel:{plus}{digits}" if _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS else None
