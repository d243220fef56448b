"""A map of the places that claims name: drawn without a script, each as precise as it is known.

A town is a dot. What is no point is an area: a country is its outline, all else (a district, a
region, a sea) a hatched circle of about its size. What the tables know no point of is not drawn,
and the table beside the map says so. Names are those of the reports.
"""

from collections.abc import Iterable
from typing import Literal
from urllib.parse import urlencode

from msgspec import Struct

from musnad.desk.draw.frame import HEIGHT, KM, WIDTH, Frame, frame_of
from musnad.desk.draw.ground import Ground, ground_of
from musnad.desk.draw.labels import Board
from musnad.desk.draw.outlines import Box, Point, Worldview, arcs, disputed, outlines, reach
from musnad.desk.naming import _
from musnad.desk.wording import Language, catalogue
from musnad.export.html.markup import Markup, join, tag
from musnad.ledger.places import Named
from musnad.resolve.gazetteer import gazetteer

Shape = Literal["land", "area", "dot", "none"]
LABEL = _("Map of the places that these claims name")
FEWEST_UNITS = 7.0
"""The radius of the smallest circle that still reads as an area."""


class Spot(Struct, frozen=True, kw_only=True):
    """A place to draw: `names` as reports write it, `at` longitude and latitude, `km` its reach.

    `land` is set for a country; `claims` name it, of which `denied` deny what is said of it.
    """

    names: tuple[str, ...]
    href: str
    claims: int
    denied: int = 0
    at: Point | None = None
    km: float = 0.0
    land: str | None = None

    @property
    def shape(self) -> Shape:
        """As what it is drawn."""
        if self.land:
            return "land"
        if self.at is None:
            return "none"
        return "area" if self.km else "dot"


class Row(Struct, frozen=True):
    """A row of the table beside a map: `drawn` tells whether and as what the map shows it."""

    spot: Spot
    drawn: Shape


class Map(Struct, frozen=True):
    """A map and what stands around it; no `drawing` where no place could be drawn."""

    drawing: Markup | None
    rows: tuple[Row, ...]
    worldview: Worldview
    disputed: tuple[str, ...]
    """Names of the areas whose borders are dashed."""


def spots_of(named: Iterable[Named], asked: dict[str, str]) -> list[Spot]:
    """The places of a ledger's answer, the names of each together, most claims first.

    Args:
        named: names with their places and counts.
        asked: filters of the page of claims that a place's link adds its name to.
    """
    found: dict[str, list[Named]] = {}
    for each in named:
        found.setdefault(each.place or f"name:{each.name}", []).append(each)
    spots = [spot_of(one, asked) for one in found.values()]
    return sorted(spots, key=lambda spot: -spot.claims)


def spot_of(named: list[Named], asked: dict[str, str]) -> Spot:
    """One place with all of its names."""
    first = named[0]
    kind = gazetteer().place(first.place).kind if first.place else ""
    known = first.lat is not None and first.lon is not None
    land = first.country if kind == "country" and first.country in outlines().lands else None
    return Spot(
        names=tuple(dict.fromkeys(each.name for each in named)),
        href=f"/claims?{urlencode({**asked, 'place': first.name})}",
        claims=sum(each.claims for each in named),
        denied=sum(each.denied for each in named),
        at=(first.lon or 0.0, first.lat or 0.0) if known else None,
        km=reach().get(first.place or "", reach().get(kind, 0.0)),
        land=land,
    )


