"""What many reports say about the same matters: who says it, who denies it, how counts moved.

Everything in a dossier is the work of a program that nobody has reviewed: `status` says so.
"""

from typing import Literal

from msgspec import Struct

UNREVIEWED = "machine, unreviewed"

Side = Literal["party", "third party", "outlet", "unnamed"]
"""Whose voice it is: a party to the conflict, somebody else, the outlet itself, nobody named."""
Interest = Literal[
    "acknowledged", "laid to another", "claimed on the enemy", "third party", "unknown"
]
"""What a figure is to whoever gives it; see `link/interest.py`."""
DisputeType = Literal["denies", "contradicts", "updates"]


class Covered(Struct, frozen=True, kw_only=True, gc=False):
    """One of the reports that were read."""

    name: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    claims: int = 0


class Told(Struct, frozen=True, kw_only=True, gc=False):
    """A figure as a claim gives it; both bounds are the number where it is one."""

    words: str
    class_: str
    least: float | None = None
    most: float | None = None
    of: str | None = None
    by: str | None = None
    change: str | None = None
    status: str = "unknown"
    interest: Interest = "unknown"


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """A claim in a report: `start` and `end` are code points of `content` in its text."""

    report: str
    claim: str
    act: str
    content: str
    start: int
    end: int
    outlet: str | None = None
    published: str | None = None
    said_on: str | None = None
    when: tuple[str, str] | None = None
    source: str | None = None
    names: tuple[str, ...] = ()
    code: str | None = None
    via: tuple[str, ...] = ()
    figures: tuple[Told, ...] = ()
    caveat: str | None = None
    polarity: str = "asserted"
    reality: str = "happened"


class Origin(Struct, frozen=True, kw_only=True, gc=False):
    """One voice on a matter, however many outlets repeat it.

    `who` is its code, or the outlet; `bodies` are the names under which it speaks. `relays` are
    those whose account it passes on, where it says so.
    """

    who: str
    name: str
    side: Side
    bodies: tuple[str, ...]
    outlets: tuple[str, ...]
    mentions: tuple[Mention, ...]
    relays: tuple[str, ...] = ()


class Standing(Struct, frozen=True, kw_only=True, gc=False):
    """How a matter stands, as one of the labels of `link/standing.py`, and why it says so."""

    label: str
    reason: str


class Matter(Struct, frozen=True, kw_only=True, gc=False):
    """One happening or proposition, with everybody who puts it forward (or denies it).

    `about` is the content of the claim that says most of it in fewest words. `denies` are the
    matters that this one denies.
    """

    id: str
    about: str
    denial: bool
    origins: tuple[Origin, ...]
    standing: tuple[Standing, ...] = ()
    denies: tuple[str, ...] = ()
    days: tuple[str, str] | None = None
    places: tuple[str, ...] = ()
    status: str = UNREVIEWED


class Disagreement(Struct, frozen=True, kw_only=True, gc=False, rename={"from_": "from"}):
    """One claim against another, or a count that moved on."""

    type: DisputeType
    from_: Mention
    to: Mention
    scope: str
    reason: str
    status: str = UNREVIEWED


class Point(Struct, frozen=True, kw_only=True, gc=False):
    """One value of a series on the day that it was given; `note` tells what is odd about it."""

    day: str
    least: float | None
    most: float | None
    words: str
    mention: Mention
    note: str | None = None


class Series(Struct, frozen=True, kw_only=True, gc=False):
    """The running totals that one voice gives for one class, party and status."""

    class_: str
    of: str | None
    status: str
    who: str
    name: str
    interest: Interest
    points: tuple[Point, ...]


class Spread(Struct, frozen=True, kw_only=True, gc=False):
    """The lowest and highest total of all voices on a day, each voice's last one counted."""

    class_: str
    of: str | None
    status: str
    day: str
    least: float
    most: float
    voices: int


class Diagnostics(Struct, frozen=True, kw_only=True, gc=False):
    """How far voices disagree: `docs/dossier.md` defines both measures; null where no pair is."""

    pairs: int
    differing_share: float | None
    spread: float | None


class Dossier(Struct, frozen=True, kw_only=True, gc=False):
    """All of it; `claims` are those of all reports, also what stands in no matter."""

    about: str
    reports: tuple[Covered, ...]
    claims: tuple[Mention, ...]
    parties: tuple[str, ...]
    matters: tuple[Matter, ...]
    disagreements: tuple[Disagreement, ...]
    series: tuple[Series, ...]
    spreads: tuple[Spread, ...]
    diagnostics: Diagnostics
    linker: str
    status: str = UNREVIEWED
