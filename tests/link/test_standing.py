"""How a matter stands: labels with their reasons, by who speaks and who disputes it."""

from typing import get_args

import pytest

from musnad.link.standing import SCOPES, standing_of
from musnad.model.dossier import (
    Covered,
    Disagreement,
    DisputeScope,
    DisputeType,
    Matter,
    Mention,
    Origin,
    Side,
    Told,
)

ARMY = ("الجيش اليمني", "YEM.MIL", "YEM")
GROUP = ("جماعة الحوثي", "YEM.REB", "group:houthis")
READ = (
    Covered(name="أ", outlet="صحيفة الساحل", published="2024-05-12"),
    Covered(name="ب", outlet="صحيفة الساحل", published="2024-05-14"),
    Covered(name="ج", outlet="موقع الميناء", published="2024-05-13"),
)


def mention(name: str, *figures: Told) -> Mention:
    return Mention(
        report=name,
        claim="c1",
        act="state",
        content="قصف الجسر",
        start=0,
        end=9,
        source=name,
        outlet="صحيفة الساحل",
        figures=figures,
    )


def voice(
    name: str, code: str, party: str = "", side: Side = "party", figures: tuple[Told, ...] = ()
) -> Origin:
    return Origin(
        who=code,
        name=name,
        side=side,
        party=party,
        bodies=(name,),
        outlets=("صحيفة الساحل",),
        mentions=(mention(name, *figures),),
    )


def matter(*origins: Origin, denial: bool = False) -> Matter:
    return Matter(id="m", about="قصف الجسر", denial=denial, origins=origins)


def labels(*origins: Origin) -> dict[str, str]:
    return {each.label: each.reason for each in standing_of(matter(*origins), (), READ)}


def disputed(type_: DisputeType, scope: DisputeScope, who: Origin) -> tuple[Disagreement, Origin]:
    against = Disagreement(
        type=type_, from_=who.mentions[0], to=mention("خبر"), scope=scope, reason=""
    )
    return against, who


MSF = voice("منظمة أطباء بلا حدود", "NGO.HLH", side="third party")
RUSSIA = voice("الخارجية الروسية", "RUS.GOV", side="third party")
OUTLET = voice("موقع الميناء", "موقع الميناء", side="outlet")


@pytest.mark.parametrize(
    ("origins", "label"),
    [
        ((voice(*ARMY),), "one voice"),
        ((voice(*ARMY), OUTLET), "one named voice"),
        ((OUTLET,), "no named voice"),
        ((MSF, RUSSIA), "several third parties"),
        ((voice(*ARMY), MSF), "one side and third parties"),
        ((voice(*ARMY), voice("النيابة اليمنية", "YEM.JUD", "YEM")), "several voices of one side"),
        ((voice(*ARMY), voice(*GROUP)), "several voices of several sides"),
        (
            (voice(*GROUP), voice("ألوية العمالقة", "YEM.REB", "group:giants")),
            "several voices of several sides",
        ),
    ],
)
def test_sides_are_told_by_body(origins: tuple[Origin, ...], label: str) -> None:
    assert label in labels(*origins)


def test_the_reason_is_a_sentence_that_names_who_speaks() -> None:
    told = labels(voice(*ARMY), MSF, OUTLET)
    assert told["one side and third parties"] == (
        "الجيش اليمني and منظمة أطباء بلا حدود put it forward, in 1 outlet; "
        "1 more without a name or in an outlet's own"
    )


def test_that_no_denial_was_found_says_in_how_much() -> None:
    told = labels(voice(*ARMY))
    assert told["no denial found"] == (
        "no denial found in 3 reports of 2 outlets read up to 2024-05-14"
    )
    assert not any("uncontested" in words for words in (*told, *told.values()))


def test_a_denial_says_what_it_denies() -> None:
    denial = disputed("denies", "doer", voice(*ARMY))
    again = disputed("denies", "fact", voice(*ARMY))
    found = standing_of(matter(voice(*GROUP)), (denial, again), READ)
    told = {each.label: each.reason for each in found}
    assert told["denied by الجيش اليمني"] == ("الجيش اليمني denies that it happened and who did it")
    assert "no denial found" not in told


def test_what_is_left_open_is_no_denial() -> None:
    answer = disputed("leaves open", "fact", voice(*ARMY))
    told = {each.label for each in standing_of(matter(voice(*GROUP)), (answer,), READ)}
    assert "neither confirmed nor denied by الجيش اليمني" in told
    assert "no denial found" in told


def test_accounts_that_differ_say_in_what() -> None:
    against = disputed("contradicts", "cause", voice(*ARMY))
    told = {
        each.label: each.reason for each in standing_of(matter(voice(*GROUP)), (against,), READ)
    }
    assert told["accounts differ"] == (
        "two accounts cannot both hold: they differ in how it came about"
    )


def test_every_scope_has_words() -> None:
    assert set(SCOPES) == set(get_args(DisputeScope))


LOST = Told(
    words="20 جنديا", class_="killed", of="SAU", status="combatant", interest="acknowledged"
)
DID = Told(
    words="12 مدنيا",
    class_="killed",
    of="YEM",
    by="التحالف العربي",
    status="civilian",
    interest="acknowledged",
)


def test_who_admits_is_named_by_the_body_that_does() -> None:
    state = voice("وزارة الدفاع السعودية", "SAU.MIL", "SAU", figures=(LOST,))
    assert labels(state)["acknowledged by a side"] == (
        "وزارة الدفاع السعودية gives figures of its own losses"
    )


def test_a_coalition_admits_for_itself_and_not_for_one_state() -> None:
    coalition = voice("التحالف العربي", "SAU.MIL", "SAU", figures=(LOST, DID))
    assert labels(coalition)["acknowledged by a side"] == (
        "التحالف العربي gives figures of losses of the coalition and what the coalition did"
    )
    state = voice("وزارة الدفاع السعودية", "SAU.MIL", "SAU", figures=(DID,))
    assert labels(state)["acknowledged by a side"] == (
        "وزارة الدفاع السعودية gives figures of what the coalition did"
    )
