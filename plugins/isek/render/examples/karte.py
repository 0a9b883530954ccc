"""A map with the list that says the same: on pages of areas and fields, in texts, and on its own page."""

from __future__ import annotations

from isek.maps.frames import NARROW, WIDE
from isek.render.examples.map_samples import background, chart
from isek.render.examples.samples import USUAL, Sample, group, item, of_each
from isek.views.map_parts import Hook, LegendEntry, MapEntry, MapPart
from isek.views.parts import Item, Mark


def _map(one: Sample) -> MapPart:
    signs = (
        LegendEntry("feld", one.title, mark=Mark("In", 1)),
        LegendEntry("punkt", "Ort"),
        LegendEntry("linie", "Strecke"),
    )
    areas = (
        LegendEntry("flaeche", "Fläche"),
        LegendEntry("raum", "Fördergebiet", "foerdergebiet"),
        LegendEntry("weich", "unscharf"),
    )
    return MapPart(
        title="Auf der Karte",
        sentence=one.text,
        charts=(chart(one, WIDE, NARROW),),
        legend=(*signs, *areas),
        background=background(one),
        entries=tuple([MapEntry(str(at), item(one, f"M-{at}"), Mark("In", at), one.text) for at in range(1, 6)]),
        areas=(Item(one.title, "raeume/r-1/"),),
        areas_title="Räume",
        rest=(group(one),),
        hook=Hook("block", "11,49,11.1,49.1", "daten/massnahmen.geojson"),
    )


EXAMPLES = of_each(_map) | {
    "nur Räume": MapPart(
        sentence="Die Karte zeigt 2 Räume.", charts=(chart(USUAL, WIDE, NARROW),), areas_title="Räume"
    ),
}
