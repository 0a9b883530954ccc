"""Changed keys that deserve words of their own: money, status, titles, the horizon."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from isek.history.amounts import Sums, amount, but_amount, differences, from_to, source_lines, sources, yearly_sources
from isek.history.changes import Change, Data
from isek.history.fields import FieldWords
from isek.history.joined import summed, together, without_figure
from isek.history.sameness import normal
from isek.history.status import latest
from isek.history.values import date, plain
from isek.schema.costs import Cost
from isek.schema.financing import FinancingType
from isek.values import german
from isek.values.words import PHASES, word


class Told(NamedTuple):
    """A changed key with both whole objects.

    `origins` are all that were merged into it, `parts` all that it was split into; else blank.
    """

    words: FieldWords
    change: Change
    before: Data
    after: Data
    origins: tuple[Data, ...] = ()
    parts: tuple[Data, ...] = ()


_WITH = frozenset({"stand", "grundlage", "je_jahr", "ungefaehr"})
"""What goes with an amount, or is told in it."""


def _costs(told: Told) -> str:
    """The amounts, and which source pays the difference."""
    key, old, new = told.words.key.name, told.change.old, told.change.new
    if told.origins and together(one.get(key) for one in told.origins):
        return merged_costs(told.words.label, key, told.origins, told.after)
    if told.parts and together([old]) and together([new]):
        return _costs_of_part(told)
    if not old or not new:
        shown = amount(new or old) or "ohne Betrag"
        return f"{told.words.label} ergänzt: {shown}" if new else f"{told.words.label} gestrichen (bisher {shown})"
    step = from_to(old, new)
    if not step:
        return f"{told.words.label}: {told.words.inside(Cost, but_amount(old), but_amount(new))}"
    return f"{told.words.label}{step}{_paid(key, [told.before], told.after)}{_besides(told.words, old, new)}"


def _besides(words: FieldWords, old: Data, new: Data) -> str:
    """What else is said of the costs now, such as that they are in no sum; date and basis go with a new amount."""
    before, after = ({key: one for key, one in but_amount(side).items() if key not in _WITH} for side in (old, new))
    return "" if normal(before) == normal(after) else f"; {words.inside(Cost, before, after)}"


def _paid(key: str, before: Sequence[Data], after: Data) -> str:
    """Which sources give more or less."""
    steps = differences(summed(before, _sources), _sources(after))
    return f", davon {german.join(steps)}" if steps and key == "kosten" else ""


def _sources(measure: Data) -> Sums:
    return sources(measure.get("finanzierung"), measure)


def _informative(measure: Data) -> Sums:
    return sources(measure.get("finanzierung"), measure, informative=True)


def _yearly(measure: Data) -> Sums:
    return yearly_sources(measure.get("finanzierung"))


def merged_costs(label: str, key: str, origins: Sequence[Data], after: Data) -> str:
    """`Kosten zusammen von 1,9 auf 2,9 Mio. €, davon …`: against all that were merged."""
    old, new = together(one.get(key) for one in origins) or {}, after.get(key) or {}
    step = from_to(old, new)
    told = (
        f"{label} zusammen{step}{_paid(key, origins, after)}" if step else f"{label} zusammen wie bisher {amount(new)}"
    )
    blank = without_figure(origins, key)
    return f"{told} ({german.join(blank)} bisher ohne Betrag)" if blank else told


def _costs_of_part(told: Told) -> str:
    """`Kosten dieses Teils: 300.000 €; alle Teile zusammen 510.000 €, bisher 450.000 €`."""
    key = told.words.key.name
    whole, old = together(one.get(key) for one in told.parts) or {}, told.change.old
    short = amount(whole) != amount(old)
    shown = [amount(one, short=short) for one in (told.change.new, whole, old)]
    return f"{told.words.label} dieses Teils: {shown[0]}; alle Teile zusammen {shown[1]}, bisher {shown[2]}"


def _financing(told: Told) -> str:
    origins = told.origins or (told.before,)
    if told.parts and not told.origins:
        lines = [f"{word('quelle', one)} {german.euro(euros)}" for one, euros in _sources(told.after).items()]
        lines += [f"{word('quelle', one)} {german.euro(euros)} im Jahr" for one, euros in _yearly(told.after).items()]
        return f"{told.words.label} dieses Teils: {'; '.join(lines) or 'keine Angabe'}"
    lines = _source_lines(origins, told.after)
    lines += source_lines(summed(origins, _yearly), _yearly(told.after), " im Jahr")
    if lines or told.origins:
        return f"{told.words.label}{' zusammen' if told.origins else ''}: {'; '.join(lines) or 'wie bisher'}"
    type_ = told.words.key.type
    assert isinstance(type_, FinancingType)
    return told.words.entries(type_, told.change.old or (), told.change.new or ())


def _source_lines(origins: Sequence[Data], after: Data) -> list[str]:
    """What each source gives; what is only told for information is still there, and no longer counts."""
    old, new = summed(origins, _sources), _sources(after)
    old_info, new_info = summed(origins, _informative), _informative(after)
    out = [one for one in old if one not in new and one not in old_info and new_info.get(one) == old[one]]
    back = [one for one in new if one not in old and one not in new_info and old_info.get(one) == new[one]]
    lines = [f"{word('quelle', one)} jetzt nur nachrichtlich ({german.euro(old[one])})" for one in out]
    lines += [f"{word('quelle', one)} nicht mehr nur nachrichtlich ({german.euro(new[one])})" for one in back]
    lines += source_lines(_but_these(old, out), _but_these(new, back))
    return lines + source_lines(_but_these(old_info, back), _but_these(new_info, out), " (nachrichtlich)")


def _but_these(sums: Sums, left_out: Sequence[str]) -> Sums:
    return {one: euros for one, euros in sums.items() if one not in left_out}


def _status(told: Told) -> str:
    """The entry that counts, where it is another now, and what became of earlier ones."""
    old, new = told.change.old or [], told.change.new or []
    gone, came = _but(old, new), _but(new, old)
    before, now = latest({"status": old}), latest({"status": new})
    if not now:
        return "Umsetzungsstand gestrichen"
    if now in came:
        return _status_now(now, before, gone, came)
    if not gone:
        return f"Früherer Eintrag zum Umsetzungsstand ergänzt: {_phase(latest({'status': came}) or {})}"
    if before in gone:
        return f"Umsetzungsstand: wieder {_phase(now)}; ein späterer Eintrag gestrichen"
    return f"Früherer Eintrag zum Umsetzungsstand {'berichtigt' if came else 'gestrichen'}"


def _status_now(now: Data, before: Data | None, gone: Sequence[Data], came: Sequence[Data]) -> str:
    """What counts now; the entry that counted before may only have been put right."""
    if before and before in gone and before.get("stichtag") == now.get("stichtag"):
        return f"Eintrag zum Umsetzungsstand berichtigt: {_phase(now)}"
    past = f"; ein früherer Eintrag {'berichtigt' if len(came) > 1 else 'gestrichen'}" if gone else ""
    return f"Umsetzungsstand: {_phase(now)}{past}"


def _phase(entry: Data) -> str:
    """`in Umsetzung (Stand 30.06.2026)`."""
    given = str(entry.get("phase", "unbekannt"))
    phase = PHASES.get(given, given)
    return f"{phase} (Stand {date(entry['stichtag'])})" if "stichtag" in entry else phase


def _but(entries: Sequence[Data], others: Sequence[Data]) -> list[Data]:
    """Entries that the others do not have."""
    known = [normal(one) for one in others]
    return [one for one in entries if normal(one) not in known]


def _lead_project(told: Told) -> str:
    if bool(told.change.old) == bool(told.change.new):
        return f"{told.words.label}: jetzt {plain(told.words.key.type, bool(told.change.new))}"
    return f"Jetzt {told.words.label}" if told.change.new else f"Nicht mehr {told.words.label}"


def _title(told: Told) -> str:
    before, after = told.words.shown.apart(told.words.key, told.change.old or "", told.change.new or "")
    return f"Heißt jetzt „{after}“, bisher „{before}“"


def _years(told: Told) -> str:
    """The horizon of the concept."""
    shown = [f"{one.get('von', '')}–{one.get('bis', '')}" for one in (told.change.old or {}, told.change.new or {})]
    return f"{told.words.label} von {shown[0]} auf {shown[1]}"


Special = Callable[[Told], str]
SPECIAL: Mapping[tuple[str, str], Special] = {
    ("massnahmen", "kosten"): _costs,
    ("massnahmen", "folgekosten"): _costs,
    ("massnahmen", "finanzierung"): _financing,
    ("massnahmen", "status"): _status,
    ("massnahmen", "leitprojekt"): _lead_project,
    ("konzept", "horizont"): _years,
    **{
        (collection, "titel"): _title
        for collection in (
            "konzept", "kapitel", "empfehlungen", "themenfelder", "ziele", "raeume", "massnahmen", "fachkonzepte",
            "akteure", "indikatoren", "seiten", "glossar",
        )
    },
}  # fmt: skip
