"""The environment of the templates: what an earlier run has compiled."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from isek.render.environment import compiled_in, environment
from isek.schema.types import Prose
from isek.views.parts import Item


def _text(prose: Prose, here: str) -> Markup:
    return Markup(prose.source)


def test_templates_are_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "neu" / "templates"
    seen = [_rendered(folder) for _ in range(2)]
    assert seen[0] == seen[1]
    assert len(seen[0]) == 1


def _rendered(folder: Path) -> dict[Path, int]:
    """When each compiled template was written, after a new environment has rendered one."""
    template = environment(_text, _text, compiled_in(folder)).get_template("parts/link.html")
    assert template.render(item=Item("<Markt>"), href="a/") == '<a href="a/">&lt;Markt&gt;</a>'
    return {file: file.stat().st_mtime_ns for file in folder.iterdir()}


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    assert compiled_in(tmp_path / "datei") is None
    assert compiled_in(tmp_path / "datei" / "templates") is None
