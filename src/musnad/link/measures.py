"""How far voices differ: the range of each day, and two measures that `docs/dossier.md` defines."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from statistics import fmean, median

from msgspec import structs

from musnad.link.things import order_of
from musnad.model.dossier import Diagnostics, Point, Series, Spread, Thing

Bounds = tuple[float, float]
"""Lowest and highest; nought and infinity where a claim leaves them open."""


def by_thing(series: Iterable[Series]) -> dict[Thing, list[Series]]:
    """Series by what they count."""
    found: dict[Thing, list[Series]] = defaultdict(list)
    for one in series:
        found[one.thing].append(one)
    return dict(sorted(found.items(), key=lambda each: order_of(each[0])))


def standing(series: Series, day: str | None = None) -> list[Point]:
    """The last totals of a voice, those of one day, up to a day: vague and denied ones left out."""
    held = [
        point
        for point in series.points
        if (day is None or point.day <= day)
        and not point.withdrawn
        and (point.least is not None or point.most is not None)
    ]
    last = max((point.day for point in held), default=None)
    return [point for point in held if point.day == last]


def bounds_of(points: Sequence[Point]) -> Bounds:
    """The lowest and highest that some totals allow."""
    return (
        min(0 if point.least is None else point.least for point in points),
        max(math.inf if point.most is None else point.most for point in points),
    )


def begun(voices: Sequence[Series]) -> list[tuple[str | None, list[Series]]]:
    """The totals of one thing by the day from which they count: others span other times.

    A total that names no day counts since the day that its voice named last before. Where all
    that name a day name the same one, those that name none go with it.
    """
    found: dict[str, list[Series]] = defaultdict(list)
    for one in voices:
        own: dict[str, list[Point]] = defaultdict(list)
        last = ""
        for point in one.points:
            last = point.since or last
            own[last].append(point)
        for day, points in own.items():
            found[day].append(structs.replace(one, points=tuple(points)))
    days = [day for day in found if day]
    if len(days) <= 1:
        return [(next(iter(days), None), list(voices))]
    return [(day or None, found[day]) for day in sorted(found)]


def counted_alike(series: Iterable[Series]) -> list[tuple[Thing, str | None, list[Series]]]:
    """Series that can be compared: of one thing, and counted since one day, where days are told."""
    return [
        (thing, since, held)
        for thing, voices in by_thing(series).items()
        for since, held in begun(voices)
    ]


def spreads_of(series: Iterable[Series]) -> list[Spread]:
    """For each day on which a total was given, the range over the last totals of all voices.

    A bound that any of them leaves open is open.
    """
    found = []
    for thing, since, voices in counted_alike(series):
        for day in sorted({point.day for one in voices for point in one.points}):
            last = [held for one in voices if (held := standing(one, day))]
            points = [point for held in last for point in held]
            if not points:
                continue
            least = None if any(point.least is None for point in points) else bounds_of(points)[0]
            most = bounds_of(points)[1]
            found.append(
                Spread(
                    **structs.asdict(thing),
                    day=day,
                    since=since,
                    least=least,
                    most=None if most == math.inf else most,
                    voices=len(last),
                )
            )
    return found


def diagnostics_of(series: Iterable[Series]) -> Diagnostics:
    """How far the voices of a dossier disagree on the same things.

    Two voices differ where the ranges of their last totals do not meet; an open end meets all
    beyond it. `spread` goes over what has a number: a bound alone stands for itself.
    """
    differing = []
    spreads = []
    for _, _, voices in counted_alike(series):
        last = [held for one in voices if (held := standing(one))]
        differing += [
            apart(bounds_of(mine), bounds_of(theirs)) for mine, theirs in combinations(last, 2)
        ]
        numbers = [number_of(held) for held in last]
        if len(numbers) > 1 and median(numbers):
            spreads.append((max(numbers) - min(numbers)) / median(numbers))
    return Diagnostics(
        pairs=len(differing),
        differing_share=fmean(differing) if differing else None,
        spread=fmean(spreads) if spreads else None,
        things=len(spreads),
    )


def apart(mine: Bounds, theirs: Bounds) -> bool:
    """Whether two ranges have nothing in common."""
    return max(mine[0], theirs[0]) > min(mine[1], theirs[1])


def number_of(points: Sequence[Point]) -> float:
    """The number that stands for a voice's last totals: the middle of a range, else its bound."""
    low = min((point.least for point in points if point.least is not None), default=None)
    high = max((point.most for point in points if point.most is not None), default=None)
    if any(point.most is None for point in points):
        high = low
    if low is None or any(point.least is None for point in points):
        low = high
    if low is None or high is None:
        return low if low is not None else high or 0
    return (low + high) / 2
