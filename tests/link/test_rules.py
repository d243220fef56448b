"""Low, best and high by a rule that the user names, with what it left out."""

import pytest
from tests.link.totals import DOCTORS, MINISTRY, OBSERVERS, killed, said, series

from musnad.errors import MusnadError
from musnad.link.rules import chosen_by, rule_named
from musnad.model.dossier import Chosen

FOUND = series(
    said("01", MINISTRY, killed(8)),
    said("05", MINISTRY, killed(12)),
    said("02", OBSERVERS, killed(30, 34)),
    said("03", DOCTORS, killed(21, None)),
    said("04", DOCTORS, killed(None, words="عشرات لا يعرف عددهم")),
)


def picked(rule: str) -> Chosen:
    (one,) = chosen_by(rule_named(rule), FOUND)
    return one


@pytest.mark.parametrize(
    ("rule", "best", "left"),
    [
        ("lowest", 12, {OBSERVERS[0], DOCTORS[0]}),
        ("median-of-origins", 21, {MINISTRY[0], OBSERVERS[0], DOCTORS[0]}),
        (f"latest-of {OBSERVERS[0]}", 30, {MINISTRY[0], DOCTORS[0]}),
        ("latest-of SDN.GOV", 12, {OBSERVERS[0], DOCTORS[0]}),
        ("latest-of مرصد السلام", 30, {MINISTRY[0], DOCTORS[0]}),
        ("latest-of الأمم المتحدة", None, {MINISTRY[0], OBSERVERS[0], DOCTORS[0]}),
    ],
)
def test_a_rule_takes_one_and_lists_the_rest(rule: str, best: float | None, left: set[str]) -> None:
    one = picked(rule)
    assert one.best == best
    assert {each.name for each in one.left_out} == left
    assert (one.low, one.high) == (12, None)
    assert [point.least for point in one.rests_on] == ([] if best is None else [best])


def test_each_left_out_has_its_reason() -> None:
    reasons = {(each.point.least, each.why) for each in picked("lowest").left_out}
    assert reasons == {(30, "not the lowest"), (21, "not the lowest"), (None, "no number")}


def test_the_middle_of_two_is_the_lower_since_nobody_gave_their_mean() -> None:
    two = series(said("01", MINISTRY, killed(10)), said("01", OBSERVERS, killed(20)))
    (one,) = chosen_by(rule_named("median-of-origins"), two)
    assert one.best == 10


@pytest.mark.parametrize("words", ["highest", "latest-of", "lowest of all", ""])
def test_no_other_rule_is_known(words: str) -> None:
    with pytest.raises(MusnadError, match="lowest, median-of-origins, latest-of NAME"):
        rule_named(words)
