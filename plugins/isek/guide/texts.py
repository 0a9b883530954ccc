"""The German sentences around the derived tables of the guide."""

from __future__ import annotations

INTRODUCTION = """\
# 2 · Felder

> Diese Seite wird aus dem Programm erzeugt (`python -m isek.guide`) und von einem Test mit ihm verglichen.
> Bitte nicht von Hand ändern. [Zurück zum Inhalt](README.md)

Alle Felder aller Sammlungen, so wie das Programm sie liest. Unter jeder Tabelle steht ein Beispiel für jedes Feld.

- **Feld** ist das Wort in YAML und im Kopf einer Markdown-Datei: `titel: Umbau der Marktstraße`.
- **Spaltenüberschriften** gelten in CSV, XLSX und Markdown-Tabellen. Auch der Feldname selbst ist erlaubt, bei
  verschachtelten Feldern mit Punkt: `kosten.stand`. Groß und klein, ä und ae sind gleich. Eine Einheit darf dahinter
  stehen: `Kosten (T€)`.
- **Pflicht** heißt: Ohne dieses Feld gibt es einen Fehler. Alles andere darf fehlen.
- Wo mehrere Werte möglich sind, genügt auch einer: `raeume: R-ALT` und `raeume: [R-ALT]` sind gleich.
- Verweise nennen die Kennung, den genauen Titel oder den Kurznamen: `A-BAU`, `Amt für Hoch- und Tiefbau`, `Bauamt`.
- In geschweiften und eckigen Klammern trennt das Komma. Text mit Komma kommt dort in Anführungszeichen."""

COMMON = "Für alle Sammlungen"
COMMON_TEXT = """\
Dieses Feld darf überall stehen. Es verbindet eine Kennung mit der, die es in einer früheren Fassung gab."""

COLLECTIONS = {
    "kapitel": """\
Der Text des Konzepts. Jede Datei ist ein Kapitel, Unterordner sind Unterkapitel. Die Ziffern am Anfang des
Dateinamens geben die Reihenfolge: `01-ausgangslage.md`, `02-ziele.md`. Kapitel gibt es nur als Markdown.""",
    "leitfragen": """\
Fragen, auf die das Konzept antwortet. Sie stehen in einem Register oder als Block `leitfrage` mitten im Kapitel.""",
    "empfehlungen": "Was das Konzept empfiehlt: im Register oder als Block `empfehlung` im Kapitel.",
    "themenfelder": "Wovon das Konzept handelt, nach Wichtigkeit: Schwerpunkt, relevant oder nachgeordnet.",
    "ziele": "Was erreicht werden soll, vom Leitbild bis zum Teilziel. `teil_von` baut den Zielbaum.",
    "raeume": """\
Wo etwas gilt: Fördergebiete, Schwerpunkträume, Quartiere, die ganze Stadt. Funktionen und Grenzen gehören hierher,
nicht in die Maßnahme.""",
    "massnahmen": """\
Was getan werden soll. Eine Maßnahme ist eine Datei, eine Zeile in einer Tabelle oder beides: Zahlen in der Tabelle,
Text in der Datei mit derselben Kennung.""",
    "fachkonzepte": "Andere Konzepte, mit denen sich dieses verträgt oder reibt: Verkehr, Einzelhandel, Klima, Wohnen.",
    "akteure": "Stellen und Gremien. Nur Funktionen und Ämter, nie Privatpersonen.",
    "beschluesse": "Was der Rat oder ein Ausschuss beschlossen hat.",
    "fassungen": "Die Ausgaben des Konzepts, von der Erstfassung bis zur letzten Fortschreibung.",
    "indikatoren": "Woran man misst, ob es vorangeht.",
    "beteiligungen": "Gelegenheiten zum Mitreden. Was noch kommt, steht auf der Startseite.",
    "stellungnahmen": "Was eingegangen ist und wie es abgewogen wurde. Von Bürgerinnen und Bürgern ohne Namen.",
    "glossar": "Fachwörter. Jedes wird dort erklärt, wo es auf einer Seite zum ersten Mal vorkommt.",
}
"""What each collection is, by its key."""

PAGES = """\
Jede andere Markdown-Datei ist eine Seite: `index.md` ist die Startseite. Seiten brauchen keine Felder."""

MONEY = """\
Beträge stehen in Euro und werden so gelesen, wie Sie sie aus der Kostenübersicht kennen. Leer, `–` und „n. q.“ sind
nicht null: Die Summen sagen, wie viele Maßnahmen ohne Zahl sind. Was man auf zwei Arten lesen kann, wird gefragt
statt geraten. In einer Spalte mit Einheit (`Kosten (T€)`) gilt die Einheit, wenn in der Zelle keine steht."""

MONEY_PARTS = {
    "kosten": """\
`kosten` und `folgekosten` sind ein Betrag oder ein Eintrag mit diesen Feldern. Von `betrag`, `von` und `bis`, `ab`,
`unbekannt` steht immer nur eine Art da; das Beispiel zeigt alle untereinander.""",
    "finanzierung": """\
Eine Liste: ein Eintrag für jeden, der zahlt. `betrag` oder `anteil` genügt; beides darf fehlen, solange es offen ist.
In Tabellen hat jede Quelle ihre Spalte (Bund, Land, Eigenanteil …), in Euro oder in Prozent.""",
    "foerderfaehig": "Ein Wort (`foerderfaehig: ja`) oder ein Eintrag mit Betrag und Grund.",
}
"""What each part of money is, by its key."""

TIMES = """\
### Tage

Ein Tag wird überall gelesen, wo ein Datum steht, auch als Datum aus Excel. Wo in der Spalte „Schreibweise“ „auch nur
05/2018 oder 2018“ steht, darf es ungenauer sein."""

PERIODS = """\
### Zeiträume

Ein Zeitraum ist ein Text oder ein Eintrag mit `von` und `bis`: `{von: 2027-04, bis: 2029}`. `bis: offen` heißt, dass
kein Ende vorgesehen ist. „ab 2027“ sagt über das Ende nichts."""

CHOICES = "Aufzählungen"
CHOICES_TEXT = """\
Bei Feldern mit festen Werten gelten Groß und Klein, Leerzeichen, `_` und `-`, ä und ae als gleich: `nicht begonnen`
ist `nicht_begonnen`. Dazu kommen diese üblichen Wörter. Eigene Wörter stehen in `konzept.yml` unter
[`worte`](05-konzept-yml.md#worte). Für ja gelten auch `x`, `true`, `wahr` und `j`, für nein auch `false`, `falsch`
und `n`."""

SETTINGS = "Was für das ganze Konzept gilt. Ausführlich: [Die Datei konzept.yml](05-konzept-yml.md)."
