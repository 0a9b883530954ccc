"""References from both ends: keys, texts, parts, typed relations and what a view asks for."""

import time
from collections.abc import Callable

import pytest

from isek.relations import Branch, Relations, build
from isek.schema.concept import Concept

FILES = {
    "themenfelder.yml": """
- {id: T-1, titel: Verkehr, relevanz: relevant}
- {id: T-2, titel: Klima, relevanz: relevant}
""",
    "ziele.yml": """
- {id: Z1, titel: Oben, ebene: leitziel}
- {id: Z1.1, titel: Mitte, ebene: ziel, teil_von: Z1, beziehungen: [{art: konflikt, id: Z2}]}
- {id: Z1.1.1, titel: Unten, ebene: teilziel, teil_von: Z1.1}
- {id: Z2, titel: Anderes, ebene: leitziel}
""",
    "raeume.yml": """
- {id: R-STADT, titel: Stadt, art: gesamtstadt}
- {id: R-ALT, titel: Altstadt, art: foerdergebiet, teil_von: R-STADT}
- {id: R-MARKT, titel: Markt, art: ort, teil_von: R-ALT}
""",
    "akteure.yml": "- {id: A-1, titel: Bauamt, art: verwaltung}\n- {id: A-2, titel: Planung, art: verwaltung}\n",
    "beschluesse.yml": "- {id: B-1, titel: ISEK, gremium: A-1, datum: 2026-01-01}\n",
    "fachkonzepte.yml": "- {id: FK-1, titel: Verkehrsplan, ebene: kommunal}\n",
    "indikatoren.yml": "- {id: I-1, titel: Leerstand, einheit: Prozent}\n",
    "leitfragen.yml": "- {id: LF-1, frage: Wer?, massnahmen: M-3}\n- {id: LF-2, frage: Wann?}\n",
    "massnahmen.yml": """
- id: M-1
  titel: Eins
  themenfelder: [T-1, T-2]
  ziele: Z1.1.1
  raeume: R-MARKT
  federfuehrung: A-1
  traeger: A-1
  indikatoren: I-1
  fachkonzepte: [{id: FK-1, verhaeltnis: widerspruch, anmerkung: Die Breite weicht ab.}]
  status: [{phase: planung, quelle: B-1}, {phase: idee, quelle: Haushaltsplan}]
  beziehungen:
    - {art: voraussetzung, id: M-2, anmerkung: erst der Kanal}
    - {art: synergie, id: M-3, anmerkung: von hier}
  text: "Die Straße braucht zuerst [[M-2|den Kanal]]. Danach [[M-1]]."
- id: M-2
  titel: Zwei
  themenfelder: T-2
  ziele: Z1
  raeume: R-ALT
  federfuehrung: A-2
  beteiligte: A-1
  teil_von: M-3
- id: M-3
  titel: Drei
  themenfelder: T-2
  raeume: stadtweit
  leitfragen: LF-2
  beschluesse: B-1
  gebietsanteile: {R-ALT: 60}
  beziehungen: [{art: synergie, id: M-1, anmerkung: von dort}, {art: ergaenzt, id: M-2}]
""",
    "index.md": "# Start\n\nAlles beginnt mit [[M-2]].\n",
}


@pytest.fixture
def relations(concept_of: Callable[[dict[str, str]], Concept]) -> Relations:
    concept = concept_of(FILES)
    return build(concept, lambda text: text if concept.find(text) else None)


def nothing(text: str) -> None:
    return None


def ids(measures: tuple[object, ...]) -> list[str]:
    return [getattr(measure, "id") for measure in measures]  # noqa: B009 - of whatever type


def test_links_are_named_by_their_keys(relations: Relations) -> None:
    found = [(link.kind, link.target) for link in relations.of("M-1")]
    assert found == [
        ("themenfelder", "T-1"),
        ("themenfelder", "T-2"),
        ("ziele", "Z1.1.1"),
        ("indikatoren", "I-1"),
        ("raeume", "R-MARKT"),
        ("federfuehrung", "A-1"),
        ("traeger", "A-1"),
        ("fachkonzepte", "FK-1"),
        ("status.quelle", "B-1"),
        ("beziehungen.voraussetzung", "M-2"),
        ("beziehungen.synergie", "M-3"),
    ]


