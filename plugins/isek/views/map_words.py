"""What maps show, in words: for those who do not see them, and for all as a legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isek.maps.drawing import Thing
from isek.schema.measures import Measure
from isek.schema.references import CITYWIDE
from isek.values.german import join, number
from isek.views.context import Site
from isek.views.frame import items
from isek.views.map_parts import LegendEntry
from isek.views.map_things import AREA_STYLES
from isek.views.parts import Group

_MANY = 5
NOT_SHARP = "nicht grundstücksscharf"


def sentence(placed: Sequence[Measure], rest: Sequence[Measure], areas: int, site: Site, *, within: str = "") -> str:
    """„Die Karte zeigt 34 Maßnahmen und 8 Räume. …“; `within` is the id of the area that it shows."""
    shown = [site.count(len(placed))] if placed else []
    shown += [site.count(areas, "raeume")] if areas else []
    told = [f"Die Karte zeigt {join(shown)}." if shown else "Auf der Karte ist nichts eingezeichnet."]
    told += [_where(placed, site)] if len(placed) >= _MANY and not within else []
    citywide = sum(is_citywide(one) for one in rest)
    told += [f"{_others(citywide, len(rest) - citywide)}."] if rest else []
    return " ".join(filter(None, told))


def brief(placed: int, rest: Sequence[Measure], site: Site) -> str:
    """„40 Maßnahmen haben einen Ort, 8 weitere gelten für das ganze Gemeindegebiet.“"""
    citywide = sum(is_citywide(one) for one in rest)
    others = [_others(citywide, len(rest) - citywide)] if rest else []
    return ", ".join([f"{site.count(placed)} {'hat' if placed == 1 else 'haben'} einen Ort", *others]) + "."


def _where(placed: Sequence[Measure], site: Site) -> str:
    """The areas where most of it is planned."""
    found = Counter(ref.id for one in placed for ref in one.areas[:1] if ref.id in site.concept.areas)
    most = [f"{site.link(area).text} ({number(count)})" for area, count in found.most_common(3) if count > 1]
    return f"Die meisten liegen hier: {join(most)}." if most else ""


def _others(citywide: int, without: int) -> str:
    told = []
    if citywide:
        told.append(f"{number(citywide)} weitere {'gilt' if citywide == 1 else 'gelten'} für das ganze Gemeindegebiet")
    if without:
        told.append(f"{number(without)} {'hat' if without == 1 else 'haben'} noch keinen Ort auf der Karte")
    return ", ".join(told)


def is_citywide(measure: Measure) -> bool:
    """Whether it is for the whole municipality."""
    return any(ref.id == CITYWIDE for ref in measure.areas)


def rest_groups(rest: Sequence[Measure], site: Site) -> tuple[Group, ...]:
    """What is not on the map."""
    found = (
        ("Für das ganze Gemeindegebiet", [one for one in rest if is_citywide(one)]),
        ("Ohne Ort auf der Karte", [one for one in rest if not is_citywide(one)]),
    )
    return tuple([Group("", title, items(site, [one.id for one in ones])) for title, ones in found if ones])


def legend(things: Iterable[Thing], measures: Iterable[Measure], site: Site) -> tuple[LegendEntry, ...]:
    """The fields whose colours are on the map, and the signs."""
    things = list(things)
    fields = dict.fromkeys(one.fields[0].id for one in measures if one.fields)
    found = [LegendEntry("feld", site.link(one).text, mark=site.marks[one]) for one in site.marks if one in fields]
    kinds = {one.kind for one in things if one.role == "massnahme"}
    words = (("punkt", "Ort"), ("linie", "Strecke"), ("flaeche", "Fläche"))
    found += [LegendEntry(kind, word) for kind, word in words if kind in kinds and len(kinds) > 1]
    styles = {one.style for one in things if one.role != "massnahme" and one.sharp}
    found += [LegendEntry("raum", label, style) for style, label in AREA_STYLES.items() if style in styles]
    if any(not one.sharp for one in things):
        found.append(LegendEntry("weich", f"weicher Rand: {NOT_SHARP}"))
    return tuple(found)
