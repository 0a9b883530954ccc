"""The examples of the guide are run.

On the other pages, a block of code after a line that ends with the name of a file is an example of that file, and after
„Dazu“ it belongs to the one before: it must be read without Fehler and Warnung. In `docs/06-meldungen.md` the bad
example gives exactly its code, the good one gives nothing. Each section `## code` holds, in this order:

    **So nicht** – `file`:        then a block of code: what changes in the small world of „Auenbrück“
    **dazu** – `file`:            a further file of the same example
    ```text                       what `isek check` says about it, word for word
    **So** – `file`:              the good example, likewise
    **Vorher** – `file`:          before both: how it stood when the Fassung F-1 was frozen

With „(F-1 ist eingefroren)“ after the names of files, the world is frozen as it is before an example changes it.
A file that the world has is changed: keys and entries of the block take the place of those with the same name or id,
a block of Markdown without a head is put below the text. „ohne `file`“ deletes one, „(verbunden: A2:A3)“ merges cells.
`PYTHONPATH=tests/support python tests/guide/test_meldungen.py` writes the messages anew.
"""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from frozen_world import freeze_as
from isek.check import check
from isek.problems import LEVELS, Level, Problem
from isek.reports import LEVEL_NAMES, text_line

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
PAGE = ROOT / "docs" / "06-meldungen.md"
WORLD = ROOT / "tests" / "worlds" / "auental" / "content"
TODAY = date(2026, 6, 30)

NOT_YET = {
    # maps
    "karte-ohne-liste",
    # only when the site is published
    "entwurf-nicht-beschlossen",
}
"""Codes whose examples the program cannot run yet; their sections say so."""

REWRITE = "PYTHONPATH=tests/support python tests/guide/test_meldungen.py schreibt die Meldungen neu"

_MARK = re.compile(r"\*\*(So nicht|So|dazu|Vorher)\*\* – (?P<files>.+):$")
_NAMED = re.compile(r"`([^`]+\.(?:md|yml|csv|xlsx))`:$")
_FENCE = re.compile(r"```(\w*)\n(.*?)```\n", re.DOTALL)
_KEY = re.compile(r"^[^\s#-][^:]*(?=:)", re.MULTILINE)
_ENTRY_ID = re.compile(r"^(?:- |  )id: (\S+)", re.MULTILINE)


@dataclass(slots=True)
class Example:
    """The files that an example changes (path, language and text, cells to merge) and those that it deletes.

    `before` are files that were there when F-1 was frozen, `frozen` says that it was.
    """

    files: list[tuple[str, str, str, str | None]] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    before: list[tuple[str, str, str, str | None]] = field(default_factory=list)
    frozen: bool = False


@dataclass(slots=True)
class Section:
    """What the page says about one code."""

    code: str
    text: str
    bad: Example = field(default_factory=Example)
    good: Example = field(default_factory=Example)
    told: str | None = None


