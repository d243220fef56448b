"""The gloss says what the fields say and no more: never what a claim denies, plans or wishes."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from musnad.languages.en.gloss import gloss
from musnad.languages.en.tables import said, table
from musnad.model import Claim, Evidence, Figure, Party, Place, Source, Span
from musnad.model.vocabulary import Act, FigureClass, Polarity, Reality

ARMENIA, AZERBAIJAN = "وزارة الدفاع الأرمنية", "وزارة الدفاع الأذربيجانية"
INFERRED = Evidence(inferred_from="test")
ISOLATES = str.maketrans("", "", "\u2068\u2069")


def span(words: str) -> Span:
    return Span(start=0, end=len(words), text=words)


def source(name: str, code: str, *more: Party) -> Source:
    words = Evidence(span=span(name))
    first = Party(name=name, code=code, mention=span(name))
    return Source(
        name=name, code=code, parties=(first, *more), evidence={"name": words, "code": words}
    )


def figure(words: str, class_: FigureClass, **fields: Any) -> Figure:  # noqa: ANN401
    grounds = ("of", "by", "change", "traits", "part_of", "status", "outcome")
    words_ = Evidence(span=span(words))
    return Figure(
        start=0,
        end=len(words),
        text=words,
        class_=class_,
        evidence={name: words_ for name in grounds if name in fields},
        **fields,
    )


TANKS = figure(
    "130 دبابة", "tank", value=130, of="AZE", by="ARM", change="total", outcome="destroyed"
)


def claim(**fields: Any) -> Claim:  # noqa: ANN401
    plain = {
        "id": "a:c1",
        "act": "state",
        "content": span("تدمير 130 دبابة"),
        "cue": span("قالت"),
        "source": source(ARMENIA, "ARM.MIL"),
        "figures": (TANKS,),
        "evidence": dict.fromkeys(
            ("act", "polarity", "reality", "said_on", "when", "denial_scope", "responsibility"),
            INFERRED,
        ),
    }
    return Claim(**{**plain, **fields})


def plain(told: Claim, outlet: str | None = None) -> str:
    return gloss(told, outlet).translate(ISOLATES)


def test_it_says_who_says_how_much_where_and_since_when() -> None:
    told = claim(
        places=(Place(start=0, end=8, text="ستيباناك", name_en="Stepanakert"),),
        when=("2020-09-27", "2020-10-01"),
    )
    assert plain(told) == (
        "Armenia’s defence ministry (“وزارة الدفاع الأرمنية”) [ARM.MIL] says"
        " (the outlet’s word: “قالت”): 130 tanks destroyed, of Azerbaijan, by Armenia, cumulative;"
        " in Stepanakert (“ستيباناك”); from 27 September 2020 to 1 October 2020."
    )


@pytest.mark.parametrize("act", get_args(Act))
@pytest.mark.parametrize("reality", get_args(Reality))
@pytest.mark.parametrize("polarity", get_args(Polarity))
def test_nothing_is_put_forward_that_is_not(act: Act, reality: Reality, polarity: Polarity) -> None:
    told = claim(act=act, reality=reality, polarity=polarity, target=span("يريفان"))
    before = plain(told).split(": 130 tanks")[0]
    if polarity == "denied":
        assert " denies" in before
    elif polarity == "neither":
        assert "neither confirms nor denies" in before
    elif act != "deny":
        assert "denies" not in before
    if reality == "happened":
        assert "not done" not in before
    elif polarity == "asserted":
        assert reality == "ongoing" or "not " in before
    else:
        assert "that this happened" not in before


@pytest.mark.parametrize("scope", ["number", "responsibility", "involvement", "knowledge"])
def test_a_denial_says_what_it_denies(scope: str) -> None:
    told = plain(claim(act="deny", polarity="denied", denial_scope=scope))
    assert "denies" in told.split(": 130")[0]
    assert scope in told or scope == "involvement"


@pytest.mark.parametrize("act", ["state", "affirm", "allege"])
def test_the_outlet_s_verb_stays_the_outlet_s(act: Act) -> None:
    told = plain(claim(act=act, cue=span("زعمت")))
    assert "] says (the outlet’s word: “زعمت”): " in told


def swapped(words: str) -> str:
    for one, other in (("ARM", "AZE"), ("Armenia", "Azerbaijan"), (ARMENIA, AZERBAIJAN)):
        words = words.replace(one, "\0").replace(other, one).replace("\0", other)
    return words


@given(
    st.sampled_from(get_args(Act)),
    st.sampled_from(get_args(Polarity)),
    st.sampled_from(get_args(Reality)),
    st.sampled_from(get_args(FigureClass)),
    st.none() | st.integers(0, 3000),
)
def test_the_other_side_s_claim_reads_alike(
    act: Act, polarity: Polarity, reality: Reality, class_: FigureClass, value: int | None
) -> None:
    ours = figure("130 دبابة", class_, value=value, of="AZE", by="ARM")
    theirs = structs.replace(ours, of="ARM", by="AZE")
    one = claim(act=act, polarity=polarity, reality=reality, figures=(ours,))
    other = structs.replace(one, source=source(AZERBAIJAN, "AZE.MIL"), figures=(theirs,))
    assert gloss(other) == swapped(gloss(one))


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (figure("عشرات القتلى", "killed", min=20), "dozens of persons killed"),
        (figure("15 قتيلا على الأقل", "killed", min=15), "at least 15 persons killed"),
        (figure("أكثر من 100 مدني", "killed", min=101), "more than 100 persons killed"),
        (figure("نحو 100 دبابة", "tank", value=100, approx=True), "about 100 tanks"),
        (figure("عدة منظومات", "air_defence"), "an unstated number of air-defence systems"),
        (figure("طفل", "wounded", value=1, traits=("child",)), "1 child wounded"),
        (figure("9 إلى 11 مدنيا", "killed", min=9, max=11), "between 9 and 11 persons killed"),
        (figure("مدنيان", "killed", value=2, status="civilian"), "2 civilians killed"),
        (figure("180 كلم", "distance", value=180), "180: “180 كلم”"),
    ],
)
def test_what_is_vague_stays_vague(told: Figure, shown: str) -> None:
    assert plain(claim(figures=(told,))).endswith(f": {shown}.")


def test_what_is_inferred_says_so() -> None:
    ground = {**TANKS.evidence, "by": INFERRED}
    who = structs.replace(source(ARMENIA, "ARM.MIL"), evidence={"name": INFERRED, "code": INFERRED})
    told = plain(claim(source=who, figures=(structs.replace(TANKS, evidence=ground),)))
    assert "[ARM.MIL] (not named here: inferred) says" in told
    assert "of Azerbaijan, by Armenia (inferred)" in told


def test_joint_voices_and_chains_are_named() -> None:
    two = source("تركيا", "TUR.GOV", Party(name="روسيا", code="RUS.GOV", mention=span("روسيا")))
    agency = Party(name="وكالة الفجر", code="XXX.MED", mention=span("وكالة الفجر"))
    told = plain(claim(source=structs.replace(two, via=(agency,))))
    assert told.startswith("Türkiye (“تركيا”) [TUR.GOV] and Russia (“روسيا”) [RUS.GOV] say ")
    assert ", according to “وكالة الفجر” [XXX.MED]: 130 tanks" in told


def test_the_outlet_s_own_voice_is_the_outlet_s() -> None:
    told = plain(claim(act="narrate", source=None, cue=None), "صحيفة الفجر")
    assert told.startswith("The outlet (“صحيفة الفجر”) reports in its own name: 130 tanks")


def test_words_cannot_turn_the_line() -> None:
    told = gloss(claim(figures=(), content=span("كلام \u202eمقلوب\u202c هنا")))
    assert "\u202e" not in told
    assert told.count("\u2068") == told.count("\u2069")


def test_a_name_that_lists_do_not_hold_whole_stays_as_it_is() -> None:
    told = plain(claim(source=source("رئيس أرمينيا السابق", "ARM.GOV")))
    assert told.startswith("“رئيس أرمينيا السابق” [ARM.GOV] says")


def test_every_code_has_its_words() -> None:
    assert set(table("counted.tsv")) == set(get_args(FigureClass))
    assert set(said()["verbs"]) == set(get_args(Act))
    for polarity in get_args(Polarity):
        assert set(said()["real"][polarity]) == set(get_args(Reality))
