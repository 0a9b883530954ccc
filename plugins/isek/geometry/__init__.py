"""Where things lie: geometries as written, and the files that they name, become shapes in WGS84."""

from isek.geometry.reading import read_shapes
from isek.geometry.shapes import NO_SHAPES, Shape, Shapes, Source

__all__ = ["NO_SHAPES", "Shape", "Shapes", "Source", "read_shapes"]
