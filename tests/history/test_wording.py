"""Sentences about money and names where an object is compared with one of another id, or a source gives a share."""

from __future__ import annotations

from typing import Any

import pytest

from isek.history import Wording, compare


def concept(*measures: dict[str, Any], **collections: list[dict[str, Any]]) -> dict[str, Any]:
    return {"konzept": {"zeithorizonte": {}}, "sammlungen": {"massnahmen": list(measures), **collections}}


def costing(object_id: str, euros: str, **more: Any) -> dict[str, Any]:
    return {"id": object_id, "titel": f"Maßnahme {object_id}", "kosten": {"betrag": euros}, **more}


def sentences(old: dict[str, Any], new: dict[str, Any], field: str) -> list[str]:
    wording = Wording(old, new)
    return [wording.sentence(one).replace("\xa0", " ") for one in compare(old, new) if one.field == field]


def test_payers_of_a_renumbered_measure() -> None:
    town = {"quelle": "kommune"}
    old = concept(costing("M-1", "200000.00", finanzierung=[town | {"betrag": "200000.00"}]))
    origin = [{"art": "umnummeriert", "id": "M-1"}]
    new = concept(
        costing("M-2", "300000.00", finanzierung=[town | {"betrag": "300000.00"}], hervorgegangen_aus=origin),
    )
    assert sentences(old, new, "kosten") == ["Kosten von 200.000 auf 300.000 €, davon Gemeinde +100.000 €."]


def test_share_is_a_sum() -> None:
    """60 per cent of the eligible costs instead of a sum: the source did not end."""
    land = {"quelle": "bund_land"}
    old = concept(costing("M-1", "900000.00", finanzierung=[land | {"betrag": "500000.00"}]))
    eligible = {"stand": "teilweise", "betrag": "1000000.00"}
    new = concept(
        costing("M-1", "1200000.00", finanzierung=[land | {"anteil": 60}], foerderfaehig=eligible),
    )
    assert sentences(old, new, "kosten") == ["Kosten von 900.000 € auf 1,2 Mio. €, davon Bund und Land +100.000 €."]
    assert sentences(old, new, "finanzierung") == ["Finanzierung: Bund und Land von 500.000 auf 600.000 €."]


def test_yearly_money_goes_from_one_sum_to_another() -> None:
    def paying(total: str, *sources: tuple[str, str]) -> dict[str, Any]:
        financing = [{"quelle": source, "jaehrlich": euros} for source, euros in sources]
        return concept({"id": "M-1", "titel": "Stelle", "kosten": {"jaehrlich": total}, "finanzierung": financing})

    old = paying("70000.00", ("bund_land", "42000.00"), ("kommune", "28000.00"))
    new = paying("85000.00", ("bund_land", "51000.00"), ("kommune", "30000.00"), ("dritte", "4000.00"))
    assert sentences(old, new, "kosten") == ["Kosten von 70.000 auf 85.000 € im Jahr."]
    (told,) = sentences(old, new, "finanzierung")
    assert told.removeprefix("Finanzierung: ").split("; ") == [
        "Bund und Land von 42.000 auf 51.000 € im Jahr",
        "Gemeinde von 28.000 auf 30.000 € im Jahr",
        "Dritte neu mit 4.000 € im Jahr.",
    ]


def test_title_that_is_the_id_is_written_as_a_title() -> None:
    page = {"id": "bestand", "titel": "Bestand", "text": "Alt."}
    old, new = concept(kapitel=[page]), concept(kapitel=[page | {"text": "Neu."}])
    assert [Wording(old, new).title(one) for one in compare(old, new)] == ["Kapitel „Bestand“"]


