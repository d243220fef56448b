import pytest

from musnad.errors import MusnadError
from musnad.intake.language import arabic_share, language_of


def test_share_counts_letters_only() -> None:
    assert arabic_share("نفى 123 !ـــ") == 1
    assert arabic_share("نفى abc") == 0.5
    assert arabic_share("123") == 0


def test_presentation_forms_are_arabic() -> None:
    assert language_of("ﻧﻔﻰ", "x") == "ar"


@pytest.mark.parametrize("text", ["The ministry denied it.", "٢٠ ، ؟ ـــ", "Министерство"])
def test_no_arabic_letter_is_no_arabic_text(text: str) -> None:
    with pytest.raises(MusnadError, match="no Arabic text"):
        language_of(text, "x")
