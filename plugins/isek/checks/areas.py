"""Areas: programme and kind of area, climate measures, deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isek.checks.once import Lack, tell
from isek.checks.times import after_months
from isek.checks.unread import unread
from isek.checks.wording import named, quoted
from isek.model import PartialDate, Place
from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.schema.places import Area
from isek.schema.references import CITYWIDE
from isek.values import german

_CONSERVATION = frozenset({"erhaltung_gestalt", "erhaltung_milieu", "erhaltung_umstrukturierung"})
FITTING: dict[str, frozenset[str]] = {
    "lebendige_zentren": frozenset(
        {"sanierungsgebiet", "erhaltung_gestalt", "stadtumbaugebiet", "soziale_stadt", "bid_hid"}
    ),
    "sozialer_zusammenhalt": frozenset({"soziale_stadt", "sanierungsgebiet"}) | _CONSERVATION,
    "wachstum_nachhaltige_erneuerung": frozenset(
        {"stadtumbaugebiet", "sanierungsgebiet", "entwicklungsbereich", "erhaltung_gestalt"}
    ),
}
"""The kinds of area that each of today's programmes is for (VV Städtebauförderung)."""
_UNDECIDED = frozenset({"beschlussgebiet", "sonstiges"})

LONGEST_YEARS = 15
"""The longest deadline of a redevelopment area (§ 142 (3) BauGB)."""


def programme_does_not_fit(concept: Concept) -> Iterator[Problem]:
    """One of today's programmes with kinds of area of which none is for it."""
    for area in concept.areas.values():
        kinds = set(area.legal_kinds)
        if not kinds or kinds & _UNDECIDED or _in_preparation(area):
            continue
        for programme in area.programmes:
            if programme in FITTING and not kinds & FITTING[programme]:
                yield _does_not_fit(concept, area, programme)


def _does_not_fit(concept: Concept, area: Area, programme: str) -> Problem:
    message = f"{named(concept, area)}: Das Programm „{programme}“ passt nicht zu {quoted(list(area.legal_kinds))}."
    hint = f"Zu diesem Programm gehören {german.join(sorted(FITTING[programme]))}."
    return problem("programm-passt-nicht", area.at("programm"), message, hint, about=area.id)


def _in_preparation(area: Area) -> bool:
    """Whether it is only being examined: by its legal state, else by its history."""
    if area.legal_state:
        return area.legal_state == "vorbereitende_untersuchung"
    return bool(area.history) and all(step.kind == "vu_beginn" for step in area.history)


def _in_force(area: Area) -> bool:
    """Whether it has been laid down and not been closed: by its legal state, else by its history."""
    if area.legal_state:
        return area.legal_state == "festlegung"
    kinds = {step.kind for step in area.history}
    return "festlegung" in kinds and "aufhebung" not in kinds


def without_climate_measure(concept: Concept) -> Iterator[Problem]:
    """A Fördergebiet in force in which no measure serves the climate; citywide measures count, dropped ones do not."""
    if unread(concept, "massnahmen"):
        return
    served = _served(concept)
    measure, _ = concept.words("massnahmen")
    cure = f"Mindestens eine {measure} im Gebiet als `klimarelevant: ja` kennzeichnen."
    lack = Lack("klimamassnahme-fehlt", "raeume", f"ohne klimarelevante {measure}", cure, others=("massnahmen",))
    found = [
        (area, area.place)
        for area in concept.areas.values()
        if area.funded and _in_force(area) and CITYWIDE not in served and area.id not in served
    ]
    yield from tell(concept, lack, found, lambda one: f"{named(concept, one)} ist ein Fördergebiet {lack.lacking}.")


def _served(concept: Concept) -> set[str]:
    """The areas that a climate measure lies in, those that these are part of, and `stadtweit`."""
    served: set[str] = set()
    for measure in concept.measures.values():
        if not measure.climate or measure.phase == "entfallen":
            continue
        for start in (*(ref.id for ref in measure.areas), *(area for area, _ in measure.area_shares)):
            if start in concept.areas and "gesamtstadt" in concept.areas[start].kinds:
                served.add(CITYWIDE)
            at: str | None = start
            while at is not None and at not in served:
                served.add(at)
                area = concept.areas.get(at)
                at = area.part_of.id if area and area.part_of else None
    return served


def deadline_passed(concept: Concept, today: date) -> Iterator[Problem]:
    """The deadline of an area that is not closed lies before the reference date."""
    for area in concept.areas.values():
        limit = _limit(area)
        if limit and limit[0].last < today and not _closed(area):
            message = f"{named(concept, area)}: Die Frist ist am {german.day(limit[0])} abgelaufen."
            hint = "Die Satzung aufheben (§ 162 BauGB) oder die Frist verlängern, und das unter `verlauf` eintragen."
            yield problem("frist-abgelaufen", limit[1], message, hint, about=area.id)


def deadline_too_long(concept: Concept) -> Iterator[Problem]:
    """A deadline over 15 years after the area was laid down, which no extension allows."""
    for area in concept.areas.values():
        limit = _limit(area)
        starts = [step.date.first for step in area.history if step.kind == "festlegung" and step.date]
        extended = any(step.kind == "fristverlaengerung" for step in area.history)
        if limit and starts and not extended and limit[0].last > after_months(min(starts), 12 * LONGEST_YEARS):
            message = f"{named(concept, area)}: Die Frist {german.day(limit[0])} liegt mehr als {LONGEST_YEARS} Jahre"
            message += f" nach der Festlegung ({german.day(min(starts))})."
            hint = f"§ 142 BauGB erlaubt {LONGEST_YEARS} Jahre. Wurde die Frist verlängert, gehört das unter `verlauf`."
            yield problem("frist-lang", limit[1], message, hint, about=area.id)


def _limit(area: Area) -> tuple[PartialDate, Place] | None:
    """The deadline that holds: the area's own, or a later one by extension; else the last of its history."""
    stated = [(area.limit, area.at("frist"))] if area.limit else []
    steps = [(step.limit, step.at("frist"), step.kind) for step in area.history if step.limit]
    if not stated:
        return max(((limit, place) for limit, place, _ in steps), key=lambda one: one[0].last, default=None)
    extended = [(limit, place) for limit, place, kind in steps if kind == "fristverlaengerung"]
    return max(stated + extended, key=lambda one: one[0].last)


def _closed(area: Area) -> bool:
    return area.legal_state in {"abgeschlossen", "verstetigung"} or any(s.kind == "aufhebung" for s in area.history)
