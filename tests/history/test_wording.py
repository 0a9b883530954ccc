"""Sentences about money and names where an object is compared with one of another id, or a source gives a share."""

from __future__ import annotations

from typing import Any

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
