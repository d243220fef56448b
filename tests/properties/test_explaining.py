"""Explaining never changes a reading."""

from pathlib import Path

import pytest

from musnad.model import document_of
from musnad.reader import explain_document, read_document

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("published", ["2024-05-15", None])
def test_explaining_reads_the_same(path: Path, published: str | None) -> None:
    document = document_of(path.read_text(encoding="utf-8"), published=published)
    reading, explanations = explain_document(document)
    assert reading == read_document(document)
    assert [one.id for one in explanations] == [claim.id for claim in reading.claims]
    assert all(
        one.content == claim.content
        for one, claim in zip(explanations, reading.claims, strict=True)
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_taken_is_passed_over(path: Path) -> None:
    document = document_of(path.read_text(encoding="utf-8"), published="2024-05-15")
    reading, explanations = explain_document(document)
    cues = {claim.cue.start for claim in reading.claims if claim.cue}
    for one, claim in zip(explanations, reading.claims, strict=True):
        taken = {figure.start for figure in claim.figures} | {place.start for place in claim.places}
        for found in one.passed_over:
            if found.kind == "cue":
                assert found.words.start not in cues
            if found.kind in ("figure", "place"):
                assert found.words.start not in taken
