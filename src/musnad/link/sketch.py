"""A few bytes of a statement by which it is told cheaply with which others it cannot be.

Most of what meets by its roots (`link/keys.py`) is about something else. Before two statements
are compared in full, their sketches are: a coarse logistic over what they share, set so that it
loses next to nothing of what the full comparison finds likely (`bench/linking.py` measures that).
It is a pure function of the pair.
"""

from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct

from musnad.link.profile import Profile

LEAST = 7.5
"""What a pair has to reach."""
_PART = 10.0
"""What it counts that two statements share all of the lesser one's weight in living cells."""
_MATTERS = 3.0
_MAIN = 1.5
_COUNTED = 5.0
_OPENING = 3.5
_ALIKE = 3.5
"""What it counts that both are wished for, or neither is."""
_DAYS = 0.6
"""What each day between their publications takes away, up to `_APART` of them."""
_APART = 10
_UNKNOWN = 3
"""Days between two of which one is not known."""
_HASHED = 2
"""Bytes of what is hashed."""


class Sketch(Struct, frozen=True, gc=False, array_like=True):
    """What statements are told apart by: hashes of their main matter, matters, kinds, roots."""

    day: int | None = None
    wished: bool = False
    total: bool = False
    main: int | None = None
    matters: frozenset[int] = frozenset()
    kinds: frozenset[int] = frozenset()
    opening: frozenset[int] = frozenset()


def sketch_of(profile: Profile) -> Sketch:
    """The sketch of a statement."""
    return Sketch(
        day=profile.day,
        wished=profile.wished,
        total=profile.total,
        main=hashed(profile.main) if profile.main else None,
        matters=frozenset(map(hashed, profile.matters)),
        kinds=frozenset(hashed(f"{class_}\t{of or ''}") for class_, of in profile.kinds),
        opening=frozenset(map(hashed, profile.opening)),
    )


@lru_cache(maxsize=1 << 16)
def hashed(text: str) -> int:
    """A small number that stands for some text."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_HASHED).digest()
    return int.from_bytes(digest)


def plausible(one: Sketch, other: Sketch, part: float) -> bool:
    """Whether two statements may be together that share this part of the lesser one's weight."""
    counted = not one.kinds.isdisjoint(other.kinds)
    if counted and one.total and other.total:
        return True
    known = one.day is not None and other.day is not None
    apart = abs((one.day or 0) - (other.day or 0)) if known else _UNKNOWN
    told = (
        _PART * part
        + _MATTERS * (not one.matters.isdisjoint(other.matters))
        + _MAIN * (one.main is not None and one.main == other.main)
        + _COUNTED * counted
        + _OPENING * (not one.opening.isdisjoint(other.opening))
        + _ALIKE * (one.wished == other.wished)
        - _DAYS * min(apart, _APART)
    )
    return told >= LEAST
