"""The collections: their files, prefixes, addresses and words, and which table headings they know."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from isek.model import Record
from isek.schema.actors import Actor
from isek.schema.chapters import Chapter, GuidingQuestion, Page, Recommendation, Term
from isek.schema.costs import Cost, CostType
from isek.schema.decisions import Decision
from isek.schema.dialogue import Participation, Statement
from isek.schema.entries import Entries, Entry, record_schema
from isek.schema.fields import FieldType, Key, keys_of
from isek.schema.financing import SOURCES, Financing, FinancingType
from isek.schema.goals import Goal, ThematicField
from isek.schema.indicators import Indicator
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.schema.places import Area
from isek.schema.revisions import Revision
from isek.schema.sector_plans import SectorPlan
from isek.schema.settings import Settings, WordPairs
from isek.schema.times import Span
from isek.values.fold import address, fold


class Collection(Struct, frozen=True):
    """A kind of object.

    `key` names its file, folder and export; `body` the key of its Markdown; `own_page` says whether each object has
    a page; `made` whether it is made from names where it has no source; `folder` its first part of the address.
    """

    key: str
    prefix: str
    cls: type[Object]
    singular: str
    plural: str
    article: str
    body: str = "text"
    own_page: bool = True
    made: bool = False
    folder: str = ""

    @property
    def path(self) -> str:
        """The folder of its addresses."""
        return self.folder or self.key

    def address(self, object_id: str) -> str:
        """The address of an object below the site's root: `massnahmen/m-012/`, `ziele/#z1.1`."""
        name = address(object_id)
        return f"{self.path}/{name}/" if self.own_page else f"{self.path}/#{name}"


COLLECTIONS: dict[str, Collection] = {
    collection.key: collection
    for collection in (
        Collection("kapitel", "", Chapter, "Kapitel", "Kapitel", "Das"),
        Collection("leitfragen", "LF-", GuidingQuestion, "Leitfrage", "Leitfragen", "Die", body="antwort"),
        Collection("empfehlungen", "E-", Recommendation, "Empfehlung", "Empfehlungen", "Die", own_page=False),
        Collection("themenfelder", "T-", ThematicField, "Themenfeld", "Themenfelder", "Das", made=True),
        Collection("ziele", "Z-", Goal, "Ziel", "Ziele", "Das", own_page=False, made=True),
        Collection("raeume", "R-", Area, "Raum", "Räume", "Den", made=True),
        Collection("massnahmen", "M-", Measure, "Maßnahme", "Maßnahmen", "Die"),
        Collection("fachkonzepte", "FK-", SectorPlan, "Fachkonzept", "Fachkonzepte", "Das", made=True),
        Collection("akteure", "A-", Actor, "Akteur", "Akteure", "Den", made=True),
        Collection("beschluesse", "B-", Decision, "Beschluss", "Beschlüsse", "Den", own_page=False),
        Collection("fassungen", "F-", Revision, "Fassung", "Fassungen", "Die"),
        Collection("indikatoren", "I-", Indicator, "Indikator", "Indikatoren", "Den", own_page=False),
        Collection(
            "beteiligungen",
            "BT-",
            Participation,
            "Beteiligung",
            "Beteiligungen",
            "Die",
            own_page=False,
            folder="beteiligung",
        ),
        Collection(
            "stellungnahmen", "S-", Statement, "Stellungnahme", "Stellungnahmen", "Die", body="inhalt", own_page=False
        ),
        Collection("glossar", "G-", Term, "Glossarbegriff", "Glossar", "Den", body="erklaerung", own_page=False),
    )
}
"""Every collection by key, in the order of the contract. `article` is the accusative: „Den Raum … gibt es nicht.“"""

PAGES = Collection("seiten", "", Page, "Seite", "Seiten", "Die", folder="")


def labels_of(collection: Collection, own: WordPairs) -> tuple[str, str]:
    """Singular and plural of a collection, in the town's own words where it has some."""
    words = own.get(collection.key)
    if not words:
        return collection.singular, collection.plural
    return words[0], words[-1]


class Column(Struct, frozen=True):
    """Where a table's column belongs: the path of keys, and whether a unit of money in its heading holds for it."""

    path: tuple[str, ...]
    money: bool = False


@cache
def headings_of(collection_key: str) -> dict[str, Column]:
    """Every heading, folded, that a table of the collection may have (the town's own words aside)."""
    found: dict[str, Column] = {}
    for name, declared in keys_of(COLLECTIONS[collection_key].cls).items():
        column = _top(name, declared.type)
        for heading in (name, declared.label, *declared.headings):
            found.setdefault(fold(heading), column)
        for nested in _nested(declared.type):
            path = (name, nested.name)
            for heading in (f"{name}.{nested.name}", *nested.headings):
                found.setdefault(fold(heading), Column(path, nested.type.money))
    return found | _more_headings(collection_key)


def _top(name: str, type_: FieldType[Any]) -> Column:
    if isinstance(type_, CostType):
        return Column((name, "betrag"), money=True)
    if isinstance(type_, Entry) and type_.short:
        return Column((name, type_.short), type_.money)
    if isinstance(type_, Entries) and name == "status":
        return Column((name, "phase"))
    return Column((name,), type_.money)


def _nested(type_: FieldType[Any]) -> list[Key]:
    cls: type[Record] | None = Cost if isinstance(type_, CostType) else getattr(type_, "cls", None)
    return list(keys_of(cls).values()) if cls else []


def _more_headings(collection_key: str) -> dict[str, Column]:
    """Headings that no single key declares: both ends of a period, kinds of relations, sources of money."""
    found: dict[str, Column] = {}
    for name, declared in keys_of(COLLECTIONS[collection_key].cls).items():
        if isinstance(declared.type, Span):
            found |= {f"{name}.von": Column((name, "von")), f"{name}.bis": Column((name, "bis"))}
        if isinstance(declared.type, Entries) and declared.type.kind:
            found |= {f"{name}.{kind}": Column((name, kind)) for kind in declared.type.kinds}
    if collection_key == "massnahmen":
        found |= {
            "beginn": Column(("zeitraum", "von")),
            "ende": Column(("zeitraum", "bis")),
            "nr.": Column(("nummer",)),
        }
        found |= {fold(word): Column(("finanzierung", source), money=True) for word, source in FINANCE_HEADINGS.items()}
        found |= {f"finanzierung.{source}": Column(("finanzierung", source), money=True) for source in SOURCES}
    return found


FINANCE_HEADINGS = {
    "Bund": "bund",
    "Land": "land",
    "Bund/Land": "bund_land",
    "EU": "eu",
    "Eigenanteil": "kommune",
    "Kommune": "kommune",
    "Stadt": "kommune",
    "Gemeinde": "kommune",
    "Eigenmittel": "kommune",
    "Dritte": "dritte",
    "Einnahmen": "einnahmen",
}
"""Headings of the columns that say who pays."""


def schema_of(cls: type[Record]) -> dict[str, Any]:
    """JSON Schema of one object as an editor may write it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **record_schema(cls)}


ALL_RECORDS: tuple[type[Record], ...] = (Settings, Cost, Financing, *(c.cls for c in COLLECTIONS.values()), Page)
"""The records that the guide explains."""

__all__ = ["COLLECTIONS", "PAGES", "Collection", "Column", "FinancingType", "headings_of", "labels_of", "schema_of"]
