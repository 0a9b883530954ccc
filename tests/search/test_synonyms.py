"""Groups of words for the same thing: our own, and the town's."""

from __future__ import annotations

from pathlib import Path

import pytest

from isek.search.synonyms import FILE, Synonyms, read_synonyms, shipped
from isek.search.words import meaning


def told(tmp_path: Path, text: str) -> list[tuple[str, int, int | None, str]]:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    return [(p.code, p.place.line, p.place.column, p.message) for p in read_synonyms(tmp_path)[1]]


def test_ships_many_groups() -> None:
    groups = shipped()
    assert len(groups) >= 450
    assert all(len(group) > 1 and len(set(group)) == len(group) for group in groups)
    # the browser looks for names of up to three words
    assert all(1 <= len(meaning(name)) <= 3 for group in groups for name in group)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Neue Kitas im Norden", "Kindergarten"),
        ("Parkplätze am Markt", "Stellplatz"),
        ("Wege für ältere Menschen", "Senioren"),
        ("Bänke und Brunnen", "Sitzbank"),
        ("60 davon mit gebundener Miete", "Sozialwohnung"),
        ("Zwei E-Bikes zum Leihen", "Pedelec"),
    ],
)
def test_a_text_speaks_of_a_group(text: str, other: str) -> None:
    synonyms = Synonyms()
    groups = synonyms.groups(meaning(text))
    assert any(other in synonyms.names[group] for group in groups)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Der Plan für das Viertel", "Bebauungsplan"),
        ("Autos am Rand", "Elektroauto"),
        ("Bäder in der Region", "Badestelle"),
        ("Wer dazu zählt", "Finanzierung"),
        ("Das Gelände am Bahnhof", "Handlauf"),
        ("Beteiligte sind alle", "Akteur"),
        ("Lücken im Radnetz", "Baulücke"),
    ],
)
def test_a_text_that_only_looks_like_a_group(text: str, other: str) -> None:
    synonyms = Synonyms()
    assert not any(other in synonyms.names[group] for group in synonyms.groups(meaning(text)))


def test_names_of_several_words_are_found_as_they_stand() -> None:
    synonyms = Synonyms([("Lotsen", "Hilfe beim Bau")])
    own = len(shipped())
    assert own in synonyms.groups(meaning("zwei Lotsen"))
    assert own in synonyms.groups(meaning("eine Hilfe beim Bau"))
    assert own not in synonyms.groups(meaning("Bau ohne Hilfe"))


def test_the_town_adds_its_own(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("- [Rentamt, Bürgerhaus am Markt]\n", encoding="utf-8")
    groups, problems = read_synonyms(tmp_path)
    assert (groups, problems) == ((("Rentamt", "Bürgerhaus am Markt"),), [])
    synonyms = Synonyms(groups)
    assert len(shipped()) in synonyms.groups(meaning("Das Bürgerhaus am Markt wird umgebaut"))


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path) == ((), [])


def test_faults_have_their_places(tmp_path: Path) -> None:
    text = "- [Kita, Kindergarten]\n- Bücherei\n- [Rad]\n- [Bus, [Omnibus]]\n- [Zug, Bahn, zug]\n- [Auto, '12']\n"
    assert told(tmp_path, text) == [
        ("wert-ungueltig", 2, 3, "Hier steht keine Gruppe von Wörtern."),
        ("wert-ungueltig", 3, 3, "Neben „Rad“ fehlt ein zweites Wort."),
        ("wert-ungueltig", 4, 9, "In einer Gruppe stehen nur Wörter, keine weiteren Listen."),
        ("wert-ungueltig", 5, 15, "„zug“ steht in dieser Gruppe schon."),
        ("wert-ungueltig", 6, 10, "„12“ ist kein Wort."),
    ]


def test_a_file_of_another_shape(tmp_path: Path) -> None:
    assert told(tmp_path, "kita: Kindergarten\n") == [
        ("wert-ungueltig", 1, 1, "„synonyme.yml“ braucht eine Liste von Gruppen.")
    ]


def test_what_is_no_yaml_is_for_the_check_to_tell(tmp_path: Path) -> None:
    assert told(tmp_path, "- [Kita, Kindergarten\n") == []


def test_groups_that_no_text_speaks_of_lead_to_those_near_them() -> None:
    synonyms = Synonyms([("Flussbadeplatz", "Weiher"), ("Weiher", "Freiluftbecken", "Strandkorb")])
    own = len(shipped())
    assert synonyms.near({own}) == {own: ["Freiluftbecken", "Strandkorb"]}
    assert synonyms.near({own, own + 1}) == {}
