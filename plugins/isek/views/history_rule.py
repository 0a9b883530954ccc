"""How rule and reality fit: how deep a Fassung may go and went, what it came from, and when it was to be reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from isek.history.changes import DEPTHS, Change, Depth
from isek.history.checks.needs import FIRST, USUAL_OCCASIONS
from isek.model import PartialDate
from isek.schema.revisions import Revision
from isek.values.german import count, day
from isek.views.context import Site
from isek.views.history import Told
from isek.views.parts import Item
from isek.views.tables import Cell, Row, Table, heads, labelled
from isek.views.words import NOTHING, word

_HEADS = ("Fassung", "Was sie ändern darf", "Was sie geändert hat", "Passt das?", "Nächste Prüfung")
_MAY = {
    "erstfassung": "alles, es gab noch nichts",
    "redaktionell": "nur Worte",
    "anpassung": "Maßnahmen und was zu ihnen gehört",
    "fortschreibung": "alles, auch Ziele, Themenfelder und Gebiete",
}
_WENT = {
    Depth.NONE: "nichts, was eine Fassung braucht",
    Depth.EDITORIAL: "nur Worte",
    Depth.ADJUSTMENT: "Maßnahmen und was zu ihnen gehört",
    Depth.COMPREHENSIVE: "auch Ziele, Themenfelder oder Gebiete",
}
_RULE = (
    "Damit ein Konzept lange gilt und doch mit der Zeit geht, darf nicht jede Fassung alles ändern. Nach einer "
    "Zwischenevaluation oder einem integrierten Workshop werden Maßnahmen angepasst. Was tiefer geht, wartet auf die "
    "nächste Fortschreibung, über die der Rat entscheidet."
)


def rule_part(revisions: Sequence[Revision], site: Site) -> Table | None:
    """A row for each Fassung that has a date, in the order given (newest first); None where none can be compared."""
    listed = [one for one in revisions if one.date]
    if not any(site.past.into(one.id) for one in listed):
        return None
    rows = tuple(_row(one, listed[:at], site) for at, one in enumerate(listed))
    return Table(
        id="regel",
        title="Regel und Wirklichkeit",
        intro=_RULE,
        caption="Was jede Fassung ändern darf, und was sie geändert hat",
        head=heads(_HEADS),
        rows=rows,
    )


def _row(one: Revision, newer: list[Revision], site: Site) -> Row:
    told, link = site.past.into(one.id), site.link(one.id)
    cells = (
        Cell((Item(link.text, link.address, one.id),)),
        Cell(text=_MAY.get(one.kind or "", NOTHING)),
        Cell(text=_went(one, told)),
        Cell(text=_fits(one, told)),
        Cell(text=_review(one, newer, site.today)),
    )
    row = labelled(_HEADS, [cells])[0]
    return row if _keeps(one, told) else Row(row.cells, tone="konflikt")


def _went(one: Revision, told: Told | None) -> str:
    if told is None:
        return "es gab keine vor ihr" if one.kind == FIRST else NOTHING
    depth = told.step.depth
    deepest = [change for change in told.changes if change.depth == depth]
    return _WENT[depth] + (f": {_counted(deepest)}" if depth > Depth.EDITORIAL else "")


def _counted(changes: list[Change]) -> str:
    return f"{count(len(changes), 'Änderung', 'Änderungen')} von dieser Tiefe"


def _keeps(one: Revision, told: Told | None) -> bool:
    """Whether it goes no deeper than its kind allows; a first one has nothing before it."""
    return told is None or one.kind not in DEPTHS or told.step.depth <= DEPTHS[one.kind]


def _fits(one: Revision, told: Told | None) -> str:
    if one.kind == FIRST:
        return "ja"
    if told is None or one.kind not in DEPTHS:
        return NOTHING
    if not _keeps(one, told):
        return f"nein, das ist eine {word('fassungsart', told.step.depth.word)}"
    if one.occasion and told.step.depth >= Depth.ADJUSTMENT and one.occasion.kind not in USUAL_OCCASIONS:
        return f"ja, außer der Reihe. Anlass: {word('anlass', one.occasion.kind)}"
    return "ja" if told.step.depth == DEPTHS[one.kind] else "ja, sie hätte mehr ändern dürfen"


def _review(one: Revision, newer: list[Revision], today: date) -> str:
    """When it was to be reviewed, and when it was: for the next Fassung that is more than editorial."""
    planned = one.next_review
    if planned is None:
        return NOTHING
    following = next((other for other in reversed(newer) if other.kind != "redaktionell"), None)
    if following is None:
        return f"vorgesehen bis {day(planned)}" + (", überfällig" if planned.last < today else "")
    done = _reviewed(following)
    return f"vorgesehen bis {day(planned)}, geprüft {'am ' if done.day else ''}{day(done)}{_away(planned, done)}"


def _reviewed(one: Revision) -> PartialDate:
    """The date of the evaluation or workshop that a Fassung came from, else its own."""
    if one.occasion and one.occasion.date and one.occasion.kind in USUAL_OCCASIONS:
        return one.occasion.date
    assert one.date is not None
    return one.date


def _away(planned: PartialDate, done: PartialDate) -> str:
    months = (done.first.year - planned.last.year) * 12 + done.first.month - planned.last.month
    if months == 0:
        return ""
    return f", {count(abs(months), 'Monat', 'Monate')} {'später' if months > 0 else 'früher'}"
