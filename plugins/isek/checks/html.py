"""Raw HTML and addresses in texts that may not reach a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from isek.checks.texts import Texts
from isek.model import Place
from isek.problems import Problem, problem
from isek.read.allowed_html import (
    ADDRESSES,
    ATTRIBUTES,
    EVERYWHERE,
    TAGS,
    is_safe_address,
    is_safe_attribute,
)
from isek.read.links import Link
from isek.read.tags import RawHtml, attributes

_KNOWN = """
applet area audio base basefont body button canvas center datalist dialog dir embed fieldset font form frame frameset
head html iframe input label legend link main map math menu meta meter nav noframes noscript object optgroup option
output param picture progress script select slot source strike style svg template textarea title track tt video
"""
_HTML_ELEMENTS = TAGS | frozenset(_KNOWN.split())
_FORM_NAMES = "button datalist fieldset form input label legend optgroup option output select textarea"
_FORMS = frozenset(_FORM_NAMES.split())


def forbidden_html(texts: Texts) -> Iterator[Problem]:
    """Elements, attributes and schemes that may not be written."""
    for text in texts.found:
        told = [*forbidden(text.html), *forbidden_links(text.links)] if text.html or text.links else []
        yield from (replace(found, about=text.about) for found in told)


def forbidden(raw: Iterable[RawHtml]) -> list[Problem]:
    """A `html-nicht-erlaubt` for each tag, attribute or address that may not be written."""
    return [told for one in raw for told in _forbidden_in(one)]


def forbidden_links(links: Iterable[Link]) -> list[Problem]:
    """A `html-nicht-erlaubt` for each Markdown link whose address may not be written."""
    return [_bad_address(link.href, link.place) for link in links if not is_safe_address(link.href)]


def _forbidden_in(raw: RawHtml) -> Iterator[Problem]:
    name, pairs = attributes(raw.text)
    if name == "{":
        listed = ((key, value) for key, value in pairs if not is_safe_attribute(key, value))
        yield from (_bad_attribute(key, value, raw.place) for key, value in listed)
    elif name and name not in TAGS:
        yield _bad_element(name, raw)
    elif name:
        for key, value in pairs:
            if not _may_have(name, key) or (key in ADDRESSES and not is_safe_address(value)):
                yield _bad_attribute(key, value, raw.place)


def _may_have(element: str, name: str) -> bool:
    return name in EVERYWHERE or name.startswith("aria-") or name in ATTRIBUTES.get(element, ())


def _bad_element(name: str, raw: RawHtml) -> Problem:
    if name[0] in "!?":
        message = f"„{raw.text[:40]}“ ist nicht erlaubt."
        return problem("html-nicht-erlaubt", raw.place, message, "Die Stelle löschen.")
    message = f"Das HTML-Element „{name}“ ist nicht erlaubt."
    return problem("html-nicht-erlaubt", raw.place, message, _way_out(name, raw.text))


def _way_out(name: str, text: str) -> str:
    if name in ("script", "noscript"):
        return "Texte dürfen keine Skripte enthalten; das Element löschen."
    if name in ("iframe", "frame", "frameset", "embed", "object", "applet", "video", "audio"):
        return "Statt Inhalte einzubetten einen Link darauf setzen: [Titel](https://…)."
    if name in _FORMS:
        return "Formulare gehören nicht in den Text; auf eine Seite mit dem Formular verlinken."
    if name in ("style", "link", "font", "center", "basefont"):
        return "Das Aussehen bestimmt die Gestaltung der Website; das Element löschen."
    if name not in _HTML_ELEMENTS:
        return f"Soll „{text}“ als Text erscheinen, davor einen umgekehrten Schrägstrich setzen: „\\{text}“."
    return "Erlaubt sind Gliederung, Text, Tabellen, Bilder und Links; am einfachsten in Markdown schreiben."


def _bad_attribute(name: str, value: str, place: Place) -> Problem:
    if name in ADDRESSES and not is_safe_address(value):
        return _bad_address(value, place)
    if name.startswith("on"):
        message, hint = (
            f"Das Attribut „{name}“ ist nicht erlaubt: Es würde ein Skript ausführen.",
            "Das Attribut löschen.",
        )
    elif name == "style":
        message = "Das Attribut „style“ ist nicht erlaubt."
        hint = "Das Aussehen bestimmt die Gestaltung der Website; das Attribut löschen."
    else:
        message, hint = f"Das Attribut „{name}“ ist hier nicht erlaubt.", "Das Attribut löschen."
    return problem("html-nicht-erlaubt", place, message, hint)


def _bad_address(address: str, place: Place) -> Problem:
    shown = address if len(address) <= 60 else f"{address[:59]}…"
    message = f"Die Adresse „{shown}“ ist nicht erlaubt."
    hint = "Erlaubt sind Pfade und Adressen mit http, https, mailto oder tel."
    return problem("html-nicht-erlaubt", place, message, hint)
