"""The difference between two Fassungen as people and programs read it: text, Markdown, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import groupby
from typing import Any

from msgspec import Struct

from isek.history.changes import Change, Data, deepest
from isek.history.wording import Wording
from isek.history.words import Mark, shortened, word_diff
from isek.values.german import count
from isek.values.words import word

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


class Difference(Struct, frozen=True, dict=True):
    """What changed from one Fassung to another; `old` and `new` are their names, the data is canonical."""

    old: str
    new: str
    before: Data
    after: Data
    changes: tuple[Change, ...]

    @cached_property
    def wording(self) -> Wording:
        """The words for its changes."""
        return Wording(self.before, self.after)


def as_data(found: Difference) -> dict[str, Any]:
    """As the contract shows it (page 5)."""
    return {
        "von": found.old,
        "nach": found.new,
        "klasse": deepest(found.changes).word,
        "aenderungen": [_change(found, change) for change in found.changes],
    }


def _change(found: Difference, change: Change) -> dict[str, Any]:
    return {
        "sammlung": change.collection,
        "id": change.id,
        "art": str(change.kind),
        "feld": change.field,
        "alt": change.old,
        "neu": change.new,
        "klasse": change.depth.word,
        "satz": found.wording.sentence(change),
        "grund": change.reason,
        "beschluss": change.decision,
    }


def as_json(found: Difference) -> str:
    """The data as JSON."""
    return json.dumps(as_data(found), ensure_ascii=False, indent=2)


def as_text(found: Difference) -> Iterator[str]:
    """Lines for a terminal: each object with its changes, `[-old-]` and `{+new+}` in texts."""
    yield _head(found)
    for title, changes in _by_object(found):
        yield ""
        yield title
        for change in changes:
            yield f"  - {found.wording.sentence(change)} [{change.depth.word}]"
            for more in _more(found, change, lambda text: text, ("[-", "-]"), ("{+", "+}")):
                yield f"    {more}"


def as_markdown(found: Difference) -> Iterator[str]:
    """Lines of Markdown: a heading for each object, what was removed struck out, what is new bold."""
    yield f"# {_escaped(_head(found))}"
    for title, changes in _by_object(found):
        yield ""
        yield f"## {_escaped(title)}"
        yield ""
        for change in changes:
            yield f"- {_escaped(found.wording.sentence(change))} *({change.depth.word})*"
            for more in _more(found, change, _escaped, ("~~", "~~"), ("**", "**")):
                yield f"  <br>{more}"


def _head(found: Difference) -> str:
    arrow = f"{found.old} → {found.new}"
    if not found.changes:
        return f"{arrow}: keine Änderungen"
    depth = deepest(found.changes)
    kind = word("fassungsart", depth.word) if depth else "keine neue Fassung nötig"
    return f"{arrow}: {count(len(found.changes), 'Änderung', 'Änderungen')} ({kind})"


def _by_object(found: Difference) -> Iterator[tuple[str, list[Change]]]:
    for _, changes in groupby(found.changes, key=lambda change: (change.collection, change.id)):
        listed = list(changes)
        yield found.wording.title(listed[0]), listed


def _more(
    found: Difference, change: Change, escaped: Callable[[str], str], removed: tuple[str, str], added: tuple[str, str]
) -> Iterator[str]:
    """The changed words of a text, and why it changed."""
    texts = found.wording.texts(change)
    if texts and texts[0] != texts[1]:
        signs = {Mark.SAME: ("", ""), Mark.REMOVED: removed, Mark.ADDED: added}
        pieces = shortened(word_diff(*texts))
        parts = [_marked(escaped(piece.text), *signs[piece.mark]) for piece in pieces]
        if parts:
            yield " ".join("".join(parts).split())
    if change.reason:
        decision = f" ({change.decision})" if change.decision else ""
        yield f"Grund: {escaped(change.reason)}{decision}"


def _marked(text: str, start: str, end: str) -> str:
    """Signs close to the words, blanks outside of them."""
    bare = text.strip()
    if not bare or not start:
        return text
    return f"{' ' if text[:1].isspace() else ''}{start}{bare}{end}{' ' if text[-1:].isspace() else ''}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
