"""Numbers in words and digits, grouped by the value they must give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.annotate.folding import key_of
from musnad.languages.ar.numbers import (
    Number,
    read_number,
    read_ordinal,
    starts_number,
    starts_ordinal,
)

VALUES = {
    0: "صفر",
    1: "واحد|واحدة",
    2: "اثنان|اثنين|اثنتان|وَاثنتين",
    3: "ثلاثة|ثلاث|بثلاثة|٣|3|وثلاثة|الثلاثة",
    8: "ثمانية|ثماني|ثمان",
    10: "عشرة|عشر|لعشرة|ل10",
    11: "أحد عشر|إحدى عشرة|احد عشر",
    12: "اثنا عشر|اثني عشر|اثنتي عشرة|باثني عشر",
    13: "ثلاثة عشر|ثلاث عشرة",
    18: "ثمانية عشر|ثماني عشرة",
    21: "واحد وعشرون|إحدى وعشرين|الواحد والعشرين",
    25: "خمسة وعشرين|خمس وعشرون|وخمسة وعشرين|خمسة و عشرين|و25|٢٥|۲۵|الـ25",
    50: "خمسين|خمسون|بخمسين|للخمسين",
    100: "مئة|مائة|مِئة|ميه",
    116: "مائة وستة عشر|مئة و16",
    250: "مائتين وخمسين|مئتان وخمسون",
    300: "ثلاثمئة|ثلاثمائة|ثلاث مئة|ثلاث مائة|3 مئة",
    1000: "ألف|ألفٍ|1,000|1000|١٬٠٠٠|1 000",
    1001: "ألف وواحد",
    2000: "ألفان|ألفين|ألفي|ألفا|2.000",
    2300: "ألفين وثلاثمئة|ألفان وثلاثمائة",
    3200: "ثلاثة آلاف ومئتين|3 آلاف و200",
    12000: "12 ألفا|اثنا عشر ألفا|12 ألف|12 000",
    120000: "مئة وعشرين ألفا|مئة و20 ألفا|120 ألف",
    250000: "مائتان وخمسون ألفا|ربع مليون|250,000",
    500000: "نصف مليون|نصف المليون",
    750000: "ثلاثة أرباع المليون|ثلاثة أرباع مليون",
    1500000: "مليون ونصف|مليون ونصف المليون|مليون و500 ألف|1.5 مليون|1,5 مليون",
    2500000: "مليونين ونصف|مليونان ونصف المليون|اثنين ونصف مليون",
    3200000: "ثلاثة ملايين ومئتي ألف|3.2 مليون|3.200 مليون",
    10**9: "مليار|ألف مليون|بليون",
    0.5: "نصف|النصف|0.5|٠٫٥",
    5.25: "خمسة وربع",
    -5: "سالب خمسة",
}
CASES = [(words, value) for value, cell in VALUES.items() for words in cell.split("|")]
NONE = (
    "آلاف القتلى|ملايين|مئات|بالمئة|المئة|أحد الجنود|إحدى القرى|لست أدري|الاثنين|الثاني|الأولى|"
    "2018-03-05|27/9/2020|12:30|أف16|سو35|192.168.1.2|ناقص الخبرة|الواحد|مخازن"
)
LISTS = (
    ("خمسة مخازن و50", [5, 50]),
    ("15 و20", [15, 20]),
    ("خمسة وستة", [5, 6]),
    ("300 و 212", [300, 212]),
    ("مئة ومئتان", [100, 200]),
    ("ثلاثة وأربعة", [3, 4]),
    ("ألف واحد", [1000, 1]),
    ("2020 150", [2020, 150]),
)


def keys_of(words: str) -> list[str]:
    return [key_of(word) for word in words.split()]


@pytest.mark.parametrize(("words", "value"), CASES)
def test_the_whole_phrase_has_the_value(words: str, value: float) -> None:
    keys = keys_of(words)
    number = read_number(keys, 0)
    assert starts_number(keys[0])
    assert number is not None
    assert (number.value, number.end) == (value, len(keys))


@pytest.mark.parametrize("words", NONE.split("|"))
def test_no_number_begins_here(words: str) -> None:
    assert read_number(keys_of(words), 0) is None


@pytest.mark.parametrize(("words", "values"), LISTS)
def test_what_is_merely_listed_is_not_added(words: str, values: list[float]) -> None:
    keys, found, i = keys_of(words), [], 0
    while i < len(keys):
        number = read_number(keys, i) if starts_number(keys[i]) else None
        if number is not None:
            found.append(number.value)
        i = number.end if number else i + 1
    assert found == values


@pytest.mark.parametrize(
    ("word", "skip"),
    [
        ("خمسة", 0),
        ("وخمسة", 1),
        ("وبخمسة", 2),
        ("للخمسة", 2),
        ("والخمسة", 1),
        ("ل15", 1),
        ("والـ25", 3),
        ("وأحد عشر", 1),
    ],
)
def test_skip_counts_what_stands_before_the_number(word: str, skip: int) -> None:
    number = read_number(keys_of(word), 0)
    assert number is not None
    assert number.skip == skip


@pytest.mark.parametrize(
    ("words", "rank", "end"),
    [
        ("أول", 1, 1),
        ("والأولى", 1, 1),
        ("الثاني", 2, 1),
        ("الثالثة", 3, 1),
        ("الحادي عشر", 11, 2),
        ("الثانية عشرة", 12, 2),
        ("الخامس والعشرين", 25, 2),
        ("الحادية والثلاثين", 31, 2),
        ("العشرون", 20, 1),
    ],
)
def test_ordinals(words: str, rank: int, end: int) -> None:
    keys = keys_of(words)
    number = read_ordinal(keys, 0)
    assert starts_ordinal(keys[0])
    assert number is not None
    assert (number.value, number.end) == (rank, end)


@pytest.mark.parametrize("words", ["ثلاثة", "الحادي", "15", "كتاب", "عشرون"])
def test_no_ordinal(words: str) -> None:
    assert read_ordinal(keys_of(words), 0) is None


UNITS = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split()
TEENS = ["عشرة", "أحد عشر", "اثنا عشر", *(f"{unit} عشر" for unit in UNITS[2:])]
TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
HUNDREDS = "مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()
SCALES = ((10**9, "مليار", "ملياران", "مليارات"), (10**6, "مليون", "مليونان", "ملايين"),
          (1000, "ألف", "ألفان", "آلاف"))  # fmt: skip


def say_small(n: int) -> list[str]:
    """The terms of 1 to 999."""
    terms = [HUNDREDS[n // 100 - 1]] if n >= 100 else []
    rest = n % 100
    if rest >= 20:
        terms += [UNITS[rest % 10 - 1]] if rest % 10 else []
        terms.append(TENS[rest // 10 - 2])
    elif rest >= 10:
        terms.append(TEENS[rest - 10])
    elif rest:
        terms.append(UNITS[rest - 1])
    return terms


def say(n: int) -> str:
    """An independent speller: `n` in words, nominative, counting a masculine noun."""
    terms: list[str] = []
    for size, one, two, many in SCALES:
        count, n = divmod(n, size)
        if count == 1:
            terms.append(one)
        elif count == 2:
            terms.append(two)
        elif count:
            spoken = say_small(count)
            noun = many if 3 <= count <= 10 else one
            terms += [*spoken[:-1], f"{spoken[-1]} {noun}"]
    terms += say_small(n) if n else []
    return " و".join(terms)


@given(st.one_of(st.integers(1, 9999), st.integers(1, 10**12 - 1)))
def test_what_is_spelt_is_read_back(n: int) -> None:
    keys = keys_of(say(n))
    assert read_number(keys, 0) == Number(0, len(keys), n, 0)


@given(st.lists(st.sampled_from([*keys_of(" ".join(w for w, _ in CASES)), "و", "،", "كتاب", ""])))
def test_any_row_of_words_is_read_inside_its_bounds(keys: list[str]) -> None:
    for i in range(len(keys)):
        for number in (read_number(keys, i), read_ordinal(keys, i)):
            assert number is None or (number.start == i < number.end <= len(keys))
