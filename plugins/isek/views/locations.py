"""Orte: the streets, squares and buildings that measures name, and what is planned there."""

from __future__ import annotations

import re

from msgspec.structs import replace

from isek.schema.measures import Measure
from isek.values.fold import fold, slug
from isek.values.german import period
from isek.views.context import Site
from isek.views.frame import index_page
from isek.views.page import Head, PageView, SitePage
from isek.views.tables import Cell, Row, Table, heads
from isek.views.words import PHASES

_BETWEEN = re.compile(r"\s*(?:[;\n]|,(?![^(]*\)))\s*")


def location_page(site: Site) -> SitePage | None:
    """Every location by name; None where no measure names one."""
    by_name = locations(site)
    if not by_name:
        return None
    words = ("Ort", site.words("massnahmen"))
    rows = tuple([_row(name, measures, site) for name, measures in by_name.items()])
    table = Table(id="tabelle", caption="Straßen, Plätze und Gebäude", head=heads(words), rows=rows, style="orte")
    lead = "Was geschieht in meiner Straße? Alle Orte, die das Konzept nennt, nach dem Alphabet."
    return index_page(site, "orte/", "Orte", "orte", PageView(Head(lead=lead), after=(table,)), lead)


def locations(site: Site) -> dict[str, list[Measure]]:
    """The measures by location, in alphabetical order; spellings that differ only by case are one."""
    found: dict[str, tuple[str, list[Measure]]] = {}
    for measure in site.concept.measures.values():
        for name in _BETWEEN.split(measure.location or ""):
            if name:
                _, measures = found.setdefault(fold(name), (name, []))
                if measure not in measures[-1:]:
                    measures.append(measure)
    return {name: measures for _, (name, measures) in sorted(found.items())}


def _row(name: str, measures: list[Measure], site: Site) -> Row:
    links = tuple([replace(site.link(one.id), note=_told(one)) for one in measures])
    return Row((Cell(text=name, head=True), Cell(links)), anchor=slug(name))


def _told(measure: Measure) -> str:
    """How far it is and when it is planned: what people in the street ask first."""
    when = period(measure.period) if measure.period else ""
    return ", ".join(part for part in (PHASES.get(measure.phase, measure.phase), when) if part)
