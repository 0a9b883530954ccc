"""Why a geometry cannot be taken: raised where it is found, told where the object is known."""

from __future__ import annotations

from decimal import Decimal

from isek.model import Place
from isek.values.german import number


class RefusedError(Exception):
    """What is wrong, as a problem has it. `place` is set where a whole file is at fault."""

    def __init__(self, code: str, message: str, hint: str | None = None, place: Place | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.place = place


class NoReferenceError(Exception):
    """Coordinates that are no degrees, in a system that nobody names (or another than `stated`).

    `file` and `layer` are set where a file is at fault.
    """

    def __init__(self, x: float, y: float, stated: str | None = None, file: str | None = None) -> None:
        super().__init__(x, y)
        self.x = x
        self.y = y
        self.stated = stated
        self.file = file


def unreadable(message: str, hint: str | None = None, place: Place | None = None) -> RefusedError:
    """A file that is missing, damaged or too big."""
    return RefusedError("datei-unlesbar", message, hint, place)


def where(x: float, y: float) -> str:
    """„Länge 11,4522, Breite 49,0193“, or „Rechtswert 477.123, Hochwert 5.552.345“ for metres."""
    if abs(x) <= 180 and abs(y) <= 90:
        return f"Länge {_figure(x, 6)}, Breite {_figure(y, 6)}"
    return f"Rechtswert {_figure(x, 1)}, Hochwert {_figure(y, 1)}"


def _figure(value: float, digits: int) -> str:
    return number(Decimal(f"{value:.{digits}f}"))
