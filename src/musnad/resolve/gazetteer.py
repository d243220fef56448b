"""The gazetteer: which Arabic names are places, and which place an article means.

Two tables are read: `resolve/tables/places.tsv` (one place a row, parsed only when asked for) and
`languages/ar/words/place_names.tsv` (one name a row, with its folded key, sorted by key). Both are
compiled by `tools/gazetteer.py`. Places are known by neutral ids: `gn:292223`, `sup:darfur`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files

import msgspec

Rest = tuple[str, ...]
"""Folded keys of the words of a name after the first; empty for a name of one word."""
PlaceIds = tuple[str, ...]

KIND_RANK = {
    kind: rank
    for rank, kind in enumerate(
        "country city sea strait area region river town mountain dam airport base camp crossing "
        "district village".split()
    )
}
"""Which kind a bare name more likely means: `حلب` the city before its governorate."""


class PlaceRecord(msgspec.Struct, frozen=True):
    """One place: `country` is ISO alpha-3 or empty, `lat` and `lon` are degrees or null."""

    place: str
    name_en: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    population: int
    geonames: str


def _rows(package: str, folder: str, name: str) -> Iterator[str]:
    """The rows of a table that ships with the package, comment lines left out."""
    text = files(package).joinpath(folder, name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and line[0] != "#")


def _record(row: str) -> PlaceRecord:
    place, name_en, kind, country, lat, lon, population, geonames = row.split("\t")
    return PlaceRecord(
        place=place,
        name_en=name_en,
        kind=kind,
        country=country,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(population),
        geonames=geonames,
    )


class Gazetteer:
    """Place names by folded key, and place records by id; both tables load on first use."""

    @cached_property
    def _table(self) -> dict[str, str]:
        rows = _rows("musnad.resolve", "tables", "places.tsv")
        return {row[: row.index("\t")]: row for row in rows}

    @cached_property
    def _names(self) -> tuple[dict[str, PlaceIds], frozenset[str]]:
        """Place ids by whole key, and the keys that need a frame."""
        by_key: dict[str, PlaceIds] = {}
        common: set[str] = set()
        for row in _rows("musnad.languages.ar", "words", "place_names.tsv"):
            place, _name, mark, key = row.split("\t")
            if key in by_key:
                by_key[key] += (place,)
            else:
                by_key[key] = (place,)
            if mark == "1":
                common.add(key)
        return by_key, frozenset(common)

    @cached_property
    def first_keys(self) -> dict[str, list[tuple[Rest, PlaceIds]]]:
        """Names by the key of their first word: the other words and place ids, longest first."""
        found: dict[str, list[tuple[Rest, PlaceIds]]] = {}
        for key, places in self._names[0].items():
            first, _, rest = key.partition(" ")
            entry = (tuple(rest.split()), places)
            if first in found:
                found[first].append(entry)
            else:
                found[first] = [entry]
        for entries in found.values():
            if len(entries) > 1:
                entries.sort(key=lambda entry: -len(entry[0]))
        return found

    def names(self) -> dict[str, PlaceIds]:
        """Place ids by whole folded name, its words joined by one space."""
        return self._names[0]

    def is_common(self, key: str) -> bool:
        """Whether a folded name is also a word or a person, and needs a frame such as `مدينة`."""
        return key in self._names[1]

    def place(self, place_id: str) -> PlaceRecord:
        """The record of a place.

        Raises:
            KeyError: no place has this id.
        """
        return _record(self._table[place_id])

    def choose(
        self, place_ids: Iterable[str], countries: Mapping[str, int], kind: str | None = None
    ) -> PlaceRecord:
        """The place meant, of several with one name.

        Args:
            place_ids: the candidates, at least one.
            countries: how often the article speaks of each country (ISO alpha-3).
            kind: the kind that the word before the name announces (`محافظة`: region), if any.

        Returns:
            The candidate in the country most spoken of; of several there, one of the announced
            kind, else of the likelier kind, else the most populous, else the first by id.

        Raises:
            ValueError: there are no candidates.
        """

        def order(place: PlaceRecord) -> tuple[int, bool, int, int, str]:
            said = countries.get(place.country, 0)
            other_kind = kind is not None and place.kind != kind
            return -said, other_kind, KIND_RANK[place.kind], -place.population, place.place

        return min((self.place(place_id) for place_id in place_ids), key=order)


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process."""
    return Gazetteer()
