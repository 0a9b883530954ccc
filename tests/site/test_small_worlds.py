"""Small concepts: what is not there has no page and no link, and little is enough to begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from html_pages import HtmlSite
from site_builds import SETTINGS, Built, build, world

OF_COLLECTIONS = {
    "leitfragen/", "empfehlungen/", "themenfelder/", "ziele/", "raeume/", "massnahmen/", "orte/", "zeitplan/",
    "kosten/", "umsetzungsstand/", "indikatoren/", "fachkonzepte/", "akteure/", "beschluesse/", "beteiligung/",
    "stellungnahmen/", "fassungen/", "glossar/",
}  # fmt: skip
TABLE = """\
Nr.;Maßnahme;Themenfeld;Raum;Federführung;Kosten (T€)
1.1;Bänke am Markt;Öffentlicher Raum;Altstadt;Bauamt;12
1.2;Radweg zur Schule;Mobilität;stadtweit;Bauamt; k. A.
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def smallest(tmp_path_factory: pytest.TempPathFactory) -> HtmlSite:
    """The site of a `konzept.yml` with its required keys and a start page."""
    files = {"content/konzept.yml": SETTINGS, "content/index.md": "# Unser ISEK\n\nEs entsteht gerade.\n"}
    return build(world(tmp_path_factory.mktemp("smallest"), files=files), "--strict").pages


def test_start_page_says_what_the_editor_wrote(smallest: HtmlSite) -> None:
    assert "Es entsteht gerade." in smallest.pages[""].text


def test_empty_collections_have_no_page(smallest: HtmlSite) -> None:
    assert smallest.addresses & OF_COLLECTIONS == set()
    assert {address.split("/")[0] for address in smallest.addresses} & {one[:-1] for one in OF_COLLECTIONS} == set()


def test_empty_collections_are_not_linked(smallest: HtmlSite) -> None:
    assert smallest.broken_links() == []
    for address in smallest.addresses:
        assert smallest.linked(address) & OF_COLLECTIONS == set()


def test_settings_alone_make_a_site(tmp_path: Path) -> None:
    """Without a start page of its own the concept has one all the same."""
    built = build(world(tmp_path, "leer"), "--strict")
    assert "" in built.pages.addresses
    assert built.pages.broken_links() == []


def test_one_table_makes_a_site(tmp_path: Path) -> None:
    """Themenfelder, Räume and Akteure come from the names in the table."""
    files = {"content/konzept.yml": SETTINGS, "content/massnahmen.csv": TABLE}
    pages = build(world(tmp_path, files=files)).pages
    assert {"massnahmen/m-1.1/", "massnahmen/m-1.2/", "akteure/a-bauamt/", "raeume/r-altstadt/"} <= pages.addresses
    assert "12.000 €" in pages.pages["massnahmen/m-1.1/"].text.replace("\xa0", " ")
    assert pages.broken_links() == []


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the small world that has every collection."""
    return build(world(tmp_path_factory.mktemp("town"), "auental"), "--strict")


def test_every_collection_has_its_page(town: Built) -> None:
    assert OF_COLLECTIONS - town.pages.addresses == set()
    assert town.pages.broken_links() == []


def test_relations_show_in_both_directions(town: Built) -> None:
    """M-1 needs M-2, and M-2 says so too; texts are mentioned where they lead."""
    pages = town.pages
    assert "massnahmen/m-2/" in pages.linked("massnahmen/m-1/")
    assert "massnahmen/m-1/" in pages.linked("massnahmen/m-2/")
    assert "Voraussetzung für" in pages.pages["massnahmen/m-2/"].text
    assert "massnahmen/m-1/" in pages.linked("massnahmen/w1/")
    assert "Später quert den Platz der" in pages.pages["massnahmen/w1/"].text


def test_blocks_stand_in_the_text(town: Built) -> None:
    text = town.pages.pages["kapitel/umsetzung/"].text
    assert "Wer hält die Fäden zusammen?" in text
    assert "prüft zweimal im Jahr" in text
    assert "Umbau des Lindenplatzes" in text
    assert "///" not in text


def test_links_to_files_lead_to_pages(tmp_path: Path) -> None:
    """A chapter, a measure of its own, a register, a table, a question that stands in a chapter."""
    links = """# Links

