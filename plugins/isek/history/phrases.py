"""Keys whose label is no noun: what to say instead of „bis von 30.04.2027 auf …“ or „Keine, weil ergänzt: …“."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Phrase(Struct, frozen=True):
    """What to say of a key where it came, went, and changed; `{old}` and `{new}` are its values."""

    came: str
    went: str
    changed: str


_RESPONSIBLE = Phrase(
    "Zuständig ist jetzt {new}", "Niemand mehr zuständig (bisher {old})", "Zuständig ist jetzt {new}, bisher {old}"
)

_PHRASES: Mapping[str, Phrase] = {
    "nicht_in_summe": Phrase(
        "jetzt nicht in der Summe („{new}“)",
        "jetzt in der Summe, bisher nicht („{old}“)",
        "weiter nicht in der Summe, jetzt „{new}“, bisher „{old}“",
    ),
    "unbekannt": Phrase(
        "jetzt nicht bekannt („{new}“)",
        "jetzt bekannt, bisher nicht („{old}“)",
        "weiter nicht bekannt, jetzt „{new}“, bisher „{old}“",
    ),
    "keine": Phrase(
        "jetzt keine vorgesehen („{new}“)",
        "nicht mehr ausgeschlossen (bisher „{old}“)",
        "weiter keine vorgesehen, jetzt „{new}“, bisher „{old}“",
    ),
    "teil_von": Phrase("Jetzt Teil von {new}", "Nicht mehr Teil von {old}", "Teil von: jetzt {new}, bisher {old}"),
    "abgeloest_durch": Phrase(
        "Abgelöst durch {new}", "Nicht mehr abgelöst (bisher durch {old})", "Abgelöst jetzt durch {new}, bisher {old}"
    ),
    "zustaendig": _RESPONSIBLE,
}

_NOUNS: Mapping[tuple[str, str], str] = {
    ("naechste_schritte", "bis"): "Termin",
    ("auslegung", "von"): "Beginn",
    ("auslegung", "bis"): "Ende",
    ("auslegung", "wo"): "Ort",
    ("ausnahmen", "bis"): "Ende",
    ("finanzierung", "bewilligt"): "Tag der Bewilligung",
    ("finanzierung", "jaehrlich"): "Betrag im Jahr",
    ("finanzierung", "je_jahr"): "Verteilung auf die Jahre",
    ("kosten", "je_jahr"): "Verteilung auf die Jahre",
    ("folgekosten", "je_jahr"): "Verteilung auf die Jahre",
    ("verlauf", "bekanntgemacht"): "Tag der Bekanntmachung",
    ("beschluesse", "bekanntgemacht"): "Tag der Bekanntmachung",
}
"""Nouns by the last part of where a key stands, and the key."""

_IN_ENTRY: Mapping[str, str] = {
    "nicht_in_summe": "nicht in der Summe, weil: {}",
    "keine": "keine, weil: {}",
    "bewilligt": "bewilligt am {}",
    "bekanntgemacht": "bekannt gemacht am {}",
    "jaehrlich": "{} im Jahr",
    "bis": "bis {}",
}
"""How a value is told among others, where it alone would say too little."""


def phrase_of(name: str) -> Phrase | None:
    """The phrase for a key; None where its label will do."""
    return _PHRASES.get(name)


def noun_of(where: str, name: str) -> str | None:
    """The noun for a key at a place like `massnahmen.finanzierung`; None where its label is one."""
    return _NOUNS.get((where.rpartition(".")[2], name))


def in_entry(name: str, shown: str) -> str:
    """A value beside others: `bis 30.04.2027`, `85.000 € im Jahr`."""
    return _IN_ENTRY.get(name, "{}").format(shown)
