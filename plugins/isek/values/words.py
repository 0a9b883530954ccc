"""How readers see the values of closed sets."""

from __future__ import annotations

from collections.abc import Mapping

NOTHING = "keine Angabe"

PHASES = {
    "idee": "Idee",
    "nicht_begonnen": "noch nicht begonnen",
    "vorbereitung": "in Vorbereitung",
    "planung": "in Planung",
    "beschlossen": "beschlossen",
    "umsetzung": "in Umsetzung",
    "daueraufgabe": "Daueraufgabe",
    "abgeschlossen": "abgeschlossen",
    "zurueckgestellt": "zurückgestellt",
    "entfallen": "entfallen",
    "unbekannt": NOTHING,
}

_PLAN_RELATIONS = {
    "abgeleitet": "daraus abgeleitet",
    "uebereinstimmend": "stimmt überein",
    "ergaenzend": "ergänzt",
    "abweichend": "weicht ab",
    "widerspruch": "widerspricht",
}

_LEGAL_KINDS = {
    "sanierungsgebiet": "Sanierungsgebiet",
    "stadtumbaugebiet": "Stadtumbaugebiet",
    "soziale_stadt": "Gebiet der Sozialen Stadt",
    "entwicklungsbereich": "städtebaulicher Entwicklungsbereich",
    "erhaltung_gestalt": "Erhaltungsgebiet (städtebauliche Eigenart)",
    "erhaltung_milieu": "Erhaltungsgebiet (Zusammensetzung der Wohnbevölkerung)",
    "erhaltung_umstrukturierung": "Erhaltungsgebiet (städtebauliche Umstrukturierung)",
    "bid_hid": "Gebiet einer privaten Initiative (BID, HID)",
    "beschlussgebiet": "durch Beschluss festgelegtes Gebiet",
    "innenentwicklung": "Gebiet der Innenentwicklung",
    "sonstiges": "sonstiges Gebiet",
}

PROGRAMMES = {
    "lebendige_zentren": "Lebendige Zentren",
    "sozialer_zusammenhalt": "Sozialer Zusammenhalt",
    "wachstum_nachhaltige_erneuerung": "Wachstum und nachhaltige Erneuerung",
    "soziale_stadt": "Soziale Stadt",
    "stadtumbau": "Stadtumbau",
    "aktive_zentren": "Aktive Stadt- und Ortsteilzentren",
    "staedtebaulicher_denkmalschutz": "Städtebaulicher Denkmalschutz",
    "kleinere_staedte": "Kleinere Städte und Gemeinden",
    "zukunft_stadtgruen": "Zukunft Stadtgrün",
    "efre": "EFRE",
    "landesprogramm": "Landesprogramm",
}

