"""Every part has examples, and each becomes sound HTML whatever its words are."""

from __future__ import annotations

import html5lib
import pytest

from html_pages import elements_of
from isek.render.examples import shown, templates
from isek.render.examples.samples import HOSTILE, LONG, USUAL
from isek.render.preview import Preview

ALONE = {"filter.html", "balkenstueck.html"}
"""Templates whose words do not come from editors."""


@pytest.fixture(scope="module")
def preview() -> Preview:
    """One for all."""
    return Preview()


@pytest.mark.parametrize("template", templates())
def test_part_has_examples(template: str) -> None:
    one = shown(template)
    assert one.about.strip().endswith("."), "its docstring says when the part serves"
    assert len(one.examples) >= 2
    if template.rpartition("/")[2] not in ALONE:
        assert set(one.examples) > {USUAL.name, LONG.name, HOSTILE.name}


@pytest.mark.parametrize("template", templates())
def test_examples_are_sound(preview: Preview, template: str) -> None:
    for name, html in preview.examples(shown(template)):
        parser = html5lib.HTMLParser()
        parser.parse(f"<!doctype html><html lang=de><title>{name}</title><main>{html}</main></html>")
        assert [(place, code) for place, code, _ in parser.errors] == [], name


@pytest.mark.parametrize("template", templates())
def test_words_stay_words(preview: Preview, template: str) -> None:
    for name, html in preview.examples(shown(template)):
        found = elements_of(html)
        assert {one.tag for one in found} & {"script", "style", "iframe"} == set(), name
        assert [one.attributes for one in found if any(key.startswith("on") for key in one.attributes)] == []
        links = [one.attributes.get("href", "") for one in found]
        assert [link for link in links if link.lower().startswith(("javascript:", "data:"))] == []


def test_ids_are_unique(preview: Preview) -> None:
    """But those of the head, which a page has once."""
    ids = [one.attributes["id"] for one in elements_of(preview.page()) if one.attributes.get("id")]
    assert {found for found in ids if ids.count(found) > 1} <= {"titel", "kurz", "nummer", "themenfelder", "ort"}


def test_many_changes_are_a_list(preview: Preview) -> None:
    """A handful of sentences in a row is a wall of text; two are read as one."""
    html = dict(preview.examples(shown("parts/verlauf.html")))[USUAL.name]
    many, few = html.split("14.11.2024")
    assert many.count("<li>") - few.count("<li>") >= 3
    assert "<ul><li>" in many
    assert "<ul>" not in few
    assert many.count("Grund: ") == 2
