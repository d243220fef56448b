"""The word lists of this folder as look-up tables over folded keys.

The lists are tab-separated: `#` comment lines, a header, rows. Their columns are described in
`docs/data.md` and at the head of each file.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from musnad.annotate.folding import key_of

T = TypeVar("T")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of `words/NAME`, header and comments left out; short rows are filled up."""
    text = files("musnad.languages.ar").joinpath("words", name).read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    width = next(lines, "").count("\t") + 1
    for line in lines:
        cells = line.split("\t")
        cells.extend([""] * (width - len(cells)))
        yield cells


def keys_of(phrase: str) -> tuple[str, ...]:
    """The folded keys of the words of a phrase of a list."""
    return tuple(key_of(phrase.replace("-", " ").replace('"', " ")).split())


@cache
def folded(name: str) -> frozenset[str]:
    """A one-column list as a set of folded words."""
    return frozenset(key_of(cells[0]) for cells in rows(name))


@cache
def _closed_classes() -> dict[str, str]:
    path = files("musnad.languages.ar").joinpath("words", "closed.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def closed_class(name: str) -> frozenset[str]:
    """One of the small closed classes of `closed.toml`, folded.

    Raises:
        KeyError: the file has no class of this name.
    """
    return frozenset(key_of(word) for word in _closed_classes()[name].split())


class Phrases(Generic[T]):
    """Phrases by their first word, the longest first."""

    __slots__ = ("by_first",)

    def __init__(self) -> None:
        """Start empty."""
        self.by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, keys: tuple[str, ...], what: T) -> None:
        """Add one phrase, folded."""
        if keys:
            self.by_first.setdefault(keys[0], []).append((keys[1:], what))

    def sort(self) -> None:
        """Put longer phrases before shorter ones, otherwise keeping the order of the list."""
        for entries in self.by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
