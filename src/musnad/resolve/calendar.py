"""Which days a date mark means, seen from the day of publication."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from musnad.model.vocabulary import Precision
from musnad.resolve.datemark import DateMark


class Days(Struct, frozen=True, gc=False):
    """Days from `start` to `end`, both ISO and both included.

    `inferred_from` names what the text does not say itself, None where it says all.
    """

    start: str
    end: str
    inferred_from: str | None = None


class _Unknown(Exception):  # noqa: N818  (it is a finding, not a failure)
    """No days follow; the message says why."""


_Stretch = tuple[date, date]


def resolve(mark: DateMark, published: date | None) -> Days | None:
    """The days `mark` means, None where none follow (`why_none` then says why)."""
    try:
        first, last = _stretch(mark, published)
    except _Unknown:
        return None
    return Days(first.isoformat(), last.isoformat(), _inference(mark))


def why_none(mark: DateMark, published: date | None) -> str:
    """Why `resolve` gives None; empty where it gives days."""
    try:
        _stretch(mark, published)
    except _Unknown as unknown:
        return str(unknown)
    return ""


def _inference(mark: DateMark) -> str | None:
    if mark.first is not None:
        inferred = _inference(mark.first)
        if mark.kind == "since":
            return "day of publication"
        return inferred or (None if mark.last is None else _inference(mark.last))
    return None if mark.year is not None else "day of publication"


def _stretch(mark: DateMark, published: date | None) -> _Stretch:
    if mark.precision == "vague":
        message = "the words give no days"
        raise _Unknown(message)
    if mark.kind == "range":
        return _range(mark, published)
    if mark.kind in ("day", "month", "year") and mark.year is not None:
        return _written(mark, mark.year)
    if published is None:
        message = "no day of publication is known"
        raise _Unknown(message)
    try:
        return _COUNTED[mark.kind](mark, published)
    except (OverflowError, ValueError) as error:
        message = "there is no such day"
        raise _Unknown(message) from error


def _range(mark: DateMark, published: date | None) -> _Stretch:
    """First day of the first end to last day of the last; what the first leaves out, the last says.

    Raises:
        _Unknown: an end without days, or ends in the wrong order.
    """
    if mark.first is None or mark.last is None:
        message = "one end is not said"
        raise _Unknown(message)
    first, last = mark.first, mark.last
    if first.year is not None and last.year is None and last.kind in ("day", "month"):
        start = _beginning(first, published)
        month = last.month or 0
        later = (month, last.day or 31) >= (start.month, start.day)
        end = _written(last, start.year if later else start.year + 1)[1]
    else:
        end = _stretch(last, published)[1]
        anchored = (
            first.kind == "day" and first.direction != "future" and first.month_offset is None
        )
        start = _beginning(first, end if anchored or first.kind == "weekday" else published)
    if start > end:
        message = "the ends are in the wrong order"
        raise _Unknown(message)
    return start, end


def _written(mark: DateMark, year: int) -> _Stretch:
    """Days of a mark whose year is known.

    Raises:
        _Unknown: there is no such day, or the Hijri calendar's tables do not reach it.
    """
    try:
        if mark.calendar == "hijri":
            return _hijri(mark, year)
        if mark.month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if mark.day is None:
            return date(year, mark.month, 1), date(
                year, mark.month, monthrange(year, mark.month)[1]
            )
        day = date(year, mark.month, mark.day)
    except (OverflowError, ValueError) as error:
        message = "there is no such day"
        raise _Unknown(message) from error
    return day, day


def _hijri(mark: DateMark, year: int) -> _Stretch:
    """The same in the Umm al-Qura calendar (its tables reach from 1343 to 1500)."""
    from hijridate import Hijri  # noqa: PLC0415  (its tables are needed by few articles)

    if mark.month is None:
        last = Hijri(year, 12, 1)
        end = Hijri(year, 12, last.month_length())
        return _plain(Hijri(year, 1, 1)), _plain(end)
    if mark.day is None:
        first = Hijri(year, mark.month, 1)
        return _plain(first), _plain(Hijri(year, mark.month, first.month_length()))
    day = _plain(Hijri(year, mark.month, mark.day))
    return day, day


def _plain(day: object) -> date:
    gregorian: date = day.to_gregorian()  # type: ignore[attr-defined]
    return date(gregorian.year, gregorian.month, gregorian.day)


def _year_of(mark: DateMark, published: date) -> int:
    """The year of `published` in the mark's calendar."""
    if mark.calendar == "hijri":
        from hijridate import Gregorian  # noqa: PLC0415

        return int(Gregorian.fromdate(published).to_hijri().year)
    return published.year


