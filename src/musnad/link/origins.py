"""Within a cluster, the voices that stand behind it: many outlets may have one origin."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from musnad.link.clusters import Cluster
from musnad.link.lineage import NONE, Lineage
from musnad.link.statement import Statement
from musnad.link.voices import Voice, one_voice, voices_of


class Origin(Struct, frozen=True):
    """The statements of a cluster that go back to one voice, in the order of their keys.

    `who` is the code most of them have, or the outlet for its own words; `name` the name that it
    has most often; `parties` every voice named, more than one where some are joint sources. A
    joint source stands with its first party.
    """

    who: str
    name: str
    parties: tuple[str, ...]
    statements: tuple[Statement, ...]


NAMELESS = frozenset(("outlet", "unnamed"))
"""Kinds of voices that are one only where one report has copied the other."""


def origins(cluster: Cluster, lineage: Lineage = NONE) -> list[Origin]:
    """The origins of a cluster, in the order of their first statements.

    Outlets that name no source are apart, unless by `lineage` one has the words of the other.
    """
    members = cluster.members
    voices = [voices_of(one) for one in members]
    home = list(range(len(members)))
    for n, one in enumerate(members):
        relayed = _relayed(one, members)
        for k in range(n):
            same = one_voice(voices[k][0], voices[n][0])
            nameless = {voices[k][0].kind, voices[n][0].kind} <= NAMELESS
            same = same or (nameless and lineage.same_words(members[k], one))
            if same or k in relayed or n in _relayed(members[k], members):
                _join(home, k, n)
    groups: dict[int, list[int]] = {}
    for n, group in enumerate(home):
        groups.setdefault(group, []).append(n)
    return [_origin(members, voices, group) for group in groups.values()]


def _relayed(one: Statement, members: Sequence[Statement]) -> set[int]:
    """The reports without an owner that a statement tells of (`إن تقارير تشير إلى`)."""
    if one.source is None:
        return set()
    return {
        n
        for n, other in enumerate(members)
        if other is not one
        and other.name == one.name
        and one.start <= other.start < other.end <= one.end
        and other.source is not None
        and voices_of(other)[0].kind == "unnamed"
    }


def _join(home: list[int], one: int, other: int) -> None:
    first, second = sorted((home[one], home[other]))
    for n, group in enumerate(home):
        if group == second:
            home[n] = first


def _origin(
    members: Sequence[Statement], voices: Sequence[tuple[Voice, ...]], group: Sequence[int]
) -> Origin:
    first = voices[group[0]][0]
    codes = Counter(members[n].code for n in group)
    code = min(codes, key=lambda each: (-codes[each], each or ""))
    named = [voice.label for n in group for voice in voices[n]]
    return Origin(
        who=code or first.who,
        name=Counter(voices[n][0].label for n in group).most_common(1)[0][0],
        parties=tuple(dict.fromkeys(named)),
        statements=tuple(members[n] for n in group),
    )
