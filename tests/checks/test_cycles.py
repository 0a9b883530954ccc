"""Circles are told once, whatever their form and length."""

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isek.checks.components import components
from isek.checks.cycles import circles
from isek.schema.concept import Concept

World = Callable[[dict[str, str]], Concept]
NAMES = "ABCDEF"


def goals(**part_of: str) -> str:
    """A register of goals, each part of another."""
    return "".join(f"- {{id: {id}, titel: {id}, ebene: ziel, teil_von: {whole}}}\n" for id, whole in part_of.items())


def needs(**needed: str) -> str:
    """A register of measures with what each needs first."""
    entries = {id: ", ".join(f"{{art: voraussetzung, id: {one}}}" for one in ids.split()) for id, ids in needed.items()}
    return "".join(
        f"- {{id: {id}, titel: {id}, themenfelder: T, beziehungen: [{entry}]}}\n" for id, entry in entries.items()
    )


def test_a_chain_is_no_circle(world: World) -> None:
    """What ends somewhere does not go round."""
    assert (
        list(circles(world({"ziele.yml": goals(Z1="Z2", Z2="Z3") + "- {id: Z3, titel: Drei, ebene: leitziel}\n"})))
        == []
    )


def test_two_circles_of_one_kind(world: World) -> None:
    """Each is told at its own first reference; who only leads into a circle is not part of it."""
    told = list(circles(world({"ziele.yml": goals(A="B", B="A", C="A", D="E", E="F", F="D")})))
    assert [(found.place.line, found.about) for found in told] == [(1, "A"), (4, "D")]
    assert "A → B → A" in told[0].message
    assert "D → E → F → D" in told[1].message


def test_the_first_by_file_and_line(world: World) -> None:
    """Not the first by id, nor the first that was read."""
    files = {
        "massnahmen/b.yml": "id: M-1\ntitel: Eins\nthemenfelder: T\nteil_von: M-2\n",
        "massnahmen/a.yml": "id: M-2\ntitel: Zwei\nthemenfelder: T\nteil_von: M-1\n",
    }
    (told,) = circles(world(files))
    assert (told.place.file, told.place.line, told.about) == ("massnahmen/a.yml", 4, "M-2")


def test_of_itself(world: World) -> None:
    """A circle of one says so."""
    (told,) = circles(world({"massnahmen.yml": needs(M1="M1")}))
    assert told.message == "„M1“ setzt sich selbst voraus."


def test_joined_circles_are_one_problem(world: World) -> None:
    """Two circles that share a measure are told together, with a real circle and the number of all."""
    (told,) = circles(world({"massnahmen.yml": needs(A="B C", B="A", C="D", D="A")}))
    assert "A → B → A" in told.message
    assert told.hint is not None
    assert "4" in told.hint


def test_a_long_circle_is_shortened(world: World) -> None:
    """A circle of a thousand needs no thousand names, and no recursion."""
    ids = [f"Z{number}" for number in range(1000)]
    (told,) = circles(world({"ziele.yml": goals(**dict(zip(ids, [*ids[1:], ids[0]], strict=True)))}))
    assert told.message.count("→") == 9
    assert "992 weitere" in told.message


def test_kinds_do_not_mix(world: World) -> None:
    """A part that its whole needs first is no circle."""
    text = needs(A="B") + "- {id: B, titel: B, themenfelder: T, teil_von: A}\n"
    assert list(circles(world({"massnahmen.yml": text}))) == []


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=4)))
def test_components_are_what_reaches_itself(targets: dict[str, list[str]]) -> None:
    """Two names are in one component exactly if each can be reached from the other."""

    def reached(start: str) -> set[str]:
        found, todo = {start}, [start]
        while todo:
            new = set(targets.get(todo.pop(), ())) - found
            found |= new
            todo += new
        return found

    names = set(targets) | {target for found in targets.values() for target in found}
    wanted = {frozenset(other for other in reached(one) if one in reached(other)) for one in names if one in targets}
    found = list(components(targets))
    assert {one for one in found if one & set(targets)} == wanted
    assert len(found) == len(set(found))


@pytest.mark.parametrize("step", [1, 7])
def test_components_are_quick(step: int) -> None:
    """A hundred thousand names in one circle."""
    names = [str(number) for number in range(100_000)]
    targets = {name: [names[(at + step) % len(names)]] for at, name in enumerate(names)}
    begin = process_time()
    assert [len(found) for found in components(targets)] == [100_000]
    assert process_time() - begin < 3