def test_links_know_their_place_note_and_entry(relations: Relations) -> None:
    (link,) = relations.to("FK-1", "fachkonzepte")
    assert (link.source, link.place.file, link.place.line) == ("M-1", "massnahmen.yml", 10)
    assert str(link.note) == "Die Breite weicht ab."
    assert getattr(link.entry, "relation", None) == "widerspruch"


def test_kinds_are_asked_for_by_key_or_by_head(relations: Relations) -> None:
    assert len(relations.of("M-1", "beziehungen")) == 2
    assert len(relations.of("M-1", "beziehungen.synergie")) == 1
    assert [link.source for link in relations.to("B-1", "beschluesse", "status.quelle")] == ["M-1", "M-3"]


def test_the_whole_town_is_no_link_but_a_share_is_one(relations: Relations) -> None:
    assert {link.kind for link in relations.of("M-3")} == {
        "themenfelder",
        "leitfragen",
        "beschluesse",
        "gebietsanteile",
        "beziehungen.synergie",
        "beziehungen.ergaenzt",
    }
    assert relations.to("stadtweit") == ()


def test_mentions_have_their_sentence_and_leave_out_oneself(relations: Relations) -> None:
    found = [(mention.owner, mention.key, mention.sentence) for mention in relations.mentions("M-2")]
    assert found == [
        ("M-1", "text", "Die Straße braucht zuerst den Kanal."),
        ("seite:index", "text", "Alles beginnt mit Zwei."),
    ]
    assert relations.mentions("M-1") == ()
    assert len(relations.all_mentions()) == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Zuerst [[M-1]]. Dann [[M-9]].", "Zuerst Was? Wie *viel* | mehr. So!."),
        ("Nach [[ m-1 ]] kommt [[M-9|das Alte]].", "Nach Was? Wie *viel* | mehr. So! kommt das Alte."),
        ("Beides: [[M-1]] und [[M-2]].", "Beides: Was? Wie *viel* | mehr. So! und Zwei."),
        ("| Nr. | Was |\n|---|---|\n| 1 | [[M-1]] |\n", "1 · Was? Wie *viel* | mehr. So!"),
    ],
)
def test_sentences_show_titles_whatever_is_in_them(
    concept_of: Callable[[dict[str, str]], Concept], text: str, sentence: str
) -> None:
    measures = '- {id: M-1, titel: "Was? Wie *viel* | mehr. So!"}\n- {id: M-2, titel: Zwei}\n'
    concept = concept_of({"massnahmen.yml": measures, "index.md": f"# Start\n\n{text}\n"})
    known = {one.id.lower(): one.id for _, one in concept.objects()}
    found = build(concept, lambda typed: known.get(typed.strip().lower())).mentions("M-1")
    assert [one.sentence for one in found] == [sentence]


def test_the_legal_effect_mentions_too(concept_of: Callable[[dict[str, str]], Concept]) -> None:
    settings = "titel: X\ngemeinde: {name: Markt X}\nhorizont: {von: 2026, bis: 2040}\nrechtswirkung: Nur [[A-1]].\n"
    concept = concept_of(FILES | {"konzept.yml": settings})
    (found,) = build(concept, lambda text: text if concept.find(text) else None).mentions("A-1")
    assert (found.owner, found.key, found.place.line) == ("konzept", "rechtswirkung", 4)
    assert found.sentence == "Nur Bauamt."


