"""Who the parties are, and the codes they carry on a given day.

`tables/actors.tsv` names actors by neutral ids; `tables/codes.tsv` gives each its `COUNTRY.ROLE`
in dated rows with an owner and a reason, which a user can replace.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct


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


def load_actors(codes: Path | None = None) -> Actors:
    """Load the tables; `codes` replaces the shipped rows with a file of the same columns."""
    actors = {cells[0]: Actor(*cells[:5]) for cells in _rows(_shipped("actors.tsv"), 5)}
    text = codes.read_text(encoding="utf-8") if codes else _shipped("codes.tsv")
    dated: dict[str, list[CodeRow]] = {}
    for cells in _rows(text, 6):
        dated.setdefault(cells[0], []).append(CodeRow(*cells[1:4]))
    return Actors(actors, {a: tuple(sorted(r, key=lambda x: x.from_)) for a, r in dated.items()})


@cache
def shipped_actors() -> Actors:
    """The tables as shipped, loaded once."""
    return load_actors()


def _shipped(name: str) -> str:
    return files("musnad.resolve").joinpath("tables", name).read_text(encoding="utf-8")


def _rows(text: str, width: int) -> Iterator[list[str]]:
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    next(lines, None)
    for line in lines:
        cells = line.split("\t")
        yield cells + [""] * (width - len(cells))
