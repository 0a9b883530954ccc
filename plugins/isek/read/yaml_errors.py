"""What the YAML parser's English errors mean to somebody who edits the file: the place, the cause, a way out."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from msgspec import Struct

from isek.model import Place
from isek.problems import Problem, problem

_FIELD = re.compile(
    r"""(?P<lead>[ \t\xa0]*(?:-[ ]+)*)
    (?:(?P<key>[^\s:#\[\]{},&*!|>'"%@`][^:]*?|"[^"]*"|'[^']*')[ ]*:(?:[ \t]+|$))?
    (?P<value>.*)""",
    re.VERBOSE,
)
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d][\w.-]*):(?P<value>[^\s:/].*)")
_COMMENT = re.compile(r"\s+#(\s.*)?$")
_PAIRS = {"[": "]", "{": "}", '"': '"', "'": "'"}
_SIGNS = {"*": "Verweis (Alias)", "&": "Sprungmarke (Anker)", "!": "Typangabe (Tag)"}
_QUOTE_IT = "Den Wert in Anführungszeichen setzen"


def explain(error: yaml.MarkedYAMLError, text: str, file: str, first_line: int) -> Problem:
    """The German problem for a parser's error in `text`, whose first line is `first_line` of the file."""
    trouble = _trouble(error, text.split("\n"))
    found = next(finding for rule in _RULES if (finding := rule(trouble)) is not None)
    place = Place(file, first_line + found.line, found.column + 1)
    return problem("yaml-fehler", place, found.message, found.hint)


def quoting_hint(value: str, key: str | None = None) -> str:
    """The sentence that shows how a value is put in quotes, if it is short and does not stand inside brackets."""
    value = value.strip()
    if len(value) > 60 or "\n" in value or (value[-1:] in (",", "]", "}") and value[:1] not in ("[", "{")):
        return f"{_QUOTE_IT}."
    mark, inner = ("'", value.replace("'", "''")) if '"' in value or "\\" in value else ('"', value)
    return f"{_QUOTE_IT}: {f'{key}: ' if key else ''}{mark}{inner}{mark}."


def special_sign(sign: str) -> str:
    """Why a value may not begin with `sign`."""
    if sign not in _SIGNS:
        return f"Der Wert beginnt mit „{sign}“; das ist in YAML nicht erlaubt."
    return f"Der Wert beginnt mit „{sign}“ und gilt deshalb in YAML als {_SIGNS[sign]}; das gibt es hier nicht."


class _Finding(Struct, frozen=True):
    """A cause with its place, line and column from 0."""

    line: int
    column: int
    message: str
    hint: str | None = None


class _Trouble(Struct, frozen=True):
    """What the parser said: `at` is where it gave up, `since` where that began, both (line, column) from 0."""

    lines: list[str]
    said: str
    at: tuple[int, int]
    since: tuple[int, int]

    def char(self) -> str:
        """The character where the parser gave up."""
        return self.lines[self.at[0]][self.at[1] : self.at[1] + 1]

    def above(self, line: int) -> int | None:
        """The next line with content above `line`."""
        return next((i for i in range(line - 1, -1, -1) if self.lines[i].strip()), None)


class _Field(Struct, frozen=True):
    """A line as key and value; `column` is that of the value, from 0."""

    indent: int
    key: str | None
    value: str
    column: int


def _trouble(error: yaml.MarkedYAMLError, lines: list[str]) -> _Trouble:
    at = _within(lines, error.problem_mark or error.context_mark)
    since = _within(lines, error.context_mark) if error.context_mark else at
    return _Trouble(lines, f"{error.context or ''} {error.problem or ''}", at, since)


def _within(lines: list[str], mark: yaml.Mark | None) -> tuple[int, int]:
    """A mark's line and column. At the end of the file: the end of the last line with content."""
    if mark is not None and mark.line < len(lines) and (lines[mark.line] or mark.line < len(lines) - 1):
        return mark.line, min(mark.column, len(lines[mark.line]))
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].strip()), 0)
    return last, len(lines[last].rstrip())


def _field(line: str) -> _Field:
    match = _FIELD.match(line)
    assert match is not None
    value = _COMMENT.sub("", match["value"]).rstrip()
    return _Field(len(match["lead"]), match["key"], value, match.start("value"))


def _tab(trouble: _Trouble) -> _Finding | None:
    line, column = trouble.at
    before = trouble.lines[line][: column + 1]
    if "\t" not in before or before.strip():
        return None
    return _Finding(line, 0, "Die Zeile ist mit einem Tabulator eingerückt.", "Mit Leerzeichen einrücken.")


