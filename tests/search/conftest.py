"""The example site behind a strict policy, and a browser that searches it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_windows import Handler, Visit
from site_builds import Built

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)


class StrictHandler(Handler):
    """What the engine needs beside `self` is to compile WebAssembly, and nothing else."""

    def end_headers(self) -> None:
        """Send the policy with every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="session")
def address(example: Built) -> Iterator[str]:
    """The address of the example site on this machine."""
    assert example.code == 0, example.output
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(example.site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A window of its own for each module."""
    context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield Visit(context.new_page(), address)
    context.close()


@pytest.fixture
def search(visit: Visit) -> Page:
    """The page of a measure with the search open and loaded."""
    page = visit.open("massnahmen/m-001/")
    page.get_by_role("button", name="Suche", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Einträge")
    return page
