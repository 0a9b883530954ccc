"""`isek publish` from end to end: what readers find, what is kept, what stops it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from frozen_world import change, freeze_as
from isek.publishing.manifest import digests
from published import MKDOCS, PICTURE, Published, one_frozen, publish, second, two_frozen

pytestmark = pytest.mark.slow

BASE = "https://isek.auenbrueck.example/"
OLD = "fassungen/f-1/seite/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A concept with two frozen Fassungen. Tests that change it work on a copy."""
    folder = tmp_path_factory.mktemp("zwei") / "isek"
    two_frozen(folder)
    return folder


@pytest.fixture(scope="module")
def published(folder: Path) -> Published:
    return publish(folder)


@pytest.fixture
def copy(folder: Path, published: Published, tmp_path: Path) -> Path:
    """The concept with its published site."""
    assert published.code == 0, published.output
    shutil.copytree(folder, tmp_path / "isek")
    return tmp_path / "isek"


def html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_no_link_leads_nowhere(published: Published) -> None:
    assert published.pages.broken_links() == []


def test_an_archived_page(published: Published) -> None:
    page = html(published.site, f"{OLD}massnahmen/m-1/")
    assert "Sie lesen die Fassung F-1 vom 26.02.2026." in page
    assert "Sie gilt nicht mehr." in page
    assert '<a href="../../../../../massnahmen/m-1/">Dieselbe Seite heute</a>' in page
    assert '<meta name="robots" content="noindex,follow">' in page
    assert f'<link rel="canonical" href="{BASE}massnahmen/m-1/">' in page
    assert "1.500.000" in page
    assert "isek-search-open" not in page
    assert "1.700.000" in html(published.site, "massnahmen/m-1/")
    assert "Sie gilt heute." in html(published.site, "fassungen/f-2/seite/")


def test_the_way_to_another_number(published: Published) -> None:
    page = html(published.site, f"{OLD}massnahmen/m-2/")
    assert '<a href="../../../../../massnahmen/m-3/">Dieselbe Seite heute</a>' in page
    assert f'<link rel="canonical" href="{BASE}massnahmen/m-3/">' in page
    assert "url=../m-3/" in html(published.site, "massnahmen/m-2/")


