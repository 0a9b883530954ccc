"""The real table as a website: from the workbook to linked pages with two commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from html_pages import HtmlSite
from site_builds import MKDOCS, Built, build, world

HERE = Path(__file__).parent
TABLE = HERE.parents[2] / "shared" / "data" / "masterplan-wasser-berlin.xlsx"
KONZEPT = "titel: Masterplan Wasser\ngemeinde: {name: Berlin}\nhorizont: {von: 2022, bis: 2032}\n"

pytestmark = [
    pytest.mark.real,
    pytest.mark.slow,
    pytest.mark.skipif(not TABLE.exists(), reason="the workbook does not lie beside the repository"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, run_python: Callable[..., str]) -> Built:
    """The site of what was imported."""
    config = world(tmp_path_factory.mktemp("masterplan"), files={"content/konzept.yml": KONZEPT}, mkdocs=MKDOCS)
    content = str(config.parent / "content")
    run_python(
        "-m", "isek", "import", str(TABLE), "--map", str(HERE / "masterplan-wasser.map.yml"), "--content", content
    )
    return build(config)


@pytest.fixture(scope="module")
def pages(built: Built) -> HtmlSite:
    """Its pages."""
    return built.pages


@pytest.fixture(scope="module")
def measures() -> list[dict[str, Any]]:
    """The rows of the source."""
    headings, *rows = openpyxl.load_workbook(TABLE)["measures"].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def page_of(number: Any) -> str:
    """The address of a measure of the source."""
    return f"massnahmen/m-{number}/"


def parts(cell: str | None) -> list[str]:
    """The numbers in a cell."""
    return [part.strip() for part in str(cell).split("-")] if cell else []


def test_each_measure_has_its_page(pages: HtmlSite, measures: list[dict[str, Any]]) -> None:
    assert len(measures) == 32
    found = {address for address in pages.addresses if address.startswith("massnahmen/m-")}
    assert found == {page_of(measure["measure_id"]) for measure in measures}
    for measure in measures:
        title = pages.pages[page_of(measure["measure_id"])].all("h1")[0].text
        assert " ".join(measure["measure_name"].split()) in " ".join(title.split())


def test_every_link_leads_somewhere(pages: HtmlSite) -> None:
    assert pages.broken_links() == []


def test_topics_and_authorities_are_linked(pages: HtmlSite, measures: list[dict[str, Any]]) -> None:
    for measure in measures:
        linked = pages.linked(page_of(measure["measure_id"]))
        assert f"themenfelder/t-{measure['topic_id']}/" in linked
        assert {f"akteure/a-{one}/" for one in parts(measure["responsible_authorities_ids"])} <= linked


def test_relations_are_linked_in_both_directions(pages: HtmlSite, measures: list[dict[str, Any]]) -> None:
    pairs = [(m["measure_id"], other) for m in measures for other in parts(m["related_measure_ids"])]
    assert len(pairs) == 88
    for one, other in pairs:
        assert page_of(other) in pages.linked(page_of(one))
        assert page_of(one) in pages.linked(page_of(other))


def test_status_texts_are_shown(pages: HtmlSite, measures: list[dict[str, Any]]) -> None:
    told = [measure for measure in measures if measure["status_text"]]
    assert told
    for measure in told:
        shown = "".join(pages.pages[page_of(measure["measure_id"])].text.split())
        assert "".join(measure["status_text"].split())[:60] in shown, measure["measure_id"]


def test_undated_status_is_asked_for(built: Built, measures: list[dict[str, Any]]) -> None:
    assert any(not measure["status_date"] for measure in measures if measure["status_text"])
    assert [line for line in built.lines("WARNING") if "[stichtag-fehlt]" in line]