def merging(*costs: str, **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Measures of these costs, and the one of 500.000 € that they were merged into."""
    town = {"quelle": "kommune"}
    olds = [
        costing(f"M-{at}", euros, finanzierung=[town | {"betrag": euros}]) if euros else {"id": f"M-{at}", "titel": "x"}
        for at, euros in enumerate(costs, 1)
    ]
    origins = [{"art": "zusammengelegt", "id": one["id"]} for one in olds]
    financing = [town | {"betrag": "400000.00"}, {"quelle": "bund_land", "betrag": "100000.00"}]
    one = costing("M-9", "500000.00", finanzierung=financing, hervorgegangen_aus=origins, **more)
    return concept(*olds), concept(one)


def test_costs_of_merged_measures_are_compared_together() -> None:
    sides = merging("100000.00", "200000.50")
    (told,) = sentences(*sides, "kosten")
    assert told.startswith("Kosten zusammen von 300.000,50 auf 500.000 €, davon ")
    assert "Bund und Land +100.000 €" in told
    assert "Gemeinde +99.999,50 €" in told
    assert sentences(*sides, "finanzierung")[0].startswith("Finanzierung zusammen: Bund und Land neu mit 100.000 €; ")


def test_merged_measures_that_cost_the_same() -> None:
    assert sentences(*merging("200000.00", "300000.00"), "kosten") == ["Kosten zusammen wie bisher 500.000 €."]


def test_merged_measures_without_an_amount() -> None:
    (told,) = sentences(*merging("200000.00", ""), "kosten")
    assert told.startswith("Kosten zusammen von 200.000 auf 500.000 €")
    assert told.endswith("(M-2 bisher ohne Betrag).")


def test_costs_of_merged_measures_where_the_first_cost_as_much() -> None:
    """No key has changed, but all of them together cost more."""
    old, new = merging("500000.00", "200000.00")
    assert sentences(old, new, "kosten") == []
    (event,) = [one for one in compare(old, new) if one.kind == "zusammengelegt"]
    assert "; Kosten zusammen von 700.000 auf 500.000 €" in Wording(old, new).sentence(event).replace("\xa0", " ")


def test_old_value_of_merged_measures() -> None:
    """The JSON keeps what the contract says; readers compare with all of them."""
    old, new = merging("100000.00", "200000.50")
    change = next(one for one in compare(old, new) if one.field == "kosten")
    assert change.old == {"betrag": "100000.00"}
    assert Wording(old, new).old_value(change) == {"betrag": "300000.50"}
    change = next(one for one in compare(old, new) if one.field == "finanzierung")
    assert len(Wording(old, new).old_value(change)) == 2


def test_costs_of_split_measures() -> None:
    origin = [{"art": "geteilt", "id": "M-1"}]
    old = concept(costing("M-1", "450000.00"))
    new = concept(
        costing("M-2", "300000.00", hervorgegangen_aus=origin), costing("M-3", "210000.00", hervorgegangen_aus=origin)
    )
    assert sentences(old, new, "kosten") == [
        "Kosten dieses Teils: 300.000 €; alle Teile zusammen 510.000 €, bisher 450.000 €.",
        "Kosten dieses Teils: 210.000 €; alle Teile zusammen 510.000 €, bisher 450.000 €.",
    ]


def test_ranges_add_up() -> None:
    origins = [{"art": "zusammengelegt", "id": "M-1"}, {"art": "zusammengelegt", "id": "M-2"}]
    ranged = {"von": "100000.00", "bis": "150000.00", "ungefaehr": True}
    old = concept({"id": "M-1", "titel": "x", "kosten": ranged}, costing("M-2", "100000.00"))
    new = concept(costing("M-3", "300000.00", hervorgegangen_aus=origins))
    (told,) = sentences(old, new, "kosten")
    assert told == "Kosten zusammen von bisher rund 200.000 € bis 250.000 € auf jetzt 300.000 €."


def changing(field: str, old: Any, new: Any, collection: str = "massnahmen") -> str:
    """The sentence of one changed key; None stands for a key that is not there."""
    sides = [
        concept(**{collection: [{"id": "M-1", "titel": "x", **({} if value is None else {field: value})}]})
        for value in (old, new)
    ]
    (told,) = sentences(*sides, field)
    return told


def test_money_is_exact_where_both_sides_would_read_alike() -> None:
    eligible = ({"stand": "ja", "betrag": euros} for euros in ("3200000.00", "3204000.00"))
    assert (
        changing("foerderfaehig", *eligible) == "Förderfähig: zuwendungsfähige Kosten von 3.200.000 € auf 3.204.000 €."
    )
    income = ([{"art": "ausgleichsbetraege", "betrag": euros}] for euros in ("3100000.00", "3104000.00"))
    assert changing("einnahmen", *income, "raeume") == "Einnahmen: Betrag von 3.100.000 € auf 3.104.000 €."


def test_only_the_years_that_changed_are_told() -> None:
    years = ({"betrag": "3100000.00", "je_jahr": {"2028": one, "2029": "5.00"}} for one in ("1600000.00", "1604000.00"))
    assert changing("kosten", *years) == "Kosten: Verteilung auf die Jahre: 2028 jetzt 1.604.000 € statt 1.600.000 €."


def test_long_texts_are_told_from_where_they_part() -> None:
    same = "Die Maßnahme liegt im Überschwemmungsgebiet der Linne und in der Nähe des Bahnhofs, nämlich "
    assert changing("ort", f"{same} am Ufer", f"{same} am Wehr") == (
        "Ort: jetzt „… Bahnhofs, nämlich am Wehr“, bisher „… Bahnhofs, nämlich am Ufer“."
    )


def test_long_titles_that_begin_alike() -> None:
    same = "Umbau der Marktstraße zwischen dem Oberen Tor und der Linnebrücke mit ebenen Gehwegen und Bäumen,"
    assert changing("titel", f"{same} Süd", f"{same} Nord") == (
        "Heißt jetzt „… Gehwegen und Bäumen, Nord“, bisher „… Gehwegen und Bäumen, Süd“."
    )


def test_two_actors_of_one_name_are_told_by_their_ids() -> None:
    actors = [{"id": one, "titel": "Bauamt", "art": "verwaltung"} for one in ("A-1", "A-2")]
    old, new = (
        concept({"id": "M-1", "titel": "x", "federfuehrung": [one], "beteiligte": [one]}, akteure=actors)
        for one in ("A-1", "A-2")
    )
    assert sentences(old, new, "federfuehrung") == ["Federführung jetzt Bauamt (A-2), bisher Bauamt (A-1)."]
    assert sentences(old, new, "beteiligte") == [
        "Beteiligte: Bauamt (A-2) hinzugekommen, Bauamt (A-1) nicht mehr dabei."
    ]


@pytest.mark.parametrize(
    ("field", "old", "new", "told"),
    [
        (
            "kosten",
            {"betrag": "5.00", "nicht_in_summe": "Erst prüfen."},
            {"betrag": "5.00"},
            "Kosten: jetzt in der Summe, bisher nicht („Erst prüfen“).",
        ),
        (
            "beteiligung",
            [{"form": "Werkstatt"}],
            [{"keine": "nichts zu sagen"}],
            "Beteiligung: Form gestrichen (bisher Werkstatt); jetzt keine vorgesehen („nichts zu sagen“).",
        ),
        (
            "naechste_schritte",
            [{"text": "Bauen", "bis": "2027-04-30"}],
            [{"text": "Bauen", "bis": "2027-06-30"}],
            "Nächste Schritte: Termin von 30.04.2027 auf 30.06.2027.",
        ),
        (
            "finanzierung",
            [{"quelle": "land", "betrag": "5.00", "bewilligt": "2026-02-20"}],
            [{"quelle": "land", "betrag": "5.00", "bewilligt": "2026-03-20"}],
            "Finanzierung: Tag der Bewilligung von 20.02.2026 auf 20.03.2026.",
        ),
        (
            "kosten",
            {"von": "400000.00", "bis": "600000.00"},
            {"betrag": "520000.00"},
            "Kosten von bisher 400.000 € bis 600.000 € auf jetzt 520.000 €.",
        ),
        (
            "kosten",
            {"betrag": "3600000.00"},
            {"betrag": "3600000.00", "ungefaehr": True},
            "Kosten von bisher 3,6 Mio. € auf jetzt rund 3,6 Mio. €.",
        ),
        ("klimarelevant", None, True, "Klimarelevant: jetzt ja."),
        ("teil_von", None, "M-7", "Jetzt Teil von M-7."),
    ],
)
def test_sentences_are_german(field: str, old: Any, new: Any, told: str) -> None:
    assert changing(field, old, new) == told


def test_a_link_that_leads_elsewhere_is_told() -> None:
    others = [{"id": one, "titel": title} for one, title in (("M-24", "Hof"), ("M-25", "Neuer Hof"))]
    texts = [f"Siehe [[{one}|den Hof]] und [Plan](https://a.example/{one})." for one in ("M-24", "M-25")]
    old, new = (concept(*others, kapitel=[{"id": "k", "titel": "Kapitel", "text": text}]) for text in texts)
    (told,) = sentences(old, new, "text")
    assert told.removeprefix("Text geändert: ").split("; ") == [
        "„den Hof“ führt jetzt zu M-25 „Neuer Hof“, bisher zu M-24 „Hof“",
        "„Plan“ führt jetzt zu https://a.example/M-25, bisher zu https://a.example/M-24.",
    ]


def test_a_link_that_came_without_words() -> None:
    other = {"id": "M-2", "titel": "Hof"}
    texts = ("Der Hof.", "Der [[M-2|Hof]].", "Der Hof.")
    first, second, third = (concept(other, kapitel=[{"id": "k", "titel": "K", "text": one}]) for one in texts)
    assert sentences(first, second, "text") == ["Text geändert: jetzt mit Verweis auf M-2 „Hof“."]
    assert sentences(second, third, "text") == ["Text geändert: ohne Verweis auf M-2 „Hof“."]
