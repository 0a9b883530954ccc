"""What the first search of a visit loads, with 1,000 measures whose words stand on most of their pages."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from browser_windows import Handler
from site_builds import ROOT, build

AT_MOST = 180 * 1024
PACKED = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")
"""What Pagefind has packed itself."""
QUERIES = ("Bahnhof", "Spielplatz", "Kindertagesstätte", "M-440", "Sanierung Bahnhof", "Wohnen und Verkehr")

pytestmark = [pytest.mark.slow, pytest.mark.browser]


class Noting(Handler):
    """Notes what is asked for."""

    asked: set[str]

    def __init__(self, *args: object, asked: set[str], directory: str) -> None:
        self.asked = asked
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - as its parent names it
        self.asked.add(self.path.partition("?")[0].lstrip("/"))
        super().do_GET()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tausend")
    script = ROOT / "bench" / "isek_content.py"
    subprocess.run([sys.executable, str(script), "1000", str(folder)], check=True, timeout=60)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "plugins: [concept]" in text
    config.write_text(text.replace("plugins: [concept]", "plugins: [concept, isek/search]"), encoding="utf-8")
    return build(config).pages.root


@pytest.fixture
def asked() -> set[str]:
    return set()


@pytest.fixture
def url(site: Path, asked: set[str]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Noting, asked=asked, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("query", QUERIES)
def test_first_search(browser: Browser, site: Path, url: str, asked: set[str], query: str) -> None:
    page = browser.new_page(locale="de-DE")
    page.goto(f"{url}massnahmen/m-0001/", wait_until="networkidle")
    asked.clear()
    page.get_by_role("button", name="Suche", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Einträge", timeout=20_000)
    page.get_by_role("searchbox").fill(query)
    expect(page.get_by_role("status")).to_contain_text(f"„{query}“", timeout=20_000)
    page.wait_for_load_state("networkidle")
    page.close()
    assert any(name.endswith(".pf_index") for name in asked)
    sizes = {name: weight(site / name) for name in asked}
    assert sum(sizes.values()) <= AT_MOST, sizes


def weight(file: Path) -> int:
    """As servers send it."""
    data = file.read_bytes()
    return len(data) if file.name.endswith(PACKED) else len(gzip.compress(data))
