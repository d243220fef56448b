"""Which tokens are a date, and what it says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.annotate.folding import key_of
from musnad.languages.ar.dates import read_date, starts_date
from musnad.resolve.datemark import DateMark

TOKEN = re.compile(r"\d+(?:[./-]\d+)*|[^\W\d_][^\W_]*|[^\w\s]")


def keys_of(words: str) -> list[str]:
    return [key for key in (key_of(part) for part in TOKEN.findall(words.replace("ـ", ""))) if key]


def marks(words: str) -> list[DateMark]:
    keys, found, i = keys_of(words), [], 0
    while i < len(keys):
        mark = read_date(keys, i) if starts_date(keys[i]) else None
        if mark is not None:
            found.append(mark)
        i = mark.end if mark else i + 1
    return found


WHOLE = {
    "day": (
        "27 سبتمبر|الأول من يناير كانون الثاني|27 من سبتمبر|السابع والعشرين من سبتمبر|"
        "يوم 27 سبتمبر|27 سبتمبر/ أيلول 2020|"
        "27 أيلول (سبتمبر) 2020|27 سبتمبر من العام الماضي|27 تشرين الثاني 2024|27/9/2020|"
        "2020-09-27|27.9.2020|الاثنين 28 سبتمبر|الاثنين، 28 أيلول|الأحد (27 أيلول 2020)|"
        "20 من الشهر الجاري|1 محرم 1442هـ|الـ15 من آب|15 آب|الأول من مارس|مساء 19 نوفمبر|"
        "اليوم 6 مايو"
    ),
    "month": (
        "سبتمبر|مارس/آذار 2015|شهر يوليو الماضي|يوليو المقبل|آب 2020|شهر رجب|الشهر الماضي|"
        "هذا الشهر|مطلع حزيران|9/2020|نونبر|جويلية|لسبتمبر"
    ),
    "year": (
        "عام 2015|سنة 2015|العام الماضي|مطلع العام|هذا العام|1439هـ|عام ألفين وعشرين|"
        "نهاية العام المقبل"
    ),
    "weekday": (
        "الأحد|يوم الأحد|والأحد|بالأحد|للأحد|الأحد الماضي|الأحد المقبل|مساء الأحد|الأحد مساء|"
        "فجر اليوم الاثنين|اليوم الاثنين|منتصف ليل الأحد|أمس الثلاثاء|الجمعة من الأسبوع المقبل"
    ),
    "relative": (
        "اليوم|أمس|بالأمس|البارحة|غدا|أول أمس|أول من أمس|أمس الأول|ليلة أمس|صباح اليوم|هذا اليوم|"
        "الليلة الماضية|بعد غد|يوم أمس|قبل يومين|قبل 3 أيام"
    ),
    "range": (
        "بين 20 و25 مارس|3 إلى 5 مايو|20-25 مارس|ليل الجمعة السبت|ليل الجمعة - السبت|"
        "الجمعة/السبت|يومي السبت والأحد|بين الجمعة والأحد|بين عامي 2014 و2018|2014-2018|"
        "بين 4 سبتمبر و 8 سبتمبر|منذ 27 سبتمبر وحتى 10 نوفمبر|27 سبتمبر حتى 3 أكتوبر"
    ),
    "since": (
        "منذ 27 سبتمبر|منذ الأحد|منذ فجر الأحد|منذ أمس|منذ عام 2015|منذ 2015|"
        "منذ مارس/آذار 2015|منذ ثلاثة أيام|منذ مطلع العام الجاري|ومنذ بداية الشهر|منذ شهر"
    ),
    "hours": (
        "آخر 24 ساعة|خلال 24 ساعة الماضية|الساعات الـ24 الماضية|خلال الساعات ال48 الأخيرة|"
        "خلال الأربع والعشرين ساعة الماضية|الأيام الثلاثة الماضية|آخر يومين"
    ),
    "period": (
        "الأسبوع الماضي|خلال الساعات الماضية|الأيام القليلة الماضية|أواخر الأسبوع الماضي|"
        "قبل أسبوع|بعد يومين|هذه الأيام|خلال 24 ساعة"
    ),
}
CASES = [(words, kind) for kind, cell in WHOLE.items() for words in cell.split("|")]
NONE = (
    "في اليوم التالي|اليوم السابع|المصري اليوم|أحد الجنود|أحد عشر|مارس الضغط|أب لطفلين|"
    "رجب طيب|15 قتيلا في 3 هجمات|الأمين العام الحالي|الأمين العام|قبل يومين من الاقتراع|"
    "منذ بداية الصراع|15 إلى 20 دبابة|2015 دبابة|بين القتلى|خلال المعارك|هذا الهجوم|12:30|3.5|"
    "الثاني|باب المندب|الساعات|يومي|مساء|45 سبتمبر آخر"
)


@pytest.mark.parametrize(("words", "kind"), CASES)
def test_the_whole_phrase_is_one_mark(words: str, kind: str) -> None:
    keys = keys_of(words)
    assert starts_date(keys[0])
    mark = read_date(keys, 0)
    assert mark is not None
    assert (mark.kind, mark.end) == (kind, len(keys))


@pytest.mark.parametrize("words", [words for words in NONE.split("|") if "سبتمبر" not in words])
def test_no_date(words: str) -> None:
    assert marks(words) == []


def test_a_day_that_is_none_leaves_its_month() -> None:
    assert [mark.kind for mark in marks("45 سبتمبر")] == ["month"]


def test_prepositions_and_parentheses_stay_outside() -> None:
    (mark,) = marks("في (27 تشرين الثاني 2024)")
    assert (mark.start, mark.end, mark.day, mark.month, mark.year) == (2, 6, 27, 11, 2024)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("مساء الأحد", "مساء"),
        ("ليلة أمس", "ليله"),
        ("فجر اليوم", "فجر"),
        ("منتصف ليل الأحد", "منتصف ليل"),
    ],
)
def test_part_of_the_day_is_kept(words: str, part: str) -> None:
    (mark,) = marks(words)
    assert mark.part_of_day == part


@pytest.mark.parametrize(
    ("words", "skip"), [("والأحد", 1), ("الأحد", 0), ("وسبتمبر", 1), ("ومنذ الأحد", 1)]
)
def test_skip_counts_what_stands_before_the_date(words: str, skip: int) -> None:
    (mark,) = marks(words)
    assert mark.skip == skip


def test_two_traditions_must_name_one_month() -> None:
    assert [mark.month for mark in marks("سبتمبر/تشرين الأول")] == [9, 10]


WORDS = sorted({key for words, _ in CASES for key in keys_of(words)} | set(keys_of(NONE)))


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_any_row_of_words_is_read_inside_its_bounds(keys: list[str]) -> None:
    for i in range(len(keys)):
        mark = read_date(keys, i)
        assert mark is None or (mark.start == i < mark.end <= len(keys))
