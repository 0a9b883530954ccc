"""Maps of measures and areas, each with the list that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from isek.geometry import Shapes
from isek.maps import Maps
from isek.maps.drawing import Drawing, Thing, anchor_of, draw
from isek.maps.frames import HERO, LOCATOR, NARROW, SMALL_HERO, THUMB, WIDE, Frame, Size, core_of, frame_for
from isek.maps.ground import Box, Outline, around, outline_of
from isek.schema.concept import Concept
from isek.schema.measures import Measure
from isek.schema.places import Area
from isek.values.fold import address
from isek.values.german import join
from isek.views.cards import Thumb
from isek.views.context import Site
from isek.views.frame import index_page
from isek.views.map_live import filter_data, hook_of, live_of, map_filters, told_places
from isek.views.map_parts import Chart, Locator, MapEntry, MapPart, Teaser
from isek.views.map_things import area_things, measure_thing, measure_things
from isek.views.map_words import NOT_SHARP, brief, legend, rest_groups, sentence
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Item

ADDRESS = "karte/"
TITLE = "Karte"
_NAMES = {WIDE: 26, NARROW: 10, LOCATOR: 6, HERO: 12, SMALL_HERO: 6}
_CLOSE = 700
"""Metres that a map of a single point shows at least."""


def map_page(site: Site) -> SitePage | None:
    """The map of everything; None where nothing has a place."""
    part = map_part(list(site.concept.measures.values()), list(site.concept.areas.values()), site, hook="uebersicht")
    if part is None:
        return None
    lead = "Was ist in meiner Nähe geplant? Die Zahlen auf der Karte stehen auch in der Liste darunter."
    part = replace(part, id="uebersicht")
    if site.live:
        rest = [one for one in site.concept.measures.values() if not site.shapes.of(one.id)]
        data = {site.link(one.id).address or "": filter_data(one, site) for one in rest}
        part = replace(part, filters=map_filters(site.concept.measures.values(), site), data=data)
    view = PageView(Head(lead=lead), after=(part,))
    return index_page(site, ADDRESS, TITLE, "karte", view, part.sentence)


def map_part(
    measures: Sequence[Measure],
    areas: Sequence[Area],
    site: Site,
    *,
    title: str = "",
    id: str = "",
    focus: str = "",
    hook: str = "",
    named: bool = True,
) -> MapPart | None:
    """A map of some measures and areas, None where none of them has a place.

    With the id of an area as `focus` it shows that area; `named` lists the areas too.
    """
    spots = measure_things(measures, site)
    grounds = area_things(areas, site, focus)
    if not spots and not grounds:
        return None
    placed = {one.id for one in spots}
    shown = [one for one in measures if one.id in placed]
    rest = [one for one in measures if one.id not in placed]
    told = sentence(shown, rest, len(grounds), site, within=focus)
    return MapPart(
        id=id,
        title=title,
        sentence=told,
        charts=_charts(spots, grounds, focus, told, site),
        legend=legend([*grounds, *spots], shown, site),
        background=site.background,
        entries=tuple([_entry(one, site.concept.measures[one.id], site, hook) for one in spots]),
        areas=tuple([site.link(one.id) for one in areas if site.shapes.of(one.id)]) if named else (),
        areas_title=site.words("raeume"),
        rest=rest_groups(rest, site),
        hook=hook_of(hook, spots, grounds, site) if hook else None,
    )


def _entry(thing: Thing, measure: Measure, site: Site, hook: str) -> MapEntry:
    link = site.link(thing.id)
    live = live_of(thing, measure, site) if hook and site.live else None
    return MapEntry(
        thing.label, replace(link, mark=None), link.mark, told_places(measure, site), anchor_of_entry(thing.id), live
    )


def anchor_of_entry(measure: str) -> str:
    """The id of a measure's entry in the list of the whole map."""
    return f"karte-{address(measure)}"


def _charts(spots: Sequence[Thing], grounds: Sequence[Thing], focus: str, told: str, site: Site) -> tuple[Chart, ...]:
    """One sheet, or two where most lies close together: that part, and all of it."""
    things = [*grounds, *spots]
    center = next((one for one in grounds if one.id == focus), None)
    if center is not None and center.style != "gesamtstadt":
        return (_chart("", told, things, center.outline.box, site),)
    boxes = [one.outline.box for one in spots or [one for one in grounds if one.style != "gesamtstadt"] or grounds]
    core = core_of(boxes) if spots else tuple(range(len(boxes)))
    if len(core) == len(boxes):
        return (_chart("", told, things, around(boxes), site),)
    near = around([boxes[at] for at in core])
    inner = _chart(_named(near, grounds), told, things, near, site)
    wide, narrow = (_outside(spots, grounds, near, size, site) for size in (WIDE, NARROW))
    label = "Das ganze Gebiet, mit allem, was außerhalb des ersten Ausschnitts liegt."
    return inner, Chart("Das ganze Gebiet", label, wide, narrow)


def _outside(spots: Sequence[Thing], grounds: Sequence[Thing], near: Box, size: Size, site: Site) -> Drawing:
    """All of it; what the first sheet shows is a rectangle here."""
    first = frame_for(near, size, least=_CLOSE)
    rest = [one for one in spots if not first.box.holds(anchor_of(one.outline, first.box))]
    whole = around([one.outline.box for one in spots])
    return _drawn([*grounds, *rest, _window(first)], whole, size, site)


