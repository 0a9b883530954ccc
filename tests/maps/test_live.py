"""What makes maps move: Leaflet as it was vendored, names by their weight, and what pages tell a script."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.resources import files

from isek.maps.live import leaflet_files, name_file
from isek.maps.sheet import Name

VENDORED = files("isek.maps").joinpath("leaflet")


def test_leaflet_is_as_it_was_vendored() -> None:
    told = dict(line.split()[::-1] for line in VENDORED.joinpath("SHA256SUMS").read_text("utf-8").splitlines())
    assert set(told) == {"LICENSE", "leaflet.css", "leaflet.js", "parts.js"}
    for name, digest in told.items():
        assert sha256(VENDORED.joinpath(name).read_bytes()).hexdigest() == digest, name


def test_leaflet_goes_with_its_licence() -> None:
    found = leaflet_files()
    assert {path.rpartition("/")[2] for path in found} == {"leaflet.js", "leaflet.css", "LICENSE"}
    assert found["assets/isek/leaflet/leaflet.js"].startswith(b"/* Leaflet 1.9.4 (parts)")
    assert b"BSD 2-Clause" in found["assets/isek/leaflet/LICENSE"]


def test_the_most_important_names_come_first() -> None:
    names = [
        Name("Gasse", "strasse", 10.4, -20.6, 12.3, 200),
        Name("Altstadt", "hand-viertel", 0, 0, 0, 0),
        Name("Oberndorf", "hand-ort", 5, 5, 0, 0),
    ]
    assert json.loads(name_file(names)) == [
        ["Oberndorf", "ort", 5, 5, 0, 0],
        ["Altstadt", "viertel", 0, 0, 0, 0],
        ["Gasse", "strasse", 10, -21, 12, 200],
    ]


def test_short_streets_are_named_once() -> None:
    names = [Name("Gasse", "strasse", at, 0, 0, 40 + at) for at in range(3)]
    assert [one[2] for one in json.loads(name_file(names))] == [2]
    long = [Name("Allee", "strasse", at, 0, 0, 400) for at in range(3)]
    assert len(json.loads(name_file(long))) == 3
    assert name_file([*long, *names]) == name_file([*names, *long])
