"""Plain values as YAML that people like to edit: short lists in one line, long texts as blocks, keys in their order."""

from __future__ import annotations

import re
from typing import Any

import yaml

_SHORT = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


class Plain(str):
    """A text that is written without quotes: a date, or a number as it was typed. Our own reading keeps it a text."""

    __slots__ = ()


class _Fields(dict[str, Any]):
    """The fields of an object: each begins a line."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        # lists are indented below their key, as people write them
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    text = clean(text)
    if "\n" in text:
        return dumper.represent_scalar("tag:yaml.org,2002:str", f"{text}\n", style="|")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text)


def _plain(dumper: _Dumper, text: Plain) -> yaml.Node:
    # Plain style is only chosen for the tag that the text would resolve to.
    tag = dumper.resolve(yaml.ScalarNode, str(text), (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, str(text))


def _list(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=_fits_a_line(items))


def _mapping(dumper: _Dumper, entries: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", entries.items(), flow_style=_fits_a_line(entries))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Plain, _plain)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(
    _Fields, lambda dumper, found: dumper.represent_mapping("tag:yaml.org,2002:map", found.items(), flow_style=False)
)


def clean(text: str) -> str:
    """Without what YAML refuses, and without blanks at the ends of lines."""
    return _TRAILING.sub("", _CONTROL.sub("", text)).strip("\n")


def _fits_a_line(value: Any) -> bool:
    """Whether a list or a group of fields is short and flat enough for one line."""
    parts = value if isinstance(value, list) else list(value.values())
    if any(isinstance(part, list | dict) for part in parts):
        return False
    texts = [str(part) for part in (value if isinstance(value, list) else [*value, *parts])]
    return sum(len(text) + 2 for text in texts) <= _SHORT and not any("\n" in text for text in texts)


def front_matter(entries: dict[str, Any]) -> str:
    """The fields of one object."""
    text: str = yaml.dump(_Fields(entries), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return text


def register(objects: list[dict[str, Any]]) -> str:
    """A list of objects, with blank lines between them where they are long."""
    items = []
    for entries in objects:
        first, *rest = front_matter(entries).splitlines()
        items.append("\n".join([f"- {first}", *(f"  {line}" if line else line for line in rest)]))
    gap = "\n\n" if any(item.count("\n") > 3 for item in items) else "\n"
    return gap.join(items) + "\n"
