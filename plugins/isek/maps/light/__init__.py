"""The ground of small maps: what the basemap says, generalised until it is light."""

from isek.maps.light.sheets import LightLayer, LightSheet, light_sheets

__all__ = ["LightLayer", "LightSheet", "light_sheets"]
