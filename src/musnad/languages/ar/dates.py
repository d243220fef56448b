"""The grammar of Arabic dates: which tokens place something in time, and what they say.

Nothing is worked out here; `musnad.resolve.calendar` does that. All functions look at a list of
token keys from one token on and copy nothing.
"""

from collections.abc import Callable

from msgspec.structs import replace

from musnad.languages.ar import periods
from musnad.languages.ar.dateparts import (
    COMMAS,
    Keys,
    at,
    day_at,
    day_number,
    digit_date,
    direction_at,
    month_at,
    month_of_day,
    number_at,
    with_day,
    year_at,
)
from musnad.languages.ar.datewords import (
    ADVERBS,
    DAYS,
    EDGES,
    MONTHS,
    PARTS,
    PLAIN,
    UNITS,
    WEEKDAYS,
)
from musnad.languages.ar.fronted import with_proclitics
from musnad.languages.ar.numbers import ORDINAL_KEYS
from musnad.resolve.datemark import DateMark

_Reader = Callable[[Keys, int], DateMark | None]
_DASHES = frozenset("-–/")
_RANGE_BEFORE = frozenset("من منذ بين وبين الفتره ومن ليوم يوم اما".split())
_TODAY = frozenset(key for key, _ in with_proclitics("اليوم")) | {"لليوم", "باليوم"}


def starts_date(key: str) -> bool:
    """Whether `read_date` is worth a call at this token."""
    return key in _READERS or "0" <= key[-1:] <= "9"


def read_date(keys: Keys, i: int) -> DateMark | None:
    """The longest date, stretch of days or vague time that begins at token `i`."""
    key = keys[i]
    readers = _READERS.get(key)
    if readers is None:
        if not "0" <= key[-1:] <= "9":
            return None
        readers = _DIGIT_READERS
    for reader in readers:
        mark = reader(keys, i)
        if mark is not None:
            return _joined(keys, mark)
    return None


def _joined(keys: Keys, mark: DateMark) -> DateMark:
    """`من 3 مايو إلى 5 يونيو`, `منذ 27 سبتمبر وحتى 10 نوفمبر`: the mark with its other end."""
    joint = mark.end + (mark.kind == "since" and at(keys, mark.end) in COMMAS)
    if at(keys, joint) not in PLAIN["joint"] or mark.kind in ("range", "period", "hours"):
        return mark
    before = keys[mark.start - 1] if mark.start else ""
    if mark.kind in ("weekday", "relative") and before not in _RANGE_BEFORE:
        return mark
    last = _point(keys, joint + 1)
    if last is None or last.precision == "vague":
        return mark
    return _range(mark.first or mark, last, mark.start, mark.skip)


def _range(first: DateMark, last: DateMark, start: int, skip: int) -> DateMark:
    return DateMark(
        start=start, end=last.end, skip=skip, kind="range", precision="days", first=first, last=last
    )


def _point(keys: Keys, i: int) -> DateMark | None:
    """A day, month or year that can be one end of a stretch, without joining further."""
    if i >= len(keys):
        return None
    key = keys[i]
    for reader in _READERS.get(key, _DIGIT_READERS if "0" <= key[-1:] <= "9" else ()):
        if reader in _ENDS:
            mark = reader(keys, i)
            if mark is not None:
                return mark
    return year_at(keys, i)


# Days of the month


def _from_day(keys: Keys, i: int) -> DateMark | None:
    """`27 سبتمبر`, `السابع من مايو`, `3 إلى 5 مايو`, `20-25 مارس`, `27/9/2020`."""
    mark = day_at(keys, i)
    if mark is not None:
        return _followed(keys, mark)
    read = day_number(keys, i)
    if read is not None:
        day, end, skip, _ = read
        step = at(keys, end)
        if step in _DASHES or step in PLAIN["joint"]:
            return _two_days(keys, i, day, skip, end + 1)
        second = day_number(keys, end)
        if second is not None and second[2] and second[0] == day + 1 and step[0] == "و":
            return _two_days(keys, i, day, skip, end)
        return None
    return _dashed_days(keys, i)


