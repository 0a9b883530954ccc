"""Changed keys that deserve words of their own: money, status, titles, the horizon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from isek.history.amounts import amount, differences, from_to, source_lines, sources, yearly_sources
from isek.history.changes import Change, Data
from isek.history.fields import FieldWords
from isek.history.sameness import appended
from isek.history.values import cut, date, plain
from isek.schema.costs import Cost
from isek.schema.financing import FinancingType
from isek.values import german
from isek.values.words import PHASES


class Told(NamedTuple):
    """A changed key with both whole objects."""

    words: FieldWords
    change: Change
    before: Data
    after: Data


def _costs(told: Told) -> str:
    """The amounts, and which source pays the difference."""
    old, new = told.change.old, told.change.new
    if not old or not new:
        shown = amount(new or old) or "ohne Betrag"
        return f"{told.words.label} ergänzt: {shown}" if new else f"{told.words.label} gestrichen (bisher {shown})"
    step = from_to(old, new)
    if not step:
        return f"{told.words.label}: {told.words.inside(Cost, _but_amount(old), _but_amount(new))}"
    before, after = (sources(one.get("finanzierung"), one) for one in (told.before, told.after))
    steps = differences(before, after)
    paid = f", davon {german.join(steps)}" if steps and told.words.key.name == "kosten" else ""
    return f"{told.words.label}{step}{paid}"


def _but_amount(cost: Data) -> Data:
    return {name: value for name, value in cost.items() if name not in ("betrag", "von", "bis", "ab", "unbekannt")}


def _financing(told: Told) -> str:
    lines = source_lines(sources(told.change.old, told.before), sources(told.change.new, told.after))
    lines += source_lines(yearly_sources(told.change.old), yearly_sources(told.change.new), " im Jahr")
    if lines:
        return f"{told.words.label}: {'; '.join(lines)}"
    type_ = told.words.key.type
    assert isinstance(type_, FinancingType)
    return told.words.entries(type_, told.change.old or (), told.change.new or ())


def _status(told: Told) -> str:
    """The newest entry, or that an old one was corrected."""
    if not appended(told.change.old, told.change.new):
        return "Früherer Eintrag zum Umsetzungsstand berichtigt"
    entry = told.change.new[-1]
    phase = PHASES.get(entry.get("phase", ""), entry.get("phase", ""))
    when = f" (Stand {date(entry['stichtag'])})" if "stichtag" in entry else ""
    return f"Umsetzungsstand: {phase}{when}"


def _lead_project(told: Told) -> str:
    if bool(told.change.old) == bool(told.change.new):
        return f"{told.words.label}: jetzt {plain(told.words.key.type, bool(told.change.new))}"
    return f"Jetzt {told.words.label}" if told.change.new else f"Nicht mehr {told.words.label}"


def _title(told: Told) -> str:
    return f"Heißt jetzt „{cut(str(told.change.new or ''))}“, bisher „{cut(str(told.change.old or ''))}“"


def _years(told: Told) -> str:
    """The horizon of the concept."""
    shown = [f"{one.get('von', '')}–{one.get('bis', '')}" for one in (told.change.old or {}, told.change.new or {})]
    return f"{told.words.label} von {shown[0]} auf {shown[1]}"


Special = Callable[[Told], str]
SPECIAL: Mapping[tuple[str, str], Special] = {
    ("massnahmen", "kosten"): _costs,
    ("massnahmen", "folgekosten"): _costs,
    ("massnahmen", "finanzierung"): _financing,
    ("massnahmen", "status"): _status,
    ("massnahmen", "leitprojekt"): _lead_project,
    ("konzept", "horizont"): _years,
    **{
        (collection, "titel"): _title
        for collection in (
            "konzept", "kapitel", "empfehlungen", "themenfelder", "ziele", "raeume", "massnahmen", "fachkonzepte",
            "akteure", "indikatoren", "seiten", "glossar",
        )
    },
}  # fmt: skip
