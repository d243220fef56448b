"""The key of a word: what is left of its spelling when nothing but its letters counts.

Two spellings of one word that an Arabic newsroom would not tell apart have one key. Keys are for
look-ups only; the words of a text are never changed.
"""

import unicodedata

_MARKS = (
    (0x0610, 0x061A),  # honorific signs
    (0x064B, 0x065F),  # vowels, tanwin, shadda, hamza and madda as combining marks
    (0x0670, 0x0670),  # superscript alif
    (0x06D6, 0x06DC),  # Quranic signs
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x08CA, 0x08E1),
    (0x08E3, 0x08FF),
)
_UNSEEN = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x0640, 0x0640),  # kashida
    (0x061C, 0x061C),  # Arabic letter mark
    (0x200B, 0x200F),  # zero width and direction marks
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
)
_PRESENTED = ((0xFB50, 0xFDCF), (0xFDF0, 0xFDFF), (0xFE70, 0xFEFC))
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ئ": "ي", "ی": "ي", "ې": "ي",
    "ؤ": "و",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه",
    "ک": "ك", "ڪ": "ك",
    "٪": "%",
}  # fmt: skip


def _table() -> dict[int, str]:
    """Code point to its key; Arabic and Latin letters stand for themselves.

    A letter that is listed costs `str.translate` less than one that is not.
    """
    table = {code: chr(code) for code in (*range(0x20, 0x250), *range(0x600, 0x700))}
    table.update({0x2000 + code: chr(0x2000 + code) for code in range(0x10, 0x28)})
    for ranges in (_MARKS, _UNSEEN):
        for first, last in ranges:
            table.update(dict.fromkeys(range(first, last + 1), ""))
    table.update({ord(letter): key for letter, key in _LETTERS.items()})
    for zero in (0x0660, 0x06F0):
        table.update({zero + digit: str(digit) for digit in range(10)})
    for first, last in _PRESENTED:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            table[code] = plain.translate(table).replace(" ", "")
    return table


_TABLE = _table()


def key_of(word: str) -> str:
    """The key of `word`: presentation forms made plain, marks, kashida and bidi controls dropped.

    Letters that newsrooms mix are one (`أإآٱ` to `ا`, `ى` and `ئ` to `ي`, `ؤ` to `و`, `ة` to
    `ه`), digits of all three scripts are ASCII. Latin letters keep their case. A word of nothing
    but marks has the empty key.
    """
    if word.isascii():
        return word
    return word.translate(_TABLE)
