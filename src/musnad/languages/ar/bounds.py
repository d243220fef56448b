"""What bounds or blurs a quantity: words before the number and behind it, ranges aside.

The phrases stand in `particles.tsv` with their class (`more_than`, `at_least`, `about`, ...).
"""

from dataclasses import dataclass

from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Thing

_ABOUT = closed_class("about")
_BEHIND = frozenset(("at_least", "up_to"))
_BOUNDS = frozenset(("about", "more_than", "at_least", "up_to", "less_than"))
_BOUND_REACH = 4


@dataclass(slots=True)
class Count:
    """Tokens `first` to `last` (end exclusive, `lead` code points of clitics not part of it).

    `least` and `most` are the bounds (equal for a plain number, both null for a vague one);
    `noun` is the token of what is counted, or -1; `thing` is what the lists say of it; `bare`
    tells that a noun no list holds follows.
    """

    first: int
    last: int
    lead: int
    least: float | int | None
    most: float | int | None
    noun: int = -1
    thing: Thing | None = None
    approx: bool = False
    kind: str = "number"
    bare: bool = False


def bound_before(page: Page, count: Count, first: int) -> None:
    """Read what bounds or blurs the number before it (`أكثر من`, `ما يناهز`, `لا يتجاوز`)."""
    i = count.first
    glued = page.keys[i].rstrip("0123456789.,").lstrip("وب") if page.words[i].has_digit else ""
    if glued in _ABOUT:
        count.approx, count.lead = True, page.words[i].lead
        return
    if glued:
        i += glued in ("من", "عن")
    elif i - 1 > first and page.words[i - 1].mark == "quote":
        i -= 1
    for at in range(max(first, i - _BOUND_REACH), i):
        for heading in (page.words[at].starts or {}).get("bound", ()):
            spelt = _spelt(page, at + 1, heading.rest, i, glued)
            if spelt and heading.what in _BOUNDS:
                count.first, count.lead = at, heading.lead
                _apply(count, str(heading.what))
                return


def _spelt(page: Page, i: int, rest: tuple[str, ...], end: int, glued: str) -> bool:
    """Whether the words from token `i` to `end` are `rest`, the last perhaps glued."""
    if i + len(rest) != end:
        return False
    keys = [page.keys[k] for k in range(i, end)]
    if glued in ("من", "عن") and keys:
        keys[-1] = glued
    return tuple(keys) == rest


def _apply(count: Count, bound: str) -> None:
    """Set the bounds of a count by the class of the phrase beside it."""
    if bound == "about":
        count.approx = True
    elif bound == "more_than":
        count.least, count.most = (count.least or 0) + 1, None
    elif bound == "at_least":
        count.most = None
    elif bound == "up_to":
        count.least = None
    elif bound == "less_than":
        count.least, count.most = None, (count.most or 0) - 1


def bound_behind(page: Page, count: Count, last: int) -> None:
    """`على الأقل` behind a number leaves it open above, `على الأكثر` below."""
    for at in range(count.last, min(count.last + 2, last)):
        for heading in (page.words[at].starts or {}).get("bound", ()):
            end = at + 1 + len(heading.rest)
            if heading.what not in _BEHIND or end > last:
                continue
            if heading.rest and tuple(page.keys[at + 1 : end]) == heading.rest:
                _apply(count, str(heading.what))
                return
