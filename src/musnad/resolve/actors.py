"""Who the parties are, and the codes they carry on a given day.

`tables/actors.tsv` names actors by neutral ids; `tables/codes.tsv` gives each its `COUNTRY.ROLE`
in dated rows with an owner and a reason, which a user can replace.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from musnad.errors import MusnadError

_COLUMNS = 6
_CODE = re.compile(r"[A-Z]{3}\.[A-Z]{3}")


class Actor(Struct, frozen=True):
    """One row of `actors.tsv`."""

    id: str
    kind: str
    name_en: str
    country: str
    wikidata: str


class CodeRow(Struct, frozen=True):
    """A code from an ISO day (inclusive) to a day (exclusive); empty is open."""

    code: str
    from_: str
    to: str


class Actors:
    """The actors' table and its codes."""

    def __init__(self, actors: dict[str, Actor], codes: dict[str, tuple[CodeRow, ...]]) -> None:
        """Keep both tables by actor id."""
        self.actors = actors
        self.codes = codes

    def country(self, actor: str) -> str:
        """Alpha-3 of the actor's country, or `IGO`, `NGO`, `XXX`."""
        if actor.startswith("state:"):
            return actor[6:]
        known = self.actors.get(actor)
        return known.country if known else "XXX"

    def code(self, actor: str, on: str | None) -> str:
        """`COUNTRY.ROLE` of an actor on an ISO day; without a day its latest row's."""
        rows = self.codes.get(actor, ())
        for row in reversed(rows):
            if on is None or ((not row.from_ or row.from_ <= on) and (not row.to or on < row.to)):
                return row.code
        if rows:
            return rows[0].code
        return f"{self.country(actor)}.{'GOV' if actor.startswith('state:') else 'UNK'}"


@cache
def load_actors(codes: Path | None = None) -> Actors:
    """Load the tables, once; `codes` replaces the shipped rows with a file of the same columns.

    Raises:
        MusnadError: the file cannot be read, or a row lacks columns or has a code of another
            shape than `COUNTRY.ROLE`.
    """
    actors = {cells[0]: Actor(*cells[:5]) for cells in _rows(_shipped("actors.tsv"), 5)}
    text = _shipped("codes.tsv") if codes is None else _given(codes)
    dated: dict[str, list[CodeRow]] = {}
    for cells in _rows(text, 6):
        dated.setdefault(cells[0], []).append(CodeRow(*cells[1:4]))
    return Actors(actors, {a: tuple(sorted(r, key=lambda x: x.from_)) for a, r in dated.items()})


def _given(path: Path) -> str:
    """The text of a user's table of codes, checked row by row."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise MusnadError(str(path), f"not a readable table of codes ({fault})") from fault
    for number, cells in enumerate(_rows(text, 1), start=1):
        if len(cells) < _COLUMNS or not _CODE.fullmatch(cells[1]):
            cause = f"row {number}: wants actor, code (COUNTRY.ROLE), from, to, owner, reason"
            raise MusnadError(str(path), cause)
    return text


def _shipped(name: str) -> str:
    return files("musnad.resolve").joinpath("tables", name).read_text(encoding="utf-8")


def _rows(text: str, width: int) -> Iterator[list[str]]:
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    next(lines, None)
    for line in lines:
        cells = line.split("\t")
        yield cells + [""] * (width - len(cells))
