"""The name of a voice taken apart: the office or body it bears, and whose that is.

Only what the lists hold is told, and only where every word of the name is accounted for but those
of a person's own name behind it. `bodies.tsv` has the offices, `nations.tsv` the states.
"""

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from msgspec import Struct

from musnad.annotate.folding import key_of
from musnad.languages.ar.tables import keys_of, rows

T = TypeVar("T")
_IN = frozenset(map(key_of, ("في", "لدى")))
_THE = "ال"
_FOR = "ل"
_ENDS = ("", "ه", "ين", "ون", "ان", "يه")
_PERSONS = (
    "spokesperson",
    "speaker",
    "president",
    "prime_minister",
    "minister.",
    "ambassador",
    "official",
)
"""Behind which offices a person's own name may stand."""


class Composed(Struct, frozen=True):
    """Offices and bodies from the first to the last, and the actor whose they are, if told.

    `seat` tells that the actor is named by its capital alone, `more` that a person's own name
    follows.
    """

    bodies: tuple[str, ...]
    owner: str | None = None
    seat: bool = False
    more: bool = False


def composed(name: str) -> Composed | None:
    """What the name of a voice is made of; null where the lists do not hold all of it."""
    keys = tuple(key_of(name).split())
    bodies: list[str] = []
    while found := _opening(_bodies(), keys):
        size, body = found
        bodies.append(body)
        keys = keys[size:]
        if bodies and not body.startswith("spokesperson"):
            break
    if not keys:
        return Composed(tuple(bodies)) if bodies else None
    return _owned(tuple(bodies), keys)


def _owned(bodies: tuple[str, ...], keys: tuple[str, ...]) -> Composed | None:
    """The rest of a name: whose the bodies are, and a person's own name."""
    if keys[0] in _IN and bodies:
        keys = keys[1:]
    found = _opening(_owners(), keys) or _opening(_owners(), _without_for(keys, bodies))
    if found is None:
        adjective = _adjectives().get(_stem(keys[0])) if keys and bodies else None
        if adjective is None:
            return None
        found = (1, (adjective, False))
    size, (owner, seat) = found
    rest = keys[size:]
    if rest and not _is_own_name(bodies, rest):
        return None
    return Composed(bodies, owner, seat, bool(rest))


def _without_for(keys: tuple[str, ...], bodies: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a preposition of belonging that is written with the first."""
    if bodies and keys and keys[0].startswith(_FOR):
        return (keys[0][1:], *keys[1:])
    return ()


def _is_own_name(bodies: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Whether words may be a person's own name: no adjective (`former`) opens it."""
    return bool(bodies) and bodies[0].startswith(_PERSONS) and not rest[0].startswith(_THE)


def _stem(key: str) -> str:
    """An adjective of a nation without article and ending."""
    bare = key.removeprefix(_THE)
    adjectives = _adjectives()
    return next((bare[: len(bare) - len(e)] for e in _ENDS if _ends(bare, e, adjectives)), bare)


def _ends(bare: str, end: str, adjectives: dict[str, str]) -> bool:
    """Whether a known adjective is left without an ending."""
    return bare.endswith(end) and bare[: len(bare) - len(end)] in adjectives


def _opening(phrases: Mapping[tuple[str, ...], T], keys: tuple[str, ...]) -> tuple[int, T] | None:
    """The longest listed phrase that some words begin with, and how many words it has."""
    for size in range(len(keys), 0, -1):
        if keys[:size] in phrases:
            return size, phrases[keys[:size]]
    return None


@cache
def _bodies() -> dict[tuple[str, ...], str]:
    """Offices and bodies by their folded words."""
    return {keys_of(phrase): body for phrase, body in rows("bodies.tsv")}


@cache
def _owners() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Actors by the folded words of their names; whether it is the name of their capital."""
    found: dict[tuple[str, ...], tuple[str, bool]] = {}
    for iso, nouns, _, _, capitals, *_ in rows("nations.tsv"):
        for names, seat in ((capitals, True), (nouns, False)):
            found |= {keys_of(name): (actor_of(iso), seat) for name in names.split("|") if name}
    for actor, name, weak, *_ in rows("actor_names.tsv"):
        if not weak:
            found.setdefault(keys_of(name), (actor, False))
    return found


@cache
def _adjectives() -> dict[str, str]:
    """States by their adjectives, folded."""
    return {
        key_of(adjective): actor_of(iso)
        for iso, _, adjectives, *_ in rows("nations.tsv")
        for adjective in adjectives.split("|")
        if adjective
    }


def actor_of(iso: str) -> str:
    """The neutral id of a row of `nations.tsv`."""
    return iso if ":" in iso else f"state:{iso}"


def tens_of(words: str) -> str | None:
    """The least, as `many.tsv` has it, of the plural of tens or more that tells a number."""
    keys = key_of(words).split()
    return next((least for form, least in rows("many.tsv") if key_of(form) in keys), None)
