"""An indicator in time: start, values, target. The words below say what the line shows."""

from __future__ import annotations

from isek.render.examples.samples import Sample, of_each
from isek.views.pictures import Line, Point

POINTS = (
    Point("2", "70", "start", "18", "2021", "start"),
    Point("30", "60", "wert"),
    Point("45", "50", "jetzt", "14", "2026"),
    Point("98", "20", "ziel", "9", "Ziel 2032", "end"),
)


def line_of(one: Sample) -> Line:
    """A line that goes as it should."""
    return Line(points=POINTS, words=one.text, tone="gut")


EXAMPLES = of_each(line_of) | {
    "schlecht": Line(points=POINTS, words="Der Wert steigt, soll aber sinken.", tone="schlecht"),
    "noch nicht gemessen": Line(points=(POINTS[0], POINTS[-1]), words="Seither ist nicht gemessen worden."),
}
