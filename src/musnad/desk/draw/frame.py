"""What part of the world a map shows, and how degrees become units of its drawing."""

from collections.abc import Iterable, Iterator
from math import cos, radians

from msgspec import Struct

from musnad.desk.draw.outlines import Box, Point

WIDTH, HEIGHT = 640.0, 440.0
"""Of every map, in units of its drawing."""
LEAST = 2.5
"""Degrees of latitude that a map shows at least: outlines are too coarse to look closer."""
MARGIN = 0.16
"""Of the places' extent, on each side."""
KM = 111.2
"""In a degree of latitude."""


class Frame(Struct, frozen=True):
    """The middle of a map and its units for a degree of longitude and of latitude."""

    middle: Point
    across: float
    up: float

    def at(self, point: Point) -> Point:
        """Where a point is drawn."""
        return (
            WIDTH / 2 + (point[0] - self.middle[0]) * self.across,
            HEIGHT / 2 - (point[1] - self.middle[1]) * self.up,
        )

    def length(self, km: float) -> float:
        """A distance in units of the drawing."""
        return km / KM * self.up

    @property
    def box(self) -> Box:
        """What it shows, in degrees, with a little around it."""
        wide, high = WIDTH * 0.52 / self.across, HEIGHT * 0.52 / self.up
        x, y = self.middle
        return x - wide, y - high, x + wide, y + high


def frame_of(boxes: Iterable[Box]) -> Frame:
    """The frame around some boxes (at least one), in which a circle is round at its middle."""
    west, south, east, north = zip(*boxes, strict=True)
    left, low, right, top = min(west), max(min(south), -60), max(east), min(max(north), 84)
    middle = ((left + right) / 2, (low + top) / 2)
    narrower = max(cos(radians(middle[1])), 0.2)
    wide, high = right - left, max(top - low, LEAST)
    up = min(
        HEIGHT / (high * (1 + 2 * MARGIN)),
        WIDTH / (max(wide, 0.01) * (1 + 2 * MARGIN) * narrower),
    )
    # Rounded, so that nearly the same places share one drawing of the land.
    return Frame((round(middle[0], 1), round(middle[1], 1)), round(up * narrower, 2), round(up, 2))


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have something in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def box_of(points: Iterable[Point]) -> Box:
    """The box around points (at least one)."""
    x, y = zip(*points, strict=True)
    return min(x), min(y), max(x), max(y)


def thinned(points: list[Point], least: float) -> list[Point]:
    """A line without the points that are nearer than `least` to the one before; both ends stay."""
    kept = points[:1]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) > least or abs(point[1] - kept[-1][1]) > least:
            kept.append(point)
    return [*kept, *points[-1:]] if len(points) > 1 else kept


def clipped(ring: list[Point], box: Box) -> list[Point]:
    """The part of a ring inside a box (Sutherland and Hodgman), for filling."""
    for axis, edge, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        ring = list(halved(ring, axis, edge, sign))
        if not ring:
            return []
    return ring


def halved(ring: list[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """The part of a ring on one side of an edge."""
    before = ring[-1]
    for point in ring:
        if (point[axis] >= edge) if sign > 0 else (point[axis] <= edge):
            if (before[axis] < edge) if sign > 0 else (before[axis] > edge):
                yield crossing(before, point, axis, edge)
            yield point
        elif (before[axis] >= edge) if sign > 0 else (before[axis] <= edge):
            yield crossing(before, point, axis, edge)
        before = point


def crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    """Where the way between two points meets an edge."""
    part = (edge - one[axis]) / (other[axis] - one[axis])
    return (one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1]))


def runs(points: tuple[Point, ...], box: Box) -> Iterator[list[Point]]:
    """The stretches of a line of which some point, or the one beside it, lies in a box."""
    west, south, east, north = box
    inside = [west <= x <= east and south <= y <= north for x, y in points]
    run: list[Point] = []
    for n, point in enumerate(points):
        if any(inside[max(n - 1, 0) : n + 2]):
            run.append(point)
        elif run:
            yield run
            run = []
    if len(run) > 1:
        yield run
