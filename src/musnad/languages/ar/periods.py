"""Stretches of time counted from the day of writing: `آخر 24 ساعة`, `الأسبوع الماضي`, `قبل يومين`.

Only those that a newspaper means exactly get numbers; the others keep their words and are `vague`.
"""

from collections.abc import Callable

from msgspec.structs import replace

from musnad.languages.ar.dateparts import (
    Keys,
    at,
    direction_at,
    month_at,
    number_at,
    this_month,
    year_at,
)
from musnad.languages.ar.datewords import EDGES, PLAIN, UNITS, Unit
from musnad.languages.ar.fronted import with_proclitics
from musnad.languages.ar.numbers import Number, read_number, starts_number
from musnad.model.vocabulary import Precision
from musnad.resolve.datemark import DateMark, Direction, Edge

_AGO = dict(with_proclitics("قبل"))
_LATER = dict(with_proclitics("بعد"))
_LAST = dict(with_proclitics("اخر"))
_WITHIN = dict(with_proclitics("خلال"))
_THIS = {key: skip for form in ("هذا", "هذه") for key, skip in with_proclitics(form)}

BOTH_YEARS = {key: skip for form in ("عامي", "سنتي") for key, skip in with_proclitics(form)}
STARTS = frozenset((*_AGO, *_LATER, *_LAST, *_WITHIN, *_THIS)) | UNITS.keys()
"""Keys at which `from_period` may find something; it also reads at digits."""


def from_period(keys: Keys, i: int) -> DateMark | None:
    """A stretch counted from the day of writing that begins at token `i`."""
    reader = _BY_FIRST.get(keys[i])
    if reader is not None:
        return reader(keys, i)
    return from_unit(keys, i) or _counted(keys, i, need_adjective=True)


def _within(keys: Keys, i: int) -> DateMark | None:
    """`خلال الساعات الماضية`, `خلال 24 ساعة`, `خلال آخر 24 ساعة`; a month speaks for itself."""
    j = i + 1
    mark = _last(keys, j) if at(keys, j) in _LAST else None
    mark = mark or from_unit(keys, j) or _counted(keys, j, need_adjective=False)
    if mark is None or mark.kind in ("month", "year"):
        return None
    return replace(mark, start=i, skip=_WITHIN[keys[i]])


def _number(keys: Keys, i: int) -> Number | None:
    return read_number(keys, i) if i < len(keys) and starts_number(keys[i]) else None


def _amount(keys: Keys, i: int, *, bare: bool = False) -> tuple[float, Unit, int] | None:
    """(how many, of what, end) of `24 ساعة`, `ثلاثة أيام`, `يومين`, with `bare` also `يوم`."""
    number = _number(keys, i)
    if number is not None:
        unit = UNITS.at(keys, number.end)
        if unit is None or unit.skip:
            return None
        return number.value, unit.what, unit.end
    unit = UNITS.at(keys, i)
    if unit is None or unit.skip or unit.what.article:
        return None
    if unit.what.number == 2 or (bare and unit.what.number == 1):
        return unit.what.number, unit.what, unit.end
    return (0, unit.what, unit.end) if bare else None


def _stretch(start: int, end: int, amount: float, unit: Unit, direction: Direction) -> DateMark:
    """The last so many hours or days; anything else, and the next ones, are vague."""
    hours = {"hour": 1, "day_unit": 24}.get(unit.kind, 0) * amount
    exact = direction == "past" and hours >= 24 and hours == int(hours)
    return DateMark(
        start=start,
        end=end,
        kind="hours" if exact else "period",
        precision=_precision(unit, exact=exact),
        hours=int(hours) if exact else None,
        direction=direction,
    )


def _precision(unit: Unit, *, exact: bool) -> Precision:
    if not exact:
        return "vague"
    return "hours" if unit.kind == "hour" else "days"


def _counted(keys: Keys, i: int, *, need_adjective: bool) -> DateMark | None:
    """`24 ساعة الماضية`, `الأربع والعشرين ساعة الأخيرة`, behind `خلال` also `48 ساعة`."""
    read = _amount(keys, i)
    if read is None:
        return None
    amount, unit, end = read
    direction = direction_at(keys, end)
    if need_adjective and not direction:
        return None
    return _stretch(i, end + bool(direction), amount, unit, direction)


def _last(keys: Keys, i: int) -> DateMark | None:
    """`آخر 24 ساعة`, `آخر يومين`."""
    read = _amount(keys, i + 1)
    if read is None:
        return None
    amount, unit, end = read
    mark = _stretch(i, end + bool(direction_at(keys, end)), amount, unit, "past")
    return replace(mark, skip=_LAST[keys[i]])


def _before(keys: Keys, i: int) -> DateMark | None:
    """`قبل يومين`."""
    mark = _moved(keys, i)
    return None if mark is None else replace(mark, start=i, skip=_AGO[keys[i]])


def _after(keys: Keys, i: int) -> DateMark | None:
    """`بعد 3 أيام`: of the news or of what was told last, so without days."""
    mark = _moved(keys, i)
    if mark is None:
        return None
    end, skip = mark.end, _LATER[keys[i]]
    return DateMark(
        start=i, end=end, skip=skip, kind="period", precision="vague", direction="future"
    )