def map_of(spots: list[Spot], worldview: Worldview, language: Language) -> Map:
    """The region that the places need, with the places on it.

    Args:
        spots: what to draw, those first that are named first.
        worldview: how disputed borders are drawn.
        language: of the names of lands under the places.
    """
    boxes = [box_of_spot(spot) for spot in spots if spot.shape in ("area", "dot")]
    boxes = boxes or [box_of_land(spot.land) for spot in spots if spot.land]
    if not boxes:
        rows = tuple(Row(spot, "none") for spot in spots)
        return Map(None, rows, worldview, ())
    frame = frame_of(boxes)
    ground = ground_of(frame, worldview, language)
    rows = tuple(Row(spot, shown(spot, ground)) for spot in spots)
    board = Board(frame.at(spot.at) for spot in spots if spot.shape == "dot" and spot.at)
    marks = [mark(row, frame, ground, board) for row in rows if row.drawn != "none"]
    # Areas lie under dots, so that each can be pressed.
    order = {"land": 0, "area": 1, "dot": 2}
    marks.sort(key=lambda each: order[each[0]])
    lands = {row.spot.land for row in rows if row.drawn == "land"}
    label = catalogue(language).gettext(LABEL)
    drawing = svg(ground, [each for _, each in marks], board, lands, label)
    names = tuple(disputed()[area].names[language] for area in ground.disputed)
    return Map(drawing, rows, worldview, names)


def shown(spot: Spot, ground: Ground) -> Shape:
    """As what the map shows a place: a country outside of it is not shown."""
    return "none" if spot.land and spot.land not in ground.shapes else spot.shape


def box_of_spot(spot: Spot) -> Box:
    """The box that a circle or a dot needs."""
    x, y = spot.at or (0.0, 0.0)
    far = spot.km / KM
    return x - far, y - far, x + far, y + far


def box_of_land(code: str | None) -> Box:
    """The box of a land's widest shape: islands far away do not make a map of the world."""
    found = []
    for shape in outlines().lands[code or ""].shapes:
        points = [point for arc in shape[0] for point in arcs()[max(arc, ~arc)]]
        x, y = [point[0] for point in points], [point[1] for point in points]
        found.append((min(x), min(y), max(x), max(y)))
    return max(found, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


def mark(row: Row, frame: Frame, ground: Ground, board: Board) -> tuple[str, Markup]:
    """A place on the map as a link: its shape and its name, if there is room for it."""
    spot = row.spot
    title = " / ".join(spot.names)
    told = f"{title} ({spot.claims})"
    if spot.land:
        drawn = tag("path", class_="hatch", d=ground.shapes[spot.land], fill="url(#hatch)")
        at = next((name.at for name in ground.names if name.land == spot.land), None)
        label = board.middle(spot.names[0], at) if at else Markup("")
    else:
        x, y = frame.at(spot.at or (0.0, 0.0))
        radius = max(frame.length(spot.km), FEWEST_UNITS) if spot.km else 0.0
        drawn = circle(x, y, radius)
        label = board.beside(spot.names[0], (x, y), radius)
    link = tag("a", tag("title", told), drawn, label, href=spot.href, class_=f"spot {row.drawn}")
    return row.drawn, link


def circle(x: float, y: float, radius: float) -> Markup:
    """A dot with room around it to be pressed, or a hatched circle."""
    if radius:
        return tag(
            "circle", class_="hatch", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}",
            fill="url(#hatch)",
        )  # fmt: skip
    at = {"cx": f"{x:.1f}", "cy": f"{y:.1f}"}
    return join(tag("circle", class_="room", r=12, **at), tag("circle", class_="dot", r=4, **at))


def svg(
    ground: Ground, marks: list[Markup], board: Board, lands: set[str | None], label: str
) -> Markup:
    """The whole drawing; names of lands where no name of a report stands."""
    names = [
        tag("text", name.text, class_="name", x=f"{name.at[0]:.1f}", y=f"{name.at[1]:.1f}")
        for name in ground.names
        if name.land not in lands and board.free(name.text, name.at)
    ]
    line = tag("path", d="M0 0V8", class_="stripe")
    stripes = tag(
        "pattern", line, id="hatch", width=6, height=6, patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    under = tag("g", ground.drawn, *names, aria_hidden="true")
    return tag(
        "svg",
        tag("defs", stripes),
        under,
        *marks,
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        class_="map",
        role="group",
        direction="ltr",
        aria_label=label,
    )
