"""Kapitel: each with its Leitfragen first, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isek.schema.chapters import Chapter
from isek.views.context import Site
from isek.views.facts import FactList, groups
from isek.views.frame import items, mentions_part, object_page, parts
from isek.views.page import Crumb, Head, PageView, SitePage
from isek.views.parts import Group, Groups, Item, ListPart, NextPages
from isek.views.words import word, yes_no


def chapter_pages(site: Site) -> Iterator[SitePage]:
    """Every chapter, in the order of reading."""
    chapters = list(site.concept.chapters.values())
    return (_page(chapter, at, chapters, site) for at, chapter in enumerate(chapters))


def _page(chapter: Chapter, at: int, chapters: Sequence[Chapter], site: Site) -> SitePage:
    facts = (
        FactList(site, Chapter)
        .word("stand", "textstand", chapter.state)
        .text("verbindlich", yes_no(chapter.binding) if chapter.binding is not None else None)
        .refs("raeume", chapter.areas)
        .refs("beschluesse", chapter.decisions)
    )
    inside = [one for one in chapters if _is_inside(one, chapter)]
    view = PageView(
        Head(
            kicker=site.word("kapitel"),
            number=chapter.number or "",
            lead=chapter.summary,
            items=site.links(chapter.fields),
        ),
        facts.all(),
        before=parts(_questions(chapter, site)),
        after=parts(
            ListPart(id="unterkapitel", title="In diesem Kapitel", items=items(site, [one.id for one in inside]))
            if inside
            else None,
            _recommendations(chapter, site),
            _belongings(chapter, site),
            mentions_part(site, chapter.id),
            NextPages(
                previous=site.link(chapters[at - 1].id) if at else None,
                following=site.link(chapters[at + 1].id) if at + 1 < len(chapters) else None,
            ),
        ),
    )
    above = [one for one in chapters if _is_inside(chapter, one)]
    crumbs = [Crumb(one.title, site.link(one.id).address or "") for one in above]
    return object_page(site, chapter, "kapitel", view, crumbs)


def _is_inside(inner: Chapter, outer: Chapter) -> bool:
    """Whether the file of one chapter lies in the folder that is named like the other's file."""
    folder = outer.path.removesuffix(".md").removesuffix("/index")
    return inner is not outer and bool(folder) and inner.path.startswith(f"{folder}/")


def _questions(chapter: Chapter, site: Site) -> ListPart | None:
    """The questions that the chapter is to answer, as far as they do not stand in its text."""
    questions = [site.concept.questions[one] for one in _elsewhere(chapter, site) if one in site.concept.questions]
    if not questions:
        return None
    told = [Item(one.question, site.link(one.id).address, note=word("antwortstand", one.state)) for one in questions]
    return ListPart(id="leitfragen", title=site.words("leitfragen"), items=tuple(told))


def _elsewhere(chapter: Chapter, site: Site) -> list[str]:
    """What names the chapter as its own and was written in another file."""
    ids = dict.fromkeys(link.source for link in site.relations.to(chapter.id, "kapitel"))
    return [one for one in ids if (found := site.concept.find(one)) and found.place.file != chapter.place.file]


def _recommendations(chapter: Chapter, site: Site) -> ListPart | None:
    found = [one for one in _elsewhere(chapter, site) if one in site.concept.recommendations]
    return ListPart(id="empfehlungen", title=site.words("empfehlungen"), items=items(site, found)) if found else None


def _belongings(chapter: Chapter, site: Site) -> Groups | None:
    """Goals and measures of the chapter's fields; the measures as counts that lead to the filtered table."""
    named = [ref.id for ref in chapter.fields]
    goals = [link.source for field in named for link in site.relations.to(field, "themenfelder")]
    goals = [one for one in goals if one in site.concept.goals]
    counts = tuple([_count(field, site) for field in named if site.relations.measures_of_field(field)])
    found = groups(
        Group("", site.words("ziele"), items(site, goals)),
        Group("", site.words("massnahmen"), counts),
    )
    return Groups(id="dazu", title="Was dazu gehört", groups=found) if found else None


def _count(field: str, site: Site) -> Item:
    measures = site.relations.measures_of_field(field)
    link = site.link(field)
    text = f"{site.count(len(measures))} im {site.word('themenfelder')} {link.text}"
    return Item(text, site.filtered(themenfeld=field))
