"""The words of dates as tables: one look-up tells what a token can be in a date.

Every table goes from a key, with all that may be written onto its front, to what it means and how
many letters stand before the word itself.
"""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from musnad.annotate.folding import key_of
from musnad.languages.ar.fronted import with_article, with_proclitics
from musnad.languages.ar.tables import rows
from musnad.resolve.datemark import Calendar

T = TypeVar("T")


class Month(NamedTuple):
    """A month's name: `alone` tells that it is one wherever it stands."""

    month: int
    calendar: Calendar
    alone: bool


class Unit(NamedTuple):
    """A unit of time: `number` is 1, 2, or 0 for a plural; `article` is as it stands."""

    kind: str
    number: int
    article: bool


class Found(NamedTuple, Generic[T]):
    """What stands at a token: its meaning, the token after it, letters before its first word."""

    what: T
    end: int
    skip: int


class Words(Generic[T]):
    """Words and phrases to what they mean; the longest that fits is found."""

    def __init__(self) -> None:
        """Start empty."""
        self._table: dict[str, list[tuple[tuple[str, ...], T, int]]] = {}

    def add(self, form: str, what: T, *, article: bool = False) -> None:
        """Add a form with every front; with `article` it is written with the article."""
        first, *rest = key_of(form).split()
        for key, skip in with_article(first) if article else with_proclitics(first):
            entries = self._table.setdefault(key, [])
            entries.append((tuple(rest), what, skip))
            entries.sort(key=lambda entry: (-len(entry[0]), entry[2]))

    def add_as_listed(self, form: str, what: T) -> None:
        """Add a form that carries its article, if any, in the list itself."""
        key = key_of(form)
        if key.startswith("ال") and key != "الي":
            self.add(key[2:], what, article=True)
        else:
            self.add(key, what)

    def at(self, keys: Sequence[str], i: int) -> Found[T] | None:
        """The longest entry that stands at token `i`."""
        if i >= len(keys):
            return None
        for rest, what, skip in self._table.get(keys[i], ()):
            end = i + 1 + len(rest)
            if not rest or tuple(keys[i + 1 : end]) == rest:
                return Found(what, end, skip)
        return None

    def keys(self) -> frozenset[str]:
        """Every key an entry can begin with."""
        return frozenset(self._table)


MONTHS: Words[Month] = Words()
WEEKDAYS: Words[int] = Words()
DAYS: Words[tuple[int, str | None]] = Words()
PARTS: Words[str] = Words()
ADVERBS: Words[str] = Words()
UNITS: Words[Unit] = Words()
EDGES: Words[str] = Words()
PLAIN: dict[str, set[str]] = {}
"""Words that only stand inside a date, by kind; no fronts."""

_UNITS = frozenset(("hour", "day_unit", "week", "month", "year"))


def _load() -> None:
    for form, month, tradition, alone in rows("months.tsv"):
        calendar: Calendar = "hijri" if tradition == "hijri" else "gregorian"
        MONTHS.add(form, Month(int(month), calendar, alone == "yes"))
    for form, weekday in rows("weekdays.tsv"):
        WEEKDAYS.add(form, int(weekday), article=True)
    for form, kind, value in rows("day_words.tsv"):
        _place(form, kind, value)


def _place(form: str, kind: str, value: str) -> None:
    """Put one row of `day_words.tsv` where it belongs."""
    if kind == "day":
        DAYS.add_as_listed(form, (int(value), None))
    elif kind == "day_part":
        offset, _, part = value.partition(":")
        DAYS.add_as_listed(form, (int(offset), key_of(part)))
    elif kind == "part":
        PARTS.add(form, key_of(form))
    elif kind == "adverb":
        ADVERBS.add(form, key_of(form))
    elif kind == "edge":
        EDGES.add(form, value)
    elif kind in _UNITS:
        UNITS.add(form, Unit(kind, int(value), article=False))
        UNITS.add(form, Unit(kind, int(value), article=True), article=True)
    else:
        PLAIN.setdefault(kind, set()).add(key_of(form))


_load()
