"""The kinds of pages of the example site: an address of each."""

from __future__ import annotations

from site_builds import ROOT

KINDS = (
    "", "leitfragen/", "leitfragen/lf-15/", "empfehlungen/", "themenfelder/", "themenfelder/t-mob/", "ziele/",
    "raeume/", "raeume/r-alt/", "massnahmen/", "massnahmen/m-001/", "massnahmen/rw1/", "orte/", "zeitplan/", "kosten/",
    "umsetzungsstand/", "indikatoren/", "fachkonzepte/", "fachkonzepte/fk-ehk/", "akteure/", "akteure/a-rat/",
    "beschluesse/", "beteiligung/", "stellungnahmen/", "fassungen/", "fassungen/f-4/", "glossar/", "daten/",
    "impressum/", "datenschutz/", "barrierefreiheit/", "leichte-sprache/", "gebaerdensprache/", "mitmachen/", "suche/",
    "kapitel/massnahmen/", "kapitel/umsetzung/", "kapitel/einbindung/", "kapitel/bestand/", "gibt-es-nicht/",
)  # fmt: skip
"""One of each; of the chapters those with most blocks."""

# the blocks stand in the chapters
CHAPTERS = tuple(f"kapitel/{path.stem[3:]}/" for path in sorted((ROOT / "content/kapitel").glob("*.md")))
EVERY = tuple(dict.fromkeys((*KINDS, *CHAPTERS)))
