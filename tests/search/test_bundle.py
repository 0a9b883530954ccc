"""What browsers load: made by the engine, the same to the byte each time."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from isek.search.bundle import bundle
from isek.search.pagefind import EngineError, build_index
from isek.search.records import Enrichment
from isek.search.synonyms import Synonyms
from isek.views.search import SearchEntry

ENTRIES = (
    SearchEntry(
        "massnahmen/m-012/", "M-012 Kita am Bahnhof", "Maßnahme", "Ein Haus für Kinder.", ids=("M-012",),
        lead="Neubau am Güterbahnhof.", fields=("Wohnen", "Soziales"), areas=("Altstadt",),
    ),
    SearchEntry("ziele/#z-1", "Z-1 Nah beieinander", "Ziel", "", ids=("Z-1",), fields=("Wohnen",)),
    SearchEntry("kosten/", "Kosten", "Übersicht", "Wer zahlt die Stellplätze?"),
)  # fmt: skip


def told(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def test_is_the_same_in_every_process() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); from test_bundle import ENTRIES\n"
        "from isek.search.bundle import bundle\n"
        "for name, data in bundle(ENTRIES * 1).items(): print(name, hashlib.sha256(data).hexdigest())"
    )
    command = [sys.executable, "-c", program, str(__file__).rpartition("/")[0]]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert "pagefind-entry.json" in first
    assert first == second


def test_holds_the_engine_and_none_of_its_interfaces() -> None:
    names = set(bundle(ENTRIES))
    assert {"pagefind.js", "wasm.de.pagefind", "pagefind-entry.json", "suche.json", "woerter.json"} <= names
    assert [name for name in names if "ui" in name.partition("/")[0] or "highlight" in name or "worker" in name] == []
    assert sum(name.startswith("fragment/") for name in names) == len(ENTRIES)


def test_knows_what_each_entry_is_filtered_by() -> None:
    found = told(bundle(ENTRIES), "suche.json")
    assert found["arten"] == ["Maßnahme", "Ziel", "Übersicht"]
    assert found["themenfelder"] == ["Wohnen", "Soziales"]
    assert found["raeume"] == ["Altstadt"]
    assert sorted(found["seiten"].values()) == [[0, [0, 1], [0]], [1, [0], []], [2, [], []]]


def test_knows_what_was_withdrawn() -> None:
    gone = SearchEntry("massnahmen/m-2/", "M-2 Parkdeck", "Maßnahme", "Es kommt nicht.", withdrawn=True)
    found = told(bundle((*ENTRIES, gone)), "suche.json")
    assert sorted(len(row) for row in found["seiten"].values()) == [3, 3, 3, 4]


def test_knows_how_ids_begin() -> None:
    found = told(bundle(ENTRIES), "suche.json")["kennungen"]
    assert found == {"maßnahme": "m", "ziel": "z", "m": "m", "z": "z"}


def test_knows_which_letters_begin_ids_that_are_names() -> None:
    plans = (SearchEntry("fachkonzepte/fk-vep/", "Verkehrsplan", "Fachkonzept", "", ids=("FK-VEP",)),)
    areas = (SearchEntry("raeume/r-alt/", "Altstadt", "Raum", "", ids=("R-ALT",)),)
    assert told(bundle((*ENTRIES, *plans, *areas)), "suche.json")["vorsilben"] == ["fk"]


def test_a_key_project_is_marked() -> None:
    first = SearchEntry("massnahmen/m-3/", "M-3 Viertel", "Maßnahme", "Neu.", leading=True)
    found = told(bundle((*ENTRIES, first)), "suche.json")
    assert [row[3] for row in found["seiten"].values() if len(row) > 3] == [2]


def test_what_a_compound_begins_with_is_no_more_than_related() -> None:
    [record] = Enrichment([SearchEntry("x/", "Bürgerhaus", "Maßnahme", "Es wird gebaut.")], Synonyms()).records
    token_of = {name: f"syn{number:04}" for number, group in enumerate(Synonyms().names) for name in group[:1]}
    assert token_of["Bürger"] in record["meta"]["verwandt"]
    assert token_of["Bürger"] not in record["meta"]["stichworte"]


def test_adds_what_people_type_instead() -> None:
    record = Enrichment(ENTRIES, Synonyms()).records[0]
    words = record["meta"]["stichworte"].split()
    assert {"m012", "m12", "bahnhof"} <= set(words)
    groups = told(bundle(ENTRIES), "suche.json")["synonyme"]
    meant = {name for word in words for name in groups.get(word, ())}
    assert {"Kindergarten", "Kindertagesstätte"} <= meant
    assert record["content"] == "Ein Haus für Kinder."


def test_speaks_of_groups_in_texts_by_their_token() -> None:
    found = told(bundle(ENTRIES), "suche.json")["synonyme"]
    assert any("Parkplatz" in names for names in found.values())
    assert not any("Windkraft" in names for names in found.values())


def test_an_entry_without_text_is_found_by_its_title() -> None:
    assert Enrichment(ENTRIES, Synonyms()).records[1]["content"] == "Z-1 Nah beieinander"


def test_words_come_in_one_form_the_common_first() -> None:
    words = told(bundle((*ENTRIES, SearchEntry("x/", "Kinder", "Seite", "Kindern hilft das."))), "woerter.json")
    assert words[0] == "kinder"
    assert "kindern" not in words


def test_what_the_engine_refuses_is_an_error() -> None:
    with pytest.raises(EngineError):
        build_index([{"url": 5}])
