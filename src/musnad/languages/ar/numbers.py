"""The grammar of Arabic numbers: cardinals and ordinals, in words, in digits and in both.

All functions look at a list of token keys from one token on and copy nothing. Which noun is
counted, what bounds the number (`أكثر من`), and whether it is a year, is the caller's affair.
"""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from musnad.languages.ar.digits import Digits, front_of, read_digits, tidy
from musnad.languages.ar.fronted import with_article, with_proclitics
from musnad.languages.ar.tables import rows


class Number(Struct, frozen=True, gc=False):
    """A number at tokens `start` to `end` (exclusive).

    `skip` counts the letters of the first token's key that stand before the number: `و`, `ب`.
    """

    start: int
    end: int
    value: float | int
    skip: int = 0


class Entry(Struct, frozen=True, gc=False):
    """One written form: `kind` is that of `words/numbers.tsv`."""

    value: float | int
    kind: str
    skip: int
    joined: bool
    article: bool


_BEGIN = frozenset(
    "zero unit one_of two_of ten_one ten hundred hundred_word hundred_dual scale scale_counted "
    "scale_dual fraction fraction_dual minus".split()
)
_NEVER_ARTICLED = frozenset(("one_of", "two_of", "zero", "minus", "fraction_dual", "hundreds"))
_NOT_NUMBERS = frozenset(("لست", "ولست", "فلست", "الاثنين", "والاثنين", "فالاثنين", "بالاثنين"))
"""`لست` is 'I am not'; `الاثنين` is Monday."""
_NONE: tuple[Entry, ...] = ()


def _value(cell: str) -> float | int:
    return float(Fraction(cell)) if "/" in cell else int(cell)


def _load() -> tuple[dict[str, Entry], dict[str, Entry]]:
    """(cardinals, ordinals) by every key they can be written with; the shortest front wins."""
    cardinals: dict[str, Entry] = {}
    ordinals: dict[str, Entry] = {}
    for form, cell, kind in rows("numbers.tsv"):
        table = ordinals if kind.startswith("ordinal") else cardinals
        ways = [(key, skip, False) for key, skip in with_proclitics(form)]
        if kind not in _NEVER_ARTICLED:
            ways += [(key, skip, True) for key, skip in with_article(form)]
        for key, skip, article in ways:
            known = table.get(key)
            if key not in _NOT_NUMBERS and (known is None or skip < known.skip):
                table[key] = Entry(_value(cell), kind, skip, key[0] == "و" and skip > 0, article)
    return cardinals, ordinals


_CARDINALS, _ORDINALS = _load()
_STARTS = frozenset(
    key
    for key, entry in _CARDINALS.items()
    if entry.kind in _BEGIN and not (entry.article and entry.kind.startswith("hundred"))
)
_AND_ONE = "واحد"
"""The one key of `واحد` (one) and `وأحد` (and one, before ten)."""
_BARE = 1
"""Room behind a number that only a fraction may be added to."""
_COMPOSED_ONLY = frozenset(("one_of", "two_of"))


def starts_number(key: str) -> bool:
    """Whether `read_number` is worth a call at this token."""
    return key in _STARTS or ("0" <= key[-1:] <= "9" and front_of(key) >= 0)


def starts_ordinal(key: str) -> bool:
    """Whether `read_ordinal` is worth a call at this token."""
    return key in ORDINAL_KEYS


def read_number(keys: Sequence[str], i: int) -> Number | None:
    """The longest cardinal number that begins at token `i`.

    A bare plural (`آلاف`), an article before a bare hundred (`بالمئة`), a fraction's bar, a date
    or a time of day is none.
    """
    key = keys[i]
    entry = _CARDINALS.get(key)
    if entry is None:
        digits = read_digits(key)
        return None if digits is None else _summed(keys, i, digits.skip)
    if key not in _STARTS or (entry.article and entry.value == 1 and not _tens_follow(keys, i + 1)):
        return None
    if entry.kind == "minus":
        inner = read_number(keys, i + 1) if i + 1 < len(keys) else None
        if inner is None or inner.skip:
            return None
        return Number(i, inner.end, -inner.value, entry.skip)
    following = _CARDINALS.get(keys[i + 1]) if key == _AND_ONE and i + 1 < len(keys) else None
    eleven = following is not None and following.kind == "ten_one" and not following.skip
    return _summed(keys, i, 1 if eleven else entry.skip)


