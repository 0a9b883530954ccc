"""Pages that editors write: the start page, pages with measure tables, Leichte Sprache, Gebärdensprache, others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from isek.model import Place
from isek.schema.chapters import Page
from isek.schema.measures import Measure
from isek.schema.types import Prose
from isek.values.fold import address
from isek.views.context import COLUMNS, Site
from isek.views.frame import START, index_page
from isek.views.naming import page_address, page_title
from isek.views.page import Head, PageView, SitePage, headings_of
from isek.views.parts import Item, ListPart, Paragraphs, Part
from isek.views.rows import measure_table
from isek.views.tables import Row, Table

LANGUAGES = {"leicht": ("leichte-sprache/", "Leichte Sprache"), "dgs": ("gebaerdensprache/", "Gebärdensprache")}


def editorial_pages(site: Site) -> Iterator[SitePage]:
    """Every page that an editor wrote, but the start page; and the lists of both languages where none is written."""
    written = [page for page in site.concept.pages.values() if page_address(page.id)]
    yield from (_page(page, site) for page in written)
    for language, (at, title) in LANGUAGES.items():
        links = _in_language(language, site)
        if links and at not in {page_address(page.id) for page in written}:
            view = PageView(Head(), after=(ListPart(items=links),))
            yield index_page(site, at, title, "sprachen", view)


def _in_language(language: str, site: Site, but: str = "") -> tuple[Item, ...]:
    pages = (page for page in site.concept.pages.values() if page.language == language and page.id != but)
    return tuple([site.page_link(page) for page in pages])


def _page(page: Page, site: Site) -> SitePage:
    at = page_address(page.id)
    prose, tables = _with_tables(page, site)
    more = next((_in_language(name, site, page.id) for name, (there, _) in LANGUAGES.items() if there == at), ())
    after = (*tables, *((ListPart(id="seiten", title="Weitere Seiten", items=more),) if more else ()))
    view = PageView(Head(kicker=_kicker(page), lead=page.summary, items=_restated(page, site)), after=after)
    return SitePage(
        at,
        page_title(page),
        "seite",
        "seite.html",
        view,
        prose,
        page.place.file,
        (START,),
        site.plain(page.summary or page.text),
        headings_of(view),
    )


def _kicker(page: Page) -> str:
    return LANGUAGES[page.language][1] if page.language in LANGUAGES else ""


def _restated(page: Page, site: Site) -> tuple[Item, ...]:
    """The page in everyday language, and those that restate this one."""
    named = site.concept.pages.get(page.restates or "")
    found = [Item(f"In Alltagssprache: {page_title(named)}", page_address(named.id))] if named else []
    found += [
        Item(f"In {LANGUAGES[other.language][1]}", page_address(other.id))
        for other in site.concept.pages.values()
        if other.restates == page.id and other.language in LANGUAGES
    ]
    return tuple(found)


def _with_tables(page: Page, site: Site) -> tuple[Prose | None, tuple[Part, ...]]:
    """The text up to the first measure table; then our own tables in place of those typed, with the text between."""
    measures = [site.concept.measures[one] for one in site.concept.page_tables.get(page.id, ())]
    if page.text is None or not measures:
        return page.text, ()
    lines = page.text.source.split("\n")
    start, found, first = page.text.place.line, list[Part](), page.text
    at = 0
    for heading, rows in _by_table(measures):
        line = heading - start
        if not 0 <= line < len(lines):
            continue
        text = _cut(page.text, lines, at, line)
        if at == 0:
            first = text
        elif text.source.strip():
            found.append(Paragraphs(paragraphs=(text,)))
        found.append(_own_table(rows, site))
        at = next((end for end in range(line, len(lines)) if not lines[end].strip()), len(lines))
    rest = _cut(page.text, lines, at, len(lines))
    if at and rest.source.strip():
        found.append(Paragraphs(paragraphs=(rest,)))
    return first, tuple(found)


def _cut(prose: Prose, lines: Sequence[str], start: int, end: int) -> Prose:
    place = Place(prose.place.file, prose.place.line + start, prose.place.column if start == 0 else 1)
    return replace(prose, source="\n".join(lines[start:end]), place=place)


def _by_table(measures: list[Measure]) -> list[tuple[int, list[Measure]]]:
    """The measures by the line of their table's headings, in the order of the page."""
    found: dict[int, list[Measure]] = {}
    for measure in measures:
        if measure.table:
            found.setdefault(measure.table.place.line, []).append(measure)
    return sorted(found.items())


def _own_table(measures: list[Measure], site: Site) -> Table:
    stated = {key for one in measures if one.table for key in one.table.columns} | {"nummer", "titel"}
    columns = [name for name in COLUMNS if name in stated]
    made = measure_table(measures, site, site.words("massnahmen"), columns=columns)
    rows = tuple([Row(row.cells, anchor=address(one.id)) for row, one in zip(made.rows, measures, strict=True)])
    return structs.replace(made, rows=rows)
