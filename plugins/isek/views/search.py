"""What the search knows of each page and of each object: address, title, kind, text and what it is filtered by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from msgspec import Struct

from isek.history import Kind
from isek.model import Ref
from isek.read.markup import MENTION
from isek.read.resolve import id_key
from isek.read.sentences import plain
from isek.schema.actors import Actor
from isek.schema.chapters import Term
from isek.schema.fields import keys_of
from isek.schema.goals import ThematicField
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.schema.places import Area
from isek.schema.revisions import Revision
from isek.schema.types import Prose, Text
from isek.views.areas import effects
from isek.views.context import Site
from isek.views.frame import index_page
from isek.views.locations import locations
from isek.views.naming import number_of
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Group, Groups, Item, Words
from isek.views.words import word

OVERVIEW = "Übersicht"
PAGE = "Seite"
GONE = "Nicht mehr im Konzept"
LISTED = "suche/"
"""The address of the page of all indexes. The search keeps its files there as well."""

_ALL = 10_000

_OPTIONS = re.compile(r"^[ \t]*/{3,}.*(?:\n(?: {4,}|\t)[\w-]+:.*)*$", re.MULTILINE)
_TITLED = re.compile(r"^[ \t]*/{3,}[ ]*[\w-]+[ ]*\|[ ]*(.+)", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,}).*$", re.MULTILINE)
_MARKS = re.compile(r"^[ \t]*(?:(?:[*+-]|\d+\.|#{1,6}|>)[ \t]+)+|^\*\[[^\]]+\]:.*$|^[ \t|:-]+$", re.MULTILINE)
_BARS = re.compile(r"(?:\s*\|)+\s*")
_NOT_TEXT = frozenset({"id", "titel", "frage", "nummer", "farbe", "symbol", "url", "dokument", "vorlage", "einheit"})
_NAMES = ("short_name", "location")
_NAMED = re.compile(r"[A-Z]{1,3}-[A-Z]{2,5}")
_WITHDRAWN = "entfallen"
"""The phase of measures, and the kind of pages, that tell of what will not be done."""
_RENUMBERED = "umnummeriert"
_CALLED = {
    "akteure": ("Ansprechpartner", "Ämter", "Zuständigkeit"),
    "barrierefreiheit": ("Barriere melden", "Vorlesen"),
    "beschluesse": ("Was beschlossen ist",),
    "beteiligung": ("Termine", "Veranstaltungen", "Mitreden"),
    "daten": ("Download", "CSV", "JSON", "Excel", "Schnittstelle"),
    "datenschutz": ("DSGVO",),
    "fachkonzepte": ("andere Pläne",),
    "fassungen": ("Änderungen", "Was sich geändert hat"),
    "glossar": ("Fachwörter", "Abkürzungen"),
    "impressum": ("Kontakt", "Anschrift", "Adresse", "Telefonnummer", "E-Mail"),
    "kosten": ("Wer bezahlt", "Fördermittel"),
    "massnahmen": ("Projekte", "Was geplant ist"),
    "orte": ("Straßen", "Straßenverzeichnis", "Plätze", "Adressen"),
    "raeume": ("Stadtteile", "Viertel"),
    "stellungnahmen": ("Einwände", "Hinweise"),
    "umsetzungsstand": ("Wie weit es ist", "Fortschritt"),
    "zeitplan": ("Baubeginn", "Fertigstellung", "Fristen"),
}
"""What people call a page whose title says it in another way, by its kind."""
_PEOPLE = ("lead", "partners", "carriers", "responsible", "body")


class SearchEntry(Struct, frozen=True):
    """Something to be found. `address` is below the site's root; `text` is plain.

    `ids` are how people cite it, the former ones last, `names` what else it is called; `fields` and `areas` are names
    to filter by. What is `withdrawn` comes behind what is not, a key project (`leading`) before what is as like.
    """

    address: str
    title: str
    kind: str
    text: str
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    lead: str = ""
    fields: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    withdrawn: bool = False
    leading: bool = False


def listing_page(site: Site, pages: Iterable[SitePage]) -> SitePage:
    """What there is without the search: a page of all indexes, chapters, further pages and what has gone."""
    lists: dict[str, list[Item]] = {"Verzeichnisse": [], site.words("kapitel"): [], "Weitere Seiten": [], GONE: []}
    indexes, chapters, others, gone = lists.values()
    for page in pages:
        if page.kind == "kapitel":
            chapters.append(Item(page.title, page.address))
        elif page.kind == _WITHDRAWN:
            gone.append(Item(page.title, page.address))
        elif page.object_id is None and page.address:
            (others if page.source else indexes).append(Item(page.title, page.address))
    groups = tuple([Group("", title, tuple(items)) for title, items in lists.items() if items])
    lead = "Über diese Verzeichnisse ist jede Seite zu erreichen, auch ohne die Suche."
    view = PageView(Head(lead=lead), after=(Groups(groups=groups, most=_ALL),))
    return index_page(site, LISTED, "Alle Verzeichnisse", "verzeichnisse", view, lead)


def search_entries(site: Site, pages: Iterable[SitePage]) -> tuple[SearchEntry, ...]:
    """Every object that has a place on the site, and every page that is none's."""
    texts, former = _texts(site), _former(site)
    objects = (
        _object(site, found, texts.get(found.id, ()), former.get(id_key(found.id), ()))
        for _, found in site.concept.objects()
        if _public(found)
    )
    others = (_page(site, page) for page in pages if page.object_id is None and page.address != LISTED)
    return tuple(entry for entry in (*objects, *others) if entry is not None)


