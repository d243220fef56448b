"""Terms of texts and queries: what is written one way is found another."""

import hashlib
import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.generated import anything, sprinkled

from musnad.annotate.folding import key_of
from musnad.languages.ar import families
from musnad.languages.ar.searching import TERMS_VERSION, Terms, index_terms, query_terms

TEXT = (
    "أعلنت وزارة الدفاع الأذربيجانية سقوط القتلى والجرحى في قرة باغ، وقالت للجيش إن 1,200 "
    "مقاتل وصلوا إلى #خط_الجبهة مع طائرات F-16 وصواريخ باليستية في مدن."
)


def found(query: str, text: str = TEXT) -> str:
    """Which of the two terms of a query's words stand in a text: `near`, `far` or none."""
    terms = index_terms(text)
    words = query_terms(query)
    assert words
    for column in ("near", "far"):
        hay = f" {getattr(terms, column)} "
        if all(f" {getattr(word, column)} " in hay for word in words):
            return column
    return ""


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ("أذربيجانية", "near"),
        ("أذربيجان", "far"),
        ("قتلى", "near"),
        ("القتيل", "far"),
        ("جريح", "far"),
        ("قره باغ", "near"),
        ('"قره باغ"', "near"),
        ("جيش", "near"),
        ("والجيش", "near"),
        ("بالجيش", "near"),
        ("١٢٠٠", "near"),
        ("المقاتلين", "far"),
        ("f16", "near"),
        ("«خط الجبهة»", "near"),
        ("صاروخ", "far"),
        ("الصواريخ", "near"),
        ("الباليستي", "far"),
        ("سيعلن", "far"),
        ("مدنيون", ""),
        ("قريب", ""),
        ("أرمينيا", ""),
        ('"باغ قره"', ""),
    ],
)
def test_a_word_is_found_as_it_is_asked_for(query: str, column: str) -> None:
    assert found(query) == column


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزير", "الوزير"),
        ("للقاء", "اللقاء"),
        ("لجنة", "للجنة"),
        ("ألمانيا", "وألمانيا"),
        ("كتب ꛦ", "كتب"),
        ("المانيا", "لألمانيا"),
        ("مُقاتِلةٌ", "مقاتلة"),
        ("الجيـــش", "للجيش"),
        ("بغداد", "ببغداد"),
        ("لبنان", "ولبنان"),
        ("الله", "والله"),
        ("٣٫٥", "3.5"),
        ("ＣＮＮ", "cnn"),
        ("Café", "CAFE\u0301"),
    ],
)
def test_spellings_with_one_near_term(one: str, other: str) -> None:
    assert index_terms(one).near == index_terms(other).near


@pytest.mark.parametrize("word", ["لقاء", "بغداد", "وزير", "فرنسا", "كتيبة", "سيناء", "باليستي"])
def test_a_first_letter_of_the_word_stays(word: str) -> None:
    assert index_terms(word).near == key_of(word)


def test_phrases_stay_together_and_signs_give_nothing() -> None:
    assert query_terms('"وقف النار" غارة #قطاع_غزة - "') == [
        Terms("وقف نار", "وقف نار"),
        Terms("غاره", "غار"),
        Terms("قطاع غزه", "قطاع غزه"),
    ]
    assert query_terms(' "" « ، ') == []


@given(anything | sprinkled())
def test_terms_are_cut_at_spaces_alone(text: str) -> None:
    terms = index_terms(text)
    for column in (terms.near, terms.far):
        for term in column.split(" ") if column else []:
            assert term.isalpha() or (term.isascii() and term.isdigit()), term
    assert terms.near.count(" ") == terms.far.count(" ")
    assert re.fullmatch(r"\S+( \S+)*|", terms.near)


@given(sprinkled(), st.data())
def test_every_word_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    words = text.split() or [""]
    with closing(sqlite3.connect(":memory:")) as store:
        store.execute("CREATE VIRTUAL TABLE t USING fts5(near, far, tokenize='unicode61')")
        terms = index_terms(text)
        store.execute("INSERT INTO t VALUES (?, ?)", (terms.near, terms.far))
        for asked in query_terms(data.draw(st.sampled_from(words)).replace('"', " ")):
            for column in ("near", "far"):
                match = f'{column}: "{getattr(asked, column)}"'
                assert store.execute("SELECT count(*) FROM t(?)", (match,)).fetchone() == (1,)


def test_the_version_goes_up_with_the_word_lists() -> None:
    """Otherwise a ledger would be asked by other terms than it was indexed with.

    If this fails, raise `TERMS_VERSION` by one and put the new digest here.
    """
    known = sorted(
        (
            *families.nouns(),
            *families.places(),
            *families.verbs(),
            *map(" ".join, families.families().items()),
        )
    )
    digest = hashlib.blake2b("\n".join(known).encode(), digest_size=8).hexdigest()
    assert (TERMS_VERSION, digest) == (6, "e1d813cd7dd81dc0")
