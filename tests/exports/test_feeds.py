"""Feeds of Fassungen, and their differences as data."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from frozen_world import TODAY, change, freeze_as, world
from history_world import SECOND, history_world, site_of
from isek.check import Checked, load
from isek.exports.changes import changes
from isek.exports.feeds import entries, feeds
from isek.views.site import pages

ATOM = {"a": "http://www.w3.org/2005/Atom"}
BASE = "https://k.example/isek/"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return history_world(tmp_path_factory.mktemp("feeds") / "content")


def test_atom(checked: Checked) -> None:
    root = ET.fromstring(feeds(site_of(checked, BASE))["fassungen/feed.xml"])
    ids = [one.text for one in root.findall("a:entry/a:id", ATOM)]
    assert ids == [f"{BASE}fassungen/f-2/", f"{BASE}fassungen/f-1/"]
    assert root.findtext("a:updated", "", ATOM) == "2026-06-15T00:00:00Z"
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {"self": f"{BASE}fassungen/feed.xml", "alternate": f"{BASE}fassungen/"}


def test_what_was_written_is_escaped(checked: Checked) -> None:
    root = ET.fromstring(feeds(site_of(checked, BASE))["fassungen/feed.xml"])
    content = root.findtext("a:entry/a:content", "", ATOM)
    assert "<b>eines" not in content
    assert "<li>Maßnahme M-3 „Parkhaus am Tor“: Entfallen; an die Stelle tritt M-4 „Wohnhof am Tor“.</li>" in content


def test_measures_and_what_goes_deep_come_first(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = entries(site_of(checked, BASE))[0].lines
    assert [line.partition(" „")[0] for line in lines] == [
        "Maßnahme M-1",
        "Maßnahme M-3",
        "Maßnahme M-4",
        "Maßnahme M-5",
        "Ziel Z1.2",
        "Maßnahme M-9",
    ]
    monkeypatch.setattr("isek.exports.feeds._MOST", 3)
    assert entries(site_of(checked, BASE))[0].lines[3:] == ("und 3 weitere: 2 Maßnahmen und 1 Ziel",)


def test_json_feed(checked: Checked) -> None:
    found = json.loads(feeds(site_of(checked, BASE))["fassungen/feed.json"])
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["url"] for item in found["items"]] == [f"{BASE}fassungen/f-2/", f"{BASE}fassungen/f-1/"]
    assert found["items"][0]["title"] == "Fassung F-2: Anpassung nach der Zwischenevaluation"


def test_a_site_that_does_not_know_its_address(checked: Checked) -> None:
    site = site_of(checked)
    root = ET.fromstring(feeds(site)["fassungen/feed.xml"])
    assert all((one.text or "").startswith("urn:uuid:") for one in root.findall("a:entry/a:id", ATOM))
    assert [link.get("href") for link in root.findall("a:entry/a:link", ATOM)] == ["f-2/", "f-1/"]
    assert "feed_url" not in json.loads(feeds(site)["fassungen/feed.json"])


def test_feeds_are_always_the_same(checked: Checked) -> None:
    assert feeds(site_of(checked, BASE)) == feeds(site_of(checked, BASE))


@pytest.mark.parametrize(("field", "value"), [("kind", "redaktionell"), ("state", "entwurf"), ("date", None)])
def test_no_entry(checked: Checked, field: str, value: str | None) -> None:
    site = site_of(checked)
    second = site.concept.revisions["F-2"]
    before = getattr(second, field)
    object.__setattr__(second, field, value)
    try:
        assert [entry.address for entry in entries(site)] == ["fassungen/f-1/"]
    finally:
        object.__setattr__(second, field, before)


def test_what_is_not_frozen_yet_is_no_news(tmp_path: Path) -> None:
    third = SECOND + "- {id: F-3, titel: Dritte, art: anpassung, datum: 2026-06-29, beschluss: B-2}\n"
    history_world(tmp_path / "content")
    change(tmp_path / "content", {"write": {"fassungen.yml": third}})
    site = site_of(load(tmp_path / "content", TODAY))
    assert [entry.address for entry in entries(site)] == ["fassungen/f-2/", "fassungen/f-1/"]
    page = next(page for page in pages(site) if page.address == "fassungen/f-3/")
    kinds = [part.kind for part in page.view.after]
    assert kinds[:3] == ["text", "bilanz", "buendel"]
    assert page.view.after[0].paragraphs[0].startswith("Diese Fassung ist noch nicht eingefroren.")


def test_differences_as_data(checked: Checked) -> None:
    assert checked.history
    (found,) = changes(checked.history)
    assert (found["von"], found["nach"], found["klasse"]) == ("F-1", "F-2", "fortschreibung")
    dropped = [one for one in found["aenderungen"] if one["art"] == "entfallen"]
    assert [(one["id"], one["grund"]) for one in dropped] == [("M-3", "Das Grundstück ist verkauft.")]


def test_an_anpassung_that_changed_only_words_is_no_news(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    freeze_as(content, "F-1")
    register = (
        "\n- {id: F-2, titel: Zweite, art: anpassung, datum: 2026-06-15, anlass: {art: fehler, text: Nur Worte.}}\n"
    )
    words = {"massnahmen/M-1.md": ["Heute stehen hier Autos in der Sonne.", "Hier stehen heute Autos in der Sonne."]}
    text = (content / "fassungen.yml").read_text(encoding="utf-8")
    change(content, {"write": {"fassungen.yml": text + register}, "replace": words})
    freeze_as(content, "F-2")
    assert [entry.title for entry in entries(site_of(load(content, TODAY)))] == ["Fassung F-1: Erste Fassung"]
