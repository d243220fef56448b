"""Passages that two texts have in common, found by fingerprints of their words.

A fingerprint is the hash of `GRAM` words in a row; of every `WINDOW` of them in a row the smallest
is kept (winnowing: Schleimer, Wilkerson and Aiken 2003). Two texts with a run of `GRAM + WINDOW -
1` words in common share a fingerprint for certain, and shorter runs of at least `GRAM` words often
do. Words are compared by their folded keys, so vowel marks, hamzas and punctuation may differ.

The hashes are the same on every machine and stay the same as long as `PRINTS_VERSION` does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct

from musnad.annotate.folding import key_of
from musnad.annotate.tokens import HIDDEN, MARKS

PRINTS_VERSION = 1
"""Goes up whenever a text may get other fingerprints: what is kept has to be made anew."""

GRAM = 8
"""Words of a fingerprint."""
WINDOW = 8
"""Grams in a row of which one is kept; no more than `GRAM`, so that no word falls between two."""
COMMON = 50
"""A hash that stands in more documents than this is no sign of a copy: do not pair by it."""
COMMON_AT_OUTLET = 4
"""One that stands in more documents of one outlet is of its page: do not pair those by it."""

_WORD = re.compile(rf"[^\W_]+(?:[{MARKS}{HIDDEN}]+[^\W_]+)*")
_BITS = 64
_MASK = (1 << _BITS) - 1
_FACTOR = 0x9E3779B97F4A7C15
"""An odd number of 64 bits without a pattern: 2 to the 64 by the golden ratio."""
_GONE = pow(_FACTOR, GRAM, 1 << _BITS)
_BETWEEN = 8
"""Code points between two fingerprints of one passage: a mark, a blank, the end of a line."""
_REMEMBERED = 1 << 16


class Fingerprint(Struct, frozen=True, gc=False):
    """The hash of some words in a row (signed, 64 bit) and where they stand in code points."""

    hash: int
    start: int
    end: int


class Passage(Struct, frozen=True, gc=False):
    """A stretch of one text that stands in another, where it stands in both (code points)."""

    start: int
    end: int
    other_start: int
    other_end: int


class Candidate(Struct, frozen=True):
    """A document of a group of copies.

    `published` is a moment, a day if no more is known, or nothing; a moment without a zone is
    taken as UTC. `agency` tells that its outlet is a news agency.
    """

    document: str
    published: datetime | date | None = None
    agency: bool = False


def fingerprints(text: str, window: int = WINDOW) -> list[Fingerprint]:
    """The fingerprints of a text in its order; the first and the last gram are always kept.

    Those of the usual window are few and find pairs; every gram (`window` 1) of both texts then
    measures a pair to the word. A text of fewer than `GRAM` words has one, of all its words;
    without words, none.
    """
    starts: list[int] = []
    ends: list[int] = []
    hashes: list[int] = []
    for match in _WORD.finditer(text):
        word = _hash_of(match.group())
        if word:
            starts.append(match.start())
            ends.append(match.end())
            hashes.append(word)
    grams = _grams(hashes)
    length = min(GRAM, len(hashes))
    return [
        Fingerprint(_signed(grams[at]), starts[at], ends[at + length - 1])
        for at in _kept(grams, window)
    ]


@lru_cache(maxsize=_REMEMBERED)
def _hash_of(word: str) -> int:
    """A number for a word's key; 0 if nothing is left of it."""
    key = key_of(word).casefold()
    return (
        int.from_bytes(blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest())
        if key
        else 0
    )


def _signed(number: int) -> int:
    return number - (1 << _BITS) if number >> (_BITS - 1) else number


def _grams(hashes: list[int]) -> list[int]:
    """The hash of every `GRAM` words in a row, each made out of the one before it."""
    gram = 0
    grams: list[int] = []
    for at, word in enumerate(hashes):
        gram = (gram * _FACTOR + word) & _MASK
        if at >= GRAM:
            gram = (gram - hashes[at - GRAM] * _GONE) & _MASK
        if at >= GRAM - 1:
            grams.append(gram)
    return grams or [gram] * bool(hashes)


def _kept(grams: list[int], window: int) -> list[int]:
    """The places of the smallest gram of every window, the last of equals; the first and last."""
    if not grams:
        return []
    kept = [0]
    least = -1
    for first in range(len(grams) - window + 1):
        last = first + window - 1
        if least < first:
            least = min(range(last, first - 1, -1), key=grams.__getitem__)
        elif grams[last] <= grams[least]:
            least = last
        if least > kept[-1]:
            kept.append(least)
    if kept[-1] != len(grams) - 1:
        kept.append(len(grams) - 1)
    return kept


def shared(mine: Sequence[Fingerprint], theirs: Sequence[Fingerprint]) -> list[Passage]:
    """The passages of my text that stand in theirs, in my order.

    A passage goes on as long as fingerprints follow each other without a gap in both texts.
    Passages may overlap where a text repeats itself.
    """
    places: dict[int, list[Fingerprint]] = {}
    for other in sorted(theirs, key=_start_of):
        places.setdefault(other.hash, []).append(other)
    passages: list[Passage] = []
    last: Passage | None = None
    for own in sorted(mine, key=_start_of):
        found = places.get(own.hash)
        if found is None:
            continue
        longer = _prolonged(last, own, found) if last is not None else None
        if longer is None:
            last = Passage(own.start, own.end, found[0].start, found[0].end)
            passages.append(last)
        else:
            last = passages[-1] = longer
    return passages


def _start_of(fingerprint: Fingerprint) -> int:
    return fingerprint.start


def _prolonged(last: Passage, own: Fingerprint, found: list[Fingerprint]) -> Passage | None:
    """The passage with one more fingerprint, or None if it does not follow in both texts."""
    at = bisect_left(found, last.other_start, key=_start_of)
    if own.start > last.end + _BETWEEN or at == len(found):
        return None
    other = found[at]
    if other.start > last.other_end + _BETWEEN:
        return None
    return Passage(
        last.start, max(last.end, own.end), last.other_start, max(last.other_end, other.end)
    )


def share(text: str, passages: Iterable[Passage]) -> float:
    """The part of the words of `text` that stands in its `passages`, 0 to 1."""
    starts = [match.start() for match in _WORD.finditer(text) if _hash_of(match.group())]
    covered = upto = 0
    for passage in sorted(passages, key=lambda passage: passage.start):
        first = max(upto, bisect_left(starts, passage.start))
        upto = max(upto, bisect_left(starts, passage.end))
        covered += max(0, upto - first)
    return covered / len(starts) if starts else 0.0


def likely_original(candidates: Iterable[Candidate]) -> Candidate:
    """The document that the others of a group were likely copied from.

    Agencies go before their subscribers, then the earlier goes before the later: a day counts as
    its last moment, since a moment on it is likelier before that than after. What is not dated
    goes last. Of equals, the first given.

    Raises:
        ValueError: there is no candidate.
    """
    return min(candidates, key=lambda candidate: (not candidate.agency, _moment(candidate)))


def _moment(candidate: Candidate) -> datetime:
    published = candidate.published
    if published is None:
        return datetime.max.replace(tzinfo=UTC)
    if not isinstance(published, datetime):
        published = datetime.combine(published, time.max)
    return published if published.tzinfo else published.replace(tzinfo=UTC)
