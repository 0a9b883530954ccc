"""Daten: what is published for machines, explained."""

from __future__ import annotations

from decimal import Decimal

from isek.values.german import number
from isek.views.context import DataFile, Site
from isek.views.frame import index_page
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Fact, Item, Paragraphs, Part
from isek.views.tables import Cell, Table, heads, labelled

EXPLAINED = {
    "konzept.json": "Das ganze Konzept: alle Sammlungen mit allen Feldern.",
    "massnahmen.csv": "Die Tabelle der Maßnahmen für Tabellenprogramme (UTF-8, Semikolon).",
    "massnahmen.xlsx": "Die Tabelle der Maßnahmen für Excel; sie lässt sich ohne Verlust wieder einlesen.",
    "massnahmen.geojson": "Die Orte der Maßnahmen (WGS84).",
    "raeume.geojson": "Die Grenzen der Räume (WGS84). Maßgeblich ist die bekannt gemachte Satzung.",
    "isek.gpkg": "Maßnahmen und Räume als GeoPackage für Geoinformationssysteme.",
    "kosten.json": "Alle Summen der Kosten- und Finanzierungsübersicht, mit dem, was sie nicht enthalten.",
    "verweise.json": "Jeder Verweis: von wo, wohin, welcher Art, in welcher Datei und Zeile.",
    "aenderungen.json": "Alle Änderungen zwischen den Fassungen.",
    "katalog.jsonld": "Die Beschreibung dieser Daten für Datenportale (DCAT-AP.de).",
}

LICENCES = {
    "dl-de/by-2-0": ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "https://www.govdata.de/dl-de/by-2-0"),
    "dl-de/zero-2-0": ("Datenlizenz Deutschland – Zero – Version 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
    "cc0-1.0": ("CC0 1.0, gemeinfrei", "https://creativecommons.org/publicdomain/zero/1.0/deed.de"),
    "cc-by-4.0": ("Creative Commons Namensnennung 4.0", "https://creativecommons.org/licenses/by/4.0/deed.de"),
    "cc-by-sa-4.0": (
        "Creative Commons Namensnennung, Weitergabe unter gleichen Bedingungen 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/deed.de",
    ),
}


def data_page(site: Site) -> SitePage:
    """The files with what they hold, licence and checksum."""
    facts = (Fact("lizenz", "Lizenz", (licence(site),)),) + (
        (Fact("", "Stand", (Item(site.edition),)),) if site.edition else ()
    )
    after: tuple[Part, ...] = (_files(site),) if site.files else ()
    use = "Die Prüfsumme (SHA-256) zeigt, ob eine Datei unverändert angekommen ist."
    view = PageView(Head(lead="Alles, was hier steht, gibt es auch als Daten."), facts, after=(*after, _note(use)))
    return index_page(site, "daten/", "Daten", "daten", view)


def licence(site: Site) -> Item:
    """The licence with a link to its text."""
    named = site.concept.settings.licence
    if not named:
        return Item("keine Angabe; fragen Sie vor einer Weitergabe")
    name, url = LICENCES.get(named.lower().replace(" ", "-"), (named, ""))
    return Item(name, url or None, outside=bool(url))


def _note(text: str) -> Paragraphs:
    return Paragraphs(paragraphs=(text,))


def _files(site: Site) -> Table:
    words = ("Datei", "Was darin steht", "Größe", "Prüfsumme (SHA-256)")
    return Table(
        id="dateien",
        caption="Dateien zum Herunterladen",
        head=heads(words, figures=(2,)),
        rows=labelled(words, [_file(one) for one in site.files]),
        style="dateien",
    )


def _file(one: DataFile) -> tuple[Cell, ...]:
    return (
        Cell((Item(one.name, f"daten/{one.name}"),)),
        Cell(text=EXPLAINED.get(one.name, "")),
        Cell(text=size_text(one.size), figure=True),
        Cell(text=one.sha256, tone="summe"),
    )


def size_text(size: int) -> str:
    """`12,4 kB`, `3 MB`; below a kilobyte in bytes."""
    for unit, name in ((10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{number((Decimal(size) / unit).quantize(Decimal('0.1')))}\u00a0{name}"
    return f"{size}\u00a0Byte"
