"""Every file under `cases/` shows a small world and says which problems must be told about it.

A case is one of the worlds under `worlds/` (`world`, else „auental“) with these changes, in this order:

    delete   [file]                          write         {file: text}
    replace  {file: [old, new]}              write_cp1252, write_utf16
    repeat   {file: [text, times]}           symlink       {file: target}
    xlsx     {file: {sheet: rows}}           or {sheet: {rows, hidden_rows, hidden_columns, merged, formats, cached}}

`epoch` is the reference date. What is expected:

    expect   problems, each with `code` (or several that the contract leaves open) and any of `file`, `line`,
             `at` (a text on the line), `starts` (a text that starts at line and column), `sheet` and `cell`, `level`,
             `contains` (in message or hint), `message` (both, word for word), `about` (an id), `times` (not more often)
    never    codes, or patterns like those of `expect`, that must not be told
    only     no other Fehler or Warnung than the expected ones
    silent   no other problem at all
    export   {collection: {id: {key: value}}}: what the export must contain (null: the key must be absent)
    same     [{collection: [id, id], key: key}]: objects for which the export must have the same value
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple

from isek.check import check
from isek.problems import LEVELS, Level, Problem, by_place

HERE = Path(__file__).parent
FILES = sorted((HERE / "cases").rglob("*.yml"))
CASES = {str(path.relative_to(HERE / "cases").with_suffix("")): path for path in FILES}
EXPORTS = [name for name, path in CASES.items() if re.search("^(export|same):", path.read_text(encoding="utf-8"), re.M)]
TODAY = date(2026, 6, 30)
NOT_YET = {
    "aenderung-zu-tief",
    "anlass-fehlt",
    "anlass-pruefen",
    "beschluss-fehlt",
    "objekt-verschwunden",
    "fassung-veraendert",
    "fassung-abweichend",
    "fassung-nicht-eingefroren",
    "entwurf-nicht-beschlossen",
    "verweis-pruefen",
    "gleiches-objekt",
    "kennung-wiederverwendet",
    "karte-ohne-liste",
    "erklaerung-veraltet",
}
"""Codes that need a frozen Fassung or the site: other tests show them."""


def problems_of(content: Path, today: date) -> list[Problem]:
    """The one place that knows how the checker is called."""
    return check(content, today)


def export_of(content: Path, today: date) -> dict[str, Any]:
    """The published form of the content, by the command that editors use."""
    command = [sys.executable, "-m", "isek", "export", "--format", "json", "--content", str(content)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": epoch(today)}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def epoch(day: date) -> str:
    """Noon of a day, in seconds since 1970."""
    return str((day - date(1970, 1, 1)).days * 86400 + 43200)


# How a world is built


def build(case: dict[str, Any], content: Path) -> None:
    """Copies the case's world to `content` and changes it."""
    shutil.copytree(HERE / "worlds" / case.get("world", "auental") / "content", content)
    for name in case.get("delete", []):
        (content / name).unlink()
    for name, text, encoding in written(case):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(text.encode(encoding))
    for name, changes in case.get("replace", {}).items():
        replace(content / name, changes if isinstance(changes[0], list) else [changes])
    for name, sheets in case.get("xlsx", {}).items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        write_workbook(content / name, sheets)
    for name, target in case.get("symlink", {}).items():
        (content / name).symlink_to(target)


