"""Whom a page tells of mistakes and barriers, and what the letter says that its link begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from isek.views.context import Site
from isek.views.feedback import desks, reports

MAKE = Callable[..., Site]
LABELS = ["Fehler auf dieser Seite melden", "Barriere melden"]
CONTACT = "kontakt: {stelle: Bauamt, email: bauamt@kleinau.example}\n"
PAGE = "https://isek.kleinau.example/massnahmen/m-1/"


def links(site: Site, declared: Any = None, title: str = "Neuer Markt", address: str = PAGE) -> dict[str, str]:
    site.legal = {"barrierefreiheit": {"kontakt": declared}} if declared else {}
    return {one.text: one.href for one in reports(desks(site), title, address, "Fassung F-1 vom 01.02.2026")}


def letter(href: str) -> tuple[str, str, list[str]]:
    """To whom, about what, and the lines."""
    url = urlsplit(href)
    assert url.scheme == "mailto"
    said = parse_qs(url.query, strict_parsing=True)
    return url.path, said["subject"][0], said["body"][0].split("\r\n")


def test_nobody_is_told_where_nobody_is_named(site_of: MAKE) -> None:
    assert links(site_of()) == {}
    assert links(site_of("kontakt: {stelle: Bauamt, telefon: 09999 1}\n")) == {}


def test_letter_names_page_and_fassung(site_of: MAKE) -> None:
    found = links(site_of(CONTACT))
    assert list(found) == LABELS
    to, subject, lines = letter(found[LABELS[0]])
    assert (to, subject) == ("bauamt@kleinau.example", "Fehler auf der Seite „Neuer Markt“")
    assert lines[:2] == [f"Seite: {PAGE}", "Fassung F-1 vom 01.02.2026"]


@pytest.mark.parametrize("title", ["A & B? #1 = 100 %", '<b>"Markt"</b>', "Straße\r\nBcc: x@y.example"])
def test_titles_stay_within_the_subject(site_of: MAKE, title: str) -> None:
    _, subject, _ = letter(links(site_of(CONTACT), title=title)[LABELS[0]])
    assert subject == f"Fehler auf der Seite „{title}“"


def test_page_that_is_not_found_leaves_a_place(site_of: MAKE) -> None:
    _, _, lines = letter(links(site_of(CONTACT), address="")[LABELS[0]])
    assert lines[0] == "Seite: (bitte die Adresse eintragen)"


@pytest.mark.parametrize(
    "declared", ["barriere@kleinau.example", {"stelle": "Beirat", "email": "barriere@kleinau.example"}]
)
def test_barriers_have_a_desk_of_their_own(site_of: MAKE, declared: Any) -> None:
    found = links(site_of(CONTACT), declared)
    assert [letter(found[label])[0] for label in LABELS] == ["bauamt@kleinau.example", "barriere@kleinau.example"]
    assert list(links(site_of(), declared)) == LABELS[1:]


def test_forms_are_linked_where_there_is_no_address(site_of: MAKE) -> None:
    form = "https://kleinau.example/melden"
    assert links(site_of(), {"formular": form}) == {LABELS[1]: form}
    assert links(site_of(f"kontakt: {{website: {form!r}}}\n"))[LABELS[0]] == form
    assert links(site_of(), {"formular": "javascript:alert(1)"}) == {}
