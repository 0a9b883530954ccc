"""Verifying a built site: what leads nowhere, and what comes from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from isek.publishing.links import FOREIGN, MISSING, NO_ANCHOR, LinkCheck
from isek.publishing.manifest import digests, names_in

BASE = "https://isek.example/stadt/"
GOOD = """<a href="../">Start</a><a href='../massnahmen/m-1/#kosten'>x</a><a href=../massnahmen/m-1/>x</a>
<a href="#hier" id="hier">x</a><a href="../massnahmen/?status=idee&amp;raum=R-1">x</a><a href="../plan%20a.pdf">x</a>
<a href="https://other.example/">x</a><a href="mailto:isek@stadt.example">x</a><a href="tel:+49">x</a><a>x</a>
<a href="/stadt/massnahmen/">x</a><a href="https://isek.example/stadt/massnahmen/m-1/">x</a>
<link rel="canonical" href="https://elsewhere.example/"><link rel="stylesheet" href="../assets/a.css">
<img src="data:image/png;base64,x" alt="a > b src=https://x.example/ href='c'">
<img src="../assets/a.svg" srcset="../assets/a.svg 1x, ../assets/a.svg 2x">
<picture><source srcset="../assets/a.svg#svgView(viewBox(-1,2,3,4)), ../assets/a.svg 2x"></picture>
<code>&lt;img src="https://shown.example/"&gt;</code> <p>src="https://said.example/"</p>
<svg><use href="#hier"/></svg><form action="../massnahmen/"></form>"""
FILES = {
    "index.html": "",
    "massnahmen/index.html": "",
    "massnahmen/m-1/index.html": '<h2 id="kosten">Kosten</h2>',
    "plan a.pdf": "",
    "assets/a.css": ":root { background: url(a.svg) } i { background: url('data:x') }",
    "assets/a.svg": "<svg/>",
}


def faults(folder: Path, page: str, css: str | None = None, base: str = BASE) -> list[tuple[str, str]]:
    files = FILES | {"seite/index.html": page} | ({"assets/a.css": css} if css else {})
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    names = list(names_in(folder))
    return [(fault.address, fault.cause) for fault in LinkCheck(folder, frozenset(names), base).faults(names)]


def test_all_is_well(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("page", "address", "cause"),
    [
        ('<a href="../massnahmen/m-2/">', "../massnahmen/m-2/", MISSING),
        ('<a title="a > b" href="../nichts/">', "../nichts/", MISSING),
        ('<a href="../massnahmen/m-1/#zeit">', "../massnahmen/m-1/#zeit", NO_ANCHOR),
        ('<a href="#dort">', "#dort", NO_ANCHOR),
        ('<a href="/massnahmen/">', "/massnahmen/", MISSING),
        ('<a href="../../../">', "../../../", MISSING),
        ('<a href="https://isek.example/stadt/weg/">', "https://isek.example/stadt/weg/", MISSING),
        ('<img src="../assets/b.svg">', "../assets/b.svg", MISSING),
        ('<img src="https://cdn.example/a.svg">', "https://cdn.example/a.svg", FOREIGN),
        ('<img src="HTTPS://cdn.example/a.svg">', "HTTPS://cdn.example/a.svg", FOREIGN),
        ('<script src="//cdn.example/a.js"></script>', "//cdn.example/a.js", FOREIGN),
        ('<link rel="preload stylesheet" href="http://cdn.example/a.css">', "http://cdn.example/a.css", FOREIGN),
        ('<LINK HREF="http://cdn.example/a.css" rel=icon>', "http://cdn.example/a.css", FOREIGN),
        ('<img srcset="../assets/a.svg 1x, https://cdn.example/b.svg 2x">', "https://cdn.example/b.svg", FOREIGN),
        ('<iframe src="https://video.example/"></iframe>', "https://video.example/", FOREIGN),
        ('<video poster="https://video.example/p.png">', "https://video.example/p.png", FOREIGN),
    ],
)
def test_faults(tmp_path: Path, page: str, address: str, cause: str) -> None:
    assert faults(tmp_path, page) == [(address, cause)]


@pytest.mark.parametrize("css", ["@import 'https://fonts.example/a.css';", "i { src: url( https://fonts.example/a ) }"])
def test_styles_from_elsewhere(tmp_path: Path, css: str) -> None:
    assert [cause for _, cause in faults(tmp_path, "", css)] == [FOREIGN]


def test_without_an_address_of_its_own(tmp_path: Path) -> None:
    assert faults(tmp_path, '<a href="/massnahmen/">x</a>', base="") == []


PLACES = {
    "index.html": '<i id="a"></i>',
    "a/index.html": "",
    "a/eins/index.html": "",
    "a/zwei/index.html": "",
    "b/eins/index.html": "",
}


@pytest.mark.parametrize(
    ("tag", "wrong"),
    [
        ('<a href="../zwei/">', ["b/eins/index.html"]),
        ('<a href="../../">', []),
        ('<a href="../../#b">', ["a/eins/index.html", "a/zwei/index.html", "b/eins/index.html"]),
        ('<a href="../../a/">', []),
        ('<a href="../index.html">', ["b/eins/index.html"]),
        ('<a href="/a/zwei/">', []),
    ],
)
def test_the_same_tag_in_several_folders(tmp_path: Path, tag: str, wrong: list[str]) -> None:
    found = LinkCheck(tmp_path, frozenset(PLACES)).faults(_written(tmp_path, dict.fromkeys(list(PLACES)[2:], tag)))
    assert [fault.page for fault in found] == wrong


@pytest.mark.parametrize("tag", ['<a href="#a">', '<a href="?b#a">', '<a href="../eins/">', '<a href="weiter/">'])
def test_the_same_tag_on_pages_side_by_side(tmp_path: Path, tag: str) -> None:
    pages = {"a/eins/index.html": f'<i id="a"></i>{tag}', "a/eins/weiter/index.html": "", "a/zwei/index.html": tag}
    names = _written(tmp_path, pages)
    found = LinkCheck(tmp_path, frozenset(names)).faults(names)
    assert [fault.page for fault in found] == ([] if "eins" in tag else ["a/zwei/index.html"])


@pytest.mark.parametrize("place", ["<i name=a>", "<i\nid = 'a'>", '<i id="&#97;">', '<i ID="a" id="a">'])
def test_places_however_they_are_written(tmp_path: Path, place: str) -> None:
    assert faults(tmp_path, f'{place}<a href="#a"><a href="../seite/#%61">') == []


def test_sums_of_what_was_looked_at(tmp_path: Path) -> None:
    names = _written(tmp_path, {"index.html": "ä", "a.css": "i {}", "a.svg": "<svg/>"})
    check = LinkCheck(tmp_path, frozenset(names))
    check.faults(names)
    assert check.sums == digests(tmp_path, ["index.html", "a.css"])


def _written(folder: Path, files: dict[str, str]) -> list[str]:
    for name, text in (PLACES | files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return list(files)
