"""Texts as people read them: what Markdown is made of is gone, its words are there."""

from __future__ import annotations

import pytest

from isek.history import Wording, compare
from isek.history.moves import shape_words
from isek.history.readable import readable
from isek.history.report import Difference, as_text

NAMES = {"M-1": "M-1 „Markt“"}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Der [[M-1]] und die [[R-ALT|Altstadt]].", "Der M-1 „Markt“ und die Altstadt."),
        ("Siehe [[M-1#kosten]].", "Siehe M-1 „Markt“."),
        ("/// leitfrage | Wohin?\n    id: LF-1\n    akteure:\n      - A-1\n\nDorthin.\n///", "Wohin?\n\nDorthin."),
        ("/// massnahmen\n    raum: R-ALT\n///\n\nText.", "Text."),
        ("//// hinweis\nWichtig.\n////", "Wichtig."),
        ("Die Seite [Mitmachen](mitmachen.md) hilft.", "Die Seite Mitmachen hilft."),
        ('[Stadt](https://a.example/x_(y) "Titel") und <https://b.example/>', "Stadt und https://b.example/"),
        ("![Ein Platz](bilder/platz.svg)", "Bild: Ein Platz"),
        ("**Fett**, *schräg*, _auch_, `Code`", "Fett, schräg, auch, Code"),
        ("3 * 4 * 5, bau_stelle_eins und a\\*b\\*", "3 * 4 * 5, bau_stelle_eins und a*b*"),
        ("## Titel {#anker}\n\nText{: .klasse }", "Titel\n\nText"),
        ("* eins\n* zwei", "* eins\n* zwei"),
        ("Text <!-- nur für uns -->.", "Text ."),
        ("14 Prozent.[^1]\n\n[^1]: Stand 2025.", "14 Prozent. (Fußnote 1)\n\nFußnote 1: Stand 2025."),
        ("", ""),
    ],
)
def test_words_of_a_text(source: str, words: str) -> None:
    assert readable(source, lambda target: NAMES.get(target, target)) == words


def test_a_difference_is_one_of_words() -> None:
    def concept(text: str) -> dict[str, object]:
        one = {"id": "M-1", "titel": "Markt", "text": text}
        return {"konzept": {"zeithorizonte": {}}, "sammlungen": {"massnahmen": [one]}}

    old = concept("Der [[M-1|Platz]] wird grün.\n\n/// karte\n    raum: R-ALT\n///\n")
    new = concept("Der [[M-1|Platz]] wird bunt.\n\n/// karte\n    raum: R-NEU\n///\n")
    found = "\n".join(as_text(Difference("F-1", "F-2", old, new, compare(old, new))))
    assert "Der Platz wird [-grün-] {+bunt+}." in found
    assert "///" not in found
    blocks = concept("Der [[M-1|Platz]] wird grün.\n\n/// karte\n    raum: R-NEU\n///\n")
    only = "\n".join(as_text(Difference("F-1", "F-2", old, blocks, compare(old, blocks))))
    assert only.splitlines()[-1].strip() == "- Beschreibung geändert: Baustein „karte“ geändert. [redaktionell]"


def test_words_in_sentences() -> None:
    def concept(*texts: str) -> dict[str, object]:
        one = {"id": "M-1", "titel": "Markt", "naechste_schritte": [{"text": text} for text in texts]}
        return {"konzept": {"zeithorizonte": {}}, "sammlungen": {"massnahmen": [one]}}

    old, new = concept("Planen"), concept("Planen", "Mit [[M-1|dem Markt]] **bauen**")
    (change,) = compare(old, new)
    assert "Mit dem Markt bauen" in Wording(old, new).sentence(change)


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        ({"punkt": [11.4, 49.0]}, "Punkt"),
        ({"type": "LineString", "coordinates": [[11.4, 49.0], [11.41, 49.0]]}, "Strecke von 732 m"),
        (
            {"type": "Polygon", "coordinates": [[[11.4, 49.0], [11.41, 49.0], [11.41, 49.01], [11.4, 49.0]]]},
            "Fläche von 40,7 ha",
        ),
        ({"datei": "raeume.geojson"}, "Lage auf der Karte"),
    ],
)
def test_words_for_a_geometry(geometry: dict[str, object], words: str) -> None:
    assert shape_words(geometry).replace("\xa0", " ") == words
