"""Old addresses of what was renumbered lead to the new ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from isek.publishing.redirects import redirect_files, redirects
from isek.schema.concept import Concept
from published import two_frozen

Reader = Callable[[dict[str, str]], Concept]


def concept(concept_of: Reader, *measures: str) -> Concept:
    texts = "".join(f"- {measure}\n" for measure in measures)
    return concept_of({"massnahmen.yml": texts, "ziele.yml": ZIELE})


ZIELE = "- {id: Z-2, titel: Grün, hervorgegangen_aus: [{art: umnummeriert, id: Z-1}]}\n"
MOVED = "{{id: {new}, titel: x, hervorgegangen_aus: [{{art: {kind}, id: {old}}}]}}"


def moved(old: str, new: str, kind: str = "umnummeriert") -> str:
    return MOVED.format(old=old, new=new, kind=kind)


def at(*ids: str) -> set[str]:
    return {f"massnahmen/{one}/" for one in ids}


def test_renumbered(concept_of: Reader) -> None:
    found = concept(concept_of, moved("7", "M-012"), moved("M-8", "M-9", "zusammengelegt"))
    assert redirects(found, None, at("m-012", "m-9")) == {"massnahmen/m-7/": "massnahmen/m-012/"}


def test_an_address_in_use_stays(concept_of: Reader) -> None:
    found = concept(concept_of, moved("M-1", "M-2"), moved("M-2", "M-1"))
    assert redirects(found, None, at("m-1", "m-2")) == {}


def test_in_a_circle(concept_of: Reader) -> None:
    found = concept(concept_of, moved("M-1", "M-2"), moved("M-2", "M-1"))
    assert redirects(found, None, at()) == {}


def test_a_chain_over_fassungen(tmp_path: Path) -> None:
    from frozen_world import TODAY, change
    from isek.check import load

    content = two_frozen(tmp_path)
    change(content, {"replace": {"massnahmen/M-3.yml": [["id: M-3", "id: M-4"], ["id: M-2}", "id: M-3}"]]}})
    checked = load(content, TODAY)
    assert redirects(checked.concept, checked.history, at("m-4")) == {
        "massnahmen/m-2/": "massnahmen/m-4/",
        "massnahmen/m-3/": "massnahmen/m-4/",
    }


@pytest.mark.parametrize("old", ["'../../x'", "'M-1 \"; } server {'", "'..'", "M-1/2", "'M-1\\n'"])
def test_what_is_no_id_becomes_no_path(concept_of: Reader, old: str) -> None:
    found = concept(concept_of, moved(old, "M-9"))
    assert set(redirects(found, None, at("m-9"))) <= {"massnahmen/m-1/"}


def test_files() -> None:
    files = redirect_files({"massnahmen/m-7/": "massnahmen/m-12/"}, "https://isek.example/stadt/", "/stadt/")
    page = files["massnahmen/m-7/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../m-12/">' in page
    assert '<link rel="canonical" href="https://isek.example/stadt/massnahmen/m-12/">' in page
    assert files["_redirects"].splitlines() == [
        "/stadt/massnahmen/m-7/ /stadt/massnahmen/m-12/ 301",
        "/stadt/massnahmen/m-7 /stadt/massnahmen/m-12/ 301",
    ]
    assert files["kopfzeilen/weiterleitungen.map"].startswith('"/stadt/massnahmen/m-7/" "/stadt/massnahmen/m-12/";\n')
    assert redirect_files({}, "", "/") == {}
