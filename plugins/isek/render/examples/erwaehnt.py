"""„Erwähnt in“: the last part of an object's page, with the sentences that name it."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, mentions, of_each
from isek.views.parts import Mentions

EXAMPLES = of_each(lambda one: Mentions(title="Erwähnt in", mentions=mentions(one))) | {
    "sehr viele": Mentions(title="Erwähnt in", mentions=mentions(USUAL, 12)),
}
