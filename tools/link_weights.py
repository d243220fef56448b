"""Train the weights of likeness from annotated articles and their links.

usage: python tools/link_weights.py GOLD [--read FOLDER ...] [--write]
(events are FOLDER/links/*.json)

Each event of GOLD is taken twice: with its annotated claims, and with what Musnad reads in its
articles, where a claim stands for the annotated one it overlaps by half or more. The folders after
`--read` are annotated over what Musnad read, and so taken read only. Prints, for each event, how
well clusters made with weights learned from the other events agree with the annotated ones (pairs
of claims of different articles), for all pooled, and for GOLD with weights learned from the other
folders alone. With `--write`, learns from all events and writes
`src/musnad/link/tables/likeness.toml`.
"""

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from musnad.link.clusters import Key, candidates, chance_of
from musnad.link.compared import FEATURES
from musnad.link.ladder import united
from musnad.link.likeness import Context, features, vector
from musnad.link.statement import Statement, annotated, statements_of
from musnad.link.voices import same_voice
from musnad.model import document_of
from musnad.reader import read_document

TABLE = Path(__file__).parents[1] / "src" / "musnad" / "link" / "tables" / "likeness.toml"
PENALTY = 3.0
"""Of the squares of the weights: what keeps them small where few pairs speak for them."""
COUNTS = 30
"""Pairs of one cluster from which an event counts for less than its number."""
FIRST = 3.0
"""What the first folder's events count of one added: they are annotated from the texts."""
ALIKE = 0.5
"""What a claim read and an annotated one have in common at least, of both together."""
ROUNDS = 30
SETTLED = 1e-6
Pair = tuple[Key, Key]


@dataclass
class Event:
    """One event: its pairs that share something, their features, and which are the same.

    `stands_for` gives the annotated claim of a key, `read` tells that Musnad read the claims,
    `added` that the event is of a folder beside the first.
    """

    name: str
    read: bool
    added: bool
    keys: list[Key]
    pairs: list[Pair]
    found: list[dict[str, float]]
    same: list[bool]
    wanted: set[tuple[Key, ...]]
    stands_for: dict[Key, Key]


def read_event(gold: Path, path: Path, *, read: bool, added: bool = False) -> Event:
    """An event's claims, annotated or as Musnad reads them, with the pairs of one cluster."""
    linked = json.loads(path.read_text(encoding="utf-8"))
    statements: list[Statement] = []
    stands_for: dict[Key, Key] = {}
    for name in linked["docs"]:
        text = (gold / f"{name}.txt").read_text(encoding="utf-8")
        claims = annotated(
            text, json.loads((gold / f"{name}.json").read_text(encoding="utf-8")), name
        )
        own = own_reading(text, claims[0], name) if read and claims else claims
        stands_for.update(paired(own, claims))
        statements += own
    context = Context(statements)
    home = homes(linked)
    at = {key: home.get(stands_for[key]) for key in stands_for}
    pairs = candidates(context)
    by_key = context.statements
    return Event(
        name=linked["event"],
        read=read,
        added=added,
        keys=sorted(by_key),
        pairs=pairs,
        found=[features(by_key[a], by_key[b], context) for a, b in pairs],
        same=[at.get(a) is not None and at.get(a) == at.get(b) for a, b in pairs],
        wanted={
            (a, b) for a, b in combinations(sorted(home), 2) if home[a] == home[b] and a[0] != b[0]
        },
        stands_for=stands_for,
    )


def own_reading(text: str, like: Statement, name: str) -> list[Statement]:
    """What Musnad reads in an article, published when and where an annotated claim was."""
    document = document_of(text, name=name, outlet=like.outlet, published=like.published)
    return statements_of(read_document(document), name)


def paired(own: Sequence[Statement], claims: Sequence[Statement]) -> dict[Key, Key]:
    """The annotated claim that each claim stands for, the likest first, each only once."""
    ranked = sorted(
        (-overlap(one, other), -agrees(one, other), one.key, other.key)
        for one in own
        for other in claims
    )
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for share, _, key, other in ranked:
        if -share >= ALIKE and key not in found and other not in taken:
            found[key] = other
            taken.add(other)
    return found


def agrees(one: Statement, other: Statement) -> int:
    """How far source and act of two claims agree, 0 to 2."""
    return same_voice(one, other) + (one.act == other.act)


def overlap(one: Statement, other: Statement) -> float:
    """The code points two contents have in common, of those they have together."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def homes(linked: dict[str, Any]) -> dict[Key, int]:
    """The cluster of each claim, by number."""
    return {
        (name, claim): n
        for n, cluster in enumerate(linked["clusters"])
        for origin in cluster["origins"]
        for name, claim in origin["claims"]
    }


class Row(NamedTuple):
    """The features of a pair by number, whether it is of one cluster, and what it counts."""

    found: list[tuple[int, float]]
    same: float
    counts: float


def counts(event: Event) -> float:
    """What a pair of an event counts: less where there are many or the event was added."""
    return (1.0 if event.added else FIRST) * math.sqrt(COUNTS / max(COUNTS, sum(event.same)))


def learn(events: Sequence[Event]) -> dict[str, float]:
    """The weights by logistic regression with a penalty, by Newton's steps."""
    numbers = {name: n for n, name in enumerate(FEATURES)}
    sparse = [
        Row([(numbers[name], x) for name, x in one.items()], float(event.same[n]), counts(event))
        for event in events
        for n, one in enumerate(event.found)
    ]
    found = [0.0] * len(FEATURES)
    for _ in range(ROUNDS):
        step = solved(*slope(sparse, found))
        found = [weight - change for weight, change in zip(found, step, strict=True)]
        if max(map(abs, step)) < SETTLED:
            break
    return dict(zip(FEATURES, found, strict=True))


