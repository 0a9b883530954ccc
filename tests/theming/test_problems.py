"""What is said about a theme that is not right: where, what, and what would be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from isek.problems import Problem
from isek.read.yaml_tree import parse
from isek.reports import text_line
from isek.schema.colours import WANTED
from isek.schema.concept import Concept
from isek.theming.contrast import field_problems, option_problems
from isek.theming.look import Look
from isek.theming.options import read_options
from isek.tree import Mapping

QUOTES = 'Farben stehen in Anführungszeichen: marke: "#114a39"; sonst gilt „#“ als Anfang einer Anmerkung.'
FONTS = "erwartet werden Namen von Schriften, mit Komma getrennt"


def told(text: str, *, foreign: bool = False) -> list[str]:
    """The lines about what stands under `theme`."""
    node, _ = parse(text, "../mkdocs.yml")
    assert isinstance(node, Mapping)
    options, problems = read_options(node, ("name",), foreign=foreign)
    return lines([*problems, *option_problems(options)])


def lines(problems: list[Problem]) -> list[str]:
    """As people read them."""
    return [text_line(problem, "content") for problem in problems]


def test_nothing_to_say() -> None:
    assert told('name: isek\nlogo: a.svg\nfarben: {marke: "#036"}\nschrift: Arial') == []


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('farbn: {marke: "#036"}', "1:1", "Das Feld „farbn“ gibt es hier nicht. Meinten Sie „farben“?"),
        ('farben:\n  marcke: "#036"', "2:3", "Eine Farbe „marcke“ gibt es nicht. Meinten Sie „marke“?"),
        ("farben:\n  marke: grün", "2:10", f"„grün“ ist bei „marke“ nicht möglich: {WANTED}."),
        ("farben:\n  marke: #114a39", "2:3", f"„marke“ nennt keine Farbe. {QUOTES}"),
        ('farben: "#114a39"', "1:9", '„farben“ braucht Farben mit ihrem Namen, zum Beispiel marke: "#114a39".'),
        ('schrift: "Arial; }"', "1:10", f"„Arial; }}“ ist bei „schrift“ nicht möglich: {FONTS}."),
    ],
    ids=["key", "colour", "no-colour", "remark", "no-table", "font"],
)
def test_slips(text: str, place: str, message: str) -> None:
    (line,) = told(text)
    assert line.rsplit(" [", 1)[0] == f"mkdocs.yml:{place}: Fehler: {message}"


def test_own_templates_may_have_own_keys() -> None:
    assert told("kopfbild: a.png", foreign=True) == []
    assert len(told("kopfbild: a.png")) == 1
    assert len(told("schriftt: Arial", foreign=True)) == 1


def test_pale_link_is_told_with_a_colour_that_would_do() -> None:
    (line,) = told('farben: {link: "#9fd3c0"}')
    assert line.startswith("mkdocs.yml:1:16: Fehler: „link“ (#9fd3c0) auf „")
    assert "nötig sind 4,5 zu 1; ebenso" in line
    better = line.split('link: "')[1].split('"')[0]
    assert told(f'farben: {{link: "{better}"}}') == []


def test_ground_is_to_blame_where_the_writing_is_ours() -> None:
    (line,) = told('farben: {papier: "#777777"}')
    assert "„papier“ (#777777)" in line
    better = line.split('papier: "')[1].split('"')[0]
    assert told(f'farben: {{papier: "{better}"}}') == []


def test_dark_colour_is_told_as_such() -> None:
    (line,) = told('farben_dunkel: {link: "#123456"}')
    assert "im dunklen Modus" in line


def test_yellow_brand() -> None:
    (line,) = told('farben: {marke: "#ffd500"}')
    assert "„marke“ (#ffd500) auf" in line
    better = line.split('marke: "')[1].split('"')[0]
    assert told(f'farben: {{marke: "{better}"}}') == []


FIELD = "- id: T-ORT\n  titel: Ortsmitte\n  relevanz: schwerpunkt\n  farbe: "


def test_colour_of_a_field(concept_of: Callable[[dict[str, str]], Concept]) -> None:
    concept = concept_of({"themenfelder.yml": f'{FIELD}"#f5d000"\n'})
    (problem,) = field_problems(concept.fields.values(), Look())
    assert problem.code == "kontrast-zu-gering"
    assert problem.about == "T-ORT"
    assert (problem.place.file, problem.place.line, problem.place.column) == ("themenfelder.yml", 4, 10)
    assert problem.message.startswith("„Buchstaben der Kachel“ (#ffffff) auf „Farbe des Themenfelds“ (#f5d000) hat ")
    assert "1,51 zu 1, nötig sind 4,5 zu 1" in problem.message


def test_suggested_colour_of_a_field_will_do(concept_of: Callable[[dict[str, str]], Concept]) -> None:
    (problem,) = field_problems(concept_of({"themenfelder.yml": f'{FIELD}"#f5d000"\n'}).fields.values(), Look())
    better = str(problem.hint).split('"')[1]
    concept = concept_of({"themenfelder.yml": f'{FIELD}"{better}"\n'})
    assert list(field_problems(concept.fields.values(), Look())) == []
