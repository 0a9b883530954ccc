"""The head of every page of the example, and that its HTML is as the standard wants it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest

from html_pages import HtmlPage, HtmlSite
from isek.metadata.policy import POLICY
from site_builds import MKDOCS, Built, build, world

pytestmark = pytest.mark.slow

BASE = "https://isek.lindenfurt.example/"
ONCE = ("description", "canonical", "og:title", "og:url", "og:image", "theme-color", "icon")


@pytest.fixture(scope="module")
def pages(example: Built) -> HtmlSite:
    """The pages of the example."""
    return example.pages


def metas(page: HtmlPage) -> dict[str, list[str]]:
    """What the head says, by name."""
    found: dict[str, list[str]] = {}
    for element in page.all("meta", "link"):
        names = element.attributes
        name = names.get("name") or names.get("property") or names.get("rel") or names.get("http-equiv") or ""
        found.setdefault(name, []).append(names.get("content") or names.get("href") or "")
    return found


def test_every_page_is_valid(pages: HtmlSite) -> None:
    """No page leaves a browser anything to put right."""
    wrong = {address: errors for address, page in pages.pages.items() if (errors := list(mistakes(page.source)))}
    assert wrong == {}


def mistakes(source: str) -> list[str]:
    """What a browser would have to put right, with the place."""
    parser = html5lib.HTMLParser()
    parser.parse(source)
    return [f"{line}:{column} {code} {names}" for (line, column), code, names in parser.errors]


def test_validator_finds_mistakes() -> None:
    assert mistakes("<!doctype html><title>x</title><p><div></p></div><b></i>")


def test_every_page_says_what_it_is(pages: HtmlSite) -> None:
    for address in pages.addresses:
        said = metas(pages.pages[address])
        assert said["canonical"] == said["og:url"] == [BASE + address], address
        assert said["description"] == said["og:description"], address
        assert len(said["theme-color"]) == 2
        assert [name for name in ONCE if not all(said[name])] == [], address
        assert "generator" not in said


def test_every_page_has_the_policy(pages: HtmlSite) -> None:
    """First of all, so that nothing is loaded before it is known."""
    for address, page in pages.pages.items():
        first = [element for element in page.elements if element.tag in {"meta", "link", "script"}][:2]
        assert first[1].attributes == {"http-equiv": "Content-Security-Policy", "content": POLICY}, address


def test_scripts_are_files_or_data(pages: HtmlSite) -> None:
    for address, page in pages.pages.items():
        for script in page.all("script"):
            if script.attributes.get("type") == "application/ld+json":
                assert json.loads(script.text)["@context"] == "https://schema.org", address
            else:
                assert script.text == "", address
                assert script.attributes["type"] == "module", address
        assert page.all("style") == [], address


def test_page_for_what_is_not_found_is_not_listed(pages: HtmlSite) -> None:
    said = metas(pages.pages["404.html"])
    assert said["robots"] == ["noindex"]
    assert "canonical" not in said


def test_languages(pages: HtmlSite) -> None:
    languages = {address: page.all("html")[0].attributes["lang"] for address, page in pages.pages.items()}
    assert {address for address, language in languages.items() if language != "de"} == {"leichte-sprache/"}
    assert languages["leichte-sprache/"] == "de-simple"
    told = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in pages.pages[""].all("link")
        if link.attributes["rel"] == "alternate"
    }
    assert told == {"de": BASE, "de-simple": f"{BASE}leichte-sprache/", "gsg": f"{BASE}gebaerdensprache/"}


def test_pages_for_robots(pages: HtmlSite) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (pages.root / "sitemap.xml").read_text(encoding="utf-8"))
    assert set(listed) == {BASE + address for address in pages.addresses}
    assert len(listed) == len(set(listed))
    assert (pages.root / "robots.txt").read_text(encoding="utf-8").endswith(f"Sitemap: {BASE}sitemap.xml\n")


def test_files_for_servers_and_links(pages: HtmlSite) -> None:
    for path in ("_headers", "kopfzeilen/nginx.conf", "kopfzeilen/apache.conf", "assets/isek/vorschau.png"):
        assert pages.has(path)


def test_nothing_of_material_is_published(pages: HtmlSite) -> None:
    """Our pages load none of its scripts, styles and pictures."""
    published = {path.relative_to(pages.root).as_posix() for path in (pages.root / "assets").rglob("*.*")}
    assert {path for path in published if not path.startswith(("assets/isek/", "assets/karten/"))} == set()


def test_below_a_path_and_at_a_date(tmp_path: Path) -> None:
    mkdocs = MKDOCS.replace("auenbrueck.example/", "auenbrueck.example/isek/")
    pages = build(world(tmp_path, "auental", mkdocs=mkdocs), env={"SOURCE_DATE_EPOCH": "1795000000"}).pages
    assert not pages.has("robots.txt")
    assert "/isek/404.html" in (pages.root / "kopfzeilen/nginx.conf").read_text(encoding="utf-8")
    dates = set(re.findall("<lastmod>(.*?)</lastmod>", (pages.root / "sitemap.xml").read_text(encoding="utf-8")))
    assert dates == {datetime.fromtimestamp(1795000000, UTC).date().isoformat()}
