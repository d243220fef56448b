"""Who is held against whom: whatever the order, and never by what everybody speaks of."""

import random

import pytest
from tests.link.reports import ELSEWHERE, EVENING, MORNING, NOON, statements

from musnad.link import keys
from musnad.link.clusters import against, candidates
from musnad.link.keys import Keys, around, cell_of, keys_of, meetings
from musnad.link.likeness import Context
from musnad.link.statement import Statement

ALL = statements(MORNING, NOON, EVENING, ELSEWHERE)
CELL = cell_of("root\tx", 4000)


def alike(count: int, *cells: int) -> dict[int, Keys]:
    """So many statements that share some cells."""
    return {n: Keys(dict.fromkeys(cells, 300), 300 * len(cells)) for n in range(count)}


def test_what_shares_a_cell_meets_and_nothing_else_does() -> None:
    known = {1: Keys({CELL: 300}, 900), 2: Keys({CELL + 1: 200}, 800), 3: Keys({CELL + 2: 9}, 9)}
    assert {(one, other) for one, other, _ in meetings(known)} == {(1, 2), (2, 3)}
    assert around(CELL) == (CELL - 1, CELL, CELL + 1)


def test_what_is_little_of_both_does_not_bring_them_together() -> None:
    known = {1: Keys({CELL: 20}, 900), 2: Keys({CELL: 20}, 800)}
    assert not list(meetings(known))


def test_what_everybody_speaks_of_brings_nobody_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "CAP", 5)
    assert len(list(meetings(alike(5, CELL)))) == 10
    assert not list(meetings(alike(6, CELL)))
    full = alike(6, CELL) | {9: Keys({CELL + 1: 300}, 300)}
    assert not list(meetings(full)), "a living cell does not find those of a dead one"


def test_pairs_are_the_same_in_any_order() -> None:
    expected = (candidates(Context(ALL)), against(Context(ALL)))
    for seed in range(3):
        shuffled = random.Random(seed).sample(ALL, len(ALL))  # noqa: S311 - nothing secret
        assert (candidates(Context(shuffled)), against(Context(shuffled))) == expected


def test_a_denial_is_held_against_what_it_may_deny() -> None:
    context = Context(ALL)
    pairs = against(context)
    assert pairs
    for denial, claim in pairs:
        assert context.statements[denial].negative
        assert not context.statements[claim].negative


def test_no_day_is_a_stretch_of_its_own() -> None:
    def keys_on(day: str | None) -> set[int]:
        one = Statement(name="a", id="c1", act="state", content="قصف مستشفى الفاشر", published=day)
        return set(keys_of(Context([one]).profiles[one.key]).cells)

    undated, dated = keys_on(None), keys_on("2024-05-14")
    assert undated == keys_on(None)
    assert not undated & {near for cell in dated for near in around(cell)}
