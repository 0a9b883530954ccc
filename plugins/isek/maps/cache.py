"""Drawn basemaps, kept below `.cache/isek/` by what they were made of; where nothing can be written, drawn anew."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from isek.maps.ground import Box
from isek.maps.sheet import Name, Sheet

_DAMAGED = (OSError, ValueError, TypeError, KeyError)


def kept(folder: Path, digest: str) -> Sheet | None:
    """The sheet of an earlier run; None where there is none, or it is damaged."""
    try:
        found = json.loads(_file(folder, digest).read_text(encoding="utf-8"))
        layers = tuple([(str(name), str(data)) for name, data in found["layers"]])
        return Sheet(Box(*found["box"]), layers, tuple([Name(*one) for one in found["names"]]))
    except _DAMAGED:
        return None


def keep(folder: Path, digest: str, sheet: Sheet) -> None:
    """Keep a sheet, whole or not at all."""
    text = json.dumps({"box": sheet.box, "layers": sheet.layers, "names": sheet.names}, ensure_ascii=False)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=folder, suffix=".neu", delete=False, encoding="utf-8") as file:
            file.write(text)
        Path(file.name).replace(_file(folder, digest))


def _file(folder: Path, digest: str) -> Path:
    return folder / f"grundkarte-{digest[:16]}.json"
