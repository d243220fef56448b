"""The key of a word: one for all the spellings a newsroom would not tell apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.annotate.folding import key_of


@pytest.mark.parametrize(
    ("spelt", "key"),
    [
        ("أُعلِنَ", "اعلن"),
        ("إعــلان", "اعلان"),
        ("آثار", "اثار"),
        ("مسؤول", "مسوول"),
        ("هيئة", "هييه"),
        ("مصطفى", "مصطفي"),
        ("ﻗﺎﻝ", "قال"),
        ("ﻻ", "لا"),
        ("١٢٣", "123"),
        ("۴۵", "45"),
        ("\u202bقال\u202c", "قال"),
        ("NATO", "NATO"),
        ("\u064e\u064f", ""),
        ("", ""),
    ],
)
def test_a_spelling_has_its_key(spelt: str, key: str) -> None:
    assert key_of(spelt) == key


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x621, max_codepoint=0x64A), max_size=40))
def test_composed_and_decomposed_letters_have_one_key(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert key_of(unicodedata.normalize("NFD", composed)) == key_of(composed)


@given(st.text(max_size=40), st.text(max_size=40))
def test_words_fold_one_by_one(one: str, other: str) -> None:
    assert key_of(one + other) == key_of(one) + key_of(other)
