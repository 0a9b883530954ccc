"""What an editor reads where money or a period is not clear: golden texts."""

import pytest

from isek.model import Unclear
from isek.values.dates import read_period
from isek.values.money import read_amount

GENERAL = (
    "Schreiben Sie einen Betrag, zum Beispiel „50.000 €“, „ca. 50.000 €“ oder „50.000–100.000 €“; "
    "alles andere gehört in die Anmerkung."
)
NEGATIVE = "Beträge sind nie negativ; Einnahmen stehen in der Finanzierung als Quelle „einnahmen“."
PERIODS = "Möglich sind zum Beispiel 2027, 2027–2029, 2027-Q3, 04/2027, ab 2027 oder bis 2030."
ORDER = "Schreiben Sie den kleineren zuerst und die Einheit an beide, zum Beispiel „500 T€ – 1,2 Mio. €“."


@pytest.mark.parametrize(
    ("text", "unit", "cause", "hint"),
    [
        ("1,250", None, "„1,250“ kann 1.250 oder 1,25 heißen.", "Schreiben Sie 1.250 € oder 1,25 Mio. €."),
        ("1,250", "T€", "„1,250“ kann 1.250 oder 1,25 heißen.", "Schreiben Sie 1.250 T€ oder 1,25 T€."),
        ("1,250", "Mio. €", "„1,250“ kann 1.250 oder 1,25 heißen.", "Schreiben Sie 1,25 Mio. € oder 1,25 Mrd. €."),
        ("0,250", None, "„0,250“ kann 250 oder 0,25 heißen.", "Schreiben Sie 250 € oder 0,25 Mio. €."),
        ("1.250 Mio. €", None, "„1.250“ kann 1.250 oder 1,25 heißen.", "Schreiben Sie 1,25 Mio. € oder 1,25 Mrd. €."),
        (
            "1250.500",
            None,
            "„1250.500“ kann 1.250.500 oder 1.250,5 heißen.",
            "Schreiben Sie 1.250.500 € oder 1.250,5 €.",
        ),
        ("1.250,000", None, "„1.250,000“ kann 1.250.000 oder 1.250 heißen.", "Schreiben Sie 1.250.000 € oder 1.250 €."),
        ("rund 3 mal 20.000", None, "„rund 3 mal 20.000“ ist kein eindeutiger Betrag.", GENERAL),
        ("−50.000 €", None, "„−50.000 €“ ist negativ.", NEGATIVE),
        ("100–50 T€", None, "In „100–50 T€“ ist der erste Betrag größer als der zweite.", ORDER),
        (
            "50–100.000 €",
            None,
            "In „50–100.000 €“ kann der erste Betrag 50 oder 50.000 heißen.",
            "Schreiben Sie beide Beträge aus.",
        ),
        (
            "50 T€ – 100",
            None,
            "In „50 T€ – 100“ hat nur der erste Betrag eine Einheit.",
            "Schreiben Sie die Einheit an beide Beträge oder nur hinter den zweiten, zum Beispiel „50–100 T€“.",
        ),
        (
            "40 %",
            None,
            "„40 %“ ist kein Betrag, sondern ein Anteil.",
            "Schreiben Sie den Betrag in Euro oder nutzen Sie „anteil“.",
        ),
        ("5", "Stück", "„Stück“ ist keine Einheit für Geld.", "Möglich sind €, T€, Mio. € und Mrd. €."),
    ],
)
def test_unclear_money(text: str, unit: str | None, cause: str, hint: str) -> None:
    assert read_amount(text, unit) == Unclear(cause, hint)


def test_long_text_is_shortened() -> None:
    read = read_amount("Für 3 Abschnitte je nach Bedarf, " * 20)
    assert isinstance(read, Unclear)
    assert len(read.cause) < 110


def test_unclear_period() -> None:
    words = " Wörter wie „kurzfristig“ oder „dauerhaft“ gehören zum Zeithorizont."
    assert read_period("Herbst 2027") == Unclear("„Herbst 2027“ ist kein Zeitraum.", PERIODS)
    assert read_period("kurzfristig") == Unclear("„kurzfristig“ ist kein Zeitraum.", PERIODS + words)
