"""How much is read before a message asks for less."""

from __future__ import annotations

FILE_LIMIT = 200_000_000
"""Bytes of a file with geometries, and of all that a packed one holds."""
TEXT_LIMIT = 50_000_000
"""Bytes of a GeoJSON or GML file: as text, ten times as slow to read."""
RATIO_LIMIT = 100
"""So many times larger unpacked than packed is no map but a bomb."""
FEATURES_LIMIT = 100_000
"""Features of a layer."""
POINTS_LIMIT = 100_000
"""Points of one geometry."""
PLAIN_POINTS = 40
"""Up to so many points an area is looked at without the heavy libraries."""
