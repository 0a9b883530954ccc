"""Steps in time: what was, what is, what is to come. Their shape says it, and so do their words."""

from __future__ import annotations

from isek.render.examples.samples import Sample, item, line, of_each
from isek.views.parts import Step, Steps


def _steps(one: Sample) -> Steps:
    steps = (
        Step("Idee", "19.05.2022", note=line(one.text), state="vorbei"),
        Step(line(one.title), "30.09.2026", (item(one),), state="jetzt"),
        Step(one.title, "bis 31.05.2027", state="spaeter"),
        Step("", "ohne Datum", (item(one),)),
    )
    return Steps(title="Verlauf", steps=steps)


EXAMPLES = of_each(_steps) | {
    "leer": Steps(steps=()),
}
