"""The map of what a Fassung changed: what is new, gone, merged, split or lies otherwise, and where it lay before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from isek.history import Change, Kind
from isek.history.changes import EVENTS, Data
from isek.history.ids import members
from isek.history.shapes import measured, shape_of
from isek.maps import Maps
from isek.maps.drawing import Drawing, Thing, draw
from isek.maps.frames import NARROW, WIDE, Size, frame_for
from isek.maps.ground import Ground, Outline, around, outline_of
from isek.read.resolve import id_key
from isek.values.german import join
from isek.views.context import Site
from isek.views.history import Told
from isek.views.history_changes import KINDS, change_anchor, item_of, reasons
from isek.views.map_parts import Chart, LegendEntry, MapEntry, MapPart
from isek.views.map_things import area_things
from isek.views.parts import Group, Item, Mark

_GEOMETRY = "geometrie"
_COLLECTIONS = ("massnahmen", "raeume")
_CLOSE = 700
"""Metres that the map shows at least."""
_MOST_NAMES = {WIDE: 26, NARROW: 10}
_BEFORE = "bisher"


class _Sign(Struct, frozen=True):
    """How a kind of change looks on the map, and what it is called."""

    letters: str
    hue: int
    word: str


_SIGNS = {
    Kind.NEW: _Sign("+", 3, "neu"),
    Kind.DROPPED: _Sign("−", 9, "entfallen"),
    Kind.MERGED: _Sign("⤙", 8, "zusammengelegt"),
    Kind.SPLIT: _Sign("⤚", 8, "geteilt"),
    Kind.CHANGED: _Sign("↔", 4, "Lage oder Grenze geändert"),
}
"""In the order of the list."""


class _Spot(Struct, frozen=True):
    """An object whose place a change concerns: where it lies now and where it lay before; empty where nowhere."""

    change: Change
    id: str
    now: Outline
    before: Outline

    @property
    def placed(self) -> bool:
        """Whether it can be drawn."""
        return self.main != Outline()

    @property
    def main(self) -> Outline:
        """What its number stands on."""
        return self.before if self.now == Outline() else self.now


def change_map(told: Told, site: Site) -> MapPart | None:
    """The map of a step with its list; None where nothing of it has a place."""
    maps = _maps(told, site)
    spots = sorted(_spots(told, maps.ground), key=_order)
    placed, rest = [one for one in spots if one.placed], [one for one in spots if not one.placed]
    if not placed:
        return None
    things = list(_things(placed, told, site))
    sentence = _sentence(placed, rest, site)
    sheets = [_sheet(things, size, maps) for size in (WIDE, NARROW)]
    return MapPart(
        id="aenderungskarte",
        title="Wo sich etwas ändert",
        sentence=sentence,
        charts=(Chart("", sentence, *sheets),),
        legend=tuple(_legend(placed)),
        background=site.background,
        entries=tuple([_entry(number, one, told, site) for number, one in enumerate(placed, 1)]),
        rest=_without_place(rest, told, site),
    )


def _order(spot: _Spot) -> tuple[int, int]:
    return list(_SIGNS).index(spot.change.kind), _COLLECTIONS.index(spot.change.collection)


def _maps(told: Told, site: Site) -> Maps:
    """What maps are drawn on; a ground of their own where nothing has a place any more."""
    if len(site.shapes):
        return site.maps
    for side in (told.step.new, told.step.old):
        for collection in _COLLECTIONS:
            for one in members(side.concept, collection).values():
                found = measured(one.get(_GEOMETRY))
                if found:
                    return Maps(Ground(*found.centre))
    return site.maps


def _spots(told: Told, ground: Ground) -> Iterator[_Spot]:
    """What has come, gone or moved, each object once."""
    changes = [one for one in told.changes if one.collection in _COLLECTIONS]
    done: set[tuple[str, str]] = set()
    for change in sorted(changes, key=lambda one: (one.kind is Kind.CHANGED, one.kind is Kind.RENUMBERED)):
        for spot in _spots_of(change, told, ground):
            where = (change.collection, id_key(spot.id))
            if where not in done:
                done.add(where)
                yield spot


def _spots_of(change: Change, told: Told, ground: Ground) -> Iterator[_Spot]:
    if change.kind in (Kind.MERGED, Kind.SPLIT):
        before = _joined([_place(told.step.old.concept, change.collection, one, ground) for one in change.old])
        for at, one in enumerate(change.new):
            now = _place(told.step.new.concept, change.collection, one, ground)
            yield _Spot(change, str(one), now, Outline() if at else before)
    elif change.field == _GEOMETRY:
        yield _Spot(change, change.id, _outline(change.new, ground), _outline(change.old, ground))
    elif change.kind is Kind.NEW:
        yield _Spot(change, change.id, _outline(change.new.get(_GEOMETRY), ground), Outline())
    elif change.kind is Kind.DROPPED:
        gone = change.old or change.new
        yield _Spot(change, change.id, Outline(), _outline(gone.get(_GEOMETRY), ground))


def _place(concept: Data, collection: str, object_id: str, ground: Ground) -> Outline:
    one = members(concept, collection).get(id_key(object_id), {})
    return _outline(one.get(_GEOMETRY), ground)


def _outline(geometry: Any, ground: Ground) -> Outline:
    """A geometry in canonical form on the ground; empty where there is none, or only a file is named."""
    shape = shape_of(geometry)
    return outline_of(shape, ground) if isinstance(shape, dict) else Outline()


def _joined(outlines: Iterable[Outline]) -> Outline:
    found = list(outlines)
    return Outline(
        tuple([point for one in found for point in one.points]),
        tuple([line for one in found for line in one.lines]),
        tuple([area for one in found for area in one.areas]),
    )


def _things(placed: Sequence[_Spot], told: Told, site: Site) -> Iterator[Thing]:
    """What is drawn, areas first: where it was before as a broken line below what there is now."""
    found = [thing for number, one in enumerate(placed, 1) for thing in _things_of(number, one, told, site)]
    if not site.maps.basemap:
        # Without a ground the areas say where it is.
        moved = {id_key(one.id) for one in placed if one.change.collection == "raeume"}
        around_it = [one for one in site.concept.areas.values() if id_key(one.id) not in moved]
        yield from area_things(around_it, site)
    yield from sorted(found, key=lambda one: (one.kind != "flaeche", -one.outline.box.width * one.outline.box.height))


def _things_of(number: int, spot: _Spot, told: Told, site: Site) -> Iterator[Thing]:
    sign = _SIGNS[spot.change.kind]
    title = f"{sign.word}: {_item(spot, told, site).text}"
    gone = spot.now == Outline()
    if not gone and spot.before != Outline():
        yield Thing(spot.id, title, spot.before, "massnahme", _BEFORE, sign.hue)
        if spot.before.points and spot.now.points and spot.change.field:
            way = Outline(lines=((spot.before.points[0], spot.now.points[0]),))
            yield Thing(spot.id, title, way, "massnahme", _BEFORE, sign.hue)
    yield Thing(
        spot.id,
        title,
        spot.main,
        "massnahme",
        _BEFORE if gone else "",
        sign.hue,
        label=f"{sign.letters}{number}",
        address=_address(spot, told, site),
    )


def _address(spot: _Spot, told: Told, site: Site) -> str | None:
    """Its line in the table of changes on the same page."""
    revision = told.step.new.revision
    page = site.link(revision.id).address if revision else None
    return f"{page}#{change_anchor(spot.change.collection, spot.change.id)}" if page else None


def _sheet(things: Sequence[Thing], size: Size, maps: Maps) -> Drawing:
    shown = [one.outline.box for one in things if one.role == "massnahme"]
    return draw(things, frame_for(around(shown), size, least=_CLOSE), maps, _MOST_NAMES[size])


def _item(spot: _Spot, told: Told, site: Site) -> Item:
    return item_of(spot.change.collection, spot.id, told, site)


def _entry(number: int, spot: _Spot, told: Told, site: Site) -> MapEntry:
    sign = _SIGNS[spot.change.kind]
    words = [told.sentence(spot.change), *reasons([spot.change])]
    if spot.change.kind in EVENTS:
        words.insert(0, f"{KINDS[spot.change.kind].capitalize()}:")
    return MapEntry(f"{sign.letters}{number}", _item(spot, told, site), Mark(sign.letters, sign.hue), " ".join(words))


def _legend(placed: Sequence[_Spot]) -> Iterator[LegendEntry]:
    kinds = {one.change.kind for one in placed}
    for kind, sign in _SIGNS.items():
        if kind in kinds:
            yield LegendEntry("feld", sign.word, mark=Mark(sign.letters, sign.hue))
    if any(one.before != Outline() for one in placed):
        yield LegendEntry("raum", "bisherige Lage oder Grenze", _BEFORE)


def _sentence(placed: Sequence[_Spot], rest: Sequence[_Spot], site: Site) -> str:
    """„Die Karte zeigt 14 Maßnahmen und 1 Raum: 11 neu, 2 entfallen. …“."""
    told = [f"Die Karte zeigt {_amounts(placed, site)}: {_kinds(placed)}."]
    if rest:
        told.append(f"Ohne Ort auf der Karte: {_amounts(rest, site)} ({_kinds(rest)}).")
    return " ".join(told)


def _amounts(spots: Sequence[_Spot], site: Site) -> str:
    counts = [(sum(one.change.collection == name for one in spots), name) for name in _COLLECTIONS]
    return join([site.count(number, name) for number, name in counts if number])


def _kinds(spots: Sequence[_Spot]) -> str:
    counts = [(sum(one.change.kind is kind for one in spots), sign.word) for kind, sign in _SIGNS.items()]
    return ", ".join(f"{number} {word}" for number, word in counts if number)


def _without_place(rest: Sequence[_Spot], told: Told, site: Site) -> tuple[Group, ...]:
    found = [
        Group("", f"Ohne Ort auf der Karte: {sign.word}", tuple([_item(one, told, site) for one in alike]))
        for kind, sign in _SIGNS.items()
        if (alike := [one for one in rest if one.change.kind is kind])
    ]
    return tuple(found)
