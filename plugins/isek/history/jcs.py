"""JSON in its canonical form (RFC 8785, JCS): one text for equal data, so that a hash of it says what was decided."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

_EXACT = 2**53
"""Whole numbers up to here are the same as a double."""

# Where Python's own JSON differs: `5.0`, `1e-07`, numbers beyond a double, and the order of keys outside the BMP.
_OTHER_NUMBER = re.compile(r"(?<=[:,\[{])-?(?:[0-9]+\.0|[0-9.]+e[-+]?[0-9]+|[0-9]{16,})(?=[,\]}])")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def canonical_json(value: Any) -> bytes:
    """The canonical form in UTF-8. Raises ValueError for numbers and texts that JSON does not have."""
    # The C encoder is twenty times as fast, and nearly always right.
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    if _ASTRAL.search(text) or _OTHER_NUMBER.search(f"[{text}]"):
        text = _text(value)
    return text.encode()


def _text(value: Any) -> str:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join([f"{_string(key)}:{_text(value[key])}" for key in keys]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join([_text(part) for part in value]) + "]"
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return _string(value)
    return _number(value)


def _string(value: str | bool | None) -> str:
    return json.dumps(value, ensure_ascii=False)


def _number(value: int | float) -> str:
    """As ECMAScript writes a double."""
    if isinstance(value, int) and abs(value) <= _EXACT:
        return str(value)
    shortest = Decimal(repr(float(value))).normalize()
    sign, digits, exponent = shortest.as_tuple()
    assert isinstance(exponent, int)
    text = "".join(map(str, digits))
    return ("-" if sign and shortest else "") + (_figures(text, len(text) + exponent) if shortest else "0")


def _figures(digits: str, point: int) -> str:
    """The digits with the decimal point after the first `point` of them."""
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{rest}e{'+' if point > 0 else '-'}{abs(point - 1)}"
