"""Denials and the claims of the article that they deny."""

import pytest

import musnad


def _denies(text: str) -> list[tuple[str, str]]:
    """The contents joined by a denial: (what the denial says, what is denied)."""
    reading = musnad.read(text, published="2024-05-15")
    said = {claim.id: claim.content.text for claim in reading.claims}
    return [(said[r.from_], said[r.to]) for r in reading.relations if r.type == "denies"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            (
                "قالت دمشق إن طائرات تركية قصفت مستودعا قرب البلدة.\n"
                "ونفت وزارة الدفاع التركية قصف أي مستودع في البلدة."
            ),
            "طائرات تركية قصفت مستودعا قرب البلدة",
        ),
        (
            (
                "اتهمت فرنسا إيران بتهريب صواريخ إلى الساحل.\n"
                "وقال صيادون إن الميناء مغلق منذ أيام.\nونفت إيران هذه الاتهامات."
            ),
            "بتهريب صواريخ إلى الساحل",
        ),
        (
            "نفت أنقرة، الثلاثاء، صحة ما ذكرته باريس بشأن إغراق زورق للصيادين.",
            "إغراق زورق للصيادين",
        ),
        (
            (
                "أعلنت الشرطة العراقية أن المسلحين خطفوا ثلاثة عمال.\n"
                "لكن الجيش الأردني نفى في بيان هذه الأنباء."
            ),
            "المسلحين خطفوا ثلاثة عمال",
        ),
        (
            "اتهم الأردن سوريا بإطلاق قذائف على مزارع حدودية، وهو ما نفته سوريا.",
            "بإطلاق قذائف على مزارع حدودية",
        ),
    ],
)
def test_a_denial_finds_the_claim_it_denies(text: str, denied: str) -> None:
    assert [what for _, what in _denies(text)] == [denied]


def test_a_claim_that_is_itself_negated_is_not_what_is_denied() -> None:
    text = (
        "نفت الحكومة اليمنية تسليم الميناء للمسلحين.\n"
        "وقال مراقبون إن الحكومة لم تسلم الميناء للمسلحين."
    )
    assert _denies(text) == []


def test_own_words_are_not_denied() -> None:
    text = "قال الجيش التركي إن قواته قصفت البلدة. ونفى الجيش التركي قصف المستشفى في البلدة."
    assert _denies(text) == []