[Kapitel](kapitel/02-umsetzung.md) · [Maßnahme](massnahmen/M-1.md#kosten) · [Wege](massnahmen/wege.md) ·
[Ziele](ziele.yml) · [Beschlüsse](beschluesse.yml) · [Bild](bilder/plan.svg)
"""
    files = {"content/links.md": links, "content/bilder/plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    pages = build(world(tmp_path, "auental", files), "--strict").pages
    targets = {"kapitel/umsetzung/", "massnahmen/m-1/", "massnahmen/wege/", "ziele/", "beschluesse/", "bilder/plan.svg"}
    assert targets - pages.linked("links/") == set()
    assert pages.broken_links() == []


def test_words_of_the_town_are_used(tmp_path: Path) -> None:
    own = (
        SETTINGS + "bezeichnungen: {massnahmen: [Projekt, Projekte], themenfelder: [Handlungsfeld, Handlungsfelder]}\n"
    )
    files = {"content/konzept.yml": own, "content/massnahmen.csv": TABLE}
    pages = build(world(tmp_path, files=files)).pages
    assert "Projekte" in pages.pages["massnahmen/"].all("h1")[0].text
    assert "Handlungsfelder" in pages.pages["themenfelder/"].all("h1")[0].text
    assert "Themenfeld" not in pages.pages["massnahmen/m-1.1/"].text


def test_what_maps_are_drawn_from_is_not_published(tmp_path: Path) -> None:
    """A licence may allow to draw the streets, not to hand them on; wherever their file lies."""
    square = '{"type": "Polygon", "coordinates": [[[9.58, 50.03], [9.6, 50.03], [9.6, 50.05], [9.58, 50.03]]]}'
    road = (
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"klasse": "strasse"}, '
        '"geometry": {"type": "LineString", "coordinates": [[9.58, 50.03], [9.6, 50.05]]}}]}'
    )
    files = {
        "content/konzept.yml": SETTINGS,
        "content/raeume.yml": "- {id: R-1, titel: Markt, art: ort, geometrie: {datei: plan/markt.geojson}}\n",
        "content/plan/markt.geojson": square,
        "content/karten.yml": "grundkarte: {datei: plan/wege.geojson, quelle: Stadt, lizenz: CC0-1.0}\n",
        "content/plan/wege.geojson": road,
        "content/plan/lesen.geojson": square,
    }
    built = build(world(tmp_path, files=files))
    assert "raeume/r-1/" in built.pages.addresses
    assert {path.name for path in (built.site / "plan").iterdir()} == {"lesen.geojson"}


def test_a_table_that_a_text_links_to_is_handed_out(tmp_path: Path) -> None:
    files = {
        "content/konzept.yml": SETTINGS,
        "content/daten/zaehlung.csv": "Tag;Räder\nMontag;210\n",
        "content/index.md": "# Rad\n\nDie [Zählung](daten/zaehlung.csv) vom Mai.\n",
    }
    built = build(world(tmp_path, files=files), "--strict")
    assert built.pages.broken_links() == []
    assert "Montag" in (built.site / "daten/zaehlung.csv").read_text(encoding="utf-8")


def test_files_with_unusual_names_are_linked(tmp_path: Path) -> None:
    """As addresses have it; what stands behind a question mark stays a query."""
    links = ("dateien/plan%231.pdf", "dateien/Plan%20Mühle%20100%25%3F.pdf", "dateien/c.pdf?seite=2")
    files: dict[str, str | bytes] = {
        f"content/dateien/{one}": "x" for one in ("plan#1.pdf", "Plan Mühle 100%?.pdf", "c.pdf")
    }
    files["content/index.md"] = "# ISEK\n\n" + ", ".join(f"[Plan]({link})" for link in links) + "\n"
    built = build(world(tmp_path, files={"content/konzept.yml": SETTINGS, **files}), "--strict")
    assert set(links) <= {found.attributes.get("href") for found in built.pages.pages[""].elements}
    assert built.pages.broken_links() == []