def _named(box: Box, grounds: Iterable[Thing]) -> str:
    """A part of the map, by the areas in its middle."""
    found = [one.title for one in grounds if one.style != "gesamtstadt" and box.holds(one.outline.box.middle)]
    return f"Ausschnitt: {join(found[:3])}" if found else "Ausschnitt"


def _window(frame: Frame) -> Thing:
    west, north, east, south = frame.box
    ring = ((west, north), (east, north), (east, south), (west, south), (west, north))
    return Thing("", "", Outline(areas=((ring,),)), "ausschnitt", name="Ausschnitt oben")


def _chart(title: str, label: str, things: Sequence[Thing], box: Box, site: Site) -> Chart:
    wide, narrow = (_drawn(things, box, size, site) for size in (WIDE, NARROW))
    return Chart(title, label, wide, narrow)


def _drawn(things: Sequence[Thing], box: Box, size: Size, site: Site) -> Drawing:
    return draw(things, frame_for(box, size, least=_CLOSE), site.maps, _NAMES[size])


def teaser(site: Site) -> Teaser | None:
    """The map in the head of the start page: where most is planned, with the letters of the fields."""
    measures = site.concept.measures
    placed = {one for one in measures if site.shapes.of(one)}
    # Parts would only crowd the whole.
    spots = [_lettered(one, site) for one in measure_things(measures.values(), site) if not measures[one.id].part_of]
    if not spots:
        return None
    boxes = [one.outline.box for one in spots]
    near = around([boxes[at] for at in core_of(boxes)])
    wide = draw(spots, frame_for(near, HERO, left=170, below=112, least=_CLOSE), site.maps, _NAMES[HERO])
    narrow = draw(spots, frame_for(near, SMALL_HERO, least=_CLOSE), site.maps, _NAMES[SMALL_HERO])
    told = brief(len(placed), [one for one in measures.values() if one.id not in placed], site)
    label = f"Ausschnitt der Karte: {site.count(len(wide.pins))} als Zeichen ihres Themas. {told}"
    return Teaser(Chart("", label, wide, narrow), site.background, told, Item("Karte öffnen", ADDRESS))


def _lettered(thing: Thing, site: Site) -> Thing:
    mark = site.link(thing.id).mark
    return replace(thing, label=mark.letters if mark else "•")


def locator(measure: Measure, site: Site) -> Locator | None:
    """The small map of a measure; None where it has no place."""
    link = site.link(measure.id)
    thing = measure_thing(measure, site, link.mark.letters if link.mark else "•")
    if thing is None:
        return None
    if thing.kind != "punkt":
        # A line speaks for itself.
        thing = replace(thing, label="")
    around_it = [] if site.maps.basemap else _areas_around(site)
    frame = _locator_frame(thing.outline, site.maps)
    drawing = draw([*around_it, thing], frame, site.maps, _NAMES[LOCATOR])
    where = join([one.text for one in site.links(measure.areas)])
    label = f"Lageplan: {measure.title}" + (f", {measure.location}" if measure.location else "")
    label += f" ({where})." if where else "."
    note = "Die Lage ist nur ungefähr." if measure.sharp is False else ""
    more = Item("Auf der großen Karte zeigen", f"{ADDRESS}#{anchor_of_entry(measure.id)}")
    return Locator(Chart("", label, None, drawing), site.small_grounds.get(measure.id, site.background), note, more)


def locator_frames(concept: Concept, shapes: Shapes, maps: Maps) -> dict[str, Frame]:
    """What the small map of each measure shows, by its id."""
    found = ((one, shapes.of(one)) for one in concept.measures)
    return {one: _locator_frame(outline_of(shape.geojson, maps.ground), maps) for one, shape in found if shape}


def _locator_frame(outline: Outline, maps: Maps) -> Frame:
    return frame_for(outline.box, LOCATOR, margin=26, least=_CLOSE if maps.basemap else 2500)


def thumb(measure: Measure, site: Site) -> Thumb | None:
    """The map on a card; None without a place, or without a ground to see it on."""
    thing = measure_thing(measure, site, "") if site.background else None
    if thing is None or site.background is None:
        return None
    frame = frame_for(thing.outline.box, THUMB, margin=22, least=_CLOSE)
    return Thumb(draw([thing], frame, site.maps, 0), site.background)


def _areas_around(site: Site) -> list[Thing]:
    """Without a basemap the areas say where a measure lies."""
    if "" not in site.things:
        site.things[""] = area_things(site.concept.areas.values(), site)
    return site.things[""]


def area_map(area: Area, measures: Sequence[Measure], site: Site) -> MapPart | None:
    """The map of an area with its measures."""
    inside = [site.concept.areas[one] for one in site.relations.parts(area.id) if one in site.concept.areas]
    if site.shapes.of(area.id) is None:
        return None
    found = map_part(measures, [area, *inside], site, title="Auf der Karte", id="lage", focus=area.id, named=False)
    if found is None or area.sharp is not False:
        return found
    return replace(found, sentence=f"{found.sentence} Die Grenze ist {NOT_SHARP}.")