def _followed(keys: Keys, mark: DateMark) -> DateMark:
    """A day with the next one joined to it: `20 مارس و21 مارس` stays two marks."""
    adverb = ADVERBS.at(keys, mark.end)
    if adverb is not None and not adverb.skip:
        return replace(mark, end=adverb.end, part_of_day=adverb.what)
    return mark


def _two_days(keys: Keys, i: int, day: int, skip: int, j: int) -> DateMark | None:
    """The second day and the month both share."""
    second = day_number(keys, j)
    month = None if second is None else month_of_day(keys, second[1])
    if second is None or month is None:
        return None
    first = replace(with_day(month, i, skip, day), end=j)
    return _range(first, with_day(month, j, second[2], second[0]), i, skip)


def _dashed_days(keys: Keys, i: int) -> DateMark | None:
    """`20-25 مارس`, `2014-2018`: one token of two numbers."""
    first, dash, second = at(keys, i).partition("-")
    if not (dash and first.isdecimal() and second.isdecimal()):
        return None
    low, high = int(first), int(second)
    if 1900 <= low < high < 2100:
        ends = [
            DateMark(start=i, end=i + 1, kind="year", precision="year", year=year)
            for year in (low, high)
        ]
        return _range(ends[0], ends[1], i, 0)
    month = month_of_day(keys, i + 1) if 1 <= low < high <= 31 else None
    if month is None:
        return None
    return _range(with_day(month, i, 0, low), with_day(month, i, 0, high), i, 0)


def _year_alone(keys: Keys, i: int) -> DateMark | None:
    """`1439هـ`, `في 2015`, `من 2014 إلى 2018`; elsewhere a bare year is any number."""
    mark = year_at(keys, i)
    if mark is None or mark.calendar == "hijri" or mark.end > i + 1:
        return mark
    before = keys[i - 1] if i else ""
    if before == "في":
        return mark
    ranged = before in _RANGE_BEFORE and at(keys, mark.end) in PLAIN["joint"]
    return mark if ranged and number_at(keys, mark.end + 1, 1900, 2099) is not None else None


# Days told by a word


def _from_weekday(keys: Keys, i: int) -> DateMark | None:
    """`الأحد`, `الأحد الماضي`, `الاثنين 12 يناير 2016`, `الجمعة - السبت`."""
    found = WEEKDAYS.at(keys, i)
    if found is None:
        return None
    mark = DateMark(
        start=i,
        end=found.end,
        skip=found.skip,
        kind="weekday",
        precision="day",
        weekday=found.what,
    )
    if at(keys, mark.end) in _DASHES:
        second = WEEKDAYS.at(keys, mark.end + 1)
        if second is not None:
            return _range(mark, replace(mark, end=second.end, weekday=second.what), i, mark.skip)
    return _described(keys, mark)


def _described(keys: Keys, mark: DateMark) -> DateMark:
    """A weekday or day word with its adjective, part of the day and date."""
    end, direction, part = mark.end, mark.direction, mark.part_of_day
    for _ in range(2):
        adverb = ADVERBS.at(keys, end)
        if adverb is not None and not adverb.skip and part is None:
            end, part = adverb.end, adverb.what
        elif not direction and (direction := direction_at(keys, end)):
            end += 1
    week = UNITS.at(keys, end + (at(keys, end) == "من"))
    if week is not None and week.what == ("week", 1, True) and direction_at(keys, week.end):
        return replace(mark, end=week.end + 1, part_of_day=part, precision="vague")
    dated = _date_behind(keys, end)
    if dated is not None:
        return replace(
            dated, start=mark.start, skip=mark.skip, weekday=mark.weekday, part_of_day=part
        )
    return replace(mark, end=end, direction=direction, part_of_day=part)