def test_files_are_those_of_the_fassung(folder: Path, published: Published) -> None:
    assert (published.site / OLD / "bilder/platz.svg").read_text(encoding="utf-8") == PICTURE
    assert (published.site / "bilder/platz.svg").read_text(encoding="utf-8") != PICTURE
    data = json.loads((published.site / OLD / "daten/konzept.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in data["sammlungen"]["massnahmen"]] == ["M-1", "M-2", "W1", "W2"]
    frozen = json.loads((folder / "content/fassungen/F-1.json").read_text(encoding="utf-8"))
    assert data == {"konzept": frozen["konzept"], "sammlungen": frozen["sammlungen"]}


def test_links_to_files_lead_to_their_pages(published: Published) -> None:
    page = html(published.site, f"{OLD}kapitel/bild/")
    assert 'href="../bestand/"' in page
    assert 'href="../../massnahmen/m-1/"' in page


def test_tables_on_pages_are_there(published: Published) -> None:
    assert 'id="w1"' in html(published.site, f"{OLD}massnahmen/wege/")


def test_archived_sites_are_not_searched_or_listed(published: Published) -> None:
    for name in ("sitemap.xml", "404.html", "robots.txt", "_headers", "kopfzeilen"):
        assert not (published.site / OLD / name).exists()
    assert not list((published.site / OLD).rglob("pagefind*"))
    assert "seite/" not in (published.site / "sitemap.xml").read_text(encoding="utf-8")
    assert (published.site / "404.html").exists()


def test_pages_of_fassungen_lead_to_their_sites(published: Published) -> None:
    assert 'href="seite/"' in html(published.site, "fassungen/f-1/").replace("../../fassungen/f-1/seite/", "seite/")


def test_the_manifest_lists_everything(published: Published) -> None:
    assert published.manifest["dateien"] == digests(published.site)


def test_again_and_elsewhere_it_is_the_same(copy: Path, published: Published) -> None:
    before = digests(published.site)
    kept = publish(copy)
    assert "Fassung F-1: archivierte Website geprüft und übernommen." in kept.output
    assert digests(kept.site) == before
    shutil.rmtree(copy / ".cache")
    assert digests(publish(copy).site) == before
    assert (kept.site / "pruefsummen.json").read_bytes() == (published.site / "pruefsummen.json").read_bytes()
    fresh = publish(copy, out="anders", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert digests(fresh.site) == before
    assert sorted(path.name for path in copy.iterdir()) == [".cache", "anders", "content", "mkdocs.yml", "site"]


def test_what_is_damaged_is_built_anew(copy: Path, published: Published) -> None:
    shutil.rmtree(copy / ".cache")
    (copy / "site" / OLD / "index.html").write_text("x", encoding="utf-8")
    (copy / "site/fassungen/f-2/seite/index.html").unlink()
    again = publish(copy)
    assert again.output.count("die veröffentlichten Dateien sind beschädigt") == 2
    assert digests(again.site) == digests(published.site)
    # Both copies are one file.
    (copy / "site" / OLD / "index.html").write_text("x", encoding="utf-8")
    # This one is only gone from the site.
    (copy / "site/fassungen/f-2/seite/index.html").unlink()
    again = publish(copy)
    assert again.output.count("die veröffentlichten Dateien sind beschädigt") == 1
    assert digests(again.site) == digests(published.site)


def test_another_frozen_file_stops(copy: Path) -> None:
    change(copy / "content", {"replace": {"themenfelder.yml": ["titel: Verkehr", "titel: Wege"]}})
    freeze_as(copy / "content", "F-2")
    before = digests(copy / "site")
    for flags in ((), ("--rebuild",)):
        again = publish(copy, *flags)
        assert again.code == 1
        assert "F-2 ist schon veröffentlicht, aber aus einer anderen eingefrorenen Datei" in again.output
    assert digests(copy / "site") == before
    assert not (copy / "site.neu").exists()


def test_a_touched_frozen_file_stops(copy: Path) -> None:
    file = copy / "content/fassungen/F-1.json"
    file.write_text(file.read_text(encoding="utf-8").replace("Lindenplatz", "Marktplatz"), encoding="utf-8")
    again = publish(copy)
    assert again.code == 1
    assert "[fassung-veraendert]" in again.output


def test_foreign_files_and_hosts_stop(copy: Path) -> None:
    (copy / "site/geheim.txt").touch()
    assert "geheim.txt" in publish(copy).output
    (copy / "site/geheim.txt").unlink()
    (copy / "mkdocs.yml").write_text(f"{MKDOCS}extra_css: [https://fonts.example/a.css]\n", encoding="utf-8")
    again = publish(copy)
    assert again.code == 1
    assert "https://fonts.example/a.css (wird von einem fremden Server geladen)" in again.output
    assert not (copy / "site.neu").exists()
    assert publish(copy, out="content").code == 1
    assert publish(copy, out="content/site").code == 1
    assert publish(copy, out=".").code == 1


def test_the_next_fassung(tmp_path: Path) -> None:
    """From the first Fassung over the draft of the second to its publication."""
    content = one_frozen(tmp_path)
    first = publish(tmp_path)
    assert "Sie gilt heute." in html(first.site, OLD)
    inode = (first.site / OLD / "bilder/platz.svg").stat().st_ino
    second(content)
    refused = publish(tmp_path)
    assert refused.code == 1
    assert "[entwurf-nicht-beschlossen]" in refused.output
    assert "1.500.000" in html(refused.site, "massnahmen/m-1/")
    draft = publish(tmp_path, "--entwurf", out="vorschau")
    for address in ("", "massnahmen/m-1/"):
        page = html(draft.site, address)
        assert "Entwurf – nicht beschlossen." in page
        assert "Beschlossen ist die Fassung F-1 vom 26.02.2026." in page
        assert '<meta name="robots" content="noindex,follow">' in page
        assert 'rel="canonical"' not in page
    assert "Sie gilt heute." in html(draft.site, OLD)
    assert not (draft.site / "sitemap.xml").exists()
    assert draft.pages.broken_links() == []
    freeze_as(content, "F-2")
    done = publish(tmp_path)
    assert "F-1: archivierte Website geprüft und übernommen" in done.output
    assert "Sie gilt nicht mehr." in html(done.site, f"{OLD}massnahmen/m-1/")
    assert (done.site / OLD / "bilder/platz.svg").stat().st_ino == inode
    assert done.manifest["dateien"] == digests(done.site)
    assert done.pages.broken_links() == []


def test_an_archive_needs_nothing_but_the_frozen_file(copy: Path, published: Published) -> None:
    """Not the pictures, texts and objects of today."""
    shown = {"kapitel/03-bild.md": "---\ntitel: Bild\n---\n\nEs ist weg.\n"}
    change(copy / "content", {"delete": ["hinweise.md", "bilder/platz.svg"], "write": shown})
    again = publish(copy, "--rebuild", "--entwurf", out="neu")
    assert again.code == 0, again.output
    assert (again.site / OLD / "bilder/platz.svg").exists()
    assert 'src="../../bilder/platz.svg"' in html(again.site, f"{OLD}kapitel/bild/")
    page = html(again.site, f"{OLD}hinweise/")
    assert "Zur heutigen Website" in page
    assert 'rel="canonical"' not in page


def test_a_published_fassung_stays(copy: Path, published: Published) -> None:
    """What has an address keeps it: a frozen file that is gone stops publishing."""
    frozen = copy / "content/fassungen/F-1.json"
    kept = frozen.read_bytes()
    frozen.unlink()
    refused = publish(copy)
    assert refused.code == 1
    assert "F-1 ist veröffentlicht, aber nicht mehr eingefroren." in refused.output
    assert "Traceback" not in refused.output
    assert (refused.site / OLD / "index.html").exists()
    frozen.write_bytes(kept)
    assert publish(copy).code == 0


def test_a_foreign_file_in_an_archive(copy: Path, published: Published) -> None:
    foreign = copy / "site" / OLD / "notiz.txt"
    foreign.write_text("x", encoding="utf-8")
    refused = publish(copy)
    assert refused.code == 1
    assert f"{OLD}notiz.txt" in refused.output
    foreign.unlink()
    assert publish(copy).code == 0


def test_an_archive_has_the_name_of_its_time(tmp_path: Path) -> None:
    content = one_frozen(tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("site_name: ", "site_name: Neu und "), encoding="utf-8"
    )
    done = publish(tmp_path)
    title = json.loads((content / "fassungen/F-1.json").read_text(encoding="utf-8"))["konzept"]["titel"]
    assert f"<title>{title}</title>" in html(done.site, OLD)
    assert "<title>Neu und" in html(done.site, "")


def test_the_root_is_no_folder_for_a_site(tmp_path: Path) -> None:
    one_frozen(tmp_path)
    refused = publish(tmp_path, out="/")
    assert refused.code == 1
    assert "ist die Wurzel des Dateisystems" in refused.output


def test_a_look_at_it(tmp_path: Path) -> None:
    """What `make site` does: all of it, little is said, a draft says that it is one, nothing is in its way."""
    content = one_frozen(tmp_path)
    first = publish(tmp_path, "--lokal")
    assert first.output == f"Fertig. Die Website liegt in site ({len(digests(first.site))} Dateien).\n"
    assert "Sie gilt heute." in html(first.site, OLD)
    assert "isek-notice" not in html(first.site, "massnahmen/m-1/")
    (first.site / "bilder/.DS_Store").touch()
    second(content)
    register = (content / "fassungen.yml").read_text(encoding="utf-8").replace("  anlass:", "  stand: entwurf\n  # ")
    change(content, {"write": {"fassungen.yml": register}})
    draft = publish(tmp_path, "--lokal")
    assert draft.output.startswith("Der Inhalt ist ein Entwurf, den noch niemand beschlossen hat.")
    assert "Entwurf – nicht beschlossen." in html(draft.site, "massnahmen/m-1/")
    assert "1.500.000" in html(draft.site, f"{OLD}massnahmen/m-1/")
    assert draft.pages.broken_links() == []


def test_a_look_is_strict(tmp_path: Path) -> None:
    content = one_frozen(tmp_path)
    change(content, {"write": {"notizen.yml": "a: 1\n"}})
    assert "[unbekannte-datei]" in publish(tmp_path, "--lokal").output
    assert publish(tmp_path, "--lokal").code == 1
    assert publish(tmp_path).code == 0


def test_a_look_at_another_branch(copy: Path) -> None:
    """What only lies here may be frozen again."""
    change(copy / "content", {"replace": {"themenfelder.yml": ["titel: Verkehr", "titel: Wege"]}})
    freeze_as(copy / "content", "F-2")
    again = publish(copy, "--lokal")
    assert again.code == 0, again.output
    assert "Wege" in html(again.site, "fassungen/f-2/seite/themenfelder/t-verkehr/")


def test_called_wrongly(tmp_path: Path) -> None:
    assert publish(tmp_path).code == 2
    nameless = publish(tmp_path, out="")
    assert nameless.code == 2
    assert "Ist eine Variable leer?" in nameless.output
    (tmp_path / "content").mkdir()
    assert "fehlt die „mkdocs.yml“" in publish(tmp_path).output
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: isek\nplugins: [nichts]\n", encoding="utf-8")
    broken = publish(tmp_path)
    assert broken.code == 1
    assert "mkdocs.yml" in broken.output
