"""The table of measures: readable by spreadsheets, and read back as it was."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from isek.exports import export
from isek.exports.measures_csv import columns_of, measures_csv
from isek.read.concept import read_concept
from isek.schema.collections import headings_of
from isek.schema.concept import Concept
from isek.values.fold import fold

Reader = Callable[[dict[str, str]], Concept]

REGISTERS = {
    "themenfelder.yml": "- {id: T-1, titel: A, relevanz: relevant}\n- {id: T-2, titel: B, relevanz: relevant}\n",
    "ziele.yml": "- {id: Z1, titel: Ziel, ebene: ziel}\n",
    "raeume.yml": "- {id: R-1, titel: Altstadt, art: foerdergebiet}\n",
    "akteure.yml": "- {id: A-1, titel: Bauamt, art: verwaltung}\n",
    "fachkonzepte.yml": "- {id: FK-1, titel: Plan, ebene: kommunal}\n",
    "beschluesse.yml": "- {id: B-1, titel: ISEK, gremium: A-1, datum: 2026-01-01}\n",
    "indikatoren.yml": "- {id: I-1, titel: Leerstand, einheit: Prozent}\n",
    "leitfragen.yml": "- {id: LF-1, frage: Wer?}\n",
}

MEASURES = """
- id: M-1
  nummer: "1.10"
  titel: "=HYPERLINK(\\"x\\")"
  kurz: "-- kurz; mit **Strich** und \\"Quotes\\""
  themenfelder: [T-2, T-1]
  ziele: Z1
  leitfragen: LF-1
  beschluesse: B-1
  indikatoren: I-1
  raeume: [R-1]
  ort: Marktplatz 1; Am Tor
  art: investiv
  verbindlichkeit: beschlossen
  leitprojekt: ja
  klimarelevant: nein
  prioritaet: hoch
  zeithorizont: kurz- bis mittelfristig
  zeitraum: 2027-Q3 – 2029
  tatsaechlich: {von: 2027-04-15, bis: offen}
  federfuehrung: A-1
  beteiligte: A-1
  traeger: A-1
  kosten:
    betrag: 1250000.5
    jaehrlich: 12
    stand: 2025-11
    grundlage: lph2
    kostengruppe: baumassnahme
    anmerkung: so
    je_jahr: {2027: 1.000, ab 2028: 5}
  foerderfaehig: {stand: teilweise, betrag: 900.000}
  finanzierung: [{quelle: bund, betrag: 500, programm: lz}, {quelle: kommune, anteil: 12.5}, {quelle: offen, betrag: 7}]
  fachkonzepte: [{id: FK-1, verhaeltnis: widerspruch}]
  status: [{stichtag: 2026-06, phase: umsetzung, lage: verzoegert, fortschritt: 40, text: "+ drei Monate"}]
  beziehungen: [{art: konflikt, id: M-2}, {art: ergaenzt, id: M-3}]
  text: |
    # Titel

    - eins; zwei
    - drei
- {id: M-2, titel: Zwei, themenfelder: T-1, teil_von: M-1, raeume: stadtweit, kosten: ca. 50–100 T€, fachkonzepte: FK-1}
- {id: M-3, titel: Drei, themenfelder: T-1, kosten: ab 50.000, zeitraum: ab 2027, zeithorizont: dauerhaft}
- {id: M-4, titel: Vier, themenfelder: T-1, kosten: max. 10, zeitraum: bis 2030, foerderfaehig: zu_pruefen}
- {id: M-5, titel: Fünf, themenfelder: T-1, kosten: {unbekannt: "Wettbewerb 2028", nachrichtlich: ja}}
- {id: M-6, titel: Sechs, themenfelder: T-1, kosten: ca. 85.000 €/Jahr}
- {id: M-7, titel: Sieben, themenfelder: T-1, kosten: {betrag: 0, nicht_in_summe: doppelt}}
"""


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def measures_of(concept: Concept) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = export(concept)["sammlungen"]["massnahmen"]
    return found


def test_the_table_is_read_back_as_it_was(concept_of: Reader, tmp_path: Path) -> None:
    written = concept_of(REGISTERS | {"massnahmen.yml": MEASURES})
    text = measures_csv(written)
    (tmp_path / "massnahmen.yml").unlink()
    (tmp_path / "massnahmen.csv").write_text(text, encoding="utf-8", newline="")
    read, problems = read_concept(tmp_path)
    assert [problem.message for problem in problems] == []
    assert measures_of(read) == measures_of(written)


def test_nothing_begins_like_a_formula(concept_of: Reader) -> None:
    rows = table(measures_csv(concept_of(REGISTERS | {"massnahmen.yml": MEASURES})))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert rows[1][2] == '\u00a0=HYPERLINK("x")'


def test_it_opens_in_german_spreadsheets(concept_of: Reader) -> None:
    text = measures_csv(concept_of({"massnahmen.yml": "- {id: M-1, titel: Größe}\n"}))
    assert text.startswith("\ufeffID;Nr.;Maßnahme;")
    assert text.count("\r\n") == 2


@pytest.mark.parametrize("column", columns_of([]), ids=lambda column: column.heading)
def test_headings_are_known(column: Any) -> None:
    assert fold(column.heading) in headings_of("massnahmen")


def test_financing_that_no_cell_holds_is_added_up_or_left_out(concept_of: Reader) -> None:
    lines = """
- id: M-1
  titel: Eins
  kosten: 1000
  finanzierung:
    - {quelle: eu, betrag: 100}
    - {quelle: eu, anteil: 10}
    - {quelle: bund, betrag: 5, nachrichtlich: ja}
    - {quelle: land, jaehrlich: 5}
"""
    heads, row = table(measures_csv(concept_of({"massnahmen.yml": lines})))
    assert {name: row[heads.index(name)] for name in ("EU", "Bund", "Land")} == {"EU": "200", "Bund": "", "Land": ""}
