"""Neutrality: with two sides' names exchanged, the same claims are read with the names exchanged.

What rests on a real place that is not exchanged (a town's country, a group's code) stays.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.golden.articles import example
from tests.properties.sides import Recast, nations

import musnad
from musnad import Claim, Figure, Party, Reading, Source

DAY = "2024-05-15"
HORN = {"بادمي": "مصوع", "مقلي": "كرن", "إقليم تيغراي": "أنسبا"}
UKRAINE = {
    "أوديسا": "بيلغورود",
    "ميكولايف": "كورسك",
    "بيلغورود": "أوديسا",
    "كورسك": "ميكولايف",
    "دونيتسك": "فورونيج",
}
PAKISTAN = {
    "طالبان باكستان": "طالبان باكستان",
    "بيشاور": "قندهار",
    "خيبر بختونخوا": "هلمند",
}
SUDAN = {"الدلنج": "ذمار", "جنوب كردفان": "حضرموت"}
ARTICLES: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("two-ministries", "ETH", "ERI", HORN),
    ("two-ministries", "EGY", "KEN", {}),
    ("two-ministries", "ETH", "RUS", {}),
    ("diplomatic-day", "SRB", "XKX", {}),
    ("diplomatic-day", "TUR", "DEU", {}),
    ("diplomatic-day", "QAT", "RUS", {}),
    ("mostly-boilerplate", "UKR", "RUS", UKRAINE),
    ("responsibility", "PAK", "AFG", PAKISTAN),
    ("casualty-update", "SDN", "YEM", SUDAN),
)
"""An example, two sides of it (or one and an outsider), and towns of the same kind."""

SHORT = (
    "قالت وزارة الدفاع الأذربيجانية إن قواتها دمرت 12 دبابة أرمينية وقتلت 40 جنديا أرمينيين.",
    "أعلن الجيش الأذربيجاني مقتل ثلاثة من جنوده في قصف أرميني.",
    "نفت يريفان قصف مواقع أذربيجانية، واتهمت باكو بخرق الهدنة.",
    "وبحسب الخارجية الأرمينية، قتل 7 مدنيين في غارة شنتها أذربيجان.",
    "أكد المتحدث باسم الحكومة الأذربيجانية أن باكو ترفض شروط أرمينيا.",
    "ونقلت وكالة رويترز عن مسؤول أرميني قوله إن 5 أشخاص أصيبوا.",
    "اتهم الرئيس الأذربيجاني القوات الأرمينية باستهداف المدنيين.",
    "وطالبت أرمينيا أذربيجان بسحب قواتها، محذرة من عواقب ذلك.",
    "قال مسؤولان أرمينيان إن طائرتين أذربيجانيتين أسقطتا.",
    "وقالت أذربيجان إنها أسرت 15 جنديا أرمينيا وأسقطت ثلاث مسيرات أرمينية.",
)
PAIRS = (
    ("ARM", "AZE"),
    ("RUS", "UKR"),
    ("UKR", "RUS"),
    ("ETH", "ERI"),
    ("ERI", "ETH"),
    ("ISR", "SYR"),
    ("SYR", "ISR"),
    ("ISR", "PSE"),
    ("PSE", "ISR"),
    ("IRN", "ISR"),
    ("TUR", "SYR"),
    ("PAK", "AFG"),
    ("SRB", "XKX"),
    ("RWA", "UGA"),
    ("EGY", "LBY"),
)
"""Who takes the part of Azerbaijan and who that of Armenia."""


def reread(text: str, given: dict[str, str | None]) -> Reading:
    return musnad.read(text, **given)


def claims_as(reading: Reading, cast: Recast | None) -> Iterator[dict[str, Any]]:
    """What each claim says, recast where it is the original that is compared."""
    for claim in reading.claims:
        yield _claim(claim, cast)


def _claim(claim: Claim, cast: Recast | None) -> dict[str, Any]:
    def words(text: str | None) -> str | None:
        return cast.text(text) if cast and text is not None else text

    return {
        "content": words(claim.content.text),
        "act": claim.act,
        "polarity": claim.polarity,
        "reality": claim.reality,
        "cue": words(claim.cue.text) if claim.cue else None,
        "source": _source(claim.source, cast),
        "target": words(claim.target.text) if claim.target else None,
        "said_on": claim.said_on,
        "when": claim.when,
        "figures": [_figure(figure, cast) for figure in claim.figures],
        "places": [words(place.text) for place in claim.places],
    }


def _source(source: Source | None, cast: Recast | None) -> list[tuple[str, str | None]] | None:
    if source is None:
        return None
    parties = [*source.parties, *source.via]
    return [
        (cast.text(party.name) if cast else party.name, _code(party, cast)) for party in parties
    ]


def _code(party: Party, cast: Recast | None) -> str | None:
    fixed = (party.actor or "").startswith(("group:", "authority:", "party:"))
    return cast.code(party.code) if cast and not fixed else party.code


def _figure(figure: Figure, cast: Recast | None) -> tuple[Any, ...]:
    of, by = figure.of, figure.by
    if cast:
        grounds = figure.evidence.get("of")
        place = grounds and grounds.inferred_from == "place of the event" and grounds.span
        real = place and cast.text(place.text) == place.text
        of, by = of if real else cast.party(of), cast.party(by)
    words = cast.text(figure.text) if cast else figure.text
    return words, figure.class_, figure.value, figure.min, figure.max, of, by, figure.change


def differences(text: str, cast: Recast, given: dict[str, str | None]) -> list[str]:
    """Where the reading of the recast text is not the recast reading of the text."""
    title = given.get("title")
    recast_given = {**given, "title": cast.text(title) if title else None}
    wanted = list(claims_as(reread(text, given), cast))
    got = list(claims_as(reread(cast.text(text), recast_given), None))
    found = [
        f"{one['content'][:60]} | {name}: wanted {one[name]}, got {other[name]}"
        for one, other in zip(wanted, got, strict=False)
        for name in one
        if one[name] != other[name]
    ]
    if len(wanted) != len(got):
        found.append(f"{len(wanted)} claims, {len(got)} with the sides exchanged")
    return found


@pytest.mark.parametrize(
    ("name", "one", "other", "also"), ARTICLES, ids=lambda x: x if isinstance(x, str) else ""
)
def test_an_example_reads_the_same_with_its_sides_exchanged(
    name: str, one: str, other: str, also: dict[str, str]
) -> None:
    document = example(name)
    given = {"published": document.published, "title": document.title}
    cast = Recast({one: other, other: one}, also)
    assert cast.text(document.text) != document.text
    assert differences(document.text, cast, given) == []


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_sentence_reads_the_same_whoever_the_sides_are(first: str, second: str) -> None:
    cast = Recast({"AZE": first, "ARM": second})
    found = [
        one for text in SHORT for one in differences(text, cast, {"published": DAY, "title": None})
    ]
    assert found == []


def test_recasting_keeps_articles_clitics_and_endings() -> None:
    cast = Recast({"ETH": "ERI", "ERI": "ETH"})
    text = "وإثيوبيا وبالإثيوبيين وللإريترية إريتريتان في أديس أبابا ولأسمرة"
    wanted = "وإريتريا وبالإريتريين وللإثيوبية إثيوبيتان في أسمرة ولأديس أبابا"
    assert cast.text(text) == wanted
    assert cast.code("ETH.MIL") == "ERI.MIL"
    assert cast.code("IGO.IGO") == "IGO.IGO"
    assert cast.party("قوات إثيوبية") == "قوات إريترية"


def test_the_table_has_every_side_that_is_tried() -> None:
    tried = {code for pair in PAIRS for code in pair} | {"AZE", "ARM"}
    for code in tried:
        assert nations()[code].nouns, code
        assert nations()[code].adjectives, code
        assert nations()[code].capitals, code
