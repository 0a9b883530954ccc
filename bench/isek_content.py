"""The compared concept in the content format. usage: isek_content.py SIZE OUT → OUT/content/, OUT/mkdocs.yml"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from dataset import ACTORS, AREAS, FIELDS, GOALS, HORIZONS, PRIORITIES, Dataset, Measure, Question, make

CHAPTER = "---\ntitel: Einleitung\n---\n\nSiehe [[M-0001]].\n\n/// massnahmen\n    themenfeld: T-1\n///\n"
RING = [[10.99, 50.99], [11.16, 50.99], [11.16, 51.11], [10.99, 51.11], [10.99, 50.99]]
MKDOCS = "site_name: ISEK\nsite_url: https://isek.example.org/\ndocs_dir: content\ntheme: isek\nplugins: [concept]\n"


def write(size: int, out: Path) -> None:
    """Write the concept with `size` measures."""
    data = make(size)
    texts = {"index.md": "# Vergleich\n\n/// schwerpunkte\n///\n", "kapitel/01-einleitung.md": CHAPTER}
    _write(out, texts)
    write_collections(out, _collections(data, size))
    write_measures(out, data.measures)
    (out / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")


def write_collections(out: Path, collections: Mapping[str, Any]) -> None:
    """Write files of YAML by their names."""
    _write(out, {name: _yaml(value) for name, value in collections.items()})


def write_measures(out: Path, measures: Iterable[Measure]) -> None:
    """Write a file for each measure."""
    _write(out, {f"massnahmen/{measure.id}.md": _measure_file(measure) for measure in measures})


def _write(out: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = out / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _collections(data: Dataset, size: int) -> dict[str, Any]:
    return {
        "konzept.yml": _settings(size),
        "themenfelder.yml": [_field(number, title) for number, title in enumerate(FIELDS)],
        "raeume.yml": _areas(),
        "akteure.yml": [{"id": f"A-{i}", "titel": title, "art": "verwaltung"} for i, title in enumerate(ACTORS)],
        "ziele.yml": [_goal(number, title) for number, title in enumerate(GOALS)],
        "leitfragen.yml": [_question(question) for question in data.questions],
    }


def _field(number: int, title: str) -> dict[str, Any]:
    return {"id": f"T-{number}", "titel": title, "relevanz": "schwerpunkt" if number < 4 else "relevant"}


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "frage": question.title,
        "antwort": question.text,
        "stand": "beantwortet",
        "themenfelder": [f"T-{question.field}"],
    }


def _settings(size: int) -> dict[str, Any]:
    return {
        "titel": f"ISEK Vergleich {size}",
        "gemeinde": {"name": "Stadt Vergleich", "ags": "00999002", "land": "Sachsen"},
        "horizont": {"von": 2026, "bis": 2040},
        "herausgeber": "Stadt Vergleich",
        "kontakt": {"stelle": "Stadtplanung", "email": "plan@vergleich.example"},
        "lizenz": "dl-de/by-2-0",
        "prioritaeten": list(PRIORITIES),
        "zeithorizonte": dict(zip(HORIZONS, (2029, 2034, 2040), strict=True)),
        "veraltet_nach_monaten": 24,
    }


def _areas() -> list[dict[str, Any]]:
    town = {"id": "R-STADT", "titel": "Stadtgebiet", "art": "gesamtstadt"}
    polygon = {"geometrie": {"type": "Polygon", "coordinates": [RING]}}
    return [town | polygon] + [
        {"id": f"R-{i}", "titel": title, "art": "schwerpunktraum"} for i, title in enumerate(AREAS)
    ]


def _goal(number: int, title: str) -> dict[str, Any]:
    if number < 4:
        return {"id": f"Z-{number}", "titel": title, "ebene": "leitziel"}
    return {"id": f"Z-{number}", "titel": title, "ebene": "ziel", "teil_von": f"Z-{number % 4}"}


def _measure_file(measure: Measure) -> str:
    body = "\n\n".join(measure.text)
    return f"---\n{_yaml(_front_matter(measure))}---\n\n{body}\n"


def _front_matter(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "titel": measure.title,
        "kurz": measure.text[0][:200],
        "themenfelder": [f"T-{measure.field}"],
        "ziele": [f"Z-{measure.goal}"],
        "raeume": [f"R-{measure.area}"],
        "geometrie": {"punkt": [measure.lon, measure.lat]},
        "prioritaet": measure.priority,
        "zeithorizont": measure.horizon,
        "zeitraum": {"von": measure.start, "bis": measure.end},
        "federfuehrung": f"A-{measure.actor}",
        "kosten": {"betrag": measure.cost, "stand": "2026-01-31"},
        "finanzierung": [{"quelle": source, "betrag": amount} for source, amount in measure.funding.items()],
        "status": [{"stichtag": "2026-06-30", "phase": measure.phase}],
        "leitfragen": list(measure.questions),
        "beziehungen": [{"art": "voraussetzung", "id": needed} for needed in measure.needs],
    }


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
