"""The map in the head of the start page: where most is planned, and the way to the whole map."""

from __future__ import annotations

from isek.maps.frames import HERO, SMALL_HERO
from isek.render.examples.map_samples import background, chart
from isek.render.examples.samples import USUAL, of_each
from isek.views.map_parts import Teaser
from isek.views.parts import Item

_MORE = Item("Karte öffnen", "karte/")

EXAMPLES = of_each(lambda one: {"teaser": Teaser(chart(one, HERO, SMALL_HERO), background(one), one.text, _MORE)}) | {
    "ohne Grundkarte": {"teaser": Teaser(chart(USUAL, HERO, SMALL_HERO), None, USUAL.text, _MORE)}
}
