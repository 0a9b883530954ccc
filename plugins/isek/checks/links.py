"""Ordinary Markdown links and images: to files of the content, to anchors, to addresses of the site."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from isek.checks.addresses import address_of, drawn_files, files_with_pages, is_source, known_addresses
from isek.checks.texts import MOST_SEARCHES, Text, Texts
from isek.problems import Problem, problem
from isek.read.markup import Link
from isek.read.unknown_files import tables_beside
from isek.values.nearest import nearest

_UNSEEN = "Auf eine Seite verweisen, mit [[Kennung]] auf ein Objekt, oder auf die Daten unter /daten/."


def dead_links(texts: Texts) -> Iterator[Problem]:
    """A link or image to a file, address or anchor that the site does not have."""
    checker = _Checker(texts)
    for text in texts.found:
        for link in text.links:
            yield from checker.check(link, text)


def images_without_alt(texts: Texts) -> Iterator[Problem]:
    """An image in a text that does not say what it shows."""
    for text in texts.found:
        for link in text.links:
            if link.image and not link.alt:
                message = f"Dem Bild „{link.href}“ fehlt der Alternativtext."
                hint = "In die eckigen Klammern schreiben, was zu sehen ist: ![Marktplatz mit Linden](…)."
                yield problem("alternativtext-fehlt", link.place, message, hint, about=text.about)


class _Checker:
    """Looks up targets; what all links share is worked out once."""

    def __init__(self, texts: Texts) -> None:
        self._files = texts.concept.files
        self._names = tuple(sorted(self._files))
        self._searched = 0
        self._namesakes: dict[str, list[str]] = {}
        for name in self._names:
            self._namesakes.setdefault(posixpath.basename(name), []).append(name)
        self._addresses = known_addresses(texts.concept)
        self._shown = files_with_pages(texts.concept) | tables_beside(texts.concept)
        self._drawn = drawn_files(texts.concept)
        self._anchors = texts.anchors

    def check(self, link: Link, text: Text) -> Iterator[Problem]:
        """The problem of one link, if it has one."""
        href = link.href.strip()
        path, _, fragment = href.partition("#")
        if not href:
            yield problem("verknuepfung-tot", link.place, "Die Verknüpfung hat kein Ziel.", about=text.about)
        elif not path:
            yield from self._own_anchor(unquote(fragment), link, text)
        elif not _external(path):
            yield from self._target(unquote(path.partition("?")[0]), unquote(fragment), link, text)

    def _own_anchor(self, anchor: str, link: Link, text: Text) -> Iterator[Problem]:
        if not anchor or text.owner is None:
            return
        known = self._anchors.around(text.owner, text.collection)
        if anchor not in known:
            yield _no_anchor(anchor, "Auf dieser Seite", known, link, text)

    def _target(self, path: str, anchor: str, link: Link, text: Text) -> Iterator[Problem]:
        path = unicodedata.normalize("NFC", path)
        folder = posixpath.dirname(text.prose.place.file)
        target = posixpath.normpath(posixpath.join(folder, path)) if not path.startswith("/") else path
        if target in self._files and self._is_unseen(target):
            message = f"„{target}“ wird nicht veröffentlicht."
            yield problem("verknuepfung-tot", link.place, message, _UNSEEN, about=text.about)
        elif target in self._files:
            known = self._anchors.of_file(target)
            if anchor and known is not None and anchor not in known:
                yield _no_anchor(anchor, f"In „{target}“", known, link, text)
        elif not self._is_address(path, text):
            yield self._dead(target, link, text)

    def _is_unseen(self, target: str) -> bool:
        """Whether a file is there, but not on the site."""
        return target in self._drawn or (is_source(target) and target not in self._shown)

    def _is_address(self, path: str, text: Text) -> bool:
        """Whether a browser that shows the text on its own page would find the address."""
        here = address_of(text.collection, text.owner)
        if here is None and not path.startswith("/"):
            return False
        there = posixpath.normpath(posixpath.join("/", here or "", path)).strip("/")
        return there in self._addresses or f"{there}/" in self._addresses

    def _dead(self, target: str, link: Link, text: Text) -> Problem:
        if target.startswith("../"):
            message = f"„{link.href}“ führt aus dem Inhaltsordner hinaus."
            hint = "Die Datei in den Inhaltsordner legen."
            return problem("datei-unlesbar", link.place, message, hint, about=text.about)
        kind = "Das Bild" if link.image else "Das Ziel"
        message = f"{kind} „{link.href}“ gibt es nicht."
        return problem("verknuepfung-tot", link.place, message, self._hint(target, text), about=text.about)

    def _hint(self, target: str, text: Text) -> str | None:
        """A file of the same name, else the nearest; objects are not linked by their file."""
        near = self._namesakes.get(posixpath.basename(target))
        if not near and self._searched < MOST_SEARCHES:
            self._searched += 1
            near = nearest(target, self._names)
        if near:
            return f"Meinten Sie „{_relative(near[0], text)}“?"
        if posixpath.splitext(target)[1] in {"", ".md"}:
            return "Auf Maßnahmen, Räume und alles andere mit einer Kennung verweist man mit [[Kennung]]."
        return None


def _relative(file: str, text: Text) -> str:
    return posixpath.relpath(file, posixpath.dirname(text.prose.place.file) or ".")


def _external(path: str) -> bool:
    """Whether it leads off the site; which schemes may be written is another rule's question."""
    if path.startswith("//"):
        return True
    try:
        return bool(urlsplit(path).scheme)
    except ValueError:
        return True


def _no_anchor(anchor: str, where: str, known: frozenset[str], link: Link, text: Text) -> Problem:
    near = nearest(anchor, sorted(known))
    hint = f"Meinten Sie „#{near[0]}“?" if near else None
    message = f"{where} gibt es keinen Abschnitt „#{anchor}“."
    return problem("verknuepfung-tot", link.place, message, hint, about=text.about)