def _date_behind(keys: Keys, i: int) -> DateMark | None:
    """The date behind a weekday: `، 22 يناير`, `(27 أيلول 2020)`, `الموافق 3 مايو`."""
    opening = at(keys, i)
    j = i
    if opening == "(" or opening in COMMAS or opening in _DASHES or opening in ("الموافق", "في"):
        j += 1
    mark = day_at(keys, j)
    if mark is None or mark.skip:
        return None
    if opening == "(":
        return replace(mark, end=mark.end + 1) if at(keys, mark.end) == ")" else None
    return mark


def _from_day_word(keys: Keys, i: int) -> DateMark | None:
    """`اليوم`, `أول أمس`, `غدا الثلاثاء`, `الليلة الماضية`; not `اليوم التالي`."""
    found = DAYS.at(keys, i)
    if found is None:
        return None
    offset, part = found.what
    mark = DateMark(
        start=i,
        end=found.end,
        skip=found.skip,
        kind="relative",
        precision="day",
        offset=offset,
        part_of_day=part,
    )
    day = WEEKDAYS.at(keys, found.end)
    if day is not None and not day.skip:
        return _described(keys, replace(mark, end=day.end, weekday=day.what, kind="weekday"))
    if found.end == i + 1 and keys[i] in _TODAY and _is_plain_noun(keys, i):
        return None
    return _described(keys, mark)


def _is_plain_noun(keys: Keys, i: int) -> bool:
    """Whether `اليوم` at token `i` is a plain noun or part of a name, not today."""
    following = at(keys, i + 1)
    if following in PLAIN["not_today"] or (following[:2] == "ال" and following in ORDINAL_KEYS):
        return True
    return i > 0 and keys[i - 1] in PLAIN["name_before"]


def _from_part(keys: Keys, i: int) -> DateMark | None:
    """`مساء الأحد`, `فجر اليوم الاثنين`, `ليل الجمعة السبت`, `صباح 27 سبتمبر`."""
    found = PARTS.at(keys, i)
    if found is None:
        return None
    j = found.end
    first = WEEKDAYS.at(keys, j)
    if first is not None and not first.skip:
        k = first.end + (at(keys, first.end) in _DASHES or at(keys, first.end) == "الي")
        second = WEEKDAYS.at(keys, k)
        if second is not None and second.what == (first.what + 1) % 7 and "ليل" in found.what:
            day = DateMark(
                start=i, end=first.end, kind="weekday", precision="day", weekday=first.what
            )
            other = replace(day, start=k, end=second.end, weekday=second.what)
            nights = _range(day, other, i, found.skip)
            return replace(nights, part_of_day=found.what)
    inner = _one_day(keys, j)
    if inner is None or inner.skip or inner.kind not in ("day", "weekday", "relative"):
        return None
    return replace(inner, start=i, skip=found.skip, part_of_day=found.what)


def _one_day(keys: Keys, i: int) -> DateMark | None:
    """One day in any words."""
    if i >= len(keys):
        return None
    return (
        _from_weekday(keys, i) or _from_day_word(keys, i) or _from_yawm(keys, i) or day_at(keys, i)
    )


def _from_yawm(keys: Keys, i: int) -> DateMark | None:
    """`يوم الأحد`, `يوم 27 سبتمبر`, `يوم أمس`, `يومي السبت والأحد`, `هذا اليوم`."""
    key = keys[i]
    unit = UNITS.at(keys, i)
    if unit is not None and unit.what == ("day_unit", 1, False):
        skip = unit.skip
    elif key in _TWO_DAYS:
        return _from_two_days(keys, i, _TWO_DAYS[key])
    elif key in _SHOWN and at(keys, i + 1) == "اليوم":
        skip = _SHOWN[key]
    else:
        return None
    j = i + 1
    inner = _from_weekday(keys, j) or _from_day_word(keys, j) or _from_day(keys, j)
    if inner is None or inner.skip:
        return None
    return replace(inner, start=i, skip=skip)


