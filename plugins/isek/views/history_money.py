"""How the costs of one Fassung became those of the next: a bridge whose steps add up to the cent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from isek.finance import COST, Money, shown
from isek.history import Kind
from isek.read.resolve import id_key
from isek.values.german import euro
from isek.views.context import Site
from isek.views.history import Past, Sums, Told
from isek.views.history_beside import Postings, both_sides, postings_of, side_in_words
from isek.views.history_bridge import Step, figure, signed
from isek.views.history_changes import item_of
from isek.views.parts import Item, Paragraphs, Part
from isek.views.pictures import Folded
from isek.views.tables import Cell, Table, heads, labelled

_NOTHING = Money()
_IN = "Neu in der Summe"
_OUT = "Nicht mehr in der Summe"
_UNKNOWN = "Nicht mehr beziffert"
_PARTS = "Jetzt in Teilen gerechnet"
_ORDER = (
    "Teurer geworden",
    "Günstiger geworden",
    "Spanne geändert",
    "Erstmals beziffert",
    _IN,
    "Neu dazugekommen",
    "Entfallen",
    "Zusammengelegt",
    "Geteilt",
    _PARTS,
    _UNKNOWN,
    _OUT,
)


def money_parts(told: Told, site: Site) -> tuple[Part, ...]:
    """The bridge as figure and table, and each measure; a sentence where it cannot be drawn."""
    past = site.past
    old, new = past.sums(told.step.old), past.sums(told.step.new)
    title = "Vom alten zum neuen Betrag"
    missing = [edition.id for edition, sums in ((told.step.old, old), (told.step.new, new)) if not sums.total.counted]
    if len(missing) == 2:
        return ()
    if missing:
        why = f"Nicht vergleichbar: In {missing[0]} steht bei keiner Maßnahme ein Betrag, der in die Summe geht."
        return (Paragraphs(id="geld", title=title, paragraphs=(why,)),)
    singles = measure_steps(told, past)
    groups = grouped(singles)
    if not groups:
        same = f"Die Gesamtkosten bleiben gleich: {shown(new.total.cost)}."
        return (Paragraphs(id="geld", title=title, paragraphs=(same,)),)
    drawn = figure(told, old, new, groups, title)
    each = Folded(summary=f"Jede Änderung einzeln ({len(singles)})", parts=(_singles(singles, told, site, (old, new)),))
    return (drawn, _table(told, old, new, groups), each)


def measure_steps(told: Told, past: Past) -> tuple[Step, ...]:
    """Each measure, or each set of measures that were merged or split, whose part of the sum changed."""
    sums = past.sums(told.step.old), past.sums(told.step.new)
    before, after = (counted_in(one) for one in sums)
    parts = _new_parts(sums[1], before, after)
    stated = (postings_of(sums[0]), postings_of(sums[1]))
    found = []
    for why, old_ids, new_ids in _families(told, before, after, parts):
        old = sum((before.get(one, _NOTHING) for one in old_ids), Money())
        new = sum((after.get(one, _NOTHING) for one in new_ids), Money())
        if (old.low, old.high) != (new.low, new.high):
            reason = why or (_rise(new - old) if old_ids and new_ids else _why(old_ids, new_ids, stated, told))
            found.append(Step(reason, tuple(new_ids or old_ids), old, new))
    return tuple(found)


def counted_in(sums: Sums) -> dict[str, Money]:
    """What each measure puts into the sum, by key."""
    return {id_key(one): posting.columns[COST] for one, posting in sums.postings.items() if COST in posting.columns}


def _families(
    told: Told, before: Mapping[str, Money], after: Mapping[str, Money], parts: Mapping[str, list[str]]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Measures that belong together on both sides, each once; a reason where an event has brought them together."""
    joined: dict[str, str] = {}
    words: dict[str, str] = {}
    for change in told.step.changes:
        if change.collection != "massnahmen" or change.kind not in (Kind.RENUMBERED, Kind.MERGED, Kind.SPLIT):
            continue
        nodes = [f"alt {id_key(one)}" for one in change.old] + [f"neu {id_key(one)}" for one in change.new]
        root = _join(joined, nodes)
        if change.kind is not Kind.RENUMBERED:
            words[root] = "Zusammengelegt" if change.kind is Kind.MERGED else "Geteilt"
    for whole, found in parts.items():
        words.setdefault(_join(joined, [f"alt {whole}", *(f"neu {one}" for one in found)]), _PARTS)
    for one in before:
        if one in after and f"alt {one}" not in joined and f"neu {one}" not in joined:
            _join(joined, [f"alt {one}", f"neu {one}"])
    families: dict[str, tuple[list[str], list[str]]] = {}
    for side, (name, ids) in enumerate((("alt", before), ("neu", after))):
        for one in ids:
            families.setdefault(_root(joined, f"{name} {one}"), ([], []))[side].append(one)
    told_why = {_root(joined, root): why for root, why in words.items()}
    for root, (old_ids, new_ids) in families.items():
        yield told_why.get(root, ""), old_ids, new_ids