def _moved(keys: Keys, i: int) -> DateMark | None:
    """How far `قبل` or `بعد` moves; with `من` behind it another event is meant."""
    mark = ago(keys, i + 1) if i + 1 < len(keys) else None
    return None if mark is None or at(keys, mark.end) in ("من", "علي", "الي") else mark


def ago(keys: Keys, i: int) -> DateMark | None:
    """The day that lies so many days back: `يومين`, `ثلاثة أيام`; other units are vague."""
    read = _amount(keys, i, bare=True)
    if read is None:
        return None
    amount, unit, end = read
    exact = unit.kind == "day_unit" and amount >= 1
    return DateMark(
        start=i,
        end=end,
        kind="relative" if exact else "period",
        precision="day" if exact else "vague",
        offset=-int(amount) if exact else None,
        direction="past",
    )


def this_unit(keys: Keys, i: int) -> DateMark | None:
    """`هذا الأسبوع`, `هذا الشهر`, `هذا العام`, `هذه السنة`, `هذه الأيام`."""
    unit = UNITS.at(keys, i + 1)
    if unit is None or not unit.what.article or unit.skip or unit.what.kind == "hour":
        return None
    if unit.what.number == 1 and unit.what.kind == "day_unit":
        return None
    mark = _whole(keys, i, unit.what, unit.end, "current")
    return replace(mark, skip=_THIS[keys[i]])


def _whole(keys: Keys, i: int, unit: Unit, end: int, direction: Direction) -> DateMark:
    """One month or year by its distance; a week and any plural are vague."""
    shift = {"past": -1, "future": 1}.get(direction, 0)
    end += bool(direction_at(keys, end))
    if unit.number == 1 and unit.kind == "month":
        return DateMark(
            start=i, end=end, kind="month", precision="month", month_offset=shift,
            direction=direction,
        )  # fmt: skip
    if unit.number == 1 and unit.kind == "year":
        return DateMark(
            start=i, end=end, kind="year", precision="year", year_offset=shift, direction=direction
        )
    return DateMark(start=i, end=end, kind="period", precision="vague", direction=direction)


def from_unit(keys: Keys, i: int) -> DateMark | None:
    """`الأسبوع الماضي`, `الشهر الجاري`, `الساعات ال48 الماضية`, `الأيام القليلة الماضية`."""
    unit = UNITS.at(keys, i)
    if unit is None or not unit.what.article:
        return None
    what, j = unit.what, unit.end
    if what.kind == "year" and i and keys[i - 1] in PLAIN["office"]:
        return None
    if what.number == 1:
        direction = direction_at(keys, j)
        if not direction or what.kind == "day_unit":
            return None
        return replace(_whole(keys, i, what, j, direction), skip=unit.skip)
    amount: float = what.number
    if at(keys, j) in PLAIN["few"]:
        j, amount = j + 1, 0
    elif (number := _number(keys, j)) is not None:
        j, amount = number.end, number.value
    direction = direction_at(keys, j)
    if not direction:
        return None
    return replace(_stretch(i, j + 1, amount, what, direction), skip=unit.skip)


def from_edge(keys: Keys, i: int) -> DateMark | None:
    """`مطلع العام`, `نهاية سبتمبر`, `منتصف مارس 2015`, `أواخر الأسبوع الماضي`: always vague.

    The month or year stays in the mark, so that `منذ مطلع العام` has a first day.
    """
    found = EDGES.at(keys, i)
    if found is None:
        return None
    j = found.end
    inner = month_at(keys, j, sure=True) or this_month(keys, j) or year_at(keys, j)
    if inner is None and j < len(keys):
        inner = this_unit(keys, j) if keys[j] in _THIS else from_unit(keys, j)
    if inner is None:
        unit = UNITS.at(keys, j)
        if unit is None or not unit.what.article or unit.what.number != 1:
            return None
        if unit.what.kind not in ("week", "month", "year"):
            return None
        inner = _whole(keys, i, unit.what, unit.end, "current")
    if inner.skip or inner.kind not in ("month", "year", "period"):
        return None
    edges: dict[str, Edge] = {"start": "start", "middle": "middle", "end": "end"}
    return replace(inner, start=i, skip=found.skip, precision="vague", edge=edges[found.what])


def from_years(keys: Keys, i: int, start: int | None = None) -> DateMark | None:
    """`عامي 2014 و2018`."""
    first = number_at(keys, i + 1, 1000, 2099)
    k = i + 2 + (at(keys, i + 2) == "و")
    last = number_at(keys, k, 1000, 2099)
    if first is None or last is None:
        return None
    ends = [
        DateMark(start=j, end=j + 1, kind="year", precision="year", year=year)
        for j, year in ((i + 1, first), (k, last))
    ]
    return DateMark(
        start=i if start is None else start,
        end=ends[1].end,
        skip=BOTH_YEARS[keys[i]],
        kind="range",
        precision="days",
        first=ends[0],
        last=ends[1],
    )


_BY_FIRST: dict[str, Callable[[Keys, int], DateMark | None]] = {
    **dict.fromkeys(_AGO, _before),
    **dict.fromkeys(_LATER, _after),
    **dict.fromkeys(_LAST, _last),
    **dict.fromkeys(_WITHIN, _within),
    **dict.fromkeys(_THIS, this_unit),
}
