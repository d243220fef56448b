"""Outlets: who stands behind a host, a feed or a channel, and what may be done with its texts."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from musnad.annotate.folding import key_of
from musnad.errors import MusnadError
from musnad.resolve.actors import load_actors

COLUMNS = tuple("place name names country state_run agency actor rights retain_days note".split())
ANSWERS = frozenset({"yes", "no", "unknown"})
COUNTRY = re.compile(r"[A-Z]{3}")
ACTOR = re.compile(r"[a-z]+:[\w-]+(?:/[A-Z]{3})?")
SEPARATORS = re.compile(r"[\W_]+")


class Outlet(Struct, frozen=True, kw_only=True):
    """One row of `outlets.tsv`; what is empty there is null.

    `place` is a host, or the address or name of a feed or channel. `actor` is whose voice a feed
    or channel is: an id of the actors' table, with a sector behind a slash where it is one of
    that actor's bodies (`state:AZE/MIL`). `retain_days` is how long its bytes may be kept.
    """

    place: str
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    state_run: str = "unknown"
    agency: str = "unknown"
    actor: str | None = None
    rights: str | None = None
    retain_days: int | None = None
    note: str | None = None

    def code(self, on: str | None, codes: Path | None = None) -> str:
        """`COUNTRY.ROLE` of the actor on an ISO day; of an outlet that is nobody's, its own."""
        if self.actor is None:
            return f"{self.country or 'XXX'}.MED"
        actor, _, sector = self.actor.partition("/")
        actors = load_actors(codes)
        return f"{actors.country(actor)}.{sector}" if sector else actors.code(actor, on)


class Outlets:
    """The table of outlets, by place and by name."""

    def __init__(self, rows: Iterable[Outlet]) -> None:
        """Later rows stand before earlier ones with the same place or name."""
        self.places: dict[str, Outlet] = {}
        for row in rows:
            self.places[plain(row.place)] = row
        self.names: dict[str, Outlet] = {}
        for row in self.places.values():
            for name in (row.place, *row.names, row.name):
                self.names[spelling(name)] = row

    def at(self, address: str | None) -> Outlet | None:
        """The outlet of an address: its longest known beginning, else its host or one above."""
        if not address:
            return None
        left = plain(address)
        while left:
            if left in self.places:
                return self.places[left]
            before, slash, _ = left.rpartition("/")
            # A path is shortened from its end, a host from its beginning.
            left = before if slash else left.partition(".")[2]
        return None

    def named(self, name: str | None) -> Outlet | None:
        """The outlet of this name, in any spelling."""
        return self.names.get(spelling(name)) if name else None

    def of(self, place_or_name: str | None) -> Outlet | None:
        """The outlet of an address or name."""
        return self.at(place_or_name) or self.named(place_or_name)


def plain(address: str) -> str:
    """An address without what does not tell places apart: scheme, `www.`, query, last slash."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return address.casefold()
    return f"{host}{parts.path}".rstrip("/").casefold()


def spelling(name: str) -> str:
    """A name by its letters alone: case, hyphens, blanks and ways to write a letter apart."""
    return SEPARATORS.sub("", key_of(name).casefold())


@cache
def load_outlets(own: Path | None = None) -> Outlets:
    """The shipped table, once; rows of `own`, a file with its columns, go before its rows.

    Raises:
        MusnadError: the file cannot be read, or a row is not as the columns want it.
    """
    shipped = files("musnad.resolve").joinpath("tables", "outlets.tsv")
    found = list(rows_of(shipped.read_text(encoding="utf-8"), "outlets.tsv"))
    if own is not None:
        try:
            text = own.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as fault:
            raise MusnadError(str(own), f"not a readable table of outlets ({fault})") from fault
        found += rows_of(text, str(own))
    return Outlets(found)


def rows_of(text: str, source: str) -> Iterator[Outlet]:
    """The rows of a table whose header names its columns; those it leaves out are empty.

    Raises:
        MusnadError: no such header, or a bad row.
    """
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            if not {"place", "name"} <= set(header) <= set(COLUMNS):
                cause = f"its first row must name its columns, of these: {', '.join(COLUMNS)}"
                raise MusnadError(source, cause)
            continue
        if len(cells) > len(header):
            raise MusnadError(source, f"line {number}: more cells than columns")
        yield outlet_of(dict(zip(header, cells, strict=False)), f"{source}: line {number}")


def outlet_of(cells: dict[str, str], where: str) -> Outlet:
    """One row.

    Raises:
        MusnadError: a cell is not what its column wants.
    """
    told = {name: value for name, value in cells.items() if value}
    wants = (
        ("place", told.get("place"), "a host, or a feed's or channel's address or name"),
        ("name", told.get("name"), "the name that is shown"),
        ("state_run", told.get("state_run", "unknown") in ANSWERS, "yes, no or unknown"),
        ("agency", told.get("agency", "unknown") in ANSWERS, "yes, no or unknown"),
        ("country", COUNTRY.fullmatch(told.get("country", "XXX")), "ISO 3166-1 alpha-3, as AZE"),
        ("actor", ACTOR.fullmatch(told.get("actor", "a:a")), "an actor's id, as state:AZE/MIL"),
        ("retain_days", is_number(told.get("retain_days", "0")), "a number of days"),
    )
    for column, is_good, wanted in wants:
        if not is_good:
            raise MusnadError(where, f"{column} {told.get(column, '')!r}: wants {wanted}")
    names = tuple(filter(None, (name.strip() for name in told.pop("names", "").split(";"))))
    days = told.pop("retain_days", None)
    return Outlet(names=names, retain_days=None if days is None else int(days), **told)


def is_number(written: str) -> bool:
    """Whether this is a number of days in ASCII digits."""
    return written.isascii() and written.isdigit() and len(written) < 6
