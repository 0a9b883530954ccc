"""Drawn grounds, kept below `.cache/isek/` by what they were made of; where nothing can be written, drawn anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from isek.maps.ground import Box
from isek.maps.light import LightLayer, LightSheet
from isek.maps.sheet import Name, Sheet

_DAMAGED = (OSError, ValueError, TypeError, KeyError)


def kept(folder: Path, digest: str) -> Sheet | None:
    """The sheet of an earlier run; None where there is none, or it is damaged."""
    try:
        found = _read(folder, "grundkarte", digest)
        layers = tuple([(str(name), str(data)) for name, data in found["layers"]])
        return Sheet(Box(*found["box"]), layers, tuple([Name(*one) for one in found["names"]]))
    except _DAMAGED:
        return None


def keep(folder: Path, digest: str, sheet: Sheet) -> None:
    """Keep a sheet, whole or not at all."""
    _write(folder, "grundkarte", digest, {"box": sheet.box, "layers": sheet.layers, "names": sheet.names})


def kept_light(folder: Path, digest: str) -> tuple[LightSheet, ...] | None:
    """The light sheets of an earlier run; None where there are none, or they are damaged."""
    try:
        return tuple([_light(*one) for one in _read(folder, "kleine-grundkarte", digest)["sheets"]])
    except _DAMAGED:
        return None


def keep_light(folder: Path, digest: str, sheets: Sequence[LightSheet]) -> None:
    """Keep light sheets, all or none."""
    _write(folder, "kleine-grundkarte", digest, {"sheets": sheets})


def _light(box: Any, grid: Any, layers: Any, shown: Any) -> LightSheet:
    kinds = tuple([LightLayer(str(kind), str(data), float(width), str(dash)) for kind, data, width, dash in layers])
    return LightSheet(Box(*box), float(grid), kinds, tuple([str(one) for one in shown]))


def _read(folder: Path, kind: str, digest: str) -> Any:
    return json.loads(_file(folder, kind, digest).read_text(encoding="utf-8"))


def _write(folder: Path, kind: str, digest: str, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=folder, suffix=".neu", delete=False, encoding="utf-8") as file:
            file.write(text)
        Path(file.name).replace(_file(folder, kind, digest))


def _file(folder: Path, kind: str, digest: str) -> Path:
    return folder / f"{kind}-{digest[:16]}.json"
