"""Words, compounds and ids as the search compares them."""

from __future__ import annotations

import pytest

from isek.search.compounds import Compounds
from isek.search.ids import letters, spellings
from isek.search.words import meaning, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Spielplätze", "Spielplatz"),
        ("Straßen", "Straße"),
        ("Häuser", "Haus"),
        ("Kitas", "Kita"),
        ("Brücken", "Brücke"),
        ("Kindergärten", "Kindergarten"),
        ("Büchereien", "Bücherei"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_parking_is_no_park() -> None:
    assert stem("Parken") != stem("Park")


def test_bathing_is_no_bath_and_counting_is_no_paying() -> None:
    assert stem("Baden") != stem("Bäder")
    assert stem("zählt") != stem("zahlt")


def test_a_single_letter_belongs_to_what_follows() -> None:
    assert meaning("E-Bikes und B-Plan im Bike-Park") == ["e-bikes", "b-plan", "bike", "park"]


def test_words_that_say_nothing_are_left_out() -> None:
    assert meaning("Was geschieht in der Bahnhofstraße?") == ["bahnhofstraße"]


def test_ends_of_compounds() -> None:
    compounds = Compounds(["Bahnhof", "Vorplatz"])
    assert {"bahnhof", "hof"} <= set(compounds.endings("güterbahnhof"))
    assert "vorplatz" in compounds.endings("bahnhofsvorplatz")
    assert "rad" in compounds.endings("fahrrad")
    assert compounds.endings("haus") == ()


def test_parts_of_compounds() -> None:
    compounds = Compounds(["Spielplatz", "Sanierung", "Stadt", "Mauer"])
    assert compounds.parts("spielplatzsanierung") == ("spielplatz", "sanierung")
    assert compounds.parts("stadtmauer") == ("stadt", "mauer")


def test_no_car_park_is_a_park() -> None:
    compounds = Compounds(["Park", "Platz", "Stadt"])
    assert compounds.parts("parkplatz") == ("platz",)
    assert compounds.parts("stadtpark") == ("stadt", "park")


@pytest.mark.parametrize(
    ("id", "forms"),
    [
        ("M-012", ("m012", "m12")),
        ("M-12", ("m12",)),
        ("M-008.1", ("m008p1", "m8p1")),
        ("RW1", ("rw1",)),
        ("7.3", ("7p3",)),
    ],
)
def test_spellings_of_ids(id: str, forms: tuple[str, ...]) -> None:
    assert spellings(id) == forms


def test_letters_of_ids() -> None:
    assert [letters(id) for id in ("M-012", "LF-08", "RW1", "7.3")] == ["m", "lf", "rw", ""]
