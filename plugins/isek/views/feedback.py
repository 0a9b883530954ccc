"""Where a reader reports a mistake on a page, or a barrier: a letter that names the page, or a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from isek.views.context import Site

_FORMS = ("formular", "url", "website")
_MISTAKE = ("Fehler auf dieser Seite melden", "Fehler", "Was stimmt nicht?")
_BARRIER = ("Barriere melden", "Barriere", "Was ist nicht zugänglich, und mit welchem Gerät oder Hilfsmittel?")
_LINE = "\r\n"
_UNKNOWN = "(bitte die Adresse eintragen)"


class Desk(Struct, frozen=True):
    """Who is told of something: a link's words, an e-mail address or else a form's URL, what a letter is about."""

    label: str
    email: str
    form: str
    subject: str
    question: str


class Report(Struct, frozen=True):
    """A link to report something; `href` is a whole URL."""

    text: str
    href: str


def desks(site: Site) -> tuple[Desk, ...]:
    """Who is told of mistakes, and who of barriers; none where the content names nobody."""
    contact = site.concept.settings.contact
    general = {"email": contact.email, "website": contact.website} if contact else {}
    declared = site.legal.get("barrierefreiheit")
    stated = declared.get("kontakt") if isinstance(declared, Mapping) else None
    return (*_desk(_MISTAKE, general), *(tuple(_desk(_BARRIER, stated)) or _desk(_BARRIER, general)))


def _desk(words: tuple[str, str, str], stated: Any) -> Iterator[Desk]:
    label, subject, question = words
    values = stated if isinstance(stated, Mapping) else {"email": stated, "url": stated}
    email = str(values.get("email") or "")
    email = email if "@" in email and not any(map(str.isspace, email)) else ""
    forms = [str(values.get(key) or "") for key in _FORMS]
    form = next((one for one in forms if one.startswith(("https://", "http://"))), "")
    if email or form:
        yield Desk(label, email, form, subject, question)


def reports(desks: tuple[Desk, ...], title: str, address: str, edition: str) -> tuple[Report, ...]:
    """The links of one page: `address` is its URL, or its path where that of the site is not known.

    A page without an address, as that for what is not found, leaves a place for it in the letter.
    """
    return tuple([Report(one.label, _letter(one, title, address, edition) if one.email else one.form) for one in desks])


def _letter(desk: Desk, title: str, address: str, edition: str) -> str:
    """As RFC 6068 has it: everything percent-encoded, lines end with CR and LF."""
    subject = f"{_encoded(f'{desk.subject} auf der Seite „')}{_encoded(title)}{_encoded('“')}"
    about = ["Seite: ", address or _UNKNOWN, _LINE, *([edition, _LINE] if edition else []), _LINE, desk.question, _LINE]
    body = "".join(map(_encoded, about))
    return f"mailto:{_encoded(desk.email, '@')}?subject={subject}&body={body}"


@lru_cache(maxsize=64)
def _encoded(text: str, safe: str = "") -> str:
    """In an address; most of the parts of a letter are those of the one before."""
    return quote(text, safe=safe)
