"""Readings as gold: every quote stands in the text, at the place that it is said to."""

import json
from typing import Any

import pytest
from msgspec import structs
from tests.ledger.news import examples, report_of

from musnad.export.gold import golden, nth
from musnad.link.statement import annotated
from musnad.model import Reading, Source, document_of
from musnad.reader import read_document


def read(words: str) -> Reading:
    """A reading of our own words."""
    return read_document(report_of(words).document)


def readings() -> list[Reading]:
    """The examples, read."""
    return [entry.reading for entry in examples() if entry.reading]


def at(text: str, words: str, number: int) -> int:
    """Where the words stand for the nth time."""
    found = -1
    for _ in range(number):
        found = text.index(words, found + 1)
    return found


def gold_of(reading: Reading) -> tuple[str, dict[str, Any]]:
    """The text and the JSON, as they are written."""
    made = golden(reading, "name")
    return made.text, json.loads(made.json)


@pytest.mark.parametrize("reading", readings(), ids=lambda reading: reading.document.name)
def test_an_example_is_read_back_as_it_was(reading: Reading) -> None:
    text, gold = gold_of(reading)
    back = annotated(text, gold, "name")
    was = sorted(reading.claims, key=lambda claim: (claim.content.start, claim.content.end))
    assert [(each.start, each.end) for each in back] == [
        (claim.content.start, claim.content.end) for claim in was
    ]
    assert [len(each.figures) for each in back] == [len(claim.figures) for claim in was]
    assert len(gold["relations"]) == len(reading.relations)
    for claim in gold["claims"]:
        assert (claim["act"] == "narrate") == (claim["source"] is None)
        names = [*claim["source"]["names"], *claim["source"]["via"]] if claim["source"] else []
        words = [*names, *claim["places"], claim["cue"] or "", claim["target"] or ""]
        assert all(each in text for each in words)
    for claim, held in zip(was, gold["claims"], strict=True):
        starts = [at(held["content"], each["text"], each.get("nth", 1)) for each in held["figures"]]
        assert starts == [figure.start - claim.content.start for figure in claim.figures]


def test_words_that_stand_often_are_told_by_number() -> None:
    assert [nth("aa aa aaa", "aa", start) for start in (0, 3, 6, 7)] == [1, 2, 3, 4]


SAID = "قالت وزارة الدفاع الأرمينية إن القصف أصاب مستشفى.\n"


def test_a_text_is_composed_and_its_quotes_with_it() -> None:
    loose = "قالت وزارة الدفاع الأرمينية إن ا\u0654سر 20 جنديا مستمر قرب أغدام.\r\n"
    reading = read_document(document_of(loose, name="loose", language="ar"))
    text, gold = gold_of(reading)
    assert text == loose.replace("ا\u0654", "أ").replace("\r", "")
    assert gold["claims"]
    assert all(claim["content"] in text for claim in gold["claims"])


def test_bounds_and_whole_numbers() -> None:
    words = "قالت وزارة الدفاع الأرمينية إن القصف أسفر عن مقتل أكثر من 100 جندي وإصابة عشرين.\n"
    _, gold = gold_of(read(words))
    values = [figure["value"] for claim in gold["claims"] for figure in claim["figures"]]
    assert [101, None] in values
    assert not any(isinstance(value, float) for value in values)


def test_a_speaker_who_stands_nowhere_is_told() -> None:
    reading = read(SAID)
    (claim,) = reading.claims
    assert isinstance(claim.source, Source)
    other = structs.replace(claim.source, name="الناطق", names=("الناطق",))
    bent = golden(structs.replace(reading, claims=(structs.replace(claim, source=other),)), "n")
    assert bent.gold.claims[0].source is None
    assert bent.gold.claims[0].act == "narrate"
    assert len(bent.bent) == 2
    coded = structs.replace(claim.source, code="ARM.XYZ")
    bent = golden(structs.replace(reading, claims=(structs.replace(claim, source=coded),)), "n")
    assert bent.gold.claims[0].source is not None
    assert bent.gold.claims[0].source.code == "XXX.UNK"
