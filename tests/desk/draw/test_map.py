"""Maps: places no more precise than they are known, borders as each worldview has them."""

import pytest

from musnad.desk.draw.frame import HEIGHT, WIDTH, clipped, frame_of
from musnad.desk.draw.ground import ground_of
from musnad.desk.draw.labels import Board
from musnad.desk.draw.map import MOST, Map, Spot, map_of, spots_of
from musnad.desk.draw.outlines import (
    WORLDVIEWS,
    Setting,
    borders,
    dashed,
    disputed,
    lines,
    outlines,
    reach,
)
from musnad.ledger.places import Named
from musnad.resolve.gazetteer import KIND_RANK, gazetteer

GANJA, KARABAKH = (46.36, 40.68), (46.75, 39.82)


def spot(name: str, at: tuple[float, float] | None, **known: object) -> Spot:
    return Spot(names=(name,), href="/claims", claims=1, at=at, **known)  # type: ignore[arg-type]


def drawn(*spots: Spot, setting: Setting | None = None) -> Map:
    return map_of(list(spots), setting or Setting(), "en")


def test_a_town_is_a_dot_and_an_area_is_none() -> None:
    town = drawn(spot("كنجه", GANJA)).drawing or ""
    assert 'class="dot"' in town
    assert 'class="hatch"' not in town
    area = drawn(spot("قره باغ", KARABAKH, km=50)).drawing or ""
    assert 'class="hatch"' in area
    assert 'class="dot"' not in area


def test_a_country_is_its_outline() -> None:
    made = drawn(spot("أذربيجان", (47.5, 40.5), land="AZE"))
    assert 'href="#land-AZE"' in (made.drawing or "")
    assert "<circle" not in (made.drawing or "")
    assert [row.drawn for row in made.rows] == ["land"]


def test_what_has_no_point_is_told_and_not_drawn() -> None:
    made = drawn(spot("مكان", None))
    assert made.drawing is None
    assert [row.drawn for row in made.rows] == ["none"]


def test_one_place_far_away_does_not_make_a_map_of_the_world() -> None:
    many = Spot(names=("كنجه",), href="/claims", claims=30, at=GANJA)
    far = spot("ليما", (-77.0, -12.0))
    made = drawn(many, far)
    assert [row.drawn for row in made.rows] == ["dot", "beyond"]
    assert made.beyond
    whole = drawn(many, far, setting=Setting(whole=True))
    assert [row.drawn for row in whole.rows] == ["dot", "dot"]


def test_a_map_holds_no_more_places_than_can_be_told_apart() -> None:
    spots = [spot(f"مكان {n}", (44 + n / 50, 40)) for n in range(MOST + 5)]
    rows = drawn(*spots).rows
    assert [row.drawn for row in rows].count("dot") == MOST
    assert rows[-1].drawn == "fewer"


def test_names_of_one_place_stand_together_as_reports_write_them() -> None:
    known = {"place": "sup:nagorno-karabakh", "country": "AZE", "lat": 39.82, "lon": 46.75}
    named = [
        Named(name="قره باغ", claims=3, denied=1, **known),  # type: ignore[arg-type]
        Named(name="مجهول", claims=2),
        Named(name="قرة باغ", claims=1, **known),  # type: ignore[arg-type]
    ]
    first, second = spots_of(named, {"code": "AZE.MIL"})
    assert first.names == ("قره باغ", "قرة باغ")
    assert (first.claims, first.denied, first.shape) == (4, 1, "area")
    assert first.href.startswith("/claims?code=AZE.MIL&place=")
    assert second.shape == "none"


def test_what_a_report_writes_stays_text() -> None:
    made = drawn(spot("<script>alert(1)</script>", GANJA))
    assert "<script" not in (made.drawing or "")


def test_no_attribute_is_a_style() -> None:
    assert "style=" not in (drawn(spot("كنجه", GANJA)).drawing or "")


def test_every_disputed_border_is_found_and_has_its_area() -> None:
    found = {claim for border in borders() for claim in border.of}
    assert found == {line.claim for line in lines()}
    assert {area for area, _ in found} == set(disputed())
    lands = {land for area in disputed().values() for land in area.within.values()}
    assert lands - {"open", "own"} <= set(outlines().lands)


@pytest.mark.parametrize(
    ("area", "against", "worldviews"),
    [
        ("golan", "SYR", {"held", "open"}),
        ("golan", "ISR", {"un", "open"}),
        ("crimea", "UKR", {"held", "open"}),
        ("western-sahara", "MAR", {"un", "open"}),
        ("western-sahara", "ESH", {"held", "open"}),
        ("kashmir-india", "PAK", {"held", "un", "open"}),
        ("karabakh", "AZE", {"held", "open"}),
    ],
)
def test_each_worldview_draws_its_line(area: str, against: str, worldviews: set[str]) -> None:
    border = next(one for one in borders() if (area, against) in one.of)
    assert {one for one in WORLDVIEWS if area in dashed(border, one)} == worldviews


def test_the_reader_is_told_what_is_disputed_on_the_map() -> None:
    assert "Nagorno-Karabakh" in drawn(spot("كنجه", GANJA)).disputed
    resolved = drawn(spot("كنجه", GANJA), setting=Setting(worldview="un"))
    assert "Nagorno-Karabakh" not in resolved.disputed


def test_a_land_over_the_180th_degree_has_no_stripe_across_the_world() -> None:
    frame = frame_of([(-60.0, -30.0, 60.0, 70.0)])
    ground = ground_of(frame, "held", "en")
    assert "RUS" in ground.lands
    assert not [name for name in ground.names if name.land == "RUS" and name.at[0] < WIDTH / 2]


def test_a_frame_holds_its_boxes() -> None:
    box = (35.0, 30.0, 45.0, 38.0)
    frame = frame_of([box])
    for point in (box[:2], box[2:]):
        x, y = frame.at((point[0], point[1]))
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT


def test_a_ring_is_cut_at_the_edges() -> None:
    ring = [(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)]
    assert set(clipped(ring, (0.0, 0.0, 5.0, 5.0))) == {(0, 0), (5, 0), (5, 5), (0, 5)}
    assert clipped(ring, (20.0, 20.0, 25.0, 25.0)) == []


def test_no_name_lies_over_another() -> None:
    board = Board([(100.0, 100.0)])
    texts = [board.beside("بلدة", (100.0, 100.0), 0) for _ in range(8)]
    assert any("tucked" not in text for text in texts)
    assert "tucked" in texts[-1]
    boxes = board.taken[1:]
    assert all(
        one[0] >= other[2] or one[2] <= other[0] or one[1] >= other[3] or one[3] <= other[1]
        for n, one in enumerate(boxes)
        for other in boxes[:n]
    )
    assert not board.free("بلدة", (100.0, 100.0))


def test_every_reach_is_of_a_kind_or_a_place() -> None:
    for what in reach():
        assert what in KIND_RANK or gazetteer().place(what)
