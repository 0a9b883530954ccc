"""Both directions of every reference, built once."""

from isek.relations.graph import (
    ActorMeasures,
    AreaMeasures,
    Related,
    RelationGroup,
    Relations,
    build,
)
from isek.relations.links import Link, links_of
from isek.relations.mentions import Mention
from isek.relations.trees import Branch

__all__ = [
    "ActorMeasures",
    "AreaMeasures",
    "Branch",
    "Link",
    "Mention",
    "Related",
    "RelationGroup",
    "Relations",
    "build",
    "links_of",
]
