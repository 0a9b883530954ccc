"""The one way to name something: with its number or tile, as a link where it has an address."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, field, item, of_each
from isek.views.parts import Item, Mark

EXAMPLES = of_each(lambda one: {"item": item(one), "href": "massnahmen/m-001/"}) | {
    "mit Kachel": {"item": field(USUAL), "href": "themenfelder/t-inn/"},
    "nur Kachel": {"item": Item("Mobilität", mark=Mark("Mo", 4), brief=True), "href": None},
    "nach außen": {"item": Item("Zum Beschluss", outside=True), "href": "https://stadt.example/"},
    "ohne Ziel": {"item": Item("gesamtes Gemeindegebiet"), "href": None},
}
