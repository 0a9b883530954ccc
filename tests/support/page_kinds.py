"""The kinds of pages of the example site: an address of each."""

from __future__ import annotations

from site_builds import ROOT

KINDS = (
    "", "leitfragen/", "leitfragen/lf-15/", "empfehlungen/", "themenfelder/", "themenfelder/t-mob/", "ziele/",
    "raeume/", "raeume/r-alt/", "massnahmen/", "massnahmen/m-001/", "karte/", "orte/", "zeitplan/", "kosten/",
    "umsetzungsstand/", "indikatoren/", "fachkonzepte/", "fachkonzepte/fk-ehk/", "akteure/", "akteure/a-rat/",
    "beschluesse/", "beteiligung/", "stellungnahmen/", "fassungen/", "fassungen/f-4/", "glossar/", "daten/",
    "impressum/", "barrierefreiheit/", "leichte-sprache/", "gebaerdensprache/", "suche/", "karte/",
    "kapitel/massnahmen/", "kapitel/umsetzung/", "gibt-es-nicht/",
)  # fmt: skip
"""One of each; of the chapters those with most blocks."""

# the blocks stand in the chapters
CHAPTERS = tuple(f"kapitel/{path.stem[3:]}/" for path in sorted((ROOT / "content/kapitel").glob("*.md")))
FURTHER = ("massnahmen/m-7.1/", "massnahmen/rw1/", "datenschutz/", "mitmachen/")
EVERY = tuple(dict.fromkeys((*KINDS, *CHAPTERS, *FURTHER)))
