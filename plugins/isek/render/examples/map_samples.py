"""A tiny piece of ground for the examples of maps: a street, an area with a soft border, a few places."""

from __future__ import annotations

from collections.abc import Iterator

from isek.maps import Maps
from isek.maps.drawing import Drawing, Thing, draw
from isek.maps.frames import Size, frame_for
from isek.maps.ground import Box, Ground, Outline
from isek.maps.sheet import Name
from isek.render.examples.samples import Sample
from isek.views.map_parts import Background, Chart
from isek.views.parts import Item

_RING = ((-260.0, -180.0), (240.0, -200.0), (260.0, 160.0), (-220.0, 190.0), (-260.0, -180.0))
_SQUARE = ((60.0, 20.0), (140.0, 20.0), (140.0, 90.0), (60.0, 90.0), (60.0, 20.0))
SPOTS = ((-120.0, -60.0), (-110.0, -50.0), (180.0, -90.0))


def drawing(sample: Sample, size: Size, spots: int = 3) -> Drawing:
    """A sheet with one thing of each kind and some points."""
    names = (Name(sample.title, "hand-viertel", 0, 120, 0, 0), Name("Linne", "fluss", -40, 170, -12, 400))
    return draw(
        tuple(_things(sample, spots)), frame_for(Box(-280, -210, 280, 210), size), Maps(Ground(11, 49), None, names), 8
    )


def _things(sample: Sample, spots: int) -> Iterator[Thing]:
    yield Thing("R-1", sample.title, Outline(areas=((_RING,),)), "raum", "foerdergebiet", sharp=False)
    street = Outline(lines=(((-200.0, 0.0), (0.0, 10.0), (200.0, -20.0)),))
    yield Thing("M-1", sample.title, street, "massnahme", hue=4, label="1", address="massnahmen/m-1/")
    yield Thing(
        "M-2", sample.title, Outline(areas=((_SQUARE,),)), "massnahme", hue=3, label="2", address="massnahmen/m-2/"
    )
    for at in range(spots):
        x, y = SPOTS[at % len(SPOTS)]
        spot = Outline(points=((x + 11 * (at // 3), y),))
        yield Thing(
            f"M-{at + 3}", sample.title, spot, "massnahme", hue=at % 12 + 1, label=str(at + 3), address="massnahmen/"
        )


def background(sample: Sample) -> Background:
    """A basemap whose files are not there."""
    credit = Item(sample.title, "https://www.openstreetmap.org/copyright", outside=True)
    return Background("hell.svg", "dunkel.svg", "11,49,11.1,49.1", credit, "ODbL")


def chart(sample: Sample, wide: Size, narrow: Size) -> Chart:
    """A sheet in both sizes."""
    label = f"Die Karte zeigt 5 Maßnahmen: {sample.title}"
    return Chart(sample.title, label, drawing(sample, wide), drawing(sample, narrow))
