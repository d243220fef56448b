"""How the claims of one article stand to each other, beside denials.

A claim is set beside an earlier one only where both say much the same, by the roots of their
words: the same voice repeats, another that counts the same supports, a rising count updates the
one before it, and one that negates the verb of another contradicts it.
"""

from dataclasses import dataclass
from typing import Literal

from musnad.languages.ar.denials import PARTY, Said, opposed
from musnad.languages.ar.denied import NEGATIONS
from musnad.languages.ar.likeness import Likeness, root_of
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.model import Figure

Kind = Literal["repeats", "supports", "contradicts", "updates"]

_RISEN = closed_class("risen")
_BACK = 40
"""How many claims back an earlier one is looked for."""
_LEAST_ROOTS = 3
_REPEATS = 0.55
_TOLD = 0.75
"""What two claims must share where the outlet's own voice is in one of them."""
_CLAUSE = 40
_TELLS = frozenset(("state", "affirm", "accuse", "allege"))


@dataclass(slots=True)
class Related:
    """Claim numbers (indexes into the article's list), how they stand, and by which rule."""

    kind: Kind
    one: int
    other: int
    rule: str


def find_relations(
    page: Page, said: list[Said], figures: list[tuple[Figure, ...]], likeness: Likeness
) -> list[Related]:
    """Every claim with the earlier one that it says again, backs, outdates or gainsays."""
    finder = _Finder(page, said, figures, likeness)
    found = (finder.relate(n) for n in range(1, len(said)))
    return [related for related in found if related is not None]


