"""Räume: what is special about each, in law and in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isek.finance import shown
from isek.schema.measures import Measure
from isek.schema.places import Area, AreaSum, LegalStep
from isek.values.german import count, day, euro, join, number
from isek.views.context import Site
from isek.views.facts import FactList
from isek.views.fields import cost_part
from isek.views.frame import index_page, items, mentions_part, object_page, parts
from isek.views.maps import area_map, map_part
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Fact, ListPart, Paragraphs, Part, Step, Steps
from isek.views.rows import measure_part
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING, word

STATUTE = "Maßgeblich ist die bekannt gemachte Satzung."
RESOLUTION = "Maßgeblich ist der Beschluss, der das Gebiet festlegt."
NOT_SHARP = "Die Grenze ist nicht grundstücksscharf."

_PERMITS = (
    "In einem Sanierungsgebiet will die Gemeinde städtebauliche Missstände beheben. Private Bauvorhaben, Verkäufe, "
    "längere Miet- und Pachtverträge und Belastungen von Grundstücken brauchen dort in der Regel eine Genehmigung "
    "(§§ 144, 145 BauGB). Im Grundbuch steht ein Sanierungsvermerk."
)
_MODERNISING = (
    "Wer sein Gebäude modernisiert, kann unter Umständen Förderung oder erhöhte steuerliche Absetzungen nutzen; "
    "vorher muss eine Vereinbarung mit der Gemeinde geschlossen werden."
)
_COMPREHENSIVE = (
    "Im umfassenden Verfahren gelten zusätzlich die §§ 152 bis 156a BauGB: Steigt der Wert des Bodens durch die "
    "Sanierung, zahlen die Eigentümerinnen und Eigentümer nach dem Abschluss einen Ausgleichsbetrag."
)
_SIMPLIFIED = (
    "Im vereinfachten Verfahren fallen keine Ausgleichsbeträge an. Die Satzung kann hier die Genehmigungspflichten "
    "ganz oder teilweise ausschließen; dann entfällt, soweit sie alle ausschließt, auch der Vermerk im Grundbuch."
)
_EITHER = (
    "Ob nach dem Abschluss ein Ausgleichsbetrag zu zahlen ist (§ 154 BauGB), hängt vom Verfahren ab: im vereinfachten "
    "nicht. Welches Verfahren hier gilt, ist nicht angegeben."
)
_NOT_YET = "Das Gebiet ist noch nicht förmlich festgelegt. Was folgt, gilt erst, wenn die Satzung in Kraft ist."
_OVER = "Das Verfahren ist abgeschlossen. Was folgt, galt, solange die Satzung in Kraft war."
_DEVELOPMENT = (
    "In einem städtebaulichen Entwicklungsbereich soll ein Ortsteil neu entstehen oder neu geordnet werden. Die "
    "Gemeinde soll die Grundstücke erwerben; Bauvorhaben und Verkäufe brauchen eine Genehmigung (§ 169 BauGB)."
)
_PRESERVATION = (
    "In einem Erhaltungsgebiet brauchen Rückbau, Änderung und Nutzungsänderung baulicher Anlagen eine Genehmigung "
    "(§ 172 BauGB)."
)


def area_pages(site: Site) -> Iterator[SitePage]:
    """The index and each area."""
    everywhere = map_part([], list(site.concept.areas.values()), site, id="lage", named=False)
    view = PageView(Head(lead=_lead(site)), after=parts(everywhere, _table(site)))
    yield index_page(site, "raeume/", site.words("raeume"), "raeume", view)
    yield from (_page(area, site) for area in site.concept.areas.values())


def _lead(site: Site) -> str:
    funded = sum(area.funded for area in site.concept.areas.values())
    told = site.count(len(site.concept.areas), "raeume")
    return f"{told}, davon {count(funded, 'Fördergebiet', 'Fördergebiete')}." if funded else f"{told}."


def _table(site: Site) -> Table:
    words = (site.word("raeume"), "Art", "Rechtlich", "Förderprogramm", site.words("massnahmen"))
    rows = [
        (
            Cell((site.link(area.id),)),
            Cell(text=", ".join(word("raumart", kind) for kind in area.kinds) or NOTHING),
            Cell(text=", ".join(word("gebietsart", kind) for kind in area.legal_kinds) or "nicht festgelegt"),
            Cell(text=", ".join(word("programm", one) for one in area.programmes) or "keines"),
            Cell(text=number(_number(area, site)), figure=True),
        )
        for area in site.concept.areas.values()
    ]
    caption = f"Alle {site.words('raeume')}"
    return Table(id="tabelle", caption=caption, head=heads(words, figures=(4,)), rows=labelled(words, rows))


def _number(area: Area, site: Site) -> int:
    """How many measures it has, as the filter of the table counts them: with its parts, in the whole town with all."""
    found = site.relations.measures_of_area(area.id)
    return len(found.here) + len(found.in_parts) + (len(found.citywide) if "gesamtstadt" in area.kinds else 0)


def _page(area: Area, site: Site) -> SitePage:
    measures = site.relations.measures_of_area(area.id)
    inside = site.relations.parts(area.id)
    view = PageView(
        Head(kicker=", ".join(word("raumart", kind) for kind in area.kinds), lead=area.summary or _told(area, site)),
        _facts(area, site),
        before=parts(_notes(area)),
        after=parts(
            area_map(area, [*measures.here, *measures.in_parts], site),
            _meaning(area),
            _history(area, site),
            ListPart(id="teile", title="Darin liegen", items=items(site, inside)) if inside else None,
            measure_part(measures.here, site, f"{site.words('massnahmen')} in diesem Raum"),
            measure_part(
                measures.in_parts,
                site,
                "In seinen Teilen",
                "massnahmen-teile",
                f"{site.words('massnahmen')} in seinen Teilen",
            ),
            _whole_town(area, site),
            cost_part(measures.here, site, shared=any(len(one.areas) > 1 for one in measures.here)),
            _sums(area, site),
            mentions_part(site, area.id),
        ),
    )
    return object_page(site, area, "raum", view)


def _told(area: Area, site: Site) -> str:
    """How many measures it has, and what those cost that name it: the sum that stands below."""
    found = site.relations.measures_of_area(area.id)
    citywide = found.citywide if "gesamtstadt" in area.kinds else ()
    places = (
        (found.here, "in diesem Raum"),
        (found.in_parts, "in seinen Teilen"),
        (citywide, "für das ganze Gemeindegebiet"),
    )
    there = [(measures, where) for measures, where in places if measures]
    if not there:
        return f"Das Konzept nennt für diesen Raum keine eigenen {site.words('massnahmen')}."
    (first, where), *others = there
    counts = [f"{site.count(len(first))} {where}", *(f"{number(len(more))} {place}" for more, place in others)]
    return f"{join(counts)}.{_cost(found.here, site)}"


def _cost(measures: Sequence[Measure], site: Site) -> str:
    total = site.finance.total_of(measures) if measures else None
    if total is None or not total.counted:
        return ""
    shared = "; was auch in anderen Räumen liegt, zählt ganz mit" if any(len(one.areas) > 1 for one in measures) else ""
    return f" Kosten in diesem Raum, soweit beziffert: {shown(total.cost, short=True)}{shared}."


def _facts(area: Area, site: Site) -> tuple[Fact, ...]:
    hectares = f"{number(area.hectares)}\u00a0ha" if area.hectares is not None else None
    return (
        FactList(site, Area)
        .words("art", "raumart", area.kinds)
        .refs("teil_von", area.part_of)
        .text("flaeche_ha", hectares, label="Fläche")
        .text("ort", area.location)
        .words("gebietsart", "gebietsart", area.legal_kinds)
        .text("rechtsgrundlage", area.legal_basis)
        .word("rechtsstand", "rechtsstand", area.legal_state)
        .word("verfahren", "verfahren", area.procedure)
        .words("programm", "programm", area.programmes)
        .text("frist", f"bis {day(area.limit)}" if area.limit else None)
        .all()
    )


def _notes(area: Area) -> Part | None:
    """What holds for the boundary."""
    told = [STATUTE] if area.by_statute else [RESOLUTION] if area.by_resolution else []
    told += [NOT_SHARP] if area.sharp is False else []
    return Paragraphs(id="scharf", paragraphs=tuple(told), tone="hinweis") if told else None


def effects(area: Area) -> list[str]:
    """What it means in law to live or to own something there."""
    told: list[str] = []
    if "sanierungsgebiet" in area.legal_kinds:
        told += [_PERMITS, _MODERNISING]
        told.append({"umfassend": _COMPREHENSIVE, "vereinfacht": _SIMPLIFIED}.get(area.procedure or "", _EITHER))
    if "entwicklungsbereich" in area.legal_kinds:
        told.append(_DEVELOPMENT)
    if any(kind.startswith("erhaltung") for kind in area.legal_kinds):
        told.append(_PRESERVATION)
    return told


def _meaning(area: Area) -> Part | None:
    told = effects(area)
    if not told:
        return None
    told = [*_state(area), *told]
    told.append("Das ist eine allgemeine Auskunft. Im Einzelfall gibt die Gemeinde Auskunft.")
    return Paragraphs(id="bedeutung", title="Was das bedeutet", paragraphs=tuple(told))


def _state(area: Area) -> list[str]:
    """Whether what is said of the law holds by now, and still does."""
    words = dict.fromkeys(("vorbereitende_untersuchung", "aufstellung"), _NOT_YET) | {"abgeschlossen": _OVER}
    return [words[area.legal_state]] if area.legal_state in words else []


def _history(area: Area, site: Site) -> Part | None:
    if not area.history:
        return None
    ordered = sorted(area.history, key=lambda one: one.date.last.toordinal() if one.date else 0)
    return Steps(id="verlauf", title="Verlauf", steps=tuple([_step(one, site) for one in ordered]))


def _step(one: LegalStep, site: Site) -> Step:
    notes = [f"bekannt gemacht am {day(one.announced)}"] if one.announced else []
    notes += [f"Frist bis {day(one.limit)}"] if one.limit else []
    decision = (site.link(one.decision.id),) if one.decision else ()
    return Step(word("verlauf", one.kind), day(one.date) if one.date else "", decision, ", ".join(notes), "vorbei")


def _whole_town(area: Area, site: Site) -> Part | None:
    """The measures of the whole town are part of this area's future too."""
    citywide = site.relations.citywide()
    if not citywide:
        return None
    if "gesamtstadt" in area.kinds:
        return measure_part(citywide, site, "Für das ganze Gemeindegebiet", "stadtweit", "Für das ganze Gemeindegebiet")
    come = "kommt" if len(citywide) == 1 else "kommen"
    return Paragraphs(paragraphs=(f"Dazu {come} {site.count(len(citywide))} für das ganze Gemeindegebiet.",))


def _sums(area: Area, site: Site) -> Table | None:
    if not area.income and not area.further_costs:
        return None
    words = ("Was", "Betrag", "Stand")
    rows = [_sum(one, "einnahmen") for one in area.income] + [_sum(one, "weitere_kosten") for one in area.further_costs]
    return Table(
        id="einnahmen",
        title="Einnahmen und weitere Kosten",
        caption=f"Was außer den {site.words('massnahmen')} anfällt",
        head=heads(words, figures=(1,)),
        rows=labelled(words, rows),
    )


def _sum(one: AreaSum, key: str) -> tuple[Cell, ...]:
    name = "Einnahme" if key == "einnahmen" else "Kosten"
    return (
        Cell(text=f"{name}: {word('gebietssumme', one.kind)}"),
        Cell(text=euro(one.amount) if one.amount is not None else NOTHING, figure=True),
        Cell(text=day(one.as_of) if one.as_of else NOTHING),
    )
