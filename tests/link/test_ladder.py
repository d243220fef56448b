"""Groups found rung by rung: whatever order their members come in."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from musnad.link.ladder import NEVER, RUNGS, united

Key = tuple[str, str]
A, B, C = ("a", "1"), ("b", "1"), ("c", "1")


@st.composite
def likelihoods(draw: st.DrawFn) -> dict[tuple[Key, Key], float]:
    """Some pairs of up to twelve keys, with how likely they are the same."""
    keys = [(str(n), "c") for n in range(10, 10 + draw(st.integers(2, 12)))]
    chances = st.one_of(st.just(NEVER), st.floats(0, 1))
    pairs = draw(st.lists(st.sampled_from(list(combinations(keys, 2))), unique=True))
    return {pair: draw(chances) for pair in pairs}


def keys_of(likely: dict[tuple[Key, Key], float]) -> list[Key]:
    """All keys of the pairs."""
    return sorted({key for pair in likely for key in pair})


def test_the_likely_are_together_and_the_unlikely_apart() -> None:
    likely = {(A, B): RUNGS[0], (B, C): RUNGS[-1] / 2}
    assert list(united([A, B, C], likely).values()) == [[A, B]]


def test_what_must_not_be_together_never_is() -> None:
    likely = {(A, B): 0.9, (B, C): 0.9, (A, C): NEVER}
    assert [len(group) for group in united([A, B, C], likely).values()] == [2]


def test_nothing_gives_nothing() -> None:
    assert united([], {}) == {}


@given(likelihoods(), st.integers())
def test_the_order_does_not_matter(likely: dict[tuple[Key, Key], float], seed: int) -> None:
    keys, pairs = keys_of(likely), list(likely.items())
    shuffle = random.Random(seed).shuffle  # noqa: S311 - nothing secret
    expected = united(keys, likely)
    shuffle(keys)
    shuffle(pairs)
    assert united(keys, dict(pairs)) == expected


@given(likelihoods())
def test_nobody_is_in_two_groups_and_leaders_are_in_their_own(
    likely: dict[tuple[Key, Key], float],
) -> None:
    found = united(keys_of(likely), likely)
    together = [key for group in found.values() for key in group]
    assert len(together) == len(set(together))
    assert all(first in group for first, group in found.items())
    assert not any(
        likely.get(pair) == NEVER for group in found.values() for pair in combinations(group, 2)
    )
