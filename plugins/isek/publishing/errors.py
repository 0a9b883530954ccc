"""Why a site is not published."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 10


class PublishError(Exception):
    """A German sentence that says what stops it, and what to do; the live site is as it was."""


def some(found: Iterable[object]) -> str:
    """The first of many, each on a line."""
    listed = list(found)
    more = [f"  … und {len(listed) - _SHOWN} weitere"] if len(listed) > _SHOWN else []
    return "\n".join([*(f"  {one}" for one in listed[:_SHOWN]), *more])
