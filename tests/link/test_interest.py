"""What a figure is to whoever gives it."""

import pytest

from musnad.link.interest import interest_of, parties_of
from musnad.link.statement import Count, Statement

SIDES = frozenset({"ERI", "ETH"})


def said(code: str | None, act: str = "state", name: str = "المتحدث") -> Statement:
    return Statement(
        name="خبر",
        id="x:c1",
        act=act,
        content="قتل عشرة",
        outlet="صحيفة",
        source=name if code else None,
        names=(name,) if code else (),
        code=code,
    )


@pytest.mark.parametrize(
    ("code", "count", "interest"),
    [
        ("ERI.MIL", Count(class_="killed", of="ERI", status="combatant"), "acknowledged"),
        ("ERI.MIL", Count(class_="tank", of="ETH", by="ERI"), "claimed on the enemy"),
        ("ERI.MIL", Count(class_="killed", of="ETH", by="ERI", status="civilian"), "acknowledged"),
        ("ERI.HLH", Count(class_="killed", of="ERI", status="combatant"), "third party"),
        ("ERI.GOV", Count(class_="house", of="ERI", by="ETH"), "laid to another"),
        ("ERI.GOV", Count(class_="killed", of="ERI", status="civilian"), "unknown"),
        ("KEN.GOV", Count(class_="killed", of="ERI", status="combatant"), "third party"),
        (None, Count(class_="killed", of="ERI", status="combatant"), "unknown"),
    ],
)
def test_from_speaker_victims_and_doer(code: str | None, count: Count, interest: str) -> None:
    assert interest_of(said(code), count, SIDES) == interest


def test_what_is_denied_is_nobodys_figure() -> None:
    count = Count(class_="killed", of="ERI", status="combatant")
    assert interest_of(said("ERI.MIL", act="deny"), count, SIDES) == "unknown"


def test_sides_exchanged_the_interest_stays() -> None:
    for one, other in (("ERI", "ETH"), ("ETH", "ERI")):
        count = Count(class_="tank", of=other, by=one)
        assert interest_of(said(f"{one}.MIL"), count, SIDES) == "claimed on the enemy"


def test_parties_are_who_did_harm_or_lost_arms() -> None:
    one = said("ERI.MIL")
    told = (
        Count(class_="tank", of="ETH", by="ERI"),
        Count(class_="killed", of="KEN", status="civilian"),
    )
    both = Statement(name="خبر", id="x:c2", act="state", content="", figures=told)
    assert parties_of([one, both]) == {"ERI", "ETH"}
