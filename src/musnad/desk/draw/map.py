"""A map of the places that claims name: drawn without a script, each as precise as it is known.

A town is a dot. What is no point is an area: a country is its outline, all else (a district, a
region, a sea) a hatched circle of about its size. What the tables know no point of is not drawn,
and the table beside the map says so. Names are those of the reports.
"""

from collections.abc import Iterable
from math import hypot
from statistics import median
from typing import Literal
from urllib.parse import urlencode

from msgspec import Struct

from musnad.desk.draw.frame import HEIGHT, KM, WIDTH, Frame, frame_of, meet
from musnad.desk.draw.ground import Ground, ground_of
from musnad.desk.draw.labels import Board
from musnad.desk.draw.outlines import Box, Point, Setting, arcs, disputed, outlines, reach
from musnad.desk.naming import _
from musnad.desk.wording import Language, catalogue
from musnad.export.html.markup import Markup, join, tag
from musnad.ledger.places import Named
from musnad.resolve.gazetteer import gazetteer

Shape = Literal["land", "area", "dot", "none", "beyond", "fewer"]
"""How a place is shown; or why not: unknown, outside of the map, or after its `MOST`."""
UNSEEN = ("none", "beyond", "fewer")
MOST, MOST_WHOLE = 60, 300
"""Places on a map, and on one of the whole; the table has them all."""
CORE = 0.9
"""The share of the claims whose places a map is drawn around."""
FARTHEST = 1.6
"""How much wider a map may grow beyond these to hold all places."""
WIDEST = 100.0
"""Kilometres: a map need not hold more of an area."""
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
    setting: Setting
    disputed: tuple[str, ...]
    """Names of the areas whose borders are dashed."""
    beyond: bool
    """Whether some place lies outside of it."""


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


def map_of(spots: list[Spot], setting: Setting, language: Language) -> Map:
    """The region that the places need, with the places on it.

    Args:
        spots: what to draw, those first that are named first.
        setting: how disputed borders are drawn, and whether every place is to be on the map.
        language: of the names of lands under the places.
    """
    frame = framed(spots, whole=setting.whole)
    if frame is None:
        return Map(None, tuple(Row(spot, "none") for spot in spots), setting, (), beyond=False)
    ground = ground_of(frame, setting.worldview, language)
    rows = rows_of(spots, frame, ground, MOST_WHOLE if setting.whole else MOST)
    seen = [row for row in rows if row.drawn not in UNSEEN]
    board = Board(frame.at(row.spot.at) for row in seen if row.drawn == "dot" and row.spot.at)
    marks = [mark(row, frame, ground, board) for row in seen]
    # Areas lie under dots, so that each can be pressed.
    order = {"land": 0, "area": 1, "dot": 2}
    marks.sort(key=lambda each: order[each[0]])
    lands = {row.spot.land for row in rows if row.drawn == "land"}
    label = catalogue(language).gettext(LABEL)
    drawing = svg(ground, [each for _, each in marks], board, lands, label)
    names = tuple(disputed()[area].names[language] for area in ground.disputed)
    beyond = any(row.drawn == "beyond" for row in rows)
    return Map(drawing, tuple(rows), setting, names, beyond=beyond)


def framed(spots: list[Spot], *, whole: bool) -> Frame | None:
    """The frame that the places need; None if nothing is known of where any lies.

    A few places far from all others would make a map of the world, so it is drawn around those
    that most claims name, unless all places take little more, or the whole is asked for.
    """
    exact = [spot for spot in spots if spot.shape in ("area", "dot")]
    if not exact:
        lands = [box_of_land(spot.land) for spot in spots if spot.land]
        return frame_of(lands) if lands else None
    all_ = frame_of(map(box_of_spot, exact))
    core = frame_of(map(box_of_spot, middle_of(exact)))
    return all_ if whole or core.up < all_.up * FARTHEST else core


def middle_of(spots: list[Spot]) -> list[Spot]:
    """The places nearest to the middle one, until they have `CORE` of the claims."""
    points = [spot.at or (0.0, 0.0) for spot in spots for _ in range(spot.claims)]
    x, y = median(point[0] for point in points), median(point[1] for point in points)

    def far(spot: Spot) -> float:
        at = spot.at or (0.0, 0.0)
        return hypot(at[0] - x, at[1] - y)

    kept: list[Spot] = []
    enough, sofar = sum(spot.claims for spot in spots) * CORE, 0
    for spot in sorted(spots, key=far):
        if sofar >= enough:
            break
        kept.append(spot)
        sofar += spot.claims
    return kept


def rows_of(spots: list[Spot], frame: Frame, ground: Ground, most: int) -> list[Row]:
    """The places with how the map shows each, `most` of them."""
    rows, number = [], 0
    for spot in spots:
        drawn = shown(spot, frame, ground)
        if drawn not in UNSEEN:
            number += 1
        rows.append(Row(spot, "fewer" if number > most and drawn not in UNSEEN else drawn))
    return rows


def shown(spot: Spot, frame: Frame, ground: Ground) -> Shape:
    """As what the map shows a place, if it is on it."""
    if spot.land:
        return "land" if spot.land in ground.lands else "beyond"
    if spot.at is None:
        return "none"
    return spot.shape if meet(box_of_spot(spot), frame.box) else "beyond"


def box_of_spot(spot: Spot) -> Box:
    """The box that a circle or a dot needs."""
    x, y = spot.at or (0.0, 0.0)
    far = min(spot.km, WIDEST) / KM
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
        drawn = tag("use", class_="hatch", href=f"#land-{spot.land}", fill="url(#hatch)")
        at = next((name.at for name in ground.names if name.land == spot.land), None)
        label = board.middle(spot.names[0], at) if at else Markup("")
    else:
        x, y = frame.at(spot.at or (0.0, 0.0))
        radius = max(frame.length(spot.km), FEWEST_UNITS) if spot.km else 0.0
        drawn = circle(x, y, radius)
        label = board.beside(spot.names[0], (x, y), radius)
    link = tag("a", tag("title", told), drawn, label, href=spot.href, class_=f"spot of-{row.drawn}")
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
