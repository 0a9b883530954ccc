"""What a Fassung changed, area by area: which measures are new there, changed, or gone."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from isek.history import Kind
from isek.history.ids import members
from isek.read.resolve import id_key
from isek.schema.references import CITYWIDE
from isek.views.context import Site
from isek.views.history import Told
from isek.views.history_changes import by_object, change_anchor, item_of, kind_of
from isek.views.parts import Item, Part
from isek.views.pictures import Folded
from isek.views.tables import Cell, Table, heads, labelled

_NOWHERE = ""
_NAMES = {CITYWIDE: "gesamtes Gemeindegebiet", _NOWHERE: "ohne Angabe"}
_COLUMNS: Mapping[str, tuple[Kind, ...]] = {
    "Neu": (Kind.NEW,),
    "Geändert": (Kind.CHANGED, Kind.RENUMBERED),
    "Entfallen": (Kind.DROPPED,),
    "Neu zugeschnitten": (Kind.MERGED, Kind.SPLIT),
}
_WORDS = ("Wo", *_COLUMNS)
_MANY = 120
"""With more numbers than these the table is folded away."""

Changed = dict[str, dict[Kind, list[Item]]]
"""Numbers of measures by area and kind of change."""


def area_changes(told: Told, site: Site) -> Part | None:
    """A table of the areas with the numbers of their measures; None where none has changed."""
    found = _changed(told, site)
    if not found:
        return None
    title = f"{site.words('raeume')}: was sich dort ändert"
    rows = [(Cell((_area(one, told, site),)), *_cells(found[one])) for one in _in_order(found, site)]
    table = Table(
        id="je-raum",
        title=title,
        caption=f"{site.words('massnahmen')}, die sich ändern, nach ihrem Ort",
        head=heads(_WORDS),
        rows=labelled(_WORDS, rows),
        style="je-raum",
    )
    if sum(len(items) for kinds in found.values() for items in kinds.values()) <= _MANY:
        return table
    folded = replace(table, id="", title="")
    return Folded(id="je-raum", title=title, summary=f"Alle {len(found)} zeigen", parts=(folded,))


def _changed(told: Told, site: Site) -> Changed:
    found: Changed = {}
    newer, older = (members(side.concept, "massnahmen") for side in (told.step.new, told.step.old))
    for (collection, measure), changes in by_object(told.changes).items():
        if collection == "massnahmen":
            one = newer.get(id_key(measure)) or older.get(id_key(measure)) or {}
            for area in one.get("raeume") or [_NOWHERE]:
                found.setdefault(area, {}).setdefault(kind_of(changes), []).append(_number(measure, told, site))
    return found


def _number(measure: str, told: Told, site: Site) -> Item:
    """A measure by its number, which leads to what changed."""
    item, revision = item_of("massnahmen", measure, told, site), told.step.new.revision
    page = site.link(revision.id).address if revision else None
    anchor = change_anchor("massnahmen", measure)
    return Item(item.number or measure, f"{page}#{anchor}" if page else None)


def _in_order(found: Changed, site: Site) -> list[str]:
    """As the concept has its areas, then those that it no longer has, then what is for all of it or for none."""
    last = {CITYWIDE: 1, _NOWHERE: 2}
    known = list(site.concept.areas)
    return sorted(found, key=lambda one: (last.get(one, 0), known.index(one) if one in known else len(known), one))


def _area(area: str, told: Told, site: Site) -> Item:
    return item_of("raeume", area, told, site) if area not in (CITYWIDE, _NOWHERE) else Item(_NAMES[area], None)


def _cells(kinds: dict[Kind, list[Item]]) -> list[Cell]:
    found = [tuple([item for kind in column for item in kinds.get(kind, ())]) for column in _COLUMNS.values()]
    return [Cell(items) if items else Cell(text="–", tone="leer") for items in found]
