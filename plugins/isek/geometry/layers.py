"""A layer of a file: its features with their values, and how one of them is found."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec
from msgspec import Struct

from isek.geometry.refused import RefusedError
from isek.geometry.written import FileRef, Scalar
from isek.values.fold import fold
from isek.values.german import join, number
from isek.values.nearest import did_you_mean

_MOST_NAMES = 5000
"""More values than these are not searched for one that is meant."""
_SHORT_NAMES = 10
"""Shapefiles cut the names of fields."""
_YES_NO = {True: ("true", "ja", "1"), False: ("false", "nein", "0")}
_AMBIGUOUS_HINT = "`merkmal` nennt Feld und Wert, etwa `merkmal: {{{field}: …}}`."


class Layer(Struct):
    """The features of a layer: the values of each field, and as many geometries (None where one has none).

    `crs` is the system as the file names it; `given` holds either WKB or GeoJSON.
    """

    file: str
    name: str
    columns: Mapping[str, Sequence[Any]]
    given: Sequence[Any]
    crs: str | None
    _rows: dict[str, dict[str, list[int]]] = msgspec.field(default_factory=dict)

    def row_of(self, ref: FileRef) -> int:
        """The feature that is meant. Raises RefusedError where there is none, or more than one."""
        if not ref.feature:
            return self._only()
        rows: set[int] | None = None
        for name, value in ref.feature:
            found = set(self._matching(name, value))
            rows = found if rows is None else rows & found
        if rows is None or len(rows) != 1:
            raise self._not_one(ref, len(rows or ()))
        return rows.pop()

    def _only(self) -> int:
        if len(self.given) == 1:
            return 0
        if not self.given:
            raise missing(f"Die Ebene „{self.name}“ in „{self.file}“ ist leer.")
        message = f"„{self.file}“ hat {number(len(self.given))} Merkmale; welches gemeint ist, steht nicht da."
        names = [name for name in self.columns if name not in {"fid", "gml_id"}] or list(self.columns)
        raise missing(message, _AMBIGUOUS_HINT.format(field=names[0] if names else "kennung"))

    def _matching(self, name: str, value: Scalar) -> list[int]:
        column = self._column(name)
        if column not in self._rows:
            rows: dict[str, list[int]] = {}
            for row, given in enumerate(self.columns[column]):
                for form in forms_of(given):
                    rows.setdefault(form, []).append(row)
            self._rows[column] = rows
        return next((self._rows[column][form] for form in forms_of(value) if form in self._rows[column]), [])

    def _column(self, name: str) -> str:
        """The field of this name, if need be in other letters or cut to ten."""
        if name in self.columns:
            return name
        for column in self.columns:
            if fold(column) in {fold(name), fold(name[:_SHORT_NAMES])}:
                return column
        message = f"Das Feld „{name}“ gibt es in „{self.file}“ nicht."
        raise missing(message, did_you_mean(name, self.columns))

    def _not_one(self, ref: FileRef, count: int) -> RefusedError:
        wanted = join([f"{name} = {value}" for name, value in ref.feature])
        if count:
            message = f"In „{self.file}“ passen {number(count)} Merkmale zu {wanted}; eines ist gemeint."
            hint = "Ein Feld wählen, das eindeutig ist, oder sie in QGIS zu einem Merkmal zusammenfassen („Auflösen“)."
            return missing(message, hint)
        name, value = ref.feature[0]
        values = self.columns[self._column(name)][:_MOST_NAMES]
        near = did_you_mean(str(value), list(dict.fromkeys(str(one) for one in values if forms_of(one))))
        return missing(f"Ein Merkmal mit {wanted} gibt es in „{self.file}“ nicht.", near)


def missing(message: str, hint: str | None = None) -> RefusedError:
    """A layer or feature that is not there, or not the only one."""
    return RefusedError("geometrie-fehlt", message, hint)


def forms_of(value: Any) -> tuple[str, ...]:
    """How a value is compared, the surest form first: as text, and as a number where it is one. None for no value."""
    if value is None or value != value:
        return ()
    if isinstance(value, bool):
        return _YES_NO[value]
    text = unicodedata.normalize("NFC", str(value)).strip()
    try:
        figure = Decimal(text)
    except InvalidOperation:
        return (text,)
    plain = f"#{figure.normalize():f}" if figure.is_finite() and abs(figure.adjusted()) < 30 else ""
    return tuple(form for form in (text, plain) if form)


def layer_named(ref: FileRef, names: Sequence[str]) -> str:
    """The layer that is meant. Raises RefusedError where there is none, or more than one."""
    if not names:
        raise missing(f"In „{ref.file}“ ist keine Ebene mit Geometrien.")
    if ref.layer is None:
        if len(names) > 1:
            message = f"„{ref.file}“ hat {number(len(names))} Ebenen; welche gemeint ist, steht nicht da."
            raise missing(message, f"`ebene` nennt eine davon: {', '.join(names[:8])}.")
        return names[0]
    if ref.layer in names:
        return ref.layer
    same = [name for name in names if fold(name) == fold(ref.layer)]
    if len(same) == 1:
        return same[0]
    message = f"Die Ebene „{ref.layer}“ gibt es in „{ref.file}“ nicht."
    raise missing(message, did_you_mean(ref.layer, names))
