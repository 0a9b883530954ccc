"""Maps on pages: never without their list, silent where nothing has a place, safe whatever names are."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup, escape

from html_pages import Element, elements_of
from isek.check import load
from isek.maps.basemap import light_ground
from isek.relations import build
from isek.render.basemap import background_of, basemap_files, light_backgrounds, light_files
from isek.render.pages import Pages
from isek.schema.types import Prose
from isek.theming.look import Look
from isek.views.blocks import block_parts
from isek.views.cards import Cards
from isek.views.context import Site
from isek.views.maps import locator_frames
from isek.views.site import pages
from maps_world import RIVER, collection

BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
AREA = {"type": "Polygon", "coordinates": [[[9.58, 50.03], [9.6, 50.03], [9.6, 50.05], [9.58, 50.05], [9.58, 50.03]]]}
STREET = {"type": "LineString", "coordinates": [[9.581, 50.031], [9.59, 50.04], [9.599, 50.049]]}
Open = Callable[..., dict[str, str]]


def measures(title: str = "Umbau") -> list[dict[str, object]]:
    common = {"themenfelder": "T-1", "federfuehrung": "A-1", "raeume": "R-1"}
    return [
        {"id": "M-1", "titel": f"{title} 1", "geometrie": {"punkt": [9.59, 50.041]}, "ort": title, **common},
        {"id": "M-2", "titel": f"{title} 2", "geometrie": STREET, "scharf": "nein", **common},
        {"id": "M-3", "titel": f"{title} 3", **common},
        {"id": "M-4", "titel": f"{title} 4", **common, "raeume": "stadtweit"},
    ]


@pytest.fixture
def open_pages(content: Path) -> Open:
    """All pages by address, with this title of everything; `places` keeps the geometries."""

    def made(title: str = "Umbau", *, places: bool = True, ground: bool = True) -> dict[str, str]:
        found = measures(title)
        area = {"id": "R-1", "titel": title, "art": "quartier", "scharf": "nein", "geometrie": AREA}
        for one in [area, *found] if not places else []:
            one.pop("geometrie", None)
        registers = {
            "massnahmen": found,
            "raeume": [area],
            "themenfelder": [{"id": "T-1", "titel": title, "relevanz": "schwerpunkt"}],
            "akteure": [{"id": "A-1", "titel": "Bauamt", "art": "verwaltung"}],
        }
        for name, entries in registers.items():
            (content / f"{name}.yml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
        if ground:
            (content / "geo" / "g.geojson").write_text(
                collection(({**RIVER[0], "name": title}, RIVER[1])), encoding="utf-8"
            )
            source = {"datei": "geo/g.geojson", "quelle": title, "lizenz": title}
            labels = [{"text": title, "punkt": [9.585, 50.035]}]
            text = yaml.safe_dump({"grundkarte": source, "beschriftung": labels}, allow_unicode=True)
            (content / "karten.yml").write_text(text, encoding="utf-8")
        return _pages(content)

    return made


def _pages(content: Path) -> dict[str, str]:
    site = _site(content)
    templates = Pages(site, _text, _text)
    return {page.address: templates.page(page) for page in pages(site)}


def _site(content: Path) -> Site:
    checked = load(content)
    assert not checked.stops(strict=False), checked.problems
    concept = checked.concept
    background = background_of(checked.maps, basemap_files(checked.maps, Look()))
    frames = locator_frames(concept, checked.shapes, checked.maps)
    light = light_ground(checked.maps, frames, content / "kept")
    small = light_backgrounds(background, light, light_files(light, Look()))
    relations = build(concept, lambda text: text if concept.find(text) else None)
    today = date(2026, 11, 24)
    known = {"shapes": checked.shapes, "maps": checked.maps, "background": background, "small_grounds": small}
    return Site(concept, relations, today, **known)


def _text(prose: Prose, _here: str) -> Markup:
    return escape(prose.source)


def classed(html: str, name: str) -> list[Element]:
    return [one for one in elements_of(html) if name in one.attributes.get("class", "").split()]


def test_numbers_stand_on_the_map_and_in_the_list(open_pages: Open) -> None:
    html = open_pages()["karte/"]
    assert [one.text for one in classed(html, "isek-map-nr")] == ["1", "2"]
    drawn = [one.text for one in elements_of(html) if one.tag == "text"]
    assert drawn.count("1") == drawn.count("2") == 2  # on the wide and on the narrow sheet
    assert [one.attributes["href"] for one in classed(html, "isek-pin") if one.tag == "a"][:2] == [
        "../massnahmen/m-1/",
        "../massnahmen/m-2/",
    ]
    assert all(one.attributes["tabindex"] == "-1" for one in classed(html, "isek-pin"))


def test_what_has_no_place_is_named(open_pages: Open) -> None:
    html = open_pages()["karte/"]
    assert "Die Karte zeigt 2 Maßnahmen und 1 Raum." in html
    assert "1 weitere gilt für das ganze Gemeindegebiet, 1 hat noch keinen Ort auf der Karte." in html
    groups = {one.text for one in classed(html, "isek-group-title")}
    assert {"Für das ganze Gemeindegebiet", "Ohne Ort auf der Karte"} <= groups
    assert "nicht grundstücksscharf" in html


def test_maps_have_names_and_the_ground_is_credited(open_pages: Open) -> None:
    found = open_pages()
    for address in ("karte/", "raeume/", "raeume/r-1/", "themenfelder/t-1/", "massnahmen/m-1/", ""):
        html = found[address]
        drawn = classed(html, "isek-drawn")
        assert drawn, address
        assert all(one.attributes["role"] == "img" and one.attributes["aria-label"] for one in drawn), address
        assert all(one.attributes["aria-hidden"] == "true" for one in classed(html, "isek-pins"))
        assert "Grundkarte: Umbau, Umbau" in classed(html, "isek-credit")[0].text


def test_no_map_without_its_list(open_pages: Open) -> None:
    for address, html in open_pages().items():
        if "isek-pin" in html and address and not address.startswith("massnahmen/"):
            assert classed(html, "isek-map-list"), address


def test_a_measure_shows_where_it_is(open_pages: Open) -> None:
    found = open_pages()
    html = found["massnahmen/m-2/"]
    locator = re.search(r'<figure class="isek-locator".*?</figure>', html, re.DOTALL)
    assert locator is not None
    assert len(gzip.compress(locator[0].encode())) < 6_000
    assert "Lageplan: Umbau 2" in locator[0]
    assert "Die Lage ist nur ungefähr." in locator[0]
    assert "script" not in locator[0]
    assert {name.rpartition("-")[0] for name in re.findall(r"karten/([^#]*)\.svg", html)} == {
        "grundkarte-klein",
        "grundkarte-klein-dunkel",
    }
    assert "grundkarte-klein" not in found["karte/"]
    assert "isek-locator" not in found["massnahmen/m-3/"]


def test_cards_show_where_something_is(open_pages: Open, content: Path) -> None:
    def thumbs(times: int = 1) -> list[bool]:
        site = _site(content)
        (cards,) = block_parts("massnahmen", {"ansicht": "karten"}, [*site.concept.measures.values()] * times, site)
        assert isinstance(cards, Cards)
        return [card.thumb is not None for card in cards.tiers[0].cards]

    open_pages()
    assert thumbs() == [True, True, False, False]
    assert not any(thumbs(7)), "among many cards nobody looks for a place"
    (content / "karten.yml").unlink()
    assert not any(thumbs()), "without a ground a point says nothing"


def test_a_script_finds_what_it_needs(open_pages: Open) -> None:
    (sheets,) = [one for one in elements_of(open_pages()["karte/"]) if "data-karte" in one.attributes]
    assert sheets.attributes["data-karte"] == "uebersicht"
    assert sheets.attributes["data-bounds"] == "9.58000,50.03000,9.60000,50.05000"
    assert sheets.attributes["data-grundkarte"].startswith("../assets/karten/grundkarte-")


def test_nothing_with_a_place_no_map(open_pages: Open) -> None:
    found = open_pages(places=False, ground=False)
    assert "karte/" not in found
    assert not [address for address, html in found.items() if "isek-sheet" in html]


def test_without_a_basemap_areas_say_where_a_measure_is(open_pages: Open) -> None:
    html = open_pages(ground=False)["massnahmen/m-1/"]
    assert classed(html, "isek-trace-raum")
    assert "isek-ground" not in html
    assert "isek-credit" not in html


def test_names_are_text(open_pages: Open) -> None:
    for address, html in open_pages(BAD).items():
        found = elements_of(html)
        assert {one.tag for one in found} & {"script", "style"} == set(), address
        assert not [one for one in found if one.tag == "img" and one.attributes.get("src") == "x"], address
        assert not [one for one in found if any(name.startswith("on") for name in one.attributes)], address


def test_the_same_content_is_the_same_map(open_pages: Open) -> None:
    assert open_pages() == open_pages()
