"""Finding words of one version of a text in another one."""

from collections.abc import Iterable

from musnad.model import Span

AROUND = 60
"""Code points on either side by which equal words are told apart."""
LONG = 20
"""Words of so many code points are found by themselves; shorter ones need some of their like."""
LEAST = 8
"""Code points around short words that have to be the same."""


class Anchors:
    """Where spans of `old` stand in `new`; both the same where nothing moved."""

    def __init__(self, old: str, new: str) -> None:
        """Take both texts."""
        self.old = old
        self.new = new

    def find(self, start: int, end: int, shift: int = 0) -> int | None:
        """Where `old[start:end]` begins in `new`, null where its words are gone.

        `shift` is how far the words around it have moved, which is looked at first.
        """
        if self.old == self.new:
            return start
        words = self.old[start:end]
        moved = start + shift
        if shift and moved >= 0 and self.new.startswith(words, moved):
            return moved
        places = occurrences(words, self.new)
        scored = [(self.alike(start, end, at), -abs(at - moved), at) for at in places]
        if not scored:
            return None
        likeness, _, best = max(scored)
        return best if len(words) >= LONG or likeness >= LEAST else None

    def alike(self, start: int, end: int, at: int) -> int:
        """How many code points before and after are the same there."""
        stop = at + end - start
        before = zip(
            reversed(self.old[max(start - AROUND, 0) : start]),
            reversed(self.new[max(at - AROUND, 0) : at]),
            strict=False,
        )
        after = zip(self.old[end : end + AROUND], self.new[stop : stop + AROUND], strict=False)
        return run(before) + run(after)

    def span(self, span: Span, shift: int = 0) -> Span | None:
        """The same words in the new text."""
        at = self.find(span.start, span.end, shift)
        return None if at is None else Span(start=at, end=at + len(span.text), text=span.text)


def occurrences(words: str, text: str) -> list[int]:
    """Every place at which words stand in a text."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def run(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs are of equal characters before the first that is not."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
