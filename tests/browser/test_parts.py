"""All parts with their examples: accessible by day and by night, on a desktop and a phone; never too wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser_windows import DESKTOP
from isek.render.preview import Preview
from page_checks import too_wide, violations_in_all_forms

REPEATED = ("landmark-unique", "landmark-no-duplicate-banner", "page-has-heading-one")
"""What a page has once, the preview has for each example."""

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def preview(browser: Browser) -> Iterator[Page]:
    """The page of all parts."""
    context = browser.new_context(locale="de-DE", viewport=DESKTOP)
    page = context.new_page()
    page.set_content(Preview().page(), wait_until="load")
    yield page
    context.close()


def test_all_parts_are_accessible(preview: Page) -> None:
    found = list(violations_in_all_forms(preview, but=REPEATED, framed=False))
    assert not found, "\n".join(found)


def test_the_longest_words_stay_on_the_page(preview: Page) -> None:
    assert list(too_wide(preview)) == []