_TWO_DAYS = dict(with_proclitics("يومي"))
_SHOWN = dict(with_proclitics("هذا"))
_BETWEEN = dict(with_proclitics("بين"))
_SINCE = dict(with_proclitics("منذ"))


def _from_two_days(keys: Keys, i: int, skip: int) -> DateMark | None:
    """Two days joined by `و` behind `يومي`."""
    mark = _both(keys, i + 1, i, skip)
    if mark is not None and mark.first is not None and mark.first.kind in ("day", "weekday"):
        return mark
    return None


def _both(keys: Keys, j: int, start: int, skip: int) -> DateMark | None:
    """`20 و25 مارس`, `4 سبتمبر و8 سبتمبر`, `الجمعة والأحد`: two ends from token `j` on."""
    first = _point(keys, j)
    if first is not None and first.kind == "range":
        return replace(first, start=start, skip=skip)
    if first is None:
        read = day_number(keys, j)
        if read is None:
            return None
        k = read[1]
        joined = at(keys, k)[:1] == "و"
        return _two_days(keys, start, read[0], skip, k + (keys[k] == "و")) if joined else None
    k = first.end
    if at(keys, k)[:1] != "و":
        return None
    last = _point(keys, k + (keys[k] == "و"))
    return None if last is None else _range(first, last, start, skip)


def _from_between(keys: Keys, i: int) -> DateMark | None:
    """`بين 20 و25 مارس`, `بين عامي 2014 و2018`."""
    if at(keys, i + 1) in periods.BOTH_YEARS:
        return periods.from_years(keys, i + 1, start=i)
    return _both(keys, i + 1, i, _BETWEEN[keys[i]])


def _from_since(keys: Keys, i: int) -> DateMark | None:
    """`منذ 27 سبتمبر`, `منذ فجر الأحد`, `منذ مطلع العام`, `منذ ثلاثة أيام`."""
    j = i + 1
    first = _point(keys, j) or (periods.ago(keys, j) if j < len(keys) else None)
    if first is None and j < len(keys):
        first = periods.from_edge(keys, j) or periods.from_unit(keys, j)
    if first is None or first.kind in ("range", "since"):
        return None
    vague = first.precision == "vague" and first.edge != "start"
    return DateMark(
        start=i,
        end=first.end,
        skip=_SINCE[keys[i]],
        kind="since",
        precision="vague" if vague else "days",
        first=first,
    )


def _readers() -> dict[str, tuple[_Reader, ...]]:
    """Every key a date can begin with, to the readers that are tried there, in order."""
    table: dict[str, list[_Reader]] = {}
    groups: list[tuple[frozenset[str], _Reader]] = [
        (frozenset(_SINCE), _from_since),
        (frozenset(_BETWEEN), _from_between),
        (frozenset(periods.BOTH_YEARS), periods.from_years),
        (WEEKDAYS.keys(), _from_weekday),
        (DAYS.keys(), _from_day_word),
        (PARTS.keys(), _from_part),
        (EDGES.keys(), periods.from_edge),
        (ORDINAL_KEYS, _from_day),
        (frozenset((*_TWO_DAYS, *_SHOWN)) | UNITS.keys(), _from_yawm),
        (MONTHS.keys() | UNITS.keys(), month_at),
        (UNITS.keys(), year_at),
        (periods.STARTS, periods.from_period),
    ]
    for keys, reader in groups:
        for key in keys:
            table.setdefault(key, []).append(reader)
    return {key: tuple(readers) for key, readers in table.items()}


_DIGIT_READERS: tuple[_Reader, ...] = (_from_day, periods.from_period, _year_alone)
_ENDS: frozenset[_Reader] = frozenset(
    (_from_weekday, _from_day_word, _from_part, _from_day, _from_yawm, month_at, digit_date)
)
_READERS = _readers()
