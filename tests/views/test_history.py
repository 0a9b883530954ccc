"""What readers see of the history of a small world with two frozen Fassungen and a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from frozen_world import TODAY, change, freeze_as, world
from history_world import SECOND, history_world, site_of
from isek.check import load
from isek.finance import Money, overview
from isek.history import Mark, Piece
from isek.history.readable import readable
from isek.model import PartialDate
from isek.read.exported import read_exported
from isek.views.context import Site
from isek.views.history import Told
from isek.views.history_areas import area_changes
from isek.views.history_bridge import signed
from isek.views.history_changes import change_tables, tally
from isek.views.history_marks import changed_words
from isek.views.history_money import grouped, measure_steps, money_parts
from isek.views.history_objects import delay, history_group, object_history, planned_ends
from isek.views.history_pages import draft_parts, synopsis
from isek.views.history_parts import Bridge, Bundle, TextPiece
from isek.views.history_texts import _piece, text_changes
from isek.views.page import PageView, SitePage
from isek.views.parts import Part
from isek.views.pictures import Folded
from isek.views.site import pages
from isek.views.tables import Table


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(history_world(tmp_path_factory.mktemp("history") / "content"))


@pytest.fixture(scope="module")
def found(site: Site) -> dict[str, SitePage]:
    return {page.address: page for page in pages(site)}


def texts(value: Any) -> Iterator[str]:
    """Every text in a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)


def told(page: SitePage) -> str:
    return " ".join(texts(page.view)).replace("\xa0", " ")


