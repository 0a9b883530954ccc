"""What templates put out: as Jinja's own escaping would, for every kind of value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from isek.render.output import Escaping


class Shown:
    """Something that knows its HTML."""

    def __html__(self) -> str:
        return "<b>so</b>"


@given(st.one_of(st.text(), st.integers(), st.text().map(Markup), st.text(alphabet="<&>\"'a")))
def test_escapes_as_jinja_does(value: object) -> None:
    out = Escaping(autoescape=True).from_string("<p>{{ value }}</p>").render(value=value)
    assert out == f"<p>{escape(value)}</p>"


def test_what_knows_its_html_is_left() -> None:
    assert Escaping.escaped(Shown()) == "<b>so</b>"


def test_parts_of_templates_stay_html() -> None:
    kept = "{% set part %}<i>{{ value }}</i>{% endset %}{{ part }}"
    called = "{% macro m(x) %}<u>{{ x }}</u>{% endmacro %}{{ m(value) }}"
    out = Escaping(autoescape=True).from_string(kept + called).render(value="a & b")
    assert out == "<i>a &amp; b</i><u>a &amp; b</u>"


def test_without_autoescape_nothing_is_escaped() -> None:
    assert Escaping().from_string("{{ value }}{% autoescape true %}{{ value }}{% endautoescape %}").render(
        value="&"
    ) == ("&&amp;")


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        Escaping(autoescape=True, undefined=StrictUndefined).from_string("{{ value }}").render()
