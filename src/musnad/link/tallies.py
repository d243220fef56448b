"""How counts moved: the running totals that each voice gives, side by side, never added up.

Only asserted figures of what happened enter. A series holds one class of one party with one
status: civilians and combatants, parts and wholes are never mixed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from statistics import median

from musnad.link.interest import interest_of
from musnad.link.statement import Count, Statement
from musnad.link.voices import Voice, one_voice, voices_of
from musnad.model.dossier import Diagnostics, Mention, Point, Series, Spread

Thing = tuple[str, str | None, str]
"""Class, party and status of what is counted."""


def series_of(
    statements: Iterable[Statement],
    parties: frozenset[str],
    mention: dict[tuple[str, str], Mention],
) -> list[Series]:
    """The series of totals, by what is counted and by voice; `mention` shows each statement."""
    by_thing: dict[Thing, list[tuple[Statement, Count]]] = defaultdict(list)
    for one in sorted(statements, key=lambda each: (day_of(each) or "", each.key)):
        if one.negative or one.unreal or day_of(one) is None:
            continue
        for count in one.figures:
            if count.change == "total" and not count.part and count.least is not None:
                by_thing[count.class_, count.of, count.status].append((one, count))
    found = []
    for thing, told in sorted(by_thing.items(), key=lambda item: tuple(map(str, item[0]))):
        for voice, own in by_voice(told):
            points = points_of(own, mention)
            first, count = own[0]
            found.append(
                Series(
                    class_=thing[0],
                    of=thing[1],
                    status=thing[2],
                    who=first.code or voice.who,
                    name=voice.label,
                    interest=interest_of(first, count, parties),
                    points=tuple(points),
                )
            )
    return found


def day_of(one: Statement) -> str | None:
    """The day on which something was said, else published."""
    return one.said_on or one.published


def by_voice(
    told: Sequence[tuple[Statement, Count]],
) -> list[tuple[Voice, list[tuple[Statement, Count]]]]:
    """Figures by the voice that gives them."""
    groups: list[tuple[Voice, list[tuple[Statement, Count]]]] = []
    for one, count in told:
        voice = voices_of(one)[0]
        for known, own in groups:
            if one_voice(known, voice):
                own.append((one, count))
                break
        else:
            groups.append((voice, [(one, count)]))
    return groups


def points_of(
    own: Sequence[tuple[Statement, Count]], mention: dict[tuple[str, str], Mention]
) -> list[Point]:
    """One voice's totals by day, each value of a day once; a fall is marked."""
    points: list[Point] = []
    for one, count in own:
        day = day_of(one) or ""
        same = [p for p in points if (p.day, p.least, p.most) == (day, count.least, count.most)]
        if same:
            continue
        before = points[-1].least if points else None
        fell = before is not None and count.most is not None and count.most < before
        points.append(
            Point(
                day=day,
                least=count.least,
                most=count.most,
                words=count.words,
                mention=mention[one.key],
                note="lower than before: corrected, or counted anew" if fell else None,
            )
        )
    return points


def spreads_of(series: Iterable[Series]) -> list[Spread]:
    """For each day on which a total was given, the range over the last totals of all voices."""
    by_thing: dict[Thing, list[Series]] = defaultdict(list)
    for one in series:
        by_thing[one.class_, one.of, one.status].append(one)
    found = []
    for (class_, of, status), voices in sorted(
        by_thing.items(), key=lambda item: tuple(map(str, item[0]))
    ):
        for day in sorted({point.day for one in voices for point in one.points}):
            last = [
                max((p for p in one.points if p.day <= day), key=lambda p: p.day, default=None)
                for one in voices
            ]
            known = [point for point in last if point is not None]
            found.append(
                Spread(
                    class_=class_,
                    of=of,
                    status=status,
                    day=day,
                    least=min(point.least or 0 for point in known),
                    most=max(point.most or point.least or 0 for point in known),
                    voices=len(known),
                )
            )
    return found


def diagnostics_of(series: Sequence[Series]) -> Diagnostics:
    """How far voices differ on the same thing: see `docs/dossier.md`."""
    pairs = differing = 0
    by_thing: dict[Thing, list[Series]] = defaultdict(list)
    for one in series:
        by_thing[one.class_, one.of, one.status].append(one)
    spreads = []
    for voices in by_thing.values():
        last = [one.points[-1] for one in voices]
        for mine, theirs in combinations(last, 2):
            pairs += 1
            low = max(mine.least or 0, theirs.least or 0)
            high = min(top(mine), top(theirs))
            differing += low > high
        if len(last) > 1:
            middle = [point.least or 0 for point in last]
            if median(middle):
                spreads.append((max(middle) - min(middle)) / median(middle))
    return Diagnostics(
        pairs=pairs,
        differing_share=differing / pairs if pairs else None,
        spread=sum(spreads) / len(spreads) if spreads else None,
    )


def top(point: Point) -> float:
    """The upper bound of a point, without end where it is open."""
    return float("inf") if point.most is None else point.most
