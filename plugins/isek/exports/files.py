"""The files that are published under `/daten/`."""

from __future__ import annotations

import json
from typing import Any

from isek.exports.canonical import GeometryOf, export
from isek.exports.costs import costs
from isek.exports.measures_csv import measures_csv
from isek.exports.references import references
from isek.finance import overview
from isek.relations import Relations
from isek.schema.concept import Concept


def published(concept: Concept, relations: Relations, geometry_of: GeometryOf | None = None) -> dict[str, str]:
    """The text of each file by its name."""
    return {
        "konzept.json": dumped(export(concept, geometry_of)),
        "massnahmen.csv": measures_csv(concept),
        "kosten.json": dumped(costs(overview(concept), concept)),
        "verweise.json": dumped(references(relations)),
    }


def dumped(data: dict[str, Any] | list[dict[str, Any]]) -> str:
    """JSON that people can read; the same data is the same text."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
