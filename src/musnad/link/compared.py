"""What two statements share and where they differ: the features of likeness."""

import math

from musnad.link.profile import Profile
from musnad.link.statement import Scene
from musnad.link.voices import one_voice

FEATURES = (
    "any",
    "words",
    "part",
    "rare",
    "heaviest",
    "runs",
    "voice",
    "voice and words",
    "deeds",
    "other deeds",
    "things",
    "other things",
    "nations",
    "other nations",
    "places",
    "other places",
    "days",
    "other days",
    "days of publication",
    "counted",
    "same figures",
    "other counted",
    "one counts",
    "running totals",
    "total against new",
    "act",
    "one wished",
    "both wished",
    "called the same",
    "repeats",
    "inside",
    "same article",
    "short",
)
_RARE = 4.0
_HEAVIEST = 8.0
_SHORT = 3
_NEAR = 30.0
"""Kilometres within which two places may be the same scene."""
_APART = 10


def compare(a: Profile, b: Profile) -> dict[str, float]:
    """The features of two statements that are not nought, by name."""
    found = {"any": 1.0}
    _words(a, b, found)
    _matters(a, b, found)
    _scenes(a, b, found)
    _times(a, b, found)
    _figures(a, b, found)
    _acts(a, b, found)
    return {name: value for name, value in found.items() if value}


def _words(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if len(b.weighed) < len(a.weighed):
        a, b = b, a
    common = [root for root in a.weighed if root in b.weighed]
    squares = sum(a.weighed[root] ** 2 for root in common)
    found["words"] = squares / (a.norm * b.norm)
    found["part"] = sum(a.weighed[root] for root in common) / min(a.mass, b.mass)
    found["rare"] = math.log1p(sum(a.weighed[root] > _RARE for root in common))
    found["heaviest"] = max((a.weighed[root] for root in common), default=0.0) / _HEAVIEST
    shortest = min(len(a.pairs), len(b.pairs))
    found["runs"] = len(a.pairs & b.pairs) / shortest if shortest else 0.0
    voice = any(one_voice(mine, theirs) for mine in a.voices for theirs in b.voices)
    found["voice"] = float(voice)
    found["voice and words"] = voice * found["words"]
    found["short"] = float(min(len(a.weighed), len(b.weighed)) <= _SHORT)


def _matters(a: Profile, b: Profile, found: dict[str, float]) -> None:
    for name, mine, theirs in (
        ("deeds", a.deeds, b.deeds),
        ("things", a.things, b.things),
        ("nations", a.nations, b.nations),
    ):
        if mine and theirs:
            share = len(mine & theirs) / len(mine | theirs)
            found[name] = share
            found[f"other {name}"] = float(share == 0)


def _scenes(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if not (a.statement.places and b.statement.places):
        return
    shared = any(
        _same(mine, theirs) for mine in a.statement.places for theirs in b.statement.places
    )
    found["places"] = float(shared)
    if not shared and a.narrow and b.narrow:
        near = any(_nearby(mine, theirs) for mine in a.narrow for theirs in b.narrow)
        found["other places"] = float(not near)


def _same(mine: Scene, theirs: Scene) -> bool:
    if mine.place is not None and mine.place == theirs.place:
        return True
    return set(mine.name.split()) <= set(theirs.name.split()) or set(theirs.name.split()) <= set(
        mine.name.split()
    )


def _nearby(mine: Scene, theirs: Scene) -> bool:
    """Whether two places are so near, or so little known, that they may be one scene."""
    if mine.lat is None or mine.lon is None or theirs.lat is None or theirs.lon is None:
        return False
    north = (mine.lat - theirs.lat) * 111.0
    east = (mine.lon - theirs.lon) * 111.0 * math.cos(math.radians(mine.lat))
    return math.hypot(north, east) <= _NEAR


def _times(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.when and b.when:
        overlap = _overlap(a.when, b.when)
        found["days" if overlap else "other days"] = 1.0
    apart = abs(a.day - b.day) if a.day is not None and b.day is not None else 3
    found["days of publication"] = min(apart, _APART) / _APART


def _overlap(mine: tuple[int | None, int | None], theirs: tuple[int | None, int | None]) -> bool:
    return (mine[0] or 0) <= (theirs[1] or 0) and (theirs[0] or 0) <= (mine[1] or 0)


def _figures(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if not a.kinds or not b.kinds:
        found["one counts"] = float(bool(a.kinds) != bool(b.kinds))
        return
    shared = a.kinds.keys() & b.kinds.keys()
    found["counted"] = float(bool(shared))
    found["other counted"] = float(not shared)
    found["same figures"] = min(2, len(a.values & b.values)) / 2
    found["running totals"] = float(bool(shared) and a.total and b.total)
    found["total against new"] = float(
        (a.total and not a.fresh and b.fresh and not b.total)
        or (b.total and not b.fresh and a.fresh and not a.total)
    )


def _acts(a: Profile, b: Profile, found: dict[str, float]) -> None:
    one, other = a.statement, b.statement
    found["act"] = float(one.act == other.act)
    found["one wished"] = float(one.unreal != other.unreal)
    found["both wished"] = float(one.unreal and other.unreal)
    calls = one.act == other.act == "characterize"
    found["called the same"] = float(calls and bool(a.weighed.keys() & b.weighed.keys()))
    if one.name == other.name:
        found["same article"] = 1.0
        found["repeats"] = float(("repeats", other.id) in one.answers) or float(
            ("repeats", one.id) in other.answers
        )
        found["inside"] = float(
            one.start <= other.start < one.end or other.start <= one.start < other.end
        )
