"""Objects without a page of their own, each at its place: goals, decisions, statements, terms.

They may lie in each other.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from isek.render.examples.linie import line_of
from isek.render.examples.samples import USUAL, Sample, facts, group, line, mentions, of_each, paragraphs
from isek.views.parts import Entries, Entry
from isek.views.pictures import Share, Shares, segments


def _entry(one: Sample) -> Entry:
    return Entry(
        f"eintrag-{one.key}",
        one.title,
        "B-9",
        one.text,
        (line(one.text), paragraphs(f"{one.text}\n\n- {one.title}\n- zweitens")),
        tuple(replace(fact, key="") for fact in facts(one)),
        (group(one), group(one, "konflikt")),
        mentions(one),
        (Entry(f"innen-{one.key}", one.title, "B-9.1"),),
    )


_COUNTS = (("ja", "Ja", 22), ("nein", "Nein", 2), ("enthaltung", "Enthaltung", 1))
_VOTE = Shares(
    caption="Abstimmung",
    name="stimme",
    segments=segments(Share(key, label, Decimal(count), str(count)) for key, label, count in _COUNTS),
)
EXAMPLES = of_each(lambda one: Entries(title="Im Einzelnen", entries=(_entry(one),), intro=one.text)) | {
    "leer": Entries(entries=()),
    "nur ein Titel": Entries(entries=(Entry("nur-titel", "Abwägung"),)),
    "mit Linie": Entries(entries=(Entry("mit-linie", "Leerstand", facts=facts(USUAL)[:1], picture=line_of(USUAL)),)),
    "mit Abstimmung": Entries(entries=(Entry("mit-abstimmung", "Sanierungssatzung", picture=_VOTE),)),
}
