"""Fassungen as feeds: Atom and JSON Feed. What is only redaktionell makes no news."""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from isek.exports.files import dumped
from isek.history import Change, Depth, deepest
from isek.history.changes import CONCEPT
from isek.schema.collections import PAGES
from isek.schema.revisions import Revision
from isek.values.german import join
from isek.values.words import word
from isek.views.context import Site
from isek.views.history import Told
from isek.views.history_changes import by_object, counted, sentences

ATOM = "fassungen/feed.xml"
JSON = "fassungen/feed.json"

_ATOM = "http://www.w3.org/2005/Atom"
_VERSION = "https://jsonfeed.org/version/1.1"
_UNTOLD = frozenset({"redaktionell"})
_DRAFTS = frozenset({"entwurf", "in_beteiligung"})
_PLURALS = {PAGES.key: PAGES.plural, "glossar": "Glossarbegriffe"}
"""What is counted, where the name of the collection is no plural."""
_MOST = 40
"""So many objects are named; the page has all."""


class Entry(Struct, frozen=True):
    """A Fassung as news. `id` is a URI, `address` below the root of the site, `lines` are sentences."""

    id: str
    address: str
    title: str
    day: date
    summary: str
    lines: tuple[str, ...]

    @property
    def html(self) -> str:
        """The summary and the changes; what was written is escaped."""
        items = Markup("").join(Markup("<li>{}</li>").format(line) for line in self.lines)
        listed = Markup("<ul>{}</ul>").format(items) if self.lines else Markup("")
        return str(Markup("<p>{}</p>{}").format(self.summary, listed))


def feeds(site: Site) -> dict[str, str]:
    """Both feeds by path; none where there are no Fassungen."""
    if not site.concept.revisions:
        return {}
    found = entries(site)
    return {ATOM: atom(site, found), JSON: json_feed(site, found)}


def entries(site: Site) -> list[Entry]:
    """The decided Fassungen that changed more than words, the newest first."""
    # Of one day, the later one in the file is the newer.
    told = [one for one in reversed(list(site.concept.revisions.values())) if _is_news(one, site)]
    told.sort(key=lambda one: one.date.last if one.date else date.min, reverse=True)
    return [_entry(one, site) for one in told]


def _is_news(one: Revision, site: Site) -> bool:
    if one.date is None or one.kind in _UNTOLD or one.state in _DRAFTS:
        return False
    step = site.past.into(one.id)
    return step is None or (step.decided and step.step.depth > Depth.EDITORIAL)


def _entry(one: Revision, site: Site) -> Entry:
    assert one.date is not None
    address = site.link(one.id).address or "fassungen/"
    step = site.past.into(one.id)
    summary = site.plain(one.summary, 600) or (counted(step) if step else word("fassungsart", one.kind))
    lines = _lines(step, site) if step and step.decided else ()
    title = f"{site.word('fassungen')} {one.id}: {one.title}"
    return Entry(_uri(site, address), address, title, one.date.last, summary, lines)


def _lines(told: Told, site: Site) -> tuple[str, ...]:
    """Each object with what changed on it, measures and what goes deep first; of the rest, how much of what."""
    objects = sorted(by_object(told.changes).items(), key=_weight)
    lines = [_line(about, changes, told) for about, changes in objects[:_MOST]]
    rest = Counter(collection for (collection, _), _ in objects[_MOST:])
    if rest:
        counted_ = [f"{number} {_plural(collection, number, told, site)}" for collection, number in rest.items()]
        lines.append(f"und {sum(rest.values())} weitere: {join(counted_)}")
    return tuple(lines)


def _weight(one: tuple[tuple[str, str], list[Change]]) -> tuple[bool, bool, int]:
    """What changed only in words comes last, then what is no measure, then what changed less."""
    (collection, _), changes = one
    depth = deepest(changes)
    return depth <= Depth.EDITORIAL, collection != "massnahmen", -depth


def _line(about: tuple[str, str], changes: list[Change], told: Told) -> str:
    first = replace(changes[0], id=about[1])
    return f"{told.wording.title(first)}: {' '.join(sentences(changes, told))}"


def _plural(collection: str, number: int, told: Told, site: Site) -> str:
    if number == 1 or collection == CONCEPT:
        return "Angabe zum Konzept" if collection == CONCEPT else told.wording.collection(collection)
    return _PLURALS.get(collection) or site.words(collection)


def _uri(site: Site, address: str) -> str:
    """The URL where the site knows its own, else a name that stays the same."""
    if site.base:
        return site.base + address
    return uuid5(NAMESPACE_URL, f"{site.town} {site.concept.settings.title} {address}").urn


def _publisher(site: Site) -> str:
    return site.concept.settings.publisher or site.town


def _feed_title(site: Site) -> str:
    return f"{site.concept.settings.title}: {site.words('fassungen')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def atom(site: Site, found: list[Entry]) -> str:
    """The feed as Atom (RFC 4287)."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "de"})
    _text(root, "id", _uri(site, "fassungen/"))
    _text(root, "title", _feed_title(site))
    newest = found[0].day if found else date(1970, 1, 1)
    _text(root, "updated", _moment(newest))
    _text(SubElement(root, "author"), "name", _publisher(site))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": _href(site, ATOM)})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": _href(site, "fassungen/")})
    for entry in found:
        _atom_entry(root, entry, site)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _atom_entry(root: Element, entry: Entry, site: Site) -> None:
    one = SubElement(root, "entry")
    _text(one, "id", entry.id)
    _text(one, "title", entry.title)
    _text(one, "updated", _moment(entry.day))
    SubElement(one, "link", {"rel": "alternate", "type": "text/html", "href": _href(site, entry.address)})
    _text(one, "summary", entry.summary)
    content = SubElement(one, "content", {"type": "html"})
    content.text = _sound(entry.html)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _sound(text)


def _sound(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(char for char in text if char >= " " or char in "\t\n")


def _href(site: Site, address: str) -> str:
    """A whole URL where the site knows its own, else the way from the feed."""
    if site.base:
        return site.base + address
    return address.removeprefix("fassungen/") or "./"


def json_feed(site: Site, found: list[Entry]) -> str:
    """The feed as JSON Feed 1.1."""
    items = [
        {
            "id": entry.id,
            "url": _href(site, entry.address),
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "date_published": _moment(entry.day),
        }
        for entry in found
    ]
    head = {"version": _VERSION, "title": _feed_title(site), "language": "de", "authors": [{"name": _publisher(site)}]}
    if site.base:
        head |= {"home_page_url": _href(site, "fassungen/"), "feed_url": _href(site, JSON)}
    return dumped({**head, "items": items})
