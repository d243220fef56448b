"""The points of a series, each with what is odd about it; nothing is corrected.

A fall, a later first day, new figures that do not add up to the next total, and a denial by the
voice itself are written down beside the point.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from musnad.link.statement import Count, Statement
from musnad.link.things import Total, day_of, says_less, thing_of
from musnad.model.dossier import Mention, Point, Thing

FELL = "lower than before: corrected, or counted anew"
Key = tuple[str, str]


class Own(Struct, frozen=True):
    """One voice's statements with figures, by day, and where they stand."""

    said: Sequence[Statement]
    mention: Mapping[Key, Mention]
    home: Mapping[Key, str]


def points_of(thing: Thing, held: Sequence[Total], own: Own) -> list[Point]:
    """One voice's totals of a thing by day, the same total of a day once."""
    taken: list[Total] = []
    for total in held:
        same = (total.day, total.count.least, total.count.most)
        if same not in [(one.day, one.count.least, one.count.most) for one in taken]:
            taken.append(total)
    points = []
    for n, total in enumerate(taken):
        before = next((one for one in reversed(taken[:n]) if one.day < total.day), None)
        denial = withdrawal(thing, total, own.said)
        notes = [*compared(thing, before, total, own), *([denial] if denial else [])]
        points.append(
            Point(
                day=total.day,
                least=total.count.least,
                most=total.count.most,
                words=total.count.words,
                mention=own.mention[total.statement.key],
                approx=total.count.approx,
                since=total.since,
                withdrawn=denial is not None,
                notes=tuple(notes),
            )
        )
    return points


def compared(thing: Thing, before: Total | None, total: Total, own: Own) -> Iterator[str]:
    """What a total says against the voice's last one of an earlier day."""
    left = [name for name in ("of", "status", "outcome") if open_in(name, thing, total)]
    if left:
        told = " and ".join("whose" if name == "of" else name for name in left)
        yield f"{told} not said here: taken to go on from the voice's other totals"
    if before is None:
        return
    if before.since and total.since and before.since < total.since:
        yield f"counted since {total.since}, before since {before.since}: counted anew"
    old, new = before.count, total.count
    if old.least is not None and new.most is not None and new.most < old.least:
        yield FELL
    else:
        yield from added_up(thing, before, total, own)


def open_in(name: str, thing: Thing, total: Total) -> bool:
    """Whether a total leaves open what its series says."""
    mine = getattr(thing_of(total.count), name)
    return bool(mine != getattr(thing, name))


def added_up(thing: Thing, before: Total, total: Total, own: Own) -> Iterator[str]:
    """The voice's own new figures between two totals, against what the total rose by.

    Several figures about one matter are one: the last stands. Open ones cannot be added.
    """
    found: dict[object, Count] = {}
    for one in own.said:
        day = day_of(one) or ""
        if one.negative or one.unreal or not before.day < day <= total.day:
            continue
        for count in one.figures:
            if count.change == "new" and not count.part and thing_of(count) == thing:
                event = own.home.get(one.key) or (day, count.least, count.most)
                found[event] = count
    bounds = [(count.least, count.most) for count in found.values()]
    bounds += [(total.count.least, total.count.most), (before.count.least, before.count.most)]
    if not found or any(least is None or most is None for least, most in bounds):
        return
    low, high = (sum(each[n] or 0 for each in bounds[:-2]) for n in (0, 1))
    rose = [
        (total.count.least or 0) - (before.count.most or 0),
        (total.count.most or 0) - (before.count.least or 0),
    ]
    fits = low <= rose[1] and rose[0] <= high
    verb = "add up to that" if fits else f"add up to {between(low, high)}"
    yield f"rose by {between(*rose)} since {before.day}; the voice's new figures since {verb}"


def between(low: float, high: float) -> str:
    """A range, or the number where it is one."""
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def withdrawal(thing: Thing, total: Total, said: Sequence[Statement]) -> str | None:
    """A denial, by the voice itself and not before, of the very number that it gave."""
    for one in said:
        if not one.negative or (day_of(one) or "") < total.day:
            continue
        for count in one.figures:
            other = thing_of(count)
            same = other == thing or says_less(other, thing) or says_less(thing, other)
            bounds = (count.least, count.most) == (total.count.least, total.count.most)
            if same and bounds and total.bounded:
                return f"denied by the voice itself on {day_of(one)}"
    return None
