"""`konzept.yml`: what holds for the whole concept, and the words it uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from msgspec import Struct

from isek.model import PartialDate, Record
from isek.schema.actors import Contact
from isek.schema.entries import Entries, Entry
from isek.schema.fields import FieldType, Json, Key, is_blank, key
from isek.schema.numbers import Integer, Year
from isek.schema.reading import Reading
from isek.schema.times import Day
from isek.schema.types import Id, Markdown, Prose, Text, Texts, text_of
from isek.tree import Items, Node, Scalar
from isek.tree import Mapping as MappingNode

IGNORE = "ignorieren"
DEFAULT_PRIORITIES = ("hoch", "mittel", "niedrig")
DEFAULT_HORIZONS = (("kurzfristig", None), ("mittelfristig", None), ("langfristig", None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Record):
    """The municipality whose concept it is."""

    name: str = key("name", "Name", Text(), required=True, doc="Name der Gemeinde.", example="name: Stadt Lindenfurt")
    ags: str | None = key(
        "ags", "Gemeindeschlüssel", Text(), doc="Amtlicher Gemeindeschlüssel.", example='ags: "09999999"'
    )
    state: str | None = key("land", "Land", Text(), doc="Bundesland.", example="land: Bayern")
    website: str | None = key(
        "website", "Website", Text(), doc="Adresse im Netz.", example="website: https://lindenfurt.example"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
    """The years that the concept covers."""

    start: int | None = key("von", "von", Year(), required=True, doc="Erstes Jahr.", example="von: 2026")
    end: int | None = key("bis", "bis", Year(), required=True, doc="Letztes Jahr.", example="bis: 2040")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Record):
    """A Warnung that is accepted, for a reason, perhaps until a date."""

    code: str = key(
        "code", "Code", Text(), required=True, doc="Code der Warnung.", example="code: widerspruch-fachkonzept"
    )
    id: str | None = key("id", "Kennung", Id(), doc="Für welches Objekt; ohne: für alle.", example="id: M-012")
    reason: str = key(
        "grund", "Grund", Text(), required=True, doc="Warum das hingenommen wird.", example="grund: Beschluss B-7"
    )
    until: PartialDate | None = key("bis", "bis", Day(), doc="Wie lange.", example="bis: 2028-12-31")


class Horizons(FieldType[tuple[tuple[str, int | None], ...]]):
    """The time horizons in their order, each with its last year."""

    blank: ClassVar[Any] = DEFAULT_HORIZONS

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[tuple[str, int | None], ...] | None:
        """Pairs of name and last year, or None with a problem."""
        if isinstance(node, Items):
            names = [text_of(item, reading, key) for item in node.items]
            return tuple((name.text, None) for name in names if name)
        if isinstance(node, Scalar):
            reading.tell(
                "wert-ungueltig",
                node.place,
                "„zeithorizonte“ braucht Namen mit Jahren, zum Beispiel kurzfristig: 2028.",
            )
            return None
        years = (
            (name, None if is_blank(child) else Year().read(child, reading, key))
            for name, child in node.entries.items()
        )
        return tuple(years)

    def dump(self, value: tuple[tuple[str, int | None], ...]) -> Json:
        """An object of names and years."""
        return dict(value)

    def schema(self) -> dict[str, Any]:
        """An object of names and years."""
        return {
            "anyOf": [
                {"type": "object", "additionalProperties": Year().schema()},
                {"type": "array", "items": {"type": "string"}},
            ]
        }

    def describe(self) -> str:
        """For the guide."""
        return "Namen mit ihrem letzten Jahr, zum Beispiel {kurzfristig: 2028}"


class WordPairs(Struct, frozen=True):
    """Words by key: (key, the words, the place of the key)."""

    entries: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def get(self, name: str) -> tuple[str, ...]:
        """The words of a key."""
        return next((words for key_, words in self.entries if key_ == name), ())


class Labels(FieldType[WordPairs]):
    """The words of the site: singular and plural of a collection, or one word."""

    blank: ClassVar[Any] = WordPairs()

    def read(self, node: Node, reading: Reading, key: Key) -> WordPairs | None:
        """The words, or None with a problem."""
        if not isinstance(node, MappingNode):
            reading.tell(
                "wert-ungueltig",
                node.place,
                "„bezeichnungen“ braucht Wörter, zum Beispiel themenfelder: [Handlungsfeld, Handlungsfelder].",
            )
            return None
        found = [
            (name, Texts().read(child, reading, key) or ())
            for name, child in node.entries.items()
            if not is_blank(child)
        ]
        return WordPairs(tuple(found))

    def dump(self, value: WordPairs) -> Json:
        """An object of words."""
        return {name: list(words) if len(words) > 1 else words[0] for name, words in value.entries if words}

    def schema(self) -> dict[str, Any]:
        """An object of words or pairs of words."""
        word = {"type": "string"}
        return {
            "type": "object",
            "additionalProperties": {"anyOf": [word, {"type": "array", "items": word, "maxItems": 2}]},
        }

    def describe(self) -> str:
        """For the guide."""
        return "Sammlung oder Feld mit eigenem Wort (Einzahl und Mehrzahl)"


class WordTables(FieldType[Mapping[str, Mapping[str, str]]]):
    """Tables of words: by key, the town's own word and what it means."""

    blank: ClassVar[Any] = None

    def read(self, node: Node, reading: Reading, key: Key) -> Mapping[str, Mapping[str, str]] | None:
        """The tables as typed, or None with a problem."""
        if not isinstance(node, MappingNode):
            reading.tell("wert-ungueltig", node.place, f"„{key.name}“ braucht Felder mit Wörtern.")
            return None
        found = {}
        for name, child in node.entries.items():
            if isinstance(child, MappingNode):
                words = {word: text_of(meaning, reading, key) for word, meaning in child.entries.items()}
                found[name] = {word: meaning.text.strip() for word, meaning in words.items() if meaning}
            elif not is_blank(child):
                reading.tell(
                    "wert-ungueltig",
                    child.place,
                    f"Unter „{name}“ werden Wörter mit ihrer Bedeutung erwartet, zum Beispiel läuft: umsetzung.",
                )
        return found

    def dump(self, value: Mapping[str, Mapping[str, str]]) -> Json:
        """An object of objects."""
        return {name: dict(words) for name, words in value.items()}

    def schema(self) -> dict[str, Any]:
        """An object of objects."""
        return {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}},
        }

    def describe(self) -> str:
        """For the guide."""
        return "je Feld oder Sammlung eigene Wörter mit ihrer Bedeutung"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Record):
    """What `konzept.yml` says; `file` is its path below the content folder."""

    file: str = "konzept.yml"
    title: str = key(
        "titel", "Titel", Text(), required=True, doc="Titel des Konzepts.", example="titel: ISEK Lindenfurt 2040"
    )
    kind: str = key(
        "konzeptart", "Konzeptart", Text(), default="ISEK", doc="ISEK, INSEK, SEKO, STEK …", example="konzeptart: ISEK"
    )
    municipality: Municipality | None = key(
        "gemeinde",
        "Gemeinde",
        Entry(Municipality),
        required=True,
        doc="Die Gemeinde.",
        example="gemeinde: {name: Stadt Lindenfurt, land: Bayern}",
    )
    span: Span | None = key(
        "horizont",
        "Horizont",
        Entry(Span),
        required=True,
        doc="Jahre, für die das Konzept gilt.",
        example="horizont: {von: 2026, bis: 2040}",
    )
    publisher: str | None = key(
        "herausgeber",
        "Herausgeber",
        Text(),
        doc="Wer es herausgibt.",
        example="herausgeber: Stadt Lindenfurt, Referat Stadtentwicklung",
    )
    contact: Contact | None = key(
        "kontakt",
        "Kontakt",
        Entry(Contact),
        doc="Wer Auskunft gibt.",
        example="kontakt: {stelle: Referat Stadtentwicklung, email: isek@lindenfurt.example}",
    )
    licence: str | None = key(
        "lizenz", "Lizenz", Text(), doc="Lizenz von Text und Daten.", example="lizenz: dl-de/by-2-0"
    )
    legal_effect: Prose | None = key(
        "rechtswirkung",
        "Rechtswirkung",
        Markdown(inline=True),
        doc="Was das Konzept bindet und was nicht.",
        example="rechtswirkung: Der Stadtrat bindet sich selbst.",
    )
    priorities: tuple[str, ...] = key(
        "prioritaeten",
        "Prioritäten",
        Texts(),
        default=DEFAULT_PRIORITIES,
        doc="Stufen der Wichtigkeit, die höchste zuerst.",
        example="prioritaeten: [hoch, mittel, niedrig]",
    )
    horizons: tuple[tuple[str, int | None], ...] = key(
        "zeithorizonte",
        "Zeithorizonte",
        Horizons(),
        doc="Zeithorizonte mit ihrem letzten Jahr.",
        example="zeithorizonte: {kurzfristig: 2028, mittelfristig: 2033, langfristig: 2040}",
    )
    labels: WordPairs = key(
        "bezeichnungen",
        "Bezeichnungen",
        Labels(),
        doc="Andere Wörter auf der Website, in Tabellen und Meldungen.",
        example="bezeichnungen: {themenfelder: [Handlungsfeld, Handlungsfelder], leitprojekt: Schlüsselprojekt}",
    )
    words: Mapping[str, Mapping[str, str]] | None = key(
        "worte", "Worte", WordTables(), doc="Eigene Wörter für Werte.", example="worte: {phase: {läuft: umsetzung}}"
    )
    columns: Mapping[str, Mapping[str, str]] | None = key(
        "spalten",
        "Spalten",
        WordTables(),
        doc="Eigene Spalten in Tabellen; `ignorieren` lässt eine weg.",
        example="spalten: {massnahmen: {Referat: federfuehrung}}",
    )
    stale_after: int = key(
        "veraltet_nach_monaten",
        "Veraltet nach Monaten",
        Integer(1, 600),
        default=24,
        doc="Wann ein Status als alt gilt.",
        example="veraltet_nach_monaten: 24",
    )
    max_foci: int = key(
        "schwerpunkte_hoechstens",
        "Schwerpunkte höchstens",
        Integer(1, 100),
        default=5,
        doc="Wie viele Schwerpunkte sinnvoll sind.",
        example="schwerpunkte_hoechstens: 5",
    )
    exemptions: tuple[Exemption, ...] = key(
        "ausnahmen",
        "Ausnahmen",
        Entries(Exemption),
        doc="Warnungen, die hingenommen werden, mit Grund.",
        example="ausnahmen: [{code: widerspruch-fachkonzept, id: M-012, grund: Beschluss B-7, bis: 2028-12-31}]",
    )

    @property
    def horizon_names(self) -> tuple[str, ...]:
        """The names of the time horizons in their order."""
        return tuple(name for name, _ in self.horizons)
