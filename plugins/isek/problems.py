"""Problems: a closed set of codes, each with its level, and how a list of problems is sorted."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from isek.model import Place


class Level(StrEnum):
    """How much a problem weighs: a Fehler stops publishing, a Warnung only with --strict, a Hinweis never."""

    ERROR = "fehler"
    WARNING = "warnung"
    NOTE = "hinweis"


_ERRORS = """
yaml-fehler datei-unlesbar feld-fehlt unbekanntes-feld unbekannte-spalte wert-ungueltig betrag-unklar
kennung-ungueltig doppelte-kennung doppelte-angabe kennung-wiederverwendet unbekannter-verweis verweis-mehrdeutig
unbekannter-block block-fehlerhaft blockoption-ungueltig verknuepfung-tot html-nicht-erlaubt alternativtext-fehlt
personenbezug zyklus zeitraum-ungueltig begruendung-fehlt summe-passt-nicht koordinaten-ohne-bezug geometrie-ungueltig
geometrie-fehlt aenderung-zu-tief anlass-fehlt beschluss-fehlt objekt-verschwunden fassung-veraendert
entwurf-nicht-beschlossen karte-ohne-liste kontrast-zu-gering
"""
_WARNINGS = """
unbekannte-datei tabelle-auffaellig einheit-unklar verweis-auf-entfallene stichtag-fehlt ziel-fehlt raum-fehlt
zustaendigkeit-fehlt themenfeld-ohne-aussage fachwissen-fehlt widerspruch-fachkonzept programm-passt-nicht
klimamassnahme-fehlt ausserhalb-der-gemeinde fassung-abweichend
"""
_NOTES = """
kurz-zu-lang mehrere-federfuehrende geometrie-repariert betrag-ohne-zahl summenzeile sammlung-angelegt
filter-ohne-treffer zeitraum-ausserhalb horizont-ungewoehnlich status-fehlt status-veraltet ziel-ohne-massnahme
leitfrage-offen schwerpunkte-zu-viele frist-abgelaufen frist-lang raum-und-lage anlass-pruefen verweis-pruefen
gleiches-objekt fassung-nicht-eingefroren erklaerung-veraltet
"""

LEVELS: dict[str, Level] = {
    code: level
    for level, codes in ((Level.ERROR, _ERRORS), (Level.WARNING, _WARNINGS), (Level.NOTE, _NOTES))
    for code in codes.split()
}
"""Every code with its usual level; a rule may raise or lower it where the contract says so."""


class Problem(Struct, frozen=True):
    """One thing to put right: where, what, and a `hint` (a whole German sentence) where one helps.

    `about` is the id of the object concerned, so that an accepted Warnung can be matched with it.
    """

    code: str
    place: Place
    message: str
    hint: str | None
    level: Level
    about: str | None


def problem(
    code: str,
    place: Place,
    message: str,
    hint: str | None = None,
    *,
    level: Level | None = None,
    about: str | None = None,
) -> Problem:
    """A problem at its code's usual level. Raises KeyError for a code that does not exist."""
    return Problem(code, place, message, hint, level or LEVELS[code], about)


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file, sheet, line and column; each problem once."""
    return sorted(
        set(problems),
        key=lambda p: (p.place.file, p.place.sheet or "", p.place.line, p.place.column or 0, p.code, p.message),
    )
