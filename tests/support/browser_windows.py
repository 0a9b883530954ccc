"""What the tests in a real browser share: a server for a folder, and a window that notes what goes wrong."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1366, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a web server would: silently, and with the site's own page for what is not found."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as its parent names it
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show 404.html."""
        page = Path(self.directory) / "404.html"
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Visit:
    """A page that is being looked at, and what went wrong while it loaded."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.trouble: list[str] = []
        page.on("console", lambda message: self._note(message.type == "error", message.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("request", lambda request: self._note(not request.url.startswith((url, "data:", "blob:")), request.url))

    def _note(self, bad: bool, text: str) -> None:
        # what is asked for on purpose and does not exist is told in the console too
        if bad and "status of 404" not in text:
            self.trouble.append(text)

    def open(self, address: str = "") -> Page:
        """Go to an address below the site's root, on a desktop."""
        self.page.set_viewport_size(DESKTOP)
        self.page.goto(self.url + address, wait_until="load")
        return self.page
