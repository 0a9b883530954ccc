"""A concept back from its canonical form: whatever was exported can be read, and says the same."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from isek.exports import export
from isek.exports.files import dumped
from isek.geometry import read_shapes
from isek.model import Place
from isek.read.concept import read_concept
from isek.read.exported import read_exported
from isek.schema.chapters import Page
from isek.schema.choices import Choice, Choices, Scale
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.colours import ColourText
from isek.schema.concept import Concept
from isek.schema.costs import CostType
from isek.schema.entries import Entries, Entry
from isek.schema.fields import FieldType, keys_of
from isek.schema.geometry import GeometryType
from isek.schema.horizons import ALWAYS, Horizon
from isek.schema.money import Euro, PerYear, Shares
from isek.schema.numbers import Integer, Number, Percent
from isek.schema.objects import Object
from isek.schema.references import RefOrText, RefsTo, RefTo
from isek.schema.times import Day, Span
from isek.schema.types import Markdown, Text, Texts, YesNo

Reader = Callable[[dict[str, str]], Concept]
WORLDS = ("content", "tests/worlds/auental/content", "tests/worlds/muehlhagen/content", "tests/worlds/leer/content")
# Texts that would mean something else if they were read as YAML, as a number, or as a cell.
TRICKY = ("~", "null", "ja", "012", "1.125", "1,5 Mio. €", "a; b", "x, y", "k. A.", "2027-04", "[[M-1]]", "A-1", "– –")
STEPS = ("hoch", "mittel", "niedrig")
HORIZONS = ("kurz", "2026 bis 2030", "2031 bis 2040", "später")


def again(data: dict[str, Any]) -> dict[str, Any]:
    concept, problems = read_exported(data, "fassungen/F-1.json")
    assert problems == []
    found: dict[str, Any] = json.loads(dumped(export(concept)))
    return found


@pytest.mark.parametrize("name", WORLDS)
def test_whole_concepts(root: Path, name: str) -> None:
    concept, _ = read_concept(root / name)
    shapes, _ = read_shapes(concept, root / name)
    data = json.loads(dumped(export(concept, shapes.geojson_of)))
    assert again(data) == data
    back, _ = read_exported(data, "fassungen/F-1.json")
    assert back.page_tables == concept.page_tables
    assert back.sources == concept.sources


def test_tables_on_pages_stay_where_they_are(concept_of: Reader) -> None:
    table = "Vorher.\n\n| Nr. | Titel | Kosten |\n| --- | --- | --- |\n| W1 | Weg | 5.000 € |\n\nNachher.\n"
    concept = concept_of({"massnahmen/wege.md": f"---\ntitel: Wege\n---\n{table}"})
    back, problems = read_exported(export(concept), "F-1.json")
    assert problems == []
    assert back.page_tables == {"massnahmen/wege": ("W1",)}
    origin, text = back.measures["W1"].table, back.pages["massnahmen/wege"].text
    assert origin
    assert text
    assert text.source.split("\n")[origin.place.line - text.place.line].startswith("| Nr.")


def test_numbers_are_not_german() -> None:
    data = {"konzept": {}, "sammlungen": {"raeume": [{"id": "R-1", "titel": "Au", "flaeche_ha": 1.125}]}}
    concept, problems = read_exported(data, "F-1.json")
    assert problems == []
    assert str(concept.areas["R-1"].hectares) == "1.125"


def test_links_lead_from_the_content_folder(concept_of: Reader) -> None:
    files = {"kapitel/01-lage.md": "---\ntitel: Lage\n---\n[Bild](../bilder/a.jpg)\n"}
    data = export(concept_of(files))
    back, _ = read_exported(data, "fassungen/F-1.json")
    chapter = back.chapters["lage"]
    assert chapter.text
    assert (chapter.text.source, chapter.text.place.file) == ("[Bild](bilder/a.jpg)", "F-1.json")
    assert chapter.place == Place("kapitel/01-lage.md")
    assert again(data) == data


def test_a_reference_to_nothing_is_told() -> None:
    measure = {"id": "M-1", "titel": "Bänke", "themenfelder": ["T-X"]}
    concept, problems = read_exported({"konzept": {}, "sammlungen": {"massnahmen": [measure]}}, "fassungen/F-1.json")
    assert [(one.code, one.place.file, one.about) for one in problems] == [
        ("unbekannter-verweis", "fassungen/F-1.json", "M-1")
    ]
    assert concept.measures["M-1"].fields == ()


def plain_texts() -> st.SearchStrategy[str]:
    letters = st.text(st.sampled_from("abcäßÉ 019.,;:-–€%#|*_'\"{}[]\u00a0\u2028"), min_size=1, max_size=12)
    tidy = letters.map(lambda text: unicodedata.normalize("NFC", text).strip()).filter(bool)
    return st.one_of(tidy, st.sampled_from(TRICKY))


def markdown() -> st.SearchStrategy[str]:
    lines = st.lists(st.one_of(plain_texts(), st.just(""), plain_texts().map(lambda one: f"    {one}")), max_size=4)
    return lines.map(lambda found: "\n".join(found).lstrip("\n").rstrip()).filter(lambda text: bool(text.strip()))


MONEY = st.decimals(0, 10**12, places=2).map(lambda value: f"{value:.2f}")
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1)).map(date.isoformat)
YEARS = st.integers(1950, 2150)
MONTHS = st.tuples(YEARS, st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02d}")
POINTS = st.one_of(YEARS, MONTHS, st.tuples(YEARS, st.integers(1, 4)).map(lambda one: f"{one[0]}-Q{one[1]}"))
GEOMETRIES = st.one_of(
    st.lists(st.floats(-90, 90), min_size=2, max_size=2).map(lambda one: {"type": "Point", "coordinates": one}),
    st.just({"datei": "geo/raeume.gpkg", "ebene": "012", "merkmal": {"nr": 12, "name": "R-1.50"}}),
)


def costs() -> st.SearchStrategy[dict[str, Any]]:
    amounts = st.one_of(
        st.fixed_dictionaries({"betrag": MONEY}),
        st.tuples(MONEY, MONEY).map(lambda two: {"von": two[0], "bis": two[1]}),
        st.fixed_dictionaries({"ab": MONEY}),
        st.fixed_dictionaries({"bis": MONEY}),
        st.fixed_dictionaries({"unbekannt": plain_texts()}),
        st.fixed_dictionaries({"jaehrlich": MONEY}),
    )
    more = {"ungefaehr": st.just(True), "stand": st.one_of(DAYS, MONTHS), "anmerkung": plain_texts()}
    return st.tuples(amounts, st.fixed_dictionaries({}, optional=more)).map(lambda two: two[0] | two[1])


def periods() -> st.SearchStrategy[dict[str, Any]]:
    ends = {"von": POINTS, "bis": st.one_of(POINTS, st.just("offen"))}
    return st.fixed_dictionaries({}, optional=ends).filter(bool)


def horizons() -> st.SearchStrategy[str]:
    pairs = [f"{one} bis {other}" for one, other in pairwise(HORIZONS)]
    return st.sampled_from([*HORIZONS, ALWAYS, *pairs])


def ids_of(collection: str | None) -> st.SearchStrategy[str]:
    prefix = COLLECTIONS[collection].prefix if collection else "M-"
    return st.sampled_from([f"{prefix or 'k'}{number}" for number in (1, 2)])


def numbers(low: int, high: int) -> st.SearchStrategy[int | float]:
    return st.decimals(low, high, places=3).map(lambda one: int(one) if one == int(one) else float(one))


MADE: dict[type, Callable[[Any], st.SearchStrategy[Any]]] = {
    CostType: lambda _: costs(),
    Entries: lambda type_: st.lists(records(type_.cls).filter(bool), min_size=1, max_size=2),
    Entry: lambda type_: records(type_.cls).filter(bool),
    RefTo: lambda type_: ids_of(type_.collection),
    RefsTo: lambda type_: st.lists(ids_of(type_.collection), min_size=1, max_size=2, unique=True),
    RefOrText: lambda type_: st.one_of(ids_of(type_.collection), st.just("Ein Verein; und A-9")),
    Choices: lambda type_: st.lists(st.sampled_from(type_.choice.values), min_size=1, unique=True),
    Choice: lambda type_: st.sampled_from(type_.values),
    Integer: lambda type_: st.integers(type_.low, type_.high),
    Shares: lambda _: st.dictionaries(ids_of("raeume"), st.sampled_from([12.5, 33.125, 50, 0]), min_size=1),
    PerYear: lambda _: st.dictionaries(st.sampled_from(["2027", "2028", "ab 2030"]), MONEY, min_size=1),
    Percent: lambda _: numbers(0, 100),
    Number: lambda _: st.one_of(st.integers(-(10**9), 10**9), numbers(-1000, 1000)),
    Day: lambda type_: st.one_of(DAYS, MONTHS, YEARS.map(str)) if type_.loose else DAYS,
    Markdown: lambda type_: plain_texts() if type_.inline else markdown(),
    Texts: lambda _: st.lists(plain_texts(), min_size=1, max_size=3),
    YesNo: lambda _: st.booleans(),
    Scale: lambda _: st.sampled_from(STEPS),
    Horizon: lambda _: horizons(),
    Span: lambda _: periods(),
    Euro: lambda _: MONEY,
    ColourText: lambda _: st.sampled_from(["#1f5fa8", "#000000"]),
    GeometryType: lambda _: GEOMETRIES,
    Text: lambda _: plain_texts(),
}


def values(type_: FieldType[Any]) -> st.SearchStrategy[Any]:
    """Canonical values of a type."""
    return next(MADE[cls] for cls in type(type_).__mro__ if cls in MADE)(type_)


def records(cls: type[Any], **fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Records in canonical form."""
    keys = {name: key for name, key in keys_of(cls).items() if name not in fixed}
    # What has a default is always stated.
    stated = {field.name for field in fields(cls) if field.default not in (None, "", (), MISSING)}
    required = {name: values(key.type) for name, key in keys.items() if key.required or key.attribute in stated}
    optional = {name: values(key.type) for name, key in keys.items() if name not in required}
    return st.fixed_dictionaries({name: st.just(value) for name, value in fixed.items()} | required, optional=optional)


def objects(key: str, cls: type[Object], prefix: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.tuples(*[records(cls, id=f"{prefix or 'k'}{number}") for number in (1, 2)]).map(list)


def concepts(changing: str) -> st.SearchStrategy[dict[str, Any]]:
    """Concepts whose objects of one collection say anything; of the others there is what may be referred to."""
    bare = {key: [{"id": f"{one.prefix or 'k'}{number}"} for number in (1, 2)] for key, one in COLLECTIONS.items()}
    scales = {"prioritaeten": list(STEPS), "zeithorizonte": dict.fromkeys(HORIZONS)}
    one = PAGES if changing == PAGES.key else COLLECTIONS[changing]
    found = objects(changing, Page if one is PAGES else one.cls, one.prefix)
    return found.map(lambda made: {"konzept": scales, "sammlungen": bare | {changing: made}})


@pytest.mark.parametrize("collection", [*COLLECTIONS, PAGES.key])
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.generate),
)
@given(draw=st.data())
def test_any_concept(collection: str, draw: st.DataObject) -> None:
    data = draw.draw(concepts(collection))
    assert again(data)["sammlungen"][collection] == data["sammlungen"][collection]
