"""The reader is as near to the annotations as it was; and the annotations are sound."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from tests.golden.articles import ANNOTATED, example, floors, gold_digest, reading_of
from tests.golden.measures import MEASURES, Gold, Tally, alike, compare, load, place

from musnad.model.vocabulary import ROLES, Act, FigureClass, RelationType

MAY_FALL = 0.01
REQUIRED = {
    "id",
    "cue",
    "act",
    "content",
    "source",
    "target",
    "said_on",
    "figures",
    "places",
    "when",
}


@pytest.fixture(scope="module")
def tally() -> Tally:
    total = Tally()
    for path in ANNOTATED:
        compare(load(path), reading_of(path.stem), total)
    return total


@pytest.mark.parametrize("measure", MEASURES)
def test_no_measure_falls(measure: str, tally: Tally) -> None:
    assert tally.value(measure) >= floors()[1][measure] - MAY_FALL


def test_the_floors_were_taken_on_these_annotations() -> None:
    digest, held = floors()
    assert digest == gold_digest(), "python tests/golden/update.py --floors takes them anew"
    assert tuple(held) == MEASURES


def quotes(gold: Gold) -> Iterator[str]:
    """Everything an annotation quotes from anywhere in the text."""
    yield from gold["boilerplate"]
    for claim in gold["claims"]:
        yield from (claim[name] for name in ("cue", "target") if claim[name] is not None)
        yield from claim["places"]
        if claim["source"] is not None:
            yield from claim["source"]["names"] + claim["source"]["via"]


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.stem)
def test_an_annotation_quotes_its_article(path: Path) -> None:
    gold, text = load(path), example(path.stem).text
    assert [quote for quote in quotes(gold) if quote not in text] == []
    for claim in gold["claims"]:
        where = place(text, claim["content"], claim.get("nth", 1))
        assert where is not None, claim["id"]
        for figure in claim["figures"]:
            inside = place(text[slice(*where)], figure["text"], figure.get("nth", 1))
            assert inside is not None, (claim["id"], figure["text"])


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.stem)
def test_an_annotation_uses_the_words_of_the_domain(path: Path) -> None:
    gold = load(path)
    assert gold["published"] == example(path.stem).published
    ids = [claim["id"] for claim in gold["claims"]]
    assert ids == [f"c{n}" for n in range(1, len(ids) + 1)]
    for claim in gold["claims"]:
        assert set(claim) - {"nth"} == REQUIRED
        assert claim["act"] in get_args(Act)
        assert (claim["act"] == "narrate") == (claim["source"] is None)
        assert {figure["class"] for figure in claim["figures"]} <= set(get_args(FigureClass))
        if claim["source"] is not None:
            country, _, role = claim["source"]["code"].partition(".")
            assert len(country) == 3
            assert role in ROLES
            assert claim["source"]["names"]
    for relation in gold["relations"]:
        assert relation["type"] in get_args(RelationType)
        assert {relation["from"], relation["to"]} <= set(ids)


def test_enough_is_annotated() -> None:
    assert len(ANNOTATED) >= 4


def test_names_are_alike_by_half_of_their_words() -> None:
    assert alike("الجيش السوداني", "جيش السوداني")
    assert alike("وزارة الدفاع", "وزارة الدفاع الأذرية في باكو")
    assert not alike("وزارة الدفاع", "الجيش")
    assert not alike("", "الجيش")


def test_the_scorer_counts_what_is_missing_and_what_is_too_much() -> None:
    name = "mostly-boilerplate"
    gold, reading = load(next(p for p in ANNOTATED if p.stem == name)), reading_of(name)
    total = Tally()
    compare({**gold, "claims": gold["claims"][:1], "relations": []}, reading, total)
    assert total.wanted["claims"] == 1
    assert total.given["claims"] == len(reading.claims)
    compare(gold, type(reading)(document=reading.document, reader=reading.reader), total)
    assert total.given["claims"] == len(reading.claims)
    assert total.right["claims"] <= 1
