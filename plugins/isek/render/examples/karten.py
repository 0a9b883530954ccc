"""What is looked at rather than searched: the Themenfelder by weight, the most important projects."""

from __future__ import annotations

from isek.maps.frames import THUMB
from isek.render.examples.map_samples import background, drawing
from isek.render.examples.samples import USUAL, Sample, field, item, line, of_each, phase_bar
from isek.views.cards import Card, Cards, Thumb, Tier

LEGEND = ("idee", "planung", "umsetzung", "abgeschlossen")


def _cards(one: Sample) -> Cards:
    told = "5 Maßnahmen: 1 Idee, 2 in Planung, 2 in Umsetzung"
    marks = Card(field(one), text=line(one.text), figure="5", marks=LEGEND, told=told, sum="rund 6,8 Mio. €")
    drawn = Card(field(one, 2), figure="120", bar=phase_bar(one), told=told, sum="42.000 €")
    lines = ("Zeitraum: 2027–2031", f"Kosten: {one.title}")
    thumb = Thumb(drawing(one, THUMB), background(one))
    project = Card(item(one), "Schlüsselprojekt", one.text, lines, "planung", thumb=thumb)
    tiers = (Tier("Schwerpunkte", "Hier liegt das meiste Gewicht.", (marks, drawn)), Tier(one.title, "", (project,)))
    return Cards(title="Themenfelder", tiers=tiers, legend=LEGEND, note=one.text)


EXAMPLES = of_each(_cards) | {
    "leer": Cards(tiers=()),
    "alle Farben": Cards(tiers=(Tier("", "", tuple(Card(field(USUAL, hue), marks=LEGEND) for hue in range(1, 13))),)),
}
