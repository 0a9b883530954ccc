"""What browsers may load, said in the page and by the web server: nothing of ours is refused, everything else is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from browser_windows import Handler
from isek.metadata.policy import HEADERS
from site_builds import Built

PAGES = (
    "", "massnahmen/", "massnahmen/m-001/", "themenfelder/t-mob/", "kapitel/bestand/", "zeitplan/", "kosten/", "orte/",
    "leichte-sprache/", "gibt-es-nicht/",
)  # fmt: skip
NOTE = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => refused.push(
    `${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile ?? ""}`));
"""
PLANT = """async () => {
  document.head.append(Object.assign(document.createElement("script"), {textContent: "window.planted = true"}));
  document.head.append(Object.assign(document.createElement("style"), {textContent: "body { display: none }"}));
  document.body.insertAdjacentHTML("beforeend", "<img src='https://example.org/x.png' onerror='planted = true'>");
  await new Promise((done) => setTimeout(done, 200));
  return [window.planted, getComputedStyle(document.body).display, window.refused.length];
}"""

pytestmark = [pytest.mark.slow, pytest.mark.browser]


class StrictHandler(Handler):
    """A web server with the headers of `_headers`."""

    def end_headers(self) -> None:
        """Add them."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def strict(example: Built, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A window, and the address of the example on a web server that sends the headers."""
    assert example.code == 0, example.output
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(example.site)))
    Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context()
    context.add_init_script(NOTE)
    yield context.new_page(), f"http://127.0.0.1:{server.server_port}/"
    context.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_ours_is_refused(strict: tuple[Page, str], address: str) -> None:
    page, url = strict
    page.goto(url + address, wait_until="load")
    assert page.evaluate("refused") == []


def test_search_is_not_refused(strict: tuple[Page, str]) -> None:
    page, url = strict
    page.goto(f"{url}massnahmen/m-001/", wait_until="load")
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Markt")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    assert page.evaluate("refused") == []


def test_a_map_that_moves_is_not_refused(strict: tuple[Page, str]) -> None:
    page, url = strict
    page.goto(f"{url}karte/", wait_until="load")
    page.locator(".isek-live .isek-pin").first.wait_for()
    page.get_by_role("button", name="Auf der Karte zeigen").first.click()
    page.locator(".isek-popup").wait_for()
    page.get_by_role("button", name="Karte vergrößern").click()
    assert page.evaluate("refused") == []


def test_what_is_planted_is_refused(strict: tuple[Page, str]) -> None:
    page, url = strict
    page.goto(f"{url}massnahmen/m-001/", wait_until="load")
    planted, display, refused = page.evaluate(PLANT)
    assert (planted, display) == (None, "block")
    assert refused >= 3


def test_structured_data_can_be_read(strict: tuple[Page, str]) -> None:
    page, url = strict
    page.goto(f"{url}massnahmen/m-001/", wait_until="load")
    data = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert data["@type"] == "BreadcrumbList"
