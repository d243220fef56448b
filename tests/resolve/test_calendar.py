"""The days that marks mean on 30 September 2020, a Wednesday."""

import re
from datetime import date

import pytest

from musnad.annotate.folding import key_of
from musnad.languages.ar.dates import read_date, starts_date
from musnad.resolve.calendar import Days, resolve, why_none
from musnad.resolve.datemark import DateMark

TOKEN = re.compile(r"\d+(?:[./-]\d+)*|[^\W\d_][^\W_]*|[^\w\s]")
PUBLISHED = date(2020, 9, 30)
DAYS = {
    "2020-09-30": "اليوم|الأربعاء|اليوم الأربعاء|30 سبتمبر|هذا اليوم|صباح اليوم",
    "2020-09-29": "أمس|بالأمس|البارحة|ليلة أمس|أمس الثلاثاء|الثلاثاء|الثلاثاء الماضي",
    "2020-09-28": "أول أمس|أمس الأول|أول من أمس|الاثنين|فجر اليوم الاثنين|قبل يومين",
    "2020-09-27": "الأحد|مساء الأحد|الأحد الماضي|27 سبتمبر|27/9/2020|2020-09-27|27 أيلول 2020",
    "2020-09-23": "الأربعاء الماضي",
    "2020-10-04": "الأحد المقبل|الأحد القادم",
    "2020-10-07": "الأربعاء المقبل",
    "2020-10-01": "غدا|غدا الخميس|الخميس المقبل|الأول من أكتوبر المقبل",
    "2019-10-01": "الأول من أكتوبر|1 أكتوبر الماضي",
    "2019-11-19": "19 نوفمبر/تشرين الثاني من العام الماضي",
    "2020-09-20": "20 من الشهر الجاري",
    "2020-02-29": "29 فبراير",
    "2024-11-27": "27 تشرين الثاني 2024",
    "2020-08-20": "1 محرم 1442هـ|1 محرم",
    "2020-09-01..2020-09-30": "سبتمبر|هذا الشهر|أيلول الجاري",
    "2020-07-01..2020-07-31": "شهر يوليو الماضي|تموز",
    "2019-12-01..2019-12-31": "ديسمبر|كانون الأول",
    "2020-12-01..2020-12-31": "ديسمبر المقبل",
    "2020-08-01..2020-08-31": "الشهر الماضي",
    "2015-03-01..2015-03-31": "مارس/آذار 2015",
    "2015-01-01..2015-12-31": "عام 2015",
    "2019-01-01..2019-12-31": "العام الماضي",
    "2017-09-21..2018-09-10": "1439هـ|عام 1439هـ",
    "2020-03-20..2020-03-25": "بين 20 و25 مارس|20-25 مارس",
    "2020-05-03..2020-05-05": "3 إلى 5 مايو",
    "2020-09-25..2020-09-26": "ليل الجمعة السبت|يومي الجمعة والسبت",
    "2020-09-27..2020-11-10": "27 سبتمبر إلى 10 نوفمبر 2020|منذ 27 سبتمبر وحتى 10 نوفمبر 2020",
    "2019-12-30..2020-01-02": "30 ديسمبر 2019 إلى 2 يناير|30 ديسمبر إلى 2 يناير",
    "2014-01-01..2018-12-31": "بين عامي 2014 و2018",
    "2020-09-27..2020-09-30": "منذ 27 سبتمبر|منذ الأحد|منذ ثلاثة أيام|منذ فجر الأحد",
    "2015-03-01..2020-09-30": "منذ مارس/آذار 2015",
    "2020-01-01..2020-09-30": "منذ مطلع العام الجاري|منذ بداية العام",
    "2020-06-01..2020-09-30": "منذ مطلع حزيران الماضي",
    "2020-09-29..2020-09-30": "آخر 24 ساعة|خلال 24 ساعة الماضية|الساعات الـ24 الماضية",
    "2020-09-28..2020-09-30": "خلال الساعات الـ48 الماضية|آخر يومين",
}
CASES = [(words, days) for days, cell in DAYS.items() for words in cell.split("|")]
NO_DAYS = (
    "الأسبوع الماضي|خلال الساعات الماضية|الأيام القليلة الماضية|مطلع العام|نهاية سبتمبر|"
    "31 أبريل|30 فبراير 2020|قبل أسبوع|بعد يومين|منذ شهر|1 محرم 1900هـ|منذ غد"
)
HANGING = "الأحد|أمس|27 سبتمبر|سبتمبر|منذ 27 سبتمبر 2020|آخر 24 ساعة|العام الماضي|3 إلى 5 مايو"
STANDING = "27 سبتمبر 2020|مارس 2015|عام 2015|27/9/2020|3 إلى 5 مايو 2019|1439هـ"


def mark_of(words: str) -> DateMark:
    keys = [key_of(part) for part in TOKEN.findall(words.replace("ـ", ""))]
    assert starts_date(keys[0])
    mark = read_date(keys, 0)
    assert mark is not None
    return mark


@pytest.mark.parametrize(("words", "days"), CASES)
def test_the_days_meant(words: str, days: str) -> None:
    found = resolve(mark_of(words), PUBLISHED)
    first, _, last = days.partition("..")
    assert found is not None
    assert (found.start, found.end) == (first, last or first)
    assert why_none(mark_of(words), PUBLISHED) == ""


@pytest.mark.parametrize("words", [words for words in NO_DAYS.split("|") if "1900" not in words])
def test_no_days_and_why(words: str) -> None:
    mark = mark_of(words)
    assert resolve(mark, PUBLISHED) is None
    assert why_none(mark, PUBLISHED)


@pytest.mark.parametrize("words", HANGING.split("|"))
def test_what_hangs_on_publication_is_none_without_it(words: str) -> None:
    mark = mark_of(words)
    assert resolve(mark, None) is None
    assert why_none(mark, None) == "no day of publication is known"


@pytest.mark.parametrize("words", STANDING.split("|"))
def test_what_is_written_in_full_needs_no_publication(words: str) -> None:
    found = resolve(mark_of(words), None)
    assert isinstance(found, Days)
    assert found.inferred_from is None


def test_what_was_inferred_is_said() -> None:
    found = resolve(mark_of("27 سبتمبر"), PUBLISHED)
    assert found == Days("2020-09-27", "2020-09-27", "day of publication")
