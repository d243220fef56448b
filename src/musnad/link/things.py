"""What a total counts, and when two wordings of one voice count the same.

Civilians and fighters, destroyed and captured, all and some of them (`121 children`) are things
of their own. A claim that leaves something open (`15 killed`) may go on with a count that says
it (`15 civilians killed`), but only where nothing else of that voice could be meant.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from musnad.languages.ar.topics import status_of
from musnad.link.statement import Count, Statement
from musnad.model.dossier import Thing
from musnad.model.vocabulary import PERSONS

REMAINDERS = frozenset(("other", "materiel", "distance"))
"""Classes of unlike things, and of what is not counted: no total of them is comparable."""
_CHANGES = ("of", "status", "outcome")
_OPEN = (None, "unknown")


class Total(Struct, frozen=True):
    """One total that a statement gives."""

    statement: Statement
    count: Count

    @property
    def day(self) -> str:
        """The day on which it was said, else published; empty where neither is known."""
        return day_of(self.statement) or ""

    @property
    def since(self) -> str | None:
        """The day from which it counts, where the claim tells of more days than one."""
        when = self.statement.when
        return when[0] if when and when[0] < when[1] else None

    @property
    def bounded(self) -> bool:
        """Whether it has a number at all: `several dozen or so` may have none."""
        return self.count.least is not None or self.count.most is not None


def day_of(one: Statement) -> str | None:
    """The day on which something was said, else published."""
    return one.said_on or one.published


def thing_of(count: Count) -> Thing:
    """What a figure counts; the noun tells the status of persons where nothing else does."""
    status = count.status
    if status == "unknown" and count.class_ in PERSONS:
        status = status_of(count.words) or status
    return Thing(
        class_=count.class_,
        of=count.of,
        status=status,
        outcome=count.outcome,
        traits=tuple(sorted(count.traits)),
    )


def order_of(thing: Thing) -> tuple[str, ...]:
    """A key by which things are sorted."""
    return (thing.class_, thing.of or "", thing.status, thing.outcome, *thing.traits)


def says_less(one: Thing, other: Thing) -> bool:
    """Whether one leaves open what the other says, and they agree in all else."""
    if one == other or (one.class_, one.traits) != (other.class_, other.traits):
        return False
    pairs = [(getattr(one, name), getattr(other, name)) for name in _CHANGES]
    return all(mine == theirs or mine in _OPEN for mine, theirs in pairs)


def joined(
    things: Mapping[Thing, Sequence[Total]], together: Callable[[Statement, Statement], bool]
) -> dict[Thing, list[Total]]:
    """One voice's totals by what they count, those that say less put to those that say more.

    `things` hold totals in the order of their days. A thing joins another only if it says less
    than that one and than no other of the voice; if the voice never gives both on one day; if some
    claims of both tell of one happening or count `since` one day (`together` decides the first);
    and if the joined line does not fall where it passes from one to the other.
    """
    found = {thing: list(held) for thing, held in things.items()}
    for thing in sorted(things, key=order_of):
        wider = [other for other in things if says_less(thing, other)]
        most_said = [one for one in wider if not any(says_less(one, other) for other in wider)]
        if len(most_said) != 1 or most_said[0] not in found:
            continue
        if goes_on(things[thing], things[most_said[0]], together):
            found[most_said[0]] += found.pop(thing)
    return {thing: sorted(held, key=lambda one: one.day) for thing, held in found.items()}


def goes_on(
    less: Sequence[Total],
    more: Sequence[Total],
    together: Callable[[Statement, Statement], bool],
) -> bool:
    """Whether totals that leave something open go on with those that say it."""
    days = {one.day for one in more}
    if any(one.day in days for one in less):
        return False
    line = sorted((*less, *more), key=lambda one: one.day)
    for one, following in pairwise(line):
        passes = (one in less) != (following in less)
        if passes and (following.count.most or 0) < (one.count.least or 0):
            return False
    return any(
        together(one.statement, other.statement)
        or (one.since is not None and one.since == other.since)
        for one in less
        for other in more
    )
