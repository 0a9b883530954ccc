"""References in texts (`[[M-012#kosten]]`), and the page that a page restates."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from isek.checks.texts import MOST_SEARCHES, Text, Texts
from isek.checks.wording import named
from isek.problems import Problem, problem
from isek.read.markup import Mention
from isek.schema.chapters import Page
from isek.values.fold import fold
from isek.values.german import join
from isek.values.nearest import did_you_mean


def unknown_mentions(texts: Texts) -> Iterator[Problem]:
    """A reference to nothing, to several things, or to a section that the page does not have."""
    missed = 0
    for text in texts.found:
        for mention in text.mentions:
            found = texts.index.lookup(None, mention.target)
            missed += not found
            if not found:
                yield _unknown(texts, text, mention, search=missed <= MOST_SEARCHES)
            elif len(found) > 1:
                yield _ambiguous(text, mention, found)
            elif mention.section:
                yield from _unknown_section(texts, text, mention)


def _unknown(texts: Texts, text: Text, mention: Mention, *, search: bool) -> Problem:
    message = f"[[{mention.target}]] verweist auf nichts: Weder eine Kennung noch ein Titel lautet so."
    hint = texts.index.hint(None, mention.target) if search else None
    return problem("unbekannter-verweis", mention.place, message, hint, about=text.about)


def _ambiguous(text: Text, mention: Mention, found: list[str]) -> Problem:
    message = f"[[{mention.target}]] kann mehreres meinen: {join(sorted(found))}."
    return problem("verweis-mehrdeutig", mention.place, message, "Schreiben Sie die Kennung.", about=text.about)


def _unknown_section(texts: Texts, text: Text, mention: Mention) -> Iterator[Problem]:
    target = texts.meant(mention.target)
    if target is None or target.created or mention.section is None:
        return
    known = texts.anchors.of_object(target)
    if mention.section not in known and fold(mention.section) not in known:
        message = f"{named(texts.concept, target)} hat keinen Abschnitt „#{mention.section}“."
        hint = did_you_mean(mention.section, sorted(known))
        yield problem("unbekannter-verweis", mention.place, message, hint, about=text.about)


def unknown_restated(texts: Texts) -> Iterator[Problem]:
    """A page that restates a page which does not exist. Chapters and other objects with a page may be restated, too."""
    for page in texts.concept.pages.values():
        if page.restates and not _exists(texts, page, page.restates):
            message = f"Die Seite „{page.restates}“ gibt es nicht."
            names = [*texts.concept.pages, *texts.concept.chapters]
            hint = did_you_mean(page.restates, names)
            yield problem("unbekannter-verweis", page.at("fassung_von"), message, hint, about=page.id)


def _exists(texts: Texts, page: Page, restated: str) -> bool:
    bare = restated.strip("/").removesuffix(".md")
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.id), bare))
    pages = texts.concept.pages
    folded = {fold(one.title) for one in pages.values() if one.title}
    if any(name in pages or f"{name}.md" in texts.concept.files for name in (bare, beside, f"{bare}/index")):
        return True
    return fold(restated) in folded or bool(texts.index.lookup(None, restated))
