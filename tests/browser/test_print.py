"""Pages on paper: a sum stays with what it adds up, and nothing is said by a sign alone."""

from __future__ import annotations

from pathlib import Path
from shutil import which
from subprocess import run

import pytest
from playwright.sync_api import expect

from browser_windows import Visit

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_fields_have_their_names_on_paper(window: Visit) -> None:
    page = window.open("massnahmen/")
    page.emulate_media(media="print")
    cells = page.locator("#tabelle .isek-cell-themenfelder")
    expect(cells.filter(has_text=";").first).to_be_visible()
    assert page.evaluate(UNSEEN) == []
    assert cells.locator(".isek-mark").filter(visible=True).count() == 0
    page.emulate_media(media="screen")


UNSEEN = """() => [...document.querySelectorAll("#tabelle .isek-cell-themenfelder > .isek-hidden")]
  .filter((e) => e.textContent.trim().length > 1 && e.getBoundingClientRect().width < 5).map((e) => e.textContent)"""


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext says what stands on which sheet")
@pytest.mark.parametrize("address", ["kosten/", "kapitel/umsetzung/"])
def test_no_sum_begins_a_sheet(window: Visit, tmp_path: Path, address: str) -> None:
    page = window.open(address)
    page.pdf(path=tmp_path / "seite.pdf", format="A4", prefer_css_page_size=True)
    done = run(["pdftotext", "-layout", "seite.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    sheets = [sheet.split("\n") for sheet in done.stdout.decode().split("\f")]
    begin = [[line.strip() for line in sheet if line.strip()][:2] for sheet in sheets]
    assert len(begin) > 2
    assert [lines for lines in begin if any(line.startswith("Zusammen ") for line in lines)] == []
