"""What is told apart by sketches alone, and the version that tells when they are others."""

from itertools import combinations

import msgspec
import pytest
from msgspec import structs
from tests.link.reports import ELSEWHERE, EVENING, MORNING, NOON, statements

from musnad.link import keys, version
from musnad.link.clusters import chance_of
from musnad.link.compared import compare
from musnad.link.likeness import Context, weights
from musnad.link.sketch import Sketch, plausible, sketch_of

TOTAL = Sketch(day=1, total=True, kinds=frozenset({1}))


def test_no_pair_that_is_likely_is_lost() -> None:
    profiles = list(Context(statements(MORNING, NOON, EVENING, ELSEWHERE)).profiles.values())
    kept = 0
    for one, other in combinations(profiles, 2):
        found = compare(one, other)
        part = found.get("part", 0.0)
        near = plausible(sketch_of(one), sketch_of(other), part)
        assert near == plausible(sketch_of(other), sketch_of(one), part)
        assert near or chance_of(found, weights()) < 0.16
        kept += near
    assert kept < len(profiles) * (len(profiles) - 1) / 2


def test_running_totals_of_one_thing_meet_however_far_apart() -> None:
    assert plausible(TOTAL, structs.replace(TOTAL, day=60), 0.0)
    assert not plausible(TOTAL, structs.replace(TOTAL, day=60, total=False), 0.0)


def test_days_apart_and_wishes_tell_against_a_pair() -> None:
    one = Sketch(day=1, matters=frozenset({1}), main=1)
    assert plausible(one, one, 0.2)
    assert not plausible(one, structs.replace(one, day=9), 0.2)
    assert not plausible(one, structs.replace(one, wished=True), 0.2)
    assert plausible(one, structs.replace(one, day=None), 0.2)


def test_a_sketch_is_kept_as_bytes() -> None:
    packed = msgspec.msgpack.encode(TOTAL)
    assert msgspec.msgpack.decode(packed, type=Sketch) == TOTAL


def test_another_constant_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version.digest()
    assert before in version.LINKER
    monkeypatch.setattr(keys, "CAP", keys.CAP + 1)
    assert version.digest() != before