def written(case: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """File, text and encoding of everything that a case writes."""
    for key, encoding in (("write", "utf-8"), ("write_cp1252", "cp1252"), ("write_utf16", "utf-16")):
        for name, text in case.get(key, {}).items():
            yield name, text, encoding
    for name, (text, times) in case.get("repeat", {}).items():
        yield name, text * times, "utf-8"


def replace(path: Path, changes: list[list[str]]) -> None:
    """Changes texts that stand in the file exactly once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def write_workbook(path: Path, sheets: dict[str, Any]) -> None:
    """A workbook with these sheets; a text that begins with `=` is a formula, without a result unless `cached`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    cached: dict[int, dict[str, Any]] = {}
    for number, (name, spec) in enumerate(sheets.items(), 1):
        spec = spec if isinstance(spec, dict) else {"rows": spec}
        sheet = book.create_sheet(name)
        for row in spec["rows"]:
            sheet.append(row)
        for line in spec.get("hidden_rows", []):
            sheet.row_dimensions[line].hidden = True
        for letter in spec.get("hidden_columns", []):
            sheet.column_dimensions[letter].hidden = True
        for area in spec.get("merged", []):
            sheet.merge_cells(area)
        for cell, number_format in spec.get("formats", {}).items():
            sheet[cell].number_format = number_format
        cached[number] = spec.get("cached", {})
    book.save(path)
    cache_results(path, cached)


def cache_results(path: Path, cached: dict[int, dict[str, Any]]) -> None:
    """Writes results of formulas into a saved workbook, as Excel does and openpyxl cannot."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for number, results in cached.items():
        name = f"xl/worksheets/sheet{number}.xml"
        for cell, value in results.items():
            pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?(?:/>|></v>)'
            text, found = re.subn(pattern, rf"\g<1><v>{value}</v>", parts[name].decode())
            assert found == 1, f"{cell} of {path.name} holds no formula"
            parts[name] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)


# How a problem is compared with what is expected


def fits(want: dict[str, Any], problem: Problem, content: Path) -> bool:
    """Whether a problem is one that is meant."""
    said = f"{problem.message} {problem.hint or ''}".strip()
    parts = want.get("contains", [])
    return (
        problem.code in as_list(want["code"])
        and want.get("file", problem.place.file) == problem.place.file
        and want.get("level", problem.level) == problem.level
        and want.get("about", problem.about) == problem.about
        and want.get("message", said) == said
        and all(folded(str(part)) in folded(said) for part in as_list(parts))
        and place_fits(want, problem, content)
    )


def place_fits(want: dict[str, Any], problem: Problem, content: Path) -> bool:
    """Whether a problem stands where it should."""
    place = problem.place
    if "line" in want and place.line not in as_list(want["line"]):
        return False
    if "at" in want and place.line not in [position(content, want["file"], text)[0] for text in as_list(want["at"])]:
        return False
    if "starts" in want and (place.line, place.column) != position(content, want["file"], want["starts"]):
        return False
    if "cell" in want and (place.line, place.column) != coordinate_to_tuple(want["cell"]):
        return False
    return "sheet" not in want or place.sheet == want["sheet"]


def folded(text: str) -> str:
    """Without case and umlauts, since a message may name a key or its German name."""
    return text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def position(content: Path, name: str, sought: object) -> tuple[int, int]:
    """Line and column at which a text starts that stands in the file exactly once."""
    text = str(sought)
    whole = (content / name).read_text(encoding="utf-8-sig")
    assert whole.count(text) == 1, f"{text!r} stands {whole.count(text)} times in {name}"
    before = whole[: whole.index(text)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def as_list(value: Any) -> list[Any]:
    """Lists accept one value too, also here."""
    return value if isinstance(value, list) else [value]


def complaints(case: dict[str, Any], told: list[Problem], content: Path) -> Iterator[str]:
    """What a run of the checker did not do as the case says."""
    wanted = case.get("expect", [])
    for want in wanted:
        hits = [problem for problem in told if fits(want, problem, content)]
        if not hits or len(hits) != want.get("times", len(hits)):
            yield f"told {len(hits)} times: {want}"
    for pattern in case.get("never", []):
        pattern = {"code": pattern} if isinstance(pattern, str) else pattern
        yield from (f"never: {show(problem)}" for problem in told if fits(pattern, problem, content))
    if case.get("only") or case.get("silent"):
        others = [problem for problem in told if not any(fits(want, problem, content) for want in wanted)]
        yield from (f"unexpected: {show(p)}" for p in others if case.get("silent") or p.level != Level.NOTE)


def show(problem: Problem) -> str:
    """A problem in one line."""
    return f"{problem.place} {problem.level} {problem.message} {problem.hint or ''} [{problem.code}]"


def differences(case: dict[str, Any], collections: dict[str, Any]) -> Iterator[str]:
    """Where the export does not hold what the case says."""
    objects = {(name, entry.get("id")): entry for name, entries in collections.items() for entry in entries}
    for name, wanted in case.get("export", {}).items():
        for id, keys in wanted.items():
            found = objects.get((name, id), {"id": "not exported"})
            yield from (f"{id}.{key} is {found.get(key)!r}" for key in keys if found.get(key) != keys[key])
    for group in case.get("same", []):
        key = group.pop("key")
        for name, ids in group.items():
            values = {id: objects.get((name, id), {}).get(key) for id in ids}
            if len({json.dumps(value, sort_keys=True) for value in values.values()}) != 1 or None in values.values():
                yield f"{key} differs: {values}"


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    """The checker tells what the case says."""
    case = yaml.safe_load(CASES[name].read_text(encoding="utf-8"))
    content = tmp_path / "content"
    build(case, content)
    today = case.get("epoch", TODAY)
    told = problems_of(content, today)
    assert told == by_place(told), "problems are sorted by place"
    failures = list(complaints(case, told, content))
    seen = "\n".join(show(problem) for problem in told[:30])
    assert not failures, "\n".join([case["about"], *failures, "All that was told:", seen])


@pytest.mark.parametrize("name", EXPORTS)
def test_export(name: str, tmp_path: Path) -> None:
    """The content is read as the case says."""
    case = yaml.safe_load(CASES[name].read_text(encoding="utf-8"))
    build(case, tmp_path / "content")
    exported = export_of(tmp_path / "content", case.get("epoch", TODAY))
    failures = list(differences(case, exported["sammlungen"]))
    assert not failures, "\n".join([case["about"], *failures])


def test_every_code_has_a_case() -> None:
    """No code of the contract is left without a world in which it must be told, once with its very words."""
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES]
    wanted = [want for case in cases for want in case.get("expect", [])]
    shown = {code for want in wanted for code in as_list(want["code"])}
    assert shown <= set(LEVELS)
    assert set(LEVELS) - NOT_YET <= shown
    assert set(LEVELS) - NOT_YET <= {want["code"] for want in wanted if "message" in want}


def test_cases_say_what_they_show() -> None:
    """Every case has a sentence, and expects or excludes something."""
    for name, path in CASES.items():
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert case["about"].endswith("."), name
        assert case.keys() & {"expect", "never", "only", "silent", "export", "same"}, name
