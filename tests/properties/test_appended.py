"""What stands behind a report does not change what is read in front of it."""

import pytest
from tests.golden.articles import EXAMPLES, example
from tests.golden.rendering import rendered

import musnad
from musnad import Reading

UNRELATED = (
    "وقال مدرب المنتخب إن الفريق يستعد للمباراة المقبلة.",
    "وأعلنت شركة محلية افتتاح مصنع جديد للأثاث في ضواحي المدينة.",
)
NAMES = [path.stem for path in EXAMPLES]


def contents(reading: Reading) -> list[tuple[str, str, int, int]]:
    """Act, speaker and content of each claim, by offset."""
    return [
        (
            claim.act,
            claim.source.name if claim.source else "",
            claim.content.start,
            claim.content.end,
        )
        for claim in reading.claims
    ]


@pytest.mark.parametrize("added", UNRELATED, ids=("sport", "trade"))
@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_added_leaves_the_claims_before_it(name: str, added: str) -> None:
    document = example(name)
    given = {"published": document.published, "title": document.title}
    before = contents(musnad.read(document.text, **given))
    after = contents(musnad.read(f"{document.text}{added}\n", **given))
    assert after[: len(before)] == before


def test_rendering_names_each_claim_once() -> None:
    document = example(NAMES[0])
    reading = musnad.read(document.text, published=document.published)
    heads = [line for line in rendered("x", reading).splitlines() if line[:1] == "c"]
    assert len(heads) >= len(reading.claims)
