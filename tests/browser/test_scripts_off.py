"""Without scripts every page says the same: what could do nothing is missing, the forms and the buttons beside maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser_windows import Visit
from page_kinds import EVERY

WITHOUT_FORM = """document.querySelectorAll('.isek-filters, .isek-map-show, .isek-live').forEach(one => one.remove());
document.querySelectorAll('.isek-map-moves').forEach(one => one.classList.remove('isek-map-moves'))"""


pytestmark = [pytest.mark.slow, pytest.mark.browser]


def words(page: Page) -> list[str]:
    """What is to be read on a page, but for what a script alone can do."""
    page.evaluate(WITHOUT_FORM)
    return page.locator("main").inner_text().split()


def test_every_page_says_the_same(window: Visit, visits: Callable[..., Any]) -> None:
    different = []
    with visits(java_script_enabled=False) as plain:
        for address in EVERY:
            with_script = window.open(address)
            if address == "massnahmen/":
                expect(with_script.locator(".isek-filters")).to_be_visible()
            if words(with_script) != words(plain.open(address)):
                different.append(address)
        assert plain.trouble == []
    assert different == []
