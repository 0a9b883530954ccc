"""Told once: what holds for a whole table or a whole collection for one reason is one problem, with the number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from isek.checks.wording import whole_concept
from isek.model import Place
from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.schema.objects import Object
from isek.values.german import number


class Lack(Struct, frozen=True):
    """What objects of `collection` may lack.

    `lacking` says it after „ist“ or „sind“ („ohne Ziel“). `column` is the key whose column a table may not have;
    `others` the collections without which no object can have it; `cure` what to do, for a single object.
    """

    code: str
    collection: str
    lacking: str
    cure: str
    column: str | None = None
    label: str = ""
    others: tuple[str, ...] = ()


Single = Callable[[Object], str]


def tell(concept: Concept, lack: Lack, found: Iterable[tuple[Object, Place]], single: Single) -> Iterator[Problem]:
    """The problems of the objects that lack something, each with its place; `single` words the message of one."""
    lacking = list(found)
    if lacking and lack.others and not any(concept.collections.get(other) for other in lack.others):
        yield _of_concept(concept, lack, len(lacking))
        return
    tables: dict[Place, int] = defaultdict(int)
    for one, place in lacking:
        if _column_absent(one, place, lack):
            assert one.table is not None
            tables[one.table.place] += 1
        else:
            yield problem(lack.code, place, single(one), lack.cure, about=one.id)
    for place, count in tables.items():
        yield _of_table(concept, lack, place, count)


def _column_absent(one: Object, place: Place, lack: Lack) -> bool:
    """Whether the object stands in a table that has no column for it (and not half of it in a file of its own)."""
    if one.table is None or lack.column is None or lack.column in one.table.columns:
        return False
    return place.file == one.table.place.file or place == one.place


def _of_concept(concept: Concept, lack: Lack, count: int) -> Problem:
    absent = " und keine ".join(concept.words(other)[1] for other in lack.others)
    message = f"Es gibt keine {absent}; {_are(concept, lack, count)}."
    files = " oder ".join(f"`{other}.yml`" for other in lack.others)
    return problem(lack.code, whole_concept(concept), message, f"Eine Datei {files} anlegen. {lack.cure}")


def _of_table(concept: Concept, lack: Lack, place: Place, count: int) -> Problem:
    message = f"Die Tabelle hat keine Spalte „{lack.label}“; {_are(concept, lack, count)}."
    return problem(lack.code, place, message, f"Eine Spalte „{lack.label}“ ergänzen.")


def _are(concept: Concept, lack: Lack, count: int) -> str:
    singular, plural = concept.words(lack.collection)
    who = f"1 {singular} ist" if count == 1 else f"{number(count)} {plural} sind"
    return f"{who} deshalb {lack.lacking}"
