"""The files that are published under `/daten/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from isek.exports.canonical import export
from isek.exports.changes import changes
from isek.exports.costs import costs
from isek.exports.geo import feature_collections
from isek.exports.geopackage import geopackage
from isek.exports.measures_csv import measures_csv
from isek.exports.references import references
from isek.finance import CostOverview, overview
from isek.geometry import NO_SHAPES, Shapes
from isek.history import History
from isek.relations import Relations
from isek.schema.concept import Concept


def published(
    concept: Concept,
    relations: Relations,
    shapes: Shapes = NO_SHAPES,
    base: str = "",
    sums: CostOverview | None = None,
    history: History | None = None,
    exported: Mapping[str, Any] | None = None,
) -> dict[str, str | bytes]:
    """The content of each file by its name.

    `base` is the URL of the site with a slash at the end, if known; `sums`, and the concept in canonical form as
    `exported`, are made where they are not given.
    `history` has the differences between Fassungen, where there are any.
    """
    return {
        "konzept.json": dumped(dict(exported or export(concept, shapes.geojson_of))),
        "massnahmen.csv": measures_csv(concept),
        **placed(concept, shapes, base),
        "kosten.json": dumped(costs(sums or overview(concept), concept)),
        "verweise.json": dumped(references(relations)),
        **({"aenderungen.json": dumped(changes(history))} if history and history.steps else {}),
    }


def placed(concept: Concept, shapes: Shapes, base: str = "") -> dict[str, str | bytes]:
    """The files for maps, as far as anything has a geometry."""
    collections = feature_collections(
        concept, shapes, lambda object_id: base + concept.collection_of(object_id).address(object_id)
    )
    found: dict[str, str | bytes] = {f"{name}.geojson": dumped(one) for name, one in collections.items()}
    return found | ({"isek.gpkg": geopackage(collections, shapes.zone)} if collections else {})


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


_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
