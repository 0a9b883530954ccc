"""A real table: 32 measures, 38 authorities and 88 relations in one workbook become content.

The workbook lies beside the repository and is read where it is there; nothing of it is kept here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from isek.check import load
from isek.cli import main
from isek.problems import Level
from isek.relations import Relations, build
from isek.schema.concept import Concept

HERE = Path(__file__).parent
TABLE = HERE.parents[2] / "shared" / "data" / "masterplan-wasser-berlin.xlsx"
KONZEPT = "titel: Masterplan Wasser\ngemeinde: {name: Berlin}\nhorizont: {von: 2022, bis: 2032}\n"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not TABLE.exists(), reason="the workbook does not lie beside the repository"),
]


def import_masterplan(folder: Path) -> Path:
    """The content folder that comes of the workbook, in `folder`."""
    import_with_report(folder)
    return folder / "content"


def import_with_report(folder: Path) -> dict[str, Any]:
    """Import into a content folder that holds nothing but `konzept.yml`; the report."""
    content = folder / "content"
    content.mkdir()
    (content / "konzept.yml").write_text(KONZEPT, encoding="utf-8")
    mapping = HERE / "masterplan-wasser.map.yml"
    options = ["--map", str(mapping), "--content", str(content), "--format", "json"]
    result = CliRunner().invoke(main, ["import", str(TABLE), *options])
    assert result.exit_code == 0, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the import was done."""
    return tmp_path_factory.mktemp("masterplan")


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, Any]:
    """The report of the import."""
    return import_with_report(folder)


@pytest.fixture(scope="module")
def concept(folder: Path, report: dict[str, Any]) -> Concept:
    """The concept that the content makes."""
    return load(folder / "content").concept


@pytest.fixture(scope="module")
def source() -> dict[str, list[dict[str, Any]]]:
    """The rows of each sheet, by heading."""
    book = openpyxl.load_workbook(TABLE)
    found = {}
    for sheet in book:
        headings, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(headings, row, strict=True)) for row in rows]
    return found


def number(object_id: str) -> int:
    """The number in the source."""
    return int(object_id.split("-")[1])


def parts(cell: str | None) -> set[int]:
    """The numbers in a cell."""
    return {int(part) for part in cell.split("-")} if cell else set()


def test_every_row_is_accounted_for(report: dict[str, Any], source: dict[str, list[dict[str, Any]]]) -> None:
    rows = sum(len(source[sheet]) for sheet in ("topics", "authorities", "measures"))
    assert report["zeilen"] == {"gelesen": rows, "uebernommen": rows, "ausgelassen": 0}
    assert report["objekte"] == {"themenfelder": 5, "massnahmen": 32, "akteure": 38}
    kinds = {message["art"] for message in report["meldungen"]}
    assert kinds == {"geaendert", "blatt-ausgelassen"}
    left = [message["blatt"] for message in report["meldungen"] if message["art"] == "blatt-ausgelassen"]
    assert left == ["reference"]


def test_every_cell_is_taken(concept: Concept, source: dict[str, list[dict[str, Any]]]) -> None:
    for row in source["measures"]:
        measure = concept.measures[f"M-{row['measure_id']}"]
        assert measure.title == " ".join(row["measure_name"].split())
        assert [number(ref.id) for ref in measure.fields] == [row["topic_id"]]
        assert {number(ref.id) for ref in measure.lead} == parts(row["responsible_authorities_ids"])
        assert {number(link.target.id) for link in measure.relations if link.target} == parts(
            row["related_measure_ids"]
        )
        text = bare(str(measure.text))
        for name in ("description_short", "goal", "responsible_authorities_text", "challenges_text"):
            assert bare(row[name] or "") in text


def test_status_has_a_date_only_where_the_source_has_one(
    concept: Concept, source: dict[str, list[dict[str, Any]]]
) -> None:
    for row in source["measures"]:
        measure = concept.measures[f"M-{row['measure_id']}"]
        assert len(measure.status) == (1 if row["status_text"] else 0)
        for entry in measure.status:
            assert bare(str(entry.text)) == bare(row["status_text"])
            assert (entry.as_of.first if entry.as_of else None) == (row["status_date"] and row["status_date"].date())
            assert entry.phase == "unbekannt"


def bare(text: str) -> str:
    """Letters and digits alone: the words, without what Markdown needs."""
    return "".join(char for char in text.replace("&#123;", "").replace("&lt;", "") if char.isalnum())


def test_topics_and_authorities(concept: Concept, source: dict[str, list[dict[str, Any]]]) -> None:
    titles = {number(found.id): found.title for found in concept.fields.values()}
    assert titles == {row["topic_id"]: row["topic_name"].strip() for row in source["topics"]}
    names = {number(found.id): (found.title, found.short_name) for found in concept.actors.values()}
    assert names == {
        row["authority_id"]: (row["authority_name"].strip(), row["authority_shortname"])
        for row in source["authorities"]
    }


def test_relations_lead_both_ways(concept: Concept) -> None:
    stated = {(one.id, link.target.id) for one in concept.measures.values() for link in one.relations if link.target}
    assert len(stated) == 88
    assert sum((there, here) not in stated for here, there in stated) == 58
    relations = build(concept, lambda _: None)
    for here, there in stated:
        assert there in others(relations, here)
        assert here in others(relations, there)


def others(relations: Relations, measure_id: str) -> set[str]:
    """The measures that a measure is related with, whoever has said so."""
    return {one.id for group in relations.measure_relations(measure_id) for one in group.related}


def test_only_real_questions_are_left(folder: Path, report: dict[str, Any]) -> None:
    checked = load(folder / "content")
    told = [problem for problem in checked.problems if problem.level is not Level.NOTE]
    counted = {code: sum(problem.code == code for problem in told) for code in {problem.code for problem in told}}
    undated = sum(not entry.as_of for one in checked.concept.measures.values() for entry in one.status)
    assert counted == {"stichtag-fehlt": undated, "ziel-fehlt": 1, "raum-fehlt": 1}
    assert {problem.level for problem in told} == {Level.WARNING}


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    content = import_masterplan(tmp_path)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    mapping = HERE / "masterplan-wasser.map.yml"
    result = CliRunner().invoke(main, ["import", str(TABLE), "--map", str(mapping), "--content", str(content)])
    assert result.exit_code == 1
    assert result.stderr.endswith("Nichts wurde geschrieben.\n")
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before