def slope(rows: Sequence[Row], found: Sequence[float]) -> tuple[list[list[float]], list[float]]:
    """The curvature and slope of the loss at some weights."""
    size = len(found)
    bend = [[0.0] * size for _ in range(size)]
    rise = [PENALTY * weight * (n > 0) for n, weight in enumerate(found)]
    for row, same, counted in rows:
        total = sum(found[n] * x for n, x in row)
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        spread = chance * (1 - chance) * counted
        for n, x in row:
            rise[n] += (chance - same) * x * counted
            line, share = bend[n], spread * x
            for k, y in row:
                line[k] += share * y
    for n in range(size):
        bend[n][n] += PENALTY if n else SETTLED
    return bend, rise


def solved(bend: list[list[float]], rise: list[float]) -> list[float]:
    """The solution of a symmetric positive system, by elimination."""
    size = len(rise)
    lines = [[*line, value] for line, value in zip(bend, rise, strict=True)]
    for n in range(size):
        top = lines[n]
        for k in range(n + 1, size):
            share = lines[k][n] / top[n]
            if share:
                lines[k] = [x - share * y for x, y in zip(lines[k], top, strict=True)]
    out = [0.0] * size
    for n in reversed(range(size)):
        rest = sum(lines[n][k] * out[k] for k in range(n + 1, size))
        out[n] = (lines[n][size] - rest) / lines[n][n]
    return out


def answer(event: Event, weighed: dict[str, float]) -> set[tuple[Key, ...]]:
    """The pairs of different articles that the linker puts together with some weights."""
    chances = {
        pair: chance_of(one, weighed) for pair, one in zip(event.pairs, event.found, strict=True)
    }
    stands = event.stands_for
    return {
        tuple(sorted((stands.get(a, a), stands.get(b, b))))
        for group in united(event.keys, chances).values()
        for a, b in combinations(group, 2)
        if a[0] != b[0]
    }


def agreement(wanted: int, got: int, hit: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    return (
        hit / got if got else 0.0,
        hit / wanted if wanted else 0.0,
        2 * hit / (got + wanted) if got + wanted else 0.0,
    )


Figure = tuple[Event, int, int, int]


def scored(event: Event, weighed: dict[str, float]) -> Figure:
    """The pairs of an event that are wanted, answered and right with some weights."""
    got = answer(event, weighed)
    return event, len(event.wanted), len(got), len(got & event.wanted)


def left_out(events: Sequence[Event]) -> list[Figure]:
    """The figures of each event with weights learned from the others."""
    learned = {
        name: learn([other for other in events if other.name != name])
        for name in {event.name for event in events}
    }
    return [scored(event, learned[event.name]) for event in events]


def apart(events: Sequence[Event]) -> list[Figure]:
    """The figures of the first folder's events with weights learned from the other folders."""
    added = [event for event in events if event.added]
    if not added:
        return []
    learned = learn(added)
    return [scored(event, learned) for event in events if not event.added]


def told(figures: Sequence[Figure], *, read: bool, added: bool = False) -> list[str]:
    """The lines of figures for claims given or read, and pooled."""
    rows = [
        (event.name, counted)
        for event, *counted in figures
        if event.read == read and event.added == added
    ]
    if not rows:
        return []
    rows.append(("pooled", [sum(each) for each in zip(*(row[1] for row in rows), strict=True)]))
    return [
        f"#   {name}: precision {p:.3f}, recall {r:.3f}, F1 {f:.3f} of {counted[0]}"
        for name, counted in rows
        for p, r, f in [agreement(*counted)]
    ]


def card(events: Sequence[Event]) -> str:
    """The file of weights, with what they were learned from and how well they did."""
    names = sorted({event.name for event in events if not event.added})
    added = sorted({event.name for event in events if event.added})
    figures, other = left_out(events), apart(events)
    pairs = sum(len(event.pairs) for event in events)
    same = sum(sum(event.same) for event in events)
    lines = [
        "# How much the features of likeness (link/compared.py) weigh, learned by",
        f"# tools/link_weights.py: logistic regression, squares penalised by {PENALTY:g}.",
        "# Do not edit.",
        f"# Data: {len(names)} annotated events ({', '.join(names)}), with claims given and read,",
        f"# and {len(added)} events of the ANT corpus v2.1, annotated over what Musnad read;",
        f"# {pairs} pairs of claims, {same} of them about the same.",
        "# Leave-one-event-out, pairs of different articles in one cluster, with claims given:",
        *told(figures, read=False),
        "# and with Musnad's own reading in front:",
        *told(figures, read=True),
        "# and events of the corpus:",
        *told(figures, read=True, added=True),
        "# Learned from the corpus alone, the annotated events with claims given, pooled:",
        *told(other, read=False)[-1:],
        "# and with Musnad's own reading in front:",
        *told(other, read=True)[-1:],
        f"# Made on {datetime.now(tz=UTC).date().isoformat()}. Source: own work. Version 1.",
        "[weights]",
    ]
    learned = vector(learn(events))
    lines += [f'"{name}" = {round(weight, 3)}' for name, weight in learned.items()]
    return "\n".join(lines) + "\n"


def main(folder: str, *rest: str) -> None:
    """Print the figures; write the table if asked to."""
    events = [
        read_event(Path(folder), path, read=read)
        for path in links(folder)
        for read in (False, True)
    ]
    for more in rest:
        if not more.startswith("--"):
            events += [read_event(Path(more), path, read=True, added=True) for path in links(more)]
    text = card(events)
    if "--write" in rest:
        TABLE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def links(folder: str) -> list[Path]:
    """The files of a folder that hold the links of an event."""
    return sorted((Path(folder) / "links").glob("*.json"))


if __name__ == "__main__":
    main(*sys.argv[1:])
