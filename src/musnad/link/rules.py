"""Low, best and high of each thing, by a rule that the user names; without one nothing is picked.

Who knows UCDP or ACLED expects one figure of each event. UCDP's best is a judgement of its people
and has no rule that a program could apply; ACLED takes the lowest where reports differ, as
`lowest` does here. No rule says which figure is true.
"""

import math
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, structs

from musnad.annotate.folding import key_of
from musnad.errors import MusnadError
from musnad.link.measures import bounds_of, by_thing, standing
from musnad.model.dossier import Chosen, LeftOut, Point, Series, Thing

LATEST = "latest-of"
RULES = ("lowest", "median-of-origins", f"{LATEST} NAME")
Last = tuple[Series, list[Point]]
"""A voice with its last totals."""


class Rule(Struct, frozen=True):
    """A rule by its name; `name` is the voice that `latest-of` asks for."""

    title: str
    take: Callable[[Sequence[Last]], list[Last]]
    why_not: str


def rule_named(words: str) -> Rule:
    """The rule that a user names.

    Raises:
        MusnadError: there is no rule of that name, or `latest-of` names nobody.
    """
    name, _, rest = " ".join(words.split()).partition(" ")
    if name == LATEST and rest:
        wanted = key_of(rest)
        return Rule(f"{LATEST} {rest}", lambda all_: of_voice(all_, wanted), f"not {rest}")
    if words.strip() == "lowest":
        return Rule("lowest", lowest, "not the lowest")
    if words.strip() == "median-of-origins":
        return Rule("median-of-origins", middle, "not the middle one")
    raise MusnadError(words, f"no such rule; there are {', '.join(RULES)}")


def said_by(points: Sequence[Point]) -> float:
    """The number that a rule takes of a voice's last totals: the lowest bound that it gave.

    A range is not halved: nobody said its middle.
    """
    return min(point.least if point.least is not None else point.most or 0 for point in points)


def lowest(voices: Sequence[Last]) -> list[Last]:
    """All voices whose last total is the lowest."""
    least = min(said_by(points) for _, points in voices)
    return [each for each in voices if said_by(each[1]) == least]


def middle(voices: Sequence[Last]) -> list[Last]:
    """All voices with the middle total; of an even number the lower of the two in the middle."""
    numbers = sorted(said_by(points) for _, points in voices)
    wanted = numbers[(len(numbers) - 1) // 2]
    return [each for each in voices if said_by(each[1]) == wanted]


def of_voice(voices: Sequence[Last], wanted: str) -> list[Last]:
    """The voices of a name or code: of several (two bodies of one name) the newest total."""
    named = [each for each in voices if is_called(each[0], wanted)]
    newest = max((points[-1].day for _, points in named), default="")
    return [each for each in named if each[1][-1].day == newest][:1]


def is_called(series: Series, wanted: str) -> bool:
    """Whether a voice has a code, or a name, or a name with these words in it."""
    if wanted in (key_of(series.who), key_of(series.who.partition(".")[0])):
        return True
    keys = (f" {key_of(name)} " for name in (series.name, *series.names))
    return any(f" {wanted} " in key for key in keys)


def chosen_by(rule: Rule, series: Iterable[Series]) -> list[Chosen]:
    """What a rule makes of each thing that is counted, with what it did not take."""
    return [choice(rule, thing, held) for thing, held in by_thing(series).items()]


def choice(rule: Rule, thing: Thing, held: Sequence[Series]) -> Chosen:
    """Low, best and high of one thing: the first and the last span the totals of all voices."""
    voices = [(one, points) for one in held if (points := standing(one))]
    taken = rule.take(voices) if voices else []
    points = [point for _, own in voices for point in own]
    low, high = bounds_of(points) if points else (None, None)
    if any(point.least is None for point in points):
        low = None
    return Chosen(
        **structs.asdict(thing),
        rule=rule.title,
        low=low,
        best=said_by(taken[0][1]) if taken else None,
        high=None if high == math.inf else high,
        rests_on=tuple(point for _, own in taken for point in own),
        left_out=tuple(left_out(rule, held, taken)),
    )


def left_out(rule: Rule, held: Sequence[Series], taken: Sequence[Last]) -> list[LeftOut]:
    """Every last total that was not taken, and those without a number or taken back."""
    kept = {id(series) for series, _ in taken}
    found = []
    for series in held:
        last = standing(series)
        if id(series) not in kept:
            found += [
                LeftOut(who=series.who, name=series.name, point=point, why=rule.why_not)
                for point in last
            ]
        for point in series.points:
            why = "denied by the voice itself" if point.withdrawn else "no number"
            if point.withdrawn or (point.least is None and point.most is None):
                found.append(LeftOut(who=series.who, name=series.name, point=point, why=why))
    return found
