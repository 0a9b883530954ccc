"""A ground from elsewhere: nothing is asked for before somebody has agreed, and then only there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser_windows import Handler
from maps_world import AREA, SETTINGS
from page_checks import EVERYTHING, violations
from site_builds import MKDOCS, build, world

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
WITH_MAPS = MKDOCS.replace("[concept]", "[concept, maps]")
MEASURE = (
    "- {id: M-1, titel: Platz, status: idee, themenfelder: T-1, raeume: R-1, geometrie: {punkt: [9.59, 50.041]}}\n"
)
FILES = {
    "content/konzept.yml": SETTINGS,
    "content/raeume.yml": AREA,
    "content/massnahmen.yml": MEASURE,
    "content/themenfelder.yml": "- {id: T-1, titel: Innenstadt, relevanz: schwerpunkt}\n",
}
WMS = "art: wms, url: https://wms.example/karte, ebene: farbe"
TILES = 'art: kacheln, url: "https://wms.example/{z}/{x}/{y}.png"'
LOADED = """() => [...document.querySelectorAll(".isek-live-image")].length
  && [...document.querySelectorAll(".isek-live-image")].every(one => one.complete && one.naturalWidth)"""
Open = Callable[[str], tuple[Page, list[str]]]

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def open_map(tmp_path: Path, visits: Callable[..., Any]) -> Iterator[Open]:
    """The map of a small town with this ground, and what it asks for elsewhere."""
    with visits(reduced_motion="reduce") as visit:
        leaving = []

        def made(ground: str) -> tuple[Page, list[str]]:
            text = f"hintergrund: {{{ground}, anbieter: Landesamt, quelle: © Landesamt}}\n"
            config = world(tmp_path, files={**FILES, "content/karten.yml": text}, mkdocs=WITH_MAPS)
            server = served(build(config).site)
            leaving.append(server)
            asked: list[str] = []

            def answer(route: Any) -> None:
                asked.append(route.request.url)
                route.fulfill(body=PICTURE, content_type="image/svg+xml")

            visit.page.route(re.compile("^https://wms.example/"), answer)
            visit.page.goto(server.__enter__() + "karte/")
            expect(visit.page.locator(".isek-live .isek-pin")).to_have_count(1)
            return visit.page, asked

        yield made
        for one in leaving:
            one.__exit__(None, None, None)


def test_it_is_shown_to_who_agrees(open_map: Open) -> None:
    page, asked = open_map(WMS)
    button = page.get_by_role("button", name="Andere Hintergrundkarte")
    button.click()
    question = page.get_by_role("group", name="Andere Hintergrundkarte")
    expect(question).to_contain_text("Landesamt (wms.example)")
    expect(question).to_contain_text("erfährt dieser Anbieter Ihre IP-Adresse")
    assert not list(violations(page, "Frage", EVERYTHING))
    assert asked == []
    question.get_by_role("button", name="Laden", exact=True).click()
    page.wait_for_function(LOADED)
    assert len(asked) == 1
    expect(page.locator(".isek-live-credit")).to_have_text("© Landesamt")
    expect(button).to_have_attribute("aria-pressed", "true")
    query = parse_qs(urlsplit(asked[0]).query)
    assert (query["LAYERS"], query["CRS"]) == (["farbe"], ["EPSG:3857"])
    west, south, east, north = map(float, query["BBOX"][0].split(","))
    assert west < 1067563 < east  # 9.59 degrees in Web Mercator
    assert south < north
    assert not list(violations(page, "fremd", EVERYTHING))
    button.click()
    expect(page.locator(".isek-live-image")).to_have_count(0)


def test_who_does_not_agree_asks_for_nothing(open_map: Open) -> None:
    page, asked = open_map(WMS)
    button = page.get_by_role("button", name="Andere Hintergrundkarte")
    button.click()
    page.get_by_role("button", name="Nicht laden").click()
    expect(button).to_be_focused()
    button.click()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.get_by_role("button", name="Karte vergrößern").click()
    assert asked == []


def test_tiles_cover_the_map(open_map: Open) -> None:
    page, asked = open_map(TILES)
    page.get_by_role("button", name="Andere Hintergrundkarte").click()
    page.get_by_role("button", name="Laden", exact=True).click()
    page.wait_for_function(LOADED)
    assert len(asked) >= 12
    assert {len(urlsplit(one).path.split("/")) for one in asked} == {4}
    box = page.locator(".isek-live").bounding_box()
    tiles = [one.bounding_box() for one in page.locator(".isek-live-image").all()]
    assert box is not None
    assert min(one["x"] for one in tiles if one) <= box["x"]
    assert max(one["x"] + one["width"] for one in tiles if one) >= box["x"] + box["width"]
