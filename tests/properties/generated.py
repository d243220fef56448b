"""Texts to try the reader on: the examples cut up, mixed and marked; and anything at all."""

import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st
from tests.golden.articles import EXAMPLES

LINES = [
    line for path in EXAMPLES for line in path.read_text(encoding="utf-8").splitlines() if line
]
WORDS = sorted({word for line in LINES for word in line.split()})
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"
CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\u200b\u200c\u200d\ufeff\u00ad"
BLANKS = ("\u00a0", "\r\n", "\r", "\n", "\u2028", "\t", "  ", "\u202f")
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ODD = ('"', "«", "»", "“", "”", "(", ")", "...", "،", ".", ":", "😀", FAMILY, "#", "_", "٪", "\x00")
_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_SHAPES = {
    unicodedata.normalize("NFKC", shape): shape
    for shape in (chr(code) for code in range(0xFE70, 0xFEFD))
    if len(unicodedata.normalize("NFKC", shape)) == 1
}
"""One drawn shape of each Arabic letter."""


def plain(text: str) -> str:
    """The text as it is."""
    return text


def drawn(text: str) -> str:
    """The text with its letters as presentation forms."""
    return "".join(_SHAPES.get(letter, letter) for letter in text)


def eastern(text: str) -> str:
    """The text with Arabic-Indic digits."""
    return text.translate(_DIGITS)


@st.composite
def piece(draw: st.DrawFn) -> str:
    """A stretch of an example's line, whole or cut anywhere, perhaps drawn or with other digits."""
    line = draw(st.sampled_from(LINES))
    start = draw(st.integers(0, len(line) - 1))
    end = draw(st.integers(start, len(line)))
    chosen = draw(st.sampled_from((line, line[start:end], line[:end], line[start:])))
    change: Callable[[str], str] = draw(st.sampled_from((plain, plain, plain, drawn, eastern)))
    return change(chosen)


@st.composite
def sprinkled(draw: st.DrawFn) -> str:
    """Pieces and words in any order, with marks, controls, blanks and quotes set anywhere."""
    part = piece() | st.sampled_from(WORDS) | st.sampled_from(ODD)
    glue = st.sampled_from((" ", "\n", "", *BLANKS))
    text = "".join(one + draw(glue) for one in draw(st.lists(part, max_size=6)))
    foreign = st.sampled_from((*MARKS, *CONTROLS, *BLANKS, *ODD))
    for stray in draw(st.lists(foreign, max_size=8)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + stray + text[at:]
    return text + draw(st.sampled_from(("", "", "", ":", " أن", ' "', " قال", "\n")))


anything = st.text(max_size=300) | st.text(
    alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(' \n.،"«»0'),
    max_size=300,
)
