"""Sums in German."""

from decimal import Decimal

import pytest

from isek.finance import Aside, Excluded, Money, Total, Yearly, sentence, shown

EURO = Money(Decimal("1200000.00"), Decimal("1200000.00"))


def text(*parts: str) -> str:
    """Figures and units stand together."""
    return " ".join(parts).replace(" Mio. €", "\u00a0Mio.\u00a0€").replace("0 €", "0\u00a0€")


@pytest.mark.parametrize(
    ("money", "long", "short"),
    [
        (EURO, "1.200.000 €", "1,2 Mio. €"),
        (Money(EURO.low, EURO.high, about=True), "rund 1.200.000 €", "rund 1,2 Mio. €"),
        (Money(Decimal(100), EURO.high), "100 € bis 1.200.000 €", "100 € bis 1,2 Mio. €"),
        (Money(Decimal(0), EURO.high), "bis zu 1.200.000 €", "bis zu 1,2 Mio. €"),
        (Money(EURO.low, EURO.high, endless=True), "mindestens 1.200.000 €", "mindestens 1,2 Mio. €"),
        (Money(), "0 €", "0 €"),
    ],
)
def test_sums(money: Money, long: str, short: str) -> None:
    assert (shown(money), shown(money, short=True)) == (text(long), text(short))


def test_a_sum_says_what_it_leaves_out() -> None:
    total = Total(
        counted=tuple("ABCDEFGH"),
        at_least=("A",),
        at_most=("B", "C"),
        without_figure=("I", "J"),
        for_information=Aside(("K", "L"), EURO),
        excluded=(Excluded("M", "doppelt"),),
        yearly=Yearly(("N",), {"kosten": Money(Decimal(20), Decimal(20))}),
        parents=("O",),
        dropped=("P", "Q"),
        unmatched=Aside(("I",), Money(Decimal(30), Decimal(30))),
    )
    assert sentence(total) == text(
        "Summe von 8 Maßnahmen, davon 1 nur mit Mindestbetrag und 2 nur mit Höchstbetrag;",
        "2 weitere ohne Betrag, 2 nachrichtlich (1,2 Mio. €), 1 nicht eingerechnet,",
        "1 mit jährlichen Kosten (20 € im Jahr), 1 durch Teilmaßnahmen gezählt, 2 entfallen,",
        "1 mit Finanzierung, aber ohne Kosten (30 €)",
    )


def test_nothing_left_out_and_nothing_in() -> None:
    assert sentence(Total(counted=("A",))) == "Summe von 1 Maßnahme"
    assert sentence(Total(counted=("A", "B")), ("Projekt", "Projekte")) == "Summe von 2 Projekten"
    assert sentence(Total(without_figure=("A",))) == "Keine Maßnahme mit Betrag; 1 ohne Betrag"
    assert sentence(Total(), ("Projekt", "Projekte")) == "0 Projekte mit Betrag"
