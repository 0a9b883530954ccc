"""A ground from elsewhere in `karten.yml`: what is wrong with it is told, and no address can open the policy."""

from __future__ import annotations

import pytest

from isek.metadata.policy import HEADERS, POLICY, header_files, headers, policy
from maps_world import Read

COMMON = "anbieter: Landesamt, quelle: © Landesamt"
WMS = f"hintergrund: {{art: wms, url: https://wms.example/karte, ebene: farbe, {COMMON}}}\n"
TILES = f'hintergrund: {{art: kacheln, url: "https://t.example:8443/{{z}}/{{x}}/{{y}}.png", {COMMON}}}\n'


def told(read: Read, settings: str) -> list[str]:
    """The problems of a `karten.yml`, with their column."""
    return [f"{one.place.line}:{one.place.column} {one.code}" for one in read(settings)[1]]


@pytest.mark.parametrize(("settings", "host"), [(WMS, "https://wms.example"), (TILES, "https://t.example:8443")])
def test_only_one_host_is_named(read: Read, settings: str, host: str) -> None:
    maps, problems = read(settings)
    assert problems == []
    assert maps.outside is not None
    assert maps.outside.host == host


@pytest.mark.parametrize(
    "url",
    [
        "http://wms.example/karte",
        "//wms.example/karte",
        "https://{s}.example/{z}/{x}/{y}.png",
        "https://wms.example; script-src *",
        "https://wms.example 'unsafe-inline'",
        "https://leute@wms.example/",
        "https://*",
        "javascript:alert(1)",
    ],
)
def test_other_addresses_are_refused(read: Read, url: str) -> None:
    maps, problems = read(f'hintergrund: {{art: wms, url: "{url}", ebene: farbe, {COMMON}}}\n')
    assert [one.code for one in problems] == ["wert-ungueltig"]
    assert maps.outside is not None
    assert maps.outside.host == ""


def test_what_is_missing_is_told(read: Read) -> None:
    assert told(read, "hintergrund: {art: wms, url: https://wms.example/karte, quelle: X}\n") == [
        "1:15 feld-fehlt",
        "1:15 feld-fehlt",
    ]
    assert told(read, WMS.replace("art: wms, ", "art: luftbild, ")) == ["1:20 wert-ungueltig"]
    assert told(read, TILES.replace("{z}", "5")) == ["1:34 wert-ungueltig"]


def test_the_policy_opens_for_pictures_of_one_host() -> None:
    opened = policy("https://wms.example")
    assert "img-src 'self' data: https://wms.example;" in opened
    assert opened.replace(" https://wms.example", "") == POLICY
    assert headers() == HEADERS
    assert all("https://wms.example" in text for text in header_files("/", "https://wms.example").values())
    assert "geolocation=(self)" in HEADERS["Permissions-Policy"]
