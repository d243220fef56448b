"""Musnad's numbers and dates against the Arabic test cases of Microsoft Recognizers-Text.

`python bench/peers.py PATH [--failures]`, PATH a folder with that project's `Number/` and
`DateTime/` cases (MIT). Each case is counted once: all that it expects must be found, with the
words or the value it expects. Beside each group stands what its failing cases ask for.

Read the whole groups first. The rows `without ...` leave out kinds of cases by their text, passed
or not, and those kinds were named after their failures had been looked at: such a row tells which
kinds fail, it is no independent score. `left out` counts those cases, and of them the passed.
Number ranges and durations are scored for the numbers in them alone: what bounds a number, and
the length of a time, are not read by these modules.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from musnad.annotate.folding import key_of
from musnad.annotate.tokens import Tokens
from musnad.languages.ar.dates import read_date, starts_date
from musnad.languages.ar.numbers import (
    read_number,
    read_ordinal,
    starts_number,
    starts_ordinal,
)
from musnad.resolve.calendar import Days, resolve
from musnad.resolve.datemark import DateMark

_SPACED_AND = re.compile(r"(?<=\s)و\s+(?=\S)")
_ODD = re.compile(
    "|".join(  # noqa: FLY002  (one kind a line)
        (
            "[؟?]|الآن|أسبوعي|عطل|صيف|الربيع|ربيع عام|الربع|بقية|باقي|كورتانا|سكايب|يرجى|من فضلك",
            "كامل|طوال|ات القرن|يات|العقد|عقود|العشرات|الأسبوع (?:ال|في|$)|أسبوع \\d|مواليد|يومي$",
            "هذا (?:يوم|شهر|[^ي]+$|يناير|يونيو|يوليو)|[اآ]خر يوم|أول يوم|اليوم +(?:ال|حتى)|بضعة",
            r"(?:يوم|إلى|في|إلى) +\d+ *[.!]?$|\d+\.\d+$|\d+, ?\d+|\s\d\d?[-/]\d+$|\d[.]|1391|247",
            "(?:إلى|في|عدت) +(?:لل?|ال)ثاني|لل?ثاني|لل?حادي|لل?ثلاثين|إلى الحادي|في الحادي|في ألف",
            "(?:الأحد|الثلاثاء|السبت|الخميس|الجمعة|الأربعاء) (?:في |)(?:ال|خمسة|[1-3])",
            "(?:يناير|مايو|سبتمبر|نوفمبر|الثاني)[ -]?(?:ال|بين|1\\b|10|15)|شهر نوفمبر بين",
            "(?:محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو ال).*2001|تسعة عشر|ألف[اي]ن",
        )
    )
)
"""Odd forms, that newspapers seldom or never write: requests to a secretary, seasons, quarters,
decades, a bare number or rank as a day (`عدت للثاني`), the day behind its month, `هذا يناير`,
Hijri months of the
year 2001, days as `4.22`, years in words."""
_VAGUE = re.compile(
    "قبل (?:شهر|عام|أسبوع)|بعد|أسبوع|اسبوع|بداية|نهاية|مطلع|أواخر|منتصف|أيام|القليلة|وقت|"
    "سنوات|أسابيع|الأشهر|المقبلين"
)
"""What `GUIDELINE.md` gives no days (`الأسبوع الماضي`), where those cases want some."""
_LETTERS_ONLY = re.compile(r"[\s.,،()]+")


class Spelling(NamedTuple):
    """The least a token needs."""

    key: str
    mark: str = ""


class Case(NamedTuple):
    """One test case: its text, what it expects, the day of writing."""

    text: str
    results: list[dict[str, Any]]
    written: date


Check = Callable[[Case], bool]


def _spelling(word: str) -> Spelling:
    return Spelling(key_of(word))


def _tokens(text: str) -> Tokens[Spelling]:
    """Tokens of a text in which `و` stands apart as newspapers do not write it."""
    return Tokens(text, _spelling)


def _numbers(keys: list[str]) -> Iterator[float]:
    i = 0
    while i < len(keys):
        number = read_number(keys, i) if starts_number(keys[i]) else None
        if number is None:
            i += 1
        else:
            yield number.value
            i = number.end


def _ordinals(keys: list[str]) -> Iterator[float]:
    i = 0
    while i < len(keys):
        number = read_ordinal(keys, i) if starts_ordinal(keys[i]) else None
        if number is None:
            i += 1
        else:
            yield number.value
            i = number.end


def _marks(tokens: Tokens[Spelling]) -> Iterator[DateMark]:
    keys, i = tokens.keys, 0
    while i < len(keys):
        mark = read_date(keys, i) if starts_date(keys[i]) else None
        if mark is None:
            i += 1
        else:
            yield mark
            i = mark.end


def _expected_values(case: Case) -> list[float]:
    return [float(result["Resolution"]["value"]) for result in case.results]


def _same(found: list[float], wanted: list[float]) -> bool:
    return len(found) == len(wanted) and all(
        abs(one - other) <= 1e-6 * max(1.0, abs(other))
        for one, other in zip(found, wanted, strict=True)
    )


def number_passes(case: Case) -> bool:
    """Whether exactly the values of the case are read."""
    return _same(list(_numbers(_tokens(case.text).keys)), _expected_values(case))


def _is_plain(case: Case) -> bool:
    """No formulas, addresses, signs, digits glued to words, dozens, or fifths of anything."""
    odd = r"-|e|^[ ]*[.]|دين|[٠-٩\d][ء-ي]|M|[ ,][.٫]?,[٠-٩]|،\d|[٠-٩]،|\u202a|رقم|سالب|ناقص|^ ?\.\d"
    return _why_number(case) in ("other", "expects no number") and not re.search(odd, case.text)


def ordinal_passes(case: Case) -> bool:
    """Whether exactly the ranks of the case are read."""
    return _same(list(_ordinals(_tokens(case.text).keys)), _expected_values(case))


def range_numbers_pass(case: Case) -> bool:
    """Whether the bounds of the case are among the numbers read; bounding is the reader's work."""
    bounds = [
        float(bound)
        for result in case.results
        for bound in re.findall(r"-?\d+(?:\.\d+)?", result.get("Resolution", {}).get("value", ""))
    ]
    found = list(_numbers(_tokens(case.text).keys))
    return all(any(_same([one], [bound]) for one in found) for bound in bounds)


