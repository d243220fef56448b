"""The ground of a map: lands, coasts and borders as SVG, without any place of a report."""

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale
from msgspec import Struct

from musnad.desk.draw.frame import Frame, box_of, clipped, meet, runs, thinned
from musnad.desk.draw.outlines import (
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
    shapes: dict[str, str]
    names: tuple[Name, ...]
    disputed: tuple[str, ...]


@lru_cache(maxsize=64)
def ground_of(frame: Frame, worldview: Worldview, language: Language) -> Ground:
    """The ground in a frame: lands filled alike, so that no colour says whose anything is."""
    lines = dict(enumerate(arcs()))
    least = FINEST / frame.up
    thin = {
        n: thinned(line, least)
        for n, line in lines.items()
        if len(line) > 1 and meet(boxes()[n], frame.box)
    }
    lands: dict[str, list[list[Point]]] = {}
    for code, land in outlines().lands.items():
        rings = [ring for shape in land.shapes for ring in shape]
        found = [clipped(joined(ring, thin), frame.box) for ring in rings if near(ring, frame)]
        if any(found):
            lands[code] = [[frame.at(point) for point in ring] for ring in found if ring]
    shapes = {
        code: "".join(path(ring, closed=True) for ring in rings) for code, rings in lands.items()
    }
    plain, open_, areas = edges(frame, worldview, least)
    drawn = join(
        tag("path", class_="land", d="".join(shapes.values()), fill_rule="evenodd"),
        tag("path", class_="coast", d="".join(coasts(frame, thin))),
        tag("path", class_="border", d=plain),
        tag("path", class_="border disputed", d=open_),
    )
    names = tuple(fitting(lands, language))
    return Ground(drawn, shapes, names, tuple(areas))


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


def near(ring: list[int], frame: Frame) -> bool:
    """Whether a ring's box meets the frame: one may hold it whole without an arc inside."""
    each = [boxes()[max(arc, ~arc)] for arc in ring]
    around = (
        min(box[0] for box in each),
        min(box[1] for box in each),
        max(box[2] for box in each),
        max(box[3] for box in each),
    )
    return meet(around, frame.box)


def joined(ring: list[int], thin: dict[int, list[Point]]) -> list[Point]:
    """The points of a ring; of an arc far from the frame only its corners and some between."""
    points: list[Point] = []
    for arc in ring:
        n = max(arc, ~arc)
        line = thin.get(n) or coarse(n)
        points += line if arc >= 0 else line[::-1]
    return points


def coarse(arc: int) -> list[Point]:
    """Enough of an arc outside the frame to go around it on the right side."""
    line = arcs()[arc]
    return [*line[:: max(1, len(line) // 12)], line[-1]]


def coasts(frame: Frame, thin: dict[int, list[Point]]) -> Iterator[str]:
    """The coasts inside a frame."""
    for arc, line in thin.items():
        if arc not in shared():
            for run in runs(tuple(line), frame.box):
                yield path([frame.at(point) for point in run])


def edges(frame: Frame, worldview: Worldview, least: float) -> tuple[str, str, list[str]]:
    """The plain and the dashed borders, and the areas of these, in the order of the table."""
    plain: dict[str, None] = {}
    open_: dict[str, None] = {}
    areas: dict[str, None] = {}
    for border in borders():
        if not meet(box_of(border.points), frame.box):
            continue
        of = dashed(border, worldview)
        if border.of and not of:
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


def spread(ring: list[Point]) -> float:
    """The area of the box around a ring."""
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
