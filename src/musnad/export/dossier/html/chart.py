"""Running totals of one thing as a chart: a stepped line for each voice, ranges as bars.

A line follows the lower bound, since a claim of `100 or more` names no other. Nothing is averaged.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import floor, log10

from msgspec import Struct

from musnad.export.dossier.html.marks import colour, dash, mark
from musnad.export.dossier.html.places import Places, key_of
from musnad.export.html.markup import Markup, join, tag
from musnad.export.wording import between, number
from musnad.model.dossier import Point, Series, Spread

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 680, 16, 262
APART = 15
"""Between two labels, in units of the drawing."""


class Scale(Struct, frozen=True):
    """From days and counts to the drawing."""

    first: int
    last: int
    highest: float

    def x(self, day: str) -> float:
        """How far to the right a day stands."""
        held = date.fromisoformat(day).toordinal() - self.first
        return round(LEFT + 10 + (RIGHT - LEFT - 24) * held / max(self.last - self.first, 1), 1)

    def y(self, value: float) -> float:
        """How far down a count stands."""
        return round(BOTTOM - (BOTTOM - TOP) * value / self.highest, 1)


def low(point: Point) -> float:
    """The bound that a line goes by: the lower one, else the upper."""
    return point.least if point.least is not None else point.most or 0


def drawable(series: Series) -> list[Point]:
    """The points that have a day and a number, in the order of their days."""
    held = [
        point
        for point in series.points
        if is_day(point.day) and (point.least is not None or point.most is not None)
    ]
    return sorted(held, key=lambda point: point.day)


def is_day(text: str) -> bool:
    """Whether it is an ISO day."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def chart(held: Sequence[Series], spreads: Sequence[Spread], label: str, places: Places) -> Markup:
    """The chart of some voices; nothing where all is of one day."""
    lines = [drawable(series) for series in held]
    points = [point for line in lines for point in line]
    days = sorted({point.day for point in points})
    if len(days) < 2:
        return Markup()
    highest = max(max(low(point), point.most or 0) for point in points)
    ticks = ticks_to(highest)
    first, last = (date.fromisoformat(day).toordinal() for day in (days[0], days[-1]))
    scale = Scale(first, last, ticks[-1])
    drawn = tag(
        "svg",
        *axes(scale, ticks, days),
        *band(scale, [each for each in spreads if is_day(each.day)]),
        *(course(scale, line, n) for n, line in enumerate(lines) if line),
        *(spot(scale, point, n, places) for n, line in enumerate(lines) for point in line),
        *ends(scale, lines),
        role="group",
        aria_label=f"{label}: {in_words(held)}",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="drawing",
    )
    return tag("div", drawn, class_="scroll", role="region", aria_label="Chart", tabindex=0)


def in_words(held: Sequence[Series]) -> str:
    """The chart for those who do not see it."""
    told = (
        f"{n}, {series.name}: "
        + ", ".join(f"{point.day} {between_of(point)}" for point in series.points)
        for n, series in enumerate(held, 1)
    )
    return "; ".join(told)


def between_of(point: Point) -> str:
    """How much a point says."""
    about = "about " if point.approx else ""
    if point.least is not None and point.least == point.most:
        return about + number(point.least)
    return about + between(point.least, point.most)


def ticks_to(highest: float) -> list[float]:
    """From nothing to the highest count or a little more, in some four round steps."""
    rough = max(highest, 1) / 4
    size = 10 ** floor(log10(rough))
    step = max(next(size * n for n in (1, 2, 2.5, 5, 10) if size * n >= rough), 1)
    if step == 2.5:
        step = 3
    count = 1
    while step * count < highest:
        count += 1
    return [step * n for n in range(count + 1)]