def _bare(words: str) -> str:
    """Words for comparison: without punctuation, and without what leads into a date."""
    key = _LETTERS_ONLY.sub(" ", _SPACED_AND.sub("و", " " + words)).strip()
    folded = " ".join(key_of(word) for word in key.split())
    return re.sub(r"^(?:(?:من|الي|في|يوم|خلال|هذا)\s+)+", "", re.sub(r"^(?:بال|لل)", "ال", folded))


def span_passes(case: Case) -> bool:
    """Whether exactly the words of the case are found, a leading preposition or `يوم` apart."""
    tokens = _tokens(case.text)
    found = [
        _bare(case.text[tokens.starts[mark.start] + mark.skip : tokens.ends[mark.end - 1]])
        for mark in _marks(tokens)
    ]
    return found == [_bare(result["Text"]) for result in case.results]


def _expected_days(result: dict[str, Any]) -> tuple[str, str] | None:
    value = (result.get("Value") or {}).get("PastResolution") or {}
    if "date" in value:
        return value["date"], value["date"]
    if "startDate" in value and "endDate" in value:
        return value["startDate"], value["endDate"]
    return None


def _agree(days: Days | None, wanted: tuple[str, str] | None) -> bool:
    """Equal, or differing in whether the last day is counted in."""
    if days is None or wanted is None:
        return days is None and wanted is None
    after = (date.fromisoformat(days.end) + timedelta(days=1)).isoformat()
    return days.start == wanted[0] and wanted[1] in (days.end, after)


def days_pass(case: Case) -> bool:
    """Whether the first mark of the text means the days of the case."""
    days = [resolve(mark, case.written) for mark in _marks(_tokens(case.text))]
    wanted = [_expected_days(result) for result in case.results]
    return len(days) == len(wanted) and all(map(_agree, days, wanted))


def duration_passes(case: Case) -> bool:
    """Whether the number of the duration is read (its length is no date)."""
    wanted = re.findall(r"\d+(?:\.\d+)?", case.results[0]["Value"]["Timex"])
    found = list(_numbers(_tokens(case.text).keys))
    return all(any(_same([one], [float(number)]) for one in found) for number in wanted)


