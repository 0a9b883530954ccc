"""How an office is reached, where someone is in charge."""

from __future__ import annotations

from isek.render.examples.samples import Sample, of_each
from isek.views.actors import Contact
from isek.views.parts import Item


def _contact(one: Sample) -> dict[str, Contact]:
    website = Item("www.stadt.example", "https://www.stadt.example/", outside=True)
    name = Item(one.title, "akteure/a-bau/")
    phone = Item("09999 555-210", "tel:09999555210", outside=True)
    return {"contact": Contact(name, one.title, "bauamt@stadt.example", phone, one.text, website)}


EXAMPLES = of_each(_contact) | {
    "nur der Name": {"contact": Contact(Item("Bauhof"), "", "", None, "", None)},
}
