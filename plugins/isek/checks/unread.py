"""Broken files: only ids and titles are known of what they hold, so that what is missing proves nothing."""

from __future__ import annotations

from isek.schema.concept import Concept


def unread(concept: Concept, *collections: str) -> bool:
    """Whether any object of these collections stands in a file that could not be read."""
    return any(
        found.created
        for name in collections
        if name in concept.sources
        for found in concept.collections.get(name, {}).values()
    )