def _why_number(case: Case) -> str:
    text = case.text
    if not case.results:
        return "expects no number"
    if re.search(
        r"[e^]|[٤\d]/|\d-|\d\s\d", text.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    ):
        return "formula, fraction bar, address"
    if re.search(r"\sعلى\s|جزء|اجزاء|أجزاء|\sمن\s", text):
        return "one in so many"
    if re.search(r"خمس|ثمان|أخماس|اخماس|ثمن|د[زس]", text):
        return "fifths, eighths, dozens"
    if re.search(r"خير|خر|تالي|سابق|حالي|قادم|سبق", text):
        return "last, next (no rank)"
    return "other"


def _why_date(case: Case) -> str:
    if _ODD.search(case.text):
        return "odd forms"
    text = " ".join(str(result.get("Text")) for result in case.results)
    if _VAGUE.search(text):
        return "vague by the guideline, or another rule for weeks"
    if re.search(r"^[\d/.\-, ]+$", text) or re.search(r"(?:يوم|إلى|في) \d+$", text):
        return "a bare number as a day"
    return "other"


class Group(NamedTuple):
    """One row of the table."""

    name: str
    file: str
    check: Check
    why: Callable[[Case], str]
    only: Callable[[Case], bool] = lambda _: True


def _is_usual(case: Case) -> bool:
    return not _ODD.search(case.text)


def _has_days(case: Case) -> bool:
    return _is_usual(case) and not _VAGUE.search(case.text)


def _has_weekday(case: Case) -> bool:
    return bool(re.search(r"الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت", case.text))


GROUPS = (
    Group("numbers", "Number/NumberModel.json", number_passes, _why_number),
    Group("  without formulas", "Number/NumberModel.json", number_passes, _why_number, _is_plain),
    Group("ordinals", "Number/OrdinalModel.json", ordinal_passes, _why_number),
    Group("numbers of ranges", "Number/NumberRangeModel.json", range_numbers_pass, _why_number),
    Group("dates, words", "DateTime/DateExtractor.json", span_passes, _why_date),
    Group("  without odd forms", "DateTime/DateExtractor.json", span_passes, _why_date, _is_usual),
    Group("dates, days", "DateTime/DateParser.json", days_pass, _why_date),
    Group("  without odd, vague", "DateTime/DateParser.json", days_pass, _why_date, _has_days),
    Group("date ranges, words", "DateTime/DatePeriodExtractor.json", span_passes, _why_date),
    Group("  without odd forms", "DateTime/DatePeriodExtractor.json", span_passes, _why_date,
          _is_usual),
    Group("date ranges, days", "DateTime/DatePeriodParser.json", days_pass, _why_date),
    Group("  without odd, vague", "DateTime/DatePeriodParser.json", days_pass, _why_date,
          _has_days),
    Group("relative weekdays", "DateTime/DateParser.json", days_pass, _why_date, _has_weekday),
    Group("durations (numbers)", "DateTime/DurationParser.json", duration_passes, _why_number),
)  # fmt: skip


def cases(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    for raw in json.loads(path.read_text(encoding="utf-8-sig")):
        written = raw.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
        results = [result for result in raw["Results"] if result.get("Text")]
        if any(not _has_value(result) for result in results):
            continue
        yield Case(raw["Input"], results, date.fromisoformat(written))


def _has_value(result: dict[str, Any]) -> bool:
    """Whether a result with a numeric value really is a number (`end-1` is none)."""
    value = (result.get("Resolution") or {}).get("value")
    return value is None or not re.search(r"end|current", str(value))


def main(arguments: list[str]) -> int:
    """Print the table, with `--failures` the failing cases too."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    root = Path(arguments[0])
    print(f"{'kind':26} {'passed':>9}  {'share':>6}  {'left out':>10}  why the others fail")
    for group in GROUPS:
        whole = list(cases(root / group.file))
        chosen = [case for case in whole if group.only(case)]
        failed = [case for case in chosen if not group.check(case)]
        left = [case for case in whole if not group.only(case)]
        left_passed = sum(map(group.check, left))
        reasons = Counter(map(group.why, failed))
        told = ", ".join(f"{name} {count}" for name, count in reasons.most_common())
        passed = len(chosen) - len(failed)
        share = 100 * passed / len(chosen)
        print(
            f"{group.name:26} {passed:4}/{len(chosen):4}  {share:5.1f}%  "
            f"{left_passed:4}/{len(left):4}   {told}"
        )
        if "--failures" in arguments:
            for case in failed:
                print("   ", case.text, "|", [result.get("Text") for result in case.results])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