def _hard_space(trouble: _Trouble) -> _Finding | None:
    """A non-breaking space, pasted from a word processor, looks like a space and is none."""
    for line in (trouble.since[0], trouble.at[0], trouble.above(trouble.at[0]) or 0):
        found = re.search("^[ ]*\xa0|:\xa0|-\xa0", trouble.lines[line])
        if found:
            message = "Hier steht ein geschütztes Leerzeichen, das YAML nicht als Leerzeichen liest."
            return _Finding(line, found.end() - 1, message, "Es durch ein gewöhnliches Leerzeichen ersetzen.")
    return None


def _quote(trouble: _Trouble) -> _Finding | None:
    if "quoted scalar" not in trouble.said and "double-quoted" not in trouble.said:
        return None
    line, column = trouble.since
    if "escape" in trouble.said or "hexdec" in trouble.said or "Unicode" in trouble.said:
        message = (
            "In doppelten Anführungszeichen leitet „\\“ ein Sonderzeichen ein; das Zeichen danach passt nicht dazu."
        )
        return _Finding(line, column, message, "Den Wert in einfache Anführungszeichen setzen: '…'.")
    mark = trouble.lines[line][column : column + 1]
    return _Finding(
        line, column, f"Das Anführungszeichen {mark} wird nicht geschlossen.", f"Am Ende des Wertes {mark} ergänzen."
    )


def _sign(trouble: _Trouble) -> _Finding | None:
    """A value that begins with a character which means something else in YAML."""
    line, column = trouble.at
    if re.search(r"scanning an (alias|anchor)|(scanning|parsing) a tag", trouble.said):
        line, column = trouble.since
    elif "cannot start any token" not in trouble.said:
        return None
    rest = trouble.lines[line][column:]
    sign = rest[:1]
    field = _field(trouble.lines[line])
    if field.column != column:
        return _Finding(line, column, f"„{sign}“ darf hier nicht stehen.", f"{_QUOTE_IT}.")
    return _Finding(line, column, special_sign(sign), quoting_hint(field.value, field.key))


def _dash(trouble: _Trouble) -> _Finding | None:
    if "sequence entries are not allowed" not in trouble.said:
        return None
    line, column = trouble.at
    field = _field(trouble.lines[line])
    # The pattern takes the dash of a list item for the line's lead, so the value is looked for at the dash itself.
    value = _COMMENT.sub("", trouble.lines[line][column:]).rstrip()
    hint = f"{quoting_hint(value, field.key)} Eine Liste beginnt in der nächsten Zeile."
    return _Finding(line, column, "Der Wert beginnt mit „- “, als wäre er ein Listenpunkt.", hint)


def _after_closing(trouble: _Trouble) -> _Finding | None:
    """Text after a closed quote or bracket: `[F] Bau`, `"a" b`."""
    line, column = trouble.at
    field = _field(trouble.lines[line])
    first = field.value[:1]
    if "flow" in trouble.said or first not in _PAIRS or column <= field.column:
        return None
    if first in "[{":
        kind = "Liste" if first == "[" else "Gruppe von Feldern"
        message = f"Der Wert beginnt mit „{first}“ und gilt bis „{_PAIRS[first]}“ als {kind}; danach steht noch Text."
        return _Finding(line, field.column, message, quoting_hint(field.value, field.key))
    message = "Nach dem schließenden Anführungszeichen steht noch Text."
    return _Finding(line, field.column, message, f"Alles in ein Paar setzen. {quoting_hint(field.value, field.key)}")


def _bracket(trouble: _Trouble) -> _Finding | None:
    if "flow" not in trouble.said:
        return None
    line, column = trouble.since
    opening = trouble.lines[line][column : column + 1]
    closing = _PAIRS.get(opening, "]")
    rest = trouble.lines[line][column:]
    if re.search(r"\s#\S", rest):
        message = f"Die Klammer „{opening}“ wird nicht geschlossen: Ab „#“ gilt der Rest der Zeile als Anmerkung."
        return _Finding(line, column, message, "Den Eintrag mit „#“ in Anführungszeichen setzen.")
    if rest.count(opening) > rest.count(closing):
        message = f"Die Klammer „{opening}“ wird nicht geschlossen."
        return _Finding(line, column, message, f"Am Ende „{closing}“ ergänzen.")
    message = f"Zwischen „{opening}“ und „{closing}“ fehlt ein Komma, oder ein Eintrag enthält „: “."
    return _Finding(*trouble.at, message, "Komma ergänzen oder den Eintrag in Anführungszeichen setzen.")


