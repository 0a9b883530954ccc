"""A guiding question or a recommendation in a text, at its place or as a quotation of it."""

from __future__ import annotations

from markupsafe import escape
from msgspec.structs import replace

from isek.render.examples.samples import Sample, facts, of_each, paragraphs
from isek.views.blocks import EntryBlock

_OPEN = EntryBlock("lf-offen", "Leitfrage", "", "Was bleibt?", None, "offen", "offen", (), None, "Noch ohne Antwort.")


def _block(one: Sample) -> dict[str, object]:
    given = tuple(replace(fact, key="") for fact in facts(one))
    view = replace(_OPEN, anchor=f"lf-{one.key}", number="LF-1", title=one.title, address="leitfragen/lf-1/")
    view = replace(view, state="beantwortet", state_word="beantwortet", facts=given, prose=paragraphs(one.text))
    return {"name": "leitfrage", "view": view, "title_html": escape(one.title), "inner": ""}


EXAMPLES = of_each(_block) | {
    "noch offen": {"name": "leitfrage", "view": _OPEN, "title_html": "Was bleibt?", "inner": ""},
}
