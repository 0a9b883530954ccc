"""Why a site is not published."""

from __future__ import annotations


class PublishError(Exception):
    """A German sentence that says what stops it, and what to do; the live site is as it was."""