def _public(found: Object) -> bool:
    """A Fassung that is being drafted is none yet; what stands in chapters that are can be read."""
    return not (isinstance(found, Revision) and found.state == "entwurf")


def _texts(site: Site) -> dict[str, list[Prose]]:
    """All Markdown of each object, what sums it up first."""
    found: dict[str, list[Prose]] = {}
    for passage in site.concept.passages():
        found.setdefault(passage.owner.id, []).append(passage.prose)
    return found


def _former(site: Site) -> Mapping[str, tuple[str, ...]]:
    """The ids that objects had before they were renumbered, by the key of the id that they have now."""
    found: dict[str, dict[str, None]] = {}
    for one in site.past.gone:
        now = site.past.today(one.collection, one.id) if one.change.kind is Kind.RENUMBERED else None
        if now:
            found.setdefault(id_key(now), {})[one.id] = None
    return {now: tuple(ids) for now, ids in found.items()}


def _object(site: Site, found: Object, texts: Iterable[Prose], former: Iterable[str]) -> SearchEntry | None:
    link = site.link(found.id)
    if link.address is None:
        return None
    collection = site.concept.collection_of(found.id)
    kind = site.word(collection.key)
    name = found.name if found.name != found.id else f"{kind} {found.id}"
    number = number_of(collection.key, found)
    names = tuple([value for key in _NAMES if (value := getattr(found, key, None))])
    summary = getattr(found, "summary", None)
    parts = [*(plain_words(one, site) for one in texts), *_facts(site, found)]
    parts += effects(found) if isinstance(found, Area) else []
    before = (one.id for one in found.origins if one.kind == _RENUMBERED)
    return SearchEntry(
        link.address,
        f"{number} {name} {_short_for(found)}".strip(),
        kind,
        _joined(parts),
        _cited((found.id, number, *former, *before, getattr(found, "paper", None) or "")),
        names,
        plain_words(summary, site) if summary else "",
        _fields(site, found),
        _areas(site, found),
        isinstance(found, Measure) and found.phase == _WITHDRAWN,
        isinstance(found, Measure) and found.lead_project is True,
    )


def _short_for(found: Object) -> str:
    """The abbreviation of a term, as readers know it."""
    return f"({found.abbreviation})" if isinstance(found, Term) and found.abbreviation else ""


def _cited(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids as people cite them, each once: with a number, or names in capitals (FK-VEP); others nobody knows."""
    return tuple(dict.fromkeys(one for one in ids if any(char.isdigit() for char in one) or _NAMED.fullmatch(one)))


def _facts(site: Site, found: Object) -> Iterator[str]:
    """Names and plain texts of an object, each with the word for it."""
    for name, declared in keys_of(type(found)).items():
        value = getattr(found, declared.attribute)
        if isinstance(declared.type, Text) and value and name not in _NOT_TEXT:
            yield f"{declared.label}: {value}"
        elif declared.attribute in _PEOPLE and value:
            refs = (value,) if isinstance(value, Ref) else value
            yield f"{declared.label}: {', '.join(site.link(ref.id).text for ref in refs)}"
    if isinstance(found, Actor) and found.contact:
        yield f"Kontakt: {', '.join(filter(None, (found.contact.office, found.contact.email, found.contact.phone)))}"
    if isinstance(found, Measure):
        programmes = dict.fromkeys(one.programme for one in found.financing if one.programme)
        yield from (f"Programm: {word('programm', one)}" for one in programmes)


def _fields(site: Site, found: Object) -> tuple[str, ...]:
    if isinstance(found, ThematicField):
        return (found.name,)
    return tuple([site.link(ref.id).text for ref in getattr(found, "fields", ())])


def _areas(site: Site, found: Object) -> tuple[str, ...]:
    if isinstance(found, Area):
        return (found.name,)
    return tuple([site.link(ref.id).text for ref in getattr(found, "areas", ())])


def _page(site: Site, page: SitePage) -> SearchEntry:
    lead = _words(page.view.head.lead, site) or page.summary
    headings = [heading.title for heading in page.headings]
    places = list(locations(site)) if page.kind == "orte" else []
    body = plain_words(page.prose, site) if page.prose else ""
    text, names = _joined([lead, body, *headings, ", ".join(places)]), _CALLED.get(page.kind, ())
    if page.kind == _WITHDRAWN:
        number = str(page.view.head.number or "")
        title = f"{number} {page.title}".strip()
        return SearchEntry(page.address, title, GONE, text, _cited((number,)), names, lead, withdrawn=True)
    return SearchEntry(page.address, page.title, OVERVIEW if page.source is None else PAGE, text, (), names, lead)


def _words(found: Words | None, site: Site) -> str:
    return plain_words(found, site) if isinstance(found, Prose) else found or ""


def plain_words(prose: Prose, site: Site) -> str:
    """All that a reader sees of some Markdown, on one line."""
    text = prose.source
    if "///" in text:
        text = _OPTIONS.sub("", _TITLED.sub(r"\1", text))
    if "[[" in text:
        text = MENTION.sub(lambda found: _shown(found, site), text)
    text = plain(_MARKS.sub("", _FENCE.sub("", text)))
    return _BARS.sub(" · ", text).strip(" ·") if "|" in text else text


def _shown(found: re.Match[str], site: Site) -> str:
    return found["label"] or site.name_of(found["target"]) if found["target"] else found[0]


def _joined(parts: Iterable[str]) -> str:
    """The parts as sentences, each once: what only quotes the beginning of the next tells nothing more."""
    kept = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
    told = [one for one, after in zip_longest(kept, kept[1:], fillvalue="") if not after.startswith(one.rstrip(" .…"))]
    return " ".join(part if part[-1] in ".!?…:" else f"{part}." for part in told)
