"""What is to come: „Wann kann ich mitreden?“ The leaf repeats the date, so it is not read aloud."""

from __future__ import annotations

from isek.render.examples.samples import Sample, of_each
from isek.views.parts import Item
from isek.views.pictures import Meeting, Meetings


def _meetings(one: Sample) -> Meetings:
    there = Item(one.title, "beteiligung/#bt-1")
    exact = Meeting(there, "13", "Mär", "2027", "2027-03-13", "13.03.2027", one.text)
    vague = Meeting(there, "", "2. Q.", "2027", "2027", "2. Quartal 2027")
    more = Item("Alle Termine und was bisher gesagt wurde", "beteiligung/")
    return Meetings(title="Wann kann ich mitreden?", meetings=(exact, vague), more=more)


EXAMPLES = of_each(_meetings) | {
    "leer": Meetings(meetings=()),
}