def _new_parts(sums: Sums, before: Mapping[str, Money], after: Mapping[str, Money]) -> dict[str, list[str]]:
    """The parts that now count in place of a whole which counted itself, by that whole."""
    found: dict[str, list[str]] = {}
    for one, posting in sums.postings.items():
        whole, key = posting.measure.part_of, id_key(one)
        if whole and key in after and key not in before:
            above = id_key(whole.id)
            if above in before and above not in after:
                found.setdefault(above, []).append(key)
    return found


def _root(joined: Mapping[str, str], node: str) -> str:
    while joined.get(node, node) != node:
        node = joined[node]
    return node


def _join(joined: dict[str, str], nodes: Sequence[str]) -> str:
    root = _root(joined, nodes[0])
    for node in nodes:
        joined[_root(joined, node)] = root
        joined.setdefault(node, root)
    return root


def _rise(change: Money) -> str:
    """Which way the part of a measure in the sum went."""
    if change.low + change.high == 0:
        return "Spanne geändert"
    return "Teurer geworden" if change.low + change.high > 0 else "Günstiger geworden"


def _why(old_ids: Sequence[str], new_ids: Sequence[str], stated: tuple[Postings, Postings], told: Told) -> str:
    """Why a measure entered the sum, or left it."""
    one = (new_ids or old_ids)[0]
    kind = Kind.NEW if new_ids else Kind.DROPPED
    if any(change.kind is kind for change in told.arrived.get(("massnahmen", one), ())):
        return "Neu dazugekommen" if new_ids else "Entfallen"
    # A figure that it has on the other side too was only not in the sum there.
    sides = both_sides([one], told)
    other = [stated[0].get(key) for key in sides[0]] if new_ids else [stated[1].get(key) for key in sides[1]]
    had_figure = any(posting and posting.own.cost is not None for posting in other)
    if new_ids:
        return _IN if had_figure else "Erstmals beziffert"
    return _OUT if had_figure or not any(other) else _UNKNOWN


def grouped(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps by what happened."""
    found = []
    for why in _ORDER:
        alike = [step for step in steps if step.why == why]
        if alike:
            ids = tuple([one for step in alike for one in step.ids])
            found.append(Step(why, ids, sum((s.old for s in alike), Money()), sum((s.new for s in alike), Money())))
    return tuple(found)


def _table(told: Told, old: Sums, new: Sums, groups: Sequence[Step]) -> Table:
    start, end = old.total.cost, new.total.cost
    exact = all(step.change.low == step.change.high for step in groups) and start.low == start.high
    words = ("Was", "Betrag") if exact else ("Was", "Untere Beträge", "Obere Beträge")
    rows = [(Cell(text=f"Summe in {told.step.old.id}"), *_ends(start, exact, plain=True))]
    rows += [(Cell(text=step.why), *_ends(step.change, exact)) for step in groups]
    foot = labelled(words, [(Cell(text=f"Summe in {told.name}"), *_ends(end, exact, plain=True))])
    caption = f"Von {told.step.old.id} zu {told.name}, auf den Cent"
    return Table(
        caption=caption,
        head=heads(words, figures=range(1, len(words))),
        rows=labelled(words, rows),
        foot=foot,
        notes=tuple(_left_out(old, new)),
        style="bruecke",
    )


def _ends(money: Money, exact: bool, *, plain: bool = False) -> tuple[Cell, ...]:
    ends = [money.low] if exact else [money.low, money.high]
    return tuple([Cell(text=euro(one) if plain else signed(Money(one, one)), figure=True) for one in ends])


def _left_out(old: Sums, new: Sums) -> Iterator[str]:
    """What neither sum contains."""
    named = [len(sums.total.without_figure) for sums in (old, new)]
    if any(named):
        yield f"Ohne Betrag und deshalb in keiner Summe: bisher {named[0]}, jetzt {named[1]} Maßnahmen."
    if old.total.cost.endless or new.total.cost.endless:
        yield "Manche Beträge sind nur nach unten begrenzt („mindestens“); gerechnet ist mit dem Mindestbetrag."
    if old.total.yearly.ids or new.total.yearly.ids:
        yield "Jährliche Kosten stehen nicht in diesen Summen."


def _singles(steps: Sequence[Step], told: Told, site: Site, sums: tuple[Sums, Sums]) -> Table:
    words = ("Maßnahme", "Was", "Bisher", "Jetzt", "Unterschied")
    counted, stated = [counted_in(one) for one in sums], [postings_of(one) for one in sums]
    rows = []
    for step in sorted(steps, key=lambda one: _ORDER.index(one.why)):
        sides = both_sides(step.ids, told)
        told_ = [side_in_words(sides[at], counted[at], stated[at], old=at == 0) for at in (0, 1)]
        rows.append(
            (
                Cell(tuple(_items(step.ids, told, site))),
                Cell(text=step.why),
                *(Cell(text=one, figure=True) for one in told_),
                Cell(text=signed(step.change), figure=True),
            )
        )
    caption = "Jede Maßnahme, deren Betrag sich ändert"
    return Table(caption=caption, head=heads(words, (2, 3, 4)), rows=labelled(words, rows))


def _items(ids: Sequence[str], told: Told, site: Site) -> Iterator[Item]:
    for one in ids:
        yield item_of("massnahmen", told.number_of(one), told, site)
