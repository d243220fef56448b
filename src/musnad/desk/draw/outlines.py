"""The outlines of lands and their borders, and which borders each worldview draws how.

A worldview says with which land a disputed area is drawn (`tables/disputed.tsv`). Borders of such
areas (`tables/disputed_lines.tsv`) are dashed in every worldview that does not draw the area with
the land behind them; that border it leaves out. Points are longitude and latitude in degrees.
"""

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Literal

import msgspec
from msgspec import Struct

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north."""
Worldview = Literal["held", "un", "open"]
ROUND = 360.0
"""Degrees around the world."""
WORLDVIEWS: tuple[Worldview, ...] = ("held", "un", "open")
Claim = tuple[str, str]
"""A disputed area and a land that it borders on."""


class Setting(Struct, frozen=True):
    """How a reader wants maps: with which borders, and whether with every place on them."""

    worldview: Worldview = "held"
    whole: bool = False


class Land(Struct, frozen=True):
    """A land as numbers of arcs: shapes of rings, the first the outer one; `~n` is n backwards."""

    short: str
    shapes: list[list[list[int]]]


class Outlines(Struct, frozen=True):
    """What the file holds: each arc begins at a point of its grid and goes on by steps."""

    scale: Point
    origin: Point
    arcs: list[list[int]]
    lands: dict[str, Land]


class Border(Struct, frozen=True):
    """A stretch of border; `of` are the disputed areas it belongs to, empty for a plain one."""

    points: tuple[Point, ...]
    of: tuple[Claim, ...] = ()


class Area(Struct, frozen=True):
    """A disputed area: its names by language and with which land each worldview draws it."""

    names: dict[str, str]
    within: dict[Worldview, str]


class Line(Struct, frozen=True):
    """A row of `disputed_lines.tsv`: with lands, `degrees` is a box, else they are points."""

    claim: Claim
    lands: tuple[str, ...]
    degrees: tuple[float, ...]

    def holds(self, lands: tuple[str, ...], point: Point) -> bool:
        """Whether a point of the border between lands belongs to it."""
        return lands == self.lands and within(point, self.degrees)


def within(point: Point, box: tuple[float, ...]) -> bool:
    """Whether a point lies in a box."""
    west, south, east, north = box
    return west <= point[0] <= east and south <= point[1] <= north


def table(name: str) -> list[list[str]]:
    """The rows of a table beside this module."""
    text = files("musnad.desk.draw").joinpath("tables", name).read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if row and row[0] != "#"]


@cache
def outlines() -> Outlines:
    """The outlines as the file has them."""
    packed = files("musnad.desk.draw").joinpath("tables", "outlines.json.gz").read_bytes()
    return msgspec.json.decode(gzip.decompress(packed), type=Outlines)


@cache
def arcs() -> list[list[Point]]:
    """All arcs in degrees."""
    held = outlines()
    return [list(walked(arc, held.scale, held.origin)) for arc in held.arcs]


def walked(steps: list[int], scale: Point, origin: Point) -> Iterator[Point]:
    """The points of an arc; where it goes over the 180th degree it goes on counting."""
    x = y = 0
    half = ROUND / 2 / scale[0]
    for across, up in zip(steps[::2], steps[1::2], strict=True):
        over = round(across / half / 2) * round(2 * half) if x or y else 0
        x, y = x + across - over, y + up
        yield x * scale[0] + origin[0], y * scale[1] + origin[1]


@cache
def disputed() -> dict[str, Area]:
    """The disputed areas by their ids."""
    return {
        area: Area({"en": en, "ar": ar}, {"held": held, "un": un, "open": "open"})
        for area, held, un, en, ar, _note in table("disputed.tsv")
    }


@cache
def lines() -> list[Line]:
    """Their borders as the table has them."""
    return [
        Line((area, against), tuple(between.split("-")) if between else (), numbers(degrees))
        for area, against, between, degrees in table("disputed_lines.tsv")
    ]


def numbers(written: str) -> tuple[float, ...]:
    """The numbers in a cell."""
    return tuple(map(float, written.split()))


@cache
def borders() -> list[Border]:
    """All borders by land: those between two lands, cut where a dispute begins, and our own."""
    sharing: dict[int, set[str]] = {}
    for code, land in outlines().lands.items():
        for arc in (arc for shape in land.shapes for ring in shape for arc in ring):
            sharing.setdefault(max(arc, ~arc), set()).add(code)
    found = [
        border
        for arc, codes in sharing.items()
        if len(codes) == 2
        for border in cut(arcs()[arc], tuple(sorted(codes)))
    ]
    drawn = (line for line in lines() if not line.lands)
    found += [
        Border(tuple(zip(each.degrees[::2], each.degrees[1::2], strict=True)), (each.claim,))
        for each in drawn
    ]
    return found


def cut(points: list[Point], lands: tuple[str, ...]) -> Iterator[Border]:
    """The border between two lands in stretches of which each is disputed alike."""
    asked = [line for line in lines() if line.lands == lands]

    def claims(step: tuple[Point, Point]) -> tuple[Claim, ...]:
        (x, y), (u, v) = step
        middle = ((x + u) / 2, (y + v) / 2)
        return tuple(line.claim for line in asked if line.holds(lands, middle))

    for of, steps in groupby(pairwise(points), claims):
        stretch = list(steps)
        yield Border((stretch[0][0], *(end for _, end in stretch)), of)


def dashed(border: Border, worldview: Worldview) -> list[str]:
    """The areas for which a worldview draws a border dashed; none: it leaves it out."""
    return [area for area, land in border.of if disputed()[area].within[worldview] != land]


@cache
def reach() -> dict[str, float]:
    """How many kilometres around its point a kind of place, or one place by its id, reaches."""
    return {what: float(km) for what, km in table("reach.tsv")}