class _Finder:
    def __init__(
        self,
        page: Page,
        said: list[Said],
        figures: list[tuple[Figure, ...]],
        likeness: Likeness,
    ) -> None:
        self.page = page
        self.said = said
        self.figures = figures
        self.likeness = likeness

    def relate(self, n: int) -> Related | None:
        """The best relation of claim `n` to an earlier one."""
        best, best_share = None, 0.0
        for k in range(max(0, n - _BACK), n):
            if not self._comparable(n, k):
                continue
            share = self.likeness.share(n, k)
            if share <= max(best_share, _REPEATS):
                continue
            related = self._relation(n, k, share)
            if related is not None:
                best, best_share = related, share
        return best

    def _comparable(self, n: int, k: int) -> bool:
        """Whether two claims say enough of the same, each in words of its own."""
        common = self.likeness.common(n, k)
        if len(common) < _LEAST_ROOTS:
            return False
        if sum(not root.startswith(PARTY) for root in common) < _LEAST_ROOTS:
            return False
        a, b = self.said[n].frame, self.said[k].frame
        if a.content_first < b.content_last and b.content_first < a.content_last:
            return False
        return (a.act == "deny") == (b.act == "deny")

    def _relation(self, n: int, k: int, share: float) -> Related | None:
        same_voice = self._same_voice(n, k)
        agree, clash = self._counts(n, k)
        if clash and not agree:
            return self._clash(n, k)
        if self._negated(n, k) != self._negated(k, n):
            both_tell = {self.said[n].frame.act, self.said[k].frame.act} <= _TELLS
            if not same_voice and both_tell and opposed(self.said, n, k):
                return Related("contradicts", n, k, "says the opposite")
            return None
        if same_voice:
            told = self.said[n].resolved is None
            least = _TOLD if told else _REPEATS
            return Related("repeats", n, k, "same voice, same words") if share > least else None
        acts = {self.said[n].frame.act, self.said[k].frame.act}
        if agree and acts <= _TELLS and self._independent(n, k):
            return Related("supports", n, k, "another voice, same words")
        return None

    def _clash(self, n: int, k: int) -> Related | None:
        """A count that rose, of two that differ; else they may count different things."""
        higher = self._rises(n, k)
        if higher is None:
            return None
        later, earlier = (n, k) if higher else (k, n)
        return Related("updates", later, earlier, "count that rose")

    def _counts(self, n: int, k: int) -> tuple[bool, bool]:
        """Whether any count of one thing agrees, and whether any cannot hold beside the other."""
        pairs = self._pairs(n, k)
        return any(not _apart(*pair) for pair in pairs), any(_apart(*pair) for pair in pairs)

    def _pairs(self, n: int, k: int) -> list[tuple[Figure, Figure]]:
        """The figures of two claims that count the same thing, the largest of each class."""
        a, b = _wholes(self.figures[n]), _wholes(self.figures[k])
        return [
            (a[thing], b[thing]) for thing in a if thing in b and _same_side(a[thing], b[thing])
        ]

    def _rises(self, n: int, k: int) -> bool | None:
        """Whether the count of `n` is the later, higher one of a series; None where none is."""
        for a, b in self._pairs(n, k):
            if a.min is None or b.min is None or not _apart(a, b):
                continue
            if a.change == "total" and a.min > b.min and self._has_risen(n):
                return True
            if b.change == "total" and b.min > a.min and self._has_risen(k):
                return False
        return None

    def _has_risen(self, n: int) -> bool:
        """Whether a count is said to have gone up to what it is (`ارتفع إلى`)."""
        frame = self.said[n].frame
        keys = self.page.keys[frame.content_first : frame.content_last]
        return any(key.lstrip("ول") in _RISEN for key in keys)

    def _same_voice(self, n: int, k: int) -> bool:
        """Whether one voice speaks in both, if need be a body and its head or spokesman."""
        a, b = self.said[n].resolved, self.said[k].resolved
        if a is None or b is None:
            return a is b
        if a.speaker is b.speaker:
            return True
        one, other = a.speaker.voice, b.speaker.voice
        if one.actor is not None or other.actor is not None:
            return one.actor == other.actor and one.sector == other.sector
        akin = one.country == other.country and one.sector == other.sector != ""
        return akin and bool(a.speaker.keys & b.speaker.keys)

    def _independent(self, n: int, k: int) -> bool:
        """Whether two voices are two sources: not organs of one side, nor one that relays."""
        a, b = self.said[n].resolved, self.said[k].resolved
        if a is None or b is None:
            return False
        one, other = a.speaker.voice, b.speaker.voice
        if "MED" in (one.sector, other.sector) or a.speaker.keys & b.speaker.keys:
            return False
        if a.mention is None or b.mention is None:
            return False
        known = one.sector != "" and other.sector != ""
        return known and opposed(self.said, n, k)

    def _negated(self, n: int, k: int) -> bool:
        """Whether content `n` negates a verb of content `k` (`لم تقصف` beside `قصفت`)."""
        page, frame = self.page, self.said[n].frame
        last = min(frame.content_last, frame.content_first + _CLAUSE) - 1
        for i in range(frame.content_first, last):
            if page.keys[i].lstrip("وف") in NEGATIONS and page.words[i + 1].finite:
                return root_of(page.words[i + 1]) in self.likeness.roots[k]
        return False


def _wholes(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    """The largest figure of each class, of which the others may be parts."""
    wholes: dict[str, Figure] = {}
    for figure in figures:
        known = wholes.get(figure.class_)
        if figure.class_ != "other" and (known is None or (figure.min or 0) > (known.min or 0)):
            wholes[figure.class_] = figure
    return wholes


def _same_side(a: Figure, b: Figure) -> bool:
    """Whether two figures may count the same persons or things."""
    if a.of and b.of and a.of != b.of:
        return False
    return a.status == b.status and a.traits == b.traits


def _apart(a: Figure, b: Figure) -> bool:
    """Whether no number fits both counts."""
    if a.approx or b.approx or a.min is None or b.min is None:
        return False
    least, most = max(a.min, b.min), min(a.max or a.min, b.max or b.min)
    open_ended = a.max is None or b.max is None
    return a.min != b.min and not open_ended and least > most