def _nearest(mark: DateMark, published: date) -> _Stretch:
    """The year that brings a day or month nearest to, and not after, the day of publication.

    With `المقبل` it is the next one that is not before it, with `الماضي` it lies wholly before.
    """
    this = _year_of(mark, published)
    years = range(this, this + 9) if mark.direction == "future" else range(this, this - 9, -1)
    for year in years:
        try:
            first, last = _written(mark, year)
        except _Unknown:
            continue
        if _fits(mark, first, last, published):
            return first, last
    message = "there is no such day"
    raise _Unknown(message)


def _fits(mark: DateMark, first: date, last: date, published: date) -> bool:
    if mark.direction == "future":
        return first > published
    if mark.direction == "past":
        return last < published
    return first <= published


def _day(mark: DateMark, published: date) -> _Stretch:
    if mark.month_offset is not None:
        year, month = _months_on(published, mark.month_offset)
        return _one(date(year, month, mark.day or 1))
    if mark.year_offset is not None:
        return _written(mark, _year_of(mark, published) + mark.year_offset)
    return _nearest(mark, published)


def _month(mark: DateMark, published: date) -> _Stretch:
    if mark.month_offset is not None:
        year, month = _months_on(published, mark.month_offset)
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if mark.year_offset is not None:
        return _written(mark, _year_of(mark, published) + mark.year_offset)
    return _nearest(mark, published)


def _months_on(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def _year(mark: DateMark, published: date) -> _Stretch:
    return _written(mark, _year_of(mark, published) + (mark.year_offset or 0))


def _weekday(mark: DateMark, published: date) -> _Stretch:
    """The nearest such day not after publication; `الماضي` before it, `المقبل` after it."""
    wanted = mark.weekday or 0
    if mark.offset is not None:
        said = published + timedelta(days=mark.offset)
        if said.weekday() == wanted:
            return _one(said)
    if mark.direction == "future" or (mark.offset or 0) > 0:
        return _one(published + timedelta(days=(wanted - published.weekday() - 1) % 7 + 1))
    back = (published.weekday() - wanted) % 7
    if back == 0 and (mark.direction == "past" or (mark.offset or 0) < 0):
        back = 7
    return _one(published - timedelta(days=back))


def _relative(mark: DateMark, published: date) -> _Stretch:
    return _one(published + timedelta(days=mark.offset or 0))


def _hours(mark: DateMark, published: date) -> _Stretch:
    """Hours are counted in whole days up to the day of publication."""
    return published - timedelta(days=-(-(mark.hours or 0) // 24)), published


def _since(mark: DateMark, published: date) -> _Stretch:
    if mark.first is None:
        message = "its beginning is not said"
        raise _Unknown(message)
    return _ordered(_beginning(mark.first, published), published)


def _beginning(first: DateMark, published: date | None) -> date:
    """The day a stretch begins: `مطلع العام` is vague by itself, but here the year's first day."""
    if first.edge == "start" and first.kind in ("month", "year"):
        exact: Precision = "month" if first.kind == "month" else "year"
        first = replace(first, precision=exact)
    return _stretch(first, published)[0]


def _ordered(start: date, end: date) -> _Stretch:
    if start > end:
        message = "it begins after the day of publication"
        raise _Unknown(message)
    return start, end


def _one(day: date) -> _Stretch:
    return day, day


_COUNTED: dict[str, Callable[[DateMark, date], _Stretch]] = {
    "day": _day,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "relative": _relative,
    "hours": _hours,
    "since": _since,
}
