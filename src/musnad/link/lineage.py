"""Which claims stand in other reports word for word: whoever copies adds no voice of its own."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from musnad.link.passages import COMMON, Passage, fingerprints, shared
from musnad.link.statement import Statement

WITHIN = 0.8
"""The part of both contents that stands in one shared passage, from which on one is a copy."""


class Lineage:
    """The passages that the texts of some reports, by name, share two by two."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Find them; what stands in very many of the reports finds no pairs."""
        self.passages: dict[tuple[str, str], list[Passage]] = {}
        for one, other in _pairs(texts):
            found = shared(fingerprints(texts[one], window=1), fingerprints(texts[other], window=1))
            if found:
                self.passages[one, other] = found

    def same_words(self, one: Statement, other: Statement) -> bool:
        """Whether one report has a claim of the other in the same words."""
        if one.name > other.name:
            one, other = other, one
        return any(
            _covered(one, passage.start, passage.end) >= WITHIN
            and _covered(other, passage.other_start, passage.other_end) >= WITHIN
            for passage in self.passages.get((one.name, other.name), ())
        )


def _pairs(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The names of reports that share a fingerprint, the smaller first."""
    standing: dict[int, set[str]] = defaultdict(set)
    for name, text in texts.items():
        for each in fingerprints(text):
            standing[each.hash].add(name)
    few = (names for names in standing.values() if 1 < len(names) <= COMMON)
    return sorted({pair for names in few for pair in combinations(sorted(names), 2)})


def _covered(one: Statement, start: int, end: int) -> float:
    """The part of a content that stands in a stretch of its text."""
    length = one.end - one.start
    return max(0, min(one.end, end) - max(one.start, start)) / length if length else 0.0


NONE = Lineage({})
"""Of reports whose texts are not at hand."""
