"""The rules of the content contract: one small function for each, concept in, problems out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from isek.checks import (
    areas,
    blocks,
    cycles,
    dropped,
    fields,
    files,
    goals,
    html,
    links,
    measures,
    mentions,
    money,
    people,
    periods,
    positions,
    questions,
    sector_plans,
    status,
    summaries,
)
from isek.checks.texts import Texts, read_texts
from isek.geometry import Shapes
from isek.problems import Problem
from isek.schema.concept import Concept

Rule = Callable[[Concept], Iterator[Problem]]
DatedRule = Callable[[Concept, date], Iterator[Problem]]
TextRule = Callable[[Texts], Iterator[Problem]]
ShapeRule = Callable[[Concept, Shapes], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    areas.deadline_too_long,
    areas.programme_does_not_fit,
    areas.without_climate_measure,
    cycles.circles,
    dropped.depends_on_dropped,
    fields.minor_without_reason,
    fields.new_without_knowledge,
    fields.too_many_foci,
    files.missing_files,
    goals.without_measure,
    measures.without_area,
    measures.without_goal,
    measures.without_lead,
    money.sums_do_not_fit,
    people.named_senders,
    people.private_addresses,
    periods.announced_too_early,
    periods.backward_periods,
    periods.outside_horizon,
    periods.unusual_horizon,
    questions.still_open,
    questions.unanswered,
    sector_plans.contradictions,
    status.missing_reason,
    status.progress_of_permanent_task,
    status.undated_status,
    summaries.long_summaries,
)
DATED_RULES: tuple[DatedRule, ...] = (
    areas.deadline_passed,
    periods.future_status,
    status.missing_status,
    status.stale_status,
)
"""Rules that passing time changes; they get the reference date."""
TEXT_RULES: tuple[TextRule, ...] = (
    blocks.bad_blocks,
    blocks.idle_filters,
    fields.unspoken,
    html.forbidden_html,
    links.dead_links,
    links.images_without_alt,
    mentions.unknown_mentions,
    mentions.unknown_restated,
)
"""Rules about texts; all share one scan."""

SHAPE_RULES: tuple[ShapeRule, ...] = (
    positions.lines_for_areas,
    positions.other_area,
    positions.outside_municipality,
)
"""Rules about where things lie; they get the shapes of the concept."""


def check(concept: Concept, today: date) -> list[Problem]:
    """All that the rules have to say about a concept at the reference date, in no particular order."""
    found: list[Problem] = []
    for rule in RULES:
        found.extend(rule(concept))
    for dated in DATED_RULES:
        found.extend(dated(concept, today))
    texts = read_texts(concept)
    for text_rule in TEXT_RULES:
        found.extend(text_rule(texts))
    return found


def check_shapes(concept: Concept, shapes: Shapes) -> list[Problem]:
    """All that the rules have to say about where things lie."""
    return [found for rule in SHAPE_RULES for found in rule(concept, shapes)]
