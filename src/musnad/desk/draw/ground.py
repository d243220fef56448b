"""The ground of a map: lands, coasts and borders as SVG, without any place of a report."""

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale
from msgspec import Struct

from musnad.desk.draw.frame import Frame, box_of, clipped, meet, runs, thinned
from musnad.desk.draw.outlines import (
    ROUND,
    Box,
    Point,
    Worldview,
    arcs,
    borders,
    dashed,
    disputed,
    outlines,
)
from musnad.desk.wording import Language
from musnad.export.html.markup import Markup, join, tag

FINEST = 0.9
"""Units of the drawing: points nearer than this are one."""
SMALLEST = 3.0
"""Square units: an island in a smaller box is left out."""
SHORTEST = 5.0
"""Units: a disputed border in a smaller box would be a speck."""
TURNS = (0.0, ROUND, -ROUND)
"""Lands that go over the 180th degree stand on both sides of the world."""
LETTER = 6.0
"""Units that a letter of a land's name is wide, about."""


class Name(Struct, frozen=True):
    """The name of a land and where it fits on the map."""

    text: str
    at: Point
    land: str


class Ground(Struct, frozen=True):
    """What is drawn under the places; `disputed` are the areas whose borders it dashes."""

    drawn: Markup
    lands: frozenset[str]
    names: tuple[Name, ...]
    disputed: tuple[str, ...]


@lru_cache(maxsize=64)
def ground_of(frame: Frame, worldview: Worldview, language: Language) -> Ground:
    """The ground in a frame: lands filled alike, so that no colour says whose anything is."""
    least = FINEST / frame.up
    thin = {
        n: thinned(line, least)
        for n, line in enumerate(arcs())
        if any(meet(moved(boxes()[n], by), frame.box) for by in TURNS)
    }
    lands: dict[str, list[list[Point]]] = {}
    for code, land in outlines().lands.items():
        rings = [ring for shape in land.shapes for ring in shape]
        found = [
            [frame.at(point) for point in part]
            for ring in rings
            for part in clips(ring, thin, frame.box)
        ]
        if kept := [ring for ring in found if spread(ring) > SMALLEST]:
            lands[code] = kept
    shapes = {
        code: "".join(path(ring, closed=True) for ring in rings) for code, rings in lands.items()
    }
    plain, open_, areas = edges(frame, worldview, least)
    # No class on a land: drawn again as a report's area, it is to look as that asks.
    each = (
        tag("path", id=f"land-{code}", d=shape, fill_rule="evenodd")
        for code, shape in shapes.items()
    )
    drawn = join(
        tag("g", *each, class_="lands"),
        tag("path", class_="coast", d="".join(coasts(frame, thin))),
        tag("path", class_="border", d=plain),
        tag("path", class_="border disputed", d=open_),
    )
    names = tuple(fitting(lands, language))
    return Ground(drawn, frozenset(shapes), names, tuple(areas))


@lru_cache(maxsize=1)
def boxes() -> list[Box]:
    """The box of every arc."""
    return [box_of(arc) for arc in arcs()]


@lru_cache(maxsize=1)
def shared() -> frozenset[int]:
    """The arcs that two lands go along: borders, not coasts."""
    seen: set[int] = set()
    twice: set[int] = set()
    for land in outlines().lands.values():
        for arc in {max(arc, ~arc) for shape in land.shapes for ring in shape for arc in ring}:
            (twice if arc in seen else seen).add(arc)
    return frozenset(twice)


def moved(box: Box, by: float) -> Box:
    """A box some degrees further east."""
    return box[0] + by, box[1], box[2] + by, box[3]


def clips(ring: list[int], thin: dict[int, list[Point]], box: Box) -> Iterator[list[Point]]:
    """The parts of a ring that lie in a box; it may hold the box without an arc in it."""
    each = [boxes()[max(arc, ~arc)] for arc in ring]
    if min(one[1] for one in each) > box[3] or max(one[3] for one in each) < box[1]:
        return
    points = joined(ring, thin)
    around = box_of(points)
    for by in TURNS:
        if meet(moved(around, by), box):
            yield clipped([(x + by, y) for x, y in points], box)


def joined(ring: list[int], thin: dict[int, list[Point]]) -> list[Point]:
    """The points of a ring in one go; of an arc far from the frame only some."""
    points: list[Point] = []
    for arc in ring:
        n = max(arc, ~arc)
        line = thin.get(n) or coarse(n)
        line = line if arc >= 0 else line[::-1]
        by = round((points[-1][0] - line[0][0]) / ROUND) * ROUND if points else 0.0
        points += [(x + by, y) for x, y in line] if by else line
    return points


def coarse(arc: int) -> list[Point]:
    """Enough of an arc outside the frame to go around it on the right side."""
    line = arcs()[arc]
    return [*line[:: max(1, len(line) // 12)], line[-1]]


def coasts(frame: Frame, thin: dict[int, list[Point]]) -> Iterator[str]:
    """The coasts inside a frame."""
    for arc, line in thin.items():
        if arc not in shared():
            for by in TURNS:
                for run in runs(tuple((x + by, y) for x, y in line), frame.box):
                    drawn = [frame.at(point) for point in run]
                    if spread(drawn) > SMALLEST:
                        yield path(drawn)


def edges(frame: Frame, worldview: Worldview, least: float) -> tuple[str, str, list[str]]:
    """The plain and the dashed borders, and the areas of these, in the order of the table."""
    plain: dict[str, None] = {}
    open_: dict[str, None] = {}
    areas: dict[str, None] = {}
    for border in borders():
        around = box_of(border.points)
        if not meet(around, frame.box):
            continue
        of = dashed(border, worldview)
        if border.of and (not of or longest(around) * frame.up < SHORTEST):
            continue
        for run in runs(border.points, frame.box):
            line = path([frame.at(point) for point in thinned(run, least)])
            (open_ if of else plain)[line] = None
            areas |= dict.fromkeys(of)
    return "".join(plain), "".join(open_), [area for area in disputed() if area in areas]


def path(points: list[Point], *, closed: bool = False) -> str:
    """A line as the words of an SVG path."""
    told = " ".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{told}{'Z' if closed else ''}"


def fitting(lands: dict[str, list[list[Point]]], language: Language) -> Iterator[Name]:
    """The names of the lands (Unicode CLDR), where the land is wide enough to bear it."""
    territories = Locale(language).territories
    for code, rings in lands.items():
        text = territories.get(outlines().lands[code].short)
        ring = max(rings, key=spread, default=None)
        if text and ring:
            wide, at = widest(ring)
            if wide > len(text) * LETTER:
                yield Name(text, at, code)


def longest(box: Box) -> float:
    """The longer side of a box."""
    return max(box[2] - box[0], box[3] - box[1])


def spread(ring: list[Point]) -> float:
    """The area of the box around a ring; an empty one has none."""
    if not ring:
        return 0.0
    west, south, east, north = box_of(ring)
    return (east - west) * (north - south)


def widest(ring: list[Point]) -> tuple[float, Point]:
    """The longest level line inside a ring, of some: its length and its middle."""
    _, top, _, bottom = box_of(ring)
    best = (0.0, ring[0])
    for part in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        y = top + (bottom - top) * part
        cuts = sorted(
            x + (y - v) * (u - x) / (w - v)
            for (x, v), (u, w) in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (v > y) != (w > y)
        )
        for left, right in zip(cuts[::2], cuts[1::2], strict=True):
            best = max(best, (right - left, ((left + right) / 2, y)))
    return best
