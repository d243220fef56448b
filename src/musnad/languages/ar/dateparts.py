"""The parts a date is made of: a year, a month with its other name, a day of a month.

Each reader looks at `keys` from token `i` on and gives a `DateMark` or None.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from musnad.languages.ar.datewords import MONTHS, PLAIN, UNITS, Found, Month
from musnad.languages.ar.digits import front_of, read_digits
from musnad.languages.ar.numbers import read_number, read_ordinal, starts_number, starts_ordinal
from musnad.resolve.datemark import Calendar, DateMark, Direction

Keys = Sequence[str]

COMMAS = frozenset("،,")
_SLASHES = frozenset("/-–")
_ALONE_BEFORE = frozenset("في شهر خلال منذ من".split())
_PLAIN_YEARS = range(1900, 2100)
_HIJRI_YEARS = range(1300, 1500)


def at(keys: Keys, i: int) -> str:
    """The key of token `i`, empty behind the last one."""
    return keys[i] if i < len(keys) else ""


def direction_at(keys: Keys, i: int) -> Direction:
    """What the adjective at token `i` says, empty where there is none."""
    key = at(keys, i)
    if key in PLAIN["past"]:
        return "past"
    if key in PLAIN["future"]:
        return "future"
    return "current" if key in PLAIN["current"] else ""


def number_at(keys: Keys, i: int, low: int, high: int) -> int | None:
    """The whole number that token `i` alone writes in digits, if it lies in the bounds."""
    digits = read_digits(at(keys, i))
    if digits is None or not digits.spelled.isdecimal():
        return None
    return int(digits.value) if low <= digits.value <= high else None


def month_name(keys: Keys, i: int) -> Found[Month] | None:
    """A month's name with its other name (`مارس/آذار`, `أيلول (سبتمبر)`); doubled is `alone`."""
    found = MONTHS.at(keys, i)
    if found is None:
        return None
    mark = at(keys, found.end)
    if mark in _SLASHES or mark == "(":
        other = MONTHS.at(keys, found.end + 1)
        if other is not None and other.what[:2] == found.what[:2]:
            closing = mark == "(" and at(keys, other.end) == ")"
            if closing or mark != "(":
                alone = found.what._replace(alone=True)
                return Found(alone, other.end + closing, found.skip)
        return found
    other = MONTHS.at(keys, found.end)
    if other is not None and other.what[:2] == found.what[:2] and not other.skip:
        return Found(found.what._replace(alone=True), other.end, found.skip)
    return found


def year_at(keys: Keys, i: int, *, calendar: Calendar = "gregorian") -> DateMark | None:
    """A year behind a month or by itself: `2015`, `من عام 2015`, `من العام الماضي`, `1439هـ`."""
    j = i
    if at(keys, j) in COMMAS and number_at(keys, j + 1, 1900, 2099) is not None:
        j += 1
    if at(keys, j) in ("من", "لسنه"):
        j += 1
    unit = UNITS.at(keys, j)
    if unit is not None and unit.what.kind == "year" and unit.what.number == 1:
        if unit.what.article and j and keys[j - 1] in PLAIN["office"]:
            return None
        if unit.what.article and (direction := direction_at(keys, unit.end)):
            shift = {"past": -1, "future": 1}.get(direction, 0)
            mark = _year(j, unit.end + 1, None)
            return replace(mark, year_offset=shift, start=i, skip=unit.skip)
        number = read_number(keys, unit.end) if starts_number(at(keys, unit.end)) else None
        if number is None or number.skip or number.value not in range(1000, 2100):
            return None
        return _with_era(keys, _year(i, number.end, int(number.value), unit.skip), calendar)
    value = number_at(keys, j, 1000, 2099)
    plain = _PLAIN_YEARS if calendar == "gregorian" else range(1300, 2100)
    if value is None or front_of(keys[j]):
        return None
    mark = _with_era(keys, _year(i, j + 1, value), calendar)
    return mark if value in plain or mark.end > j + 1 else None


def _year(start: int, end: int, year: int | None, skip: int = 0) -> DateMark:
    return DateMark(start=start, end=end, kind="year", precision="year", year=year, skip=skip)


def _with_era(keys: Keys, mark: DateMark, calendar: Calendar) -> DateMark:
    """`هـ` makes a year Hijri, `م` is taken in; a bare year keeps the month's calendar."""
    era = at(keys, mark.end)
    if era in PLAIN["hijri_era"]:
        return replace(mark, end=mark.end + 1, calendar="hijri")
    if era in PLAIN["era"]:
        return replace(mark, end=mark.end + 1)
    hijri = calendar == "hijri" and mark.year in _HIJRI_YEARS
    return replace(mark, calendar="hijri") if hijri else mark


