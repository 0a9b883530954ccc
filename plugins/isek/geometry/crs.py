"""Coordinate systems: which one is meant, which zone belongs to a municipality, how exact a change is."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from statistics import median

from isek.geometry.heavy import WGS84, pyproj, transformer
from isek.geometry.plane import Bounds
from isek.schema.settings import Settings
from isek.values.fold import fold

UTM32, UTM33 = "EPSG:25832", "EPSG:25833"
_EAST = frozenset({"berlin", "brandenburg", "mecklenburg-vorpommern", "sachsen"})
_EAST_KEYS = frozenset({"11", "12", "13", "14"})
_SURE = 70
"""Out of 100: less is a likeness of names."""
_USUAL = frozenset({"4326", "4258", "3857", "25831", "25832", "25833", "31466", "31467", "31468", "31469"})
_NORTHINGS = (5_150_000, 6_150_000)
"""What lies between the Alps and the Danish border, in metres."""


def official_zone(settings: Settings) -> str | None:
    """The UTM zone of the Land, by its name or by the key of the municipality."""
    town = settings.municipality
    state, key = (fold(town.state or ""), (town.ags or "")[:2]) if town else ("", "")
    if state in _EAST or (not state and key in _EAST_KEYS):
        return UTM33
    return UTM32 if state or "01" <= key <= "16" else None


def zone_at(bounds: Iterable[Bounds]) -> str:
    """The UTM zone (ETRS89) in the middle of some places."""
    found = list(bounds)
    if not found:
        return UTM32
    west = median(one[0] + one[2] for one in found) / 2
    north = median(one[1] + one[3] for one in found) / 2
    number = min(60, int((west + 180) // 6) + 1)
    if 28 <= number <= 38 and north > 0:
        return f"EPSG:{25800 + number}"
    return f"EPSG:{(32600 if north >= 0 else 32700) + number}"


def likely(x: float, y: float, zone: str | None) -> str | None:
    """The system that coordinates in Germany are in, by their size; `zone` is the municipality's."""
    low, high = _NORTHINGS
    if abs(x) <= 180 and abs(y) <= 90:
        return WGS84
    if low <= y <= high:
        if 100_000 <= x <= 950_000:
            return zone or UTM32
        if 31_000_000 <= x < 34_000_000:
            return {31: "EPSG:5649", 32: "EPSG:4647", 33: "EPSG:5650"}[int(x // 1_000_000)]
        if 2_000_000 <= x < 6_000_000:
            return f"EPSG:{31464 + int(x // 1_000_000)}"
    if 600_000 <= x <= 1_700_000 and 5_900_000 <= y <= 7_400_000:
        return "EPSG:3857"
    return None


@cache
def known(name: str) -> str | None:
    """A system in its shortest spelling (`EPSG:25832`), `EPSG:4326` for degrees of WGS84; None for none at all."""
    library = pyproj()
    try:
        crs = library.CRS.from_user_input(name)
    except library.exceptions.CRSError:
        return None
    if not (crs.is_geographic or crs.is_projected):
        return None
    # The files beside a Shapefile say the same in other words, and without its number no good way leads out of
    # Gauß-Krüger. Several systems may fit: the railway has the same as the surveyors.
    codes = [found.code for found in crs.list_authority("EPSG", min_confidence=_SURE)]
    code = next((one for one in codes if one in _USUAL), codes[0] if codes else None)
    return f"EPSG:{code}" if code else str(crs.to_wkt())


@cache
def in_metres(crs: str) -> bool:
    """Whether a system is a flat one."""
    return bool(pyproj().CRS.from_user_input(crs).is_projected)


@cache
def accuracy(crs: str) -> str | None:
    """What a change to WGS84 cannot do better, in words; None where it is exact."""
    if crs == WGS84:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        group = pyproj().transformer.TransformerGroup(crs, WGS84, always_xy=True)
    best = group.transformers[0] if group.transformers else transformer(crs, WGS84)
    if "Ballpark" in best.description:
        return "nur ungefähr umgerechnet, auf einige hundert Meter genau"
    if best.accuracy < 0:
        return "mit den Werten der Datei umgerechnet, auf einige Meter genau"
    if not group.best_available:
        return f"ohne das Gitter BETA2007 umgerechnet, auf etwa {best.accuracy:.0f} m genau"
    return f"auf etwa {best.accuracy:.0f} m genau umgerechnet" if best.accuracy > 1 else None


def name_of(crs: str) -> str:
    """`EPSG:31467`, or the name of a system that has no number."""
    return crs if crs.startswith("EPSG:") else str(pyproj().CRS.from_user_input(crs).name)
