"""A deterministic concept of any size, the same for every generator that is compared."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass

SEED = 20261122

FIELDS = (
    "Wohnen", "Verkehr und Mobilität", "Grün und Freiraum", "Klima und Energie", "Wirtschaft und Handel",
    "Bildung und Soziales", "Kultur und Freizeit", "Städtebau und Denkmal",
)  # fmt: skip
AREAS = (
    "Altstadt", "Nordvorstadt", "Bahnhofsviertel", "Südhang", "Weststadt", "Hafen", "Ostend", "Auen", "Berg", "Kirch",
    "Gewerbepark",
)  # fmt: skip
ACTORS = ("Stadtplanungsamt", "Tiefbauamt", "Grünflächenamt", "Amt für Soziales", "Wirtschaftsförderung", "Stadtwerke")
GOALS = tuple(f"Ziel {number}" for number in range(1, 17))
SOURCES = ("bund", "land", "eu", "kommune", "dritte")
PHASES = ("idee", "planung", "beschlossen", "umsetzung", "abgeschlossen")
PRIORITIES = ("hoch", "mittel", "niedrig")
HORIZONS = ("kurzfristig", "mittelfristig", "langfristig")
TEXT = (
    "Stadt Quartier Platz Weg Straße Sanierung Aufwertung Umbau Neubau Entwicklung Konzept Beteiligung Grün Baum "
    "Schule Kita Wohnen Denkmal Verkehr Rad Fuß Bus Bahnhof Energie Wärme Klima Regenwasser Spielplatz Markt Handel "
    "Leerstand Gewerbe Fläche Planung Umsetzung Förderung Kosten Ziel Maßnahme Bestand Bedarf Anwohner Verein Jugend "
    "Senioren Barrierefreiheit und der die das mit für wird soll kann zwischen im am neue bessere langfristige "
    "gemeinsame öffentliche "
)
WORDS = TEXT.split()


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question; `field` is the index of its field."""

    id: str
    title: str
    text: str
    field: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure; `field`, `area`, `goal` and `actor` are indexes, `funding` is euros by source."""

    id: str
    title: str
    field: int
    area: int
    goal: int
    actor: int
    priority: str
    horizon: str
    phase: str
    start: int
    end: int
    funding: dict[str, int]
    lon: float
    lat: float
    questions: tuple[str, ...]
    needs: tuple[str, ...]
    text: tuple[str, ...]

    @property
    def cost(self) -> int:
        """All its funding in euros."""
        return sum(self.funding.values())


@dataclass(frozen=True, slots=True)
class Dataset:
    """A whole concept; `back` names the measures that speak of an id."""

    questions: tuple[Question, ...]
    measures: tuple[Measure, ...]
    back: dict[str, list[str]]


def make(size: int) -> Dataset:
    """The concept with `size` measures."""
    rng = random.Random(SEED)
    questions = tuple([_question(rng, number) for number in range(1, 25)])
    ids = [question.id for question in questions]
    measures = tuple([_measure(rng, number, ids) for number in range(1, size + 1)])
    return Dataset(questions, measures, _back_links(measures))


def _back_links(measures: tuple[Measure, ...]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for measure in measures:
        for target in measure.needs + measure.questions:
            found[target].append(measure.id)
    return found


def _question(rng: random.Random, number: int) -> Question:
    return Question(f"LF-{number:02d}", _sentence(rng, 7)[:-1] + "?", _paragraph(rng), number % 8)


def _measure(rng: random.Random, number: int, question_ids: list[str]) -> Measure:
    # The arguments are drawn in this order: another order is another concept, and old figures would say nothing.
    start = rng.randint(2026, 2036)
    return Measure(
        id=f"M-{number:04d}",
        title=f"{_sentence(rng, rng.randint(3, 6))[:-1]} {number}",
        field=rng.randrange(8),
        area=rng.randrange(11),
        goal=rng.randrange(16),
        actor=rng.randrange(6),
        priority=rng.choice(PRIORITIES),
        horizon=rng.choice(HORIZONS),
        phase=rng.choice(PHASES),
        start=start,
        end=min(2040, start + rng.randint(1, 5)),
        funding={source: rng.randint(1, 80) * 25000 for source in rng.sample(SOURCES, rng.randint(1, 4))},
        lon=round(11.0 + rng.random() * 0.15, 5),
        lat=round(51.0 + rng.random() * 0.1, 5),
        questions=tuple(sorted(rng.sample(question_ids, rng.randint(1, 3)))),
        needs=_needs(rng, number),
        text=tuple([_paragraph(rng) for _ in range(3)]),
    )


def _needs(rng: random.Random, number: int) -> tuple[str, ...]:
    """Earlier measures only: no circles."""
    if number == 1:
        return ()
    return tuple(sorted({f"M-{rng.randint(1, number - 1):04d}" for _ in range(rng.randint(0, 3))}))


def _sentence(rng: random.Random, words: int) -> str:
    text = " ".join(rng.choice(WORDS) for _ in range(words))
    return f"{text[0].upper()}{text[1:]}."


def _paragraph(rng: random.Random) -> str:
    return " ".join(_sentence(rng, rng.randint(8, 16)) for _ in range(rng.randint(3, 5)))
