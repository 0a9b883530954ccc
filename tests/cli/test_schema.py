"""`isek schema`: JSON Schemas that the example content fits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from isek.cli import main
from isek.schema.collections import COLLECTIONS
from isek.schema.json_schema import json_schemas

SCHEMAS = json_schemas()
TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
KEYWORDS = {"anyOf", "enum", "type", "required", "properties", "patternProperties", "additionalProperties", "items"}
KEYWORDS |= {"minimum", "maximum", "maxItems", "pattern"}
DESCRIBING = {"$schema", "title", "description"}


class Loader(yaml.SafeLoader):
    """YAML as editors' tools read it, but with dates as texts, as JSON has none."""


Loader.yaml_implicit_resolvers = {
    char: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for char, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(value: Any, schema: dict[str, Any], path: str = "") -> Iterator[str]:
    """Where a value does not fit: the part of JSON Schema that our schemas use."""
    if "anyOf" in schema and all(any(faults(value, one)) for one in schema["anyOf"]):
        yield f"{path}: {value!r} fits none of {schema['anyOf']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    types = schema.get("type", [])
    kinds = tuple(TYPES[one] for one in ([types] if isinstance(types, str) else types))
    if kinds and not isinstance(value, kinds):
        yield f"{path}: {value!r} is no {types}"
    if isinstance(value, dict):
        yield from object_faults(value, schema, path)
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), f"{path}[{at}]")


def object_faults(value: dict[Any, Any], schema: dict[str, Any], path: str) -> Iterator[str]:
    """Where the fields of an object do not fit."""
    yield from (f"{path}: {name} is missing" for name in schema.get("required", []) if name not in value)
    for name, child in value.items():
        patterns = [
            inner for regex, inner in schema.get("patternProperties", {}).items() if re.search(regex, str(name))
        ]
        known = schema.get("properties", {}).get(name) or (patterns[0] if patterns else None)
        more = schema.get("additionalProperties", {})
        if known is not None:
            yield from faults(child, known, f"{path}.{name}")
        elif more is False:
            yield f"{path}: {name} is not known"
        else:
            yield from faults(child, more, f"{path}.{name}")


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema and every schema in it."""
    yield schema
    for keyword, value in schema.items():
        if keyword == "anyOf":
            inner = value
        elif keyword in {"properties", "patternProperties"}:
            inner = list(value.values())
        else:
            inner = [value] if keyword in {"items", "additionalProperties"} and isinstance(value, dict) else []
        for one in inner:
            yield from parts(one)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    for part in parts(schema):
        assert set(part) <= KEYWORDS | DESCRIBING
        assert set(part.get("required", [])) <= set(part.get("properties", {}))
        for key, inner in part.get("properties", {}).items():
            assert key in {"von", "bis"} or (inner["title"] and inner["description"])


def registers(root: Path) -> list[tuple[str, Path]]:
    """The YAML files of the example with the name of their schema."""
    found = [(f"{path.stem}-liste", path) for path in (root / "content").glob("*.yml") if path.stem in COLLECTIONS]
    single = [(key, path) for key in COLLECTIONS for path in (root / "content" / key).glob("*.yml")]
    return [("konzept", root / "content" / "konzept.yml"), *found, *single]


def test_example_fits(root: Path) -> None:
    for name, path in registers(root):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader without dates
        assert list(faults(data, SCHEMAS[name], path.name)) == []


def test_faults_are_found() -> None:
    measure = {"id": "M-1", "titel": "x", "themenfelder": ["T-1"]}
    assert list(faults(measure, SCHEMAS["massnahmen"])) == []
    assert list(faults(measure | {"leitprojekt": "vielleicht"}, SCHEMAS["massnahmen"])) != []
    assert list(faults(measure | {"statsu": []}, SCHEMAS["massnahmen"])) == [": statsu is not known"]
    assert list(faults({"id": "M-1"}, SCHEMAS["massnahmen"])) != []


def test_command(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["schema", "ziele"])
    assert json.loads(run.stdout) == SCHEMAS["ziele"]
    assert json.loads(CliRunner().invoke(main, ["schema"]).stdout) == SCHEMAS
    run = CliRunner().invoke(main, ["schema", "-o", str(tmp_path / "s")])
    assert run.exit_code == 0
    assert json.loads((tmp_path / "s" / "ziele-liste.schema.json").read_text("utf-8")) == SCHEMAS["ziele-liste"]
    run = CliRunner().invoke(main, ["schema", "zeile"])
    assert run.exit_code == 2
    assert "Ein Schema „zeile“ gibt es nicht. Meinten Sie „ziele“?" in run.stderr
