"""The addresses of the site, as far as the content decides them."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

from isek.schema.chapters import Page
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.concept import Concept
from isek.schema.geometry import Geometry
from isek.schema.objects import Object

_ALWAYS = """
karte/ zeitplan/ kosten/ umsetzungsstand/ orte/ daten/ impressum/ datenschutz/ barrierefreiheit/ leichte-sprache/
gebaerdensprache/ fassungen/feed.xml daten/konzept.json daten/massnahmen.csv daten/massnahmen.xlsx
daten/massnahmen.geojson daten/raeume.geojson daten/isek.gpkg daten/kosten.json daten/verweise.json
daten/aenderungen.json daten/katalog.jsonld
"""


_TEXTS_AND_TABLES = frozenset({".md", ".markdown", ".yml", ".yaml", ".csv", ".xlsx", ".xls"})
_GEOMETRY = frozenset({".gpkg", ".shp", ".dbf", ".prj", ".shx", ".gml", ".osm", ".pbf"})


def is_source(name: str) -> bool:
    """Whether a file of the content is raw material: it is read, never copied to the site."""
    path = PurePosixPath(name)
    return path.suffix.lower() in _TEXTS_AND_TABLES | _GEOMETRY or path.parts[0] in {"fassungen", "geo"}


def drawn_files(concept: Concept) -> frozenset[str]:
    """The files with the geometries of objects: maps show what is in them, they are not handed on."""
    geometries = (getattr(one, "geometry", None) for _, one in concept.objects())
    named = (geometry.plain().get("datei") for geometry in geometries if isinstance(geometry, Geometry))
    return frozenset(posixpath.normpath(name.strip()) for name in named if isinstance(name, str))


def files_with_pages(concept: Concept) -> frozenset[str]:
    """The files of the content that a link may name, because the site has a page or a place of what they hold."""
    found = {one.place.file for _, one in concept.objects()} | {page.place.file for page in concept.pages.values()}
    return frozenset(found if "index" in concept.pages else found | {concept.settings.file})


def address_of(collection: str, owner: Object | None) -> str | None:
    """The address of the page that shows an object's text, below the site's root; None where there is no single one."""
    if owner is None:
        return None
    if isinstance(owner, Page):
        return "" if owner.id == "index" else f"{owner.id.removesuffix('/index')}/"
    found = COLLECTIONS.get(collection)
    return found.address(owner.id).partition("#")[0] if found else None


def known_addresses(concept: Concept) -> frozenset[str]:
    """Every address that the site has, below its root, without anchors."""
    found = {"", *_ALWAYS.split()}
    for name, objects in concept.collections.items():
        if objects:
            found.add(f"{COLLECTIONS[name].path}/")
            found.update(COLLECTIONS[name].address(one).partition("#")[0] for one in objects)
    found.update(address_of(PAGES.key, page) or "" for page in concept.pages.values())
    return frozenset(found)
