"""How long a phone takes to draw the map that moves: a slow processor, a slow network, files packed as servers do.

python bench/map_on_a_phone.py site
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, sync_playwright

SLOWER = 4
NETWORK = {"offline": False, "latency": 40, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
ROUNDS = 5
AT_MOST = 2000
"""Milliseconds."""
DRAWN = """new MutationObserver((_, watch) => {
  const ground = document.querySelector(".isek-live-ground");
  if (!ground || !document.querySelector(".isek-live .isek-pin")) return;
  watch.disconnect();
  const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => (window.drawn = performance.now())));
  if (ground.complete) seen(); else ground.onload = seen;
}).observe(document, {childList: true, subtree: true})"""


class Packed(SimpleHTTPRequestHandler):
    """Serves files with gzip."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as its parent names it
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a packed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path.name))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def drawn(browser: Browser, address: str) -> float:
    """Milliseconds from the click until ground and numbers are drawn."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(DRAWN)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.drawn")
    found = float(page.evaluate("window.drawn"))
    context.close()
    return found


def main() -> int:
    """Print the figures; 1 if the map comes too late."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    with served(site) as url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        found = sorted(drawn(browser, f"{url}karte/") for _ in range(ROUNDS))
        browser.close()
    print(f"Karte auf dem Telefon: {median(found):.0f} ms ({found[0]:.0f} bis {found[-1]:.0f}), höchstens {AT_MOST}")
    return int(median(found) > AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
