"""What holds for a whole table or collection for one reason is told once."""

from collections.abc import Callable

from isek.checks import measures, status
from isek.schema.concept import Concept

World = Callable[[dict[str, str]], Concept]
FIELD = "- {id: T, titel: Feld, relevanz: relevant}\n"
GOAL = "- {id: Z1, titel: Ziel, ebene: ziel}\n"


def test_each_table_for_itself(world: World) -> None:
    """Two tables without the column are two problems, each with its own number."""
    table = "# Tafel\n\n| Nr. | Maßnahme | Themenfelder |\n|---|---|---|\n"
    rows = "\n".join(f"| A{number} | Titel | T |" for number in range(3))
    files = {"massnahmen/a.md": table + rows, "massnahmen/b.md": table + rows.replace("A", "B") + "\n| B9 | x | T |\n"}
    told = list(measures.without_goal(world({"themenfelder.yml": FIELD, "ziele.yml": GOAL, **files})))
    assert [(found.place.file, found.place.line) for found in told] == [("massnahmen/a.md", 3), ("massnahmen/b.md", 3)]
    assert "3 Maßnahmen" in told[0].message
    assert "4 Maßnahmen" in told[1].message
    assert told[0].about is None


def test_files_are_told_each(world: World) -> None:
    """What stands in files of its own has no heading line."""
    files = {f"massnahmen/m{number}.yml": f"id: M-{number}\ntitel: x\nthemenfelder: T\n" for number in (1, 2)}
    told = list(measures.without_goal(world({"themenfelder.yml": FIELD, "ziele.yml": GOAL, **files})))
    assert [found.about for found in told] == ["M-1", "M-2"]


def test_a_collection_that_is_not_there(world: World) -> None:
    """Rows and files together: there is no goal that they could name."""
    files = {
        "massnahmen.csv": "Nr.;Maßnahme;Themenfelder\nK1;x;T\n",
        "massnahmen/m.yml": "id: M\ntitel: x\nthemenfelder: T\n",
    }
    (told,) = measures.without_goal(world({"themenfelder.yml": FIELD, **files}))
    assert (told.place.file, told.place.line) == ("konzept.yml", 1)
    assert "2 Maßnahmen" in told.message


def test_the_towns_own_words(world: World) -> None:
    """Messages speak of what the town calls it."""
    settings = (
        "titel: x\ngemeinde: {name: x}\nhorizont: {von: 2026, bis: 2036}\n"
        "bezeichnungen: {ziele: [Leitlinie, Leitlinien], massnahmen: [Projekt, Projekte]}\n"
    )
    (told,) = measures.without_goal(world({"konzept.yml": settings, "massnahmen/m.yml": "id: M\ntitel: x\n"}))
    assert told.message == "Es gibt keine Leitlinien; 1 Projekt ist deshalb ohne Leitlinie."


def test_half_in_a_table_and_half_in_a_file(world: World) -> None:
    """The file may name the goal that the table has no column for; a status entry is told where it is."""
    files = {
        "massnahmen.csv": "Nr.;Maßnahme;Themenfelder;Phase\nK1;x;T;planung\nK2;y;T;\nK3;z;T;\n",
        "massnahmen/K2.yml": "id: K2\nziele: Z1\nstatus: [{phase: idee}]\n",
        "massnahmen/K3.yml": "id: K3\nkurz: Etwas.\n",
    }
    concept = world({"themenfelder.yml": FIELD, "ziele.yml": GOAL, **files})
    (goal,) = measures.without_goal(concept)
    assert goal.place.file == "massnahmen.csv"
    assert "2 Maßnahmen" in goal.message
    assert sorted(found.place.file for found in status.undated_status(concept)) == [
        "massnahmen.csv",
        "massnahmen/K2.yml",
    ]


def test_what_is_not_understood_is_not_missing(world: World) -> None:
    """A reference to nothing has been told; a key without a value says nothing."""
    text = "- {id: M-1, titel: x, themenfelder: T, ziele: Z9}\n- {id: M-2, titel: x, themenfelder: T, ziele: }\n"
    told = list(measures.without_goal(world({"themenfelder.yml": FIELD, "ziele.yml": GOAL, "massnahmen.yml": text})))
    assert [found.about for found in told] == ["M-2"]
