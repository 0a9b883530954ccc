"""Raw HTML: what may stand in a text, cleaning it, and telling what may not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

import nh3

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.links import Link
from isek.read.tags import RawHtml, attributes

_TAG_NAMES = """
div section article aside header footer h1 h2 h3 h4 h5 h6 p br hr wbr blockquote pre figure figcaption ul ol li dl dt dd
address hgroup a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u
var table caption colgroup col thead tbody tfoot tr th td details summary img
"""
TAGS = frozenset(_TAG_NAMES.split())
"""The elements that may be written: structure, text, tables, details, abbr, images and links."""

VOID = frozenset({"br", "hr", "wbr", "img", "col"})
_EVERYWHERE = frozenset({"class", "id", "title", "lang", "dir", "role"})
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "hreflang", "rel", "target", "download"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "td": {"colspan", "rowspan", "headers"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open", "name"},
    "time": {"datetime"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
ADDRESSES = frozenset({"href", "src", "cite", "longdesc", "xlink:href"})
_REFUSED = frozenset({"style", "srcdoc", "srcset", "action", "formaction", "background", "ping", "poster", "data"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
# Python-Markdown marks its placeholders with these signs; as entities they would become genuine when HTML is cleaned.
_FORGED = re.compile(r"&#(?:0*[23]|[xX]0*[23])(?![0-9a-fA-F]);?")
_PLACEHOLDER_IN_TAG = re.compile(r"<[a-z][^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>")
_PLACEHOLDER = re.compile(r"\x02[^\x02\x03]*\x03")
_KNOWN = """
applet area audio base basefont body button canvas center datalist dialog dir embed fieldset font form frame frameset
head html iframe input label legend link main map math menu meta meter nav noframes noscript object optgroup option
output param picture progress script select slot source strike style svg template textarea title track tt video
"""
_HTML_ELEMENTS = TAGS | frozenset(_KNOWN.split())
_FORM_NAMES = "button datalist fieldset form input label legend optgroup option output select textarea"
_FORMS = frozenset(_FORM_NAMES.split())

_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={"*": set(_EVERYWHERE), **_ATTRIBUTES},
    generic_attribute_prefixes={"aria-"},
    url_schemes=set(SCHEMES),
    link_rel=None,
    set_tag_attribute_values={"img": {"loading": "lazy"}},
)


def clean(source: str) -> str:
    """The HTML without anything that may not be written; what it holds in text stays."""
    cleaned = _cleaner.clean(_FORGED.sub("", source))
    if "\x02" in cleaned:
        # A placeholder in a tag would bring its own quotation marks.
        cleaned = _PLACEHOLDER_IN_TAG.sub(lambda tag: _PLACEHOLDER.sub("", tag[0]), cleaned)
    return cleaned


def clean_tag(tag: str) -> str:
    """A single opening tag, cleaned; blank if it may not be written."""
    cleaned = clean(tag)
    end = cleaned.rfind("</")
    return cleaned[:end] if end > 0 else cleaned


def is_safe_address(address: str) -> bool:
    """Whether an address (with its entities) is a path or has a scheme that may be written."""
    plain = _INVISIBLE.sub("", html.unescape(address)).lower()
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[1] in SCHEMES


def is_safe_attribute(name: str, value: str | None) -> bool:
    """Whether an attribute that Markdown itself sets may stay."""
    name = name.lower()
    if name.startswith("on") or name in _REFUSED:
        return False
    return name not in ADDRESSES or is_safe_address(value or "")


def forbidden(raw: Iterable[RawHtml]) -> list[Problem]:
    """A `html-nicht-erlaubt` for each tag, attribute or address that may not be written."""
    return [told for one in raw for told in _forbidden_in(one)]


def forbidden_links(links: Iterable[Link]) -> list[Problem]:
    """A `html-nicht-erlaubt` for each Markdown link whose address may not be written."""
    return [_bad_address(link.href, link.place) for link in links if not is_safe_address(link.href)]


def _forbidden_in(raw: RawHtml) -> Iterator[Problem]:
    name, pairs = attributes(raw.text)
    if name == "{":
        listed = ((key, value) for key, value in pairs if not is_safe_attribute(key, value))
        yield from (_bad_attribute(key, value, raw.place) for key, value in listed)
    elif name and name not in TAGS:
        yield _bad_element(name, raw)
    elif name:
        for key, value in pairs:
            if not _may_have(name, key) or (key in ADDRESSES and not is_safe_address(value)):
                yield _bad_attribute(key, value, raw.place)


def _may_have(element: str, name: str) -> bool:
    return name in _EVERYWHERE or name.startswith("aria-") or name in _ATTRIBUTES.get(element, ())


def _bad_element(name: str, raw: RawHtml) -> Problem:
    if name[0] in "!?":
        message = f"„{raw.text[:40]}“ ist nicht erlaubt."
        return problem("html-nicht-erlaubt", raw.place, message, "Die Stelle löschen.")
    message = f"Das HTML-Element „{name}“ ist nicht erlaubt."
    return problem("html-nicht-erlaubt", raw.place, message, _way_out(name, raw.text))


def _way_out(name: str, text: str) -> str:
    if name in ("script", "noscript"):
        return "Texte dürfen keine Skripte enthalten; das Element löschen."
    if name in ("iframe", "frame", "frameset", "embed", "object", "applet", "video", "audio"):
        return "Statt Inhalte einzubetten einen Link darauf setzen: [Titel](https://…)."
    if name in _FORMS:
        return "Formulare gehören nicht in den Text; auf eine Seite mit dem Formular verlinken."
    if name in ("style", "link", "font", "center", "basefont"):
        return "Das Aussehen bestimmt die Gestaltung der Website; das Element löschen."
    if name not in _HTML_ELEMENTS:
        return f"Soll „{text}“ als Text erscheinen, davor einen umgekehrten Schrägstrich setzen: „\\{text}“."
    return "Erlaubt sind Gliederung, Text, Tabellen, Bilder und Links; am einfachsten in Markdown schreiben."


def _bad_attribute(name: str, value: str, place: Place) -> Problem:
    if name in ADDRESSES and not is_safe_address(value):
        return _bad_address(value, place)
    if name.startswith("on"):
        message, hint = (
            f"Das Attribut „{name}“ ist nicht erlaubt: Es würde ein Skript ausführen.",
            "Das Attribut löschen.",
        )
    elif name == "style":
        message = "Das Attribut „style“ ist nicht erlaubt."
        hint = "Das Aussehen bestimmt die Gestaltung der Website; das Attribut löschen."
    else:
        message, hint = f"Das Attribut „{name}“ ist hier nicht erlaubt.", "Das Attribut löschen."
    return problem("html-nicht-erlaubt", place, message, hint)


def _bad_address(address: str, place: Place) -> Problem:
    shown = address if len(address) <= 60 else f"{address[:59]}…"
    message = f"Die Adresse „{shown}“ ist nicht erlaubt."
    hint = "Erlaubt sind Pfade und Adressen mit http, https, mailto oder tel."
    return problem("html-nicht-erlaubt", place, message, hint)
