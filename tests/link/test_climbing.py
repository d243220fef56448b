"""Groups kept up to date are those found from scratch, whatever comes and goes in which order."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from musnad.link.climbing import Climbing
from musnad.link.ladder import NEVER, before, united

Key = tuple[str, str]
Pairs = dict[tuple[Key, Key], float]
KEYS = [(str(n), "c") for n in range(10, 24)]
CHANCES = st.one_of(st.just(NEVER), st.floats(0.05, 1), st.sampled_from((0.2, 0.5, 0.9)))


class Held:
    """Keys and pairs as they are at the moment, beside the groups that are kept of them."""

    def __init__(self) -> None:
        """Hold nothing."""
        self.keys: set[Key] = set()
        self.pairs: Pairs = {}
        self.climbing: Climbing[Key] = Climbing(before)

    def change(
        self, added: set[Key], removed: set[Key], changed: dict[tuple[Key, Key], float | None]
    ) -> None:
        """Add keys, remove others, and tell or take back (None) likelihoods of pairs."""
        self.keys = (self.keys | added) - removed
        told = {pair: c for pair, c in changed.items() if self.keys.issuperset(pair)}
        self.pairs = {
            pair: chance
            for pair, chance in {**self.pairs, **told}.items()
            if chance is not None and self.keys.issuperset(pair)
        }
        self.climbing.change(added=added, removed=removed, pairs=told)

    def groups(self) -> dict[Key, list[Key]]:
        """The groups of two and more that are kept, in order."""
        found = self.climbing.groups()
        return {first: sorted(found[first]) for first in sorted(found) if len(found[first]) > 1}


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[set[Key], set[Key], dict[tuple[Key, Key], float | None]]]:
    """Changes one after another; what is removed was there, what is added was not."""
    there: set[Key] = set()
    found = []
    pairs = st.sampled_from(list(combinations(KEYS, 2)))
    for _ in range(draw(st.integers(1, 6))):
        added = draw(st.sets(st.sampled_from(KEYS))) - there
        removed = draw(st.sets(st.sampled_from(sorted(there)), max_size=3)) if there else set()
        there = (there | added) - removed
        changed = draw(st.dictionaries(pairs, st.one_of(st.none(), CHANCES), max_size=40))
        found.append((added, removed, changed))
    return found


@given(steps())
def test_after_each_change_the_groups_are_those_from_scratch(
    changes: list[tuple[set[Key], set[Key], dict[tuple[Key, Key], float | None]]],
) -> None:
    held = Held()
    for added, removed, changed in changes:
        held.change(added, removed, changed)
        assert held.groups() == united(held.keys, held.pairs)


@given(st.dictionaries(st.sampled_from(list(combinations(KEYS, 2))), CHANCES), st.integers())
def test_one_by_one_gives_what_all_at_once_gives(pairs: Pairs, seed: int) -> None:
    order = random.Random(seed).sample(KEYS, len(KEYS))  # noqa: S311 - nothing secret
    held = Held()
    for key in order:
        here = held.keys | {key}
        held.change({key}, set(), {p: c for p, c in pairs.items() if key in p and here >= set(p)})
    assert held.groups() == united(KEYS, pairs)


def test_a_change_is_not_followed_where_nothing_changes() -> None:
    held = Held()
    held.change(set(KEYS[:4]), set(), {(KEYS[0], KEYS[1]): 0.9, (KEYS[2], KEYS[3]): 0.9})
    moved = held.climbing.change(added=[KEYS[5]], pairs={})
    assert moved == {KEYS[5]}
