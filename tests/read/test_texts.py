"""Which encodings are read, and how the others are named."""

from pathlib import Path

import pytest

from isek.model import Place
from isek.read import texts

TEXT = "titel: Größe\nkurz: 5 €\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.replace("\n", "\r\n").encode(), None),
        (TEXT.replace("\n", "\r").encode(), None),
        (TEXT.encode("utf-16"), "in UTF-16"),
        (TEXT.encode("utf-32"), "in UTF-32"),
        (TEXT.encode("utf-16-le"), "vermutlich in UTF-16, oder sie ist gar kein Text (sie enthält Nullbytes)"),
        (
            b"a: b\n" + TEXT.encode("cp1252"),
            "vermutlich in Windows-1252 (das erste Zeichen, das nicht passt, steht in Zeile 2)",
        ),
    ],
)
def test_text(data: bytes, message: str | None, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    text, problems = texts.read_text(tmp_path / "a", "ziele.yml")
    assert text == ("" if message else TEXT)
    told = f"Die Datei ist nicht in UTF-8 gespeichert, sondern {message}."
    assert [problem.message for problem in problems] == ([told] if message else [])
    assert all(problem.place == Place("ziele.yml") and problem.hint for problem in problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_table(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert texts.read_table_text(tmp_path / "a", "a.csv") == (TEXT, [])


@pytest.mark.parametrize(
    "data", [TEXT.encode("utf-16-le"), TEXT.encode("utf-32"), "grün".encode("cp850"), b"\xff\xfe\xd8"]
)
def test_table_in_another_encoding(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    text, [problem] = texts.read_table_text(tmp_path / "a", "a.csv")
    assert text == ""
    assert problem.code == "datei-unlesbar"
    assert problem.message == (
        "Die Datei ist weder in UTF-8 noch in UTF-16 (mit Kennung) oder Windows-1252 gespeichert."
    )


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "kreis").symlink_to("kreis")
    found = [texts.read_text(tmp_path / name, name)[1][0].message for name in ("fehlt.md", "", "kreis")]
    assert found == [
        "Die Datei fehlt.",
        "Das ist keine gewöhnliche Datei.",
        "Die Datei ist eine Verknüpfung, die im Kreis führt.",
    ]
