"""The beginning of every part: a section with its heading; in a text block a bold line in its place.

What includes it closes the section.
"""

from __future__ import annotations

from isek.render.examples.samples import of_each
from isek.views.parts import ListPart

AROUND = ("", "<p>Hier folgt der Teil.</p></section>")
EXAMPLES = of_each(lambda one: {"part": ListPart(id=f"anfang-{one.key}", title=one.title, items=()), "extra": ""}) | {
    "ohne Titel": {"part": ListPart(items=()), "extra": ""},
    "in einem Text": {"part": ListPart(title="Darin liegen", items=()), "extra": "", "in_block": True},
}
