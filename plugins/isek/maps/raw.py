"""One thing of a basemap, as its source has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Raw(NamedTuple):
    """Its kind, its name (blank for none), and its GeoJSON geometry in WGS84."""

    kind: str
    name: str
    geometry: Mapping[str, Any]
