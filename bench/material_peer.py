"""The compared concept for stock MkDocs with Material. usage: material_peer.py SIZE OUT → OUT/docs/, OUT/mkdocs.yml

One page per measure, out of the navigation (the cheapest arrangement); facts and back-links are the Markdown tables and
lists that someone would have to keep by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dataset import ACTORS, AREAS, FIELDS, Dataset, Measure, make

HEAD = (
    "| Maßnahme | Themenfeld | Raum | Priorität | Horizont | Kosten | Zuständig | Stand |\n"
    "|---|---|---|---|---|---:|---|---|\n"
)
MKDOCS = """site_name: ISEK
site_url: https://isek.example.org/
theme:
  name: material
  language: de
  font: false
  features: []
plugins:
  - search:
      lang: de
markdown_extensions: [attr_list, tables, toc, admonition, md_in_html]
nav:
  - index.md
  - leitfragen.md
  - tabelle.md
"""


def write(size: int, out: Path) -> None:
    """Write the concept with `size` measures."""
    pages = Peer(make(size)).pages()
    for name, text in pages:
        path = out / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    fields = "".join(f"  - feld{number}.md\n" for number in range(len(FIELDS)))
    (out / "mkdocs.yml").write_text(f"{MKDOCS}{fields}not_in_nav: |\n  /m/\n", encoding="utf-8")


class Peer:
    """Writes the Markdown of one concept."""

    def __init__(self, data: Dataset) -> None:
        self._data = data
        self._titles = {measure.id: measure.title for measure in data.measures}
        self._titles |= {question.id: question.title for question in data.questions}

    def pages(self) -> Iterator[tuple[str, str]]:
        """Path and text of every page."""
        measures = self._data.measures
        yield "index.md", "# ISEK\n\n[Tabelle](tabelle.md)\n"
        yield "tabelle.md", f"# Maßnahmen\n\n{self._table(measures)}"
        yield "leitfragen.md", self._questions()
        for number, title in enumerate(FIELDS):
            yield f"feld{number}.md", f"# {title}\n\n{self._table(m for m in measures if m.field == number)}"
        for measure in measures:
            yield f"m/{measure.id.lower()}.md", self._measure(measure)

    def _questions(self) -> str:
        text = "# Leitfragen\n\n"
        for question in self._data.questions:
            links = "\n".join(f"- {self._link(found)}" for found in self._back(question.id))
            text += f"## {question.title} {{: #{question.id.lower()} }}\n\n{question.text}\n\n{links}\n\n"
        return text

    def _measure(self, measure: Measure) -> str:
        facts = "".join(f"| {name} | {value} |\n" for name, value in _facts(measure))
        funding = "".join(f"| {source} | {_euro(amount)} |\n" for source, amount in measure.funding.items())
        tables = f"| Merkmal | Wert |\n|---|---|\n{facts}\n| Quelle | Betrag |\n|---|---:|\n{funding}\n"
        return "\n\n".join(
            [
                f"# {measure.title}",
                tables + measure.text[0],
                *measure.text[1:],
                f"## Leitfragen\n\n{self._list(measure.questions)}",
                f"## Setzt voraus\n\n{self._list(measure.needs)}",
                f"## Wird vorausgesetzt von\n\n{self._list(self._back(measure.id))}\n",
            ]
        )

    def _table(self, measures: Iterable[Measure]) -> str:
        return HEAD + "".join(self._row(measure) for measure in measures)

    def _row(self, measure: Measure) -> str:
        area, actor = AREAS[measure.area], ACTORS[measure.actor]
        cells = [self._link(measure.id), FIELDS[measure.field], area, measure.priority, measure.horizon]
        return f"| {' | '.join([*cells, _euro(measure.cost), actor, measure.phase])} |\n"

    def _back(self, target: str) -> list[str]:
        return sorted(self._data.back.get(target, []))

    def _list(self, ids: Iterable[str]) -> str:
        return "\n".join(f"- {self._link(found, '../')}" for found in ids) or "–"

    def _link(self, target: str, up: str = "") -> str:
        page = f"leitfragen.md#{target.lower()}" if target.startswith("LF") else f"m/{target.lower()}.md"
        return f"[{target} {self._titles[target]}]({up}{page})"


def _facts(measure: Measure) -> tuple[tuple[str, str], ...]:
    return (
        ("Nummer", measure.id),
        ("Themenfeld", FIELDS[measure.field]),
        ("Raum", AREAS[measure.area]),
        ("Priorität", measure.priority),
        ("Horizont", measure.horizon),
        ("Stand", measure.phase),
        ("Zuständig", ACTORS[measure.actor]),
        ("Zeitraum", f"{measure.start}–{measure.end}"),
        ("Kosten", _euro(measure.cost)),
    )


def _euro(amount: int) -> str:
    return f"{amount:,} €".replace(",", ".")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
