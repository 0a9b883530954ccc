"""One browser and one server for all tests: the system's Chromium, and the example site from this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser_windows import Handler, Visit
from site_builds import Built


@pytest.fixture(scope="session")
def site_url(example: Built) -> Iterator[str]:
    """The address of the example site on this machine."""
    assert example.code == 0, example.output
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(example.site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def visits(browser: Browser, site_url: str) -> Callable[..., Any]:
    """Opens a fresh window; its options are those of a context of Playwright."""

    @contextmanager
    def visit(**options: Any) -> Iterator[Visit]:
        context = browser.new_context(locale="de-DE", **options)
        context.set_default_timeout(5000)
        yield Visit(context.new_page(), site_url)
        context.close()

    return visit


@pytest.fixture(scope="module")
def window(visits: Callable[..., Any]) -> Iterator[Visit]:
    """One window for all tests of a module."""
    with visits() as visit:
        yield visit
