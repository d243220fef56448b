"""What many reports say about the same matters: who says it, who denies it, how counts moved.

Everything in a dossier is the work of a program that nobody has reviewed, as `status` says, but
for matters that people confirmed: their `status` says by whom and when.
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
DisputeType = Literal["denies", "contradicts", "leaves open", "updates"]
"""How one claim stands against another; `leaves open` neither confirms nor denies it."""
DisputeScope = Literal[
    "fact",
    "doer",
    "target",
    "figure",
    "place",
    "time",
    "cause",
    "legality",
    "knowledge",
    "unstated",
]
"""What in a claim is disputed; `target` is whom it struck, or whether they were civilians."""


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
    outcome: str = "unknown"
    traits: tuple[str, ...] = ()
    approx: bool = False
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


class Point(Struct, frozen=True, kw_only=True, gc=False):
    """One total of a series on the day that it was given; vague where it has neither bound.

    `since` is the day from which it counts, where the claim says one. `notes` tell what is odd
    about it: a fall, a new start, new figures that do not add up to it, a denial of its own.
    """

    day: str
    least: float | None
    most: float | None
    words: str
    mention: Mention
    approx: bool = False
    since: str | None = None
    withdrawn: bool = False
    notes: tuple[str, ...] = ()


class Thing(Struct, frozen=True, kw_only=True):
    """What is counted: a class, whose, of which status, with which outcome and traits.

    `outcome` is of materiel (`destroyed`, `captured`), `traits` are of persons (`child`).
    """

    class_: str
    of: str | None = None
    status: str = "unknown"
    outcome: str = "unknown"
    traits: tuple[str, ...] = ()

    @property
    def thing(self) -> "Thing":
        """What is counted, by itself: equal for all that count the same."""
        return Thing(
            class_=self.class_,
            of=self.of,
            status=self.status,
            outcome=self.outcome,
            traits=self.traits,
        )


class Series(Thing, frozen=True, kw_only=True):
    """The running totals that one voice gives for one thing; `names` are all of the voice's."""

    who: str
    name: str
    names: tuple[str, ...] = ()
    interest: Interest
    points: tuple[Point, ...]


class Spread(Thing, frozen=True, kw_only=True):
    """The lowest and highest total of all voices on a day, each voice's last one counted.

    A bound is null where it is open: some voice said `more than 100`, or `at most 100`. `since` is
    the day from which they all count, null where none is told; others are ranges of their own.
    """

    day: str
    least: float | None
    most: float | None
    voices: int
    since: str | None = None


class LeftOut(Struct, frozen=True, kw_only=True, gc=False):
    """A voice's last total that a rule did not take, and why."""

    who: str
    name: str
    point: Point
    why: str


class Chosen(Thing, frozen=True, kw_only=True):
    """What a rule that the user named makes of the last totals of one thing.

    `best` is null where the rule finds none; `low` and `high` span the last totals of all voices
    and are null where open. `rests_on` are the points that the rule took.
    """

    rule: str
    low: float | None
    best: float | None
    high: float | None
    rests_on: tuple[Point, ...]
    left_out: tuple[LeftOut, ...]


class Origin(Struct, frozen=True, kw_only=True, gc=False):
    """One voice on a matter, however many outlets repeat it.

    `who` is its code, or the outlet; `bodies` are the names under which it speaks. `party` tells
    whose it is among the parties to the conflict: a state's code, an actor's id, else its name;
    empty where it is none. `relays` are those whose count it passes on, `via` those through whom
    its words came to the outlets. `joint` are claims that it makes together with another voice,
    with which they are counted.
    """

    who: str
    name: str
    side: Side
    bodies: tuple[str, ...]
    outlets: tuple[str, ...]
    mentions: tuple[Mention, ...]
    relays: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    party: str = ""
    joint: tuple[Mention, ...] = ()


class Rival(Struct, frozen=True, kw_only=True, gc=False):
    """Another account of a matter, which cannot hold together with it, and who gives it.

    `matter` is its own matter, null where one claim alone tells it; `scope` is what differs.
    """

    scope: DisputeScope
    reason: str
    origins: tuple[Origin, ...]
    matter: str | None = None
    status: str = UNREVIEWED


class Standing(Struct, frozen=True, kw_only=True, gc=False):
    """How a matter stands, as one of the labels of `link/standing.py`, and why it says so."""

    label: str
    reason: str


class Matter(Struct, frozen=True, kw_only=True, gc=False):
    """One happening or proposition, with everybody who puts it forward (or denies it).

    `about` is the content of the claim that says most of it in fewest words. `denies` are the
    matters that this one denies, `rivals` the other accounts of it. `series` are the running
    totals within it alone.
    """

    id: str
    about: str
    denial: bool
    origins: tuple[Origin, ...]
    standing: tuple[Standing, ...] = ()
    denies: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    days: tuple[str, str] | None = None
    places: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    status: str = UNREVIEWED


class Disagreement(Struct, frozen=True, kw_only=True, gc=False, rename={"from_": "from"}):
    """One claim against another, or a count that moved on."""

    type: DisputeType
    from_: Mention
    to: Mention
    scope: DisputeScope
    reason: str
    status: str = UNREVIEWED


class Diagnostics(Struct, frozen=True, kw_only=True, gc=False):
    """How far voices disagree: `docs/dossier.md` defines both measures; null where no pair is.

    `things` are those that `spread` is a mean over.
    """

    pairs: int
    differing_share: float | None
    spread: float | None
    things: int = 0


class Dossier(Struct, frozen=True, kw_only=True, gc=False):
    """All of it; `claims` are those of all reports, also what stands in no matter.

    `unlinked` are reports of a ledger that it keeps no links of yet: then what is at hand was
    linked for this dossier alone.
    """

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
    chosen: tuple[Chosen, ...] = ()
    unlinked: int = 0
    status: str = UNREVIEWED
