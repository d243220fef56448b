"""What a figure is to whoever gives it."""

import pytest
from msgspec import structs

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


HOUTHIS = ("المتحدث باسم جماعة الحوثي", "YEM.REB")
COALITION = ("المتحدث باسم التحالف العربي", "SAU.MIL")
WAR = frozenset({"YEM", "SAU", "group:houthis"})


def told(who: tuple[str, str], count: Count, content: str = "") -> str:
    """What a figure is to who tells of it, in a war of a state, a group and a coalition."""
    name, code = who
    one = Statement(
        name="خبر",
        id="x:c1",
        act="state",
        content=content or count.words,
        source=name,
        names=(name,),
        code=code,
        figures=(count,),
    )
    return interest_of(one, count, WAR)


def test_a_group_owns_what_its_words_say_is_its_own_not_what_has_its_countrys_code() -> None:
    lost = Count(class_="killed", of="YEM", status="combatant", words="20 مقاتلا")
    assert told(HOUTHIS, lost, "مقتل 20 مقاتلا في مأرب") == "unknown"
    own = Count(class_="killed", of="YEM", status="combatant", words="عشرين")
    assert told(HOUTHIS, own, "مقتل عشرين من مقاتليها في مأرب") == "acknowledged"
    assert told(HOUTHIS, own, "الجيش السعودي فقد عشرين من مقاتليه") == "unknown"


def test_the_loss_of_the_state_that_a_group_fights_is_no_admission() -> None:
    killed = Count(class_="killed", of="YEM", by="الحوثيون", status="combatant")
    assert told(HOUTHIS, killed) == "claimed on the enemy"
    assert told(("وزارة الدفاع اليمنية", "YEM.MIL"), killed) == "acknowledged"


@pytest.mark.parametrize("by", ["الحوثيون", "حوثيين", "جماعه الحوثي"])
def test_a_group_by_any_of_its_names_did_what_it_did(by: str) -> None:
    harmed = Count(class_="killed", of="SAU", by=by, status="civilian")
    assert told(HOUTHIS, harmed) == "acknowledged"


def test_state_and_group_alike_lay_harm_to_their_civilians_to_another() -> None:
    by_coalition = Count(class_="killed", of="YEM", by="التحالف العربي", status="civilian")
    assert told(HOUTHIS, by_coalition) == "laid to another"
    by_group = Count(class_="house", of="YEM", by="الحوثيون")
    assert told(("وزارة الدفاع اليمنية", "YEM.MIL"), by_group) == "laid to another"


def test_harm_to_its_own_people_that_a_side_says_it_did_is_its_own_deed() -> None:
    own = Count(class_="killed", of="SAU", by="SAU", status="civilian")
    assert told(("وزارة الدفاع السعودية", "SAU.MIL"), own) == "acknowledged"


def test_a_coalition_admits_with_the_voice_of_the_state_of_its_code() -> None:
    harmed = Count(class_="killed", of="YEM", by="التحالف", status="civilian")
    assert told(COALITION, harmed) == "acknowledged"
    lost = Count(class_="killed", of="SAU", status="combatant")
    assert told(COALITION, lost) == "acknowledged"
    # By one word it could be any coalition, so that it is nothing that the state admits.
    assert told(("وزارة الدفاع السعودية", "SAU.MIL"), harmed) == "unknown"
    named = Count(class_="killed", of="YEM", by="التحالف العربي", status="civilian")
    assert told(("وزارة الدفاع السعودية", "SAU.MIL"), named) == "acknowledged"


def test_a_group_that_tells_of_its_dead_is_a_party_its_country_is_not() -> None:
    name, code = HOUTHIS
    count = Count(class_="killed", of="YEM", status="combatant", words="عشرين")
    one = Statement(
        name="خبر",
        id="x:c1",
        act="state",
        content="مقتل عشرين من مقاتليها في مأرب",
        source=name,
        names=(name,),
        code=code,
        figures=(count,),
    )
    assert parties_of([one]) == {"group:houthis"}


@pytest.mark.parametrize(("one", "other"), [("ERI", "ETH"), ("ETH", "ERI")])
@pytest.mark.parametrize(
    ("count", "interest"),
    [
        (Count(class_="killed", of="own", status="combatant"), "acknowledged"),
        (Count(class_="killed", of="other", by="own", status="civilian"), "acknowledged"),
        (Count(class_="killed", of="own", by="other", status="civilian"), "laid to another"),
        (Count(class_="bridge", of="own", by="other"), "laid to another"),
        (Count(class_="tank", of="other"), "claimed on the enemy"),
        (Count(class_="killed", of="other", by="own"), "claimed on the enemy"),
        (Count(class_="killed", of="own"), "unknown"),
    ],
)
def test_each_rule_holds_for_either_side(one: str, other: str, count: Count, interest: str) -> None:
    sides = {"own": one, "other": other, None: None}
    given = structs.replace(count, of=sides[count.of], by=sides[count.by])
    assert interest_of(said(f"{one}.MIL"), given, SIDES) == interest
