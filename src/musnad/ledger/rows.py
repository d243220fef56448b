"""A reading as rows: the fields that questions are asked by."""

from typing import Any

import msgspec

from musnad.annotate.folding import key_of
from musnad.model import Claim, Figure, Place, Reading, Relation

Row = dict[str, Any]


def claim_row(claim: Claim, reading_id: int, source_id: int | None) -> Row:
    """The row of one claim."""
    start, end = claim.when or (None, None)
    return {
        "reading_id": reading_id,
        "key": key_of_claim(claim.id),
        "act": claim.act,
        "polarity": claim.polarity,
        "reality": claim.reality,
        "source_id": source_id,
        "said_on": claim.said_on,
        "when_start": start,
        "when_end": end,
        "content_start": claim.content.start,
        "content_end": claim.content.end,
    }


def key_of_claim(claim_id: str) -> str:
    """What names a claim within its reading: `c7` of `3fa91c02b7d5e680:c7`."""
    return claim_id.rpartition(":")[2]


def figure_row(figure: Figure, claim_id: int) -> Row:
    """The row of one figure; both bounds are the value where it is one."""
    return {
        "claim_id": claim_id,
        "class": figure.class_,
        "value": figure.value,
        "least": figure.value if figure.value is not None else figure.min,
        "most": figure.value if figure.value is not None else figure.max,
        "of": storable(figure.of),
        "by": storable(figure.by),
        "change": figure.change,
        "status": figure.status,
        "start": figure.start,
        "end": figure.end,
    }


def place_row(place: Place, claim_id: int) -> Row:
    """The row of one place; `key` is its name as look-ups fold it."""
    return {
        "claim_id": claim_id,
        "name": storable(place.text),
        "key": name_key(place.text),
        "country": place.country,
        "place": place.place,
        "geonames": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
    }


def link_row(relation: Relation, ids: dict[str, int], reading: Reading, now: str) -> Row:
    """The row of a relation within an article; `ids` are the claims' by their keys."""
    reader = reading.reader
    return {
        "from_claim": ids[relation.from_],
        "to_claim": ids[relation.to],
        "type": relation.type,
        "rests_on": msgspec.json.encode(relation.evidence).decode(),
        "made_by": f"{reader.name} {reader.version}",
        "made_at": now,
    }


def name_key(name: str) -> str:
    """A name as names are compared: each word folded, in small letters."""
    return " ".join(key_of(word) for word in name.split()).lower()


def storable(value: str | None) -> str | None:
    """A string that every database takes: no NUL, no half of a surrogate pair."""
    if value is None or (value.isascii() and "\0" not in value):
        return value
    return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def details_of(fields: dict[str, Any]) -> str:
    """JSON of the fields that say something."""
    told = {name: value for name, value in fields.items() if value}
    return msgspec.json.encode(told).decode()
