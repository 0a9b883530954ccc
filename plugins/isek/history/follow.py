"""References that follow a renumbering: the older side's values with the ids of the newer one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from isek.model import Record
from isek.read.resolve import id_key
from isek.schema.fields import FieldType, keys_of
from isek.schema.money import Shares
from isek.schema.references import RefOrText, RefsTo, RefTo
from isek.schema.types import Id, Markdown

Names = Mapping[str, str]
"""New ids by old ones, as ids are compared."""

MENTION = re.compile(r"(?<=\[\[)[^\[\]|#\\]+")
"""What a reference names."""
_OPTION = re.compile(r"^ {4}[\w.]+:.*$", re.MULTILINE)
"""A line that may be an option of a block; blocks name objects without brackets."""
_ID = re.compile(r"[^\W\d_][\w.-]*")


def followed(type_: FieldType[Any], value: Any, names: Names) -> Any:
    """The value of a key of this type with every reference in it renamed."""
    if value is None:
        return None
    if isinstance(type_, RefTo | RefOrText | Id):
        return _name(value, names)
    if isinstance(type_, RefsTo):
        return [_name(one, names) for one in value]
    if isinstance(type_, Shares):
        return {_name(area, names): share for area, share in value.items()}
    if isinstance(type_, Markdown):
        return _text(value, names)
    cls: type[Record] | None = getattr(type_, "cls", None)
    if cls is None:
        return value
    return [_entry(cls, one, names) for one in value] if isinstance(value, list) else _entry(cls, value, names)


def spellings(names: Names) -> Names:
    """Those names that only write an id in another way."""
    return {key: name for key, name in names.items() if key == id_key(name)}


def _name(written: str, names: Names) -> str:
    return names.get(id_key(written.strip()), written)


def _text(text: str, names: Names) -> str:
    if "[[" in text:
        text = MENTION.sub(lambda found: _name(found[0], names), text)
    if "///" in text:
        text = _OPTION.sub(lambda line: _ID.sub(lambda found: _name(found[0], names), line[0]), text)
    return text


def _entry(cls: type[Record], entry: Mapping[str, Any], names: Names) -> dict[str, Any]:
    keys = keys_of(cls)
    return {name: followed(keys[name].type, one, names) if name in keys else one for name, one in entry.items()}