def month_at(keys: Keys, i: int, *, sure: bool = False) -> DateMark | None:
    """A month with what is said of its year: `مارس/آذار 2015`, `شهر يوليو الماضي`.

    A name that is also another word (`مارس`, `آب`, `رجب`) counts only where `sure`, behind `في`
    or `شهر`, or before a year or an adjective of time.
    """
    j, skip = i, None
    noun = UNITS.at(keys, i)
    if noun is not None and noun.what.kind == "month" and noun.what.number == 1:
        j, skip, sure = noun.end, noun.skip, True
    found = month_name(keys, j)
    if found is None or (skip is not None and found.skip):
        return None
    month, calendar, alone = found.what
    end, year, shift = found.end, None, None
    direction = direction_at(keys, end)
    end += bool(direction)
    written = year_at(keys, end, calendar=calendar)
    if written is not None:
        end, year, shift = written.end, written.year, written.year_offset
    before = keys[j - 1] if j else ""
    sure = sure or alone or before in _ALONE_BEFORE
    if not (sure or direction or written is not None):
        return None
    if calendar == "hijri" and year is not None and year not in _HIJRI_YEARS:
        return None
    return DateMark(
        start=i,
        end=end,
        kind="month",
        precision="month",
        skip=found.skip if skip is None else skip,
        year=year,
        month=month,
        year_offset=shift,
        direction=direction,
        calendar=calendar,
    )


def this_month(keys: Keys, i: int) -> DateMark | None:
    """`الشهر الجاري`, `من هذا الشهر`: a month told by its distance from that of writing."""
    j = i + (at(keys, i) == "من")
    shown = at(keys, j) == "هذا"
    unit = UNITS.at(keys, j + shown)
    if unit is None or unit.what.kind != "month" or not unit.what.article or unit.what.number != 1:
        return None
    direction = direction_at(keys, unit.end)
    if not (direction or shown):
        return None
    shift = {"past": -1, "future": 1}.get(direction, 0)
    return DateMark(
        start=i,
        end=unit.end + bool(direction),
        kind="month",
        precision="month",
        skip=unit.skip,
        month_offset=shift,
    )


def day_number(keys: Keys, i: int) -> tuple[int, int, int, bool] | None:
    """(day, end, skip, whether an ordinal) of a number of 1 to 31 at token `i`."""
    day = number_at(keys, i, 1, 31)
    if day is not None:
        return day, i + 1, max(front_of(keys[i]), 0), False
    if i < len(keys) and starts_ordinal(keys[i]):
        ordinal = read_ordinal(keys, i)
        if ordinal is not None and 1 <= ordinal.value <= 31:
            return int(ordinal.value), ordinal.end, ordinal.skip, True
    return None


def month_of_day(keys: Keys, i: int) -> DateMark | None:
    """The month behind a day's number: `سبتمبر`, `من شهر يوليو 2020`, `من الشهر الجاري`."""
    j = i + (at(keys, i) == "من")
    if j == i and at(keys, i) in _SLASHES:
        j += 1
    month = month_at(keys, j, sure=True)
    if month is not None and month.skip == 0:
        return month
    return this_month(keys, i)


def with_day(month: DateMark, start: int, skip: int, day: int) -> DateMark:
    """The day of a month, beginning at token `start`."""
    return replace(month, start=start, skip=skip, day=day, kind="day", precision="day")


def day_at(keys: Keys, i: int) -> DateMark | None:
    """A day with its month, or a date in digits."""
    read = day_number(keys, i)
    if read is None:
        return digit_date(keys, i)
    day, end, skip, _ = read
    month = month_of_day(keys, end)
    return None if month is None else with_day(month, i, skip, day)


def digit_date(keys: Keys, i: int) -> DateMark | None:
    """`27/9/2020`, `2020-09-27`, `27.9.2020`, `9/2020`; `27/9` behind `في`, `يوم`, `بتاريخ`."""
    key = at(keys, i)
    skip = front_of(key)
    if skip < 0:
        return None
    for sign in "/-.":
        if sign in key:
            parts = key[skip:].split(sign)
            if not all(part.isdecimal() and len(part) <= 4 for part in parts):
                return None
            dated = i > 0 and keys[i - 1] in ("في", "يوم", "بتاريخ", "منذ")
            fields = _fields([int(part) for part in parts], short=dated and sign == "/")
            if fields is None:
                return None
            return _digit_mark(i, skip, *fields)
    return None


def _fields(parts: list[int], *, short: bool) -> tuple[int | None, int, int | None] | None:
    """(year, month, day) of the parts of a date in digits."""
    if len(parts) == 3:
        if parts[0] in _PLAIN_YEARS:
            parts.reverse()
        day, month, year = parts
        year += 2000 if year < 100 else 0
        if month > 12:
            day, month = month, day
        good = year in _PLAIN_YEARS and 1 <= month <= 12 and 1 <= day <= 31
        return (year, month, day) if good else None
    if len(parts) == 2:
        if parts[0] in _PLAIN_YEARS:
            parts.reverse()
        first, second = parts
        if second in _PLAIN_YEARS and 1 <= first <= 12:
            return second, first, None
        if short and 1 <= second <= 12 and 1 <= first <= 31:
            return None, second, first
    return None


def _digit_mark(i: int, skip: int, year: int | None, month: int, day: int | None) -> DateMark:
    return DateMark(
        start=i,
        end=i + 1,
        skip=skip,
        kind="month" if day is None else "day",
        precision="month" if day is None else "day",
        year=year,
        month=month,
        day=day,
    )
