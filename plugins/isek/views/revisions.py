"""Fassungen: what is known about each; what they changed comes from the history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from isek.history.editions import UNDECIDED
from isek.schema.fields import keys_of
from isek.schema.revisions import Reason, Revision
from isek.values.german import count, day
from isek.views.context import Site
from isek.views.facts import FactList
from isek.views.frame import index_page, mentions_part, object_page, parts
from isek.views.history_gone import gone_item
from isek.views.history_pages import draft_parts, revision_parts, unknown_changes
from isek.views.history_rule import rule_part
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Fact, Item, ListPart, Paragraphs, Part, Step, Steps
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING, word


def revision_pages(site: Site) -> Iterator[SitePage]:
    """The timeline and each Fassung."""
    listed = _newest_first(site)
    steps = Steps(id="zeitleiste", steps=tuple([_with_background(_step(one, site), one, site) for one in listed]))
    told = parts(steps, _review(site), *draft_parts(site), rule_part(listed, site), _feeds())
    view = PageView(Head(lead=_lead(site)), after=told)
    yield index_page(site, "fassungen/", site.words("fassungen"), "fassungen", view)
    yield from (_page(one, site) for one in site.concept.revisions.values())


def _lead(site: Site) -> str:
    current = site.revision
    if current is None:
        return ""
    when = f" vom {day(current.date)}" if current.date else ""
    return f"Es gilt die {site.word('fassungen')} {current.id}{when}."


def revision_steps(site: Site, title: str = "") -> Steps:
    """All Fassungen in time, the newest first."""
    return Steps(
        id="verlauf" if title else "", title=title, steps=tuple([_step(one, site) for one in _newest_first(site)])
    )


def _newest_first(site: Site) -> list[Revision]:
    # Of one day, the later one in the file is the newer.
    listed = reversed(list(site.concept.revisions.values()))
    return sorted(listed, key=lambda one: one.date.last if one.date else date.min, reverse=True)


def _with_background(step: Step, one: Revision, site: Site) -> Step:
    """The step with why there is this Fassung, how much it changed and who decided on it."""
    told = site.past.into(one.id)
    found = [str(step.note)]
    if one.occasion:
        found.append(f"Anlass: {word('anlass', one.occasion.kind)}")
    if told:
        found.append(count(len(told.changes), "Änderung", "Änderungen"))
    decision = site.link(one.decision.id) if one.decision else None
    decided = (Item(f"Beschluss: {decision.text}", decision.address),) if decision else ()
    return replace(step, note=". ".join(part for part in found if part), items=step.items + decided)


def _step(one: Revision, site: Site) -> Step:
    state = "jetzt" if one is site.revision else "spaeter" if _is_to_come(one, site) else "vorbei"
    parts_ = [word("fassungsart", one.kind)] if one.kind else []
    parts_ += [word("fassungsstand", one.state)] if one.state and one.state != "beschlossen" else []
    parts_ += ["noch nicht eingefroren"] if state == "spaeter" and not one.state else []
    parts_ += ["gilt heute"] if state == "jetzt" else []
    link = site.link(one.id)
    return Step(
        "", day(one.date) if one.date else "", (Item(link.text, link.address, one.id),), ", ".join(parts_), state
    )


def _is_to_come(one: Revision, site: Site) -> bool:
    """Whether it does not hold yet: a draft, or what the content will become when it is frozen."""
    return one.state in UNDECIDED or bool(site.past.history and one is site.past.history.named)


def _feeds() -> Part:
    """Where new Fassungen can be followed."""
    items = (Item("Atom-Feed", "fassungen/feed.xml"), Item("JSON-Feed", "fassungen/feed.json"))
    told = "Jede neue Fassung, die mehr ändert als Worte, steht auch in einem Feed:"
    return ListPart(id="abonnieren", title="Neue Fassungen abonnieren", items=items, note=told)


def _review(site: Site) -> Part | None:
    current = site.revision
    if current is None or current.next_review is None:
        return None
    return Paragraphs(paragraphs=(f"Nächste Prüfung des Konzepts: {day(current.next_review)}.",))


def _page(one: Revision, site: Site) -> SitePage:
    view = PageView(
        Head(kicker=site.word("fassungen"), number=one.id, lead=_follows(one, site)),
        facts_of(one, site),
        before=parts(_summary(one), _occasion(one)),
        after=parts(_display(one), *_told(one, site), mentions_part(site, one.id)),
    )
    return object_page(site, one, "fassung", view)


def _follows(one: Revision, site: Site) -> str | None:
    """Which Fassung it took the place of, where both can be compared."""
    told = site.past.into(one.id)
    if told is None:
        return None
    old = told.step.old
    since = f" vom {day(old.revision.date)}" if old.revision and old.revision.date else ""
    return f"Was sich gegenüber {old.id}{since} geändert hat, und warum."


def _told(one: Revision, site: Site) -> tuple[Part, ...]:
    """What it changed; reasons and dropped objects alone where that cannot be compared."""
    told = site.past.into(one.id)
    if told is None:
        return parts(unknown_changes(one, site), _reasons(one, site), _dropped(one, site))
    return parts(*revision_parts(told, site), _dropped(one, site))


def facts_of(one: Revision, site: Site) -> tuple[Fact, ...]:
    """Its facts, without anything that must be compared."""
    return (
        FactList(site, Revision)
        .text("datum", day(one.date) if one.date else NOTHING)
        .word("art", "fassungsart", one.kind)
        .word("stand", "fassungsstand", one.state)
        .refs("beschluss", one.decision)
        .items("dokument", tuple(_whole(one, site)))
        .text("naechste_pruefung", day(one.next_review) if one.next_review else None)
        .all()
    )


def _whole(one: Revision, site: Site) -> Iterator[Item]:
    """Where all of it can be read: as it was printed, and as the site was."""
    if one.document:
        yield Item("Gedruckte Fassung", one.document, outside=one.document.startswith(("http://", "https://")))
    if one.id in site.archived:
        yield Item("Website dieser Fassung", f"{site.link(one.id).address}seite/")


def _summary(one: Revision) -> Part | None:
    return Paragraphs(id="zusammenfassung", title="In Kürze", paragraphs=(one.summary,)) if one.summary else None


def _occasion(one: Revision) -> Part | None:
    found = one.occasion
    if found is None:
        return None
    head = word("anlass", found.kind) + (f", {day(found.date)}" if found.date else "")
    told = (f"{head[:1].upper()}{head[1:]}.", *((found.text,) if found.text else ()))
    return Paragraphs(id="anlass", title="Anlass", paragraphs=told)


def _display(one: Revision) -> Part | None:
    found = one.display
    if found is None:
        return None
    days = [day(end) for end in (found.start, found.end) if end]
    text = f"Der Entwurf lag vom {' bis '.join(days)} aus" if days else "Der Entwurf lag aus"
    told = (f"{text}: {found.where}." if found.where else f"{text}.",)
    return Paragraphs(id="auslegung", title="Auslegung", paragraphs=told)


def _reasons(one: Revision, site: Site) -> Table | None:
    if not one.reasons:
        return None
    words = ("Was", "Feld", "Grund", "Beschluss")
    rows = [
        (
            Cell((site.link(reason.id),)),
            Cell(text=_field(reason, site)),
            Cell(text=reason.reason),
            Cell((site.link(reason.decision.id),)) if reason.decision else Cell(text=NOTHING),
        )
        for reason in one.reasons
    ]
    caption = "Gründe der Änderungen"
    return Table(id="gruende", title=caption, caption=caption, head=heads(words), rows=labelled(words, rows))


def _field(reason: Reason, site: Site) -> str:
    """The key as readers know it, by the collection of what has changed."""
    found = site.concept.find(reason.id)
    keys = keys_of(type(found)) if found else {}
    return site.label(reason.field, type(found)) if found and reason.field in keys else reason.field or "insgesamt"


def _dropped(one: Revision, site: Site) -> Table | None:
    if not one.dropped:
        return None
    words = ("Was", "Grund", "Nachfolger")
    rows = [
        (
            Cell((gone_item(dropped.id, site),)),
            Cell(text=dropped.reason),
            Cell(site.links(dropped.successors)) if dropped.successors else Cell(text="keiner"),
        )
        for dropped in one.dropped
    ]
    caption = "Entfallen"
    return Table(id="entfallen", title=caption, caption=caption, head=heads(words), rows=labelled(words, rows))
