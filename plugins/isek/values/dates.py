"""Dates and periods as people type them: days, months, quarters, years, and spans of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from isek.model import PartialDate, Period, Unclear
from isek.values.fold import fold
from isek.values.german import MONTHS

_YEAR = r"(?P<year>[12][0-9]{3})"
_SHORT_YEAR = rf"(?:{_YEAR}|(?P<short>[0-9]{{2}}))"
_ROMAN_QUARTER = r"(?P<quarter>i{1,3}|iv)"
_QUARTER = r"(?P<quarter>[1-4]|i{1,3}|iv)"
_WORD = r"(?P<word>[a-z]{3,9})\.?"
_TIME = r"(?:[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"

_DAYS = (
    re.compile(rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_TIME}"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})\. ?(?P<month>[0-9]{{1,2}})\. ?{_SHORT_YEAR}"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})\. ?{_WORD} {_YEAR}"),
)
_PARTS = (
    re.compile(_YEAR),
    re.compile(rf"{_YEAR}-(?P<month>[0-9]{{2}})"),
    re.compile(rf"(?P<month>[0-9]{{1,2}}) ?[/.] ?{_YEAR}"),
    re.compile(rf"{_WORD} {_YEAR}"),
    re.compile(rf"{_YEAR}[ /-]?q ?{_QUARTER}"),
    re.compile(rf"q ?{_QUARTER}(?: ?[/-] ?| ){_SHORT_YEAR}"),
    re.compile(rf"{_QUARTER}\.? ?(?:quartal|quart\.|qu?\.?)(?: ?[/-] ?| ){_SHORT_YEAR}"),
    re.compile(rf"{_ROMAN_QUARTER}(?: ?/ ?| |-){_SHORT_YEAR}"),
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = {name: month for month, full in enumerate(map(fold, MONTHS), 1) for name in (full, full[:3])}
_MONTHS |= {"maer": 3, "mrz": 3, "sept": 9, "jaenner": 1}

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_NOTHING = re.compile(r"-*|k\.? ?a\.?|keine angaben?")
_HALF = re.compile(r"(?P<half>[12]|ii?)\.? ?(?:halbjahr|hj\.?) ?/? ?(?P<year>[12][0-9]{3})")
_FROM = re.compile(r"(?:(?:ab|seit)(?: anfang)? |beginn )(?P<rest>.+)|(?P<years>.+[0-9]) ?(?:ff?\.?|-)")
_UNTIL = re.compile(r"bis(?: zum)?(?: ende)? (?P<rest>.+)")
_ENDLESS = re.compile(
    r"(?:fort)?laufend (?:ab|seit) (?P<first>.+)"
    r"|(?:(?:ab|seit|von) )?(?P<last>.*[0-9.])(?: ?- ?| bis |, | )"
    r"\(?(?:offen|(?:fort)?laufend|dauerhaft|unbefristet)\)?"
)
_SEPARATOR = re.compile(r" ?(?P<dash>-) ?| (?P<word>bis)(?: zum)?(?: ende)? | ?(?P<slash>/) ?| (?P<and>und|u\.) ")
_TWO_DIGITS = re.compile(r"[0-9]{2}")

_HINT = "Möglich sind zum Beispiel 2027, 2027–2029, 2027-Q3, 04/2027, ab 2027 oder bis 2030."
_HINT_WORDS = f"{_HINT} Wörter wie „kurzfristig“ oder „dauerhaft“ gehören zum Zeithorizont."


def read_date(text: str) -> PartialDate | None:
    """A full day: `2026-01-15`, `15.01.2026`, `15.1.26`, `15. Januar 2026`. A time of day is cut; None for the rest."""
    return _first(_plain(text), _DAYS)


def read_point(text: str) -> PartialDate | None:
    """One end of a period: a year, a quarter, a month or a day. None where the text is none of these."""
    return _point(_plain(text))


def read_loose_date(text: str) -> PartialDate | None:
    """A date that need not be exact: a day, or `2018`, `2018-05`, `05/2018`, `Mai 2018`, also a quarter."""
    return _point(_plain(text))


def read_period(text: str) -> Period | Unclear | None:
    """A span of time; None where the text says nothing (blank, a dash, `k. A.`). The end may lie before the start."""
    plain = _plain(text)
    if _NOTHING.fullmatch(plain):
        return None
    return _period(plain) or _unclear(plain, " ".join(text.split()))


def _plain(text: str) -> str:
    # Nothing that long is a date, and folding keeps what it has seen.
    return fold(text.translate(_DASHES)) if len(text) <= 100 else "…"


def _point(plain: str) -> PartialDate | None:
    return _first(plain, _DAYS) or _first(plain, _PARTS)


def _first(plain: str, forms: Iterable[re.Pattern[str]]) -> PartialDate | None:
    matches = (form.fullmatch(plain) for form in forms)
    return next((made for match in matches if match and (made := _made(match.groupdict()))), None)


def _made(found: dict[str, str | None]) -> PartialDate | None:
    """The date of a match; None for days and months that do not exist."""
    year = int(found["year"] or 0) or 2000 + int(found.get("short") or 0)
    if quarter := found.get("quarter"):
        return PartialDate(year, quarter=_ROMAN.get(quarter) or int(quarter))
    month, day = _month(found), found.get("day")
    try:
        date(year, 1 if month is None else month, 1 if day is None else int(day))
    except ValueError:
        return None
    return PartialDate(year, month, int(day) if day else None)


def _month(found: dict[str, str | None]) -> int | None:
    if word := found.get("word"):
        return _MONTHS.get(word, 0)
    digits = found.get("month")
    return int(digits) if digits else None


def _period(plain: str) -> Period | None:
    if point := _point(plain):
        return Period(point, point)
    if half := _HALF.fullmatch(plain):
        year, last = int(half["year"]), 2 * (_ROMAN.get(half["half"]) or int(half["half"]))
        return Period(PartialDate(year, quarter=last - 1), PartialDate(year, quarter=last))
    return _one_sided(plain) or _span(plain)


def _one_sided(plain: str) -> Period | None:
    if endless := _ENDLESS.fullmatch(plain):
        start = _point(endless["first"] or endless["last"])
        return Period(start, open_end=True) if start else None
    if since := _FROM.fullmatch(plain):
        start = _point(since["rest"] or since["years"])
        return Period(start) if start else None
    until = _UNTIL.fullmatch(plain)
    end = _point(until["rest"]) if until else None
    return Period(end=end) if end else None


def _span(plain: str) -> Period | None:
    """Both ends, where exactly one place to cut makes sense: `2027-q1-2028-q2` has three hyphens and one meaning."""
    plain = plain.removeprefix("von ")
    found = {period for cut in _SEPARATOR.finditer(plain) if (period := _cut(plain, cut))}
    return found.pop() if len(found) == 1 else None


def _cut(plain: str, cut: re.Match[str]) -> Period | None:
    left, right = plain[: cut.start()], plain[cut.end() :]
    ends = next(_ends(left, right), None)
    if ends is None or not _may_stand(cut, *ends):
        return None
    return Period(*ends)


def _ends(left: str, right: str) -> Iterator[tuple[PartialDate, PartialDate]]:
    """The two dates; one that lacks its year has it from the other (`Q1–Q3 2027`, `01.04.–30.06.2027`, `2027–29`)."""
    start, end = _point(left), _point(right)
    if start and end:
        yield start, end
    elif start and _is_year(start) and _TWO_DIGITS.fullmatch(right):
        if end := _short_end(start.year, int(right)):
            yield start, end
    elif start or end:
        year = (start or end or PartialDate(0)).year
        for form in ("{} {}", "{}/{}", "{}{}"):
            borrowed = _point(form.format(right if start else left, year))
            if borrowed:
                yield (start, borrowed) if start else (borrowed, end or borrowed)


def _short_end(first: int, digits: int) -> PartialDate | None:
    """The year in `2027–29`. 01 to 12 are months, but for the year that follows (`2011/12`, `1999/00`)."""
    if digits == (first + 1) % 100:
        return PartialDate(first + 1)
    return PartialDate(first - first % 100 + digits) if digits > 12 else None


def _may_stand(cut: re.Match[str], start: PartialDate, end: PartialDate) -> bool:
    """A dash joins anything; a slash and „und“ only what cannot be a single date."""
    if cut["dash"] or cut["word"]:
        return True
    if cut["and"]:
        return _is_year(start) and end == replace(start, year=start.year + 1)
    both_years = _is_year(start) and _is_year(end)
    return both_years or bool(start.quarter and end.quarter) or bool(start.day and end.day)


def _is_year(point: PartialDate) -> bool:
    return point.month is None and point.quarter is None


def _unclear(plain: str, shown: str) -> Unclear:
    shown = shown if len(shown) <= 60 else shown[:59].rstrip() + "…"
    return Unclear(f"„{shown}“ ist kein Zeitraum.", _HINT if any(char.isdigit() for char in plain) else _HINT_WORDS)
