"""Telephone numbers that can be dialled."""

import pytest

from isek.values.phone import phone_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("09999 555-210", "tel:09999555210"),
        ("+49 (0)9999/555 210", "tel:+499999555210"),
        ("115", None),
        ("09999 555-0 oder 555-210", None),
        ("über die Zentrale", None),
        ("", None),
    ],
)
def test_phone_link(text: str, link: str | None) -> None:
    assert phone_link(text) == link
