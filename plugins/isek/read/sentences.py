"""Plain text of Markdown, and the sentence that something in it belongs to."""

from __future__ import annotations

import html
import re

# Words that end with a full stop inside a sentence; single letters and numbers up to two digits are known anyway.
_WORDS = """
abs abschn allg art aufl bspw bzgl bzw ca co dipl dr ders ebd ehem einschl etc evtl exkl ff ggf ggfs hbf hr inkl ing
insb jh kap lfd lt max med mind min mio mrd nr pos prof rd ref sog st stk str tab tel tsd urspr usw vgl zzgl ziff zul
jan feb mrz apr jun jul aug sep sept okt nov dez
"""
_ABBREVIATIONS = frozenset(_WORDS.split())
_PREFIX = re.compile(
    r"^[ \t]*(?:>[ ]?)*[ \t]*(?:(?:[*+-]|\d+\.)[ \t]+(?:\[[ xX]\][ ])?|#{1,6}[ ]*|:[ ]+|\[\^[^\]]+\]:[ ]*)?"
)
_HEAD = re.compile(r"^[ \t>]*/{3,}[ ]*[\w-]*[ ]*\|?")
_QUOTED = re.compile(r"\n[ \t]*(?:>[ ]?)*")
_CODE = re.compile(r"(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)")
# Comments, tags, references to footnotes, lists of attributes.
_STRIP = re.compile(
    r"<!--[\s\S]*?-->|</?[a-zA-Z!?][^<>]*>|\[\^[^\]]*\]"
    r"|(?<=[\]\)*_`])\{:?[^{}\n]*\}|[ ]\{:?[ ]*[.#][^{}\n]*\}\s*$"
)
_AUTOLINK = re.compile(r"<((?:[a-zA-Z][a-zA-Z0-9+.-]*://|[^<>\s@]+@)[^<>\s]*)>")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\((?:<[^<>]*>|[^()\n]|\([^()\n]*\))*\)|[ ]?\[[^\[\]]*\])")
_EMPHASIS = re.compile(r"\*+|~~|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|~/:-])")
_END = re.compile(r"[.!?…]+[\"“”‘’»«)\]]*(?=\s)")
_WORD = re.compile(r"(?:^|[\s.(„“»–/])([^\W_]+)$")
_KEPT = "\ue010"


def plain(text: str) -> str:
    """What a reader sees of one passage of Markdown, on one line."""
    text = _PREFIX.sub("", _HEAD.sub("", text), count=1).strip()
    text = _QUOTED.sub(" ", text)
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[found.lastindex or 0])
        return f"{_KEPT}{len(kept) - 1};"

    text = _ESCAPE.sub(keep, _CODE.sub(keep, text)) if "`" in text or "\\" in text else text
    text = _STRIP.sub("", _AUTOLINK.sub(r"\1", text)) if "<" in text or "[" in text or "{" in text else text
    if "[" in text:
        text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = text.rstrip("# ")
    if "*" in text or "_" in text or "~" in text:
        text = _EMPHASIS.sub("", text)
    text = html.unescape(text) if "&" in text else text
    if kept:
        text = re.sub(_KEPT + r"(\d+);", lambda found: _kept(kept, found), text)
    return " ".join(text.split())


def _kept(kept: list[str], found: re.Match[str]) -> str:
    """Code may hold an escaped sign that was kept before it was."""
    number = int(found[1])
    return kept[number] if number < len(kept) else ""


def sentences(text: str) -> list[str]:
    """A plain text in its sentences. Full stops of abbreviations, dates and ordinals end none."""
    found, start = [], 0
    for end in _END.finditer(text):
        if not _goes_on(text[start : end.start()], end[0], text[end.end() :]):
            found.append(text[start : end.end()].strip())
            start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def _goes_on(before: str, sign: str, after: str) -> bool:
    """Whether the sentence goes on after this sign."""
    following = after.lstrip()
    if following[:1].islower():
        return True
    if not sign.startswith(".") or len(sign) > 1:
        return False
    word = _WORD.search(before[-24:])
    if word is None:
        return False
    last = word[1].lower()
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()) or (last.isdigit() and len(last) <= 2)