def _tens_follow(keys: Sequence[str], i: int) -> bool:
    entry = _CARDINALS.get(keys[i]) if i < len(keys) else None
    return entry is not None and entry.kind == "ten" and entry.joined


def _summed(keys: Sequence[str], i: int, skip: int) -> Number | None:
    read = _Sum(keys, i).read()
    return None if read is None else Number(i, read[1], tidy(read[0]), skip)


class _Sum:
    """Reads terms of falling size from one token on: `[group scale] و [group scale] و ...`."""

    __slots__ = ("at", "keys", "size")

    def __init__(self, keys: Sequence[str], at: int) -> None:
        self.keys = keys
        self.at = at
        self.size = len(keys)

    def read(self) -> tuple[float | int, int] | None:
        """(value, end) or None."""
        term = self._term(self.at)
        if term is None:
            return None
        total, end, room = term
        while room >= _BARE and (start := self._after_and(end)) is not None:
            if (read := self._fraction(start)) is not None:
                return self._with_fraction(total, room, *read)
            more = self._term(start) if room > _BARE else None
            if more is None or not 0 < more[0] < room:
                break
            total, end, room = total + more[0], more[1], min(room, more[2])
        return total, end

    def _with_fraction(
        self, total: float, room: float, part: float, end: int
    ) -> tuple[float | int, int]:
        """`مليون ونصف`, `مليون ونصف المليون`, `ثلاثة ونصف مليون`, `خمسة وربع`."""
        word = self.entry(end)
        if word is not None and word.kind == "scale" and not word.skip:
            if room >= word.value:
                return total + part * word.value, end + 1
            return (total + part) * word.value, end + 1
        return total + part * (room if room >= 1000 else 1), end

    def entry(self, at: int) -> Entry | None:
        return _CARDINALS.get(self.keys[at]) if at < self.size else None

    def _after_and(self, at: int) -> int | None:
        """Where the number after a conjunction is: `at` itself where `و` is written onto it."""
        key = self.keys[at] if at < self.size else ""
        if key == "و" and at + 1 < self.size:
            following = self.entry(at + 1)
            free = following is not None and following.skip == 0
            return at + 1 if free or "0" <= self.keys[at + 1][:1] <= "9" else None
        entry = self.entry(at)
        if key == _AND_ONE and self._completes_one(at + 1):
            return at
        joined = entry.joined if entry is not None else key[:1] == "و" and key[1:2].isdecimal()
        return at if joined else None

    def _completes_one(self, at: int) -> bool:
        """Whether ten or joined tens follow, so that the key `واحد` can be `وأحد`."""
        entry = self.entry(at)
        return entry is not None and (
            (entry.kind == "ten_one" and not entry.skip) or (entry.kind == "ten" and entry.joined)
        )

    def _fraction(self, at: int) -> tuple[float, int] | None:
        entry = self.entry(at)
        if entry is None:
            return None
        if entry.kind == "fraction":
            return 1 / entry.value, at + 1
        if entry.kind == "fraction_dual":
            return entry.value, at + 1
        divisor = self.entry(at + 1)
        if entry.kind == "unit" and divisor is not None and divisor.kind == "fraction_plural":
            return entry.value / divisor.value, at + 2
        return None

    def _term(self, at: int) -> tuple[float, int, float] | None:
        """(value, end, room) of one group with its scale words.

        What may still be added must stay under `room`: the scale word or a hundred; after a bare
        number only a fraction may be added, after a fraction nothing.
        """
        read = self._fraction(at)
        term = self._group(at) if read is None else (*read, 0)
        if term is None:
            return None
        value, end, room = term
        while (word := self.entry(end)) is not None and self._multiplies(word, value):
            value, end, room = value * word.value, end + 1, word.value
        return value, end, room

    def _multiplies(self, word: Entry, value: float) -> bool:
        """Whether a scale word right behind a number multiplies it (`12 ألفا`, `3 ملايين`)."""
        if word.skip:
            return False
        if word.kind in ("scale", "scale_counted", "scale_plural"):
            return value < word.value
        return word.kind in ("hundred", "hundreds") and not word.article and 3 <= value <= 9

    def _group(self, at: int) -> tuple[float, int, float] | None:
        """A number below a thousand, or a lone scale word: (value, end, room)."""
        entry = self.entry(at)
        if entry is None:
            return self._digits(at)
        kind, value = entry.kind, entry.value
        if kind in ("hundred", "hundred_word", "hundred_dual"):
            return self._with_rest(value, at + 1)
        if kind in ("scale", "scale_dual"):
            single = kind == "scale"
            return value, at + 1, value if single else value / 2
        if kind == "scale_counted":
            return value * 2, at + 1, value
        return self._below_hundred(at, entry)

    def _with_rest(self, value: float, end: int) -> tuple[float, int, float]:
        """A hundred with what is added to it under a hundred."""
        start = self._after_and(end)
        entry = None if start is None else self.entry(start)
        if start is None:
            return value, end, 100
        if entry is None:
            rest = self._digits(start)
            if rest is not None and 0 < rest[0] < 100 and rest[2] == _BARE:
                return value + rest[0], rest[1], _BARE
            return value, end, 100
        if self._fraction(start) is not None:
            return value, end, 100
        below = self._below_hundred(start, entry)
        return (value, end, 100) if below is None else (value + below[0], below[1], below[2])

    def _below_hundred(self, at: int, entry: Entry) -> tuple[float, int, float] | None:
        """0 to 99 in words."""
        kind, value, end = entry.kind, entry.value, at + 1
        following = self.entry(end)
        if kind in ("unit", "one_of", "two_of", "ten_one"):
            if kind != "ten_one" and following is not None and not following.skip:
                if following.kind == "ten_one":
                    return value + 10, end + 1, _BARE
                if following.kind == "hundred" and 3 <= value <= 9 and not following.article:
                    return self._with_rest(value * 100, end + 1)
            start = self._after_and(end)
            tens = None if start is None or kind == "ten_one" else self.entry(start)
            if start is not None and tens is not None and tens.kind == "ten" and value < 10:
                return value + tens.value, start + 1, _BARE
            return None if kind in _COMPOSED_ONLY else (value, end, _BARE)
        return (value, end, _BARE) if kind in ("ten", "zero") else None

    def _digits(self, at: int) -> tuple[float, int, float] | None:
        """A digit token; `1.200` before a scale word is a decimal, `12 000` is one number."""
        digits = read_digits(self.keys[at]) if at < self.size else None
        if digits is None:
            return None
        end = at + 1
        following = self.entry(end)
        if digits.grouped and following is not None and following.kind.startswith("scale"):
            return float(digits.spelled.replace(",", ".")), end, _BARE
        if end < self.size and "0" <= self.keys[end][:1] <= "9":
            return self._spaced(digits, end)
        return digits.value, end, _BARE

    def _spaced(self, digits: Digits, end: int) -> tuple[float, int, float]:
        """`12 000 500`: groups of three after a first of one to three."""
        whole = digits.spelled
        if not (whole.isdecimal() and len(whole) <= 3 and whole[0] != "0"):
            return digits.value, end, _BARE
        while end < self.size and len(self.keys[end]) == 3 and self.keys[end].isdecimal():
            whole += self.keys[end]
            end += 1
        return int(whole), end, _BARE


