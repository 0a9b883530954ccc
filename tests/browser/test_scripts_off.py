"""Without scripts every page says the same: forms alone are missing, for they could do nothing; maps are pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser_windows import Visit
from page_kinds import EVERY

WITHOUT_FORM = "document.querySelectorAll('.isek-filters').forEach((form) => (form.style.display = 'none'))"


pytestmark = [pytest.mark.slow, pytest.mark.browser]


def words(page: Page) -> list[str]:
    """What is to be read on a page, but for what a script alone can do."""
    page.evaluate(WITHOUT_FORM)
    return page.locator("main").inner_text().split()


def test_every_page_says_the_same(window: Visit, visits: Callable[..., Any]) -> None:
    different = []
    window.page.route("**/isek/karte.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    with visits(java_script_enabled=False) as plain:
        for address in EVERY:
            with_script = window.open(address)
            if address == "massnahmen/":
                expect(with_script.locator(".isek-filters")).to_be_visible()
            if words(with_script) != words(plain.open(address)):
                different.append(address)
        assert plain.trouble == []
    assert different == []
