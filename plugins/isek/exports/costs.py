"""All sums of a concept as data, with what they leave out (`kosten.json`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isek.finance import AreaRow, Aside, CostOverview, Excluded, Money, Row, SourceRow, Total, Yearly, YearRow, sentence
from isek.finance.figures import COST, ELIGIBLE, UNCOVERED
from isek.schema.concept import Concept
from isek.schema.costs import dump_amount

Data = dict[str, Any]


def costs(sums: CostOverview, concept: Concept) -> Data:
    """The sum of everything and each breakdown; `addierbar` says whether its rows add up to the sum."""
    words = concept.words("massnahmen")
    return {
        "summe": _total(sums.total, words),
        "nach_foerdergebiet": _rows([_area(row, words) for row in sums.by_area]),
        "nach_themenfeld": _rows([_row(row, words) for row in sums.by_field]),
        "nach_quelle": _rows([_source(row) for row in sums.by_source]),
        "nach_zeithorizont": _rows([_row(row, words) for row in sums.by_horizon]),
        "nach_jahr": _rows([_year(row) for row in sums.by_year]),
        "nach_ziel": _rows([_row(row, words) for row in sums.by_goal], addable=False),
        "nach_raum": _rows([_row(row, words) for row in sums.by_raum], addable=False),
    }


def _rows(rows: list[Data], addable: bool = True) -> Data:
    return {"addierbar": addable, "zeilen": rows}


def dump_money(money: Money) -> Data:
    """`betrag`, `von` and `bis`, `ab` or `bis`, as the costs of a measure have them."""
    return dump_amount(money.amount) | ({"ungefaehr": True} if money.about else {})


def _total(total: Total, words: tuple[str, str]) -> Data:
    return {
        "satz": sentence(total, words),
        "massnahmen": len(total.counted),
        "kosten": dump_money(total.cost),
        "zuwendungsfaehig": dump_money(total.eligible),
        "foerderung": dump_money(total.funding),
        "eigenanteil": dump_money(total.own_share),
        "dritte": dump_money(total.third_parties),
        "einnahmen": dump_money(total.income),
        "ungedeckt": dump_money(total.uncovered),
        "finanzierung": _sources(total.columns),
        **_beside(total),
    }


def _beside(total: Total) -> Data:
    """What the sum leaves out or holds with a bound only; without what is empty."""
    found: Data = {
        "mindestens": list(total.at_least),
        "hoechstens": list(total.at_most),
        "ohne_betrag": list(total.without_figure),
        "nachrichtlich": _aside(total.for_information),
        "nicht_in_summe": [_excluded(one) for one in total.excluded],
        "durch_teile_gezaehlt": list(total.parents),
        "entfallen": list(total.dropped),
        "jaehrlich": _yearly(total.yearly),
        "zuwendungsfaehig_ohne_betrag": list(total.undetermined),
        "finanzierung_ohne_kosten": _aside(total.unmatched),
    }
    if total.financing_for_information != Money():
        found["finanzierung_nachrichtlich"] = dump_money(total.financing_for_information)
    return {key: value for key, value in found.items() if value}


def _aside(aside: Aside) -> Data:
    if not aside.ids:
        return {}
    yearly = {"jaehrlich": dump_money(aside.yearly)} if aside.yearly != Money() else {}
    return {"massnahmen": list(aside.ids), "summe": dump_money(aside.money), **yearly}


def _excluded(one: Excluded) -> Data:
    money = {"kosten": dump_money(one.money)} if one.money is not None else {}
    yearly = {"jaehrlich": dump_money(one.yearly)} if one.yearly is not None else {}
    return {"id": one.id, "grund": one.reason, **money, **yearly}


def _yearly(yearly: Yearly) -> Data:
    """A year's costs, and their sum over the periods that have an end."""
    if not yearly.columns:
        return {}
    return {
        "massnahmen": list(yearly.ids),
        "im_jahr": dump_money(yearly.cost),
        "finanzierung": _sources(yearly.columns),
        "geschlossene_zeitraeume": _aside(yearly.closed),
        "ohne_ende": list(yearly.open),
    }


def _sources(columns: Mapping[str, Money]) -> Data:
    others = (COST, ELIGIBLE, UNCOVERED)
    return {name: dump_money(money) for name, money in sorted(columns.items()) if name not in others}


def _row(row: Row, words: tuple[str, str]) -> Data:
    return {"id": row.id, "bezeichnung": row.label, **_total(row.total, words)}


def _area(row: AreaRow, words: tuple[str, str]) -> Data:
    """Income and further costs of the area by kind, and its costs with these."""
    own = {
        "einnahmen_des_gebiets": {kind: dump_money(money) for kind, money in row.income.items()},
        "weitere_kosten": {kind: dump_money(money) for kind, money in row.further_costs.items()},
        "kosten_mit_weiteren": dump_money(row.all_costs),
    }
    return {**_row(row, words), **own}


def _source(row: SourceRow) -> Data:
    yearly = {"jaehrlich": dump_money(row.yearly)} if row.yearly != Money() else {}
    within = {"enthalten_in": row.within} if row.within else {}
    return {"quelle": row.source, "bezeichnung": row.label, "summe": dump_money(row.money), **yearly, **within}


def _year(row: YearRow) -> Data:
    return {
        "jahr": row.year,
        "bezeichnung": row.label,
        "kosten": dump_money(row.cost),
        "massnahmen": list(row.measures),
        "finanzierung": _sources(row.financing),
    }
