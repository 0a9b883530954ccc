"""The first use of a term leads to its explanation, and nothing else does."""

import time

import pytest

from isek.markdown.glossary import Explained, Glossary, forms_of

GLOSSARY = Glossary([
    Explained(forms_of("Kosten- und Finanzierungsübersicht", "KoFi"), "glossar/#g-kofi"),
    Explained(forms_of("Abwägung"), "glossar/#g-abwaegung"),
    Explained(forms_of("Vorbereitende Untersuchungen", "VU"), "glossar/#g-vu"),
    Explained(forms_of("Wärmenetz"), "glossar/#g-waermenetz"),
])  # fmt: skip


def link(form: str, anchor: str) -> str:
    return f'<a class="isek-term" href="../glossar/#{anchor}">{form}<span class="isek-hidden"> (Glossar)</span></a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Die KoFi und die KoFi.</p>", f"<p>Die {link('KoFi', 'g-kofi')} und die KoFi.</p>"),
        ("<p>der vorbereitenden und die vorbereitende Untersuchungen</p>",
         f"<p>der vorbereitenden und die {link('vorbereitende Untersuchungen', 'g-vu')}</p>"),
        ("<p>Wärmenetzes, Wärmenetzs</p>", f"<p>Wärmenetzes, {link('Wärmenetzs', 'g-waermenetz')}</p>"),
        ("<p>Kosten- und Finanzierungsübersicht (KoFi)</p>",
         f"<p>{link('Kosten- und Finanzierungsübersicht', 'g-kofi')} (KoFi)</p>"),
        ("<h2>KoFi</h2><p><a href='x'>KoFi</a> <code>KoFi</code></p>", None),
        ("<th>KoFi</th><td>KoFi</td>", f"<th>KoFi</th><td>{link('KoFi', 'g-kofi')}</td>"),
        ("<p>KoFi-Tabelle, Neu-KoFi, KoFiX</p>", None),
        ('<p title="die KoFi">x</p><!-- KoFi -->', None),
        ('<p><a href="../glossar/#g-kofi">Tafel</a>, auch KoFi</p>', None),
        ('<div class="isek-block isek-block-massnahmen"><div>KoFi</div><p>KoFi</p></div>', None),
        ('<div class="isek-block isek-block-leitfrage"><p>KoFi</p></div>',
         f'<div class="isek-block isek-block-leitfrage"><p>{link("KoFi", "g-kofi")}</p></div>'),
        ("<svg><text>KoFi</text></svg>", None),
    ],
)  # fmt: skip
def test_terms_in_html(html: str, expected: str | None) -> None:
    assert GLOSSARY.explain(html, "../") == (html if expected is None else expected)


def test_terms_with_signs_are_found_as_they_are_escaped() -> None:
    terms = Glossary([Explained(forms_of("Q & A"), "glossar/#g-q")])
    assert "glossar/#g-q" in terms.explain("<p>Unser Q &amp; A dazu</p>", "./")


@pytest.mark.parametrize("text", ["<", "KoFi ", "<p", "<a>", "<p title='", "&amp;", "<!--", "Kosten- und "])
def test_time_grows_with_the_length_alone(text: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        GLOSSARY.explain("KoFi " + text * times, "./")
        return time.process_time() - start

    assert seconds(40_000) < 40 * max(seconds(4_000), 0.002)
