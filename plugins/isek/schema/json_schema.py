"""JSON Schemas of everything that editors write in YAML."""

from __future__ import annotations

from typing import Any

from isek.schema.collections import COLLECTIONS, schema_of
from isek.schema.settings import Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """By name: `konzept`, and for each collection one of an object (`ziele`) and one of a register (`ziele-liste`)."""
    found = {"konzept": {"title": "konzept.yml", **schema_of(Settings)}}
    for key, collection in COLLECTIONS.items():
        one = {"title": collection.singular, **schema_of(collection.cls)}
        found[key] = one
        if key != "kapitel":
            items = {name: value for name, value in one.items() if name != "$schema"}
            title = f"Verzeichnis: {collection.plural}"
            found[f"{key}-liste"] = {"$schema": DIALECT, "title": title, "type": "array", "items": items}
    return found
