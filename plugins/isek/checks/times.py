"""Reckoning with days, months and periods."""

from __future__ import annotations

import calendar
from datetime import date

from isek.model import Period


def after_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def backwards(period: Period | None) -> bool:
    """Whether a period ends before it begins."""
    return bool(period and period.start and period.end and period.end.last < period.start.first)