def sections() -> dict[str, Section]:
    """Every section of the page by its code."""
    parts = re.split(r"^## (.+)\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {code: read_section(code, text) for code, text in zip(parts[1::2], parts[2::2], strict=True)}


def read_section(code: str, text: str) -> Section:
    """A section with its examples."""
    section = Section(code, text)
    example, before = section.bad, 0
    for fence in _FENCE.finditer(text):
        if fence[1] == "text":
            section.told = fence[2]
            continue
        lead = text[before : fence.start()].rstrip().rsplit("\n", 1)[-1]
        mark, before = _MARK.match(lead), fence.end()
        assert mark, f"{code}: vor dem Beispiel fehlt „**So nicht** – `datei`:“, dort steht „{lead}“"
        if mark[1] == "Vorher":
            path = re.findall(r"`([^`]+)`", mark["files"])[0]
            for one in (section.bad, section.good):
                one.before.append((path, fence[1], fence[2], None))
            continue
        if mark[1] != "dazu":
            example = section.bad if mark[1] == "So nicht" else section.good
        example.frozen |= bool(example.before) or "F-1 ist eingefroren" in mark["files"]
        names = re.findall(r"(ohne )?`([^`]+)`", mark["files"])
        example.without += [name for without, name in names if without]
        merged = re.search(r"\(verbunden: (\S+)\)", mark["files"])
        path = next((name for without, name in names if not without), "")
        example.files.append((path, fence[1], fence[2], merged[1] if merged else None))
    return section


SECTIONS = sections()
RUN = [code for code in SECTIONS if code not in NOT_YET]


def examples_of(page: Path) -> Iterator[Example]:
    """The examples of a page other than that of the problems."""
    text, before = page.read_text(encoding="utf-8"), 0
    example = Example()
    for fence in _FENCE.finditer(text):
        lead, before = text[before : fence.start()].rstrip().rsplit("\n", 1)[-1], fence.end()
        named = _NAMED.search(lead)
        if not named:
            continue
        if example.files and not lead.startswith("Dazu "):
            yield example
            example = Example()
        example.files.append((named[1], fence[1], fence[2], None))
    if example.files:
        yield example


SHOWN = {
    f"{page.stem}: {number} {example.files[0][0]}": example
    for page in PAGES
    if page != PAGE
    for number, example in enumerate(examples_of(page), 1)
}


# How an example changes the world


def build(example: Example, content: Path) -> None:
    """The world of the guide, changed as the example says."""
    shutil.copytree(WORLD, content)
    (content / "bilder").mkdir()
    (content / "bilder" / "markt.jpg").write_bytes(b"")
    write_files(content, example.before)
    if example.frozen:
        freeze_as(content, "F-1")
    for name in example.without:
        (content / name).unlink()
    write_files(content, example.files)


def write_files(content: Path, files: list[tuple[str, str, str, str | None]]) -> None:
    """The files of an example; those that are there already are changed."""
    for name, language, text, merged in files:
        if name.endswith(".xlsx"):
            write_workbook(content / name, text, merged)
        else:
            path = content / name
            path.parent.mkdir(exist_ok=True)
            old = path.read_text(encoding="utf-8") if path.exists() else None
            path.write_text(text if old is None else changed(old, language, text), encoding="utf-8")


def write_workbook(path: Path, text: str, merged: str | None) -> None:
    """A workbook with one sheet of texts."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "KoFi"
    for row in csv.reader(text.splitlines(), delimiter=";"):
        sheet.append([cell or None for cell in row])
    if merged:
        sheet.merge_cells(merged)
    book.save(path)


def changed(old: str, language: str, text: str) -> str:
    """An existing file with the keys, entries or paragraphs of an example."""
    if language == "markdown" and not text.startswith("---\n"):
        return f"{old}\n{text}"
    if old.startswith("---\n"):
        _, head, body = old.split("---\n", 2)
        return f"---\n{with_keys(head, text)}---\n{body}"
    return with_entries(old, text) if old.startswith("- ") else with_keys(old, text)


def with_keys(old: str, text: str) -> str:
    """Keys take the place of those with the same name; new ones come last."""
    names = {key[0] for key in _KEY.finditer(text)}
    blocks = re.split(r"^(?=[^\s#-])", old, flags=re.MULTILINE)
    kept: list[str] = []
    placed = False
    for block in blocks:
        if block.split(":", 1)[0] not in names:
            kept.append(block)
        elif not placed:
            kept.append(text)
            placed = True
    return "".join(kept if placed else [*kept, text])


def with_entries(old: str, text: str) -> str:
    """Entries take the place of those with the same id; new ones come last."""
    new = entries(text)
    ids = {found[1]: entry for entry in new if (found := _ENTRY_ID.search(entry))}
    kept = []
    for entry in entries(old):
        found = _ENTRY_ID.search(entry)
        kept.append(ids.get(found[1], entry) if found else entry)
    return "".join([*kept, *(entry for entry in new if entry not in kept)])


def entries(text: str) -> list[str]:
    """The entries of a YAML list as text."""
    return [entry for entry in re.split(r"^(?=- )", text, flags=re.MULTILINE) if entry]


def told_about(example: Example) -> list[Problem]:
    """What the checker says about the changed world."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        build(example, content)
        return check(content, TODAY)


def lines(problems: list[Problem]) -> str:
    """The problems as `isek check` prints them."""
    return "".join(f"{text_line(problem, 'content')}\n" for problem in problems)


# Tests


@pytest.mark.parametrize("code", RUN)
def test_bad_example(code: str) -> None:
    """The bad example gives its code and no other, in the words of the page."""
    told = told_about(SECTIONS[code].bad)
    assert {problem.code for problem in told} == {code}, lines(told)
    assert SECTIONS[code].told == lines(told), REWRITE


@pytest.mark.parametrize("code", RUN)
def test_good_example(code: str) -> None:
    """The good example gives nothing at all."""
    assert lines(told_about(SECTIONS[code].good)) == ""


@pytest.mark.parametrize("name", SHOWN)
def test_shown_example(name: str) -> None:
    """What the guide shows as an example can be read, and nothing is to be objected to."""
    told = told_about(SHOWN[name])
    assert lines([problem for problem in told if problem.level is not Level.NOTE]) == ""


def test_codes_and_sections() -> None:
    """No code without a section, no section without a code; what is not yet run is marked, and only that."""
    assert set(SECTIONS) == set(LEVELS)
    assert set(LEVELS) >= NOT_YET
    marked = {code for code, section in SECTIONS.items() if "*Ab de" in section.text}
    assert marked == NOT_YET


@pytest.mark.parametrize("code", SECTIONS)
def test_section_is_complete(code: str) -> None:
    """A section names the level of its code, explains it, and has both examples."""
    section = SECTIONS[code]
    assert section.text.lstrip().startswith(f"**{LEVEL_NAMES[LEVELS[code]]}.** ")
    assert section.bad.files
    assert section.good.files


def test_page_begins_with_a_real_message() -> None:
    """The message that explains the form is one that the program tells, and every code is in the contents."""
    text = PAGE.read_text(encoding="utf-8")
    shown = _FENCE.search(text)
    assert shown
    assert shown[2] in {section.told for section in SECTIONS.values()}
    assert set(re.findall(r"^\[([\w-]+)\]\(#", text, re.MULTILINE)) == set(LEVELS)


def rewritten(text: str) -> Iterator[str]:
    """The page with what the program says now."""
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE):
        code = part.split("\n", 1)[0].removeprefix("## ")
        if code in RUN:
            said = lines(told_about(SECTIONS[code].bad))
            yield re.sub(r"```text\n.*?```\n", lambda _, said=said: f"```text\n{said}```\n", part, flags=re.DOTALL)
        else:
            yield part


if __name__ == "__main__":
    PAGE.write_text("".join(rewritten(PAGE.read_text(encoding="utf-8"))), encoding="utf-8")
