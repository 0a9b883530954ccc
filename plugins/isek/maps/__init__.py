"""Maps as values: where things lie on a sheet, what is drawn, and where its numbers and names find room."""

from isek.maps.basemap import NO_MAPS, Basemap, Maps, read_maps

__all__ = ["NO_MAPS", "Basemap", "Maps", "read_maps"]
