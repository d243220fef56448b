"""Train the weights of likeness from annotated articles and their links.

usage: python tools/link_weights.py GOLD [--write]      (events are GOLD/links/*.json)

Prints, for each event, how well clusters made with weights learned from the other events agree
with the annotated ones (pairs of claims of different articles), and for all pooled. With
`--write`, learns from all events and writes `src/musnad/link/tables/likeness.toml`.
"""

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from musnad.link.clusters import UNION, Key, candidates, united
from musnad.link.compared import FEATURES
from musnad.link.likeness import Context, features, likely, vector
from musnad.link.statement import annotated

TABLE = Path(__file__).parents[1] / "src" / "musnad" / "link" / "tables" / "likeness.toml"
PENALTY = 1.0
"""Of the squares of the weights: what keeps them small where few pairs speak for them."""
ROUNDS = 30
SETTLED = 1e-6
Pair = tuple[Key, Key]


@dataclass
class Event:
    """One event: its pairs that share something, their features, and which are the same."""

    name: str
    keys: list[Key]
    pairs: list[Pair]
    found: list[dict[str, float]]
    same: list[bool]
    wanted: set[Pair]


def read_event(gold: Path, path: Path) -> Event:
    """An event's claims, with the pairs of one annotated cluster."""
    linked = json.loads(path.read_text(encoding="utf-8"))
    statements = []
    for name in linked["docs"]:
        text = (gold / f"{name}.txt").read_text(encoding="utf-8")
        claims = json.loads((gold / f"{name}.json").read_text(encoding="utf-8"))
        statements += annotated(text, claims, name)
    context = Context(statements)
    home = homes(linked)
    pairs = candidates(context)
    by_key = context.statements
    return Event(
        name=linked["event"],
        keys=sorted(by_key),
        pairs=pairs,
        found=[features(by_key[a], by_key[b], context) for a, b in pairs],
        same=[a in home and home[a] == home.get(b) for a, b in pairs],
        wanted={
            (a, b) for a, b in combinations(sorted(home), 2) if home[a] == home[b] and a[0] != b[0]
        },
    )


def homes(linked: dict[str, Any]) -> dict[Key, int]:
    """The cluster of each claim, by number."""
    return {
        (name, claim): n
        for n, cluster in enumerate(linked["clusters"])
        for origin in cluster["origins"]
        for name, claim in origin["claims"]
    }


def learn(events: Sequence[Event]) -> dict[str, float]:
    """The weights by logistic regression with a penalty, by Newton's steps."""
    rows = [(one, event.same[n]) for event in events for n, one in enumerate(event.found)]
    numbers = {name: n for n, name in enumerate(FEATURES)}
    sparse = [([(numbers[k], x) for k, x in one.items()], float(same)) for one, same in rows]
    found = [0.0] * len(FEATURES)
    for _ in range(ROUNDS):
        step = solved(*slope(sparse, found))
        found = [weight - change for weight, change in zip(found, step, strict=True)]
        if max(map(abs, step)) < SETTLED:
            break
    return dict(zip(FEATURES, found, strict=True))


def slope(
    rows: Sequence[tuple[list[tuple[int, float]], float]], found: Sequence[float]
) -> tuple[list[list[float]], list[float]]:
    """The curvature and slope of the loss at some weights."""
    size = len(found)
    bend = [[0.0] * size for _ in range(size)]
    rise = [PENALTY * weight * (n > 0) for n, weight in enumerate(found)]
    for row, same in rows:
        total = sum(found[n] * x for n, x in row)
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        spread = chance * (1 - chance)
        for n, x in row:
            rise[n] += (chance - same) * x
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


def answer(event: Event, weighed: dict[str, float]) -> set[Pair]:
    """The pairs of different articles that the linker puts together with some weights."""
    chances = {
        pair: likely(one, weighed) for pair, one in zip(event.pairs, event.found, strict=True)
    }
    return {
        (a, b)
        for group in united(event.keys, chances, UNION)
        for a, b in combinations(sorted(group), 2)
        if a[0] != b[0]
    }


def agreement(wanted: int, got: int, hit: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    return (
        hit / got if got else 0.0,
        hit / wanted if wanted else 0.0,
        2 * hit / (got + wanted) if got + wanted else 0.0,
    )


def left_out(events: Sequence[Event]) -> list[tuple[str, int, int, int]]:
    """For each event pairs wanted, answered and right, with weights learned from the others."""
    found = []
    for event in events:
        got = answer(event, learn([other for other in events if other is not event]))
        found.append((event.name, len(event.wanted), len(got), len(got & event.wanted)))
    return found


def card(events: Sequence[Event], figures: Sequence[tuple[str, int, int, int]]) -> str:
    """The file of weights, with what they were learned from and how well they did."""
    pairs = sum(len(event.pairs) for event in events)
    same = sum(sum(event.same) for event in events)
    pooled = agreement(
        *(sum(numbers) for numbers in zip(*(one[1:] for one in figures), strict=True))
    )
    lines = [
        "# How much the features of likeness (link/compared.py) weigh, learned by",
        f"# tools/link_weights.py: logistic regression, squares penalised by {PENALTY:g}.",
        "# Do not edit.",
        f"# Data: {len(events)} annotated events ({', '.join(one.name for one in events)});",
        f"# {pairs} pairs of claims, {same} of them about the same.",
        "# Leave-one-event-out, pairs of different articles in one cluster, with claims given:",
        *(
            f"#   {name}: precision {p:.3f}, recall {r:.3f}, F1 {f:.3f} of {wanted}"
            for name, wanted, got, hit in figures
            for p, r, f in [agreement(wanted, got, hit)]
        ),
        "#   pooled: precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*pooled),
        f"# Made on {datetime.now(tz=UTC).date().isoformat()}. Source: own work. Version 1.",
        "[weights]",
    ]
    learned = vector(learn(events))
    lines += [f'"{name}" = {round(weight, 3)}' for name, weight in learned.items()]
    return "\n".join(lines) + "\n"


def main(folder: str, *flags: str) -> None:
    """Print the figures; write the table if asked to."""
    gold = Path(folder)
    events = [read_event(gold, path) for path in sorted((gold / "links").glob("*.json"))]
    figures = left_out(events)
    text = card(events, figures)
    if "--write" in flags:
        TABLE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
