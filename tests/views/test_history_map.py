"""The map of what a Fassung changed, in a small world where things come, go, move and grow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from frozen_world import TODAY, change, freeze_as, world
from history_world import SECOND, site_of
from isek.check import load
from isek.maps.drawing import Drawing
from isek.views.context import Site
from isek.views.history_map import change_map
from isek.views.map_parts import MapPart
from isek.views.page import PageView
from isek.views.site import pages

MEASURE = "{id: M-%s, titel: %s, themenfelder: T-VERKEHR, ziele: Z1.1, raeume: R-ALT, federfuehrung: A-BAU%s}\n"
SQUARE = "{type: Polygon, coordinates: [[[%s, 49.01], [11.46, 49.01], [11.46, 49.02], [%s, 49.02], [%s, 49.01]]]}"
AREA = "- {id: R-NEU, titel: Weststadt, art: quartier, geometrie: %s}\n"


def spot(lon: float) -> str:
    return f", geometrie: {{punkt: [{lon}, 49.015]}}"


def measures(*listed: tuple[int, str, str]) -> dict[str, str]:
    return {f"massnahmen/M-{number}.yml": MEASURE % (number, title, more) for number, title, more in listed}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two frozen Fassungen."""
    content = world(tmp_path_factory.mktemp("karte") / "content")
    areas = (content / "raeume.yml").read_text(encoding="utf-8")
    first = measures(
        (3, "Parkhaus", spot(11.45)),
        (4, "Brücke", spot(11.451)),
        (6, "Badestelle", spot(11.452)),
        (7, "Uferweg", ""),
        (8, "Bleibt", spot(11.455)),
        (9, "Ohne Ort", ""),
    )
    change(content, {"write": first | {"raeume.yml": areas + AREA % (SQUARE % ((11.45,) * 3))}})
    freeze_as(content, "F-1")
    merged = ", hervorgegangen_aus: [{art: zusammengelegt, id: M-6}, {art: zusammengelegt, id: M-7}]"
    second = measures(
        (4, "Brücke", spot(11.4525)),
        (5, "Linneufer", spot(11.453) + merged),
        (8, "Bleibt doch", spot(11.455)),
        (10, "Kita", spot(11.456)),
        (11, "Wegweiser", ""),
    )
    register = SECOND.replace("M-5, grund: Beides", "M-5, grund: Beides").replace("nachfolger: M-4", "nachfolger: M-10")
    written = {"raeume.yml": areas + AREA % (SQUARE % ((11.445,) * 3)), "fassungen.yml": register}
    gone = [f"massnahmen/M-{number}.yml" for number in (3, 6, 7, 9)]
    change(content, {"write": second | written, "delete": gone})
    freeze_as(content, "F-2")
    return content


@pytest.fixture(scope="module")
def site(content: Path) -> Site:
    return site_of(load(content, TODAY))


def map_of(site: Site) -> MapPart:
    told = site.past.into("F-2")
    assert told
    found = change_map(told, site)
    assert found
    return found


def sheets(part: MapPart) -> Sequence[Drawing]:
    return [sheet for chart in part.charts for sheet in (chart.wide, chart.narrow) if sheet]


def test_what_is_listed(site: Site) -> None:
    part = map_of(site)
    assert [(one.number, one.item.text, one.where.replace("\xa0", " ")) for one in part.entries] == [
        ("+1", "Kita", "Neu aufgenommen."),
        ("−2", "M-3 „Parkhaus“", "Entfallen; an die Stelle tritt M-10 „Kita“. Das Grundstück ist verkauft."),
        (
            "⤙3",
            "Linneufer",
            (
                "Zusammengelegt: M-6 „Badestelle“ und M-7 „Uferweg“ sind in M-5 „Linneufer“ aufgegangen. "
                "Beides liegt am selben Ufer."
            ),
        ),
        ("↔4", "Brücke", "Auf der Karte um 110 m versetzt."),
        ("↔5", "Weststadt", "Um 40,7 ha vergrößert (jetzt 122,0 ha), Grenze um bis zu 370 m geändert."),
    ]


def test_what_it_says(site: Site) -> None:
    part = map_of(site)
    assert part.sentence.replace("\xa0", " ") == (
        "Die Karte zeigt 4 Maßnahmen und 1 Raum: 1 neu, 1 entfallen, 1 zusammengelegt, 2 Lage oder Grenze geändert. "
        "Ohne Ort auf der Karte: 2 Maßnahmen (1 neu, 1 entfallen)."
    )
    assert part.charts[0].label == part.sentence
    assert [group.title for group in part.rest] == ["Ohne Ort auf der Karte: neu", "Ohne Ort auf der Karte: entfallen"]


def test_no_sign_is_told_by_colour_alone(site: Site) -> None:
    part = map_of(site)
    signs = [(one.mark.letters if one.mark else one.style, one.label) for one in part.legend]
    assert signs == [
        ("+", "neu"),
        ("−", "entfallen"),
        ("⤙", "zusammengelegt"),
        ("↔", "Lage oder Grenze geändert"),
        ("bisher", "bisherige Lage oder Grenze"),
    ]
    for sheet in sheets(part):
        assert {pin.label for pin in sheet.pins if pin.label} <= {one.number for one in part.entries}


def test_where_it_was_is_drawn_too(site: Site) -> None:
    for sheet in sheets(map_of(site)):
        areas = [one.style for one in sheet.traces if one.kind == "flaeche" and one.role == "massnahme"]
        # The larger one first, so that both are seen.
        assert areas == ["", "bisher"]
        # The way of what was moved.
        assert [one.style for one in sheet.traces if one.kind == "linie"] == ["bisher"]


def test_numbers_lead_to_the_table_of_changes(site: Site) -> None:
    anchors = {pin.address for sheet in sheets(map_of(site)) for pin in sheet.pins}
    assert "fassungen/f-2/#aenderung-m-3" in anchors
    assert "fassungen/f-2/#aenderung-r-neu" in anchors


def test_it_stands_on_the_page(site: Site) -> None:
    view = next(page.view for page in pages(site) if page.address == "fassungen/f-2/")
    assert isinstance(view, PageView)
    assert "aenderungskarte" in [part.id for part in view.after]


def test_nothing_has_a_place(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    freeze_as(content, "F-1")
    change(content, {"write": measures((3, "Parkhaus", "")) | {"fassungen.yml": SECOND}})
    freeze_as(content, "F-2")
    site = site_of(load(content, TODAY))
    told = site.past.into("F-2")
    assert told
    assert change_map(told, site) is None


def test_nothing_has_a_place_any_more(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    change(content, {"write": measures((3, "Parkhaus", spot(11.45)))})
    freeze_as(content, "F-1")
    change(content, {"write": {"fassungen.yml": SECOND}, "delete": ["massnahmen/M-3.yml"]})
    freeze_as(content, "F-2")
    part = map_of(site_of(load(content, TODAY)))
    assert [one.number for one in part.entries] == ["−1"]
    assert [pin.label for sheet in sheets(part) for pin in sheet.pins] == ["−1", "−1"]