SOURCES = {
    "bund": "Bund",
    "land": "Land",
    "bund_land": "Bund und Land",
    "eu": "Europäische Union",
    "kommune": "Gemeinde",
    "dritte": "Dritte",
    "einnahmen": "Einnahmen",
    "offen": "noch offen",
}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "phase": PHASES,
    "quelle": SOURCES,
    "programm": PROGRAMMES | {"sonstiges": "sonstiges Programm"},
    "verhaeltnis": _PLAN_RELATIONS,
    "gebietsart": _LEGAL_KINDS,
    "lage": {"im_plan": "im Plan", "verzoegert": "verzögert", "gefaehrdet": "gefährdet"},
    "art": {"investiv": "investiv", "nicht_investiv": "nicht investiv", "konzept": "Konzept oder Untersuchung"},
    "verbindlichkeit": {"pool": "im Ideenvorrat", "beschlossen": "beschlossen"},
    "grundlage": {
        "grobschaetzung": "grobe Schätzung",
        "kostenrahmen": "Kostenrahmen",
        "kostenschaetzung": "Kostenschätzung",
        "kostenberechnung": "Kostenberechnung",
        "kostenanschlag": "Kostenanschlag",
        "kostenfeststellung": "Kostenfeststellung",
    },
    "kostengruppe": {
        "vorbereitung": "Vorbereitung",
        "ordnungsmassnahme": "Ordnungsmaßnahme",
        "baumassnahme": "Baumaßnahme",
        "modernisierung": "Modernisierung",
        "verguetung": "Vergütung von Beauftragten",
        "sozialplan": "Sozialplan",
        "sonstiges": "Sonstiges",
    },
    "foerderfaehig": {"ja": "ja", "teilweise": "teilweise", "nein": "nein", "zu_pruefen": "wird geprüft"},
    "rueckmeldung": {"offen": "noch offen", "uebernommen": "übernommen", "abgelehnt": "abgelehnt"},
    "relevanz": {"schwerpunkt": "Schwerpunkt", "relevant": "wichtig", "nachgeordnet": "nachgeordnet"},
    "deckung": {
        "fortbildung": "durch Fortbildung",
        "neueinstellung": "durch Neueinstellung",
        "extern": "von außen",
        "vorhanden": "im Haus vorhanden",
        "offen": "noch offen",
    },
    "ebene": {"leitbild": "Leitbild", "leitziel": "Leitziel", "ziel": "Ziel", "teilziel": "Teilziel"},
    "planebene": {
        "kommunal": "Gemeinde",
        "interkommunal": "mehrere Gemeinden",
        "regional": "Region",
        "land": "Land",
        "bund": "Bund",
    },
    "planstatus": {"in_arbeit": "in Arbeit", "beschlossen": "beschlossen", "abgeloest": "abgelöst"},
    "raumart": {
        "foerdergebiet": "Fördergebiet",
        "schwerpunktraum": "Schwerpunktraum",
        "quartier": "Quartier",
        "gesamtstadt": "gesamtes Gemeindegebiet",
        "ort": "einzelner Ort",
    },
    "rechtsstand": {
        "vorbereitende_untersuchung": "vorbereitende Untersuchung",
        "aufstellung": "in Aufstellung",
        "festlegung": "festgelegt",
        "abgeschlossen": "abgeschlossen",
        "verstetigung": "in der Verstetigung",
    },
    "verfahren": {"umfassend": "umfassendes Verfahren", "vereinfacht": "vereinfachtes Verfahren"},
    "verlauf": {
        "vu_beginn": "Beginn der vorbereitenden Untersuchungen",
        "festlegung": "Festlegung",
        "erweiterung": "Erweiterung",
        "fristverlaengerung": "Verlängerung der Frist",
        "teilaufhebung": "teilweise Aufhebung",
        "aufhebung": "Aufhebung",
    },
    "gebietssumme": {
        "ausgleichsbetraege": "Ausgleichsbeträge",
        "grundstueckserloese": "Erlöse aus Grundstücken",
        "beitraege": "Beiträge",
        "rueckfluesse": "Rückflüsse",
        "verguetung": "Vergütung von Beauftragten",
        "sonstige": "Sonstiges",
    },
    "akteursart": {
        "verwaltung": "Verwaltung",
        "politik": "Politik",
        "gremium": "Gremium",
        "behoerde": "Behörde",
        "kommunales_unternehmen": "kommunales Unternehmen",
        "wirtschaft": "Wirtschaft",
        "privat": "private Stelle",
        "zivilgesellschaft": "Zivilgesellschaft",
        "wissenschaft": "Wissenschaft",
        "foerdergeber": "Fördergeber",
        "sanierungstraeger": "Sanierungsträger",
    },
    "projektphase": {"konzept": "Konzept", "umsetzung": "Umsetzung", "verstetigung": "Verstetigung"},
    "beschlussart": {
        "beschlossen": "beschlossen",
        "geaendert_beschlossen": "geändert beschlossen",
        "zur_kenntnis": "zur Kenntnis genommen",
        "empfohlen": "empfohlen",
        "zurueckgestellt": "zurückgestellt",
        "vertagt": "vertagt",
        "abgelehnt": "abgelehnt",
    },
    "textstand": {"in_arbeit": "in Arbeit", "entwurf": "Entwurf", "beschlossen": "beschlossen"},
    "antwortstand": {"offen": "offen", "in_arbeit": "in Arbeit", "beantwortet": "beantwortet"},
    "richtung": {"steigend": "soll steigen", "fallend": "soll sinken"},
    "stellungnahmeart": {
        "oeffentlichkeit": "aus der Öffentlichkeit",
        "toeb": "Träger öffentlicher Belange",
        "verband": "Verband",
        "nachbargemeinde": "Nachbargemeinde",
        "intern": "aus der Verwaltung",
    },
    "abwaegung": {
        "offen": "noch nicht abgewogen",
        "beruecksichtigt": "berücksichtigt",
        "teilweise": "teilweise berücksichtigt",
        "nicht": "nicht berücksichtigt",
        "zur_kenntnis": "zur Kenntnis genommen",
    },
    "fassungsart": {
        "erstfassung": "erste Fassung",
        "redaktionell": "redaktionelle Fassung",
        "anpassung": "Anpassung",
        "fortschreibung": "Fortschreibung",
    },
    "fassungsstand": {"entwurf": "Entwurf", "in_beteiligung": "in der Beteiligung", "beschlossen": "beschlossen"},
    "anlass": {
        "zwischenevaluation": "Zwischenevaluation",
        "integrierter_workshop": "integrierter Workshop",
        "rechtsaenderung": "geändertes Recht",
        "kosten": "Kosten",
        "foerderung": "Förderung",
        "haushalt": "Haushalt",
        "ratsauftrag": "Auftrag des Rats",
        "fehler": "Fehler",
        "sonstiges": "Sonstiges",
    },
    "beziehung": {
        "voraussetzung": "Voraussetzung",
        "synergie": "Synergie",
        "konflikt": "Konflikt",
        "ergaenzt": "Ergänzung",
    },
    "herkunft": {
        "umnummeriert": "früher",
        "zusammengelegt": "zusammengelegt aus",
        "geteilt": "abgeteilt von",
    },
    "barrierefreiheit": {"voll": "vollständig", "teilweise": "teilweise", "nicht": "nicht"},
}


def word(kind: str, value: str | None) -> str:
    """What readers see for a value; the value itself where a town wrote its own, „keine Angabe“ for none."""
    if not value:
        return NOTHING
    return _WORDS.get(kind, {}).get(value) or value.replace("_", " ")


def yes_no(value: bool | None) -> str:
    """„ja“, „nein“ or „keine Angabe“."""
    return NOTHING if value is None else "ja" if value else "nein"
