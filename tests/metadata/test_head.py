"""What a page says about itself, for a small concept."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from isek.metadata.head import Heads, PageHead
from isek.metadata.policy import HEADERS, POLICY, header_files
from isek.metadata.structured import as_script
from isek.relations import build
from isek.schema.concept import Concept
from isek.views.context import Site
from isek.views.site import pages

BASE = "https://isek.auental.example/"
SETTINGS = """\
titel: ISEK Auental 2036
gemeinde: {name: Markt Auental, ags: "09123456", website: https://auental.example, land: Bayern}
horizont: {von: 2026, bis: 2036}
kontakt: {email: bauamt@auental.example}
lizenz: dl-de/by-2-0
"""
FILES = {
    "konzept.yml": SETTINGS,
    "index.md": "---\ntitel: Auental 2036\nkurz: Wie Auental werden soll.\n---\nText.\n",
    "leicht.md": "---\ntitel: In Leichter Sprache\nsprache: leicht\nfassung_von: index\n---\nDas ist leicht.\n",
    "film.md": "---\ntitel: Als Film\nsprache: dgs\nfassung_von: index\n---\nEin Film.\n",
    "allein.md": "---\ntitel: Nur leicht\nsprache: leicht\n---\nDas ist leicht.\n",
    "fassungen.yml": "- {id: F-1, titel: Erste, art: erstfassung, datum: 2026-02-26, stand: beschlossen}\n",
    "massnahmen.yml": '- {id: M-1, titel: "Umbau </script> & <b>Brücke</b>", status: idee}\n',
}


@pytest.fixture
def head_of(concept_of: Callable[[dict[str, str]], Concept]) -> Callable[..., PageHead]:
    """The head of a page by its address."""

    def made(address: str, base: str = BASE) -> PageHead:
        concept = concept_of(FILES)
        site = Site(concept, build(concept, lambda _: None), date(2026, 6, 30), base=base)
        (page,) = (page for page in pages(site) if page.address == address)
        return Heads(site, "ISEK Auental").of(page)

    return made


def test_start_page(head_of: Callable[..., PageHead]) -> None:
    head = head_of("")
    assert dict(head.social) | {"og:type": "website", "og:title": "Auental 2036"} == dict(head.social)
    assert dict(head.social)["og:image"] == f"{BASE}assets/isek/vorschau.png"
    website, report, town = json.loads(head.data)["@graph"]
    assert [one["@type"] for one in (website, report, town)] == ["WebSite", "Report", "GovernmentOrganization"]
    assert website["about"]["@id"] == report["@id"]
    assert report["publisher"]["@id"] == town["@id"]
    assert report["temporalCoverage"] == "2026/2036"
    assert (report["datePublished"], report["version"]) == ("2026-02-26", "F-1")
    assert report["license"] == "https://www.govdata.de/dl-de/by-2-0"
    assert (town["identifier"], town["url"], town["name"]) == ("09123456", "https://auental.example", "Markt Auental")


def test_way_to_a_measure(head_of: Callable[..., PageHead]) -> None:
    data = json.loads(head_of("massnahmen/m-1/").data)
    assert data["@type"] == "BreadcrumbList"
    assert [(one["position"], one["name"]) for one in data["itemListElement"]] == [
        (1, "Start"),
        (2, "Maßnahmen"),
        (3, "Umbau </script> & <b>Brücke</b>"),
    ]
    assert data["itemListElement"][-1]["item"] == f"{BASE}massnahmen/m-1/"


def test_titles_cannot_end_the_script(head_of: Callable[..., PageHead]) -> None:
    assert "<" not in head_of("massnahmen/m-1/").data
    assert as_script({"a": "</script>\u2028&"}) == '{"a":"\\u003c/script\\u003e\\u2028\\u0026"}'


def test_other_languages_know_each_other(head_of: Callable[..., PageHead]) -> None:
    told = {(one.language, one.url) for one in head_of("").alternates}
    assert told == {("de", BASE), ("de-simple", f"{BASE}leicht/"), ("gsg", f"{BASE}film/")}
    assert head_of("leicht/").alternates == head_of("").alternates
    assert head_of("allein/").alternates == ()
    assert head_of("massnahmen/").alternates == ()


def test_language_of_a_page(head_of: Callable[..., PageHead]) -> None:
    assert [head_of(at).language for at in ("", "leicht/", "allein/", "film/")] == ["", "de-simple", "de-simple", ""]


def test_without_an_address_nothing_absolute_is_said(head_of: Callable[..., PageHead]) -> None:
    head = head_of("", base="")
    assert (head.data, head.alternates) == ("", ())
    assert "og:url" not in dict(head.social)
    assert "og:image" not in dict(head.social)
    assert dict(head.social)["og:title"] == "Auental 2036"


def test_policy_is_strict() -> None:
    assert POLICY.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in POLICY
    assert "'unsafe-eval'" not in POLICY
    assert "frame-ancestors" not in POLICY
    assert "frame-ancestors" in HEADERS["Content-Security-Policy"]
    assert "http" not in POLICY


def test_header_files() -> None:
    files = header_files("/isek/")
    assert set(files) == {"_headers", "kopfzeilen/nginx.conf", "kopfzeilen/apache.conf"}
    assert all(f"{value}" in text for text in files.values() for value in HEADERS.values())
    assert "error_page 404 /isek/404.html;" in files["kopfzeilen/nginx.conf"]
    assert "ErrorDocument 404 /isek/404.html" in files["kopfzeilen/apache.conf"]
