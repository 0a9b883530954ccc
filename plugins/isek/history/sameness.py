"""When two values are the same: order of keys and lists, and another way of breaking lines, are no change."""

from __future__ import annotations

import re
from typing import Any

from isek.history.flowing import flowing
from isek.history.follow import MENTION
from isek.history.same_shape import same_shape
from isek.read.resolve import id_key

_LEADING = frozenset({("massnahmen", "themenfelder"), ("massnahmen", "federfuehrung")})
"""Lists whose first entry leads."""
_ORDERED = frozenset({("konzept", "prioritaeten"), ("konzept", "zeithorizonte")})
"""Scales: their order is what they say."""
_COMMENT = re.compile(r"[ \t]*<!--.*?-->", re.DOTALL)
_SHAPES = frozenset({("massnahmen", "geometrie"), ("raeume", "geometrie")})


def same(collection: str, field: str, old: Any, new: Any) -> bool:
    """Whether both values of a key say the same."""
    if old == new and (collection, field) not in _ORDERED:
        return True
    if old is None or new is None:
        return False
    if (collection, field) in _SHAPES:
        return same_shape(old, new)
    return bool(_form(collection, field, old) == _form(collection, field, new))


def _form(collection: str, field: str, value: Any) -> Any:
    where = (collection, field)
    if where in _ORDERED:
        return list(value.items()) if isinstance(value, dict) else value
    if where in _LEADING:
        return value[:1], normal(value)
    return normal(value)


def normal(value: Any) -> Any:
    """The value in a form that is equal for values that say the same; it can be sorted and put into a set."""
    if isinstance(value, dict):
        return tuple(sorted((key, normal(part)) for key, part in value.items()))
    if isinstance(value, list):
        return tuple(sorted((normal(part) for part in value), key=repr))
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    """Where lines break, and how the name of a reference is written, is no difference."""
    told = MENTION.sub(lambda found: id_key(found[0]), text) if "[[" in text else text
    if "<!--" in told and "`" not in told and "~~~" not in told:
        # Readers see no comment, but those that code shows.
        told = _COMMENT.sub("", told)
    return flowing(told) if "\n" in told else told


def without(value: Any, *keys: str) -> Any:
    """An entry, or each of a list, without these keys."""
    if isinstance(value, list):
        return [without(one, *keys) for one in value]
    return {name: one for name, one in value.items() if name not in keys} if isinstance(value, dict) else value


def appended(old: Any, new: Any) -> bool:
    """Whether a list only gained entries."""
    if not isinstance(old or [], list) or not isinstance(new, list):
        return False
    left = [normal(one) for one in new]
    for one in old or ():
        if (form := normal(one)) not in left:
            return False
        left.remove(form)
    return True
