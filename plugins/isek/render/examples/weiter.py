"""The chapters before and after."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, Sample, of_each
from isek.views.parts import Item, NextPages


def _pages(one: Sample) -> NextPages:
    return NextPages(previous=Item(one.title, "kapitel/a/", "1"), following=Item(one.title, "kapitel/c/", "3"))


EXAMPLES = of_each(_pages) | {
    "am Ende": NextPages(previous=Item(USUAL.title, "kapitel/a/", "1"), following=None),
    "leer": NextPages(previous=None, following=None),
}
