"""Other accounts of a matter stand beside it, each with its voices."""

from musnad.link.rivals import rivals_of
from musnad.model.dossier import Disagreement, DisputeScope, Matter, Mention, Origin


def mention(claim: str) -> Mention:
    return Mention(report="خبر", claim=claim, act="state", content="سقوط الطائرة", start=0, end=12)


def voice(*claims: str) -> Origin:
    return Origin(
        who="SDN.MIL",
        name="الجيش السوداني",
        side="party",
        bodies=(),
        outlets=("صحيفة",),
        mentions=tuple(map(mention, claims)),
    )


def matter(id_: str, *claims: str) -> Matter:
    return Matter(id=id_, about="سقوط الطائرة", denial=False, origins=(voice(*claims),))


def against(from_: str, to: str, scope: DisputeScope = "cause") -> Disagreement:
    return Disagreement(
        type="contradicts", from_=mention(from_), to=mention(to), scope=scope, reason="accident"
    )


DOWNED, CRASHED = matter("downed", "c1", "c2"), matter("crashed", "c3")
HOME = {("خبر", "c1"): DOWNED, ("خبر", "c2"): DOWNED, ("خبر", "c3"): CRASHED}


def alone(key: tuple[str, str]) -> tuple[Origin, ...]:
    return (voice(key[1]),)


def test_each_of_two_matters_is_the_others_account() -> None:
    found = rivals_of([against("c3", "c1")], HOME, alone)
    assert [each.matter for each in found["downed"]] == ["crashed"]
    assert [each.matter for each in found["crashed"]] == ["downed"]
    assert found["downed"][0].origins == CRASHED.origins


def test_a_claim_in_no_matter_is_an_account_with_its_own_voice() -> None:
    found = rivals_of([against("c9", "c1")], HOME, alone)
    (rival,) = found["downed"]
    assert (rival.matter, rival.scope) == (None, "cause")
    assert [each.claim for each in rival.origins[0].mentions] == ["c9"]
    assert set(found) == {"downed"}


def test_within_a_matter_and_of_figures_there_is_no_other_account() -> None:
    assert not rivals_of([against("c2", "c1"), against("c3", "c1", "figure")], HOME, alone)


def test_one_account_stands_once() -> None:
    found = rivals_of([against("c3", "c1"), against("c3", "c2", "doer")], HOME, alone)
    assert len(found["downed"]) == 1
