"""What the words of a date say, before anything is worked out from them."""

from typing import Literal

from msgspec import Struct

from musnad.model.vocabulary import Precision

MarkKind = Literal[
    "day", "month", "year", "range", "weekday", "relative", "since", "hours", "period"
]
"""`relative` counts days from the day of writing; `period` is a stretch with no days (`vague`)."""

Direction = Literal["", "past", "future", "current"]
"""What an adjective says: `الماضي`, `المقبل`, `الجاري`."""

Edge = Literal["", "start", "middle", "end"]
"""Which part of a month or year is meant (`مطلع`, `أواخر`)."""

Calendar = Literal["gregorian", "hijri"]


class DateMark(Struct, frozen=True, gc=False, kw_only=True):
    """Words of time at tokens `start` to `end` (exclusive); a field nothing is said of is None.

    `skip` counts the letters of the first key that stand before the date's own (`و`, `ب`).
    `weekday` is 0 for Monday. `offset` counts days, `month_offset` months and `year_offset`
    years from those of writing. `hours` is how many the last ones are. `part_of_day` is a key
    (`مساء`). A range has `first` and `last`; `since` has `first`.
    """

    start: int
    end: int
    kind: MarkKind
    precision: Precision
    skip: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    month_offset: int | None = None
    year_offset: int | None = None
    hours: int | None = None
    direction: Direction = ""
    edge: Edge = ""
    part_of_day: str | None = None
    calendar: Calendar = "gregorian"
    first: "DateMark | None" = None
    last: "DateMark | None" = None
