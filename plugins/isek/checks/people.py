"""Personal data that must not be published. Messages name neither the person nor the address."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.wording import named
from isek.problems import Level, Problem, problem
from isek.schema.actors import Contact
from isek.schema.concept import Concept

_PROVIDERS = """
gmx.de gmx.net gmx.at gmx.ch gmx.com web.de email.de mail.de t-online.de magenta.de freenet.de arcor.de online.de
1und1.de vodafone.de vodafonemail.de kabelmail.de unitybox.de ewe.net ewetel.net alice.de alice-dsl.net
aol.com aol.de gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.de live.com live.de msn.com
yahoo.com yahoo.de ymail.com icloud.com me.com mac.com posteo.de mailbox.org proton.me protonmail.com pm.me
tutanota.com tutanota.de tuta.com tuta.io mail.com
"""
_PRIVATE = frozenset(_PROVIDERS.split())
"""Providers whose addresses belong to people rather than to offices."""


def named_senders(concept: Concept) -> Iterator[Problem]:
    """A statement from the public never names who sent it."""
    for statement in concept.statements.values():
        if statement.kind == "oeffentlichkeit" and statement.sender is not None:
            message = f"{named(concept, statement)} ist aus der Öffentlichkeit und darf keinen Absender nennen."
            hint = "`absender` streichen. Steht der Name schon im Git-Verlauf, muss er auch dort heraus."
            yield problem("personenbezug", statement.at("absender"), message, hint, about=statement.id)


def private_addresses(concept: Concept) -> Iterator[Problem]:
    """A contact whose e-mail looks private."""
    if concept.settings.contact:
        yield from _private(concept.settings.contact, "Der Kontakt", None)
    for actor in concept.actors.values():
        if actor.contact:
            yield from _private(actor.contact, f"{named(concept, actor)}: Der Kontakt", actor.id)


def _private(contact: Contact, who: str, about: str | None) -> Iterator[Problem]:
    host = (contact.email or "").rpartition("@")[2].strip(" >.").lower()
    if host in _PRIVATE:
        message = f"{who} hat eine E-Mail-Adresse bei {host}, die nach einer privaten aussieht."
        hint = "Eine Adresse der Stelle angeben, nicht die einer Person."
        yield problem("personenbezug", contact.at("email"), message, hint, level=Level.WARNING, about=about)
