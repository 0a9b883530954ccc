"""Measures big concepts, ours and stock Material's in turn, and says which bounds hold.

CPU seconds of the user and the system, children included. Machines are noisy, so that ratios within one round count;
every figure is the median of all rounds.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import track
from rich.table import Table

import isek_content
import material_peer
import publishing
from commands import Cost, Job, run

HISTORY = Path(__file__).with_name("history.md")
MEGABYTE = 1_000_000
ROOM = 3_000 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with the bound that it must not pass."""

    name: str
    value: float
    bound: float
    form: str

    @property
    def holds(self) -> bool:
        """Whether the value is within its bound."""
        return self.value <= self.bound

    def text(self, value: float) -> str:
        """A value of this figure as Germans write it."""
        return self.form.format(value).replace(".", ",")


Rounds = dict[str, list[Cost]]


def main() -> int:
    """Run all jobs in turn, print the table, and say by the exit status whether all bounds hold."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="isek-bench-", dir=_in_memory()) as folder:
        jobs = dict(_jobs(Path(folder), options.quick))
        rounds: Rounds = {name: [] for name in jobs}
        turns = [name for _ in range(options.rounds) for name in jobs]
        for name in track(turns, "Messe …", console=Console(stderr=True), transient=True):
            rounds[name].append(jobs[name]())
        figures = [*_figures(rounds), _largest_page(Path(folder) / "ours-1000" / "site-mkdocs-1")]
    Console().print(_table(figures, options.rounds))
    if options.record:
        _record(figures, options.rounds)
    return 0 if all(figure.holds for figure in figures) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Misst Zeit und Speicher an großen Konzepten.")
    parser.add_argument("--quick", action="store_true", help="eine Runde, nur 1.000 Maßnahmen")
    parser.add_argument("--rounds", type=int, help="Zahl der Runden (sonst 3)")
    parser.add_argument("--record", action="store_true", help="schreibt eine Zeile in bench/history.md")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 3)
    if options.record and options.quick:
        parser.error("--record braucht alle Größen, also nicht --quick")
    return options


def _in_memory() -> str | None:
    """A folder that is no disk, if there is one with room: what a disk takes for a new file depends on its past."""
    folder = Path("/dev/shm")
    return str(folder) if folder.is_dir() and shutil.disk_usage(folder).free > ROOM else None


def _jobs(folder: Path, quick: bool) -> Iterator[tuple[str, Job]]:
    """What is measured, in the order of a round; the concepts are written first."""
    ours = {size: folder / f"ours-{size}" for size in ((1000,) if quick else (1000, 3000, 10000))}
    for size, out in ours.items():
        isek_content.write(size, out)
    peer = folder / "peer-1000"
    material_peer.write(1000, peer)
    yield "check-1000", lambda: run(ours[1000], "isek", "check")
    yield "site-1000", _site(ours[1000])
    yield "peer-1000", _site(peer)
    searched = _with_search(ours[1000])
    yield "search-new", _site(ours[1000], searched, fresh=True)
    yield "search-again", _site(ours[1000], searched)
    if not quick:
        yield "site-3000", _site(ours[3000])
        yield "check-10000", lambda: run(ours[10000], "isek", "check")
        yield from publishing.jobs(folder)


def _site(folder: Path, config: str = "mkdocs.yml", *, fresh: bool = False) -> Job:
    """Builds a site in a new folder each round: a disk is slow to take up again what was deleted seconds before.

    A `fresh` one has nothing of what earlier builds have kept.
    """
    rounds = count(1)

    def built() -> Cost:
        if fresh:
            shutil.rmtree(folder / ".cache", ignore_errors=True)
        site = f"site-{Path(config).stem}-{next(rounds)}"
        return run(folder, "mkdocs", "build", "--strict", "--quiet", "--config-file", config, "--site-dir", site)

    return built


def _with_search(folder: Path) -> str:
    """A second configuration of a concept, with our search; its name."""
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "suche.yml").write_text(text.replace("[concept]", "[concept, search]"), encoding="utf-8")
    return "suche.yml"


def _figures(rounds: Rounds) -> Iterator[Figure]:
    yield Figure("isek check, 1.000 Maßnahmen: CPU-Sekunden", _seconds(rounds, "check-1000"), 2, "{:.2f}")
    if "check-10000" in rounds:
        yield Figure("isek check, 10.000 Maßnahmen: CPU-Sekunden", _seconds(rounds, "check-10000"), 20, "{:.1f}")
        yield Figure("isek check, 10.000 zu 1.000", _ratio(rounds, "check-10000", "check-1000"), 10.5, "{:.2f}")
        yield Figure("isek check, 10.000 Maßnahmen: Speicher in MB", _memory(rounds, "check-10000"), 500, "{:.0f}")
    yield Figure("Website, 1.000 Maßnahmen: zu Material", _ratio(rounds, "site-1000", "peer-1000"), 0.6, "{:.3f}")
    # A new index takes 0.15 of Material's time for Pagefind alone; it is kept until something in it changes.
    yield Figure("Mit Suche, erstmals: zu Material", _ratio(rounds, "search-new", "peer-1000"), 0.75, "{:.3f}")
    yield Figure("Mit Suche, wieder: zu Material", _ratio(rounds, "search-again", "peer-1000"), 0.60, "{:.3f}")
    if "site-3000" in rounds:
        # three times the work may take 5 % more than three times the time
        yield Figure("Website, 3.000 zu 1.000", _ratio(rounds, "site-3000", "site-1000"), 3.15, "{:.2f}")
        eleventh, again = _ratio(rounds, "publish-11", "site-11"), _ratio(rounds, "publish-again", "site-11")
        yield Figure("Elfte Fassung veröffentlichen, zehn bleiben: zu einem Bau", eleventh, 1.3, "{:.3f}")
        yield Figure("Noch einmal veröffentlichen, nichts neu: zu einem Bau", again, 1.25, "{:.3f}")


def _seconds(rounds: Rounds, name: str) -> float:
    return median(cost.seconds for cost in rounds[name])


def _ratio(rounds: Rounds, name: str, to: str) -> float:
    return median(one.seconds / other.seconds for one, other in zip(rounds[name], rounds[to], strict=True))


def _memory(rounds: Rounds, name: str) -> float:
    return median(cost.memory for cost in rounds[name]) / MEGABYTE


def _largest_page(site: Path) -> Figure:
    sizes = [path.stat().st_size for path in site.glob("massnahmen/*/index.html")]
    return Figure("Größte Seite einer Maßnahme in kB", max(sizes) / 1000, 25, "{:.1f}")


def _table(figures: list[Figure], rounds: int) -> Table:
    table = Table(title=f"Median aus {rounds} Runden" if rounds > 1 else "Eine Runde", title_justify="left")
    for heading in ("Messung", "Wert", "höchstens", ""):
        table.add_column(heading, justify="left" if heading == "Messung" else "right")
    for figure in figures:
        mark = "[green]✓[/]" if figure.holds else "[red]✗[/]"
        table.add_row(figure.name, figure.text(figure.value), figure.text(figure.bound), mark)
    return table


def _record(figures: list[Figure], rounds: int) -> None:
    """Append a row to the history, which begins with its table's head."""
    if not HISTORY.exists():
        names = " | ".join(figure.name for figure in figures)
        rule = "|".join(["---", "---", "--:", *["--:" for _ in figures]])
        bounds = " | ".join(f"≤ {figure.text(figure.bound)}" for figure in figures)
        head = f"# Messungen\n\n| Datum | Commit | Runden | {names} |\n|{rule}|\n| Grenze |  |  | {bounds} |\n"
        HISTORY.write_text(head, encoding="utf-8")
    values = " | ".join(f"{figure.text(figure.value)}{'' if figure.holds else ' ✗'}" for figure in figures)
    with HISTORY.open("a", encoding="utf-8") as history:
        history.write(f"| {datetime.now(UTC):%d.%m.%Y} | {_commit()} | {rounds} | {values} |\n")


def _commit() -> str:
    """The commit, with „-dirty“ where files have been changed since."""
    command = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    return subprocess.run(command, cwd=HISTORY.parent, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
