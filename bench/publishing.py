"""Publishing the eleventh Fassung of a concept whose ten earlier ones have their archived sites."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import isek_content
from commands import Cost, Job, run
from dataset import Measure, make

FASSUNGEN = 11
CHANGED = 2
"""Every second measure changes from one Fassung to the next."""
DECISION = {"id": "B-1", "titel": "Beschluss des Rates", "gremium": "A-1", "datum": "2026-01-01", "art": "beschlossen"}
NEWEST = date(2026, 7, 15)
EPOCH = int(datetime.combine(date(2026, 10, 26), time(), UTC).timestamp())


def jobs(folder: Path, size: int = 1000) -> Iterator[tuple[str, Job]]:
    """A build of the eleventh Fassung, its publication, and another one with nothing new, to be run in this order."""
    before, now = folder / "ten-published", folder / "publish"
    _write(size, now)
    now.rename(before)
    yield "site-11", _from(before, now, lambda: _run(now, "mkdocs", "build", "--quiet", "--site-dir", "built"))
    yield "publish-11", _from(before, now, lambda: _publish(now))
    yield "publish-again", lambda: _publish(now)


def _write(size: int, out: Path) -> None:
    """The concept with all of its Fassungen frozen, and a site with those but the last."""
    isek_content.write(size, out)
    measures = make(size).measures
    for number in range(1, FASSUNGEN + 1):
        isek_content.write_collections(out, {"fassungen.yml": _register(number), "beschluesse.yml": [DECISION]})
        isek_content.write_measures(out, [_as_of(measure, place, number) for place, measure in enumerate(measures)])
        _run(out, "isek", "freeze", f"F-{number}")
        if number == FASSUNGEN - 1:
            _publish(out)


def _register(newest: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"F-{number}",
            "titel": f"Fassung {number}",
            "art": "fortschreibung" if number > 1 else "erstfassung",
            "datum": NEWEST - timedelta(days=FASSUNGEN - number),
            "beschluss": DECISION["id"],
            "anlass": {"art": "kosten", "text": "Die Kosten haben sich geändert."},
        }
        for number in range(1, newest + 1)
    ]


def _as_of(measure: Measure, place: int, number: int) -> Measure:
    """A measure in a Fassung: dearer, later and with other words for each change since the first."""
    changes = sum((place + step) % CHANGED == 0 for step in range(2, number + 1))
    if not changes:
        return measure
    funding = {source: amount + 25_000 * changes for source, amount in measure.funding.items()}
    first, *others = measure.text
    return replace(
        measure,
        end=min(2040, measure.end + changes),
        funding=funding,
        text=(f"{first} Geändert in Schritt {changes}.", *others),
    )


def _publish(folder: Path) -> Cost:
    return _run(folder, "isek", "publish", "--out", "site")


def _run(folder: Path, command: str, *arguments: str) -> Cost:
    return run(folder, command, *arguments, epoch=EPOCH)


def _from(before: Path, now: Path, job: Callable[[], Cost]) -> Job:
    """Begins with what was there before; spare copies of archived sites belong to the place of the published one."""

    def done() -> Cost:
        shutil.rmtree(now, ignore_errors=True)
        # What is published is never changed in place.
        shutil.copytree(before, now, copy_function=os.link)
        return job()

    return done
