"""The declaration of accessibility says its state in words, and who enforces it in the Land."""

from collections.abc import Callable
from typing import Any

import pytest

from isek.views.context import Site
from isek.views.enforcement import BODIES, body_of
from isek.views.legal import legal_pages
from isek.views.parts import Facts, Paragraphs

MAKE = Callable[..., Site]


def parts_of(site: Site, declared: dict[str, Any]) -> dict[str, Any]:
    site.legal = {"barrierefreiheit": declared}
    (page,) = legal_pages(site)
    return {part.id or f"ohne-{at}": part for at, part in enumerate(page.view.after)}


def shown_in(parts: dict[str, Any]) -> list[str]:
    facts = [fact for part in parts.values() if isinstance(part, Facts) for fact in part.facts]
    return [item.text for fact in facts for item in fact.values]


@pytest.mark.parametrize(
    ("stated", "begins"),
    [("voll", "Diese Website ist vollständig"), ("teilweise", "Diese Website ist teilweise"),
     ("nicht", "Diese Website ist noch nicht"), ("", "Wie weit diese Website zugänglich ist: keine Angabe")],
)  # fmt: skip
def test_state_in_words(site_of: MAKE, stated: str, begins: str) -> None:
    state = parts_of(site_of(), {"stand": stated})["stand"]
    assert isinstance(state, Paragraphs)
    assert str(state.paragraphs[0]).startswith(begins)


def test_there_are_sixteen_bodies() -> None:
    assert len(BODIES) == 16
    assert all(one.website is None or one.website.startswith("https://") for one in BODIES.values())


@pytest.mark.parametrize("land", ["Bayern", "BAYERN", "Freistaat Bayern", "by"])
def test_body_by_land(land: str) -> None:
    assert body_of(land) is BODIES["bayern"]


def test_body_of_the_land_where_none_is_stated(site_of: MAKE) -> None:
    site = site_of()
    parts = parts_of(site, {"stand": "teilweise"})
    assert shown_in(parts) == ["Liste der Durchsetzungsstellen aller Länder"]  # the settings name no Land
    stated = parts_of(site, {"durchsetzung": {"stelle": "Ombudsstelle"}})
    assert shown_in(stated) == ["Ombudsstelle"]
