"""A record that cannot quote its text or give its grounds cannot be built."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad import Claim, Evidence, Figure, Party, Place, Reader, Reading, Relation, Source, Span
from musnad.model import cut, document_of, spans_of

TEXT = "قال الجيش إن ثلاثة جنود قتلوا."
CONTENT = cut(TEXT, 13, 29)
READER = Reader(name="musnad", version="0", language_pack="ar", pack_version="1")
GROUNDS = {name: Evidence(span=cut(TEXT, 0, 3)) for name in ("act", "polarity", "reality")}


def claim(**changed: Any) -> Claim:  # noqa: ANN401  (any field of a claim)
    given: dict[str, Any] = {"id": "c1", "act": "state", "content": CONTENT, "evidence": GROUNDS}
    return Claim(**{**given, **changed})


@given(st.integers(-5, 40), st.integers(-5, 40), st.text(max_size=12))
def test_a_span_fills_its_range(start: int, end: int, words: str) -> None:
    if 0 <= start < end and len(words) == end - start:
        assert Span(start=start, end=end, text=words).text == words
    else:
        with pytest.raises(ValueError, match="cannot quote"):
            Span(start=start, end=end, text=words)


@given(st.text(min_size=1, max_size=30), st.data())
def test_what_is_cut_quotes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert list(spans_of(cut(text, start, end))) == [(start, end, text[start:end])]


def test_evidence_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="evidence needs"):
        Evidence()
    with pytest.raises(ValueError, match="evidence needs"):
        Evidence(inferred_from="")


@pytest.mark.parametrize("field", ["act", "polarity", "reality"])
def test_a_claim_needs_grounds_for_what_it_always_has(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        claim(evidence={name: GROUNDS[name] for name in GROUNDS if name != field})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("said_on", "2024-05-15"),
        ("when", ("2024-05-15", "2024-05-15")),
        ("denial_scope", "number"),
        ("responsibility", "claimed"),
    ],
)
def test_a_claim_needs_grounds_for_what_it_may_have(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"{field} rests on nothing"):
        claim(**{field: value})
    grounds = {**GROUNDS, field: Evidence(inferred_from="published")}
    assert getattr(claim(**{field: value, "evidence": grounds}), field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("of", "SYR"),
        ("by", "SYR"),
        ("change", "new"),
        ("status", "combatant"),
        ("traits", ("child",)),
        ("outcome", "destroyed"),
        ("part_of", 3),
    ],
)
def test_a_figure_needs_grounds(field: str, value: object) -> None:
    given: dict[str, Any] = {"start": 13, "end": 23, "text": TEXT[13:23], "class_": "killed"}
    given[field] = value
    with pytest.raises(ValueError, match=f"{field} rests on nothing"):
        Figure(**given)
    figure = Figure(**given, evidence={field: Evidence(inferred_from="rule")})
    assert getattr(figure, field) == value


def test_a_figure_and_a_place_quote() -> None:
    with pytest.raises(ValueError, match="cannot quote"):
        Figure(start=3, end=3, text="", class_="killed")
    with pytest.raises(ValueError, match="cannot quote"):
        Place(start=3, end=9, text="دمشق")


def test_a_voice_needs_grounds() -> None:
    with pytest.raises(ValueError, match="rests on nothing"):
        Party(name="الجيش", code="SYR.MIL")
    with pytest.raises(ValueError, match=r"Source\.name rests on nothing"):
        Source(name="الجيش", code="SYR.MIL")
    with pytest.raises(ValueError, match=r"Source\.code rests on nothing"):
        Source(name="الجيش", code="SYR.MIL", evidence={"name": Evidence(span=cut(TEXT, 4, 9))})


def test_a_reading_holds_its_spans_against_its_text() -> None:
    document = document_of(TEXT)
    assert Reading(document=document, reader=READER, claims=(claim(),)).claims
    other = document_of(TEXT.replace("ثلاثة", "أربعة"))
    with pytest.raises(ValueError, match="does not quote"):
        Reading(document=other, reader=READER, claims=(claim(),))


def test_a_relation_stays_in_its_reading() -> None:
    relation = Relation(
        type="denies", from_="c1", to="c9", evidence=Evidence(inferred_from="a rule")
    )
    with pytest.raises(ValueError, match="leaves the reading"):
        Reading(document=document_of(TEXT), reader=READER, claims=(claim(),), relations=(relation,))


@pytest.mark.parametrize(
    ("polarity", "reality", "counts"),
    [
        ("asserted", "happened", True),
        ("asserted", "ongoing", True),
        ("asserted", "planned", False),
        ("asserted", "conditional", False),
        ("asserted", "wanted", False),
        ("denied", "happened", False),
        ("neither", "happened", False),
    ],
)
def test_only_what_is_asserted_and_happened_counts(
    polarity: str, reality: str, *, counts: bool
) -> None:
    assert claim(polarity=polarity, reality=reality).countable is counts