def test_relations_are_seen_from_both_ends(relations: Relations) -> None:
    def groups(owner: str) -> list[tuple[str, list[tuple[str, list[str]]]]]:
        return [
            (group.label, [(one.id, [str(note) for note in one.notes]) for one in group.related])
            for group in relations.measure_relations(owner)
        ]

    assert groups("M-1") == [
        ("Setzt voraus", [("M-2", ["erst der Kanal"])]),
        ("Synergie mit", [("M-3", ["von hier", "von dort"])]),
    ]
    assert groups("M-2") == [
        ("Ist Voraussetzung für", [("M-1", ["erst der Kanal"])]),
        ("Ergänzt", [("M-3", [])]),
    ]
    assert groups("Z2") == [("Konflikt mit", [("Z1.1", [])])]


def test_goals_are_a_tree(relations: Relations) -> None:
    inner = Branch("Z1.1", (Branch("Z1.1.1"),))
    assert relations.goal_tree() == (Branch("Z1", (inner,)), Branch("Z2"))
    assert relations.all_parts("Z1") == ("Z1.1", "Z1.1.1")
    assert relations.parts("M-3") == ("M-2",)


def test_a_circle_loses_nothing(concept_of: Callable[[dict[str, str]], Concept]) -> None:
    goals = "- {id: Z1, titel: A, ebene: ziel, teil_von: Z2}\n- {id: Z2, titel: B, ebene: ziel, teil_von: Z1}\n"
    relations = build(concept_of({"ziele.yml": goals}), nothing)
    assert relations.goal_tree() == (Branch("Z1", (Branch("Z2"),)),)
    assert relations.all_parts("Z1") == ("Z2",)


def test_a_long_chain_is_no_trouble(concept_of: Callable[[dict[str, str]], Concept]) -> None:
    goals = "".join(
        f"- {{id: Z{n}, titel: Ziel {n}, ebene: ziel{f', teil_von: Z{n - 1}' if n else ''}}}\n" for n in range(2000)
    )
    relations = build(concept_of({"ziele.yml": goals}), nothing)
    assert [branch.id for branch in relations.goal_tree()] == ["Z0"]
    assert len(relations.all_parts("Z0")) == 1999


def test_measures_of_a_field_and_a_goal(relations: Relations) -> None:
    assert ids(relations.measures_of_field("T-2")) == ["M-1", "M-2", "M-3"]
    assert ids(relations.measures_of_goal("Z1")) == ["M-1", "M-2"]
    assert ids(relations.measures_of_goal("Z1.1")) == ["M-1"]


def test_measures_of_an_area_by_how_they_lie_in_it(relations: Relations) -> None:
    found = relations.measures_of_area("R-ALT")
    assert (ids(found.here), ids(found.in_parts), ids(found.citywide)) == (["M-2"], ["M-1"], ["M-3"])


def test_measures_of_an_actor_by_role(relations: Relations) -> None:
    found = relations.measures_of_actor("A-1")
    assert (ids(found.lead), ids(found.partner), ids(found.carrier)) == (["M-1"], ["M-2"], ["M-1"])


def test_measures_of_plan_question_decision_and_indicator(relations: Relations) -> None:
    assert ids(relations.measures_of_plan("FK-1")) == ["M-1"]
    assert ids(relations.measures_of_question("LF-1")) == ["M-3"]
    assert ids(relations.measures_of_question("LF-2")) == ["M-3"]
    assert ids(relations.measures_of_decision("B-1")) == ["M-1", "M-3"]
    assert ids(relations.measures_of_indicator("I-1")) == ["M-1"]


def test_thousands_of_references_take_no_time(concept_of: Callable[[dict[str, str]], Concept]) -> None:
    near = "ziele: [Z1, Z1.1, Z2], raeume: [R-ALT, R-MARKT], federfuehrung: [A-1, A-2], leitfragen: [LF-1, LF-2]"
    near += ", themenfelder: [T-1, T-2], beziehungen: [M-1, M-2, M-3], teil_von: M-1"
    more = "".join(f"- {{id: N-{n}, titel: Nr {n}, {near}}}\n" for n in range(1000))
    concept = concept_of(FILES | {"massnahmen.yml": FILES["massnahmen.yml"] + more})
    start = time.process_time()
    relations = build(concept, nothing)
    assert time.process_time() - start < 0.5
    assert len(relations.to("M-1", "teil_von")) == 1000