def all_parts(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        if isinstance(part, Bundle | Folded):
            yield from all_parts(part.parts)


def test_tally_counts_objects_by_kind(site: Site) -> None:
    into = site.past.into("F-2")
    assert into
    found = tally(into, site)
    assert found
    assert [(one.title, [(count.number, count.label) for count in one.counts]) for one in found.groups] == [
        (
            "Maßnahmen",
            [
                ("1", "inhaltlich geändert"),
                ("1", "neu"),
                ("1", "entfallen"),
                ("1", "zusammengelegt"),
                ("1", "neue Kennung"),
                ("3", "unverändert"),
            ],
        ),
        ("Übriges Konzept", [("1", "inhaltlich geändert")]),
    ]


def test_what_is_only_worded_otherwise_is_not_counted_as_content(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    freeze_as(content, "F-1")
    replaced = {"massnahmen/M-2.yml": ["  Der Kanal liegt unter dem", "  Der neue Kanal liegt unter dem"]}
    change(content, {"replace": replaced, "write": {"fassungen.yml": SECOND}})
    freeze_as(content, "F-2")
    site = site_of(load(content, TODAY))
    into = site.past.into("F-2")
    assert into
    found = tally(into, site)
    assert found
    (group,) = found.groups
    assert [one.label for one in group.counts] == ["nur redaktionell geändert", "unverändert"]


def test_changes_stand_by_collection_and_field(found: dict[str, SitePage]) -> None:
    view = found["fassungen/f-2/"].view
    assert isinstance(view, PageView)
    captions = [part.caption for part in all_parts(view.after) if isinstance(part, Table)]
    assert captions[:3] == ["Maßnahmen: Ortsmitte und Handel", "Maßnahmen: Verkehr", "Ziele"]


def test_what_is_dropped_leads_to_the_page_that_says_why(found: dict[str, SitePage]) -> None:
    view = found["fassungen/f-2/"].view
    assert isinstance(view, PageView)
    (table,) = [part for part in all_parts(view.after) if isinstance(part, Table) and part.id == "entfallen"]
    items = [item for row in table.rows for item in row.cells[0].items]
    assert [one.address for one in items] == ["massnahmen/m-3/"]
    assert items[0].text.startswith("M-3 „")
    assert items[0].address in found


def test_each_change_has_sentence_reason_and_class(site: Site) -> None:
    into = site.past.into("f-2")
    assert into
    tables = [part for part in change_tables(into, site).parts if isinstance(part, Table)]
    rows = {
        row.anchor: [str(cell.text).replace("\xa0", " ") for cell in row.cells[1:]] for t in tables for row in t.rows
    }
    assert rows["aenderung-m-3"] == [
        "entfallen",
        "Entfallen; an die Stelle tritt M-4 „Wohnhof am Tor“.",
        "Das Grundstück ist verkauft.",
        "keine Angabe",
    ]
    kind, sentence, reason, _ = rows["aenderung-m-1"]
    assert sentence.startswith(
        "Beginn von 2026 auf 2028 und Ende von 2028 auf 2030 verschoben. Kosten von 1,5 auf 1,73"
    )
    assert kind == "geändert"
    assert {row.cells[1].note for table in tables for row in table.rows} == {
        "Anpassung",
        "Fortschreibung",
        "redaktionelle Fassung",
    }
    assert reason.startswith("Die Bahn baut später.")


def test_many_changes_are_folded(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isek.views.history_changes._MANY", 3)
    into = site.past.into("F-2")
    assert into
    folded = [part for part in change_tables(into, site).parts if isinstance(part, Folded)]
    assert [part.summary for part in folded] == [
        "Maßnahmen: Ortsmitte und Handel (1)",
        "Maßnahmen: Verkehr (4)",
        "Ziele (1)",
    ]


def test_the_bridge_adds_up_to_the_cent(site: Site) -> None:
    into = site.past.into("F-2")
    assert into
    old, new = (site.past.sums(edition).total.cost for edition in (into.step.old, into.step.new))
    steps = grouped(measure_steps(into, site.past))
    ends = [sum((getattr(step.change, end) for step in steps), getattr(old, end)) for end in ("low", "high")]
    assert ends == [new.low, new.high] == [Decimal("3048334.13"), Decimal("3198334.13")]
    assert {step.why: (step.ids, step.change.low) for step in steps} == {
        "Teurer geworden": (("m-1",), Decimal("225000.45")),
        "Neu dazugekommen": (("m-4",), Decimal("333333.33")),
        "Entfallen": (("m-3",), Decimal("-250000.50")),
        "Zusammengelegt": (("m-5",), Decimal("-19999.90")),
    }


def test_the_rows_of_the_bridge_reach_from_sum_to_sum(site: Site) -> None:
    into = site.past.into("F-2")
    assert into
    figure, table = money_parts(into, site)[:2]
    assert isinstance(figure, Bridge)
    assert isinstance(table, Table)
    for before, after in zip(figure.rows, figure.rows[1:], strict=False):
        assert before.below == after.above
    assert [row.tone for row in figure.rows] == ["summe", "mehr", "mehr", "weniger", "weniger", "summe"]
    assert figure.note.replace("\xa0", " ").startswith("Gezeigt ist der Ausschnitt von 2,6 bis 3,6 Mio. €.")
    assert table.foot[0].cells[0].text == "Summe in F-2"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [("-250000.50", "-250000.50", "− 250.000,50 €"), ("0", "0", "± 0 €"), ("-10", "20", "− 10 € bis + 20 €")],
)
def test_signs_of_money(low: str, high: str, text: str) -> None:
    assert signed(Money(Decimal(low), Decimal(high))).replace("\xa0", " ") == text


def test_texts_mark_what_went_and_came(site: Site) -> None:
    into = site.past.into("F-2")
    assert into
    changed = text_changes(into, site)
    assert changed
    pieces = [(piece.mark, piece.text) for text in changed.texts for piece in text.pieces]
    assert (Mark.REMOVED, "in der Sonne") in pieces
    assert (Mark.ADDED, "viele") in pieces
    assert all("[[" not in text for _, text in pieces)


def test_a_measure_tells_how_its_end_has_moved(site: Site) -> None:
    history = object_history("massnahmen", "M-1", site)
    assert history
    assert history.slip
    assert history.intro[0] == "Das geplante Ende liegt heute drei Jahre später als in F-1."
    rows = [(row.name, row.text, row.delay, row.now) for row in history.slip.rows]
    assert rows == [
        ("F-1", "Ende 2028", "", False),
        ("F-2", "Ende 2030", "2 Jahre später", False),
        ("Entwurf", "Ende 2031", "3 Jahre später", True),
    ]
    assert [entry.edition.text for entry in history.entries] == ["Entwurf", "F-2"]
    assert history.entries[1].edition.address == "fassungen/f-2/#aenderung-m-1"


DONE = "  - {stichtag: 31.05.2026, phase: umsetzung"


@pytest.mark.parametrize(
    ("actual", "entry", "intro", "row"),
    [
        (
            "{von: 2026-02, bis: 2028-03}",
            "",
            "Fertig seit März 2028, drei Monate später als in F-1 geplant.",
            "3 Monate später",
        ),
        (
            "",
            "",
            "Fertig seit 30.06.2026, ein Jahr und sechs Monate früher als in F-1 geplant.",
            "1 Jahr und 6 Monate früher",
        ),
        ("{von: 2026-02, bis: 2027-03}", "", "", None),
        ("{von: 2026-02, bis: 2028-03}", "umsetzung", "", None),
    ],
)
def test_a_measure_that_is_done(tmp_path: Path, actual: str, entry: str, intro: str, row: str | None) -> None:
    """When it was done stands beside what the Fassungen planned, if it is something else; in the year is in time."""
    content = world(tmp_path / "content")
    freeze_as(content, "F-1")
    status = f"  - {{stichtag: 30.06.2026, phase: {entry or 'abgeschlossen'}}}\n"
    text = (content / "massnahmen/M-2.yml").read_text(encoding="utf-8").replace(DONE, status + DONE)
    more = f"tatsaechlich: {actual}\n" if actual else ""
    change(content, {"write": {"massnahmen/M-2.yml": text + more}})
    history = object_history("massnahmen", "M-2", site_of(load(content, TODAY)))
    if row is None:
        assert history is None
        return
    assert history
    assert history.slip
    assert history.intro == (intro,)
    last = history.slip.rows[-1]
    assert (last.name, last.when, last.delay, last.done, last.late) == (
        "fertig",
        "tatsächlich",
        row,
        True,
        "später" in row,
    )
    assert [one.now for one in history.slip.rows] == [False] * (len(history.slip.rows) - 1) + [True]


PLAN = "zeitraum: {von: 2026, bis: 2027}"


@pytest.mark.parametrize(
    ("entry", "now", "told"),
    [
        ("phase: entfallen, text: Zu teuer.", PLAN, "entfallen im Entwurf"),
        ("phase: zurueckgestellt, text: Kein Geld.", "ort: Hier", "geändert im Entwurf"),
        ("phase: daueraufgabe", "zeitraum: ab 2026", "geändert im Entwurf"),
    ],
)
def test_what_plans_no_end_any_more_is_not_late(tmp_path: Path, entry: str, now: str, told: str) -> None:
    content = world(tmp_path / "content")
    freeze_as(content, "F-1")
    status = f"  - {{stichtag: 30.06.2026, {entry}}}\n{DONE}"
    change(content, {"replace": {"massnahmen/M-2.yml": [[DONE, status], [PLAN, now]]}})
    site = site_of(load(content, TODAY))
    history = object_history("massnahmen", "M-2", site)
    assert history
    assert history.intro[0] == "Im Entwurf ist kein Ende mehr geplant; F-1 nannte 2027."
    assert history.slip is None
    assert changed_words("massnahmen", "M-2", site) == told


def test_a_renumbered_measure_keeps_its_history(site: Site) -> None:
    assert [edition.id for edition, _ in site.past.lives_of("massnahmen", "M-9")] == ["F-1", "F-2", "Entwurf"]


def test_nothing_is_told_of_what_has_not_changed(site: Site) -> None:
    assert object_history("massnahmen", "M-2", site) is None
    assert object_history("raeume", "R-ALT", site) is None


@pytest.mark.parametrize(
    ("first", "now", "words"),
    [
        (PartialDate(2026), PartialDate(2028), "2 Jahre später"),
        (PartialDate(2028), PartialDate(2027), "1 Jahr früher"),
        (PartialDate(2026, 3), PartialDate(2027, 6), "1 Jahr und 3 Monate später"),
        (PartialDate(2026), PartialDate(2026, 12), ""),
        (PartialDate(2026, quarter=1), PartialDate(2026, 4), "1 Monat später"),
    ],
)
def test_delay_in_words(first: PartialDate, now: PartialDate, words: str) -> None:
    assert delay(first, now) == words


def test_dropped_objects_keep_their_address(found: dict[str, SitePage]) -> None:
    page = found["massnahmen/m-3/"]
    text = told(page)
    assert page.object_id is None
    assert "Das Grundstück ist verkauft." in text
    assert "Wohnhof am Tor" in text
    assert "Geschätzte Kosten: 250.000,50 €." in text
    assert "Beides liegt am selben Ufer." in told(found["massnahmen/m-6/"])


def test_what_was_renumbered_has_no_page_of_its_own(found: dict[str, SitePage]) -> None:
    """Its old address leads to the new one."""
    assert "massnahmen/m-8/" not in found


def test_the_timeline_tells_of_the_draft(found: dict[str, SitePage]) -> None:
    text = told(found["fassungen/"])
    assert "Der heutige Inhalt weicht von F-2 vom 15.06.2026 ab" in text
    assert "Ende von 2030 auf 2031 verschoben." in text
    assert "Nächste Prüfung des Konzepts: 2028." in text


def test_the_first_fassung_has_nothing_to_compare(found: dict[str, SitePage]) -> None:
    assert "Das ist die erste Fassung." in told(found["fassungen/f-1/"])


def test_nothing_frozen_is_said_plainly(site: Site) -> None:
    bare = Site(site.concept, site.relations, site.today)
    page = {page.address: page for page in pages(bare)}["fassungen/f-2/"]
    assert "Diese Fassung ist nicht eingefroren." in told(page)
    assert "Die Bahn baut später" in told(page)


def test_synopsis_shows_whole_values(found: dict[str, SitePage]) -> None:
    view = found["fassungen/f-2/"].view
    (table,) = [one for one in all_parts(view.after) if isinstance(one, Table) and one.style == "synopse"]
    rows = [tuple(str(cell.text).replace("\xa0", " ") for cell in row.cells[1:3]) for row in table.rows]
    assert ("1.500.000 €", "1.725.000,45 €") in rows
    assert ("2026–2028", "2028–2030") in rows
    assert not [text for row in rows for text in row if "{" in text]


def test_anchors_are_unique(found: dict[str, SitePage]) -> None:
    for address in ("fassungen/", "fassungen/f-2/"):
        parts = list(all_parts(found[address].view.after))
        anchors = [row.anchor for part in parts if isinstance(part, Table) for row in part.rows if row.anchor]
        assert len(anchors) == len(set(anchors))
        assert all(re.fullmatch(r"aenderung-[\w.-]+", anchor) for anchor in anchors)


def test_same_history_makes_equal_views(site: Site) -> None:
    assert list(pages(site)) == list(pages(site))


def test_the_world_stays_small(tmp_path: Path) -> None:
    checked = history_world(tmp_path / "content")
    assert [problem.message for problem in checked.problems if problem.code != "verweis-pruefen"] == []


def test_texts_are_shown_without_their_marks(site: Site) -> None:
    into = site.past.into("F-2")
    assert into
    block, table = "/// zeitplan\n    raum: R-ALT\n///", "| A | B |\n|---|:--|\n| 1 | 2 |"
    source = f"# Titel\n\n{block}\n\nDer **Platz** mit\n[[M-1]].\n\n{table}\n"
    assert (
        readable(source, into.wording.name_of)
        == "Titel\n\nDer Platz mit M-1 „Umbau des Lindenplatzes“.\n\n· A · B\n· 1 · 2"
    )


def test_a_goal_tells_its_history_at_its_place(site: Site) -> None:
    group = history_group("ziele", "Z1.2", site)
    assert group
    assert [(item.text, item.address, item.note) for item in group.items] == [
        ("F-2", "fassungen/f-2/#aenderung-z1.2", "Heißt jetzt „Mehr Schatten und Kühle“, bisher „Mehr Schatten“.")
    ]
    assert history_group("ziele", "Z1.1", site) is None


def test_a_draft_that_says_the_same_is_no_row(site: Site) -> None:
    lives = site.past.lives_of("massnahmen", "M-2")
    assert lives[-1][0].id == "Entwurf"
    assert [edition.id for edition, _, _ in planned_ends(lives)] == ["F-1", "F-2"]


def test_sums_of_an_edition_are_those_of_its_concept(site: Site) -> None:
    for edition in site.past.editions:
        whole = overview(read_exported(edition.concept, "fassungen/F.json")[0])
        assert site.past.sums(edition).total.cost == whole.total.cost
        assert site.past.sums(edition).total.parents == whole.total.parents


def test_parts_that_take_the_place_of_their_whole_are_one_step(tmp_path: Path) -> None:
    content, name = world(tmp_path / "content"), "massnahmen/M-%s.yml"
    rest = "themenfelder: T-VERKEHR, ziele: Z1.1, raeume: R-ALT, federfuehrung: A-BAU"
    change(content, {"write": {name % 10: f"{{id: M-10, titel: Ganzes, {rest}, kosten: 100}}\n"}})
    freeze_as(content, "F-1")
    parts = {
        name % 11: f"{{id: M-11, titel: Eins, {rest}, teil_von: M-10, kosten: 60.10}}\n",
        name % 12: f"{{id: M-12, titel: Zwei, {rest}, teil_von: M-10, kosten: 70}}\n",
    }
    change(content, {"write": {"fassungen.yml": SECOND.split("  gruende")[0], **parts}})
    freeze_as(content, "F-2")
    site = site_of(load(content, TODAY))
    into = site.past.into("F-2")
    assert into
    steps = [(step.why, step.ids, step.change.low) for step in measure_steps(into, site.past)]
    assert steps == [("Jetzt in Teilen gerechnet", ("m-11", "m-12"), Decimal("30.10"))]


def two_fassungen(content: Path, before: dict[str, str], after: dict[str, str], reasons: str = "") -> tuple[Site, Told]:
    """The step from F-1 to F-2, with these files before and after it."""
    change(world(content), {"write": before})
    freeze_as(content, "F-1")
    change(content, {"write": {"fassungen.yml": SECOND.split("  gruende")[0] + reasons, **after}})
    freeze_as(content, "F-2")
    site = site_of(load(content, TODAY))
    into = site.past.into("F-2")
    assert into
    return site, into


MEASURE = "themenfelder: T-VERKEHR, ziele: Z1.1, raeume: R-ALT, federfuehrung: A-BAU"


def costing(number: int, costs: str) -> dict[str, str]:
    return {f"massnahmen/M-{number}.yml": f"{{id: M-{number}, titel: Ding {number}, {MEASURE}, kosten: {costs}}}\n"}


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [
        ("n. q.", "350000", ("Erstmals beziffert", "ohne Betrag (n. q.)", "350.000 €", "+ 350.000 €")),
        (
            "350000",
            "{unbekannt: wird ermittelt}",
            ("Nicht mehr beziffert", "350.000 €", "ohne Betrag (wird ermittelt)", "− 350.000 €"),
        ),
        (
            "31400",
            "{betrag: 31400, nicht_in_summe: bezahlt}",
            ("Nicht mehr in der Summe", "31.400 €", "31.400 €, nicht in der Summe", "− 31.400 €"),
        ),
        (
            "{betrag: 31400, nachrichtlich: ja}",
            "31400",
            ("Neu in der Summe", "31.400 €, nachrichtlich", "31.400 €", "+ 31.400 €"),
        ),
        ("{jaehrlich: 500}", "70000", ("Erstmals beziffert", "nur jährliche Kosten", "70.000 €", "+ 70.000 €")),
        ("10", "20.50", ("Teurer geworden", "10 €", "20,50 €", "+ 10,50 €")),
    ],
)
def test_what_is_in_no_sum_says_why(tmp_path: Path, before: str, after: str, row: tuple[str, ...]) -> None:
    site, into = two_fassungen(tmp_path / "content", costing(10, before), costing(10, after))
    folded = money_parts(into, site)[-1]
    assert isinstance(folded, Folded)
    (table,) = folded.parts
    assert isinstance(table, Table)
    (cells,) = [one.cells for one in table.rows]
    assert tuple(str(cell.text).replace("\xa0", " ") for cell in cells[1:]) == row
    sums = [site.past.sums(edition).total.cost.low for edition in (into.step.old, into.step.new)]
    assert sums[0] + sum(step.change.low for step in measure_steps(into, site.past)) == sums[1]


def test_a_measure_merged_with_one_without_an_amount(tmp_path: Path) -> None:
    origins = "hervorgegangen_aus: [{art: zusammengelegt, id: M-10}, {art: zusammengelegt, id: M-11}]"
    merged = {"massnahmen/M-12.yml": f"{{id: M-12, titel: Beides, {MEASURE}, kosten: 500, {origins}}}\n"}
    content = tmp_path / "content"
    change(world(content), {"write": costing(10, "100") | costing(11, "n. q.")})
    freeze_as(content, "F-1")
    gone = ["massnahmen/M-10.yml", "massnahmen/M-11.yml"]
    change(content, {"write": {"fassungen.yml": SECOND.split("  gruende")[0], **merged}, "delete": gone})
    freeze_as(content, "F-2")
    site = site_of(load(content, TODAY))
    into = site.past.into("F-2")
    assert into
    folded = money_parts(into, site)[-1]
    assert isinstance(folded, Folded)
    (row,) = [" | ".join(str(cell.text) for cell in row.cells[1:4]) for row in folded.parts[0].rows]
    assert row.replace("\xa0", " ") == "Zusammengelegt | 100 €; ohne Betrag (n. q.) | 500 €"


def test_a_reason_is_told_with_what_it_is_about(tmp_path: Path) -> None:
    reasons = "  gruende: [{id: M-10, feld: kosten, grund: Stahl ist teurer, beschluss: B-2}]\n"
    later = {one: text.replace("Ding", "Dings") for one, text in costing(10, "20").items()}
    site, into = two_fassungen(tmp_path / "content", costing(10, "10"), later, reasons)
    (table,) = [part for part in change_tables(into, site).parts if isinstance(part, Table)]
    (row,) = table.rows
    assert str(row.cells[3].text) == "Kosten: Stahl ist teurer."
    assert [item.note for item in row.cells[4].items] == ["Kosten"]


def test_each_part_of_what_was_split_says_so(tmp_path: Path) -> None:
    origin = "hervorgegangen_aus: [{art: geteilt, id: M-10}]"
    parts = {
        f"massnahmen/M-{at}.yml": f"{{id: M-{at}, titel: Teil {at}, {MEASURE}, kosten: 5, {origin}}}\n"
        for at in (11, 12)
    }
    content = tmp_path / "content"
    change(world(content), {"write": costing(10, "100")})
    freeze_as(content, "F-1")
    later = {"fassungen.yml": SECOND.split("  gruende")[0], **parts}
    change(content, {"write": later, "delete": ["massnahmen/M-10.yml"]})
    freeze_as(content, "F-2")
    site = site_of(load(content, TODAY))
    into = site.past.into("F-2")
    assert into
    (table,) = [part for part in change_tables(into, site).parts if isinstance(part, Table)]
    rows = [(row.anchor, row.cells[1].text, str(row.cells[2].text)) for row in table.rows]
    assert [row[:2] for row in rows] == [("aenderung-m-11", "geteilt"), ("aenderung-m-12", "geteilt")]
    told_ = "M-10 „Ding 10“ geteilt in M-11 „Teil 11“ und M-12 „Teil 12“."
    assert all(sentence.startswith(told_) for *_, sentence in rows)
    assert changed_words("massnahmen", "M-12", site) == "durch Teilung neu in F-2"


def test_new_texts_and_texts_of_one_line_show_their_words(tmp_path: Path) -> None:
    def file(kurz: str, more: str = "") -> dict[str, str]:
        return {"massnahmen/M-10.yml": f"id: M-10\ntitel: Ding\n{MEASURE.replace(', ', chr(10))}\nkurz: {kurz}\n{more}"}

    site, into = two_fassungen(
        tmp_path / "content", file("Tempo 20 auf der Brücke."), file("Tempo 30 auf der Brücke.", "text: Ein Fonds.\n")
    )
    changed = text_changes(into, site)
    assert changed
    assert [(one.label, [(piece.mark, piece.text) for piece in one.pieces]) for one in changed.texts] == [
        (
            "Kurzbeschreibung",
            [(Mark.SAME, "Tempo"), (Mark.REMOVED, "20"), (Mark.ADDED, "30"), (Mark.SAME, "auf der Brücke.")],
        ),
        ("Beschreibung", [(Mark.ADDED, "Ein Fonds.")]),
    ]


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (
            "geometrie: {punkt: [11.4, 49.0]}",
            "geometrie: {punkt: [11.4, 49.0027]}",
            "Punkt",
            "Punkt. Auf der Karte um 300 m versetzt.",
        ),
        (
            "finanzierung: [{quelle: kommune, betrag: 2180000}]",
            "finanzierung: [{quelle: kommune, betrag: 2180000.50}]",
            "Gemeinde, 2.180.000 €",
            "Gemeinde, 2.180.000,50 €",
        ),
    ],
)
def test_the_synopsis_tells_small_changes(tmp_path: Path, before: str, after: str, old: str, new: str) -> None:
    files = [{"massnahmen/M-10.yml": f"{{id: M-10, titel: Ding, {MEASURE}, {one}}}\n"} for one in (before, after)]
    two_fassungen(tmp_path / "content", *files)
    (row,) = synopsis_table(tmp_path / "content").rows
    assert [str(cell.text).replace("\xa0", " ") for cell in row.cells[1:3]] == [old, new]


