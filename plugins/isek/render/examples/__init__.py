"""Named examples of every part and block: one module each, named like its template; `isek.render.preview` shows them.

A module says in its docstring when the part serves. `EXAMPLES` holds what the template is given, by the example's name:
a part of a page, or the variables of a template that others include. `AROUND` is the HTML that it needs around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from msgspec import Struct

from isek.views.parts import Part

FOLDERS = ("parts", "blocks")
"""The folders of templates that have examples."""


class Shown(Struct, frozen=True):
    """A template with its examples: the variables by name; `around` is the HTML before and after each."""

    template: str
    about: str
    examples: Mapping[str, Mapping[str, Any]]
    around: tuple[str, str]

    @property
    def name(self) -> str:
        """The template's name without folder and ending."""
        return _name(self.template)


@cache
def templates() -> tuple[str, ...]:
    """The templates of parts and blocks, by folder and name."""
    found = files("isek.render").joinpath("templates")
    return tuple(
        f"{folder}/{name}"
        for folder in FOLDERS
        for name in sorted(one.name for one in found.joinpath(folder).iterdir())
        if name.endswith(".html")
    )


def has_examples(template: str) -> bool:
    """Whether there is a module for a template."""
    return find_spec(f"{__name__}.{_name(template)}") is not None


def shown(template: str) -> Shown:
    """A template's examples; raises ModuleNotFoundError where it has none."""
    module = import_module(f"{__name__}.{_name(template)}")
    examples = {name: _variables(one) for name, one in module.EXAMPLES.items()}
    return Shown(template, module.__doc__ or "", examples, getattr(module, "AROUND", ("", "")))


def _variables(example: Part | Mapping[str, Any]) -> Mapping[str, Any]:
    return {"part": example} if isinstance(example, Part) else example


def _name(template: str) -> str:
    return template.rpartition("/")[2].removesuffix(".html")
