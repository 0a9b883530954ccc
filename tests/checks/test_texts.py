"""Texts are scanned once, and what stands in two of them is told once."""

from collections.abc import Callable
from datetime import date

import pytest

from isek.checks import TEXT_RULES, check
from isek.checks.texts import read_texts
from isek.schema.concept import Concept

World = Callable[[dict[str, str]], Concept]


def told(concept: Concept) -> list[tuple[str, int]]:
    """What the rules about texts say: codes with lines."""
    texts = read_texts(concept)
    return sorted({(found.code, found.place.line) for rule in TEXT_RULES for found in rule(texts)})


def test_a_question_in_a_chapter_is_not_told_twice(world: World) -> None:
    """Its text is a part of the chapter's; the problem belongs to the question."""
    chapter = (
        "---\ntitel: Eins\n---\n\n/// leitfrage | Wer?\n    id: LF-1\n\nDie [[A-X]], <u onclick=x>.\n///\n\n[[A-Y]]\n"
    )
    found = check(world({"kapitel/eins.md": chapter}), date(2026, 6, 30))
    errors = [(one.code, one.place.line, one.about) for one in found if one.level == "fehler"]
    assert sorted(errors) == [
        ("html-nicht-erlaubt", 8, "LF-1"),
        ("unbekannter-verweis", 8, "LF-1"),
        ("unbekannter-verweis", 11, "eins"),
    ]


def test_a_cell_of_a_table_is_not_told_twice(world: World) -> None:
    """The table is a part of the page's text; the problem belongs to the measure."""
    page = "# Tafel\n\n| Nr. | Maßnahme | Beschreibung |\n|---|---|---|\n| K1 | x | Siehe [[M-9]] |\n"
    found = check(world({"massnahmen/tafel.md": page}), date(2026, 6, 30))
    assert [(one.place.line, one.about) for one in found if one.code == "unbekannter-verweis"] == [(5, "K1")]


def test_columns_count_from_the_beginning_of_the_line(world: World) -> None:
    """Also where the text begins in the middle of a line."""
    line = "  kurz: Siehe [[M-9]] und [x](weg.md)"
    found = check(world({"massnahmen.yml": f"- id: M-1\n  titel: x\n{line}\n"}), date(2026, 6, 30))
    places = {one.code: (one.place.line, one.place.column) for one in found}
    assert places["unbekannter-verweis"] == (3, line.index("[[M-9]]") + 1)
    assert places["verknuepfung-tot"] == (3, line.index("[x]") + 1)


@pytest.mark.parametrize("link", [
    "#eins", "#lf-1", "index.md", "index.md#start", "massnahmen.yml", "/massnahmen/m-1/", "/massnahmen/", "/",
    "kapitel/a.md#zwei", "kapitel/a.md?x#zwei", "https://auental.example/#x", "//auental.example", "tel:+4960",
    "kapitel/a.md#lf-2", "massnahmen/m-1/", "kapitel", "./index.md", "kapitel/../index.md", "<index.md>", "?a=1#eins",
])  # fmt: skip
def test_living_links(world: World, link: str) -> None:
    """Files, anchors and addresses that the site has."""
    assert told(world(site(link))) == []


@pytest.mark.parametrize(("link", "code"), [
    ("#zwei", "verknuepfung-tot"), ("", "verknuepfung-tot"), ("weg.md", "verknuepfung-tot"),
    ("kapitel/a.md#eins", "verknuepfung-tot"), ("/massnahmen/m-2/", "verknuepfung-tot"),
    ("Index.md", "verknuepfung-tot"), ("kapitel\\a.md", "verknuepfung-tot"), ("/zaubern/", "verknuepfung-tot"),
    ("../x.pdf", "datei-unlesbar"), ("javascript:x()", "html-nicht-erlaubt"),
])  # fmt: skip
def test_dead_links(world: World, link: str, code: str) -> None:
    """Files, anchors and addresses that the site does not have."""
    assert told(world(site(link))) == [(code, 3)]


def site(link: str) -> dict[str, str]:
    """A small site whose start page has a link in its third line."""
    return {
        "index.md": f"# Start\n\n[Link]({link})\n\n## Eins\n\n/// leitfrage | Wer?\n    id: LF-1\n\nAlle.\n///\n",
        "kapitel/a.md": "---\ntitel: A\n---\n\n## Zwei\n\n/// leitfrage | Wo?\n    id: LF-2\n\nHier.\n///\n",
        "massnahmen.yml": "- {id: M-1, titel: x, themenfelder: T}\n",
    }


def test_a_heading_that_holds_a_reference(world: World) -> None:
    """Its anchor comes from the title that readers see."""
    page = "# Start\n\n[hier](#der-umbau)\n\n## Der [[M-1]]\n"
    assert told(world({"index.md": page, "massnahmen.yml": "- {id: M-1, titel: Umbau, themenfelder: T}\n"})) == []


@pytest.mark.parametrize(("restated", "exists"), [
    ("ueber-uns", True), ("ueber-uns.md", True), ("/ueber-uns/", True), ("Über uns", True), ("eins", True),
    ("kapitel/01-eins.md", True), ("Das Erste", True), ("../ueber-uns", True), ("ueber-un", False),
])  # fmt: skip
def test_what_a_page_may_restate(world: World, restated: str, exists: bool) -> None:
    """A page by its path, file or title; a chapter, too."""
    files = {
        "ueber-uns.md": "---\ntitel: Über uns\n---\n",
        "kapitel/01-eins.md": "---\ntitel: Das Erste\n---\n",
        "leicht/x.md": f"---\ntitel: Leicht\nfassung_von: '{restated}'\n---\n",
    }
    assert told(world(files)) == ([] if exists else [("unbekannter-verweis", 3)])


def test_a_registered_question_must_exist(world: World) -> None:
    """A block without a title shows what is registered, and says nothing of its own."""
    page = "/// leitfrage\n    id: LF-9\n///\n\n/// empfehlung\n///\n\n"
    page += "/// leitfrage\n    id: LF-1\n    stand: offen\n///\n"
    files = {"index.md": page, "leitfragen.yml": "- {id: LF-1, frage: Wer?}\n"}
    assert told(world(files)) == [
        ("blockoption-ungueltig", 5),
        ("blockoption-ungueltig", 10),
        ("unbekannter-verweis", 2),
    ]
