"""The history of one object: what each Fassung changed on it, and when it shall be ready, as each edition said it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from isek.history import Change, Edition
from isek.history.amounts import amount
from isek.history.changes import Data
from isek.history.status import is_dropped, latest
from isek.history.values import period_of
from isek.model import PartialDate, Period
from isek.values.dates import read_loose_date
from isek.values.german import day, join
from isek.views.context import Site
from isek.views.history import Told
from isek.views.history_changes import change_anchor, reasons, sentences
from isek.views.history_marks import changes_told
from isek.views.history_parts import ObjectHistory, Passed, Slip, SlipRow
from isek.views.parts import Group, Item
from isek.views.pictures import per_cent

HISTORY = "historie"
TITLE = "Verlauf über die Fassungen"
_TICKS = 5
_DONE = "abgeschlossen"
_MEASURES = "massnahmen"
_NUMBERS = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_YEAR = 12


def object_history(collection: str, object_id: str, site: Site) -> ObjectHistory | None:
    """The history of an object; None where no Fassung has changed anything on it, and nothing ended otherwise."""
    if not site.past.steps or collection == "fassungen":
        return None
    entries = history_entries(collection, object_id, site)
    lives = site.past.lives_of(collection, object_id) if collection == _MEASURES else []
    slip = _slip(lives)
    if not entries and slip is None:
        return None
    intro = tuple([text for text in (_delayed(lives), _costs(lives)) if text])
    return ObjectHistory(id=HISTORY, title=TITLE, intro=intro, slip=slip, entries=entries)


def history_entries(collection: str, object_id: str, site: Site) -> tuple[Passed, ...]:
    """What each Fassung changed, the newest first; nothing of what is told without a Fassung."""
    found = []
    for told, changes in changes_told(collection, object_id, site):
        found.append(_entry(changes, told, site))
    return tuple(found)


def history_group(collection: str, object_id: str, site: Site) -> Group | None:
    """The history of an object that has a place on a page of many."""
    entries = history_entries(collection, object_id, site) if site.past.steps else ()
    items = tuple([replace(one.edition, note=" ".join(one.sentences)) for one in entries])
    return Group("", TITLE, items) if items else None


def _entry(changes: Sequence[Change], told: Told, site: Site) -> Passed:
    first = changes[0]
    anchor = change_anchor(first.collection, first.id) if any(one.depth for one in changes) else ""
    edition, when = edition_item(told, site, anchor)
    decisions = dict.fromkeys(one.decision for one in changes if one.decision)
    return Passed(
        edition, when, sentences(changes, told), reasons(changes, told), tuple([site.link(d) for d in decisions])
    )


def edition_item(told: Told, site: Site, anchor: str = "") -> tuple[Item, str]:
    """The link to what an edition changed, and from when it is."""
    revision = told.step.new.revision
    place = f"#{anchor}" if anchor else ""
    if revision is None:
        return Item(told.name, f"fassungen/{place or '#entwurf'}"), ""
    name = told.name if told.decided else f"{told.name} (noch nicht eingefroren)"
    address = site.link(revision.id).address
    return Item(name, f"{address}{place}" if address else None), day(revision.date) if revision.date else ""


def planned_ends(lives: Sequence[tuple[Edition, Data]]) -> list[tuple[Edition, Period, PartialDate]]:
    """The editions that say when a measure ends."""
    return [(edition, period, period.end) for edition, period in _planned(lives) if period.end]


def _planned(lives: Sequence[tuple[Edition, Data]]) -> list[tuple[Edition, Period]]:
    """What each edition plans; nothing for what is dropped in it."""
    told = [(edition, period_of(None if is_dropped(_MEASURES, one) else one.get("zeitraum"))) for edition, one in lives]
    if len(told) > 1 and told[-1][0].revision is None and told[-1][1] == told[-2][1]:
        # A nameless draft says nothing where it says the same.
        told.pop()
    return told


def _open_since(lives: Sequence[tuple[Edition, Data]]) -> Edition | None:
    """The edition that has planned no end any more, where none has planned one since."""
    told = _planned(lives)
    at = max([at for at, (_, period) in enumerate(told) if period.end], default=len(told))
    return told[at + 1][0] if at + 1 < len(told) else None


def finished(lives: Sequence[tuple[Edition, Data]]) -> Period | None:
    """When a measure was really done, where it is: as it says itself, else by the date of what says so."""
    newest = lives[-1][1] if lives else {}
    entry, actual = latest(newest), period_of(newest.get("tatsaechlich"))
    if entry is None or entry.get("phase") != _DONE:
        return None
    end = actual.end or read_loose_date(str(entry.get("stichtag", "")))
    return Period(actual.start, end) if end else None


def _missed(promised: PartialDate, end: PartialDate, *, words: bool = False) -> str:
    """How far off a real end is; blank where it lies in the month, quarter or year that was promised."""
    return "" if promised.first <= end.last <= promised.last else delay(promised, end, words=words)


def delay(first: PartialDate, now: PartialDate, *, words: bool = False) -> str:
    """`2 Jahre später`, `3 Monate früher`, `1 Jahr und 3 Monate später`; blank where both are the same month."""
    months = (now.last.year - first.last.year) * _YEAR + now.last.month - first.last.month
    if not months:
        return ""
    years, rest = divmod(abs(months), _YEAR)
    parts = [_count(n, one, many, words) for n, one, many in ((years, "Jahr", "Jahre"), (rest, "Monat", "Monate")) if n]
    return f"{' und '.join(parts)} {'später' if months > 0 else 'früher'}"


def _count(n: int, one: str, many: str, words: bool) -> str:
    if words and n < len(_NUMBERS):
        ending = "en" if n == 1 and one == "Monat" else ""
        return f"{_NUMBERS[n]}{ending} {one if n == 1 else many}"
    return f"{n} {one if n == 1 else many}"


def _delayed(lives: Sequence[tuple[Edition, Data]]) -> str:
    ends, done = planned_ends(lives), finished(lives)
    if ends and done and done.end:
        (first, _, promised), told = ends[0], _missed(ends[0][2], done.end, words=True)
        return f"Fertig seit {day(done.end)}, {f'{told} als' if told else 'wie'} in {first.id} geplant."
    if (edition := _open_since(lives)) is not None:
        since = f"Seit {edition.id}" if edition.revision else "Im Entwurf"
        return f"{since} ist kein Ende mehr geplant; {ends[-1][0].id} nannte {day(ends[-1][2])}."
    if len(ends) < 2:
        return ""
    (first, _, promised), (_, _, now) = ends[0], ends[-1]
    told = delay(promised, now, words=True)
    if told:
        return f"Das geplante Ende liegt heute {told} als in {first.id}."
    moved = any(delay(promised, end) for _, _, end in ends)
    return f"Das geplante Ende liegt heute wieder dort, wo {first.id} es gesehen hat." if moved else ""


def _costs(lives: Sequence[tuple[Edition, Data]]) -> str:
    """The costs as each edition said them, where they changed."""
    told: list[tuple[str, str]] = []
    for edition, one in lives:
        cost = amount(one.get("kosten")) or "keine Angabe"
        if not told or told[-1][1] != cost:
            told.append((edition.id, cost))
    if len(told) < 2:
        return ""
    return f"Kosten: {join([f'{cost} in {edition}' for edition, cost in told])}."


def _slip(lives: Sequence[tuple[Edition, Data]]) -> Slip | None:
    """The figure, where the planned end has moved or the real one is another."""
    ends, done = planned_ends(lives), finished(lives)
    if not ends:
        return None
    promised = ends[0][2]
    missed = _missed(promised, done.end) if done and done.end else ""
    if not missed and not any(delay(promised, end) for _, _, end in ends):
        return None
    periods = [period for _, period, _ in ends] + ([done] if done else [])
    years = [at.last.year for period in periods for at in (period.start, period.end) if at]
    axis = _Years(min(years), max(years) + 1)
    newest = None if done or _open_since(lives) else ends[-1][0]
    rows = [_row(edition, period, end, promised, axis, edition is newest) for edition, period, end in ends]
    if done and done.end:
        start, end = axis.at_start(done.start) if done.start else axis.at_end(done.end), axis.at_end(done.end)
        late = missed.endswith("später")
        rows.append(SlipRow("fertig", "tatsächlich", start, end, day(done.end), missed, late, now=True, done=True))
    return Slip(axis.at_end(promised), ends[0][0].id, tuple(rows), axis.ticks)


def _row(edition: Edition, period: Period, end: PartialDate, promised: PartialDate, axis: _Years, now: bool) -> SlipRow:
    revision = edition.revision
    start = axis.at_start(period.start) if period.start else axis.at_end(end)
    late = delay(promised, end)
    when = day(revision.date) if revision and revision.date else ""
    return SlipRow(edition.id, when, start, axis.at_end(end), f"Ende {day(end)}", late, late.endswith("später"), now)


class _Years:
    """An axis of whole years, from the beginning of the first to that of the last."""

    def __init__(self, first: int, last: int) -> None:
        step = -(-(last - first) // _TICKS) or 1
        self._first, self._step = first, step
        self._width = step * _TICKS

    def at_start(self, date: PartialDate) -> str:
        """Where a period begins."""
        return self._at(date.first.year, date.first.month - 1)

    def at_end(self, date: PartialDate) -> str:
        """Where it ends."""
        return self._at(date.last.year, date.last.month)

    def _at(self, year: int, month: int) -> str:
        return per_cent(Decimal((year - self._first) * _YEAR + month), Decimal(self._width * _YEAR))

    @property
    def ticks(self) -> tuple[tuple[str, str], ...]:
        """Years and their places."""
        years = [self._first + at * self._step for at in range(_TICKS + 1)]
        return tuple([(str(year), self._at(year, 0)) for year in years])
