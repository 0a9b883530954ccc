"""What refers to what, asked from either end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec import Struct

from isek.model import Ref
from isek.relations.links import Link, links_of
from isek.relations.mentions import Mention, mentions_in
from isek.relations.trees import Branch, below, forest
from isek.schema.concept import Concept
from isek.schema.measures import Measure
from isek.schema.references import CITYWIDE
from isek.schema.types import Prose

T = TypeVar("T")


class Related(Struct, frozen=True):
    """The other end of a relation, with what was noted about it at either end."""

    id: str
    notes: tuple[Prose, ...] = ()


class RelationGroup(Struct, frozen=True):
    """Relations of one kind, seen from one end; `inverse` where the other end declares them."""

    kind: str
    label: str
    related: tuple[Related, ...]
    inverse: bool = False


_GROUPS = (
    ("voraussetzung", "Setzt voraus", True, False),
    ("voraussetzung", "Ist Voraussetzung für", False, True),
    ("synergie", "Synergie mit", True, True),
    ("konflikt", "Konflikt mit", True, True),
    ("ergaenzt", "Ergänzt", True, True),
)
"""Kind, label, and whether this end's and the other end's declarations belong to the group."""


class AreaMeasures(Struct, frozen=True):
    """Measures of an area: those that name it, those that name a part of it only, and those of the whole town."""

    here: tuple[Measure, ...]
    in_parts: tuple[Measure, ...]
    citywide: tuple[Measure, ...]


class ActorMeasures(Struct, frozen=True):
    """Measures of an actor by its part in them; one measure may stand in several."""

    lead: tuple[Measure, ...]
    partner: tuple[Measure, ...]
    carrier: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """Every reference of a concept in both directions, in the order of its collections."""

    concept: Concept
    _from: Mapping[str, tuple[Link, ...]] = field(repr=False)
    _to: Mapping[str, tuple[Link, ...]] = field(repr=False)
    _mentions: tuple[Mention, ...] = field(repr=False)
    _mentioned: Mapping[str, tuple[Mention, ...]] = field(repr=False)
    _parts: Mapping[str, tuple[str, ...]] = field(repr=False)
    _rank: Mapping[str, int] = field(repr=False)
    _citywide: tuple[Measure, ...] = field(repr=False)

    def of(self, source: str, *kinds: str) -> tuple[Link, ...]:
        """The references of an object, of these kinds (`beziehungen` stands for all of its kinds) or of any."""
        return tuple(link for link in self._from.get(source, ()) if link.is_a(kinds))

    def to(self, target: str, *kinds: str) -> tuple[Link, ...]:
        """The references to an object, of these kinds or of any."""
        return tuple(link for link in self._to.get(target, ()) if link.is_a(kinds))

    def mentions(self, target: str) -> tuple[Mention, ...]:
        """Where the texts of others name an object."""
        return tuple(mention for mention in self._mentioned.get(target, ()) if mention.owner != target)

    def all_links(self) -> Iterator[Link]:
        """Every reference in a key."""
        return (link for links in self._from.values() for link in links)

    def all_mentions(self) -> tuple[Mention, ...]:
        """Every reference in a text."""
        return self._mentions

    def parts(self, owner: str) -> tuple[str, ...]:
        """What is directly part of an object (`teil_von`)."""
        return self._parts.get(owner, ())

    def all_parts(self, owner: str) -> tuple[str, ...]:
        """What is part of an object at whatever depth, in the order of the collection."""
        return tuple(sorted(below(owner, self._parts), key=self._rank.__getitem__))

    def tree(self, collection: str) -> tuple[Branch, ...]:
        """The objects of a collection as trees of parts."""
        return forest(self.concept.collections.get(collection, {}), self._parts)

    def goal_tree(self) -> tuple[Branch, ...]:
        """The goals as trees."""
        return self.tree("ziele")

    def measure_relations(self, owner: str) -> tuple[RelationGroup, ...]:
        """The relations of a measure (or goal) to others in groups; groups without any are left out."""
        groups = (
            RelationGroup(kind, label, self._related(owner, f"beziehungen.{kind}", here, there), not here)
            for kind, label, here, there in _GROUPS
        )
        return tuple(group for group in groups if group.related)

    def _related(self, owner: str, kind: str, here: bool, there: bool) -> tuple[Related, ...]:
        notes: dict[str, list[Prose]] = {}
        ends = [(link.target, link.note) for link in self.of(owner, kind)] if here else []
        ends += [(link.source, link.note) for link in self.to(owner, kind)] if there else []
        for other, note in ends:
            told = notes.setdefault(other, [])
            if note is not None and note not in told:
                told.append(note)
        return tuple(Related(other, tuple(told)) for other, told in notes.items() if other != owner)

    def measures_of_field(self, field_id: str) -> tuple[Measure, ...]:
        """The measures of a thematic field, whether it leads or not."""
        return self._measures(self._sources([field_id], "themenfelder"))

    def measures_of_goal(self, goal_id: str) -> tuple[Measure, ...]:
        """The measures that serve a goal or one of its parts."""
        return self._measures(self._sources([goal_id, *self.all_parts(goal_id)], "ziele"))

    def measures_of_area(self, area_id: str) -> AreaMeasures:
        """The measures of an area, its parts, and the whole town."""
        here = self._measures(self._sources([area_id], "raeume"))
        found = {measure.id for measure in here}
        inside = self._sources(self.all_parts(area_id), "raeume")
        return AreaMeasures(here, self._measures(other for other in inside if other not in found), self.citywide())

    def citywide(self) -> tuple[Measure, ...]:
        """The measures of the whole town (`stadtweit`)."""
        return self._citywide

    def measures_of_actor(self, actor_id: str) -> ActorMeasures:
        """The measures of an actor by its part in them."""
        parts = ("federfuehrung", "beteiligte", "traeger")
        return ActorMeasures(*(self._measures(self._sources([actor_id], part)) for part in parts))

    def measures_of_plan(self, plan_id: str) -> tuple[Measure, ...]:
        """The measures that name a sector plan; how they stand to it is in `to(plan_id, "fachkonzepte")`."""
        return self._measures(self._sources([plan_id], "fachkonzepte"))

    def measures_of_question(self, question_id: str) -> tuple[Measure, ...]:
        """The measures that answer a guiding question, whichever end says so."""
        named = (link.target for link in self.of(question_id, "massnahmen"))
        return self._measures([*self._sources([question_id], "leitfragen"), *named])

    def measures_of_decision(self, decision_id: str) -> tuple[Measure, ...]:
        """The measures that name a decision, also as the source of a status."""
        return self._measures(self._sources([decision_id], "beschluesse", "status.quelle"))

    def measures_of_indicator(self, indicator_id: str) -> tuple[Measure, ...]:
        """The measures whose effect an indicator shows."""
        return self._measures(self._sources([indicator_id], "indikatoren"))

    def _sources(self, targets: Iterable[str], *kinds: str) -> list[str]:
        return [link.source for target in targets for link in self.to(target, *kinds)]

    def _measures(self, ids: Iterable[str]) -> tuple[Measure, ...]:
        """The measures among these, each once, in the order of the concept."""
        measures = self.concept.measures
        found = {other for other in ids if other in measures}
        return tuple(measures[other] for other in sorted(found, key=self._rank.__getitem__))


def build(concept: Concept, resolve: Callable[[str], str | None]) -> Relations:
    """All relations of a concept. `resolve` tells the id of the object that a reference in a text means, or None."""
    owners = [owner for _, owner in concept.objects()]
    links = {owner.id: found for owner in owners if (found := tuple(links_of(owner)))}
    mentions = tuple(mentions_in(concept, resolve))
    wholes = ((owner.id, getattr(owner, "part_of", None)) for owner in owners)
    return Relations(
        concept,
        links,
        _grouped((link.target, link) for found in links.values() for link in found),
        mentions,
        _grouped((mention.target, mention) for mention in mentions),
        _grouped((whole.id, part) for part, whole in wholes if isinstance(whole, Ref)),
        {owner.id: rank for rank, owner in enumerate(owners)},
        tuple(one for one in concept.measures.values() if any(ref.id == CITYWIDE for ref in one.areas)),
    )


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for name, item in pairs:
        found.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in found.items()}
