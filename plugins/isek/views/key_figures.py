"""The key figures of the start page: each counted, with a picture, and a link to where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from isek.schema.measures import Measure
from isek.values.german import join, number, verb
from isek.views.context import Site
from isek.views.cost_pictures import exact, payer_segments
from isek.views.parts import Figure, Figures, Part, Segment
from isek.views.pictures import Share, segments
from isek.views.progress import phase_segments
from isek.views.rounding import rough

_DROPPED = "entfallen"
_COUNTED = ("ziele", "raeume", "leitfragen")


def key_figures(site: Site) -> Part | None:
    """What there is to say in numbers; None for a concept of nothing."""
    found = [*_of_measures(site), *_of_questions(site)]
    if not found:
        found = [Figure(number(len(site.concept.collections[one])), site.words(one), f"{one}/") for one in _there(site)]
    return Figures(id="zahlen", title="Das Konzept in Zahlen", figures=tuple(found)) if found else None


def _there(site: Site) -> list[str]:
    return [name for name in _COUNTED if site.has(name)]


def _of_measures(site: Site) -> Iterable[Figure]:
    measures = list(site.concept.measures.values())
    if not measures:
        return
    more = [site.count(len(site.concept.collections[name]), name) for name in _there(site)]
    note = f"für {join(more)}" if more else ""
    yield Figure(
        number(len(measures)), site.words("massnahmen"), "massnahmen/", note, phase_segments(measures, site), "phase"
    )
    yield from _cost(site)
    yield from _decided(measures, site)
    yield from _late(measures)


def _cost(site: Site) -> Iterable[Figure]:
    total = site.finance.total
    if not total.counted:
        return
    left = len(total.without_figure)
    notes = [exact(total.cost)]
    notes += [f"ohne {site.count(left)}, deren Kosten noch nicht feststehen"] if left else []
    note = ", ".join(part for part in notes if part)
    yield Figure(rough(total.cost), "geschätzte Kosten", "kosten/", note, payer_segments(total), "zahler")


def _decided(measures: list[Measure], site: Site) -> Iterable[Figure]:
    decided = sum(one.current_bindingness == "beschlossen" for one in measures)
    if not decided:
        return
    yield Figure(
        _of(decided, len(measures)),
        f"{verb(decided)} beschlossen",
        site.filtered(verbindlichkeit="beschlossen"),
        _others(measures),
        _part(decided, len(measures)),
        "teil",
    )


def _others(measures: list[Measure]) -> str:
    """How many are in the pool; what has been dropped or is done is in it no longer, so it is told apart."""
    pool = [one for one in measures if one.bindingness == "pool"]
    left = sum(not one.ended for one in pool)
    ended = Counter(one.phase for one in measures if one.phase == _DROPPED or (one.ended and one in pool))
    told = [f"{number(left)} im Ideenvorrat"] if left else []
    return ", ".join([*told, *(f"{number(n)} {phase}" for phase, n in ended.items())])


def _late(measures: list[Measure]) -> Iterable[Figure]:
    told = [one.latest.pace for one in measures if one.latest and not one.ended]
    late = sum(pace in {"verzoegert", "gefaehrdet"} for pace in told)
    if late:
        bar = _part(late, len(measures), "spaet")
        label = f"{verb(late)} verzögert oder gefährdet"
        yield Figure(_of(late, len(measures)), label, "umsetzungsstand/#verzoegert", "", bar, "teil")


def _of_questions(site: Site) -> Iterable[Figure]:
    questions = site.concept.questions
    if not questions:
        return
    answered = sum(one.state == "beantwortet" for one in questions.values())
    of = site.word if len(questions) == 1 else site.words
    label = f"{of('leitfragen')} {verb(answered, plural='ist' if len(questions) == 1 else 'sind')} beantwortet"
    yield Figure(_of(answered, len(questions)), label, "leitfragen/", "", _part(answered, len(questions)), "teil")


def _of(part: int, whole: int) -> str:
    return f"{number(part)} von {number(whole)}"


def _part(part: int, whole: int, key: str = "ja") -> tuple[Segment, ...]:
    shares = (Share(key, "", Decimal(part), str(part)), Share("rest", "", Decimal(whole - part), str(whole - part)))
    return segments(shares)
