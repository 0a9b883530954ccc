"""Accepted exceptions (`ausnahmen` in `konzept.yml`): a Warnung becomes a Hinweis that shows the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from isek.problems import LEVELS, Level, Problem, problem
from isek.read.resolve import id_key, normal_id
from isek.schema.settings import Exemption, Settings
from isek.values.german import day
from isek.values.nearest import did_you_mean


def apply(problems: Iterable[Problem], settings: Settings, today: date) -> list[Problem]:
    """The problems with accepted Warnungen lowered, and those of the exceptions themselves.

    An exception without `id` holds for all objects. One whose time is over still lowers, and says that it is over:
    passing time must not break what was green. A Fehler is never lowered.
    """
    by_code: dict[str, list[Exemption]] = defaultdict(list)
    for exemption in settings.exemptions:
        by_code[exemption.code].append(exemption)
    lowered = [_lowered(found, by_code.get(found.code, ()), today) for found in problems]
    return [*lowered, *_unknown_codes(settings)]


def _lowered(found: Problem, exemptions: Iterable[Exemption], today: date) -> Problem:
    if found.level is not Level.WARNING:
        return found
    matching = [one for one in exemptions if _concerns(one, found)]
    if not matching:
        return found
    valid = [one for one in matching if not _over(one, today)]
    chosen = (valid or matching)[0]
    message = f"{found.message} {_accepted(chosen, over=not valid)}"
    return replace(found, level=Level.NOTE, message=message, hint=found.hint if not valid else None)


def _concerns(exemption: Exemption, found: Problem) -> bool:
    if not exemption.id:
        return True
    about = id_key(found.about or "")
    prefix = about[: about.find("-") + 1]
    return about in {id_key(exemption.id), id_key(normal_id(exemption.id, prefix))}


def _over(exemption: Exemption, today: date) -> bool:
    return exemption.until is not None and exemption.until.last < today


def _accepted(exemption: Exemption, *, over: bool) -> str:
    until = f" bis {day(exemption.until)}" if exemption.until else ""
    return f"Hingenommen{until}{' (abgelaufen)' if over else ''}: {exemption.reason}"


def _unknown_codes(settings: Settings) -> Iterator[Problem]:
    for exemption in settings.exemptions:
        if exemption.code and exemption.code not in LEVELS:
            message = f"Einen Code „{exemption.code}“ gibt es nicht."
            yield problem("wert-ungueltig", exemption.at("code"), message, did_you_mean(exemption.code, LEVELS))
