"""The status of measures: dates, reasons, age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isek.checks.once import Lack, tell
from isek.checks.times import after_months
from isek.checks.wording import named
from isek.model import Place
from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.schema.measure_entries import StatusEntry
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.values import german

_UNDATED = Lack(
    "stichtag-fehlt",
    "massnahmen",
    "ohne Stichtag zum Status",
    "Ergänzen Sie `stichtag`; ein Jahr oder ein Monat genügt. Bis dahin zeigt die Seite „Stand ohne Datum“.",
    column="status.stichtag",
    label="Stichtag",
)
_NO_STATUS = Lack(
    "status-fehlt",
    "massnahmen",
    "ohne Status",
    "Ergänzen Sie `status`, zum Beispiel {stichtag: 2026-06-30, phase: planung}.",
    column="status",
    label="Status",
)
_NEED_REASON = {"zurueckgestellt": "zurückgestellt", "entfallen": "entfallen"}


def undated_status(concept: Concept) -> Iterator[Problem]:
    """A status entry without a date."""
    found = [
        (measure, entry.place)
        for measure in concept.measures.values()
        for entry in measure.status
        if entry.as_of is None and "stichtag" not in entry.places
    ]
    yield from tell(concept, _UNDATED, found, lambda one: f"{named(concept, one)}: Zum Status fehlt der Stichtag.")


def missing_status(concept: Concept, today: date) -> Iterator[Problem]:
    """No status, though the first Fassung is older than the concept allows a status to be."""
    first = _first_revision(concept)
    if first is None or after_months(first, concept.settings.stale_after) > today:
        return
    found: list[tuple[Object, Place]] = [
        (measure, measure.place)
        for measure in concept.measures.values()
        if not measure.status and "status" not in measure.places and not measure.created
    ]
    since = german.day(first)

    def single(one: Object) -> str:
        return f"{named(concept, one)} hat keinen Status, obwohl die erste Fassung vom {since} ist."

    yield from tell(concept, _NO_STATUS, found, single)


def _first_revision(concept: Concept) -> date | None:
    """The date of the first Fassung; drafts do not count."""
    valid = (found for found in concept.revisions.values() if found.state not in {"entwurf", "in_beteiligung"})
    return min((found.date.last for found in valid if found.date), default=None)


def stale_status(concept: Concept, today: date) -> Iterator[Problem]:
    """A latest status that is older than the concept allows."""
    months = concept.settings.stale_after
    for measure in concept.measures.values():
        latest = measure.latest
        if latest is None or latest.as_of is None or measure.ended:
            continue
        if after_months(latest.as_of.last, months) < today:
            shown = german.day(latest.as_of)
            message = f"{named(concept, measure)}: Der letzte Status ({shown}) ist älter als {months} Monate."
            hint = "Einen neuen Eintrag unter `status` ergänzen, auch wenn sich nichts geändert hat."
            yield problem("status-veraltet", latest.at("stichtag"), message, hint, about=measure.id)


def missing_reason(concept: Concept) -> Iterator[Problem]:
    """Put back, dropped or late, without the reason."""
    for measure in concept.measures.values():
        for entry in measure.status:
            word = _NEED_REASON.get(entry.phase) or ("verzögert" if entry.pace == "verzoegert" else None)
            if word and entry.text is None:
                yield _without_reason(concept, measure, entry, word)


def _without_reason(concept: Concept, measure: Measure, entry: StatusEntry, word: str) -> Problem:
    message = f"{named(concept, measure)} ist {word}; die Begründung fehlt."
    hint = "Schreiben Sie den Grund in das Feld `text` dieses Eintrags."
    if measure.table is not None and entry.place.file == measure.table.place.file:
        hint = "Schreiben Sie den Grund in die Spalte „Bemerkung zum Status“."
    return problem("begruendung-fehlt", entry.place, message, hint, about=measure.id)


def progress_of_permanent_task(concept: Concept) -> Iterator[Problem]:
    """A permanent task is never done, so that it has no percentage."""
    for measure in concept.measures.values():
        for entry in measure.status:
            if entry.progress is not None and entry.phase == "daueraufgabe":
                message = f"{named(concept, measure)}: Eine Daueraufgabe hat keinen Fortschritt in Prozent."
                hint = "`fortschritt` streichen, oder eine andere Phase wählen."
                yield problem("wert-ungueltig", entry.at("fortschritt"), message, hint, about=measure.id)
