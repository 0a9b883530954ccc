"""The world of „Auenbrück“ with two frozen Fassungen and a draft: something of every kind has changed."""

from __future__ import annotations

from pathlib import Path

from frozen_world import TODAY, change, freeze_as, world
from isek.check import Checked, load
from isek.read.resolve import Index
from isek.relations import build
from isek.views.context import Site

SECOND = """\
- id: F-1
  titel: Erste Fassung
  art: erstfassung
  datum: 2026-02-26
  beschluss: B-2
- id: F-2
  titel: Anpassung nach der Zwischenevaluation
  art: fortschreibung
  datum: 2026-06-15
  beschluss: B-2
  zusammenfassung: Zwei Vorhaben kommen später, <b>eines</b> entfällt.
  anlass: {art: zwischenevaluation, text: Zwei Vorhaben kommen später.}
  naechste_pruefung: 2028
  gruende:
    - {id: M-1, grund: Die Bahn baut später, beschluss: B-2}
    - {id: M-1, feld: kosten, grund: "Die Baupreise sind gestiegen <script>alert(1)</script>"}
    - {id: M-5, grund: Beides liegt am selben Ufer}
  entfallen:
    - {id: M-3, grund: Das Grundstück ist verkauft., nachfolger: M-4}
"""


def history_world(content: Path) -> Checked:
    """Two frozen Fassungen, the second with changes of every kind, and content that differs from it."""
    world(content)
    measure = "themenfelder: T-VERKEHR, ziele: Z1.1, raeume: R-ALT, federfuehrung: A-BAU"
    extra = "massnahmen/M-%s.yml"
    first = {
        extra
        % 3: f"{{id: M-3, titel: Parkhaus am Tor, {measure}, kosten: 250000.50, zeitraum: 2027, kurz: Ein Haus.}}\n",
        extra % 6: f"{{id: M-6, titel: Badestelle, {measure}, kosten: 100000}}\n",
        extra % 7: f"{{id: M-7, titel: Uferweg, {measure}, kosten: 200000}}\n",
        extra % 8: f"{{id: M-8, titel: Vorplatz, {measure}, kosten: 70000.25}}\n",
    }
    change(content, {"write": first})
    freeze_as(content, "F-1")
    second = {
        "fassungen.yml": SECOND,
        extra % 4: f"{{id: M-4, titel: Wohnhof am Tor, {measure}, kosten: 333333.33}}\n",
        extra % 5: f"{{id: M-5, titel: Linneufer öffnen, {measure}, kosten: 280000.10, hervorgegangen_aus: "
        "[{art: zusammengelegt, id: M-6}, {art: zusammengelegt, id: M-7}]}\n",
        extra % 9: f"{{id: M-9, titel: Vorplatz, {measure}, kosten: 70000.25, hervorgegangen_aus: "
        "[{art: umnummeriert, id: M-8}]}\n",
    }
    replaced = {
        "massnahmen/M-1.md": [
            ["zeitraum: 2026–2028", "zeitraum: 2028–2030"],
            ["betrag: 1.500.000 €", "betrag: 1.725.000,45 €"],
            ["Heute stehen hier Autos in der Sonne.", "Heute stehen hier viele Autos im Schatten."],
        ],
        "ziele.yml": ["titel: Mehr Schatten", "titel: Mehr Schatten und Kühle"],
    }
    gone = [extra % number for number in (3, 6, 7, 8)]
    change(content, {"write": second, "replace": replaced, "delete": gone})
    freeze_as(content, "F-2")
    change(content, {"replace": {"massnahmen/M-1.md": ["zeitraum: 2028–2030", "zeitraum: 2028–2031"]}})
    return load(content, TODAY)


def site_of(checked: Checked, base: str = "") -> Site:
    """The site of what was checked, with its history."""
    index = Index.of(checked.concept)

    def one(text: str) -> str | None:
        found = index.lookup(None, text)
        return found[0] if len(found) == 1 else None

    return Site(
        checked.concept,
        build(checked.concept, one),
        TODAY,
        base=base,
        history=checked.history,
        shapes=checked.shapes,
        maps=checked.maps,
    )
