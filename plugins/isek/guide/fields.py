"""The page of the guide that explains every field, from the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from isek.guide import texts
from isek.guide.choices import spellings_table
from isek.guide.headings import Headings, headings_of_key, nested_class
from isek.guide.markup import code, fenced, link, table
from isek.guide.spellings import date_table, money_table, period_table
from isek.model import Record
from isek.schema.chapters import Page
from isek.schema.collections import COLLECTIONS, Collection
from isek.schema.costs import Cost, CostType
from isek.schema.fields import Key, keys_of
from isek.schema.financing import Eligibility, Financing
from isek.schema.money import AmountOf
from isek.schema.objects import Object
from isek.schema.settings import Settings

_MONEY: dict[type[Record], tuple[str, str]] = {
    Cost: ("Kosten", "kosten"),
    Financing: ("Finanzierung", "finanzierung"),
    Eligibility: ("Förderfähigkeit", "foerderfaehig"),
}
"""Records that have a section of their own under „Geld“, with its heading and their key."""

_COMMON = frozenset(keys_of(Object))
_ONLY_MARKDOWN = "kapitel"
_TITLES = ("Feld", "Bedeutung", "Schreibweise", "Pflicht", "Spaltenüberschriften")


class _Owner(Struct, frozen=True):
    """Whose fields are shown: its name, and the headings of its tables (None where it has no tables)."""

    name: str
    headings: Headings | None = None

    def heading(self, path: tuple[str, ...]) -> str:
        """The heading of the section about an entry."""
        return f"{'.'.join(path)} ({self.name})"


def page() -> str:
    """The whole page as Markdown."""
    sections = [texts.INTRODUCTION, "\n".join(_contents()), *_common()]
    for collection in COLLECTIONS.values():
        sections += _collection(collection)
    pages, settings = _Owner("Seiten"), _Owner("konzept.yml")
    sections += [f"## {pages.name}\n\n{texts.PAGES}", *_fields(_own_keys(Page), pages)]
    sections += [*_money(), f"## Zeit\n\n{texts.TIMES}", date_table(), texts.PERIODS, period_table()]
    sections += [f"## {texts.CHOICES}\n\n{texts.CHOICES_TEXT}", spellings_table()]
    sections += [f"## {settings.name}\n\n{texts.SETTINGS}", *_fields(_own_keys(Settings), settings)]
    return "\n\n".join(sections) + "\n"


def _contents() -> Iterator[str]:
    plurals = [collection.plural for collection in COLLECTIONS.values()]
    for heading in (texts.COMMON, *plurals, "Seiten", "Geld", "Zeit", texts.CHOICES, "konzept.yml"):
        yield f"- {link(heading)}"


def _common() -> Iterator[str]:
    yield f"## {texts.COMMON}\n\n{texts.COMMON_TEXT}"
    yield from _fields([*keys_of(Object).values()], _Owner(texts.COMMON))


def _money() -> Iterator[str]:
    measures = _owner(COLLECTIONS["massnahmen"])
    yield f"## Geld\n\n{texts.MONEY}"
    yield money_table()
    for cls, (heading, name) in _MONEY.items():
        yield f"### {heading}\n\n{texts.MONEY_PARTS[name]}"
        yield from _fields([*keys_of(cls).values()], measures, (name,))


def _owner(collection: Collection) -> _Owner:
    tables = collection.key != _ONLY_MARKDOWN
    return _Owner(collection.plural, Headings.of(collection) if tables else None)


def _collection(collection: Collection) -> Iterator[str]:
    yield f"## {collection.plural}\n\n{texts.COLLECTIONS[collection.key]}\n\n{_where(collection)}"
    yield from _fields(_own_keys(collection.cls), _owner(collection))


def _where(collection: Collection) -> str:
    key, only = collection.key, collection.key == _ONLY_MARKDOWN
    parts = [f"Ordner `{key}/`" if only else f"Ordner `{key}/` oder Datei `{key}.yml`, `{key}.csv`, `{key}.xlsx`"]
    parts += [f"Kennungen: `{collection.prefix}…`"] if collection.prefix else []
    parts += [f"Adresse: `/{collection.path}/<kennung>/`" if collection.own_page else f"Adresse: `/{collection.path}/`"]
    return " · ".join([*parts, f"der Text der Datei ist `{collection.body}`"])


def _own_keys(cls: type[Record]) -> list[Key]:
    return [key for key in keys_of(cls).values() if key.name not in _COMMON]


def _fields(keys: Sequence[Key], owner: _Owner, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The table of some keys, an example of each, and the same for the entries inside them."""
    rows = [_row(key, owner, path) for key in keys]
    # Only the first level of entries can be written in columns.
    if owner.headings and len(path) < 2:
        yield table(_TITLES, rows)
    else:
        yield table(_TITLES[:-1], [row[:-1] for row in rows])
    yield _examples(keys)
    for key in keys:
        nested = nested_class(key.type)
        if nested and nested not in _MONEY:
            here = (*path, key.name)
            yield f"### {owner.heading(here)}\n\n{key.doc}"
            yield from _fields([*keys_of(nested).values()], owner, here)


def _row(key: Key, owner: _Owner, path: tuple[str, ...]) -> tuple[str, ...]:
    headings = headings_of_key(key, owner.headings, path) if owner.headings else ""
    return code(key.name), key.doc, _spelling(key, owner, path), "ja" if key.required else "", headings


def _spelling(key: Key, owner: _Owner, path: tuple[str, ...]) -> str:
    nested = nested_class(key.type)
    if nested is None:
        return key.type.describe()
    heading = _MONEY[nested][0] if nested in _MONEY else owner.heading((*path, key.name))
    fields = link(heading, "Feldern")
    if isinstance(key.type, CostType):
        return f"{AmountOf().describe()}, oder Eintrag mit {fields}"
    many = "ein oder mehrere Einträge" if key.type.many else "Eintrag"
    short = getattr(key.type, "short", None)
    return f"{many} mit {fields}" + (f", oder nur `{short}`" if short else "")


def _examples(keys: Iterable[Key]) -> str:
    return fenced(line for key in keys for line in key.example.split("\n"))
