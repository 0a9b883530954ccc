"""The build as a citizen of its platform: settings, other plugins, live preview, reproducible output, ProperDocs."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from html_pages import HtmlPage, HtmlSite, elements_of
from site_builds import MKDOCS, build, environment, world

PATIENCE = 40
EPOCH = "1795000000"
HOOKS = """\
def on_page_markdown(markdown, *, page, **_):
    return f"{markdown}\\n\\nEin Satz vom **Haken** auf {page.url}." if page.url.startswith("kapitel/") else markdown


def on_page_content(html, *, page, **_):
    return f"{html}<p>Nachsatz</p>" if page.url == "massnahmen/m-1/" else html


def on_post_page(output, *, page, **_):
    return output.replace("</body>", "<!-- Stempel --></body>")
"""

pytestmark = pytest.mark.slow


def digests(folder: Path) -> dict[str, str]:
    """The checksum of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_are_the_same_to_the_byte(root: Path, tmp_path: Path) -> None:
    """Neither the order of a set nor the clock is in the output."""
    for seed in ("1", "2"):
        built = build(
            root / "mkdocs.yml", site=tmp_path / seed, env={"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": seed}
        )
        assert built.code == 0, built.output
    assert digests(tmp_path / "1") == digests(tmp_path / "2")


def test_builds_under_properdocs(root: Path, tmp_path: Path) -> None:
    """The maintained fork of MkDocs makes the same pages."""
    variables = {"SOURCE_DATE_EPOCH": EPOCH}
    ours = build(root / "mkdocs.yml", "--strict", site=tmp_path / "mkdocs", env=variables)
    fork = build(root / "mkdocs.yml", "--strict", site=tmp_path / "fork", generator="properdocs", env=variables)
    assert fork.code == 0, fork.output
    assert fork.pages.addresses == ours.pages.addresses
    different = [
        address for address, page in fork.pages.pages.items() if page.source != ours.pages.pages[address].source
    ]
    assert different == []


def menu(page: HtmlPage) -> list[str]:
    """The links of the menu, as they are called."""
    start = page.source.index('<nav aria-label="Alle Seiten"')
    part = page.source[start : page.source.index("</nav>", start)]
    return [element.text for element in elements_of(part) if element.tag == "a"]


def test_menu_is_made_of_chapters_and_indexes(tmp_path: Path) -> None:
    entries = menu(build(world(tmp_path, "auental")).pages.pages[""])
    assert {"Bestand", "Umsetzung", "Maßnahmen", "Ziele", "Glossar"} <= set(entries)
    assert entries.index("Bestand") < entries.index("Umsetzung") < entries.index("Maßnahmen")
    assert "Umbau des Lindenplatzes" not in entries


def test_own_navigation_is_respected(tmp_path: Path) -> None:
    """Files are named as they lie in the folder, indexes by their address."""
    nav = """\
nav:
  - Anfang: index.md
  - kapitel/02-umsetzung.md
  - Mehr:
      - Vorhaben: massnahmen/
      - Lindenplatz: massnahmen/M-1.md
      - Stadt: https://www.auenbrueck.example/
"""
    built = build(world(tmp_path, "auental", mkdocs=MKDOCS + nav), "--strict")
    first = menu(built.pages.pages[""])
    assert first[:4] == ["Anfang", "Umsetzung", "Vorhaben", "Lindenplatz"]
    assert "Bestand" not in first
    assert built.pages.has("kapitel/bestand/")
    assert built.pages.broken_links() == []


def test_own_navigation_that_names_nothing_is_told(tmp_path: Path) -> None:
    built = build(
        world(tmp_path, "auental", mkdocs=MKDOCS + "nav:\n  - index.md\n  - kapitel/99-fehlt.md\n"), "--strict"
    )
    assert built.code != 0
    assert "99-fehlt.md" in built.output


def test_addresses_without_folders_are_refused(tmp_path: Path) -> None:
    """The contract fixes the addresses; `use_directory_urls: false` would make others."""
    built = build(world(tmp_path, "auental", mkdocs=MKDOCS + "use_directory_urls: false\n"))
    assert built.code != 0
    assert "use_directory_urls" in built.output
    assert "Traceback" not in built.output


def test_hooks_of_others_work(tmp_path: Path) -> None:
    files = {"hooks.py": HOOKS}
    built = build(world(tmp_path, "auental", files, MKDOCS + "hooks: [hooks.py]\n"), "--strict")
    pages = built.pages.pages
    assert "Ein Satz vom <strong>Haken</strong> auf kapitel/bestand/." in pages["kapitel/bestand/"].source
    assert "Haken" not in pages["massnahmen/m-1/"].source
    assert "<p>Nachsatz</p>" in pages["massnahmen/m-1/"].source
    assert "<!-- Stempel -->" in pages["ziele/"].source


def test_site_below_a_path(tmp_path: Path) -> None:
    """The page for what is not found, shown at any depth, names its links from the root of the web server."""
    mkdocs = MKDOCS.replace("auenbrueck.example/", "auenbrueck.example/isek/")
    pages = HtmlSite(build(world(tmp_path, "auental", mkdocs=mkdocs)).site, "/isek/")
    assert pages.broken_links() == []
    links = set(pages.pages["404.html"].links())
    assert all(link.startswith(("/isek/", "#", "mailto:", "https:")) for link in links)
    assert pages.pages["massnahmen/m-1/"].all("link")[0].attributes["href"].endswith("/isek/massnahmen/m-1/")


def test_works_without_an_address(tmp_path: Path) -> None:
    mkdocs = MKDOCS.replace("site_url: https://isek.auenbrueck.example/\n", "")
    pages = build(world(tmp_path, "auental", mkdocs=mkdocs), "--strict").pages
    assert pages.broken_links() == []


def test_preview_shows_a_change(tmp_path: Path) -> None:
    config = world(tmp_path, "auental")
    chapter = tmp_path / "content/kapitel/01-bestand.md"
    with serving(config) as url:
        wait_for(lambda: "Läden leer" in read(f"{url}kapitel/bestand/"))
        chapter.write_text(chapter.read_text(encoding="utf-8") + "\nEin neuer Satz.\n", encoding="utf-8")
        wait_for(lambda: "Ein neuer Satz." in read(f"{url}kapitel/bestand/"))
        assert "Ein neuer Satz." not in read(url)


@contextmanager
def serving(config: Path) -> Iterator[str]:
    """`mkdocs serve` on a free port, until the test is done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (config.parent / "serve.log").open("w", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", config.name, "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=config.parent, env=environment(), stdout=log, stderr=subprocess.STDOUT)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        log.close()


def read(url: str) -> str:
    """The page, or nothing while there is none."""
    try:
        with urlopen(url, timeout=PATIENCE) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except (URLError, ConnectionError):
        return ""


def wait_for(holds: Callable[[], bool]) -> None:
    """Ask again until it holds; fail after a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.3)
    pytest.fail("Die Vorschau zeigt die Änderung nicht.")
