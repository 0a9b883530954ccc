"""Where things lie on the map: far from everything else, or in another area than they say."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from isek.checks.wording import named, quoted
from isek.geometry.figure import Figure, point_of
from isek.geometry.lying import WHOLE, areas_at, border_of, upwards
from isek.geometry.plane import metres
from isek.geometry.refused import where
from isek.geometry.shapes import Shapes
from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.schema.references import CITYWIDE
from isek.values.german import join, number

NEAR = 100
"""Metres by which something may lie outside of the municipality: borders are often drawn roughly."""
FAR = 25_000
"""Metres from the middle of all others that are never too far."""
SPREAD = 6
"""So many times the usual distance from the middle is far-off."""
_COUNTRY = (5.0, 45.0, 18.0, 56.0)
"""Degrees within which no place is swapped: Germany and what lies around."""
_SWAPPED = "Länge und Breite vertauscht? Zuerst kommt die Länge (in Deutschland 6 bis 15), dann die Breite."
_WRONG = "Stimmen die Koordinaten, und das System, in dem sie stehen?"
KEY = "geometrie"


class _Region(Struct, frozen=True):
    """What everything should lie in: the border of the municipality, else the surroundings of the middle of all."""

    name: str
    border: Figure | None
    middle: tuple[float, float]
    reach: float

    def metres_off(self, figure: Figure) -> float:
        """How far a figure lies outside."""
        if self.border:
            return 0.0 if self.border.meets(figure) else self.border.metres_to(figure.middle)
        return max(0.0, metres(self.middle, figure.middle) - self.reach)

    def excludes(self, figure: Figure) -> bool:
        """Whether it lies too far outside."""
        return self.metres_off(figure) > (NEAR if self.border else 0)


def outside_municipality(concept: Concept, shapes: Shapes) -> Iterator[Problem]:
    """Something that lies outside of the municipality, or far from all other places."""
    region, whole = _region(concept, shapes)
    for object_id, figure in shapes.figures.items():
        owner = concept.find(object_id)
        if owner is None or object_id in whole:
            continue
        if region.excludes(figure) if region else not _in_country(figure):
            swapped = point_of(*reversed(figure.middle))
            turned = not region.excludes(swapped) if region else _in_country(swapped)
            yield _outside(concept, owner, figure, region, turned)


def _outside(concept: Concept, owner: Object, figure: Figure, region: _Region | None, turned: bool) -> Problem:
    at = where(*figure.middle)
    if region is None:
        message = f"{named(concept, owner)} liegt weit außerhalb von Deutschland ({at})."
    elif region.border:
        off = _distance(region.metres_off(figure))
        message = f"{named(concept, owner)} liegt {off} außerhalb von {region.name} ({at})."
    else:
        off = _distance(metres(region.middle, figure.middle))
        message = f"{named(concept, owner)} liegt {off} von der Mitte aller anderen Orte entfernt ({at})."
    hint = _SWAPPED if turned else _WRONG
    return problem("ausserhalb-der-gemeinde", owner.at(KEY), message, hint, about=owner.id)


def _distance(off: float) -> str:
    return f"rund {number(round(off / 1000))} km" if off >= 1500 else f"rund {number(round(off / 100) * 100)} m"


def _in_country(figure: Figure) -> bool:
    west, south, east, north = _COUNTRY
    x, y = figure.middle
    return west <= x <= east and south <= y <= north


def _region(concept: Concept, shapes: Shapes) -> tuple[_Region | None, frozenset[str]]:
    """What everything should lie in, and the areas that need not be asked."""
    whole = [area.id for area in concept.areas.values() if WHOLE in area.kinds and border_of(shapes, area.id)]
    others = [figure for object_id, figure in shapes.figures.items() if object_id not in whole]
    for area_id in whole:
        border = shapes.figures[area_id]
        # A border that nothing lies in is itself the stranger.
        if _in_country(border) and (len(others) < 2 or any(border.meets(other) for other in others)):
            return _Region(named(concept, concept.areas[area_id]), border, border.middle, 0), frozenset(whole)
    placed = [figure.middle for figure in shapes.figures.values() if _in_country(figure)]
    if len(placed) < 3:
        return None, frozenset()
    middle = median(x for x, _ in placed), median(y for _, y in placed)
    usual = median(metres(middle, one) for one in placed)
    return _Region("", None, middle, max(FAR, SPREAD * usual)), frozenset()


def other_area(concept: Concept, shapes: Shapes) -> Iterator[Problem]:
    """A measure that lies in another area than it says, and not in the one that it says."""
    for measure in concept.measures.values():
        figure = shapes.figures.get(measure.id)
        stated = {ref.id for ref in measure.areas}
        borders = {area_id: border_of(shapes, area_id) for area_id in stated}
        if figure is None or not stated or CITYWIDE in stated or not all(borders.values()):
            continue
        found = areas_at(concept.areas, shapes, figure)
        if any(upwards(concept.areas, area_id) & stated for area_id in found):
            continue
        others = [one for one in found if _is_other(concept, shapes, one, [b for b in borders.values() if b], stated)]
        if others:
            yield _elsewhere(concept, measure, others)


def _is_other(concept: Concept, shapes: Shapes, area_id: str, borders: list[Figure], stated: set[str]) -> bool:
    """Whether an area neither is the whole town nor contains one that is stated."""
    area, border = concept.areas[area_id], shapes.figures[area_id]
    if WHOLE in area.kinds or any(area_id in upwards(concept.areas, one) for one in stated):
        return False
    return not any(border.contains(one) for one in borders)


def _elsewhere(concept: Concept, measure: Measure, others: list[str]) -> Problem:
    lies = join([named(concept, concept.areas[one]) for one in others])
    stated = quoted([ref.id for ref in measure.areas])
    message = f"{named(concept, measure)} liegt auf der Karte in {lies}, unter `raeume` steht {stated}."
    hint = "Den Raum oder die Geometrie berichtigen."
    return problem("raum-und-lage", measure.at("raeume"), message, hint, about=measure.id)


def lines_for_areas(concept: Concept, shapes: Shapes) -> Iterator[Problem]:
    """An area whose border is a closed line: drawings that were exported from another program."""
    for area in concept.areas.values():
        figure = shapes.figures.get(area.id)
        if figure and figure.kind == "linie" and figure.solid.is_ring:
            message = f"{named(concept, area)}: Die Geometrie ist eine geschlossene Linie, keine Fläche."
            hint = "In QGIS hilft „Linien zu Polygonen“."
            yield problem("geometrie-ungueltig", area.at(KEY), message, hint, about=area.id)
