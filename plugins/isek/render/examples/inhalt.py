"""The table of contents of a long page, on demand; where there are hardly any headings there is none."""

from __future__ import annotations

from isek.markdown.renderer import Heading
from isek.render.examples.samples import Sample, of_each


def _toc(one: Sample) -> dict[str, object]:
    return {"toc": [Heading(f"stelle-{at}", one.title, 2) for at in range(6)]}


EXAMPLES = of_each(_toc) | {
    "zu kurz": {"toc": []},
}
