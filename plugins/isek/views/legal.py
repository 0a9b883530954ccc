"""Impressum, Datenschutz and the declaration of accessibility, from `rechtliches.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from isek.model import Place
from isek.schema.types import Prose
from isek.values.german import day
from isek.views.context import Site
from isek.views.frame import index_page
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Fact, Facts, Item, Paragraphs, Part
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING

_FILE = "rechtliches.yml"
_LABELS = {
    "anbieter": "Anbieter",
    "vertretung": "Vertreten durch",
    "anschrift": "Anschrift",
    "telefon": "Telefon",
    "email": "E-Mail",
    "website": "Website",
    "umsatzsteuer_id": "Umsatzsteuer-Identifikationsnummer",
    "verantwortlich": "Inhaltlich verantwortlich",
    "aufsicht": "Aufsichtsbehörde",
    "kontakt": "Kontakt",
    "stelle": "Stelle",
    "stand": "Stand",
    "datum": "Erstellt am",
    "methode": "Geprüft durch",
    "beauftragte": "Datenschutzbeauftragte Stelle",
    "durchsetzung": "Durchsetzungsverfahren",
    "url": "Im Netz",
}
_STATES = {
    "voll": "Diese Website ist mit den Anforderungen vereinbar.",
    "vollstaendig": "Diese Website ist mit den Anforderungen vereinbar.",
    "teilweise": "Diese Website ist teilweise mit den Anforderungen vereinbar. Die Ausnahmen stehen unten.",
    "nicht": "Diese Website ist noch nicht mit den Anforderungen vereinbar.",
}


def legal_pages(site: Site) -> Iterator[SitePage]:
    """A page for each part that the file has."""
    builders = (("impressum", "Impressum", _plain), ("datenschutz", "Datenschutz", _plain))
    for name, title, build in builders:
        if isinstance(found := site.legal.get(name), Mapping):
            yield _page(site, name, title, build(found))
    if isinstance(found := site.legal.get("barrierefreiheit"), Mapping):
        yield _page(site, "barrierefreiheit", "Erklärung zur Barrierefreiheit", _accessibility(found))


def _page(site: Site, name: str, title: str, after: tuple[Part, ...]) -> SitePage:
    return index_page(site, f"{name}/", title, name, PageView(Head(), after=after))


def _plain(found: Mapping[str, Any]) -> tuple[Part, ...]:
    """Facts, then the text."""
    facts = tuple([_fact(key, value) for key, value in found.items() if key != "text" and not _is_group(value)])
    groups = [
        Facts(title=_label(key), id=key, facts=tuple([_fact(inner, text) for inner, text in value.items()]))
        for key, value in found.items()
        if _is_group(value)
    ]
    return (*((Facts(facts=facts),) if facts else ()), *groups, *_text(found.get("text")))


def _is_group(value: Any) -> bool:
    return isinstance(value, Mapping)


def _label(key: str) -> str:
    return _LABELS.get(key, key.replace("_", " ").capitalize())


def _fact(key: str, value: Any) -> Fact:
    texts = value if isinstance(value, list) else [value]
    return Fact("", _label(key), tuple([_item(str(text)) for text in texts]) or (Item(NOTHING),))


def _item(text: str) -> Item:
    if text.startswith(("https://", "http://")):
        return Item(text, text, outside=True)
    if "@" in text and " " not in text:
        return Item(text, f"mailto:{text}", outside=True)
    return Item(_shown_date(text))


def _shown_date(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def _text(text: Any) -> tuple[Part, ...]:
    if not isinstance(text, str) or not text.strip():
        return ()
    return (Paragraphs(paragraphs=(Prose(text, Place(_FILE)),)),)


def _accessibility(found: Mapping[str, Any]) -> tuple[Part, ...]:
    """The declaration: state, exceptions, how it was checked, whom to tell, who enforces."""
    state = str(found.get("stand", ""))
    told = [_STATES.get(state, f"Stand: {state or NOTHING}.")]
    told += [f"Die Erklärung wurde am {_shown_date(str(found['datum']))} erstellt."] if found.get("datum") else []
    told += [f"Grundlage: {found['methode']}."] if found.get("methode") else []
    groups = [
        Facts(id=key, title=title, facts=tuple([_fact(inner, text) for inner, text in found[key].items()]))
        for key, title in (("kontakt", "Barriere melden"), ("durchsetzung", "Durchsetzungsverfahren"))
        if isinstance(found.get(key), Mapping)
    ]
    plain = [
        Facts(id=key, title=_label(key), facts=(_fact(key, found[key]),))
        for key in ("kontakt", "durchsetzung")
        if isinstance(found.get(key), str)
    ]
    return (Paragraphs(paragraphs=tuple(told)), *_exceptions(found), *groups, *plain, *_text(found.get("text")))


def _exceptions(found: Mapping[str, Any]) -> tuple[Part, ...]:
    listed = found.get("ausnahmen")
    if not isinstance(listed, list) or not listed:
        return ()
    words = ("Was nicht zugänglich ist", "Warum", "Was es statt dessen gibt")
    rows = [
        tuple([Cell(text=str(one.get(key) or NOTHING)) for key in ("inhalt", "grund", "alternative")])
        for one in listed
        if isinstance(one, Mapping)
    ]
    caption = "Ausnahmen"
    return (Table(id="ausnahmen", title=caption, caption=caption, head=heads(words), rows=labelled(words, rows)),)
