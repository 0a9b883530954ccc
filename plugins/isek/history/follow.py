"""References that follow a renumbering: the older side's values with the ids of the newer one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from isek.model import Record
from isek.schema.fields import FieldType, keys_of
from isek.schema.money import Shares
from isek.schema.references import RefOrText, RefsTo, RefTo
from isek.schema.types import Id, Markdown

Names = Mapping[str, str]
"""New ids by old ones."""

_MENTION = re.compile(r"(?<=\[\[)[^\[\]|#\\]+")
_OPTION = re.compile(r"^ {4}[\w.]+:.*$", re.MULTILINE)
"""A line that may be an option of a block; blocks name objects without brackets."""
_ID = re.compile(r"[^\W\d_][\w.-]*")


def followed(type_: FieldType[Any], value: Any, names: Names) -> Any:
    """The value of a key of this type with every reference in it renamed."""
    if value is None:
        return None
    if isinstance(type_, RefTo | RefOrText | Id):
        return names.get(value, value)
    if isinstance(type_, RefsTo):
        return [names.get(one, one) for one in value]
    if isinstance(type_, Shares):
        return {names.get(area, area): share for area, share in value.items()}
    if isinstance(type_, Markdown):
        return _text(value, names)
    cls: type[Record] | None = getattr(type_, "cls", None)
    if cls is None:
        return value
    return [_entry(cls, one, names) for one in value] if isinstance(value, list) else _entry(cls, value, names)


def _text(text: str, names: Names) -> str:
    if "[[" in text:
        text = _MENTION.sub(lambda found: names.get(found[0].strip(), found[0]), text)
    if "///" in text:
        text = _OPTION.sub(lambda line: _ID.sub(lambda found: names.get(found[0], found[0]), line[0]), text)
    return text


def _entry(cls: type[Record], entry: Mapping[str, Any], names: Names) -> dict[str, Any]:
    keys = keys_of(cls)
    return {name: followed(keys[name].type, one, names) if name in keys else one for name, one in entry.items()}