def test_blanks_alone_are_no_marked_words() -> None:
    assert _piece(Piece(Mark.REMOVED, "\n\n")).before == ""
    assert _piece(Piece(Mark.ADDED, "\n\n")) == TextPiece(Mark.SAME, "\n\n", "", "")


def test_what_only_editors_see_is_not_told(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    freeze_as(content, "F-1")
    settings = (content / "konzept.yml").read_text(encoding="utf-8")
    more = "ausnahmen: [{code: ziel-fehlt, grund: Kommt noch}]\n"
    change(content, {"write": {"konzept.yml": settings + more, "fassungen.yml": SECOND}})
    freeze_as(content, "F-2")
    site = site_of(load(content, TODAY))
    told_ = site.past.into("F-2")
    assert told_
    assert [one.field for one in told_.step.changes if one.collection == "konzept"] == ["ausnahmen"]
    assert told_.changes == ()
    found = next(page for page in pages(site) if page.address == "fassungen/f-2/")
    assert "Ausnahmen" not in told(found)


def test_a_draft_that_only_editors_see_is_none(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    freeze_as(content, "F-1")
    settings = (content / "konzept.yml").read_text(encoding="utf-8")
    change(content, {"write": {"konzept.yml": settings + "ausnahmen: [{code: ziel-fehlt, grund: Kommt noch}]\n"}})
    site = site_of(load(content, TODAY))
    assert site.past.draft
    assert draft_parts(site) == ()


def synopsis_table(content: Path) -> Table:
    """Old and new beside each other, as F-2 changed it."""
    site = site_of(load(content, TODAY))
    told_ = site.past.into("F-2")
    assert told_
    folded = synopsis(told_, site)
    assert isinstance(folded, Folded)
    (table,) = folded.parts
    assert isinstance(table, Table)
    return table


def test_the_synopsis_has_whole_values(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    long = "Der Kanal liegt unter dem Platz. " * 8
    steps = f"naechste_schritte: [{{text: Planen}}, {{text: {long.strip()}}}]\n"
    kept, other = "text: |\n  Der [[M-1|Lindenplatz]].\n", "text: |\n  Der **Lindenplatz**.\n"
    base = "id: M-2\ntitel: Kanal\nthemenfelder: T-GRUEN\nziele: Z1.2\nraeume: R-ALT\nfederfuehrung: A-WERKE\n"
    change(content, {"write": {"massnahmen/M-2.yml": f"{base}{kept}folgekosten: {{jaehrlich: 12000}}\n"}})
    freeze_as(content, "F-1")
    later = f"{base}{other}{steps}folgekosten: {{jaehrlich: 12000, anmerkung: Reinigung}}\nort: {long.strip()}\n"
    change(content, {"write": {"massnahmen/M-2.yml": later, "fassungen.yml": SECOND}})
    freeze_as(content, "F-2")
    table = synopsis_table(content)
    rows = {
        str(row.cells[0].note): [str(cell.text).replace("\xa0", " ") for cell in row.cells[1:3]] for row in table.rows
    }
    assert rows["Beschreibung"] == [
        "Der Lindenplatz.",
        "Dieselben Worte: ohne Verweis auf M-1 „Umbau des Lindenplatzes“.",
    ]
    assert rows["Folgekosten"] == ["12.000 € im Jahr", "12.000 € im Jahr, Reinigung"]
    assert rows["Ort"] == ["–", long.strip()]


def test_what_is_dropped_and_kept_is_told_in_the_synopsis(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    freeze_as(content, "F-1")
    status = "  - {stichtag: 31.05.2026, phase: umsetzung"
    change(
        content,
        {
            "replace": {"massnahmen/M-2.yml": [status, f"  - {{stichtag: 30.06.2026, phase: entfallen}}\n{status}"]},
            "write": {"fassungen.yml": SECOND},
        },
    )
    freeze_as(content, "F-2")
    table = synopsis_table(content)
    (row,) = [row for row in table.rows if row.cells[0].note == "entfallen"]
    assert [str(cell.text) for cell in row.cells[1:3]] == ["M-2 „Regenwasserkanal in der Mühlgasse“", "–"]


def test_the_synopsis_gives_a_reason_once(site: Site) -> None:
    into = site.past.into("F-2")
    assert into
    folded = synopsis(into, site)
    assert isinstance(folded, Folded)
    (table,) = folded.parts
    assert isinstance(table, Table)
    told_ = {}
    for row in table.rows:
        item = row.cells[0].items[0]
        told_[item.number, row.cells[0].note] = (item.address, *[str(cell.text) for cell in row.cells[3:]])
    assert told_["M-5", "zusammengelegt"] == ("massnahmen/m-5/", "Beides liegt am selben Ufer", "keine Angabe")
    assert told_["M-5", "Kosten"] == (None, "wie oben", "wie oben")
    (merged,) = [row for row in table.rows if row.cells[0].note == "zusammengelegt"]
    assert [str(cell.text).replace("\xa0", " ") for cell in merged.cells[1:3]] == [
        "M-6 „Badestelle“ (100.000 €); M-7 „Uferweg“ (200.000 €)",
        "M-5 „Linneufer öffnen“ (280.000,10 €)",
    ]
    assert told_["M-1", "Zeitraum"][1] == "Die Bahn baut später"
    assert told_["M-1", "Kosten"][1].startswith("Die Baupreise")


def test_changes_by_area(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    measure = "themenfelder: T-VERKEHR, ziele: Z1.1, federfuehrung: A-BAU"
    one = "{id: M-%s, titel: Ding %s, %s, raeume: %s}\n"

    def file(number: int, areas: str, title: str = "") -> dict[str, str]:
        return {f"massnahmen/M-{number}.yml": one % (number, title or number, measure, areas)}

    change(content, {"write": file(3, "R-ALT") | file(4, "stadtweit") | file(5, "R-ALT")})
    freeze_as(content, "F-1")
    later = file(4, "stadtweit", "anders") | file(6, "[R-ALT, R-STADT]")
    change(
        content, {"write": later | {"fassungen.yml": SECOND}, "delete": ["massnahmen/M-3.yml", "massnahmen/M-5.yml"]}
    )
    freeze_as(content, "F-2")
    site = site_of(load(content, TODAY))
    told_ = site.past.into("F-2")
    assert told_
    table = area_changes(told_, site)
    assert isinstance(table, Table)
    assert table.title == "Räume: was sich dort ändert"
    rows = [[cell.text or ", ".join(item.text for item in cell.items) for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Gesamtes Stadtgebiet", "M-6", "–", "–", "–"],
        ["Altstadt und Mühlenviertel", "M-6", "–", "M-3, M-5", "–"],
        ["gesamtes Gemeindegebiet", "–", "M-4", "–", "–"],
    ]
    assert table.rows[1].cells[3].items[0].address == "fassungen/f-2/#aenderung-m-3"
    assert [cell.text for cell in table.head] == ["Wo", "Neu", "Geändert", "Entfallen", "Neu zugeschnitten"]


def test_many_changes_by_area_are_folded(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isek.views.history_areas._MANY", 1)
    into = site.past.into("F-2")
    assert into
    folded = area_changes(into, site)
    assert isinstance(folded, Folded)
    assert folded.id == "je-raum"
    assert [part.id for part in folded.parts] == [""]
