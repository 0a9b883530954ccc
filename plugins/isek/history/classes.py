"""Which change needs which class of Fassung: the table of the contract (page 3, section 3) as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from isek.history.changes import CONCEPT, Data, Depth, Kind
from isek.history.sameness import appended, normal, same, without
from isek.history.status import is_dropped
from isek.read.resolve import id_key
from isek.schema.collections import PAGES


class Case(Struct, frozen=True):
    """A change before its class is known: `before` and `after` are the whole objects on either side."""

    collection: str
    kind: Kind
    field: str | None
    old: Any
    new: Any
    before: tuple[Data, ...]
    after: tuple[Data, ...]

    def any(self, test: Callable[[Data], bool]) -> bool:
        """Whether something holds for an object on either side."""
        return any(test(one) for one in (*self.before, *self.after))

    def same_without(self, *keys: str) -> bool:
        """Whether nothing but these keys of the entries changed; an entry that has no others may also be new."""
        old, new = (without(side, *keys) or {} for side in (self.old, self.new))
        return same(self.collection, self.field or "", old, new)


class Row(Struct, frozen=True):
    """What a class allows. `collections` and `fields` None stand for all, `but` are collections left out."""

    allows: str
    depth: Depth
    collections: frozenset[str] | None
    fields: frozenset[str] | None = None
    kinds: frozenset[Kind] = frozenset({Kind.CHANGED})
    when: Callable[[Case], bool] | None = None
    but: frozenset[str] = frozenset()

    def fits(self, case: Case) -> bool:
        """Whether it allows this change."""
        if case.kind not in self.kinds or not (self.collections is None or case.collection in self.collections):
            return False
        if case.collection in self.but or not (self.fields is None or case.field in self.fields):
            return False
        return self.when is None or self.when(case)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


RECORDS = _set("beschluesse beteiligungen stellungnahmen fassungen")
"""Collections that only record what happened."""
BESIDE = frozenset({"glossar", PAGES.key})
"""Collections beside the concept."""
ADJUSTABLE = _set("massnahmen leitfragen empfehlungen akteure fachkonzepte indikatoren kapitel")
"""Collections that an Anpassung may change."""

_ALL_KINDS = frozenset(Kind)
_WHOLE = frozenset({Kind.NEW, Kind.DROPPED, Kind.MERGED, Kind.SPLIT})
_GOALS = frozenset({"ziele"})
BOUNDARY = _set("geometrie flaeche_ha scharf")
"""What says where an area ends."""


def _gained_entries(case: Case) -> bool:
    return appended(case.old, case.new)


def _is_lead(one: Data) -> bool:
    return one.get("leitprojekt") is True


def _is_binding(one: Data) -> bool:
    return one.get("verbindlich") is True


def _is_funded(one: Data) -> bool:
    return "foerdergebiet" in one.get("art", ())


def _no_lead(case: Case) -> bool:
    return not case.any(_is_lead)


def _lead_kept(case: Case) -> bool:
    """Not the gain or loss of a Leitprojekt."""
    return case.field != "leitprojekt" or bool(case.old) == bool(case.new)


def _text_is_free(case: Case) -> bool:
    """Not the text of a Kapitel that binds."""
    return case.field != "text" or case.collection != "kapitel" or not case.any(_is_binding)


def _renumbered(case: Case) -> bool:
    """The printed number of a Ziel follows its id."""
    return id_key(case.before[0]["id"]) != id_key(case.after[0]["id"])


def _has_new_step(case: Case) -> bool:
    """An entry of its own: what only amends one that was there, such as the day of its announcement, is none."""
    old, new = (list(side[0].get("verlauf", ())) for side in (case.before, case.after))
    known, shown = ([normal(step) for step in side] for side in (old, new))
    left = [step for step, form in zip(old, known, strict=True) if form not in shown]
    for step in (step for step, form in zip(new, shown, strict=True) if form not in known):
        amended = next((one for one in left if _amends(step, one)), None)
        if amended is None:
            return True
        left.remove(amended)
    return False


def _amends(step: Data, old: Data) -> bool:
    """Whether a step of the procedure is an earlier one in other words: of one day, or of one decision."""
    decisions = (old.get("beschluss"), step.get("beschluss"))
    if old.get("datum") == step.get("datum") or (decisions[0] and decisions[0] == decisions[1]):
        return True
    return old.get("art") == step.get("art") and None in decisions


ROWS: tuple[Row, ...] = (
    Row(
        "neue Einträge von status",
        Depth.NONE,
        _set("massnahmen"),
        _set("status"),
        when=_gained_entries,
    ),
    Row("neue Einträge von werte", Depth.NONE, _set("indikatoren"), _set("werte"), when=_gained_entries),
    Row(
        "was geschah und was als Nächstes geschieht",
        Depth.NONE,
        _set("massnahmen"),
        _set("tatsaechlich naechste_schritte"),
    ),
    Row(
        "bewilligt und aktenzeichen",
        Depth.NONE,
        _set("massnahmen"),
        _set("finanzierung"),
        when=lambda case: case.same_without("bewilligt", "aktenzeichen"),
    ),
    Row(
        "rueckmeldung an ein Fachkonzept",
        Depth.NONE,
        _set("massnahmen"),
        _set("fachkonzepte"),
        when=lambda case: case.same_without("rueckmeldung"),
    ),
    Row(
        "uebergabe.stand",
        Depth.NONE,
        _set("akteure"),
        _set("uebergabe"),
        when=lambda case: case.same_without("stand"),
    ),
    Row("was nur festhält, was geschah", Depth.NONE, RECORDS, kinds=_ALL_KINDS),
    Row(
        "der Fortgang eines Raums",
        Depth.NONE,
        _set("raeume"),
        _set("rechtsstand verlauf frist einnahmen weitere_kosten"),
    ),
    Row("titel, kurz und text", Depth.EDITORIAL, None, _set("titel kurz text"), when=_text_is_free, but=_GOALS),
    Row("antwort, frage und nummer", Depth.EDITORIAL, None, _set("antwort frage nummer"), but=_GOALS),
    Row("die nummer eines umnummerierten Ziels", Depth.EDITORIAL, _GOALS, _set("nummer"), when=_renumbered),
    Row("ein alter Eintrag von status", Depth.EDITORIAL, _set("massnahmen"), _set("status")),
    Row("Glossar und Seiten", Depth.EDITORIAL, BESIDE, kinds=_ALL_KINDS),
    Row("Kontakte", Depth.EDITORIAL, _set("akteure"), _set("kontakt")),
    Row("Adressen im Netz", Depth.EDITORIAL, None, _set("url"), but=_GOALS),
    Row(
        "Adressen im Netz bei einer Beteiligung",
        Depth.EDITORIAL,
        _set("massnahmen"),
        _set("beteiligung"),
        when=lambda case: case.same_without("url"),
    ),
    Row("Bilder", Depth.EDITORIAL, _set("massnahmen"), _set("bilder")),
    Row("Farben und Zeichen", Depth.EDITORIAL, _set("themenfelder"), _set("farbe symbol")),
    Row(
        "das Übrige von konzept.yml",
        Depth.EDITORIAL,
        frozenset({CONCEPT}),
        when=lambda case: case.field not in _set("horizont prioritaeten zeithorizonte"),
    ),
    Row("eine erklärte Umnummerierung", Depth.EDITORIAL, None, kinds=frozenset({Kind.RENUMBERED})),
    Row(
        "was schon entfallen war, nimmt Abschied",
        Depth.EDITORIAL,
        _set("massnahmen"),
        kinds=frozenset({Kind.DROPPED}),
        when=lambda case: is_dropped(case.collection, case.before[0]),
    ),
    Row("jedes andere Feld", Depth.ADJUSTMENT, ADJUSTABLE, when=lambda case: _lead_kept(case) and _text_is_free(case)),
    Row("neu, entfallen, zusammengelegt, geteilt", Depth.ADJUSTMENT, ADJUSTABLE, kinds=_WHOLE, when=_no_lead),
    Row("fachwissen", Depth.ADJUSTMENT, _set("themenfelder"), _set("fachwissen")),
    Row(
        "die Grenze eines Raums, der kein Fördergebiet ist",
        Depth.ADJUSTMENT,
        _set("raeume"),
        BOUNDARY,
        when=lambda case: not case.any(_is_funded),
    ),
    Row(
        "die Grenze eines Fördergebiets mit neuem Eintrag von verlauf",
        Depth.ADJUSTMENT,
        _set("raeume"),
        BOUNDARY,
        when=_has_new_step,
    ),
    Row("alles Übrige", Depth.COMPREHENSIVE, None, kinds=_ALL_KINDS),
)
"""The rows from the least class to the deepest: the first that fits is the class of a change."""


def row_of(case: Case) -> Row:
    """The row of the least class that allows a change."""
    return next(row for row in ROWS if row.fits(case))
