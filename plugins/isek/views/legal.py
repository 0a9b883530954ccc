"""Impressum, Datenschutz and the declaration of accessibility, from `rechtliches.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from isek.model import Place
from isek.schema.types import Prose
from isek.values.german import day
from isek.values.phone import phone_link
from isek.views.context import Site
from isek.views.enforcement import ALL_BODIES, body_of
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
_STANDARD = "mit den Anforderungen an barrierefreie Websites (BITV 2.0, EN 301 549)"
_STATES = {
    "voll": f"Diese Website ist vollständig {_STANDARD} vereinbar.",
    "teilweise": f"Diese Website ist teilweise {_STANDARD} vereinbar. Was noch fehlt, steht unten.",
    "nicht": f"Diese Website ist noch nicht {_STANDARD} vereinbar.",
}
_STATE_WORDS = {"vollständig": "voll", "vollstaendig": "voll", "ja": "voll", "nein": "nicht"}
_PROCEDURE = (
    "Wer auf eine Meldung keine oder keine ausreichende Antwort bekommt, kann sich an diese Stelle wenden. "
    "Das Verfahren ist kostenlos, eine anwaltliche Vertretung ist nicht nötig."
)
_REPORT = "Etwas ist nicht zugänglich, oder eine Auskunft wird in anderer Form gebraucht? Eine Nachricht genügt."


def legal_pages(site: Site) -> Iterator[SitePage]:
    """A page for each part that the file has."""
    builders = (("impressum", "Impressum", _plain), ("datenschutz", "Datenschutz", _plain))
    for name, title, build in builders:
        if isinstance(found := site.legal.get(name), Mapping):
            yield _page(site, name, title, build(found), _plain_summary(found, title, site))
    if isinstance(found := site.legal.get("barrierefreiheit"), Mapping):
        told = _state(str(found.get("stand", "")))
        yield _page(site, "barrierefreiheit", "Erklärung zur Barrierefreiheit", _accessibility(found, site), told)


def _page(site: Site, name: str, title: str, after: tuple[Part, ...], summary: str) -> SitePage:
    return index_page(site, f"{name}/", title, name, PageView(Head(), after=after), summary)


def _plain_summary(found: Mapping[str, Any], title: str, site: Site) -> str:
    """Who offers the site, else how its text begins."""
    provider, text = found.get("anbieter"), found.get("text")
    if provider and isinstance(provider, str):
        return f"{title}, Anbieter dieser Website: {provider}."
    return site.plain(Prose(text, Place(_FILE))) if isinstance(text, str) else ""


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
    item = _phone if key == "telefon" else _item
    return Fact("", _label(key), tuple([item(str(text)) for text in texts]) or (Item(NOTHING),))


def _phone(text: str) -> Item:
    return Item(text, phone_link(text), outside=True)


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


def _accessibility(found: Mapping[str, Any], site: Site) -> tuple[Part, ...]:
    """The declaration: state, exceptions, how it was checked, whom to tell, who enforces."""
    return (
        Paragraphs(id="stand", title="Stand der Vereinbarkeit", paragraphs=(_state(str(found.get("stand", ""))),)),
        *_exceptions(found),
        _made(found),
        *_reported(found, site),
        *_enforced(found, site),
        *_text(found.get("text")),
    )


def _state(stated: str) -> str:
    name = stated.strip().casefold()
    return _STATES.get(_STATE_WORDS.get(name, name)) or f"Wie weit diese Website zugänglich ist: {stated or NOTHING}."


def _made(found: Mapping[str, Any]) -> Paragraphs:
    """When the declaration was made, and how."""
    when = f"am {_shown_date(str(found['datum']))}" if found.get("datum") else ""
    told = f"Diese Erklärung wurde {when} erstellt." if when else "Wann diese Erklärung erstellt wurde: keine Angabe."
    method = str(found.get("methode") or "").rstrip(".")
    return Paragraphs(
        id="erstellung",
        title="Wann und wie geprüft wurde",
        paragraphs=(told, f"Grundlage: {method}." if method else "Worauf sie sich stützt: keine Angabe."),
    )


def _reported(found: Mapping[str, Any], site: Site) -> tuple[Part, ...]:
    """Whom to tell; without a contact of its own that of the concept."""
    facts = _contact_facts(found.get("kontakt")) or _concept_contact(site)
    told = Paragraphs(id="melden", title="Barriere melden", paragraphs=(_REPORT,))
    return (told, Facts(id="kontakt", facts=facts)) if facts else ()


def _contact_facts(stated: Any) -> tuple[Fact, ...]:
    if isinstance(stated, Mapping):
        return tuple([_fact(key, value) for key, value in stated.items()])
    return (_fact("kontakt", stated),) if stated else ()


def _concept_contact(site: Site) -> tuple[Fact, ...]:
    contact = site.concept.settings.contact
    if contact is None:
        return ()
    stated = (("stelle", contact.office), ("email", contact.email), ("telefon", contact.phone))
    return tuple([_fact(key, value) for key, value in stated if value])


def _enforced(found: Mapping[str, Any], site: Site) -> tuple[Part, ...]:
    """Who enforces: as stated, else the body of the Land."""
    facts = _contact_facts(found.get("durchsetzung")) or _body_facts(site)
    told = Paragraphs(id="durchsetzung", title="Durchsetzungsverfahren", paragraphs=(_PROCEDURE,))
    return (told, Facts(facts=facts))


def _body_facts(site: Site) -> tuple[Fact, ...]:
    municipality = site.concept.settings.municipality
    body = body_of(municipality.state if municipality else None) or ALL_BODIES
    linked = body if body.website else ALL_BODIES
    named = () if body is linked else (Fact("", "Zuständig", (Item(body.name),)),)
    return (*named, Fact("", "Im Netz", (Item(linked.name, linked.website, outside=True),)))


def _exceptions(found: Mapping[str, Any]) -> tuple[Part, ...]:
    listed = found.get("ausnahmen")
    if not isinstance(listed, list) or not listed:
        return ()
    words = ("Was nicht zugänglich ist", "Warum", "Was es stattdessen gibt")
    rows = [
        tuple([Cell(text=str(one.get(key) or NOTHING)) for key in ("inhalt", "grund", "alternative")])
        for one in listed
        if isinstance(one, Mapping)
    ]
    caption = "Was noch nicht zugänglich ist"
    return (Table(id="ausnahmen", title=caption, caption=caption, head=heads(words), rows=labelled(words, rows)),)
