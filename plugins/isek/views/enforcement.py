"""Who sees to it in each Land that public websites are accessible: the body that people turn to in the end."""

from __future__ import annotations

from msgspec import Struct


class Body(Struct, frozen=True):
    """A body with its website; without one only its name is known for certain."""

    name: str
    website: str | None = None


ALL_BODIES = Body(
    "Liste der Durchsetzungsstellen aller Länder",
    "https://lbit.hessen.de/buergerinnen-und-buerger/durchsetzungsstellen-der-laender",
)
"""Kept by the Land Hessen for all others."""

BODIES = {
    "baden-württemberg": Body(
        "Schlichtungsstelle beim Landeszentrum Barrierefreiheit Baden-Württemberg", "https://barrierefreiheit-bw.de/"
    ),
    "bayern": Body(
        "Landesamt für Digitalisierung, Breitband und Vermessung, Durchsetzungs- und Überwachungsstelle für "
        "barrierefreie Informationstechnik",
        "https://www.ldbv.bayern.de/",
    ),
    "berlin": Body("Landesbeauftragte für digitale Barrierefreiheit des Landes Berlin", "https://www.berlin.de/"),
    "brandenburg": Body("Durchsetzungsstelle des Landes Brandenburg"),
    "bremen": Body("Schlichtungsstelle des Landes Bremen", "https://www.behindertenbeauftragter.bremen.de/"),
    "hamburg": Body(
        "Schlichtungsstelle nach dem Hamburgischen Behindertengleichstellungsgesetz", "https://www.hamburg.de/"
    ),
    "hessen": Body(
        "Durchsetzungs- und Überwachungsstelle Barrierefreie Informationstechnik Hessen", "https://lbit.hessen.de/"
    ),
    "mecklenburg-vorpommern": Body("Durchsetzungsstelle des Landes Mecklenburg-Vorpommern"),
    "niedersachsen": Body("Schlichtungsstelle bei der Landesbeauftragten für Menschen mit Behinderungen Niedersachsen"),
    "nordrhein-westfalen": Body(
        "Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen", "https://www.lbbp.nrw.de/"
    ),
    "rheinland-pfalz": Body(
        "Durchsetzungsstelle bei der Landesbeauftragten für die Belange von Menschen mit Behinderungen",
        "https://behindertenbeauftragte.rlp.de/",
    ),
    "saarland": Body("Durchsetzungsstelle des Saarlandes"),
    "sachsen": Body(
        "Durchsetzungsstelle beim Beauftragten der Sächsischen Staatsregierung für die Belange von Menschen mit "
        "Behinderungen",
        "https://www.durchsetzungsstelle.sachsen.de/",
    ),
    "sachsen-anhalt": Body(
        "Ombudsstelle bei der Landesfachstelle für Barrierefreiheit Sachsen-Anhalt",
        "https://lf-barrierefreiheit-st.de/ueber-uns/ombudsstelle",
    ),
    "schleswig-holstein": Body(
        "Beschwerdestelle bei der Landesbeauftragten für Menschen mit Behinderungen Schleswig-Holstein"
    ),
    "thüringen": Body(
        "Landesdurchsetzungsstelle beim Thüringer Landesbeauftragten für Menschen mit Behinderungen",
        "https://tlmb-thueringen.de/themen/barrierefreiheit/landesdurchsetzungsstelle",
    ),
}
"""By the name of the Land in small letters."""

_SHORT = {
    "bw": "baden-württemberg", "by": "bayern", "be": "berlin", "bb": "brandenburg", "hb": "bremen", "hh": "hamburg",
    "he": "hessen", "mv": "mecklenburg-vorpommern", "ni": "niedersachsen", "nw": "nordrhein-westfalen",
    "nrw": "nordrhein-westfalen", "rp": "rheinland-pfalz", "rlp": "rheinland-pfalz", "sl": "saarland",
    "sn": "sachsen", "st": "sachsen-anhalt", "sh": "schleswig-holstein", "th": "thüringen",
    "freistaat bayern": "bayern", "freistaat sachsen": "sachsen", "freistaat thüringen": "thüringen",
    "freie hansestadt bremen": "bremen", "freie und hansestadt hamburg": "hamburg",
}  # fmt: skip


def body_of(land: str | None) -> Body | None:
    """The body of a Land by its name or usual abbreviation; None where the Land is not known."""
    name = " ".join((land or "").casefold().removeprefix("land ").split())
    return BODIES.get(_SHORT.get(name, name))
