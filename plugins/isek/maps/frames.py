"""Which part of the ground a sheet shows."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from isek.maps.ground import Box, Point

_CORE = 0.6
"""So many of all things make a part that is worth a sheet of its own."""
_WORTH = 1.4
"""How much better that part must be seen."""


class Size(Struct, frozen=True):
    """A sheet in pixels where it is smallest; `most` is how many times larger it becomes."""

    width: int
    height: int
    most: float


WIDE = Size(640, 430, 1.9)
NARROW = Size(288, 330, 2.25)
LOCATOR = Size(286, 196, 1.7)
THUMB = Size(240, 104, 1.5)
HERO = Size(640, 470, 1.6)
SMALL_HERO = Size(300, 250, 2.2)


class Frame(Struct, frozen=True):
    """A part of the ground in metres, in the form of a sheet."""

    box: Box
    size: Size

    @property
    def scale(self) -> float:
        """Pixels for a metre, on the smallest sheet."""
        return self.size.width / self.box.width

    def at(self, point: Point) -> Point:
        """A point in pixels of the smallest sheet."""
        scale = self.scale
        return (point[0] - self.box.west) * scale, (point[1] - self.box.north) * scale


def frame_for(
    box: Box, size: Size, *, margin: float = 34, left: float = 0, below: float = 0, least: float = 450
) -> Frame:
    """The frame that shows a box with a margin of some pixels, `left` and `below` more of it.

    `least` is how many metres wide it is at least.
    """
    room = (size.width - 2 * margin - left, size.height - 2 * margin - below)
    scale = min(room[0] / max(box.width, 1), room[1] / max(box.height, 1), size.width / least)
    width, height = size.width / scale, size.height / scale
    x, y = box.middle[0] - left / 2 / scale, box.middle[1] + below / 2 / scale
    return Frame(Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), size)


def core_of(boxes: Sequence[Box], least: float = 700.0) -> tuple[int, ...]:
    """The places of the boxes that lie close together, if the rest is far off and they are most; else of all.

    `least` is the least width in metres that a part has.
    """
    everything = tuple(range(len(boxes)))
    if len(boxes) < 5:
        return everything
    middles = [box.middle for box in boxes]
    x, y = median(one[0] for one in middles), median(one[1] for one in middles)
    far = [max(abs(box.west - x), abs(box.east - x), abs(box.north - y), abs(box.south - y)) for box in boxes]
    order = sorted(everything, key=lambda at: far[at])
    first = int(_CORE * len(boxes) + 0.99)
    reach, best, gain = far[order[-1]], len(boxes), _WORTH
    for count in range(first, len(boxes)):
        inner = max(far[order[count - 1]], least / 2)
        # What is seen larger, against how much of it there is.
        found = count / len(boxes) * reach / inner
        if found > gain:
            best, gain = count, found
    return tuple(sorted(order[:best]))
