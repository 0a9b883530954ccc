"""The README shows what there is: its links lead to files, its pictures are described and not heavy."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
_FENCES = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
HEAVIEST = 150_000


def links() -> list[tuple[str, str, str]]:
    """Every link: `!` where it is a picture, its words, its address."""
    return _LINK.findall(_FENCES.sub("", TEXT))


def test_links_lead_to_files() -> None:
    named = [path.partition("#")[0] for _, _, path in links() if "://" not in path and not path.startswith("#")]
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_pictures_are_described_and_light() -> None:
    pictures = [(words, ROOT / path) for mark, words, path in links() if mark]
    assert len(pictures) >= 3
    assert [path.name for words, path in pictures if len(words) < 20] == []
    assert [path.name for _, path in pictures if path.stat().st_size > HEAVIEST] == []
