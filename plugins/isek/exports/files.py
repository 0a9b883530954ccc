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


def dumped(data: dict[str, Any] | list[Any], depth: int = 2) -> str:
    """JSON with a line for each thing down to `depth`, so that people and Git can read it; always the same text.

    Python's own indentation would go down to every number, and take ten times as long.
    """
    return _dumped(data, depth, "") + "\n"


def _dumped(value: Any, depth: int, margin: str) -> str:
    if not value or not isinstance(value, dict | list):
        return _line(value)
    if depth < 0 or (depth == 0 and isinstance(value, dict)):
        return _line(value)
    inner = f"{margin}  "
    if isinstance(value, dict):
        rows = [f"{inner}{_line(key)}: {_dumped(child, depth - 1, inner)}" for key, child in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{margin}}}"
    rows = [f"{inner}{_line(child)}" for child in value]
    return "[\n" + ",\n".join(rows) + f"\n{margin}]"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
