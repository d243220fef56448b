"""Whether a text can be read at all: is it Arabic?"""

import re

from musnad.errors import MusnadError

ARABIC_LETTER = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d"
    "\ufd50-\ufdfb\ufe70-\ufefc]"
)
"""A letter of the Arabic script, presentation forms included; marks, digits and kashida are not."""


def arabic_share(text: str) -> float:
    """Arabic letters per letter of any script, 0 to 1; 0 for a text without letters."""
    letters = sum(map(str.isalpha, text)) - text.count("\u0640")
    return len(ARABIC_LETTER.findall(text)) / letters if letters > 0 else 0.0


def language_of(text: str, source: str) -> str:
    """The language code of a text: `ar`.

    Any letter of the Arabic script counts: Persian, Urdu, Kurdish and others that use it are not
    told apart from Arabic now.

    Raises:
        MusnadError: not one Arabic letter.
    """
    if not ARABIC_LETTER.search(text):
        raise MusnadError(source, "no Arabic text")
    return "ar"
