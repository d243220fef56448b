"""What two statements share and where they differ: the features of likeness."""

import math

from musnad.link.profile import Profile
from musnad.link.statement import Scene
from musnad.link.voices import one_voice

FEATURES = (
    "any",
    "words",
    "part",
    "heaviest",
    "runs",
    "voice",
    "voice and words",
    "other things",
    "other nations",
    "places",
    "days",
    "other days",
    "days of publication",
    "counted",
    "running totals",
    "total against new",
    "one wished",
    "called the same",
    "inside",
    "same article",
    "beginnings",
    "rare things",
    "other values",
    "other values of one voice",
    "other sufferers",
    "matters",
    "other matters",
    "rare matters",
    "main matter",
    "other main matter",
    "cover",
    "other states",
    "voice and matters",
    "words and matters",
    "words and places",
    "other status",
)
_HEAVIEST = 8.0
"""The weight of about the rarest root."""
_APART = 10
"""Days between publications from which more make no difference."""


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
    common = {
        root: math.sqrt(weight * b.weighed[root])
        for root, weight in a.weighed.items()
        if root in b.weighed
    }
    mass = sum(common.values())
    found["words"] = sum(weight * weight for weight in common.values()) / (a.norm * b.norm)
    found["part"] = mass / min(a.mass, b.mass)
    found["cover"] = mass / max(a.mass, b.mass)
    found["heaviest"] = max(common.values(), default=0.0) / _HEAVIEST
    shortest = min(len(a.pairs), len(b.pairs))
    found["runs"] = len(a.pairs & b.pairs) / shortest if shortest else 0.0
    voice = any(one_voice(mine, theirs) for mine in a.voices for theirs in b.voices)
    found["voice"] = float(voice)
    found["voice and words"] = voice * found["words"]
    opening = sum(common[root] for root in sorted(a.opening & b.opening))
    found["beginnings"] = opening / min(a.opening_mass, b.opening_mass)


def _matters(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.things and b.things:
        found["other things"] = float(not a.things.keys() & b.things.keys())
    if a.nations and b.nations:
        found["other nations"] = float(not a.nations & b.nations)
    shared = a.matters.keys() & b.matters.keys()
    if a.matters and b.matters:
        found["matters"] = len(shared) / len(a.matters.keys() | b.matters.keys())
        found["other matters"] = float(not shared)
    found["rare things"] = max(
        (min(a.things[d], b.things[d]) for d in a.things.keys() & b.things.keys()), default=0.0
    )
    found["rare matters"] = max((min(a.matters[m], b.matters[m]) for m in shared), default=0.0)
    if a.main and b.main:
        found["main matter"] = float(a.main == b.main)
        found["other main matter"] = float(a.main not in b.matters and b.main not in a.matters)
    found["voice and matters"] = found["voice"] * found["rare matters"]
    found["words and matters"] = found["part"] * found["rare matters"]
    if a.voices[0].kind == b.voices[0].kind == "state":
        found["other states"] = 1.0 - found["voice"]


def _scenes(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if not (a.statement.places and b.statement.places):
        return
    shared = any(
        _same(mine, theirs) for mine in a.statement.places for theirs in b.statement.places
    )
    found["places"] = float(shared)
    found["words and places"] = shared * found["part"]


def _same(mine: Scene, theirs: Scene) -> bool:
    """Whether two names mean one place, or one of them part of the other (`شمال سوريا`)."""
    if mine.place is not None and mine.place == theirs.place:
        return True
    ours, others = set(mine.name.split()), set(theirs.name.split())
    return ours <= others or others <= ours


def _times(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.when and b.when:
        overlap = _overlap(a.when, b.when)
        found["days" if overlap else "other days"] = 1.0
    apart = abs(a.day - b.day) if a.day is not None and b.day is not None else 3
    tally = a.total and b.total and bool(a.kinds.keys() & b.kinds.keys())
    found["days of publication"] = 0.0 if tally else min(apart, _APART) / _APART


def _overlap(mine: tuple[int | None, int | None], theirs: tuple[int | None, int | None]) -> bool:
    return (mine[0] or 0) <= (theirs[1] or 0) and (theirs[0] or 0) <= (mine[1] or 0)


def _figures(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if not a.kinds or not b.kinds:
        return
    shared = a.kinds.keys() & b.kinds.keys()
    found["counted"] = float(bool(shared))
    if shared and a.values and b.values and not (a.values & b.values) and not (a.total and b.total):
        found["other values"] = 1.0
        found["other values of one voice"] = found["voice"]
    if a.sufferers and b.sufferers:
        found["other sufferers"] = float(not a.sufferers & b.sufferers)
    if a.statuses and b.statuses:
        found["other status"] = float(not a.statuses & b.statuses)
    found["running totals"] = float(bool(shared) and a.total and b.total)
    found["total against new"] = float(
        (a.total and not a.fresh and b.fresh and not b.total)
        or (b.total and not b.fresh and a.fresh and not a.total)
    )


def _acts(a: Profile, b: Profile, found: dict[str, float]) -> None:
    one, other = a.statement, b.statement
    found["one wished"] = float(a.wished != b.wished)
    calls = one.act == other.act == "characterize"
    found["called the same"] = float(calls and bool(a.weighed.keys() & b.weighed.keys()))
    if one.name == other.name:
        found["same article"] = 1.0
        found["inside"] = float(
            one.start <= other.start < one.end or other.start <= one.start < other.end
        )
