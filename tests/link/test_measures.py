"""Ranges over voices and measures of disagreement: open ends stay open."""

import pytest
from tests.link.totals import DOCTORS, MINISTRY, OBSERVERS, killed, said, series

from musnad.link.measures import diagnostics_of, spreads_of


def test_the_range_of_a_day_goes_over_the_last_totals_of_all_voices() -> None:
    found = series(
        said("01", MINISTRY, killed(10)),
        said("03", MINISTRY, killed(20)),
        said("02", OBSERVERS, killed(14, 16)),
    )
    told = [(each.day[-2:], each.least, each.most, each.voices) for each in spreads_of(found)]
    assert told == [("01", 10, 10, 1), ("02", 10, 16, 2), ("03", 14, 20, 2)]


def test_an_open_end_leaves_the_range_open() -> None:
    found = series(
        said("01", MINISTRY, killed(10)),
        said("02", OBSERVERS, killed(31, None)),
        said("03", DOCTORS, killed(None, 50)),
    )
    told = [(each.least, each.most) for each in spreads_of(found)]
    assert told == [(10, 10), (10, None), (None, None)]


def test_what_has_no_number_or_was_denied_by_its_voice_bounds_nothing() -> None:
    found = series(
        said("01", MINISTRY, killed(10)),
        said("02", MINISTRY, killed(None)),
        said("01", OBSERVERS, killed(70)),
        said("02", OBSERVERS, killed(70), act="deny"),
    )
    assert [(each.least, each.most, each.voices) for each in spreads_of(found)] == [
        (10, 10, 1),
        (10, 10, 1),
    ]


def test_pairs_differ_where_their_ranges_do_not_meet() -> None:
    found = series(
        said("01", MINISTRY, killed(10)),
        said("02", OBSERVERS, killed(8, 12)),
        said("03", DOCTORS, killed(31, None)),
    )
    told = diagnostics_of(found)
    assert (told.pairs, told.things) == (3, 1)
    assert told.differing_share == pytest.approx(2 / 3)
    assert told.spread == pytest.approx((31 - 10) / 10)


def test_an_open_end_meets_whatever_lies_beyond_it() -> None:
    found = series(said("01", MINISTRY, killed(101, None)), said("02", OBSERVERS, killed(250)))
    assert diagnostics_of(found).differing_share == 0


def test_things_of_one_voice_are_not_compared() -> None:
    alone = diagnostics_of(
        series(
            said("01", MINISTRY, killed(10)),
            said("01", OBSERVERS, killed(3, status="combatant")),
        )
    )
    assert (alone.pairs, alone.differing_share, alone.spread) == (0, None, None)


def test_totals_since_other_days_are_not_compared() -> None:
    found = series(
        said("10", MINISTRY, killed(40), when=("2024-05-01", "2024-05-10")),
        said("11", MINISTRY, killed(45)),
        said("10", OBSERVERS, killed(7), when=("2024-05-08", "2024-05-10")),
    )
    told = {(each.since, each.least, each.voices) for each in spreads_of(found)}
    assert told == {("2024-05-01", 40, 1), ("2024-05-01", 45, 1), ("2024-05-08", 7, 1)}
    assert diagnostics_of(found).pairs == 0


def test_a_total_that_names_no_day_goes_with_the_only_one_named() -> None:
    found = series(
        said("10", MINISTRY, killed(40), when=("2024-05-01", "2024-05-10")),
        said("10", OBSERVERS, killed(7)),
    )
    assert [(each.since, each.voices) for each in spreads_of(found)] == [("2024-05-01", 2)]
    assert diagnostics_of(found).differing_share == 1
