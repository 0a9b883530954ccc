"""Opening workbooks that others made: what is damaged, locked or dangerous is refused before it is read."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from isek.problems import Problem
from isek.read.texts import TABLE_LIMIT, read_bytes, unreadable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_UNPACKED_LIMIT = 200_000_000
_SMALL = 20_000_000
_RATIO_LIMIT = 300
_AREA_LIMIT = 2_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_BOOK = "xl/workbook.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_CHUNK = 1 << 20
_OVERLAP = 500

_SAVE_AS = "Die Tabelle in Excel als „Excel-Arbeitsmappe (.xlsx)“ speichern."
_DAMAGED = "Die Arbeitsmappe ist beschädigt und lässt sich nicht lesen."

# What openpyxl and the modules below it raise for workbooks that are not as they should be.
_READING_ERRORS = (
    *(
        ArithmeticError,
        AttributeError,
        EOFError,
        LookupError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
    ),
    *(zipfile.BadZipFile, zlib.error),
)


class Book(Struct, frozen=True):
    """A workbook with the values that were saved in it, and, if there are any, with its formulas."""

    values: Workbook
    formulas: Workbook | None


def open_book(path: Path, file: str) -> tuple[Book | None, list[Problem]]:
    """The workbook, or None and a problem."""
    data, problems = read_bytes(path, file, TABLE_LIMIT)
    if problems:
        return None, problems
    if data.startswith(_OLE):
        return None, [_old_or_protected(data, file)]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refused = _refusal(archive, file)
            if refused:
                return None, [refused]
            with_formulas, area = _survey(archive)
        if area > _AREA_LIMIT:
            return None, [
                unreadable(file, "Verbundene Zellen reichen über das halbe Blatt.", "Die Verbindung aufheben.")
            ]
        return Book(_load(data, values=True), _load(data, values=False) if with_formulas else None), []
    except _READING_ERRORS:
        if not data.startswith(b"PK"):
            return None, [unreadable(file, "Die Datei ist keine Excel-Arbeitsmappe.", _SAVE_AS)]
        return None, [unreadable(file, _DAMAGED, "Die Datei in Excel öffnen, reparieren lassen und neu speichern.")]


def _load(data: bytes, *, values: bool) -> Workbook:
    # openpyxl takes a quarter of a second to import, and most concepts have no workbook.
    from openpyxl import load_workbook  # noqa: PLC0415

    with warnings.catch_warnings():
        # It warns of what it cannot keep when it saves; here nothing is saved.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=values, keep_links=False)


def _old_or_protected(data: bytes, file: str) -> Problem:
    if _PROTECTED in data:
        return unreadable(file, "Die Arbeitsmappe ist mit einem Kennwort geschützt.", "Sie ohne Kennwort speichern.")
    return unreadable(file, "Die Datei hat das alte Excel-Format (.xls).", _SAVE_AS)


def _refusal(archive: zipfile.ZipFile, file: str) -> Problem | None:
    """Why the packed file is not to be read, judged by its table of contents alone."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if _BOOK not in names:
        kind = {True: "eine LibreOffice-Tabelle (.ods)"}.get("content.xml" in names, "keine Excel-Arbeitsmappe (.xlsx)")
        return unreadable(file, f"Die Datei ist {kind}.", _SAVE_AS)
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > _UNPACKED_LIMIT or (unpacked > _SMALL and unpacked > _RATIO_LIMIT * packed):
        message = f"Die Arbeitsmappe ist entpackt {unpacked // 1_000_000} MB groß; das ist zu viel für eine Tabelle."
        return unreadable(file, message, "Leere formatierte Zeilen und Bilder löschen und neu speichern.")
    if any(part.flag_bits & 1 for part in parts):
        return unreadable(file, "Die Arbeitsmappe ist mit einem Kennwort geschützt.", "Sie ohne Kennwort speichern.")
    return None


def _survey(archive: zipfile.ZipFile) -> tuple[bool, int]:
    """Whether there are formulas, and how many cells the merged and linked areas have (openpyxl visits each)."""
    formulas, area = False, 0
    for name in archive.namelist():
        if not _SHEET.fullmatch(name):
            continue
        with archive.open(name) as stream:
            before = b""
            while chunk := stream.read(_CHUNK):
                text = before + chunk
                formulas = formulas or bool(_FORMULA.search(text))
                area += sum(_cells(found) for found in _AREA.finditer(text) if found.end() > len(before))
                before = text[-_OVERLAP:]
    return formulas, area


def _cells(area: re.Match[bytes]) -> int:
    first, top, last, bottom = (group.decode() for group in area.groups())
    return max(0, _column(last) - _column(first) + 1) * max(0, int(bottom) - int(top) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