def axes(scale: Scale, ticks: Sequence[float], days: Sequence[str]) -> Iterator[Markup]:
    """Lines for counts, and the days that something was said on where there is room."""
    for value in ticks:
        y = scale.y(value)
        yield tag("path", d=f"M{LEFT} {y:g}H{RIGHT}", class_="grid")
        yield tag("text", number(value), x=LEFT - 8, y=f"{y + 4:g}", text_anchor="end")
    taken = -1000.0
    room = 92
    for day in days:
        x = scale.x(day)
        yield tag("path", d=f"M{x:g} {BOTTOM}v5", class_="tick")
        is_last = day == days[-1]
        if x - taken < room or (not is_last and scale.x(days[-1]) - x < room):
            continue
        taken = x
        anchor = "end" if is_last else "start" if day == days[0] else "middle"
        shift = 10 if is_last else -10 if day == days[0] else 0
        yield tag("text", day, x=f"{x + shift:g}", y=BOTTOM + 22, text_anchor=anchor)


def band(scale: Scale, spreads: Sequence[Spread]) -> Iterator[Markup]:
    """The range over the last totals of all voices, from each day to the next."""
    days = sorted(spreads, key=lambda each: each.day)
    for each, following in pairwise(days):
        if each.voices > 1:
            x = scale.x(each.day)
            top = TOP if each.most is None else scale.y(each.most)
            foot = scale.y(each.least or 0)
            yield tag(
                "rect",
                x=f"{x:g}",
                y=f"{top:g}",
                width=f"{scale.x(following.day) - x:g}",
                height=f"{max(foot - top, 1):g}",
                class_="band open" if each.most is None or each.least is None else "band",
            )


def course(scale: Scale, line: Sequence[Point], place: int) -> Markup:
    """One voice's stepped line, held to the last day: a total stands until another is given."""
    path = [f"M{scale.x(line[0].day):g} {scale.y(low(line[0])):g}"]
    path += [f"H{scale.x(point.day):g}V{scale.y(low(point)):g}" for point in line[1:]]
    end = scale.x(date.fromordinal(scale.last).isoformat())
    path.append(f"H{end:g}")
    return tag(
        "path", d="".join(path), class_=f"course {colour(place)}", stroke_dasharray=dash(place)
    )


def spot(scale: Scale, point: Point, place: int, places: Places) -> Markup:
    """A point, with a bar where it is a range; it leads to its words."""
    x, y = scale.x(point.day), scale.y(low(point))
    bar = Markup()
    if point.most != point.least:
        top = scale.y(point.most) if point.most is not None else max(y - 26, 2)
        foot = y if point.least is not None else scale.y(0)
        ends = (
            f"M{x - 5:g} {top:g}h10"
            if point.most is not None
            else f"M{x - 5:g} {top + 6:g}l5 -6l5 6"
        )
        bar = tag("path", d=f"M{x:g} {foot:g}V{top:g}{ends}", class_=f"range {colour(place)}")
    told = f"{point.day}, voice {place + 1}: {between_of(point)}"
    return tag(
        "a",
        tag("title", told),
        bar,
        mark(place, x, y, f"mark {colour(place)}"),
        href=f"#{places.anchors[key_of(point.mention)]}",
        aria_label=told,
    )


def ends(scale: Scale, lines: Sequence[Sequence[Point]]) -> Iterator[Markup]:
    """The number of each voice at the end of its line, none on another."""
    wanted = sorted((scale.y(low(line[-1])), n) for n, line in enumerate(lines) if line)
    taken = -1000.0
    for y, place in wanted:
        taken = max(y, taken + APART)
        yield tag(
            "text", str(place + 1), x=RIGHT + 8, y=f"{taken + 4:g}", class_=f"end {colour(place)}"
        )


def key_to(place: int) -> Markup:
    """The mark and line of a voice, for the table."""
    drawn = tag(
        "svg",
        tag("path", d="M0 8H32", class_=f"course {colour(place)}", stroke_dasharray=dash(place)),
        mark(place, 16, 8, f"mark {colour(place)}"),
        viewBox="0 0 32 16",
        class_="key",
        aria_hidden="true",
    )
    return join(drawn, " ", tag("b", str(place + 1)))
