"""Archived sites and drafts in a real browser: the notice is seen, read aloud, followed, and printed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from browser_windows import PHONE, Handler, Visit
from page_checks import too_wide, violations_in_all_forms
from published import publish, two_frozen

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def archived(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A window on a draft with two archived Fassungen."""
    folder = tmp_path_factory.mktemp("archiviert")
    two_frozen(folder)
    done = publish(folder, "--entwurf")
    assert done.code == 0, done.output
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(done.site)))
    Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(locale="de-DE")
    context.set_default_timeout(5000)
    yield Visit(context.new_page(), f"http://127.0.0.1:{server.server_port}/")
    context.close()
    server.shutdown()
    server.server_close()
    shutil.rmtree(Path(folder))


@pytest.mark.parametrize("address", ["fassungen/f-1/seite/massnahmen/m-1/", "massnahmen/m-1/"])
def test_notice_is_accessible(archived: Visit, address: str) -> None:
    archived.trouble.clear()
    page = archived.open(address)
    # An archived site has no search.
    found = list(violations_in_all_forms(page, framed="seite/" not in address))
    assert not found, "\n".join(found)
    page.set_viewport_size(PHONE)
    assert list(too_wide(page)) == []
    assert archived.trouble == []


def test_the_way_back_to_today(archived: Visit) -> None:
    page = archived.open("fassungen/f-1/seite/massnahmen/m-2/")
    notice = page.get_by_role("complementary", name="Hinweis zur Fassung")
    assert "Sie gilt nicht mehr." in notice.inner_text()
    notice.get_by_role("link", name="Dieselbe Seite heute").click()
    page.wait_for_url("**/massnahmen/m-3/")
    assert page.get_by_role("complementary", name="Hinweis zur Fassung").inner_text().startswith("Entwurf")


def test_an_old_number_leads_on(archived: Visit) -> None:
    page = archived.open("massnahmen/m-2/")
    page.wait_for_url("**/massnahmen/m-3/")
    assert "M-3" in page.locator("h1").locator("xpath=..").inner_text()


def test_the_notice_is_printed(archived: Visit) -> None:
    page = archived.open("fassungen/f-1/seite/massnahmen/m-1/")
    page.emulate_media(media="print")
    assert page.locator(".isek-notice").is_visible()
    page.emulate_media(media="screen")