def _colon(trouble: _Trouble) -> _Finding | None:
    if "mapping values are not allowed" not in trouble.said:
        return None
    line = trouble.at[0]
    field = _field(trouble.lines[line])
    if field.key and re.search(r":(\s|$)", field.value):
        message = f"Der Wert des Feldes „{field.key}“ enthält einen Doppelpunkt mit Leerzeichen."
        return _Finding(line, field.column, message, quoting_hint(field.value, field.key))
    above = trouble.above(line)
    return None if above is None else _line_above(trouble, line, above)


def _line_above(trouble: _Trouble, line: int, above: int) -> _Finding | None:
    """A field is refused where it stands because the line above is not what it seems."""
    missing = _missing_space(trouble, above)
    if missing:
        return missing
    field, upper = _field(trouble.lines[line]), _field(trouble.lines[above])
    if upper.key is None:
        return _no_field(above, upper)
    if field.indent > upper.indent and upper.value:
        message = f"Die Zeile ist weiter eingerückt als das Feld „{upper.key}“ darüber, das schon einen Wert hat."
        return _Finding(line, field.indent, message, "Die Zeile so weit einrücken wie die übrigen Felder.")
    return None


def _missing_space(trouble: _Trouble, line: int) -> _Finding | None:
    match = _NO_SPACE.fullmatch(trouble.lines[line])
    if match is None:
        return None
    key, value = match["key"], match["value"]
    shown = f"{key}: {value}." if len(value) <= 60 else f"{key}: …."
    return _Finding(line, match.start("value"), "Nach dem Doppelpunkt fehlt ein Leerzeichen.", f"So schreiben: {shown}")


def _no_key(trouble: _Trouble) -> _Finding | None:
    if "simple key" not in trouble.said:
        return None
    line = trouble.since[0]
    content = trouble.lines[line].strip()
    if re.match(r"-[^\s-]", content):
        message = "Nach dem Strich fehlt ein Leerzeichen."
        return _Finding(line, trouble.since[1], message, "Listenpunkte beginnen mit „- “.")
    return _missing_space(trouble, line) or _no_field(line, _field(trouble.lines[line]))


def _no_field(line: int, field: _Field) -> _Finding:
    message = "Die Zeile ist weder ein Feld („feld: wert“) noch ein Listenpunkt („- wert“)."
    hint = "Gehört sie zum Text darüber, dann einrücken; sonst fehlt ein Doppelpunkt mit Leerzeichen."
    return _Finding(line, field.indent, message, hint)


def _block(trouble: _Trouble) -> _Finding | None:
    if "block scalar" not in trouble.said:
        return None
    line, column = trouble.since
    sign = trouble.lines[line][column : column + 1]
    message = f"Der Wert beginnt mit „{sign}“; danach muss der Text in der nächsten Zeile stehen."
    return _Finding(line, column, message, "Den Text eingerückt in die nächste Zeile schreiben.")


def _stray(trouble: _Trouble) -> _Finding | None:
    char = trouble.char()
    if "node content" not in trouble.said or char not in tuple("]},"):
        return None
    message = f"„{char}“ steht hier ohne etwas davor, zu dem es gehört."
    return _Finding(*trouble.at, message, "Das Zeichen löschen oder den Wert in Anführungszeichen setzen.")


def _indentation(trouble: _Trouble) -> _Finding | None:
    if not re.search("expected key|expected <block end>|'-' indicator", trouble.said):
        return None
    line = trouble.at[0]
    content = trouble.lines[line].lstrip()
    column = len(trouble.lines[line]) - len(content)
    above = trouble.above(line)
    if above is not None and column == _field(trouble.lines[above]).indent and content.startswith("- "):
        message = "Ein Listenpunkt steht zwischen Feldern auf derselben Ebene."
        return _Finding(line, column, message, "Listenpunkte unter ihr Feld einrücken.")
    if "'-' indicator" in trouble.said or _field(trouble.lines[trouble.since[0]]).key is None:
        message = "Ein Feld steht zwischen Listenpunkten auf derselben Ebene."
        return _Finding(line, column, message, "Felder unter ihrem Listenpunkt einrücken.")
    message = "Die Einrückung passt nicht zu den Zeilen darüber."
    return _Finding(line, column, message, "Was zusammengehört, mit gleich vielen Leerzeichen einrücken.")


def _anything(trouble: _Trouble) -> _Finding:
    message = "An dieser Stelle lässt sich die Datei nicht als YAML lesen."
    return _Finding(*trouble.at, message, "Einrückung, Klammern und Anführungszeichen bis hierher prüfen.")


_RULES: tuple[Callable[[_Trouble], _Finding | None], ...] = (
    _tab, _hard_space, _quote, _sign, _dash, _after_closing, _bracket, _colon, _no_key, _block, _stray, _indentation,
    _anything,
)  # fmt: skip
