"""What `mkdocs.yml` says under `theme` reaches the site, and what is wrong with it stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builds import MKDOCS, Built, build, world

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>'
pytestmark = pytest.mark.slow


def built(folder: Path, theme: str, colour: str = "", *, parent: str = "") -> Built:
    """The small town with these lines under `theme`, and a colour for its first Themenfeld."""
    mkdocs = MKDOCS.replace("theme: isek\n", f"theme:\n  name: isek\n{theme}")
    config = world(folder, "auental", {"content/bilder/wappen.svg": LOGO}, mkdocs)
    fields = folder / "content" / "themenfelder.yml"
    lines = fields.read_text(encoding="utf-8").split("\n")
    fields.write_text(
        "\n".join([*lines[:3], *([f"  farbe: {colour}"] if colour else []), *lines[3:]]), encoding="utf-8"
    )
    if parent:
        (folder / "oben.yml").write_text(parent, encoding="utf-8")
    return build(config, "--strict")


def test_colours_logo_and_fonts(tmp_path: Path) -> None:
    theme = """\
  logo: bilder/wappen.svg
  favicon: bilder/wappen.svg
  schrift: Fira Sans
  farben:
    marke: "#036"
"""
    pages = built(tmp_path, theme).pages
    css = (pages.root / "assets/isek/isek.css").read_text(encoding="utf-8")
    assert "--brand: #003366;" in css
    assert '--font: "Fira Sans", ' in css
    page = pages.pages["massnahmen/m-1/"]
    (logo,) = [image for image in page.all("img") if image.attributes.get("class") == "isek-logo"]
    assert (logo.attributes["src"], logo.attributes["alt"]) == ("../../bilder/wappen.svg", "Stadt Auenbrück")
    assert 'rel="icon" href="../../bilder/wappen.svg"' in page.source
    assert pages.broken_links() == []


def test_field_with_a_colour_of_its_own(tmp_path: Path) -> None:
    pages = built(tmp_path, "", '"#7a5c00"').pages
    css = (pages.root / "assets/isek/isek.css").read_text(encoding="utf-8")
    assert ".isek-hue-feld-t-ort { --f: #7a5c00;" in css
    assert "isek-hue-feld-t-ort" in pages.pages["themenfelder/t-ort/"].source
    assert "isek-hue-2" in pages.pages["themenfelder/t-gruen/"].source


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    theme = '  logo: bilder/wapen.svg\n  farben:\n    link: "#9fd3c0"\n  font: Arial\n'
    found = built(tmp_path, theme, '"#f5d000"')
    assert found.code != 0
    assert "Traceback" not in found.output
    told = [line.removeprefix("ERROR   -  ") for line in found.lines("ERROR") if "Fehler: " in line]
    assert [line.split(": Fehler")[0] for line in told] == [
        "mkdocs.yml:6:9",
        "mkdocs.yml:8:11",
        "mkdocs.yml:9:3",
        "content/themenfelder.yml:4:10",
    ]
    assert "Meinten Sie „bilder/wappen.svg“?" in told[0]
    assert "[kontrast-zu-gering]" in told[1]
    assert "[unbekanntes-feld]" in told[2]
    assert "[kontrast-zu-gering]" in told[3]


def test_field_is_checked_against_the_colours_of_the_town(tmp_path: Path) -> None:
    """What can be read on our paper need not be readable on theirs."""
    theme = '  farben: {papier: "#ffe9c9", flaeche: "#ffe9c9"}\n'
    assert "themenfelder.yml" in built(tmp_path / "theirs", theme, '"#bb7300"').output
    assert built(tmp_path / "ours", "", '"#b35f00"').code == 0


def test_inherited_and_computed_options(tmp_path: Path) -> None:
    parent = 'theme: {farben: {marke: "#036"}}\n'
    theme = "  logo: !ENV [WAPPEN, bilder/wappen.svg]\nINHERIT: oben.yml\n"
    pages = built(tmp_path, theme, parent=parent).pages
    assert "--brand: #003366;" in (pages.root / "assets/isek/isek.css").read_text(encoding="utf-8")
    assert pages.pages[""].all("img")[0].attributes["class"] == "isek-logo"


def test_files_of_editors_are_published_wherever_they_lie(tmp_path: Path) -> None:
    """Also where themes have theirs; those of Material, and the parts of our stylesheet, stay behind."""
    documents = {"content/assets/plan.pdf": "%PDF-1.4\n", "content/styles/extra.css": "p { margin: 0 }\n"}
    config = world(tmp_path, "auental", documents, f"{MKDOCS}extra_css: [styles/extra.css]\n")
    start = config.parent / "content/index.md"
    start.write_text(start.read_text(encoding="utf-8") + "\n[Der Plan](assets/plan.pdf)\n", encoding="utf-8")
    root = build(config, "--strict").pages.root
    assert [(root / path.removeprefix("content/")).is_file() for path in documents] == [True, True]
    assert sorted(path.name for path in (root / "assets").iterdir()) == ["isek", "plan.pdf"]
    assert [path.name for path in (root / "styles").iterdir()] == ["extra.css"]


def test_templates_of_editors_may_use_icons_of_material(tmp_path: Path) -> None:
    footer = '<footer>{% include ".icons/material/home.svg" %}</footer>'
    overrides = {"eigen/partials/footer.html": footer, "eigen/assets/eigen.txt": "eigen"}
    mkdocs = MKDOCS.replace("theme: isek\n", "theme: {name: isek, custom_dir: eigen}\n")
    root = build(world(tmp_path, "auental", overrides, mkdocs), "--strict").pages.root
    assert "<footer><svg" in (root / "index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in (root / "assets").iterdir()) == ["eigen.txt", "isek"]
