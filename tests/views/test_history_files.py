"""What readers see of an image that was replaced under the name that it had."""

from __future__ import annotations

from pathlib import Path

from frozen_world import TODAY
from history_world import site_of
from isek.check import load
from isek.views.history_pages import synopsis
from isek.views.history_parts import Synopsis
from isek.views.history_texts import text_changes
from isek.views.tables import Table
from published import two_frozen


def test_a_replaced_image(tmp_path: Path) -> None:
    site = site_of(load(two_frozen(tmp_path), TODAY))
    (told,) = site.past.steps
    (change,) = [one for one in told.changes if one.collection == "kapitel"]
    assert (change.id, change.field, change.depth.word) == ("bild", "text", "redaktionell")
    assert told.wording.sentence(change) == "Bild ersetzt: platz.svg."
    found = synopsis(told, site)
    assert isinstance(found, Synopsis)
    (table,) = [one for one in found.parts if isinstance(one, Table)]
    ((old, new),) = [
        (row.cells[1].text, row.cells[2].text) for row in table.rows if row.cells[2].text.startswith("Bild")
    ]
    assert (old, new) == ("platz.svg", "Bild ersetzt: platz.svg.")
    texts = text_changes(told, site)
    assert texts is None or "Bild" not in [one.item.text for one in texts.texts]
