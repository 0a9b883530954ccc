"""Files to texts: UTF-8 for YAML and Markdown, what Excel saves for CSV; everything else is refused by name."""

from __future__ import annotations

import codecs
import errno
import stat
from pathlib import Path

from isek.model import Place
from isek.problems import Problem, problem

TEXT_LIMIT = 10_000_000
"""Bytes that a YAML or Markdown file may have."""
TABLE_LIMIT = 50_000_000
"""Bytes that a table may have."""

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF8 = "Die Datei im Editor als „UTF-8“ speichern."
_SAVE_AS_CSV = "Die Tabelle in Excel als „CSV UTF-8“ speichern."
_ERRNO_CAUSES = {
    errno.ENOENT: "fehlt",
    errno.EACCES: "darf nicht gelesen werden (fehlende Leserechte)",
    errno.EPERM: "darf nicht gelesen werden (fehlende Leserechte)",
    errno.EISDIR: "ist ein Ordner, keine Datei",
    errno.ELOOP: "ist eine Verknüpfung, die im Kreis führt",
    errno.EEXIST: "ist schon da",
    errno.ENOTDIR: "liegt in etwas, das kein Ordner ist",
    errno.ENOSPC: "hat keinen Platz mehr: Der Datenträger ist voll",
    errno.EDQUOT: "hat keinen Platz mehr: Das Kontingent ist ausgeschöpft",
    errno.EROFS: "darf nicht geschrieben werden: Der Datenträger ist schreibgeschützt",
    errno.ENAMETOOLONG: "hat einen zu langen Namen",
}


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a YAML or Markdown file with LF line ends, or an empty text and a problem.

    `name` is the path relative to the content folder, with forward slashes.
    """
    data, problems = read_bytes(path, name, TEXT_LIMIT)
    if problems:
        return "", problems
    found = _encoding_of(data)
    if found is not None:
        return "", [unreadable(name, f"Die Datei ist nicht in UTF-8 gespeichert, sondern {found}.", _SAVE_AS_UTF8)]
    return _with_lf(data.decode("utf-8-sig")), []


def read_table_text(path: Path, name: str, encoding: str | None = None) -> tuple[str, list[Problem]]:
    """The text of a CSV file: in `encoding` if given, else UTF-8, UTF-16 by its byte order mark, or Windows-1252."""
    data, problems = read_bytes(path, name, TABLE_LIMIT)
    if problems:
        return "", problems
    for candidate in (encoding,) if encoding else _table_encodings(data):
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return _with_lf(text), []
    message = "Die Datei ist weder in UTF-8 noch in UTF-16 (mit Kennung) oder Windows-1252 gespeichert."
    if encoding:
        message = f"Die Datei ist nicht in der Kodierung gespeichert, die die Zuordnungsdatei nennt ({encoding})."
    return "", [unreadable(name, message, _SAVE_AS_CSV)]


def read_bytes(path: Path, name: str, limit: int) -> tuple[bytes, list[Problem]]:
    """The bytes of a regular file of at most `limit` bytes, or none and a problem."""
    try:
        # A named pipe or a device would be read for ever.
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return b"", [unreadable(name, "Das ist keine gewöhnliche Datei.")]
        data = path.read_bytes() if found.st_size <= limit else b""
    except OSError as error:
        return b"", [unreadable(name, f"Die Datei {cause_of(error)}.")]
    if max(len(data), found.st_size) > limit:
        return b"", [unreadable(name, f"Die Datei ist größer als {limit // 1_000_000} MB.")]
    return data, []


def unreadable(name: str, message: str, hint: str | None = None, *, sheet: str | None = None) -> Problem:
    """A `datei-unlesbar` for a whole file."""
    return problem("datei-unlesbar", Place(name, sheet=sheet), message, hint)


def cause_of(error: OSError, *, writing: bool = False) -> str:
    """What an error of the operating system means, as the German rest of a sentence about the file."""
    code = error.errno
    if writing and code in {errno.EACCES, errno.EPERM}:
        return "darf nicht geschrieben werden (fehlende Schreibrechte)"
    if code in _ERRNO_CAUSES:
        return _ERRNO_CAUSES[code]
    does = "schreiben" if writing else "lesen"
    return f"lässt sich nicht {does} (Fehler {errno.errorcode.get(code or 0, 'unbekannt')})"


def _encoding_of(data: bytes) -> str | None:
    """None for UTF-8, else the encoding that was found, with its preposition."""
    for bom, label in _BOMS:
        if data.startswith(bom):
            return f"in {label}"
    if b"\0" in data:
        return "vermutlich in UTF-16, oder sie ist gar kein Text (sie enthält Nullbytes)"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f"vermutlich in Windows-1252 (das erste Zeichen, das nicht passt, steht in Zeile {line})"
    return None


def _table_encodings(data: bytes) -> tuple[str, ...]:
    """The encodings to try, in this order and without statistics: a guess would be wrong without anyone noticing."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return ()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252")


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def any_text(path: Path) -> str:
    """The beginning of a refused file, letters guessed: enough to find the ids in it, for nothing else."""
    try:
        with path.open("rb") as stream:
            return stream.read(TEXT_LIMIT).decode("cp1252", "replace").replace("\r\n", "\n")
    except OSError:
        return ""