_ARTICLED_TENS = {k: e for k, e in _CARDINALS.items() if e.kind == "ten" and e.article}
ORDINAL_KEYS = frozenset((*_ORDINALS, *_ARTICLED_TENS))
"""Every key an ordinal can begin with."""


def read_ordinal(keys: Sequence[str], i: int) -> Number | None:
    """The ordinal at token `i`: `الثالثة`, `الحادي عشر`, `الخامس والعشرين`, `العشرون`."""
    tens = _ARTICLED_TENS.get(keys[i])
    if tens is not None:
        return Number(i, i + 1, tens.value, tens.skip)
    entry = _ORDINALS.get(keys[i])
    if entry is None:
        return None
    following = _CARDINALS.get(keys[i + 1]) if i + 1 < len(keys) else None
    at = i + 1
    if keys[at : at + 1] == ["و"] and at + 1 < len(keys):
        at += 1
        following = _CARDINALS.get(keys[at])
    if following is not None and entry.value < 10:
        if following.kind == "ten_one" and not following.skip and at == i + 1:
            return Number(i, at + 1, entry.value + 10, entry.skip)
        if following.kind == "ten" and (following.joined or at > i + 1):
            return Number(i, at + 1, entry.value + following.value, entry.skip)
    return None if entry.kind == "ordinal_one" else Number(i, i + 1, entry.value, entry.skip)
