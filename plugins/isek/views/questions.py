"""Leitfragen and Empfehlungen."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from isek.schema.chapters import GuidingQuestion, Recommendation
from isek.schema.measures import Measure
from isek.values.fold import address
from isek.values.german import number, verb
from isek.views.context import Site
from isek.views.facts import NO_ANCHORS, FactList, groups
from isek.views.frame import index_page, mentions_part, object_page, parts
from isek.views.mentioned import mentions_of
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Entries, Entry, Figure, Figures, Group, ListPart, Paragraphs
from isek.views.pictures import Folded
from isek.views.rows import measure_part, measure_table
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING, word

_OPEN = "Eine Antwort steht noch aus."
_ORDER = {"offen": 0, None: 1, "in_arbeit": 2, "beantwortet": 3}


def question_pages(site: Site) -> Iterator[SitePage]:
    """The index, the open ones first, and each question."""
    questions = site.concept.questions.values()
    yield _index(sorted(questions, key=lambda one: _ORDER.get(one.state, 1)), site)
    yield from (_page(one, site) for one in questions)


def _index(questions: list[GuidingQuestion], site: Site) -> SitePage:
    title = site.words("leitfragen")
    answered = [one for one in questions if one.state == "beantwortet"]
    covered = [one for one in questions if site.relations.measures_of_question(one.id)]
    figures = (
        Figure(f"{len(answered)} von {len(questions)}", f"{verb(len(answered))} beantwortet", "leitfragen/#tabelle"),
        Figure(f"{len(covered)} von {len(questions)}", _lead_to(len(covered), site), "leitfragen/#tabelle"),
        *_answering_figure(site),
    )
    view = PageView(
        Head(lead=_lead(questions, site)),
        after=parts(Figures(figures=figures), question_table(questions, site), _without_question(site)),
    )
    return index_page(site, "leitfragen/", title, "leitfragen", view)


def _lead_to(covered: int, site: Site) -> str:
    return f"{verb(covered, 'führt', 'führen')} zu {site.words('massnahmen')}"


def _unasked(site: Site) -> list[Measure]:
    """The measures that answer no question; of those that have been dropped none is asked for."""
    asked = {one.id for question in site.concept.questions for one in site.relations.measures_of_question(question)}
    return [one for one in site.concept.measures.values() if one.id not in asked and one.phase != "entfallen"]


def _answering_figure(site: Site) -> list[Figure]:
    """The other way round: how many measures answer a question."""
    asked = [one for one in site.concept.measures.values() if one.phase != "entfallen"]
    if not asked:
        return []
    left = len(_unasked(site))
    told, of = f"{len(asked) - left} von {len(asked)}", site.word if len(asked) == 1 else site.words
    label = f"{of('massnahmen')} {verb(len(asked) - left, 'antwortet', 'antworten')} auf eine {site.word('leitfragen')}"
    return [Figure(told, label, "leitfragen/#ohne-leitfrage" if left else "leitfragen/#tabelle")]


def _without_question(site: Site) -> Folded | None:
    left = _unasked(site)
    if not left:
        return None
    table = measure_table(left, site, f"{site.words('massnahmen')} ohne {site.word('leitfragen')}")
    title = f"{site.words('massnahmen')}, die auf keine {site.word('leitfragen')} antworten"
    return Folded(id="ohne-leitfrage", title=title, summary=f"{site.count(len(left))} zeigen", parts=(table,))


def _lead(questions: list[GuidingQuestion], site: Site) -> str:
    left = sum(one.state != "beantwortet" for one in questions)
    told = site.count(len(questions), "leitfragen")
    if len(questions) == 1:
        return f"{told}, {'noch nicht beantwortet' if left else 'beantwortet'}."
    if not left:
        return f"{told}, alle beantwortet."
    open_ones = "1 ist noch offen und steht oben" if left == 1 else f"{number(left)} sind noch offen und stehen oben"
    return f"{told}. {open_ones}."


def question_table(questions: list[GuidingQuestion], site: Site) -> Table:
    """Questions with their state and how many measures answer them."""
    words = (site.word("leitfragen"), "Stand", site.word("kapitel"), site.words("massnahmen"), "Zuständig")
    rows = [_row(one, site) for one in questions]
    return Table(
        id="tabelle",
        caption=f"{site.words('leitfragen')}, offene zuerst",
        head=heads(words, figures=(3,)),
        rows=labelled(words, rows),
    )


def _row(one: GuidingQuestion, site: Site) -> tuple[Cell, ...]:
    return (
        Cell((site.link(one.id),)),
        Cell(text=word("antwortstand", one.state), tone=f"antwort-{one.state}" if one.state else ""),
        Cell((site.link(one.chapter.id),)) if one.chapter else Cell(text=NOTHING),
        Cell(text=number(len(site.relations.measures_of_question(one.id))), figure=True),
        Cell((site.link(one.responsible.id),)) if one.responsible else Cell(text=NOTHING),
    )


def _page(one: GuidingQuestion, site: Site) -> SitePage:
    facts = (
        FactList(site, GuidingQuestion)
        .text("stand", word("antwortstand", one.state))
        .refs("kapitel", one.chapter)
        .word("phase", "projektphase", one.stage)
        .refs("zustaendig", one.responsible)
        .refs("akteure", one.actors)
    )
    measures = site.relations.measures_of_question(one.id)
    named = [link.source for link in site.relations.to(one.id, "leitfragen")]
    recommendations = [site.link(other) for other in named if other in site.concept.recommendations]
    view = PageView(
        Head(kicker=site.word("leitfragen"), number=one.id, items=site.links(one.fields)),
        facts.all(),
        before=parts(None if one.answer else Paragraphs(id="antwort", paragraphs=(_OPEN,))),
        after=parts(
            measure_part(measures, site, _answering(one, site)),
            ListPart(id="empfehlungen", title=site.words("empfehlungen"), items=tuple(recommendations))
            if recommendations
            else None,
            mentions_part(site, one.id),
        ),
    )
    page = object_page(site, one, "leitfrage", view)
    return page if one.answer else replace(page, summary=f"{page.title} {_OPEN}")


def _answering(one: GuidingQuestion, site: Site) -> str:
    """What its measures do for it: without an answer they cannot be called one."""
    told = one.answer or one.state == "beantwortet"
    return f"{site.words('massnahmen')}{', die antworten' if told else ' zu dieser Frage'}"


def recommendation_page(site: Site) -> SitePage:
    """All recommendations at one address."""
    entries = tuple([recommendation_entry(one, site) for one in site.concept.recommendations.values()])
    lead = f"{site.count(len(entries), 'empfehlungen')}. Bei jeder steht, an wen sie sich richtet und wozu sie gehört."
    view = PageView(Head(lead=lead), after=(Entries(entries=entries),))
    return index_page(site, "empfehlungen/", site.words("empfehlungen"), "empfehlungen", view)


def recommendation_entry(one: Recommendation, site: Site) -> Entry:
    """A recommendation with whom it addresses."""
    facts = FactList(site, Recommendation, NO_ANCHORS).refs("adressat", one.addressees).refs("kapitel", one.chapter)
    found = groups(
        Group("", site.words("leitfragen"), site.links(one.questions)),
        Group("", site.words("massnahmen"), site.links(one.measures)),
    )
    prose = (one.text,) if one.text else ()
    return Entry(address(one.id), one.title, one.id, "", prose, facts.all(), found, mentions_of(site, one.id))
